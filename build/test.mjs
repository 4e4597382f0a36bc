// npm test: everything that says whether this checkout is good: checks, then all tests in a real Electron too, then the
// database tests on the other Nodes that the product runs on. The last line is `N passed, N failed`.
//   npm test -- unit ui            only these projects       npm test -- e2e test/e2e/sale.test.ts
//   npm run coverage               the windowless tests; fails where a branch of shared/domain was not reached
import fs from 'node:fs';
import path from 'node:path';
import { announce, ensureOrExit } from './bootstrap.mjs';
import { runChecks } from './checks.mjs';
import { otherNodes } from './setup/other-nodes.mjs';
import { root } from './setup/steps.mjs';
import { runVitest } from './suite.mjs';

const PROJECTS = ['unit', 'ui', 'devices', 'simulation', 'e2e'];
const WINDOWLESS = ['unit', 'ui', 'simulation'];
const DATABASE_TESTS = 'test/unit/db';

const args = process.argv.slice(2);
const coverage = args.includes('coverage');
const named = PROJECTS.filter((project) => args.includes(project));
const projects = coverage && named.length === 0 ? WINDOWLESS : named;
const passedOn = args.filter((argument) => argument !== 'coverage' && !PROJECTS.includes(argument));
const everything = args.length === 0;
const strict = coverage && args.length === 1;
const windowed = projects.length === 0 || projects.includes('e2e');

const done = await ensureOrExit({ electron: windowed, tools: windowed || projects.includes('devices') });
announce(done);
const failedSteps = everything ? await runChecks() : [];
if (windowed) {
  const { buildApp } = await import('./bundle.mjs');
  await buildApp();
}

const tests = await runVitest(
  [...projects.flatMap((project) => ['--project', project]), ...(coverage ? ['--coverage'] : []), ...passedOn],
  { name: coverage ? 'coverage' : 'vitest', env: strict ? { ...done.env, UNITILL_COVERAGE_STRICT: '1' } : done.env },
);
if (everything) failedSteps.push(...(await testOnOtherNodes()));
close();

/** The database tests once on each other Node the product meets; returns those that failed. */
async function testOnOtherNodes() {
  if (!fs.existsSync(path.join(root, DATABASE_TESTS))) return [];
  const failed = [];
  for (const node of await otherNodes(done)) {
    console.log(`\nthe database tests on ${node.title}`);
    const run = await runVitest(['--project', 'unit', DATABASE_TESTS], node);
    if (!run.ok) failed.push(`database tests on ${node.title}`);
  }
  return failed;
}

/** Says what failed beside the tests, then the line that CI reads; each failed step counts as one failure. */
function close() {
  for (const name of failedSteps) console.log(`failed: ${name}`);
  if (tests.skipped > 0) console.log(`${tests.skipped} skipped`);
  const failed = tests.failed + failedSteps.length;
  console.log(`\n${tests.passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
