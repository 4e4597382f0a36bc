// The large ledger: built once through commands and kept in the system's cache folder under a hash of schema and code,
// then copied for every run, so that no run finds what another left behind.
import { createHash } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { both, Pair } from './pair';

/** Units of one delivery of the fill: the largest that a posting may hold. */
export const FILL = 5_000;
/** Fewer would not give a thousand sales and their warm-up of units that nobody sold before. */
export const LEAST = 20_000;
/** Folders and files that decide what the ledger files hold. */
const SOURCES = [
  'db',
  'shared/contract',
  'shared/domain',
  'shared/money',
  'shared/serial',
  'shared/text',
  'shared/time',
];
const OWN = ['goods.ts', 'million.ts', 'our-store.ts', 'pair.ts', 'plain-store.ts', 'plain.sql'];
/** What statfs says of a file system in memory: nothing is durable there, so nothing is measured there. */
const TMPFS = 0x01021994;

export type Large = { readonly folder: string; readonly units: number; readonly cached: boolean };

/** The folder that the benchmark keeps its files in, on a real disk. */
export function benchFolder(): string {
  const base = process.env['UNITILL_BENCH_DIR'] ?? path.join(cacheFolder(), 'unitill-bench');
  mkdirSync(base, { recursive: true });
  if (process.platform === 'linux' && statfsSync(base).type === TMPFS) {
    throw new Error(`${base} is in memory; name a folder on a disk with UNITILL_BENCH_DIR`);
  }
  return base;
}

function cacheFolder(): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? os.tmpdir();
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  return process.env['XDG_CACHE_HOME'] ?? path.join(os.homedir(), '.cache');
}

/** Finds or builds both sides with `units` units in stock; `say` hears how far it is. */
export function largeLedger(base: string, units: number, say: (line: string) => void): Large {
  const folder = path.join(base, `${units}-${codeHash()}`);
  if (existsSync(folder)) return { folder, units, cached: true };
  for (const old of readdirSync(base)) {
    if (old.startsWith(`${units}-`)) rmSync(path.join(base, old), { recursive: true, force: true });
  }
  const part = `${folder}.part`;
  mkdirSync(part, { recursive: true });
  fill(part, units, say);
  renameSync(part, folder);
  return { folder, units, cached: false };
}

function fill(folder: string, units: number, say: (line: string) => void): void {
  const pair = new Pair(folder);
  for (let done = 0; done < units; done += FILL) {
    both(pair.delivery(FILL));
    if ((done + FILL) % (20 * FILL) === 0) say(`filling the ledger: ${done + FILL} of ${units} units`);
  }
  settleJobs(pair);
  pair.checkpoint();
  pair.close();
}

/** The labels of the fill were never wanted: a window on this ledger would begin to print a million. */
export function settleJobs({ ours }: Pair): void {
  const { jobs } = ours.ledger;
  for (let job = jobs.next(0, []); job; job = jobs.next(0, [])) jobs.settle(job.id, 'sent', null);
}

/** A copy of the large ledger to measure on. */
export function copyOf({ folder, units }: Large, to: string): Pair {
  cpSync(folder, to, { recursive: true });
  filesUnder(to).forEach(writeThrough);
  return new Pair(to, units);
}

/** Else the disk is still busy with the copy when the clock runs, and every commit waits for it. */
function writeThrough(file: string): void {
  const descriptor = openSync(file, 'r+');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function codeHash(): string {
  const hash = createHash('sha256');
  const own = OWN.map((name) => path.join('test', 'bench', name));
  for (const file of [...SOURCES.flatMap(filesUnder), ...own].sort()) {
    hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex').slice(0, 12);
}

function filesUnder(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}
