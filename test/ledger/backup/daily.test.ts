// Daily backups of a real ledger: each opens and verifies, the schedule drops old ones, nothing else in the folder is touched.
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { backupFolder, backupTo } from '../../../db/ledger/backup';
import { LedgerFault } from '../../../db/ledger/fault';
import { openDatabase } from '../../../db/connection';
import { verifyChains } from '../../../db/ledger/verify';
import { backUpNow, dailyBackups } from '../../../main/backups';
import { Till } from '../harness/till';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-01T02:00:00Z');
let till: Till;
let folder: string;
const said: string[] = [];

beforeEach(() => {
  till = Till.make();
  folder = backupFolder(till.folder);
  said.length = 0;
});
afterEach(() => {
  till.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What the reading thread does, on this thread: the copy and its check are the real ones. */
async function backUp(nowMs: number): Promise<void> {
  const backup = async (file: string) => {
    try {
      return { ok: true, value: backupTo(till.ledger.core.db, file, nowMs) } as const;
    } catch (error) {
      if (error instanceof LedgerFault) return { ok: false, fault: error.fault } as const;
      throw error;
    }
  };
  await backUpNow({ reader: { backup }, ledgerFolder: till.folder, log: (line) => said.push(line) }, nowMs);
}

test('ten days leave the last seven and the Sunday before them, each of them a whole ledger', async () => {
  for (let day = 0; day < 10; day += 1) await backUp(START + day * DAY_MS);
  // 1 November 2026 is a Sunday; the 10th is a Tuesday, so the seven days are the 4th to the 10th.
  expect(
    dailyBackups(till.folder)
      .map(({ name }) => name)
      .toSorted(),
  ).toEqual([
    'daily-2026-11-01.db',
    'daily-2026-11-04.db',
    'daily-2026-11-05.db',
    'daily-2026-11-06.db',
    'daily-2026-11-07.db',
    'daily-2026-11-08.db',
    'daily-2026-11-09.db',
    'daily-2026-11-10.db',
  ]);
  const copy = openDatabase(path.join(folder, 'daily-2026-11-10.db'), 'read');
  expect(verifyChains(copy)).toMatchObject({ problem: null, postings: till.ledger.core.chain.seq });
  copy.close();
});

test('a second backup of one day takes its place only when it is good', async () => {
  await backUp(START);
  await backUp(START + 3_600_000);
  expect(dailyBackups(till.folder).map(({ name }) => name)).toEqual(['daily-2026-11-01-2.db']);
});

test('a copy that was cut off goes, what people put there stays', async () => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'daily-2026-10-31.db'), 'half a copy');
  writeFileSync(path.join(folder, 'before-the-move.db'), 'mine');
  await backUp(START);
  expect(existsSync(path.join(folder, 'daily-2026-10-31.db'))).toBe(false);
  expect(existsSync(path.join(folder, 'before-the-move.db'))).toBe(true);
});

test('a ledger that does not verify gets no backup, and the older ones stay', async () => {
  await backUp(START);
  till.ledger.core.db.exec('DROP TRIGGER ledger_posting_no_update');
  till.ledger.core.db.exec("UPDATE ledger_posting SET user = 'nobody' WHERE seq = 1");
  for (let day = 1; day < 12; day += 1) await backUp(START + day * DAY_MS);
  expect(dailyBackups(till.folder).map(({ name }) => name)).toEqual(['daily-2026-11-01.db']);
  expect(said).toHaveLength(11);
  expect(said[0]).toContain('ledgerDamaged');
  expect(readdirSync(folder).toSorted()).toEqual(['daily-2026-11-01.db', 'daily-2026-11-01.db.manifest.json']);
});
