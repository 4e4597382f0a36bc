// npm run test:full: the branches of the rules that the tests of every day reach, then the whole suite at full size, and what
// it measured added to docs/measured.md, so that no figure there was ever typed in. Tests write test-results/measured/*.json, each {what, size, seed, result} or a list of them.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readJson, root } from './setup/steps.mjs';

const measuredFolder = path.join(root, 'test-results', 'measured');
const page = path.join(root, 'docs', 'measured.md');
const HEADING = '# Measured\n\nWritten by `npm run test:full`; the newest run stands last.\n';

const git = (...args) =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

function commit() {
  try {
    const changed = git('status', '--porcelain') === '' ? '' : ' with changes';
    return `${git('rev-parse', '--short=10', 'HEAD')}${changed}`;
  } catch {
    return 'none';
  }
}

const cell = (value) =>
  String(value ?? '')
    .replaceAll('|', '\\|')
    .replaceAll('\n', ' ');

function measurements() {
  if (!fs.existsSync(measuredFolder)) return [];
  const files = fs.readdirSync(measuredFolder).filter((file) => file.endsWith('.json'));
  const rows = files.sort().flatMap((file) => readJson(measuredFolder, file));
  return everything ? [coverageRow(), ...rows] : rows;
}

function section(passed, failed) {
  const rows = measurements().map(
    ({ what, size, seed, result }) => `| ${[what, size, seed, result].map(cell).join(' | ')} |`,
  );
  const machine = `${os.cpus()[0]?.model.trim() ?? 'unknown processor'} x ${os.availableParallelism()}, Node ${process.versions.node}`;
  const table = ['| what | size | seed | result |', '| --- | --- | --- | --- |', ...rows].join('\n');
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
  const heading = `## ${day} UTC, commit ${commit()}`;
  return `\n${heading}\n\n${machine}. ${passed} passed, ${failed} failed.\n\n${table}\n`;
}

/** The suite once more, in a process of its own; gives its exit status. */
const run = (args, env) =>
  new Promise((resolve) => {
    const suite = path.join(root, 'build', 'test.mjs');
    const child = spawn(process.execPath, [suite, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });

/** What the tests without a window reach of the rules; the run fails by itself where a branch is left out. */
function coverageRow() {
  const files = Object.entries(readJson(root, 'test-results', 'coverage', 'coverage-summary.json'));
  const domain = files.filter(([file]) => file.includes(`${path.sep}shared${path.sep}domain${path.sep}`));
  const sum = (field) => domain.reduce((so, [, { branches }]) => so + branches[field], 0);
  const result = `${sum('covered')} of ${sum('total')} reached`;
  return { what: 'branches of shared/domain', size: `${domain.length} files`, seed: '', result };
}

const everything = process.argv.length <= 2;
// First, at the size of every day: report and measurements of the suite itself are the ones that stay.
const covered = everything ? await run(['coverage'], {}) : 0;
fs.rmSync(measuredFolder, { recursive: true, force: true });
const code = (await run(process.argv.slice(2), { UNITILL_FULL: '1' })) || covered;
const report = path.join(root, 'test-results', 'vitest.json');
const { numPassedTests = 0, numFailedTests = 0 } = fs.existsSync(report) ? readJson(report) : {};
fs.mkdirSync(path.dirname(page), { recursive: true });
if (!fs.existsSync(page)) fs.writeFileSync(page, HEADING);
fs.appendFileSync(page, section(numPassedTests, numFailedTests));
process.exit(code);
