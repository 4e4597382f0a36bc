// Kills the founding of a company and the restore of a backup at every statement and file operation. A life is there whole or
// not at all, nothing of the present file is ever lost, and the same step can be taken again.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backupTo } from '../../../db/ledger/backup';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { restoreLedger, type RestoreRequest } from '../../../db/ledger/restore';
import { openDatabase } from '../../../db/connection';
import { copyPlace, dropPlace, newPlace, problemsOf, type Place } from '../harness/ledger-files';
import { prepareMorning } from '../harness/prepared';
import { bundleTill, runTill } from '../harness/processes';
import { PIN, START_MS } from '../harness/till';
import type { Plan } from '../harness/till-program';
import { countedIn, each, isCommitted, pointsOf, tell } from './points';

const REQUEST = {
  companyName: 'Meier Hardware',
  country: 'US',
  currency: 'USD',
  currencyDigits: 2,
  branchName: 'Main street',
  branchCode: 'HQ',
  timeZone: 'UTC',
  stationName: 'Till 1',
  ownerName: 'A. Meier',
  pin: PIN,
  sample: false,
};

let program = '';
let killed = 0;
let known = 0;
beforeAll(async () => {
  program = await bundleTill();
});
afterAll(() => {
  morning.till.drop();
  tell('kill founding and restore', killed, known);
});

function open(place: Omit<Place, 'base'>, nowMs: number): OpenedLedger {
  const { folder, keyFolder } = place;
  return openLedger({ folder, keyFolder, access: 'write', now: () => nowMs });
}

test('company.founded is there whole or not at all, wherever the process is killed from the first opening on', async () => {
  const planOf = ({ folder, keyFolder }: Place): Plan => ({
    folder,
    keyFolder,
    access: 'write',
    nowMs: START_MS,
    user: null,
    countOpening: true,
    steps: [{ kind: 'found', request: REQUEST }],
  });
  const clean = newPlace();
  const run = await runTill(program, planOf(clean), { killAt: 'never' });
  expect(run.answers[1], run.errors).toMatchObject({ ok: true });
  dropPlace(clean);
  const counted = countedIn(run);
  known += counted.count;
  // The first commits are the migration and the projections; after-commit would mean those.
  const points = pointsOf(counted, 0).filter((point) => point !== 'after-commit');
  await each(points, async (point) => {
    const place = newPlace();
    expect((await runTill(program, planOf(place), { killAt: point })).signal).toBe('SIGKILL');
    const ledger = open(place, START_MS);
    try {
      if (isCommitted(point, counted)) expect(ledger.core.chain.seq, `point ${point}`).toBe(3);
      else expect(ledger.found(REQUEST), `point ${point}`).toMatchObject({ ok: true, repeat: false });
      expect(ledger.core.chain.seq, `point ${point}`).toBe(3);
      expect(problemsOf(ledger.core.db), `point ${point}`).toEqual([]);
      killed += 1;
    } finally {
      ledger.close();
      dropPlace(place);
    }
  });
});

const morning = prepareMorning();
const backup = path.join(path.dirname(morning.till.folder), 'backup.db');
backupTo(morning.till.ledger.core.db, backup, morning.till.nowMs);
// What the present file has and the backup lacks: a shift and nothing else.
const lost = morning.till.ok('openShift', { floatMinor: 700 }).posting.ref;
morning.till.ledger.close();

function requestFor(place: Place): RestoreRequest {
  return {
    file: backup,
    folder: place.folder,
    keyFolder: place.keyFolder,
    user: morning.ids.owner,
    pin: PIN,
    stationName: 'Till 1 again',
    readIn: true,
    nowMs: morning.till.nowMs + 60_000,
  };
}

/** The files of a folder that hold the posting which only the present file had. */
function holders(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.db') && !['lock.db', 'restoring.db'].includes(file))
    .filter((file) => {
      const db = openDatabase(path.join(folder, file), 'read');
      const [station, seq] = lost.split(':');
      const row = db.prepare('SELECT 1 FROM ledger_posting WHERE station = ? AND seq = ?').get(station, Number(seq));
      db.close();
      return row !== undefined;
    });
}

test('station.succeeded: a restore that is killed loses nothing and can be taken again', async () => {
  const planOf = (place: Place): Plan => ({
    ...place,
    access: 'write',
    nowMs: 0,
    user: null,
    restore: requestFor(place),
    steps: [],
  });
  const clean = copyPlace(morning.till);
  const run = await runTill(program, planOf(clean), { killAt: 'never' });
  expect(run.answers[0], run.errors).toMatchObject({ ok: true, readIn: 1 });
  dropPlace(clean);
  const counted = countedIn(run);
  known += counted.count + 1;
  // The last file operations move the present file aside and the new one into its place: each of them is a point here.
  const last = Array.from({ length: 6 }, (_, index) => String(counted.count - index));
  await each([...new Set([...pointsOf(counted, 1), ...last])], async (point) => {
    const place = copyPlace(morning.till);
    const { signal } = await runTill(program, planOf(place), { killAt: point });
    expect(signal, `point ${point}`).toBe('SIGKILL');
    expect(holders(place.folder), `point ${point}: the present file's own posting`).not.toEqual([]);
    expect(existsSync(path.join(place.folder, 'ledger.db')), `point ${point}: a ledger is in its place`).toBe(true);
    const ledger = open(place, morning.till.nowMs + 60_000);
    expect(problemsOf(ledger.core.db), `point ${point}`).toEqual([]);
    ledger.close();
    expect(restoreLedger(requestFor(place)), `point ${point}`).toMatchObject({ ok: true });
    killed += 1;
    dropPlace(place);
  });
});
