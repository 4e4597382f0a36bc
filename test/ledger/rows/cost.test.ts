// Worked examples of cost: each unit its own, stocked goods by their pool. Figures in cents, worked out by hand.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ReceiptPosted } from '../../../shared/domain/posting';
import { dropDesk, makeDesk, run } from '../harness/command-line';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
const UNIT = { sku: 'U', name: 'Unit', inventoryType: 'serialized', priceMinor: 20_000, makerSerial: { count: 0 } };
const GOODS = { sku: 'G', name: 'Goods', inventoryType: 'stocked', priceMinor: 2_000 };

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([UNIT, GOODS]);
  till.ok('openShift', { floatMinor: 0 });
});
afterEach(() => till.close());

function receive(lines: readonly Record<string, unknown>[], more: Record<string, unknown> = {}): readonly string[] {
  return till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines, ...more }).posting.serials;
}

function receiveAt(costsMinor: readonly number[]): readonly string[] {
  return receive(costsMinor.map((unitCostMinor) => ({ item: ids.item('U'), quantityE7: 10_000_000, unitCostMinor })));
}

function sell(unit: string): void {
  till.ok('postSale', {
    lines: [{ item: ids.item('U'), units: [unit] }],
    tenders: [{ kind: 'cash', tenderedMinor: 20_000 }],
  });
}

test('X-05 ten dozen for 2400.00 make 120 units at 20.00 each', () => {
  // 2400.00 / (10 x 12) = 20.00.
  receive([{ item: ids.item('U'), quantityE7: 1_200_000_000, amountMinor: 240_000 }]);
  const [document] = till.ask('documents', { kind: 'receipt.posted' });
  const body = till.ask('document', { document: document?.ref ?? '' }).body as ReceiptPosted;
  expect(body.lines[0]?.units).toHaveLength(120);
  expect(new Set(body.lines[0]?.units.map((unit) => unit.costMinor))).toEqual(new Set([2_000]));
});

test('X-06 two at 40.00 with freight of 10.00 land at 45.00 each, 90.00 together', () => {
  // Freight 10.00 over two units is 5.00 each; 40.00 + 5.00 = 45.00.
  const units = receive([{ item: ids.item('U'), quantityE7: 20_000_000, unitCostMinor: 4_000 }], {
    addOns: [{ name: 'Freight', amountMinor: 1_000, by: 'value' }],
  });
  expect(units.map((serial) => till.ask('unit', { serial }).unit.costMinor)).toEqual([4_500, 4_500]);
  expect(till.ask('stock', { item: ids.item('U') }).valueMinor).toBe(9_000);
});

test('X-07 an add-on of 10.00 over A and B is 9.60 and 0.40 by weight, 4.44 and 5.56 by value, 0.17 and 9.83 by volume', () => {
  // A: 2 x 5 kg of 10 cc each, amount 40.00. B: 100 pieces in packs of 12 that weigh 50 g and fill 0.005 cu ft = 141.6 -> 142 cc;
  // 100 / 12 = 8.3333333 packs, amount 50.00.
  // Weight 10,000 : 8.3333333 x 50 = 417 -> 9.5997 and 0.4003. Value 40 : 50 -> 4.444 and 5.556.
  // Volume 20 : 8.3333333 x 142 = 1,183 -> 0.1662 and 9.8338; the row's 0.167 and 9.833 are 20 : 1,180, the same at the cent.
  const goods = { inventoryType: 'stocked', priceMinor: 1_000 };
  const [a = '', b = ''] = till.ok('saveCatalogue', {
    items: [
      { ...goods, sku: 'A', name: 'A', weightG: 5_000, volumeCc: 10 },
      { ...goods, sku: 'B', name: 'Pack of twelve', weightG: 50, volumeCc: 142 },
    ],
  }).posting.ids;
  const spread = (by: string): readonly number[] => {
    const { posting } = till.ok('receiveUnits', {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [
        { item: a, quantityE7: 20_000_000, amountMinor: 4_000 },
        { item: b, quantityE7: 83_333_333, amountMinor: 5_000 },
      ],
      addOns: [{ name: 'Freight', amountMinor: 1_000, by }],
    });
    const body = till.ask('document', { document: posting.ref }).body as ReceiptPosted;
    return body.lines.map((line) => line.addOnMinor);
  };
  expect(spread('weight')).toEqual([960, 40]);
  expect(spread('value')).toEqual([444, 556]);
  expect(spread('volume')).toEqual([17, 983]);
});

test('X-11 units at 5, 10, 20, 25, 30: purchase average 18; after the first two are sold stock averages 25, purchases still 18', () => {
  // (5 + 10 + 20 + 25 + 30) / 5 = 18; (20 + 25 + 30) / 3 = 25.
  const [first = '', second = ''] = receiveAt([500, 1_000, 2_000, 2_500, 3_000]);
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({
    averageMinor: 1_800,
    purchaseAverageMinor: 1_800,
  });
  sell(first);
  sell(second);
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({
    units: 3,
    valueMinor: 7_500,
    averageMinor: 2_500,
    purchaseAverageMinor: 1_800,
  });
});

/** Ten units worth 1000.00 together, one of them at 110.00: nine at (1000 - 110) / 9 = 98.888..., as 98.89 x 8 + 98.88. */
function tenWithOneAt110(): string {
  const [dear = ''] = receiveAt([11_000]);
  receive([{ item: ids.item('U'), quantityE7: 90_000_000, amountMinor: 89_000 }]);
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({
    units: 10,
    valueMinor: 100_000,
    averageMinor: 10_000,
  });
  return dear;
}

test('X-12 and 9.37 ten units averaging 100.00: the one that cost 110.00 is sold, nine are worth 890.00, average 98.89', () => {
  sell(tenWithOneAt110());
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({
    units: 9,
    valueMinor: 89_000,
    averageMinor: 9_889,
  });
});

test('X-13 and 9.39 the one that cost 110.00 goes back to its vendor: nine are worth 890.00, average 98.89', () => {
  till.ok('returnToVendor', { vendor: ids.vendorA, lines: [{ units: [tenWithOneAt110()] }] });
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({
    units: 9,
    valueMinor: 89_000,
    averageMinor: 9_889,
  });
});

test('X-14 and 9.38 ten units at 100.00 and a returned one that cost 110.00 are eleven worth 1110.00, average 100.91', () => {
  // (1000 + 110) / 11 = 100.909... -> 100.91.
  const [dear = ''] = receiveAt([11_000]);
  sell(dear);
  receive([{ item: ids.item('U'), quantityE7: 100_000_000, unitCostMinor: 10_000 }]);
  till.ok('returnGoods', { lines: [{ unit: dear, reason: 'unopened' }] });
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({
    units: 11,
    valueMinor: 111_000,
    averageMinor: 10_091,
  });
});

test('9.40 and X-09 goods: 100 at 10.00 and 100 at 11.00 average 10.50; 100 at 10.00 and 50 at 11.00 average 10.33', () => {
  // (1000 + 1100) / 200 = 10.50; (1000 + 550) / 150 = 10.333... -> 10.33.
  const [other = ''] = till.ok('saveCatalogue', { items: [{ ...GOODS, sku: 'G2' }] }).posting.ids;
  const line = (item: string, pieces: number, unitCostMinor: number): Record<string, unknown> => ({
    item,
    quantityE7: pieces * 10_000_000,
    unitCostMinor,
  });
  receive([line(ids.item('G'), 100, 1_000)]);
  receive([line(ids.item('G'), 100, 1_100)]);
  receive([line(other, 100, 1_000), line(other, 50, 1_100)]);
  expect(till.ask('stock', { item: ids.item('G') })).toMatchObject({ valueMinor: 210_000, averageMinor: 1_050 });
  expect(till.ask('stock', { item: other })).toMatchObject({ valueMinor: 155_000, averageMinor: 1_033 });
});

test('X-38 a thousand at 0.500 and ten at 0.600 are worth 506.000, not 560.000: average 0.501 on 1010 units', async () => {
  // 1,000 x 0.500 = 500.000; 10 x 0.600 = 6.000; 506.000 / 1,010 = 0.50099 -> 0.501. A currency of three digits shows it.
  const desk = makeDesk();
  try {
    const money = ['--country', 'KW', '--currency', 'KWD', '--digits', '3'];
    await run(desk, ['init', '--ledger', desk.ledger, '--pin-file', desk.pinFile, ...money]);
    const house = await run(desk, ['call', 'house', '{}', '--ledger', desk.ledger]);
    const { prefix } = (house.answers[0] as { result: { station: { prefix: string } } }).result.station;
    const who = ['--ledger', desk.ledger, '--user', `${prefix}1.0`, '--pin-file', desk.pinFile];
    const call = async (name: string, args: unknown): Promise<Record<string, unknown>> => {
      const { status, answers } = await run(desk, ['call', name, JSON.stringify(args), ...who]);
      expect(status, JSON.stringify(answers)).toBe(0);
      return answers[0] ?? {};
    };
    const made = async (args: unknown): Promise<string> => {
      const { postings } = await call('saveCatalogue', args);
      return (postings as { ids: readonly string[] }[])[0]?.ids[0] ?? '';
    };
    const item = await made({ items: [{ ...GOODS, sku: 'SODA', name: 'Cream soda' }] });
    const vendor = await made({ vendors: [{ code: 'V', name: 'Vendor' }] });
    for (const [pieces, unitCostMinor] of [
      [1_000, 500],
      [10, 600],
    ] as const) {
      const lines = [{ item, quantityE7: pieces * 10_000_000, unitCostMinor }];
      await call('receiveUnits', { vendor, location: `${prefix}2.0`, lines });
    }
    const { result } = await call('stock', { item });
    expect(result).toMatchObject({ quantityE7: 10_100_000_000, valueMinor: 506_000, averageMinor: 501 });
  } finally {
    dropDesk(desk);
  }
});

test('9.21 1.5 lb at 11.25 are 16.88, rounded half up; 10.120 kg less 0.6803886 kg are 9.4396114 kg', () => {
  // 1.5 x 11.25 = 16.875 -> 16.88. A pound is 0.45359237 kg, so 1.5 lb are 0.680388555 -> 0.6803886 kg.
  const weighed = { inventoryType: 'stocked', taxCode: null };
  const [byPound = '', byKilo = ''] = till.ok('saveCatalogue', {
    items: [
      { ...weighed, sku: 'LB', name: 'Cheese by the pound', priceMinor: 1_125 },
      { ...weighed, sku: 'KG', name: 'Cheese by the kilogram', priceMinor: 2_480 },
    ],
  }).posting.ids;
  receive([{ item: byKilo, quantityE7: 101_200_000, unitCostMinor: 1_000 }]);
  const pounds = till.ok('postSale', {
    lines: [{ item: byPound, quantityE7: 15_000_000 }],
    tenders: [{ kind: 'cash', tenderedMinor: 1_688 }],
  });
  expect(pounds.posting).toMatchObject({ totalMinor: 1_688, changeMinor: 0 });
  till.ok('postSale', {
    lines: [{ item: byKilo, quantityE7: 6_803_886 }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  });
  expect(till.ask('stock', { item: byKilo })).toMatchObject({ quantityE7: 94_396_114 });
});

test('fault 29 units that cost 1,900 and 2,500 come back at their own costs: stock rises by 4,400', () => {
  const [a = '', b = '', c = '', d = ''] = receiveAt([190_000, 250_000, 210_000, 230_000]);
  till.ok('postSale', {
    lines: [{ item: ids.item('U'), units: [a, b, c, d] }],
    tenders: [{ kind: 'cash', tenderedMinor: 80_000 }],
  });
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({ units: 0, valueMinor: 0 });
  till.ok('returnGoods', {
    lines: [
      { unit: b, reason: 'unopened' },
      { unit: a, reason: 'unopened' },
    ],
  });
  expect(till.ask('stock', { item: ids.item('U') })).toMatchObject({ units: 2, valueMinor: 440_000 });
  expect(till.ask('unit', { serial: a }).unit.costMinor).toBe(190_000);
  expect(till.ask('unit', { serial: b }).unit.costMinor).toBe(250_000);
});

test('goods below zero are issued at the last known cost, and the difference is posted when stock comes back', () => {
  // Bought 2 at 10.00, sold 5: 20.00 from stock and 3 at the last known 10.00; pool -3, -30.00.
  // Then 20 at 12.00: 17 are worth 17 x 12.00 = 204.00, the sum is 240.00 - 30.00 = 210.00, so -6.00 is corrected.
  const item = ids.item('G');
  receive([{ item, quantityE7: 20_000_000, unitCostMinor: 1_000 }]);
  till.ok('postSale', {
    lines: [{ item, quantityE7: 50_000_000 }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  });
  expect(till.ask('stock', { item })).toMatchObject({ quantityE7: -30_000_000, valueMinor: -3_000 });
  const { postings } = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item, quantityE7: 200_000_000, unitCostMinor: 1_200 }],
  });
  expect(postings.map((posting) => [posting.kind, posting.totalMinor])).toEqual([
    ['receipt.posted', 24_000],
    ['cost.corrected', -600],
  ]);
  expect(till.ask('stock', { item })).toMatchObject({ quantityE7: 170_000_000, valueMinor: 20_400 });
});
