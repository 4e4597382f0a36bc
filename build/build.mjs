// npm run build: the app and the command line into dist/.
import { ensureOrExit } from './bootstrap.mjs';

await ensureOrExit({ electron: false });
const { buildApp, bundle } = await import('./bundle.mjs');
await Promise.all([buildApp(), bundle('cli')]);
