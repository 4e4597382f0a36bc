// npm run check: what must hold before a commit, in seconds: format, lint, house rules, layers, types, unit tests.
import { ensureOrExit } from './bootstrap.mjs';
import { runChecks } from './checks.mjs';
import { runVitest } from './suite.mjs';

const { env } = await ensureOrExit({ electron: false });
const failed = await runChecks();
const tests = await runVitest(['--project', 'unit'], { env });
if (!tests.ok) failed.push('unit tests');
console.log(failed.length > 0 ? `\nfailed: ${failed.join(', ')}` : '\nall is well');
process.exit(failed.length > 0 ? 1 : 0);
