// The main job of a store, once around: receive, sell, return, give back to the vendor, void, verify.
import { afterEach, expect, test } from 'vitest';
import { verifyLedger } from '../../db/ledger/verify';
import { Till } from './harness/till';

let till: Till;
afterEach(() => till.close());

const CPU = {
  sku: 'CPU-1',
  name: 'Ryzen 7',
  inventoryType: 'serialized',
  priceMinor: 44_900,
  customerWarrantyMonths: 24,
  makerSerial: { count: 1, required: 'receipt' },
};
const CABLE = { sku: 'CABLE', name: 'USB cable', inventoryType: 'stocked', priceMinor: 990 };

test('a unit is received, sold, returned, sold again, voided, and goes back to its vendor; the ledger verifies', () => {
  till = Till.make();
  const ids = till.stockRoom([CPU, CABLE]);
  const receipt = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [
      {
        item: ids.item('CPU-1'),
        unitCostMinor: 38_900,
        units: [{ makers: ['9JY0418Q77'] }, { makers: ['9JY0418Q78'] }],
      },
      { item: ids.item('CABLE'), quantityE7: 100_000_000, unitCostMinor: 300 },
    ],
  });
  const [first = '', second = ''] = receipt.posting.serials;
  expect(first).toMatch(new RegExp(`^${till.prefix}000001[0-9A-Z]$`));
  till.ok('openShift', { floatMinor: 20_000 });
  const sale = till.ok('postSale', {
    lines: [
      { item: ids.item('CPU-1'), units: [first] },
      { item: ids.item('CABLE'), quantityE7: 20_000_000 },
    ],
    tenders: [{ kind: 'cash', tenderedMinor: 50_000 }],
  });
  // 449.00 + 2 x 9.90 = 468.80; 500.00 less 468.80 gives 31.20 back.
  expect(sale.posting).toMatchObject({ totalMinor: 46_880, changeMinor: 3_120 });
  expect(till.refused('postSale', { lines: [{ item: ids.item('CPU-1'), units: [first] }], tenders: [] }).code).toBe(
    'unitAlreadySold',
  );
  till.ok('returnGoods', { lines: [{ unit: first, reason: 'defective' }] });
  expect(till.ask('shift')?.cashMinor).toBe(20_000 + 46_880 - 44_900);
  expect(till.refused('returnToVendor', { vendor: ids.vendorB, lines: [{ units: [first] }] })).toMatchObject({
    code: 'unitFromOtherVendor',
    vendor: ids.vendorA,
    costMinor: 38_900,
  });
  till.ok('returnToVendor', { vendor: ids.vendorA, lines: [{ units: [first] }] });
  const again = till.ok('postSale', {
    lines: [{ item: ids.item('CPU-1'), units: [second] }],
    tenders: [{ kind: 'card', tenderedMinor: 44_900 }],
  });
  till.ok('voidSale', { sale: again.posting.ref, reason: 'wrong customer' });
  const card = till.ask('unit', { serial: second });
  expect(card.record).toMatchObject({ status: 'in_stock', location: ids.floor });
  expect(card.timeline.map((row) => row.event)).toEqual(['voided', 'sold', 'received']);
  const report = verifyLedger(till.ledger.core.db.name, null);
  expect(report.problems).toEqual([]);
});

test('a sale is scanned onto a draft and posted with one key', () => {
  till = Till.make();
  const ids = till.stockRoom([CPU, CABLE]);
  const draft = till.ok('openDraft', { kind: 'receipt', header: { vendor: ids.vendorA } }).result.draft?.id ?? '';
  expect(till.ok('scan', { draft, text: '9JY0418Q77' }).result.scan).toMatchObject({
    result: 'refused',
    code: 'itemWanted',
  });
  expect(till.ok('scan', { draft, text: 'CPU-1' }).result.scan).toMatchObject({ result: 'taken', code: 'itemChosen' });
  const taken = till.ok('scan', { draft, text: '9JY0418Q77\r' }).result;
  expect(taken.scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
  expect(taken.draft?.lines[0]?.units[0]).toMatchObject({ makers: ['9JY0418Q77'], label: 'queued' });
  till.ok('changeDraftLine', { draft, line: 0, unitCostMinor: 38_900 });
  const receipt = till.ok('postDraft', { draft });
  const [serial = ''] = receipt.posting.serials;
  till.ok('openShift', { floatMinor: 0 });
  const sale = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
  const scanned = till.ok('scan', { draft: sale, text: serial }).result;
  expect(scanned.scan).toMatchObject({ result: 'taken', code: 'unitAdded' });
  expect(scanned.draft).toMatchObject({ grossMinor: 44_900, units: 1, blocked: null });
  expect(till.ok('scan', { draft: sale, text: serial }).result.scan).toMatchObject({
    result: 'refused',
    code: 'unitTwice',
  });
  till.ok('postDraft', { draft: sale, tenders: [{ kind: 'cash', tenderedMinor: 44_900 }] });
  expect(till.ask('unit', { serial }).record.status).toBe('sold');
  expect(till.ask('search', { text: '0418Q7' }).map((hit) => [hit.kind, hit.match])).toEqual([
    ['unit', 'maker_serial'],
  ]);
});
