// The checks that run nothing of the program: format, lint, house rules, layers, types. Cheap ones first, as many at a
// time as there are cores; what one prints is shown only if it fails.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './setup/steps.mjs';

const LAYERS = ['shared', 'db', 'main', 'renderer', 'test'];
const installed = (...parts) => path.join(root, 'node_modules', ...parts);

const hasSource = (layer) =>
  fs.existsSync(path.join(root, layer)) &&
  fs.readdirSync(path.join(root, layer), { recursive: true }).some((file) => /\.tsx?$/.test(file));

function checks() {
  const layers = LAYERS.filter(hasSource);
  const cruised = layers.filter((layer) => layer !== 'test');
  const cruiser = [
    installed('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.cjs',
  ];
  return [
    ['house rules', path.join('build', 'tidy.mjs')],
    ['lint', installed('oxlint', 'bin', 'oxlint'), '--type-aware', ...layers, 'build'],
    ['format', installed('prettier', 'bin', 'prettier.cjs'), '--check', '--cache', '--log-level=warn', '.'],
    ...(cruised.length > 0 ? [['layers', ...cruiser, ...cruised]] : []),
    ...layers.map((layer) => [
      `types of ${layer}`,
      installed('typescript', 'bin', 'tsc'),
      '-p',
      `tsconfig.${layer}.json`,
    ]),
  ];
}

function runCheck([name, ...argv]) {
  const from = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.on('close', (code) => resolve({ name, ok: code === 0, output, seconds: (performance.now() - from) / 1000 }));
  });
}

function report({ name, ok, output, seconds }) {
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(output.trimEnd());
}

/** Runs all checks and says each one's outcome; returns the names of those that failed. */
export async function runChecks() {
  const waiting = checks();
  const failed = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const result = await runCheck(check);
      report(result);
      if (!result.ok) failed.push(result.name);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
  return failed;
}
