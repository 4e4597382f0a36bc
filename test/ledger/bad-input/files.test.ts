// A ledger file that is not as it should be: from the future, damaged, altered, read-only, in other hands. Each says what is
// wrong and what to do, writes nothing, and never stands in an empty ledger for the one that does not open.
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import BetterSqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { LedgerFault } from '../../../db/ledger/fault';
import type { Fault } from '../../../shared/contract/answers';
import { copyPlace, dropPlace, type Place } from '../harness/ledger-files';
import { oneDesk, openShop, saleOf, sell, type Shop } from '../harness/shop';
import { Till } from '../harness/till';

let shop: Shop;
let place: Place;
let serial: string;

beforeAll(() => {
  shop = openShop();
  serial = oneDesk(shop);
  sell(shop, 'DESK', [serial]);
  shop.till.ledger.close();
});
beforeEach(() => {
  place = copyPlace(shop.till);
});
afterEach(() => dropPlace(place));
afterAll(() => rmSync(path.dirname(shop.till.folder), { recursive: true, force: true }));

const file = (): string => path.join(place.folder, 'ledger.db');
const bytes = (): string => readFileSync(file()).toString('base64');

function open(access: 'read' | 'write'): OpenedLedger {
  return openLedger({ ...place, access, now: () => shop.till.nowMs });
}

/** The fault that keeps the ledger from opening; the file must be the same afterwards. */
function faultOfOpening(access: 'read' | 'write'): Fault {
  const before = bytes();
  try {
    open(access).close();
  } catch (error) {
    expect(bytes()).toBe(before);
    if (error instanceof LedgerFault) return error.fault;
    throw error;
  }
  throw new Error('the ledger opened');
}

/** Changes the closed file behind the ledger's back. */
function tamper(...statements: readonly string[]): void {
  const db = new BetterSqlite(file());
  for (const statement of statements) db.exec(statement);
  db.pragma('journal_mode = DELETE');
  db.pragma('journal_mode = WAL');
  db.close();
}

describe.each(['write', 'read'] as const)('to %s', (access) => {
  test('a ledger from the future is refused with both schema numbers, and stays untouched', () => {
    tamper('PRAGMA user_version = 990');
    expect(faultOfOpening(access)).toMatchObject({ code: 'ledgerFromFuture', safe: true, retry: false });
    expect(faultOfOpening(access).detail).toMatch(/schema 990\b.*\b10\b/u);
  });

  test('a file that is no ledger at all is damaged, and named', () => {
    writeFileSync(
      file(),
      'these are no pages of a database, though they are long enough to be read as one\n'.repeat(200),
    );
    expect(faultOfOpening(access).code).toBe('ledgerDamaged');
    expect(faultOfOpening(access).detail).toContain(file());
  });

  test('a file cut in half is damaged, and named', () => {
    truncateSync(file(), Math.floor(readFileSync(file()).length / 2));
    const fault = faultOfOpening(access);
    expect(fault.code).toBe('ledgerDamaged');
    expect(fault.detail).toContain(file());
  });

  test('a page of zeros in the middle is damaged, and named', () => {
    const all = readFileSync(file());
    // Every page but the first: whatever opening reads beyond the header is gone.
    all.fill(0, 4_096);
    writeFileSync(file(), all);
    const fault = faultOfOpening(access);
    expect(fault.code).toBe('ledgerDamaged');
    expect(fault.detail).toContain(file());
  });
});

test('a posting that was altered is found at start and named, and the fault says what to do', () => {
  tamper(
    'DROP TRIGGER ledger_posting_no_update',
    `UPDATE ledger_posting SET body = CAST(replace(CAST(body AS TEXT), '"grossMinor":30000', '"grossMinor":20000') AS BLOB)
     WHERE kind = 'sale.posted'`,
  );
  const db = new BetterSqlite(file(), { readonly: true });
  const { station, seq } = db.prepare("SELECT station, seq FROM ledger_posting WHERE kind = 'sale.posted'").get() as {
    station: string;
    seq: number;
  };
  db.close();
  const fault = faultOfOpening('write');
  expect(fault).toMatchObject({ code: 'ledgerDamaged', safe: false, retry: false });
  expect(fault.detail).toContain(`${station}:${seq}`);
  expect(fault.detail).toContain('backup');
});

test.each([
  ['its user', "UPDATE ledger_posting SET user = 'nobody' WHERE kind = 'sale.posted'"],
  ['its time', "UPDATE ledger_posting SET at = at + 1 WHERE kind = 'sale.posted'"],
  ['its number', "UPDATE ledger_posting SET doc_no = 'AAA-S-000009' WHERE kind = 'sale.posted'"],
  ['its signature', "UPDATE ledger_posting SET signature = zeroblob(64) WHERE kind = 'sale.posted'"],
  ['its link', "UPDATE ledger_posting SET prev_hash = zeroblob(32) WHERE kind = 'sale.posted'"],
])('a posting with %s altered does not open for writing', (_, statement) => {
  tamper('DROP TRIGGER ledger_posting_no_update', statement);
  expect(faultOfOpening('write').code).toBe('ledgerDamaged');
});

test('a posting that was taken out of the middle does not open for writing', () => {
  tamper('DROP TRIGGER ledger_posting_no_delete', "DELETE FROM ledger_posting WHERE kind = 'receipt.posted'");
  expect(faultOfOpening('write').code).toBe('ledgerDamaged');
});

test('after a failed start the file can be put back and opens: nothing holds it', () => {
  const good = readFileSync(file());
  writeFileSync(file(), 'x'.repeat(good.length));
  faultOfOpening('write');
  writeFileSync(file(), good);
  const ledger = open('write');
  expect(ledger.readOnly).toBeNull();
  ledger.close();
});

describe('a ledger that is open for reading', () => {
  test('refuses every command as read-only, answers queries, and changes nothing', () => {
    const ledger = open('read');
    const before = bytes();
    const session = { user: shop.ids.owner };
    for (const [name, args] of [
      ['postSale', saleOf(shop, 'DESK', [serial])],
      ['openDraft', { kind: 'sale' }],
      ['signIn', { user: shop.ids.owner, pin: '0000' }],
    ] as const)
      expect(ledger.command({ id: 'enter-0001', name, args }, session)).toMatchObject({
        ok: false,
        fault: { code: 'ledgerReadOnly', safe: true, retry: false },
      });
    expect(ledger.query('unit', { serial }, session)).toMatchObject({
      ok: true,
      result: { record: { status: 'sold' } },
    });
    // A reference to a document of a station that nobody knows is answered without writing.
    expect(ledger.query('document', { document: 'AAA-AAAAAA:7' }, session)).toMatchObject({
      ok: false,
      refusal: { code: 'unknownDocument' },
    });
    ledger.close();
    expect(bytes()).toBe(before);
  });

  test('a folder without a ledger is said to hold none, and none is made', () => {
    const empty = mkdtempSync(path.join(tmpdir(), 'unitill-empty-'));
    const read = (): OpenedLedger =>
      openLedger({ folder: empty, keyFolder: place.keyFolder, access: 'read', now: () => 0 });
    expect(read).toThrow(/ledgerMissing/u);
    expect(existsSync(path.join(empty, 'ledger.db'))).toBe(false);
    rmSync(empty, { recursive: true });
  });
});

describe('a ledger that is not this computer’s', () => {
  test('a copy on another computer opens, answers, and takes no command', () => {
    const other = mkdtempSync(path.join(tmpdir(), 'unitill-keys-'));
    const ledger = openLedger({ folder: place.folder, keyFolder: other, access: 'write', now: () => shop.till.nowMs });
    expect(ledger.readOnly).toMatchObject({ code: 'ledgerOfOtherComputer', safe: true });
    const answer = ledger.command(
      { id: 'enter-0001', name: 'openDraft', args: { kind: 'sale' } },
      { user: shop.ids.owner },
    );
    expect(answer).toMatchObject({ ok: false, fault: { code: 'ledgerOfOtherComputer' } });
    expect(ledger.query('house', {}, { user: null })).toMatchObject({ ok: true, result: { state: 'readOnly' } });
    ledger.close();
    rmSync(other, { recursive: true });
  });
});

describe('someone else has the ledger open', () => {
  test('a second till on the same folder is refused with the process that holds it; reading goes on', () => {
    const holder = open('write');
    const before = bytes();
    const attempt = (): unknown => open('write');
    expect(attempt).toThrow(new RegExp(`ledgerLocked: process ${process.pid} on .* has this ledger open`, 'u'));
    const reader = open('read');
    expect(reader.query('unit', { serial }, { user: shop.ids.owner })).toMatchObject({ ok: true });
    reader.close();
    expect(bytes()).toBe(before);
    holder.close();
    open('write').close();
  });

  test('another process that holds it is named, and its death frees the ledger', async () => {
    const lock = path.join(place.folder, 'lock.db');
    // What a till of another process does: an exclusive transaction on lock.db, and its number beside it.
    const program = `
      const Database = require('better-sqlite3');
      const db = new Database(${JSON.stringify(lock)});
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('BEGIN EXCLUSIVE');
      require('fs').writeFileSync(${JSON.stringify(path.join(place.folder, 'holder.json'))}, JSON.stringify({ pid: process.pid, host: 'till-2' }));
      console.log('held');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(child.stdout, 'data');
      const fault = faultOfOpening('write');
      expect(fault).toMatchObject({ code: 'ledgerLocked', safe: true, retry: true });
      expect(fault.detail).toContain(`process ${child.pid} on till-2`);
    } finally {
      child.kill('SIGKILL');
    }
    await once(child, 'exit');
    open('write').close();
  });

  test('a note of the holder that cannot be read is no reason to fall over', () => {
    const holder = open('write');
    appendFileSync(path.join(place.folder, 'holder.json'), '}');
    expect(() => open('write')).toThrow(/ledgerLocked: another process has this ledger open/u);
    holder.close();
  });
});

test('a till with no ledger yet refuses everything but founding', () => {
  const till = Till.make(false);
  expect(till.refused('saveCustomer', { name: 'N. Field' })).toEqual({ code: 'notFounded' });
  const answer = till.ledger.query('unit', { serial: 'X' }, { user: null });
  expect(answer).toEqual({ ok: false, refusal: { code: 'notFounded' } });
  expect(till.ask('house').state).toBe('new');
  till.close();
});
