// Verify reads and nothing else: the folder of the ledger is afterwards as it was, and the tables that it compares with are
// those of the file, made in the temp schema of its own connection.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../../db/connection';
import { ledgerFile, openLedger } from '../../../db/ledger/ledger';
import { TEMP_VIEW_TABLES, viewTableNames } from '../../../db/projections/schema';
import { dropDesk, makeDesk, spawnRun, type Desk } from '../harness/command-line';
import { problemsOf } from '../harness/ledger-files';
import { postingCommands, prepareDay } from '../harness/prepared';

const day = prepareDay();
for (const { name, args } of postingCommands(day)) day.till.ok(name, args);
const { folder } = day.till;
afterAll(() => day.till.close());

/**
 * Every file with its time and content, and the time of the folder, which a file that came and went changes too; of the shared
 * memory, where readers leave their marks, the name alone.
 */
function stateOf(place: string): readonly unknown[] {
  const files = readdirSync(place).map((name) => {
    const file = path.join(place, name);
    if (name.endsWith('-shm')) return { name };
    const { mtimeNs, ino } = statSync(file, { bigint: true });
    return { name, mtimeNs, ino, hash: createHash('sha256').update(readFileSync(file)).digest('hex') };
  });
  return [statSync(place, { bigint: true }).mtimeNs, ...files];
}

test('a ledger that is open for writing, with postings in its log, is not touched', () => {
  day.till.ok('openDraft', { kind: 'sale' });
  const before = stateOf(folder);
  expect(statSync(`${ledgerFile(folder)}-wal`).size).toBeGreaterThan(0);
  expect(problemsOf(day.till.ledger.core.db)).toEqual([]);
  expect(stateOf(folder)).toEqual(before);
});

test('a ledger that nobody writes is not touched', () => {
  const twin = day.till.fork();
  twin.ledger.close();
  const reader = openLedger({
    folder: twin.folder,
    keyFolder: twin.keyFolder,
    access: 'read',
    now: () => twin.nowMs,
  });
  const before = stateOf(twin.folder);
  expect(problemsOf(reader.core.db)).toEqual([]);
  expect(stateOf(twin.folder)).toEqual(before);
  reader.close();
  twin.drop();
});

test('the connection that was open before finds the tables of the file afterwards', () => {
  const { db } = day.till.ledger.core;
  expect(problemsOf(db)).toEqual([]);
  expect(db.prepare('SELECT name FROM sqlite_temp_schema').all()).toEqual([]);
  day.till.ok('openDraft', { kind: 'sale' });
});

test('the tables in the temp schema are those of the file, each with its indexes', () => {
  const db = openDatabase(ledgerFile(folder), 'read');
  const schemaOf = (table: string): unknown =>
    db
      .prepare(`SELECT type, name, tbl_name, sql FROM ${table} WHERE name LIKE 'view!_%' ESCAPE '!' ORDER BY name`)
      .all();
  db.exec('BEGIN');
  db.exec(TEMP_VIEW_TABLES);
  expect(schemaOf('sqlite_temp_schema')).toEqual(schemaOf('main.sqlite_schema'));
  for (const name of viewTableNames()) db.exec(`DELETE FROM ${name}`);
  expect(db.prepare('SELECT COUNT(*) FROM main.view_unit').pluck().get()).toBeGreaterThan(0);
  db.close();
});

let desk: Desk;
beforeAll(async () => {
  desk = makeDesk();
  await spawnRun(desk, ['init', '--pin-file', desk.pinFile]);
});
afterAll(() => dropDesk(desk));

test('verify as a program needs no folder for temporary files', async () => {
  const nowhere = path.join(desk.base, 'nowhere');
  const outcome = await spawnRun(desk, ['verify'], '', { TMPDIR: nowhere, TMP: nowhere, TEMP: nowhere });
  expect(outcome).toMatchObject({ status: 0, answers: [{ ok: true, problems: [] }], errors: '' });
});
