// The full verification of the ledger once a night, beside whatever else happens (DESIGN 9). It says what it found where
// people look, and never stops a sale. It must not know what is verified, nor how.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from '../db/ledger/verify';
import type { LedgerClient } from './ledger-thread/client';
import type { LedgerReader } from './ledger-thread/reader-client';

const HOUR_MS = 3_600_000;
/** How often the clock is looked at. */
const LOOK_MS = 15 * 60_000;
/** Between one and five, while the shop sleeps; a till that is off at night is verified by day when two nights were missed. */
const NIGHT = { from: 1, to: 5 };
const ONCE_A_NIGHT_MS = 20 * HOUR_MS;
const TWO_NIGHTS_MS = 44 * HOUR_MS;

export type NightlyParts = {
  readonly ledger: Pick<LedgerClient, 'note'>;
  readonly reader: Pick<LedgerReader, 'verify'>;
  /** Where the time of the last verification is kept. */
  readonly folder: string;
  readonly log: (line: string) => void;
};
export type Nightly = { readonly stop: () => void };

/** Whether it is time, `lastMs` being the time of the last verification. Hours are those of the computer's own clock. */
export function verifyIsDue(lastMs: number, now: Date): boolean {
  const sinceMs = now.getTime() - lastMs;
  const atNight = now.getHours() >= NIGHT.from && now.getHours() < NIGHT.to;
  return sinceMs > TWO_NIGHTS_MS || (atNight && sinceMs > ONCE_A_NIGHT_MS);
}

/** Looks at the clock until it is stopped. A ledger that has never been verified is as old as its first start. */
export function verifyNightly({ ledger, reader, folder, log }: NightlyParts): Nightly {
  const file = path.join(folder, 'verified.json');
  let running = false;
  const run = async (): Promise<void> => {
    const outcome = await reader.verify();
    if (!outcome.ok) return log(`nightly verify: ${outcome.fault.code} ${outcome.fault.detail}`);
    remember(file, Date.now());
    for (const { kind, posting, detail } of outcome.value.problems) log(`verify: ${kind} ${posting ?? ''} ${detail}`);
    ledger.note(faultOfReport(outcome.value));
  };
  const look = (): void => {
    if (running || !verifyIsDue(lastOf(file), new Date())) return;
    running = true;
    void run().finally(() => (running = false));
  };
  const timer = setInterval(look, LOOK_MS);
  lastOf(file);
  return { stop: () => clearInterval(timer) };
}

function faultOfReport({ ok, problems: [first] }: Report) {
  if (ok) return null;
  const detail = first ? `${first.kind} ${first.posting ?? ''} ${first.detail}` : '';
  return { code: 'ledgerDamaged', detail, safe: false, retry: false } as const;
}

/** The time in the file; where there is none, or nonsense, it begins now. */
function lastOf(file: string): number {
  try {
    const { atMs } = JSON.parse(readFileSync(file, 'utf8')) as { readonly atMs: unknown };
    if (typeof atMs === 'number') return atMs;
  } catch {
    // Not there yet.
  }
  const nowMs = Date.now();
  remember(file, nowMs);
  return nowMs;
}

function remember(file: string, atMs: number): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ atMs }));
}
