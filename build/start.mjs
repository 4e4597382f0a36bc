// npm start: from a bare checkout to the running window. What follows `--` goes to the app.
// With no display the window opens on Xvfb, and a picture of it is saved, so that a person on a server sees it too.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { announce, electronSwitches, ensureOrExit } from './bootstrap.mjs';
import { root, say } from './setup/steps.mjs';

const done = await ensureOrExit();
announce(done);
const { buildApp } = await import('./bundle.mjs');
await buildApp();

const app = spawn(done.env.ELECTRON_EXEC_PATH, [...electronSwitches(done.env), '.', ...process.argv.slice(2)], {
  cwd: root,
  env: done.env,
  stdio: 'inherit',
});
app.on('exit', (code, signal) => process.exit(signal ? 1 : code));
// Electron ends first, then we do, and Xvfb with us.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.removeAllListeners(signal);
  process.on(signal, () => app.kill());
}

if (done.frameFile) {
  say(`this computer has no display: the window is on Xvfb ${done.env.DISPLAY}; Ctrl+C ends it`);
  const { saveScreenshot } = await import('./screenshot.mjs');
  const file = path.join(root, 'test-results', 'start.png');
  say((await saveScreenshot(done.frameFile, file)) ? `screenshot saved: ${file}` : 'no window was drawn');
}
