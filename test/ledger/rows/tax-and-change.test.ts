// Worked examples of tax, discount and change, through the sale command; figures in cents, worked out by hand.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReturnPosted, SalePosted } from '../../../shared/domain/posting';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
const SERVICE = { inventoryType: 'non_stocked', priceMinor: 11_000 };

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([]);
  till.ok('openShift', { floatMinor: 10_000 });
});
afterEach(() => till.close());

function item(fields: Record<string, unknown>): string {
  return till.ok('saveCatalogue', { items: [{ taxCode: ids.tax10, ...SERVICE, ...fields }] }).posting.ids[0] ?? '';
}

function sale(args: Record<string, unknown>): SalePosted {
  const { posting } = till.ok('postSale', args);
  return till.ask('document', { document: posting.ref }).body as SalePosted;
}

test('9.01 a tax-inclusive price of 110.00 at 10 % is 100.00 net and 10.00 tax', () => {
  // 110.00 / 1.10 = 100.00; 110.00 - 100.00 = 10.00.
  const body = sale({
    lines: [{ item: item({ sku: 'A', name: 'A', priceIncludesTax: true }) }],
    tenders: [{ kind: 'cash', tenderedMinor: 11_000 }],
  });
  expect(body).toMatchObject({ netMinor: 10_000, taxMinor: 1_000, grossMinor: 11_000 });
});

test('9.02 a tax-exclusive price of 110.00 at 10 % is 11.00 tax and 121.00 to pay', () => {
  // 110.00 x 0.10 = 11.00; 110.00 + 11.00 = 121.00.
  const body = sale({
    lines: [{ item: item({ sku: 'A', name: 'A' }) }],
    tenders: [{ kind: 'cash', tenderedMinor: 12_100 }],
  });
  expect(body).toMatchObject({ netMinor: 11_000, taxMinor: 1_100, grossMinor: 12_100 });
});

test('9.03 5 % off an inclusive 110.00 at 10 % shows a discount of 5.00, net 95.00, tax 9.50, gross 104.50', () => {
  // Gross 110.00 - 5.50 = 104.50; net 104.50 / 1.10 = 95.00; tax 9.50; net before 100.00 less 95.00 = 5.00.
  const body = sale({
    lines: [{ item: item({ sku: 'A', name: 'A', priceIncludesTax: true }), discountPpm: 50_000 }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_450 }],
  });
  expect(body).toMatchObject({ netMinor: 9_500, taxMinor: 950, grossMinor: 10_450 });
  expect(body.lines[0]).toMatchObject({ netDiscountMinor: 500 });
});

test('9.04 tax on tax: 0.5 % of 50.00, then 1.5 % and 2.5 % of 50.25 make 52.26', () => {
  // A 0.25; B 50.25 x 1.5 % = 0.75375 -> 0.75; C 50.25 x 2.5 % = 1.25625 -> 1.26; 50.00 + 0.25 + 0.75 + 1.26 = 52.26.
  const taxes = [
    { id: 'a', name: 'A', ratePpm: 5_000, taxable: true },
    { id: 'b', name: 'B', ratePpm: 15_000 },
    { id: 'c', name: 'C', ratePpm: 25_000 },
  ];
  const [taxCode = ''] = till.ok('saveCatalogue', { taxCodes: [{ name: 'Three', components: taxes }] }).posting.ids;
  const body = sale({
    lines: [{ item: item({ sku: 'A', name: 'A', priceMinor: 5_000, taxCode }) }],
    tenders: [{ kind: 'cash', tenderedMinor: 5_226 }],
  });
  expect(body.lines[0]?.taxes.map((tax) => tax.amountMinor)).toEqual([25, 75, 126]);
  expect(body.grossMinor).toBe(5_226);
});

test('9.05 100.00 with A 10 % taxable and B 5 % is 10.00 + 5.50 = 15.50 tax', () => {
  const components = [
    { id: 'a', name: 'A', ratePpm: 100_000, taxable: true },
    { id: 'b', name: 'B', ratePpm: 50_000 },
  ];
  const [taxCode = ''] = till.ok('saveCatalogue', { taxCodes: [{ name: 'Two', components }] }).posting.ids;
  const body = sale({
    lines: [{ item: item({ sku: 'A', name: 'A', priceMinor: 10_000, taxCode }) }],
    tenders: [{ kind: 'cash', tenderedMinor: 11_550 }],
  });
  expect(body.lines[0]?.taxes.map((tax) => tax.amountMinor)).toEqual([1_000, 550]);
  expect(body).toMatchObject({ taxMinor: 1_550, grossMinor: 11_550 });
});

test('9.06 state 4 % and county 1 % are 5 %; with local 1 % they are 6 %, and what was sold before stays as it was', () => {
  // 100.00 x 4 % + 100.00 x 1 % = 5.00; with another 1.00 for the town 6.00.
  const state = { id: 's', name: 'State', ratePpm: 40_000 };
  const county = { id: 'c', name: 'County', ratePpm: 10_000 };
  const local = { id: 'l', name: 'Local', ratePpm: 10_000 };
  const save = (more: object): string =>
    till.ok('saveCatalogue', { taxCodes: [{ name: 'Sales tax', components: [state, county], ...more }] }).posting
      .ids[0] ?? '';
  const taxCode = save({});
  const hundred = item({ sku: 'A', name: 'A', priceMinor: 10_000, taxCode });
  const sell = (tenderedMinor: number) => {
    const { posting } = till.ok('postSale', { lines: [{ item: hundred }], tenders: [{ kind: 'cash', tenderedMinor }] });
    return posting;
  };
  const bodyOf = (document: string) => till.ask('document', { document }).body as SalePosted;
  const before = sell(10_500);
  expect(bodyOf(before.ref)).toMatchObject({ netMinor: 10_000, taxMinor: 500, grossMinor: 10_500 });
  save({ id: taxCode, components: [state, county, local] });
  const after = bodyOf(sell(10_600).ref);
  expect(after).toMatchObject({ netMinor: 10_000, taxMinor: 600, grossMinor: 10_600 });
  expect(after.lines[0]?.taxes.map((tax) => tax.amountMinor)).toEqual([400, 100, 100]);
  expect(bodyOf(before.ref).taxMinor).toBe(500);
});

test('9.25 due 12 and tendered 15 gives 3 back; tendered 12 leaves nothing', () => {
  const twelve = item({ sku: 'A', name: 'A', priceMinor: 1_200, taxCode: null });
  const pay = (tenderedMinor: number): number =>
    till.ok('postSale', { lines: [{ item: twelve }], tenders: [{ kind: 'cash', tenderedMinor }] }).posting.changeMinor;
  expect(pay(1_500)).toBe(300);
  expect(pay(1_200)).toBe(0);
  // The drawer holds the float of 100.00 and twice 12.00, not what was handed over.
  expect(till.ask('shift')?.cashMinor).toBe(10_000 + 2_400);
});

test('fault 31 ten pieces at 23.90 incl. 20 % less 25 % are paid 179.25, and ten single refunds give back exactly 179.25', () => {
  // 239.00 - 59.75 = 179.25; net 179.25 / 1.2 = 149.375 -> 149.38; tax 29.87.
  // Shares: gross 17.925 each: five of 17.93 and five of 17.92 = 179.25.
  const [taxCode = ''] = till.ok('saveCatalogue', {
    taxCodes: [{ name: '20', components: [{ id: 't', name: 'VAT', ratePpm: 200_000 }] }],
  }).posting.ids;
  const sku = item({
    sku: 'U',
    name: 'U',
    inventoryType: 'serialized',
    priceMinor: 2_390,
    priceIncludesTax: true,
    taxCode,
    makerSerial: { count: 0 },
  });
  const units = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: sku, quantityE7: 100_000_000, unitCostMinor: 1_000 }],
  }).posting.serials;
  const { posting } = till.ok('postSale', {
    lines: [{ item: sku, units, discountPpm: 250_000 }],
    tenders: [{ kind: 'cash', tenderedMinor: 17_925 }],
  });
  const body = till.ask('document', { document: posting.ref }).body as SalePosted;
  expect(body).toMatchObject({ grossMinor: 17_925, netMinor: 14_938, taxMinor: 2_987 });
  const refunds = units.map(
    (unit) => till.ok('returnGoods', { lines: [{ unit, reason: 'unopened' }] }).posting.totalMinor,
  );
  expect([...refunds].sort((a, b) => a - b)).toEqual([
    1_792, 1_792, 1_792, 1_792, 1_792, 1_793, 1_793, 1_793, 1_793, 1_793,
  ]);
  expect(refunds.reduce((so, refund) => so + refund, 0)).toBe(17_925);
  expect(till.ask('shift')?.cashMinor).toBe(10_000);
});

test('three pieces of 3.34 incl. 10 % give back 3.34 each, and their tax of 0.91 as 0.30, 0.30 and 0.31', () => {
  // 10.02 paid; net 10.02 / 1.1 = 9.109 -> 9.11, tax 0.91. By what was paid: 0.91 x 3.34 / 10.02 = 0.303 -> 0.30;
  // 0.91 x 6.68 / 10.02 = 0.606 -> 0.60, so 0.30 more; the last takes the rest, 0.31. Net 3.04, 3.04, 3.03 = 9.11.
  const piece = item({ sku: 'P', name: 'P', priceMinor: 334, priceIncludesTax: true });
  const { posting } = till.ok('postSale', {
    lines: [{ item: piece, quantityE7: 30_000_000 }],
    tenders: [{ kind: 'cash', tenderedMinor: 1_002 }],
  });
  const returned = [1, 2, 3].map(() => {
    const one = { sale: posting.ref, saleLine: 0, quantityE7: 10_000_000, reason: 'unopened' };
    const { ref } = till.ok('returnGoods', { lines: [one] }).posting;
    return till.ask('document', { document: ref }).body as ReturnPosted;
  });
  expect(returned.map(({ grossMinor, netMinor }) => [grossMinor, netMinor])).toEqual([
    [334, 304],
    [334, 304],
    [334, 303],
  ]);
  expect(returned.map(({ lines }) => lines[0]?.taxes.map((tax) => tax.amountMinor))).toEqual([[30], [30], [31]]);
});

test('a line that was given away gives nothing back', () => {
  const gift = item({ sku: 'G', name: 'G' });
  const { posting } = till.ok('postSale', { lines: [{ item: gift, discountPpm: 1_000_000 }], tenders: [] });
  const { totalMinor } = till.ok('returnGoods', {
    lines: [{ sale: posting.ref, saleLine: 0, reason: 'unopened' }],
  }).posting;
  expect(totalMinor).toBe(0);
});

test('9.52 a sale of 1000.00 of which 500.00 went back already refunds at most 500.00 more', () => {
  const sku = item({
    sku: 'U',
    name: 'U',
    inventoryType: 'serialized',
    priceMinor: 50_000,
    taxCode: null,
    makerSerial: { count: 0 },
  });
  const units = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: sku, quantityE7: 20_000_000, unitCostMinor: 1_000 }],
  }).posting.serials;
  const [first = '', second = ''] = units;
  till.ok('postSale', { lines: [{ item: sku, units }], tenders: [{ kind: 'cash', tenderedMinor: 100_000 }] });
  till.ok('returnGoods', {
    lines: [{ unit: first, reason: 'unopened' }],
    refunds: [{ kind: 'cash', amountMinor: 50_000 }],
  });
  const over = till.refused('returnGoods', {
    lines: [{ unit: second, reason: 'unopened' }],
    refunds: [{ kind: 'cash', amountMinor: 60_000 }],
  });
  expect(over).toMatchObject({ code: 'refundExceedsPaid', kind: 'cash', maxMinor: 50_000, gotMinor: 60_000 });
  till.ok('returnGoods', {
    lines: [{ unit: second, reason: 'unopened' }],
    refunds: [{ kind: 'cash', amountMinor: 50_000 }],
  });
  expect(till.ask('shift')?.cashMinor).toBe(10_000);
});

test('fault R27 138.00 paid by card go back as 138.00 to the card; of two tenders each gets back what it took', () => {
  const sku = item({
    sku: 'U',
    name: 'U',
    inventoryType: 'serialized',
    priceMinor: 13_800,
    taxCode: null,
    makerSerial: { count: 0 },
  });
  const [one = '', two = ''] = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: sku, quantityE7: 20_000_000, unitCostMinor: 1_000 }],
  }).posting.serials;
  const soldAndBack = (unit: string, tenders: readonly object[]): unknown => {
    till.ok('postSale', { lines: [{ item: sku, units: [unit] }], tenders });
    const { posting } = till.ok('returnGoods', { lines: [{ unit, reason: 'unopened' }] });
    const { refunds } = till.ask('document', { document: posting.ref }).body as ReturnPosted;
    return Object.fromEntries(refunds.map(({ kind, amountMinor }) => [kind, amountMinor]));
  };
  expect(soldAndBack(one, [{ kind: 'card', tenderedMinor: 13_800 }])).toEqual({ card: 13_800 });
  // 100.03 by card leave 37.97 in cash; 40.00 are handed over, 2.03 are change and no part of the refund.
  const mixed = [
    { kind: 'card', tenderedMinor: 10_003 },
    { kind: 'cash', tenderedMinor: 4_000 },
  ];
  expect(soldAndBack(two, mixed)).toEqual({ card: 10_003, cash: 3_797 });
  expect(till.ask('shift')?.cashMinor).toBe(10_000);
});
