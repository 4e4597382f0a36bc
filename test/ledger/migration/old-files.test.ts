// A landed migration never changes, and a ledger file of each schema always opens, folds and verifies. A fixture is made once, by
// the Unitill of its day (UNITILL_MAKE_FIXTURE=1, where it is not there yet), and never again.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, describe, expect, test } from 'vitest';
import { ledgerFile, openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { MIGRATIONS, NEWEST_SCHEMA } from '../../../db/migrations/migrations';
import { restoreLedger } from '../../../db/ledger/restore';
import { dropPlace, newPlace, problemsOf, type Place } from '../harness/ledger-files';
import { postingCommands, prepareDay } from '../harness/prepared';
import { PIN } from '../harness/till';

const folder = path.resolve('test', 'fixtures', 'ledgers');

/** SHA-256 of each landed migration. A line is added with a migration; a line that has to be changed is a mistake. */
const LANDED: Readonly<Record<number, string>> = {
  10: '0b0d8b798b2c16b468cfe9c887018a9b2935119c459e3b4a2d79a1429c67b297',
};

if (process.env['UNITILL_MAKE_FIXTURE'] === '1') makeFixture(path.join(folder, `schema-${NEWEST_SCHEMA}.db`));

/** A day with a posting of every kind that a command or a restore makes, as one file. */
function makeFixture(file: string): void {
  if (existsSync(file)) return;
  const day = prepareDay();
  for (const { name, args } of postingCommands(day)) day.till.ok(name, args);
  day.till.ledger.close();
  const { folder: there, keyFolder, nowMs } = day.till;
  const source = ledgerFile(there);
  const request = {
    file: source,
    folder: there,
    keyFolder,
    user: day.ids.owner,
    pin: PIN,
    stationName: 'Till 1 again',
  };
  restoreLedger({ ...request, readIn: true, nowMs: nowMs + 1_000 });
  const db = new BetterSqlite(source);
  db.prepare('VACUUM INTO ?').run(file);
  db.close();
  day.till.drop();
}

let place: Place | null = null;
let ledger: OpenedLedger | null = null;
afterEach(() => {
  ledger?.close();
  ledger = null;
  if (place) dropPlace(place);
  place = null;
});

test('the migrations are as they landed, numbered in tens', () => {
  const found = MIGRATIONS.map(({ number, sql }) => [number, createHash('sha256').update(sql).digest('hex')]);
  expect(Object.fromEntries(found)).toEqual(LANDED);
  expect(MIGRATIONS.every(({ number }) => number % 10 === 0)).toBe(true);
  expect(NEWEST_SCHEMA).toBe(Math.max(...MIGRATIONS.map(({ number }) => number)));
});

/** Opens the fixture of a schema as a ledger on a computer that never made it. */
function openOld(schema: number): OpenedLedger {
  place = newPlace();
  mkdirSync(place.folder);
  copyFileSync(path.join(folder, `schema-${schema}.db`), ledgerFile(place.folder));
  const { folder: there, keyFolder } = place;
  // A day after the fixture was made.
  ledger = openLedger({ folder: there, keyFolder, access: 'write', now: () => Date.UTC(2026, 10, 26) });
  return ledger;
}

describe.each(MIGRATIONS.map(({ number }) => number))('a ledger of schema %i', (schema) => {
  test('has its file', () => {
    expect(existsSync(path.join(folder, `schema-${schema}.db`))).toBe(true);
    expect(readFileSync(path.join(folder, `schema-${schema}.db`)).length).toBeLessThan(1_000_000);
  });

  test('opens on another computer for reading only, and verifies', () => {
    const { core, readOnly } = openOld(schema);
    expect(readOnly).toMatchObject({ code: 'ledgerOfOtherComputer' });
    expect(problemsOf(core.db)).toEqual([]);
    expect(core.db.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA);
  });
});

test('the ledger of schema 10 still says what was sold, at what cost, and to whom', () => {
  const old = openOld(10);
  const [row] = old.core.db
    .prepare("SELECT station, seq, user FROM ledger_posting WHERE kind = 'sale.posted' ORDER BY seq DESC LIMIT 1")
    .all() as { station: string; seq: number; user: string }[];
  const session = { user: row?.user ?? null };
  const answer = old.query('document', { document: `${row?.station}:${row?.seq}` }, session);
  // 440.00 + 50.00 + 29.70 + 15.00 = 534.70, one processor and two pens.
  expect(answer).toMatchObject({ ok: true, result: { totalMinor: 53_470, units: 3 } });
  const kinds = old.core.db.prepare('SELECT DISTINCT kind FROM ledger_posting').all();
  expect(kinds).toHaveLength(19);
});

test('a file of a newer Unitill is refused by name, and left as it is', () => {
  openOld(10).close();
  const file = ledgerFile(place?.folder ?? '');
  const db = new BetterSqlite(file);
  db.pragma('user_version = 20');
  db.close();
  const before = readFileSync(file);
  const again = (): OpenedLedger =>
    openLedger({ folder: place?.folder ?? '', keyFolder: place?.keyFolder ?? '', access: 'write', now: () => 0 });
  ledger = null;
  expect(again).toThrow(/^ledgerFromFuture: this ledger has schema 20, this Unitill knows 10/u);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a file that is no ledger at all is called damaged, and left as it is', () => {
  place = newPlace();
  mkdirSync(place.folder);
  copyFileSync(path.join(import.meta.dirname, 'old-files.test.ts'), ledgerFile(place.folder));
  const { folder: there, keyFolder } = place;
  const before = readFileSync(ledgerFile(there));
  expect(() => openLedger({ folder: there, keyFolder, access: 'write', now: () => 0 })).toThrow(/^ledgerDamaged/u);
  expect(readFileSync(ledgerFile(there)).equals(before)).toBe(true);
});
