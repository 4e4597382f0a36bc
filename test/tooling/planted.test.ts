// Shows that each rule a machine checks is alive: a violation is planted in a tree of its own, with this project's
// configuration, and the tool must name the rule and the file; the allowed form beside it must pass.
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const TOOLS_TIMEOUT_MS = 60_000; // about five seconds on two cores at rest

type Tool = 'layers' | 'lint' | 'house' | 'types';
type Plant = readonly [tool: Tool, rule: string, file: string, text: string];

// Put together here, so that the house rules do not find this file.
const LEFT_OVER = ['TO', 'DO'].join('');
const NARROWED = ['it.', 'only('].join('');
const MACHINE_PATH = ['/ho', 'me/cashier/ledger'].join('');

const lines = (count: number) => '\n'.repeat(count - 1);

const PLANTS: readonly Plant[] = [
  ['layers', 'shared-imports-nothing-of-ours', 'shared/to-db.ts', "export { open } from '../db/open';"],
  ['layers', 'shared-takes-only-pure-libraries', 'shared/to-node.ts', "export { readFileSync } from 'node:fs';"],
  ['layers', 'db-imports-shared', 'db/to-main.ts', "export { start } from '../main/start';"],
  ['layers', 'db-takes-only-sqlite', 'db/to-library.ts', "export { SerialPort } from 'serialport';"],
  ['layers', 'main-knows-no-screen', 'main/to-renderer.ts', "export { page } from '../renderer/page';"],
  ['layers', 'renderer-imports-shared', 'renderer/to-db.ts', "export { open } from '../db/open';"],
  ['layers', 'renderer-has-no-node', 'renderer/to-electron.ts', "export { app } from 'electron';"],
  ['layers', 'renderer-has-no-builtin', 'renderer/to-node.ts', "export { join } from 'node:path';"],
  ['layers', 'one-caller-of-append', 'db/second-caller.ts', "export { appendPosting } from './ledger/append';"],
  ['house', 'one-caller-of-append', 'db/ledger/core.ts', "import { appendPosting } from './append';"],
  ['layers', 'no-circle', 'shared/circle-a.ts', "export { b } from './circle-b';\nexport const a = 1;"],
  ['layers', 'shipped', 'main/to-dev-library.ts', "export { PNG } from 'pngjs';"],
  ['layers', 'resolves', 'main/to-nowhere.ts', "export { x } from './nowhere';"],

  ['lint', 'no-restricted-properties', 'shared/date-now.ts', 'export const at = Date.now();'],
  ['lint', 'no-restricted-properties', 'shared/math-random.ts', 'export const luck = Math.random();'],
  ['lint', 'no-restricted-properties', 'shared/number-parse.ts', "export const price = Number.parseFloat('1.5');"],
  ['lint', 'no-restricted-globals', 'shared/parse.ts', "export const price = parseFloat('1.5');"],
  ['lint', 'no-restricted-globals', 'renderer/parse.ts', "export const price = parseFloat('1.5');"],
  ['lint', 'no-restricted-imports', 'main/raw.ts', "export { ipcMain } from 'electron';"],
  ['lint', 'no-restricted-imports', 'main/devices/raw.ts', "export { ipcRenderer } from 'electron';"],
  ['lint', 'no-default-export', 'main/default.ts', 'export default 1;'],
  ['lint', 'no-namespace', 'shared/space.ts', 'export namespace Space {\n  export const a = 1;\n}'],
  ['lint', 'consistent-type-definitions', 'shared/interface.ts', 'export interface Unit {\n  serial: string;\n}'],
  ['lint', 'no-explicit-any', 'shared/any.ts', 'export const rows: any[] = [];'],
  ['lint', 'max-lines', 'shared/long.ts', `export const a = 1;${lines(301)}`],
  ['lint', 'max-lines-per-function', 'shared/long-function.ts', `export function f() {${lines(71)}}`],
  ['lint', 'jsx-no-literals', 'renderer/Sentence.tsx', 'export const Sentence = () => <p>Scan a unit</p>;'],
  ['lint', 'no-floating-promises', 'main/floating.ts', 'export const f = () => {\n  Promise.resolve(1);\n};'],
  [
    'lint',
    'switch-exhaustiveness-check',
    'shared/switch.ts',
    "export function f(kind: 'sale' | 'return') {\n  switch (kind) {\n    case 'sale':\n      return 1;\n  }\n  return 0;\n}",
  ],

  ['house', 'no-enum', 'shared/enum.ts', 'export enum Status {\n  Sold,\n}'],
  ['house', 'no-clock', 'shared/clock.ts', 'export const at = new Date();'],
  ['house', 'no-float-text', 'shared/fixed.ts', 'export const text = (1.5).toFixed(2);'],
  ['house', 'no-float-text', 'renderer/fixed.ts', 'export const text = (1.5).toFixed(2);'],
  ['house', 'no-money-arithmetic', 'renderer/sum.ts', 'export const f = (line: Line) => line.totalMinor + 1;'],
  ['house', 'no-money-arithmetic', 'renderer/change.ts', 'export const f = (dueMinor: number) => -dueMinor;'],
  ['house', 'no-literal-text', 'renderer/Label.tsx', 'export const Label = () => <input aria-label="Scan a unit" />;'],
  ['house', 'empty-name', 'shared/utils.ts', 'export const a = 1;'],
  ['house', 'empty-name', 'renderer/common/Button.tsx', 'export const Button = () => null;'],
  ['house', 'file-name', 'shared/priceLine.ts', 'export const a = 1;'],
  ['house', 'left-over', 'main/later.ts', `export const a = 1; // ${LEFT_OVER}: round`],
  ['house', 'machine-path', 'main/path.ts', `export const folder = '${MACHINE_PATH}';`],
  ['house', 'narrowed-tests', 'test/narrowed.test.ts', `${NARROWED}'sells', () => {});`],
  ['house', 'opening-comment', 'shared/silent.ts', 'export const a = 1;'],

  ['types', 'TS2584', 'shared/dom.ts', 'export const title = document.title;'],
  ['types', 'TS2591', 'shared/process.ts', 'export const node = process.version;'],
  ['types', 'TS2584', 'db/dom.ts', 'export const title = document.title;'],
  ['types', 'TS2591', 'renderer/process.ts', 'export const node = process.version;'],
  ['types', 'TS2322', 'shared/unchecked.ts', 'export const first = (serials: string[]): string => serials[0];'],
  ['types', 'TS7006', 'shared/implicit.ts', 'export const f = (serial) => serial;'],
];

// Nearest allowed forms, and what the plants import.
const ALLOWED: Readonly<Record<string, string>> = {
  'shared/shape.ts': "import { z } from 'zod';\nexport const serial = z.string();",
  'shared/date-of.ts': 'export const day = (atMs: number) => new Date(atMs).getUTCDate();',
  'db/open.ts': "import { readFileSync } from 'node:fs';\nexport const open = () => readFileSync;",
  'db/ledger/append.ts': 'export const appendPosting = () => 1;',
  'db/ledger/post.ts': "import { appendPosting } from './append';\nexport const post = () => appendPosting();",
  'main/start.ts': "export { open as start } from '../db/open';",
  'main/ipc/raw.ts': "export { ipcMain } from 'electron';",
  'main/preload.ts': "export { ipcRenderer } from 'electron';",
  'renderer/page.ts': "export { serial as page } from '../shared/shape';",
  'renderer/Price.tsx':
    'export const Price = (line: { totalMinor: number }) => <p aria-label={`${line.totalMinor}`} />;',
  'renderer/rows.ts': 'export const next = (row: { index: number }) => row.index + 1;',
};

const CONFIGURATION = [
  '.oxlintrc.json',
  '.dependency-cruiser.cjs',
  'package.json',
  'tsconfig.json',
  'tsconfig.base.json',
];
const LAYERS = ['shared', 'db', 'main', 'renderer'];

const project = process.cwd();
const parent = fs.mkdtempSync(path.join(os.tmpdir(), 'unitill-planted-'));
const TOOLS: readonly Tool[] = ['layers', 'lint', 'house', 'types'];
const installed = (...parts: string[]) => path.join(project, 'node_modules', ...parts);

// The other half of the circle, which is reported once, at the half above.
const CIRCLE_B = "// Planted.\nexport { a as b } from './circle-a';\n";

/** Everything found, as `rule file` each. */
const found: Record<Tool, string[]> = { layers: [], lint: [], house: [], types: [] };

function write(file: string, text: string) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

/** A tree for each tool: an import that breaks a layer would bring in types that hide what breaks another rule. */
function plant(tool: Tool) {
  const tree = path.join(parent, tool);
  fs.mkdirSync(tree);
  fs.symlinkSync(installed(), path.join(tree, 'node_modules'));
  for (const file of CONFIGURATION) fs.copyFileSync(path.join(project, file), path.join(tree, file));
  for (const layer of LAYERS) {
    const configuration = fs.readFileSync(path.join(project, `tsconfig.${layer}.json`), 'utf8');
    // Its own build information: the link would lead into that of this project.
    write(path.join(tree, `tsconfig.${layer}.json`), configuration.replace('node_modules/.cache', '.cache'));
  }
  for (const [ofTool, rule, file, text] of PLANTS) {
    if (ofTool === tool) write(path.join(tree, file), rule === 'opening-comment' ? text : `// Planted.\n${text}\n`);
  }
  if (tool === 'layers') write(path.join(tree, 'shared/circle-b.ts'), CIRCLE_B);
  for (const [file, text] of Object.entries(ALLOWED)) write(path.join(tree, file), `// Allowed.\n${text}\n`);
}

/** What a tool prints on standard output; its exit status says only that it found something. */
function printed(tool: Tool, script: string, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, ...args],
      { cwd: path.join(parent, tool), maxBuffer: 1 << 26 },
      (_error, stdout) => resolve(stdout),
    );
  });
}

async function runLayers() {
  const script = installed('dependency-cruiser', 'bin', 'dependency-cruise.mjs');
  const text = await printed(
    'layers',
    script,
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'json',
    ...LAYERS,
  );
  type Violation = { rule: { name: string }; from: string };
  const { violations } = (JSON.parse(text) as { summary: { violations: Violation[] } }).summary;
  found.layers = violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

async function runLint() {
  const text = await printed('lint', installed('oxlint', 'bin', 'oxlint'), '--type-aware', '--format=json', ...LAYERS);
  const { diagnostics } = JSON.parse(text) as { diagnostics: { code: string; filename: string }[] };
  found.lint = diagnostics.map(({ code, filename }) => `${code.replace(/^.*\((.*)\)$/, '$1')} ${filename}`);
}

async function runHouse() {
  const text = await printed('house', path.join(project, 'build', 'tidy.mjs'), path.join(parent, 'house'));
  found.house = [...text.matchAll(/^(\S+):\d+ {2}(\S+):/gm)].map(([, file, rule]) => `${rule} ${file}`);
}

async function runTypes() {
  const outputs = await Promise.all(
    LAYERS.map((layer) => printed('types', installed('typescript', 'bin', 'tsc'), '-p', `tsconfig.${layer}.json`)),
  );
  const matches = outputs.flatMap((text) => [...text.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)]);
  found.types = matches.map(([, file, code]) => `${code} ${file}`);
}

beforeAll(async () => {
  TOOLS.forEach(plant);
  await Promise.all([runLayers(), runLint(), runHouse(), runTypes()]);
}, TOOLS_TIMEOUT_MS);

afterAll(() => fs.rmSync(parent, { recursive: true, force: true }));

describe('a planted violation is found', () => {
  it.each(PLANTS)('%s: %s in %s', (tool, rule, file) => {
    expect(found[tool]).toContain(`${rule} ${file}`);
  });
});

describe('the allowed form passes', () => {
  it.each(Object.keys(ALLOWED))('%s', (file) => {
    const findings = Object.values(found).flat();
    expect(findings.filter((finding) => finding.endsWith(` ${file}`))).toEqual([]);
  });
});
