// Runs vitest in a child process, in this Node or another, and reads what came of it from its JSON report.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readJson, root } from './setup/steps.mjs';

const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');

/**
 * Runs vitest with `args`. `name` is that of the report in test-results/; `exe` another Node, `env` its environment.
 * Returns {ok, passed, failed, skipped}. A run that broke off or left no report counts as one failure at least.
 */
export async function runVitest(args, { name = 'vitest', exe = process.execPath, env = process.env } = {}) {
  const report = path.join(root, 'test-results', `${name}.json`);
  fs.rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await new Promise((resolve) => {
    const child = spawn(exe, [vitest, 'run', ...reporters, ...args], { cwd: root, env, stdio: 'inherit' });
    child.on('exit', (status) => resolve(status ?? 1));
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
  });
  return outcome(report, code);
}

function outcome(report, code) {
  const found = fs.existsSync(report) ? readJson(report) : {};
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0 } = found;
  // A file that does not load, or an error outside a test, fails the run and no test.
  const failed = code === 0 ? numFailedTests : Math.max(numFailedTests, 1);
  return { ok: failed === 0, passed: numPassedTests, failed, skipped: numPendingTests };
}
