// What an audit from outside found, each as it was found: costs and names for people without the right, restores of files that
// must not be believed, locks of a wrong clock, goods that were asked for by the million.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile } from '../../../db/ledger/ledger';
import { restoreLedger } from '../../../db/ledger/restore';
import { filesWith, problemsOf } from '../harness/ledger-files';
import { as, oneDesk, openDraft, openShop, refusedClean, sell, type Shop } from '../harness/shop';

const ONE = 10_000_000;
const OWNER_PIN = '246810';
let shop: Shop;
let box: string;

beforeEach(() => {
  shop = openShop();
  box = mkdtempSync(path.join(tmpdir(), 'unitill-audit-'));
});
afterEach(() => {
  shop.till.close();
  rmSync(box, { recursive: true, force: true });
});

describe('what is told to whom', () => {
  let receipt: string;
  let cashier: string;
  beforeEach(() => {
    const { till, ids } = shop;
    const lines = [{ item: ids.item('DESK'), quantityE7: ONE, unitCostMinor: 17_777 }];
    receipt = till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines }).posting.ref;
    [cashier = ''] = till.ok('saveUser', { name: 'C. Ash', role: 'cashier', active: true }).posting.ids;
  });

  test('a cashier sees the document without what the goods cost us; the owner sees it whole', () => {
    const { till } = shop;
    expect(JSON.stringify(till.ask('document', { document: receipt }))).toContain('17777');
    const body = as(shop, cashier, () => JSON.stringify(till.ask('document', { document: receipt }).body));
    expect(body).not.toMatch(/17777|Minor/u);
    const sale = sell(shop, 'DESK', [oneDesk(shop)]).ref;
    const sold = as(shop, cashier, () => JSON.stringify(till.ask('document', { document: sale }).body));
    expect(sold).toContain('"grossMinor":30000');
    expect(sold).not.toContain('costMinor');
    const totalOf = (ref: string): number | null | undefined =>
      till.ask('documents', {}).find((one) => one.ref === ref)?.totalMinor;
    // 177.77 was paid for the desk, which is sold at 300.00.
    expect([totalOf(receipt), totalOf(sale)]).toEqual([17_777, 30_000]);
    as(shop, cashier, () => expect([totalOf(receipt), totalOf(sale)]).toEqual([null, 30_000]));
  });

  test('the number of an old slip is found behind more than a thousand newer documents', () => {
    const { till } = shop;
    const sale = sell(shop, 'DESK', [oneDesk(shop)]);
    const bag = { sku: 'BAG', name: 'Bag', inventoryType: 'non_stocked', priceMinor: 10, taxCode: null };
    const [item = ''] = till.ok('saveCatalogue', { items: [bag] }).posting.ids;
    for (let nth = 0; nth < 1_001; nth += 1)
      till.ok('postSale', { lines: [{ item }], tenders: [{ kind: 'cash', tenderedMinor: 10 }] });
    expect(till.ask('documents', { limit: 1_000 }).map((one) => one.ref)).not.toContain(sale.ref);
    expect(till.ask('resolve', { text: sale.docNo ?? '', screen: 'return' })).toMatchObject({
      kind: 'document',
      document: { ref: sale.ref, totalMinor: 30_000 },
    });
  });

  test.each(['customers', 'documents', 'search', 'scanLog', 'document'] as const)(
    'nobody is told %s without being signed in',
    (name) => {
      const args = name === 'search' ? { text: 'Ortiz' } : name === 'document' ? { document: receipt } : {};
      expect(shop.till.ledger.query(name, args, { user: null })).toEqual({
        ok: false,
        refusal: { code: 'notSignedIn' },
      });
    },
  );
});

describe('restore', () => {
  const folder = (): string => path.join(box, 'ledger');
  const restore = (file: string): unknown =>
    restoreLedger({
      file,
      folder: folder(),
      keyFolder: shop.till.keyFolder,
      user: shop.ids.owner,
      pin: OWNER_PIN,
      stationName: 'Till 1 again',
      readIn: false,
      nowMs: shop.till.nowMs,
    });
  /** A backup of the shop with something done to it. */
  function backup(change: string): string {
    const file = path.join(box, 'backup.db');
    shop.till.ledger.core.db.prepare('VACUUM INTO ?').run(file);
    const db = new BetterSqlite(file);
    db.exec(change);
    db.close();
    mkdirSync(folder());
    return file;
  }
  test('refuses a file of a newer Unitill, and puts no ledger in the folder', () => {
    const file = backup('PRAGMA user_version = 990');
    expect(() => restore(file)).toThrow('ledgerFromFuture');
    expect(
      readdirSync(folder()).filter((name) => name.startsWith('ledger.db') || name.startsWith('restoring')),
    ).toEqual([]);
  });

  test('makes the tables of a backup anew: a unit that was scrapped is not in stock because a row says so', () => {
    const serial = oneDesk(shop);
    shop.till.ok('adjustStock', { type: 'write_off', reason: 'broken', lines: [{ units: [serial] }] });
    const file = backup("UPDATE view_unit SET status = 'in_stock'");
    expect(restore(file)).toMatchObject({ ok: true });
    const copy = path.join(box, 'restored.db');
    copyFileSync(ledgerFile(folder()), copy);
    const db = new BetterSqlite(copy);
    expect(problemsOf(db)).toEqual([]);
    db.close();
  });

  test('a file that does not verify leaves nothing in the folder', () => {
    const file = backup(
      "DROP TRIGGER ledger_posting_no_update; UPDATE ledger_posting SET user = 'nobody' WHERE seq = 2",
    );
    expect(() => restore(file)).toThrow('ledgerDamaged');
    expect(existsSync(path.join(folder(), 'restoring.db'))).toBe(false);
  });
});

test('a lock that a wrong clock set for years ends within the hour once the clock is right', () => {
  const { till, ids } = shop;
  const now = till.nowMs;
  till.nowMs = now + 2 * 365 * 86_400_000;
  for (let tries = 0; tries < 6; tries += 1) till.send('signIn', { user: ids.owner, pin: '0000' });
  till.nowMs = now;
  const answer = till.send('signIn', { user: ids.owner, pin: OWNER_PIN });
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'pinLocked' } });
  till.nowMs = now + 3_700_000;
  expect(till.send('signIn', { user: ids.owner, pin: OWNER_PIN })).toMatchObject({ ok: true });
});

test('millions of pieces on many lines are refused by their number, at once', () => {
  const { ids } = shop;
  const line = { item: ids.item('DESK'), quantityE7: 1_000_000 * ONE, unitCostMinor: 1 };
  const args = { vendor: ids.vendorA, location: ids.floor, lines: Array.from({ length: 60 }, () => line) };
  expect(refusedClean(shop, 'receiveUnits', args)).toEqual({ code: 'tooManyUnits', count: 60_000_000, limit: 5_000 });
});

test('a sale whose unit stands on an open return is not voided behind its back', () => {
  const serial = oneDesk(shop);
  const sale = sell(shop, 'DESK', [serial]).ref;
  const draft = openDraft(shop, 'return');
  shop.till.ok('scan', { draft, text: serial });
  expect(refusedClean(shop, 'voidSale', { sale, reason: 'mistake' })).toMatchObject({
    code: 'unitOnOtherDraft',
    serial,
  });
});

test('what was scanned before a person was erased is in no file of the folder', () => {
  const { till } = shop;
  const customer = till.ok('saveCustomer', { name: 'Zebulonius', number: '7001' }).posting.ids[0];
  till.send('scan', { draft: openDraft(shop, 'sale'), text: 'Zebulonius' });
  expect(filesWith(till.folder, 'Zebulonius')).not.toEqual([]);
  till.ok('erasePerson', { person: customer, reason: 'asked' });
  expect(till.ask('scanLog', {})).toEqual([]);
  const expectNowhere = (): void => {
    for (const form of ['Zebulonius', 'zebulonius', 'ZEBULONIUS'])
      expect(filesWith(till.folder, form), form).toEqual([]);
  };
  expectNowhere();
  till.reopen();
  expectNowhere();
});
