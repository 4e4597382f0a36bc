// A GS1 label of ours, GTIN and our serial in one code, is read as the unit that it is stuck to.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyShop, CPU_GTIN, oneCpu, openDraft, openShop, sell, type Shop } from '../harness/shop';

let base: Shop;
let shop: Shop;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(() => shop.till.close());
afterAll(() => base.till.close());

test('the GS1 label of a unit, GTIN and our serial, is scanned into a sale as that unit, before and after its sale', () => {
  const serial = oneCpu(shop, 'M-1');
  const code = `]d2010${CPU_GTIN}21${serial}`;
  expect(shop.till.ask('resolve', { text: code })).toMatchObject({ kind: 'unit', match: 'serial', unit: { serial } });
  const draft = openDraft(shop, 'sale');
  expect(shop.till.ok('scan', { draft, text: code }).result.scan).toMatchObject({ result: 'taken' });
  shop.till.ok('discardDraft', { draft });
  sell(shop, 'CPU-1', [serial]);
  expect(shop.till.ask('resolve', { text: code })).toMatchObject({ kind: 'unit', unit: { serial, status: 'sold' } });
});

test('a serial of ours under the GTIN of another item is not taken for that unit', () => {
  const serial = oneCpu(shop, 'M-1');
  shop.till.ok('saveCatalogue', {
    // 3 x (0 + 2 + 4 + 6 + 8 + 0) + 1 + 3 + 5 + 7 + 9 = 85, and 5 fills it up to 90.
    items: [{ sku: 'CPU-2', name: 'Ryzen 9', inventoryType: 'serialized', priceMinor: 100, gtins: ['012345678905'] }],
  });
  const answer = shop.till.ask('resolve', { text: `]d2010001234567890521${serial}` });
  expect(answer).toMatchObject({ kind: 'item', item: { sku: 'CPU-2' } });
});
