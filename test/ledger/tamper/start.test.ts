// What every start checks (DESIGN 9): the last postings, limited by what their bodies weigh, so that a store that receives
// thousands of units in one delivery opens as fast as any other.
import { afterAll, beforeAll, expect, test } from 'vitest';
import BetterSqlite from 'better-sqlite3';
import { ledgerFile, openLedger } from '../../../db/ledger/ledger';
import { copyPlace, dropPlace } from '../harness/ledger-files';
import { ITEMS } from '../harness/prepared';
import { Till } from '../harness/till';

/** Two of these weigh more than 1 MiB together. */
const UNITS = 5_000;
const LONG = 'LONG-MAKER-SERIAL-'.repeat(4);

let till: Till;
let last = 0;
beforeAll(() => {
  till = Till.make();
  const ids = till.stockRoom([ITEMS[0]]);
  const deliver = (nth: number): void => {
    const units = Array.from({ length: UNITS }, (_, at) => ({ makers: [`${LONG}${nth}-${at}`] }));
    const lines = [{ item: ids.item('CPU-1'), unitCostMinor: 100, units }];
    till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines });
  };
  deliver(1);
  deliver(2);
  last = till.ledger.core.chain.seq;
  till.ledger.close();
});
afterAll(() => till.drop());

/** Opens a copy in which the posting `seq` was altered; gives what stands in the way. */
function opened(seq: number): string {
  const place = copyPlace(till);
  const db = new BetterSqlite(ledgerFile(place.folder));
  const guard = db.prepare("SELECT sql FROM sqlite_schema WHERE name = 'ledger_posting_no_update'").pluck().get();
  db.exec('DROP TRIGGER ledger_posting_no_update');
  db.prepare('UPDATE ledger_posting SET at = at + 1 WHERE seq = ?').run(seq);
  db.exec(String(guard));
  db.close();
  try {
    openLedger({ ...place, access: 'write', now: () => till.nowMs }).close();
    return 'opens';
  } catch (error) {
    return String(error);
  } finally {
    dropPlace(place);
  }
}

test('the last posting is checked, however large it is', () => {
  expect(opened(last)).toMatch(new RegExp(`ledgerDamaged: posting \\S+:${last}: was altered`, 'u'));
});

test('one that weighs too much with those after it is left to the night', () => {
  expect(opened(last - 1)).toBe('opens');
});
