// npm run simulate: devices without hardware, in this process; see test/simulators.
import { pathToFileURL } from 'node:url';
import { ensureOrExit } from './bootstrap.mjs';
import { root } from './setup/steps.mjs';

await ensureOrExit({ electron: false });
const { bundle, bundledFile } = await import('./bundle.mjs');
await bundle('simulate');
process.chdir(root);
await import(pathToFileURL(bundledFile('simulate')).href);
