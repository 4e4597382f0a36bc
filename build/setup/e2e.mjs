// Set up before the windowed tests of one vitest run, so that a single test file can be run on its own too.
// Under `npm test` all of this has been done and nothing happens here.
import { announce, ensure } from '../bootstrap.mjs';
import { buildApp } from '../bundle.mjs';

/** Called by vitest once, in the process whose environment the test workers inherit. */
export async function setup() {
  if (process.env.ELECTRON_EXEC_PATH) return;
  const done = await ensure({ tools: true });
  announce(done);
  Object.assign(process.env, done.env);
  await buildApp();
}
