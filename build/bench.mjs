// npm run bench [-- ...]: bundles test/bench/index.ts and runs it in plain Node. The measures that need a window get
// Electron and a display in their environment; where there is none they have to report that they could not measure.
import { spawn } from 'node:child_process';
import { ensure, ensureOrExit } from './bootstrap.mjs';
import { root, say } from './setup/steps.mjs';

async function prepare() {
  try {
    return await ensure({ tools: true });
  } catch (error) {
    say(`no window for this run: ${error.message}`);
    return ensureOrExit({ electron: false });
  }
}

const { env, runtime } = await prepare();
const { buildApp, bundle, bundledFile } = await import('./bundle.mjs');
await Promise.all([bundle('bench', 'cli'), runtime ? buildApp() : bundle('worker', 'reader')]);
const bench = spawn(process.execPath, ['--enable-source-maps', bundledFile('bench'), ...process.argv.slice(2)], {
  cwd: root,
  env,
  stdio: 'inherit',
});
bench.on('exit', (code, signal) => process.exit(signal ? 1 : code));
