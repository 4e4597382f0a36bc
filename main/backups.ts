// A backup a day, made and checked beside whatever else happens, and kept by a schedule (DESIGN 9).
// A till that is off at night makes it by day. A backup that does not verify is none, and then no older one is dropped.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { backupFolder } from '../db/ledger/backup';
import { surplus, type Kept } from '../db/ledger/keeping';
import type { LedgerReader } from './ledger-thread/reader-client';

const HOUR_MS = 3_600_000;
const LOOK_MS = 15 * 60_000;
/** The first look after a start: when the morning's rush to the till is over. */
const FIRST_LOOK_MS = 5 * 60_000;
/** Between one and five, while the shop sleeps, once the last is this old; at any hour once it is older than a day. */
const NIGHT = { from: 1, to: 5 };
const BY_NIGHT_MS = 20 * HOUR_MS;
const BY_DAY_MS = 26 * HOUR_MS;
const PREFIX = 'daily-';
const MANIFEST = '.manifest.json';

export type BackupParts = {
  readonly reader: Pick<LedgerReader, 'backup'>;
  readonly ledgerFolder: string;
  readonly log: (line: string) => void;
};
export type Backups = { readonly stop: () => void };

/** Whether it is time, `lastMs` being the time of the newest backup; a ledger without one gets it at the first look. */
export function backupIsDue(lastMs: number, now: Date): boolean {
  const sinceMs = now.getTime() - lastMs;
  const atNight = now.getHours() >= NIGHT.from && now.getHours() < NIGHT.to;
  return sinceMs > BY_DAY_MS || (atNight && sinceMs > BY_NIGHT_MS);
}

/** Looks at the clock until it is stopped, for the first time some minutes after the start. */
export function backUpDaily(parts: BackupParts): Backups {
  let running = false;
  const look = (): void => {
    const newest = Math.max(0, ...dailyBackups(parts.ledgerFolder).map(({ atMs }) => atMs));
    if (running || !backupIsDue(newest, new Date())) return;
    running = true;
    void backUpNow(parts, Date.now()).finally(() => (running = false));
  };
  const first = setTimeout(look, FIRST_LOOK_MS);
  const timer = setInterval(look, LOOK_MS);
  return {
    stop: () => {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

/** Makes today's backup and drops those that the schedule does not keep; says in the log what went wrong. */
export async function backUpNow({ reader, ledgerFolder, log }: BackupParts, nowMs: number): Promise<void> {
  const folder = backupFolder(ledgerFolder);
  const outcome = await reader.backup(freeName(folder, nowMs));
  if (!outcome.ok) return log(`daily backup: ${outcome.fault.code} ${outcome.fault.detail}`);
  const made = dailyBackups(ledgerFolder);
  // The manifest goes first: a copy without one counts as none.
  for (const name of surplus(made, nowMs)) rmSync(path.join(folder, `${name}${MANIFEST}`), { force: true });
  for (const name of surplus(made, nowMs)) rmSync(path.join(folder, name), { force: true });
  for (const name of unfinished(folder)) rmSync(path.join(folder, name), { force: true });
}

/** Copies that were cut off before they were checked. */
function unfinished(folder: string): string[] {
  const names = new Set(readdirSync(folder));
  return [...names].filter(
    (name) => name.startsWith(PREFIX) && !name.endsWith(MANIFEST) && !names.has(`${name}${MANIFEST}`),
  );
}

/** The daily backups beside a ledger that were verified when they were made, with their times. */
export function dailyBackups(ledgerFolder: string): Kept[] {
  const folder = backupFolder(ledgerFolder);
  if (!existsSync(folder)) return [];
  const manifests = readdirSync(folder).filter((name) => name.startsWith(PREFIX) && name.endsWith(MANIFEST));
  return manifests.flatMap((manifest) => {
    const atMs = timeOf(path.join(folder, manifest));
    return atMs === null ? [] : [{ name: manifest.slice(0, -MANIFEST.length), atMs }];
  });
}

function timeOf(manifest: string): number | null {
  try {
    const { atMs } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly atMs: unknown };
    return typeof atMs === 'number' ? atMs : null;
  } catch {
    // Cut off while it was written: the copy beside it was never said to be good.
    return null;
  }
}

function freeName(folder: string, nowMs: number): string {
  const day = new Date(nowMs).toISOString().slice(0, 10);
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `${PREFIX}${day}${count === 1 ? '' : `-${count}`}.db`);
    if (!existsSync(file)) return file;
  }
}
