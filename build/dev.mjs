// npm run dev: vite serves the renderer and updates it in place, esbuild watches the main side, and Electron starts
// again when that changes.
import { spawn } from 'node:child_process';
import { announce, electronSwitches, ensureOrExit } from './bootstrap.mjs';
import { root, say } from './setup/steps.mjs';

const SETTLE_MS = 50; // one save touches several bundles

const done = await ensureOrExit();
announce(done);
const { createServer } = await import('vite');
const { watchApp } = await import('./bundle.mjs');
const server = await createServer();
await server.listen();
const address = server.resolvedUrls.local[0];
say(`renderer at ${address}`);

let app;
let restarting = false;
let settling;

function open() {
  app = spawn(done.env.ELECTRON_EXEC_PATH, [...electronSwitches(done.env), '.', ...process.argv.slice(2)], {
    cwd: root,
    env: { ...done.env, ELECTRON_RENDERER_URL: address },
    stdio: 'inherit',
  });
  app.on('exit', (code) => {
    if (!restarting) process.exit(code ?? 0);
    restarting = false;
    open();
  });
}

function restart() {
  say('main changed: starting again');
  restarting = true;
  app.kill();
}

await watchApp(() => {
  clearTimeout(settling);
  settling = setTimeout(restart, SETTLE_MS);
});
open();
process.on('exit', () => app.kill());
