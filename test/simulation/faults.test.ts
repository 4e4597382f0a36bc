// Faults that only the tables have: each test states what must hold, and fails while the fault is open.
import { afterEach, expect, test } from 'vitest';
import { Till } from '../ledger/harness/till';

let till: Till;
afterEach(() => till.close());
const ONE = 10_000_000;
const ITEMS = [
  { sku: 'CAM', name: 'Camera', inventoryType: 'serialized', priceMinor: 10_000, makerSerial: { count: 1 } },
  { sku: 'ROPE', name: 'Rope', inventoryType: 'stocked', priceMinor: 300 },
];

test('a reference to a station that does not exist is an unknown document, even with a prefix of ours', () => {
  till = Till.make();
  till.ok('openShift', { floatMinor: 0 });
  const sale = `${till.prefix}-NOSUCH:5`;
  expect(till.send('voidSale', { sale, reason: 'r' })).toEqual({
    ok: false,
    refusal: { code: 'unknownDocument', document: sale },
  });
});

test('a quantity is returned once, however the reference of its sale is written', () => {
  till = Till.make();
  const ids = till.stockRoom(ITEMS);
  till.ok('openShift', { floatMinor: 0 });
  const { ref } = till.ok('postSale', {
    lines: [{ item: ids.item('ROPE'), quantityE7: 2 * ONE }],
    tenders: [{ kind: 'cash', tenderedMinor: 600 }],
  }).posting;
  const again = ref.replace(':', ':0');
  const answer = till.send('returnGoods', {
    lines: [
      { sale: ref, reason: 'unopened' },
      { sale: again, reason: 'unopened' },
    ],
  });
  // 6.00 were paid; twice 6.00 must not go back.
  expect(answer).toMatchObject({ ok: false });
});

test('two units that take numbers of units in our hands are two rows on Attention', () => {
  till = Till.make();
  const ids = till.stockRoom(ITEMS);
  const lines = [{ item: ids.item('CAM'), unitCostMinor: 1, units: [{ makers: ['a'] }, { makers: ['b'] }] }];
  till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines });
  till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines, twinReason: 'both read twice' });
  expect(till.ledger.core.db.prepare("SELECT COUNT(*) AS count FROM view_attention WHERE kind = 'twin'").get()).toEqual(
    { count: 2 },
  );
});
