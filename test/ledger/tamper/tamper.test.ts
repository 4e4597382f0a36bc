// A ledger file that someone edited behind our back: verify finds it and names the first altered posting, whether the edit came
// through SQL with the guards dropped or as bytes in the file. A cut tail and a recomputed chain are found with an anchor.
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite, { type Database } from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../../db/connection';
import { postingHash } from '../../../db/ledger/chain';
import { rebuildViews } from '../../../db/ledger/rebuild';
import { PostingKeys } from '../../../db/keys';
import { signHash } from '../../../db/ledger/key-store';
import { ledgerFile } from '../../../db/ledger/ledger';
import { headerOf, type PostingRow } from '../../../db/queries/posting-reader';
import type { Anchor, Problem } from '../../../db/ledger/verify';
import { canonical } from '../../../shared/text/canonical';
import { problemsOf } from '../harness/ledger-files';
import { postingCommands, prepareDay } from '../harness/prepared';
import { FULL, tellMeasured } from '../../fixtures/measured';
import { testSeed } from '../../fixtures/seed';

/** Edits of each sort; the full run takes more. */
const EDITS = FULL ? 600 : 120;
const SEED = testSeed('tamper');
const GUARDS = ['ledger_posting_no_update', 'ledger_posting_no_delete', 'ledger_posting_guard'];

const day = prepareDay();
for (const { name, args } of postingCommands(day)) day.till.ok(name, args);
const station = day.till.ledger.core.station()?.id ?? '';
const key = day.till.ledger.core.signingKey() as KeyObject;
day.till.ledger.close();
const source = ledgerFile(day.till.folder);
const workshop = mkdtempSync(path.join(tmpdir(), 'unitill-tamper-'));
afterAll(() => {
  day.till.drop();
  rmSync(workshop, { recursive: true, force: true });
});

/** Called when every edit of a sort was found: one that is not ends the test before. */
function tellEdits(what: string, seed: number): void {
  const result = `${EDITS} of ${EDITS} found, each with the first altered posting named`;
  tellMeasured({ what: `tampering: ${what}`, size: `${EDITS} edits`, seed, result });
}

/** Random numbers that a seed repeats (a linear congruential generator of 32 bits). */
function randomOf(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

let copies = 0;
/** A copy of the ledger, edited, and what verify says of it. */
function verified(edit: (file: string) => void, anchor: Anchor | null = null): readonly Problem[] {
  copies += 1;
  const file = path.join(workshop, `copy-${copies}.db`);
  copyFileSync(source, file);
  edit(file);
  const db = openDatabase(file, 'read');
  try {
    return problemsOf(db, anchor);
  } finally {
    db.close();
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  }
}

/** Edits by SQL with the guards out of the way, and puts the guards back as they were. */
function bySql(edit: (db: Database) => void): (file: string) => void {
  return (file) => {
    const db = new BetterSqlite(file);
    const guards = GUARDS.map((name) => db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name));
    for (const name of GUARDS) db.exec(`DROP TRIGGER ${name}`);
    edit(db);
    for (const sql of guards) db.exec(String(sql));
    db.close();
  };
}

function rowsOf(): readonly PostingRow[] {
  const db = openDatabase(source, 'read');
  const rows = db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
  db.close();
  return rows;
}

const rows = rowsOf();
/** The columns that can be edited, each with an edit that keeps its type and its constraints. */
const EDITABLE: Readonly<Record<string, (row: PostingRow, random: (below: number) => number) => unknown>> = {
  kind: (row) => (row.kind === 'sale.posted' ? 'return.posted' : 'sale.posted'),
  version: (row) => row.version + 1,
  branch: (row) => `${row.branch}0`,
  shift: (row) => (row.shift === null ? `${station}:1` : null),
  at: (row, random) => row.at + 1 + random(1_000_000),
  business_date: () => '2026-11-24',
  hlc: (row) => row.hlc + 1,
  user: (row) => (row.user === null ? 'nobody' : null),
  approver: (row) => (row.approver === null ? (row.user ?? 'nobody') : null),
  command_id: (row) => `${row.command_id}x`,
  refers_to: (row) => (row.refers_to === null ? `${station}:1` : null),
  body: (row, random) => flipped(row.body, random),
  prev_hash: (row, random) => flipped(row.prev_hash, random),
  hash: (row, random) => flipped(row.hash, random),
  signature: (row, random) => flipped(row.signature, random),
};

function flipped(bytes: Buffer, random: (below: number) => number): Buffer {
  const copy = Buffer.from(bytes);
  const at = random(copy.length);
  copy[at] = (copy[at] ?? 0) ^ (1 << random(8));
  return copy;
}

test('the untouched ledger verifies, and its anchor too', () => {
  const last = rows.at(-1);
  const anchor = { station, seq: last?.seq ?? 0, hash: (last?.hash.toString('hex') ?? '').slice(0, 10) };
  expect(verified(() => undefined, anchor)).toEqual([]);
});

test(`${EDITS} random edits by SQL are each found, and the first altered posting is named (seed ${SEED})`, () => {
  const random = randomOf(SEED);
  const columns = Object.keys(EDITABLE);
  for (let count = 0; count < EDITS; count += 1) {
    // The first edits go through all columns, so that none is left to chance.
    const column = columns[count < columns.length ? count : random(columns.length)] ?? '';
    const row = rows[random(rows.length)] as PostingRow;
    const value = EDITABLE[column]?.(row, random);
    const problems = verified(
      bySql((db) => db.prepare(`UPDATE ledger_posting SET ${column} = ? WHERE arrival = ?`).run(value, row.arrival)),
    );
    const told = `${column} of ${row.seq}: ${JSON.stringify(problems)}`;
    expect(problems.length, told).toBeGreaterThan(0);
    expect(problems[0]?.posting, told).toBe(`${station}:${row.seq}`);
  }
  tellEdits('edits by SQL', SEED);
});

test(`${EDITS} random bytes of bodies, hashes and signatures changed in the file are each found and named (seed ${SEED + 1})`, () => {
  const random = randomOf(SEED + 1);
  const file = readFileSync(source);
  for (let edits = 0; edits < EDITS;) {
    const row = rows[random(rows.length)] as PostingRow;
    const which = random(3);
    const part = [row.hash, row.signature, row.body.subarray(0, 300)][which] ?? row.hash;
    const places = placesOf(file, part);
    // A body that other postings hold too, or that the file keeps in pieces, does not say which posting was hit.
    if (places.length === 0 || (which !== 0 && places.length > 1)) continue;
    edits += 1;
    const at = (places[0] ?? 0) + random(part.length);
    const altered = Buffer.from(file);
    altered[at] = (altered[at] ?? 0) ^ (1 << random(8));
    const problems = verified((target) => writeFileSync(target, altered));
    const told = `seq ${row.seq} at ${at}: ${JSON.stringify(problems)}`;
    expect(problems.length, told).toBeGreaterThan(0);
    // A hash stands in its own posting and as prev_hash in the next one, whichever lies first in the file.
    const names = (which === 0 ? [row.seq, row.seq + 1] : [row.seq]).map((seq) => `${station}:${seq}`);
    expect(names, told).toContain(problems[0]?.posting);
  }
  tellEdits('bytes changed in the file', SEED + 1);
});

/** Where a run of bytes lies in the file; longer bodies may be split over pages and are looked for by their beginning. */
function placesOf(file: Buffer, part: Buffer): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(part); at !== -1; at = file.indexOf(part, at + 1)) places.push(at);
  return places;
}

describe('rows of the ledger', () => {
  test('a posting taken out of the middle is found at the one that follows', () => {
    const problems = verified(bySql((db) => db.exec('DELETE FROM ledger_posting WHERE seq = 5')));
    expect(problems[0]).toMatchObject({ kind: 'sequence', posting: `${station}:6` });
  });

  test('two postings that changed places are found at the first', () => {
    const swap = bySql((db) => {
      db.exec('UPDATE ledger_posting SET seq = 900 WHERE seq = 5');
      db.exec('UPDATE ledger_posting SET seq = 5 WHERE seq = 6');
      db.exec('UPDATE ledger_posting SET seq = 6 WHERE seq = 900');
    });
    expect(verified(swap)[0]).toMatchObject({ kind: 'sequence', posting: `${station}:6` });
  });

  test('a cut tail verifies without an anchor, and is found with one', () => {
    const last = rows.at(-1) as PostingRow;
    const cut = bySql((db) => {
      db.prepare('DELETE FROM ledger_posting WHERE seq = ?').run(last.seq);
      // Whoever cuts also rebuilds, so that the projections agree.
      db.exec('BEGIN');
      rebuildViews(db, new PostingKeys(db));
      db.exec('COMMIT');
    });
    expect(verified(cut)).toEqual([]);
    const anchor = { station: null, seq: last.seq, hash: last.hash.toString('hex').slice(0, 10) };
    expect(verified(cut, anchor)).toEqual([
      { kind: 'anchor', posting: `${station}:${last.seq}`, detail: expect.stringContaining('cut off') as string },
    ]);
  });
});

/** Changes the first body of a sale and writes all hashes and signatures anew with a key. */
function recomputed(signer: KeyObject, publicKey: string | null): (file: string) => void {
  return bySql((db) => {
    const put = db.prepare(
      'UPDATE ledger_posting SET body = ?, prev_hash = ?, hash = ?, signature = ? WHERE arrival = ?',
    );
    let before: Buffer = Buffer.alloc(32);
    for (const row of db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[]) {
      const body = alteredBody(row, publicKey);
      const hash = postingHash(before, headerOf(row), body);
      put.run(body, before, hash, signHash(signer, hash), row.arrival);
      before = hash;
    }
  });
}

/** The reason of the void is no fact of any projection, so that only the chain can tell. */
function alteredBody(row: PostingRow, publicKey: string | null): Buffer {
  const body = JSON.parse(row.body.toString()) as Record<string, unknown>;
  if (row.kind === 'sale.voided') return Buffer.from(canonical({ ...body, reason: 'another reason' }));
  if (row.kind !== 'company.founded' || publicKey === null) return row.body;
  return Buffer.from(canonical({ ...body, station: { ...(body['station'] as object), publicKey } }));
}

describe('the whole chain recomputed', () => {
  const last = rows.at(-1) as PostingRow;
  const anchor = { station: null, seq: last.seq, hash: last.hash.toString('hex').slice(0, 10) };

  test('with the same key it verifies by itself, and is found with an anchor', () => {
    expect(verified(recomputed(key, null))).toEqual([]);
    expect(verified(recomputed(key, null), anchor)).toEqual([
      { kind: 'anchor', posting: `${station}:${last.seq}`, detail: expect.stringContaining('recomputed') as string },
    ]);
  });

  test('with a new key that the file itself names, it is found with an anchor', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const text = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    expect(verified(recomputed(privateKey, text), anchor).map((problem) => problem.kind)).toContain('anchor');
  });

  test('with a new key that no posting names, it is found at the first posting', () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    expect(verified(recomputed(privateKey, null))[0]).toMatchObject({ kind: 'signature', posting: `${station}:1` });
  });
});

describe('what is not a posting', () => {
  const plain = (sql: string) => (file: string) => {
    const db = new BetterSqlite(file);
    db.exec(sql);
    db.close();
  };
  test.each([
    ['the price of a sold line', 'UPDATE view_line SET gross_minor = gross_minor + 1 WHERE gross_minor = 44900'],
    ['a status', "UPDATE view_unit SET status = 'in_stock' WHERE status = 'sold'"],
    ['a balance', 'UPDATE view_pool SET value_minor = value_minor + 1'],
    ['a customer warranty', "UPDATE view_unit SET customer_warranty = NULL WHERE status = 'sold'"],
    ['an event', "UPDATE view_unit_event SET event = 'found' WHERE line = 0"],
    ['a refund', 'UPDATE view_refund SET refunded_minor = refunded_minor - 1'],
    ['a row that is missing', 'DELETE FROM view_unit WHERE unit = (SELECT MIN(unit) FROM view_unit)'],
    ['the last row that is missing', 'DELETE FROM view_shift'],
    ['a row too many', "INSERT INTO view_code VALUES ('X', 'alias', 'nobody', 'x')"],
    ['an entry missing from the search', 'DELETE FROM view_search WHERE rowid = (SELECT MIN(unit) FROM view_unit)'],
  ])('%s changed in a projection is found', (_, sql) => {
    expect(verified(plain(sql))).toEqual([expect.objectContaining({ kind: 'projection' })]);
  });

  test.each([...GUARDS])('the dropped trigger %s is found', (name) => {
    expect(verified(plain(`DROP TRIGGER ${name}`))).toEqual([
      { kind: 'schema', posting: null, detail: expect.stringContaining(name) as string },
    ]);
  });

  test('a file that SQLite finds broken is told, and the chain is walked all the same', () => {
    // The header counts free pages that are not there.
    const torn = (file: string): void => {
      const bytes = readFileSync(file);
      bytes.writeUInt32BE(bytes.readUInt32BE(36) + 3, 36);
      writeFileSync(file, bytes);
    };
    expect(new Set(verified(torn).map((problem) => problem.kind))).toEqual(new Set(['sqlite']));
    const both = verified((file) => {
      bySql((db) => db.exec('DELETE FROM ledger_posting WHERE seq = 5'))(file);
      torn(file);
    });
    expect(both[0]).toMatchObject({ kind: 'sequence', posting: `${station}:6` });
    expect(both[1]).toMatchObject({ kind: 'sqlite' });
  });

  test('a weakened trigger, a dropped index and a table too many are found', () => {
    const weak = plain(
      'DROP TRIGGER ledger_posting_no_update; CREATE TRIGGER ledger_posting_no_update BEFORE UPDATE ON ledger_posting WHEN 0 BEGIN SELECT 1; END',
    );
    expect(verified(weak)[0]).toMatchObject({ kind: 'schema' });
    expect(verified(plain('DROP INDEX ledger_posting_command'))[0]).toMatchObject({ kind: 'schema' });
    expect(verified(plain('CREATE TABLE view_extra (a INTEGER)'))[0]).toMatchObject({ kind: 'schema' });
  });

  test.each([
    ['view_shift', 'DROP TABLE view_shift'],
    ['view_pool', 'ALTER TABLE view_pool DROP COLUMN last_quantity_e7'],
    ['view_unit', 'ALTER TABLE view_unit ADD COLUMN more TEXT'],
    ['view_search', 'DROP TABLE view_search'],
    ['view_customer', 'ALTER TABLE view_customer RENAME TO kept; CREATE VIEW view_customer AS SELECT * FROM kept'],
  ])('%s as another table than Unitill made is told as such', (name, sql) => {
    expect(verified(plain(sql))).toContainEqual({
      kind: 'schema',
      posting: null,
      detail: expect.stringContaining(name) as string,
    });
  });
});
