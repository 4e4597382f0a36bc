// npm run --silent cli -- ...: the command line with no window. Bundles main/cli.ts when a source is newer than the
// bundle, then runs it in this process, so that standard input, output and the exit status are its own.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureOrExit } from './bootstrap.mjs';
import { root } from './setup/steps.mjs';

const SOURCES = ['main', 'db', 'shared', 'build/bundle.mjs', 'package-lock.json'];
const bundled = path.join(root, 'dist', 'cli', 'index.js');

function newest(file) {
  const found = fs.statSync(file);
  if (!found.isDirectory()) return found.mtimeMs;
  return Math.max(found.mtimeMs, ...fs.readdirSync(file).map((entry) => newest(path.join(file, entry))));
}

const stale = () => {
  if (!fs.existsSync(bundled)) return true;
  const builtAt = fs.statSync(bundled).mtimeMs;
  return SOURCES.map((name) => path.join(root, name)).some((file) => fs.existsSync(file) && newest(file) > builtAt);
};

await ensureOrExit({ electron: false });
if (stale()) {
  const startedAt = new Date();
  const { bundle } = await import('./bundle.mjs');
  await bundle('cli', 'worker', 'reader');
  // Dated from before the build: a source saved meanwhile is newer.
  fs.utimesSync(bundled, startedAt, startedAt);
}
process.argv[1] = bundled;
await import(pathToFileURL(bundled).href);
