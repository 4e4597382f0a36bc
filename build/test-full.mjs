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
  return files.sort().flatMap((file) => readJson(measuredFolder, file));
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

function runTests(args, env) {
  const file = path.join(root, 'build', 'test.mjs');
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, env, stdio: 'inherit' });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

const args = process.argv.slice(2);
// At the size and seed of every day, since CI must reach the branches too; before the suite, whose measurements stay.
const uncovered = args.length === 0 ? await runTests(['coverage'], process.env) : 0;
fs.rmSync(measuredFolder, { recursive: true, force: true });
const failed = await runTests(args, { ...process.env, UNITILL_FULL: '1' });
const report = path.join(root, 'test-results', 'vitest.json');
const { numPassedTests = 0, numFailedTests = 0 } = fs.existsSync(report) ? readJson(report) : {};
fs.mkdirSync(path.dirname(page), { recursive: true });
if (!fs.existsSync(page)) fs.writeFileSync(page, HEADING);
fs.appendFileSync(page, section(numPassedTests, numFailedTests));
if (uncovered !== 0) console.log('failed: coverage, see the first run above');
process.exit(failed === 0 ? uncovered : failed);
