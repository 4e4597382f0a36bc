// npm run bench [-- --json] [--only NAME,NAME]: measures what DESIGN 10 asks for and prints a table, with --json one object.
// --record writes the table into docs/measured.md.
// UNITILL_BENCH_UNITS scales the large ledger down for a quick look; UNITILL_BENCH_DIR names the folder to work in.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { engineName, enterShippedEngine } from './engine';
import { resolving, searching } from './finding';
import { benchFolder, copyOf, FILL, largeLedger, LEAST } from './million';
import { printing } from './printing';
import { rebuilding } from './rebuilding';
import { commitNote, receiving, receivingInLarge } from './receiving';
import { recordPage } from './record';
import { jsonOf, MILLION, tableLines, type Figures, type Key, type Known } from './report';
import { bytes, selling } from './selling';
import { windowMeasures } from './window/measures';
import type { Pair } from './pair';

enterShippedEngine();

const json = process.argv.includes('--json');
const only = process.argv[process.argv.indexOf('--only') + 1]?.split(',') ?? [];
const wanted = (name: string): boolean => !process.argv.includes('--only') || only.includes(name);
const units = Math.max(LEAST, Math.floor(Number(process.env['UNITILL_BENCH_UNITS'] ?? MILLION) / FILL) * FILL);
/** With --json the object is all that standard output gets. */
const say = (line: string): boolean => (json ? process.stderr : process.stdout).write(`${line}\n`);

const machine = `${os.availableParallelism()} x ${os.cpus()[0]?.model.trim() ?? 'unknown processor'}, ${engineName()}`;
const known: Known = new Map();
const asides: string[] = [];

/** A measure that fails leaves its figures null, with the reason; the others go on. */
async function measure(name: string, keys: readonly Key[], run: () => Figures | Promise<Figures>): Promise<void> {
  if (!wanted(name)) return;
  const from = performance.now();
  try {
    const found = await run();
    for (const key of keys) known.set(key, found[key] ?? { value: null, note: 'not measured' });
  } catch (error) {
    const [note = ''] = String(error instanceof Error ? error.message : error).split('\n');
    for (const key of keys) known.set(key, { value: null, note });
    if (process.env['UNITILL_VERBOSE']) say(String(error instanceof Error ? error.stack : error));
  }
  say(`${name}: ${((performance.now() - from) / 1_000).toFixed(0)} s`);
}

async function inLarge(base: string, pair: Pair): Promise<void> {
  if (wanted('receive')) asides.push(receivingInLarge(pair));
  await measure('sale', ['sale3_ratio', 'sale3_p99_ms'], () => selling(pair, units));
  await measure('resolve', ['resolve1m_p99_ms', 'resolve1m_over_10k'], () => resolving(base, pair, units));
  await measure('search', ['search1m_p99_ms'], () => searching(pair.ours, units));
  asides.push(commitNote(pair));
  await measure('rebuild', ['rebuild1m_s'], () => rebuilding(pair, units));
}

const base = benchFolder();
const work = mkdtempSync(path.join(base, 'work-'));
try {
  say(`${machine}, files in ${base}`);
  await measure('receive', ['receive1000_ratio', 'receive_growth'], () => receiving(work));
  await measure('bytes', ['bytes_ratio'], () => bytes(work, Math.min(1, units / MILLION)));
  await measure('print', ['zpl1000_ms', 'pdf1000_ms'], () => printing(work));
  if (['receive', 'sale', 'resolve', 'search', 'rebuild', 'window', 'paint'].some(wanted)) {
    const large = largeLedger(base, units, say);
    say(`the ledger of ${units} units ${large.cached ? 'was kept from an earlier run' : 'was built by this run'}`);
    const pair = copyOf(large, path.join(work, 'large'));
    await inLarge(work, pair);
    pair.close();
    rmSync(path.join(work, 'large'), { recursive: true });
    if (['window', 'paint'].some(wanted)) await windowMeasures({ large, work, measure });
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
const lines = [...tableLines(known), '', ...asides];
for (const line of ['', ...lines]) say(line);
if (process.argv.includes('--record')) recordPage(machine, units, known, asides);
if (json) process.stdout.write(`${JSON.stringify(jsonOf(known, units))}\n`);
