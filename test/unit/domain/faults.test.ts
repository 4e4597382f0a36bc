// Faults of the rules, found by reading and by the random store: each test states what must hold, and fails while the fault is open.
import { describe, expect, test } from 'vitest';
import { PoolBook } from '../../../shared/domain/decide/pool';
import type { Pool } from '../../../shared/domain/model';
import { ONE, OTHER, PureStore } from './pure-store';

const cash = [{ kind: 'cash', tenderedMinor: 10_000_000 }];

describe('a receipt', () => {
  test('names no unit twice when two rows carry two numbers of one unit that comes in again', () => {
    const store = new PureStore();
    const phone = store.item('PHONE', 'serialized', { makerSerial: { count: 2 } });
    const [serial = ''] = store.receive(phone, [['one', 'two']]);
    store.ok('returnToVendor', { vendor: 'v1', lines: [{ units: [serial] }] });
    const lines = [{ item: phone, units: [{ makers: ['one'] }, { makers: ['two'] }] }];
    const decision = store.decide('receiveUnits', { vendor: 'v1', location: 'floor', lines });
    const [draft] = decision.ok ? decision.postings : [];
    const made =
      draft?.kind === 'receipt.posted' ? draft.body.lines.flatMap((line) => line.units.map((unit) => unit.serial)) : [];
    expect(new Set(made).size).toBe(made.length);
  });

  test('gives the serial of a unit that comes in again to no other row', () => {
    const store = new PureStore();
    const phone = store.item('PHONE', 'serialized', { makerSerial: { count: 1 } });
    const [serial = ''] = store.receive(phone, [['one']]);
    store.ok('returnToVendor', { vendor: 'v1', lines: [{ units: [serial] }] });
    const lines = [{ item: phone, units: [{ serial, makers: ['new'] }, { makers: ['one'] }] }];
    expect(store.refused('receiveUnits', { vendor: 'v1', location: 'floor', lines }).code).toBe('unitTwice');
  });

  test('takes a unit without maker serial in again under its own serial', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    const [serial = ''] = store.receive(lamp, [[]]);
    store.ok('returnToVendor', { vendor: 'v1', lines: [{ units: [serial] }] });
    store.ok('receiveUnits', { vendor: 'v1', location: 'floor', lines: [{ item: lamp, units: [{ serial }] }] });
    expect(store.memory.units([serial]).get(serial)?.status).toBe('in_stock');
  });

  test('refuses a GTIN of ours as a maker serial in the form in which it is printed', () => {
    const store = new PureStore();
    store.item('NAILS', 'stocked', { gtins: ['4006381333931'] });
    const disk = store.item('DISK', 'serialized', { makerSerial: { count: 1 } });
    const lines = [{ item: disk, units: [{ makers: ['4006381333931'] }] }];
    expect(store.refused('receiveUnits', { vendor: 'v1', location: 'floor', lines }).code).toBe('makerSerialIsCode');
  });

  test('refuses a price times quantity beyond the largest amount instead of breaking', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    const lines = [{ item: rope, quantityE7: 1_000_000 * ONE, unitCostMinor: 1_000_000_000_000 }];
    expect(store.refused('receiveUnits', { vendor: 'v1', location: 'floor', lines })).toEqual({
      code: 'amountTooLarge',
    });
  });

  test('spreads an add-on by weight over lines however heavy', () => {
    const store = new PureStore();
    const iron = store.item('IRON', 'stocked', { weightG: 1_000_000_000 });
    const lines = Array.from({ length: 10 }, () => ({ item: iron, quantityE7: 1_000_000 * ONE, amountMinor: 1 }));
    const addOns = [{ name: 'Freight', amountMinor: 100, by: 'weight' }];
    const [posting] = store.ok('receiveUnits', { vendor: 'v1', location: 'floor', addOns, lines });
    // Ten equal lines of 0.01 each, and 1.00 of freight: 1.10 in all.
    expect(posting?.body).toMatchObject({ totalMinor: 110 });
  });
});

describe('a posting of more than 5,000 units is refused', () => {
  test('by an adjustment of found pieces', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    const args = { type: 'found', reason: 'r', location: 'floor', lines: [{ item: lamp, quantityE7: 5_001 * ONE }] };
    expect(store.refused('adjustStock', args).code).toBe('tooManyUnits');
  });

  test('by a sale, a parked sale and a return to the vendor', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'auto_serialized', { makerSerial: { count: 0 } });
    store.ok('openShift', { floatMinor: 0 });
    const serials = [5_000, 1].flatMap((count) =>
      store.receive(
        lamp,
        Array.from({ length: count }, () => []),
      ),
    );
    const halves = [
      { item: lamp, units: serials.slice(0, 2_500) },
      { item: lamp, units: serials.slice(2_500) },
    ];
    const codeOf = (name: 'postSale' | 'parkSale' | 'returnToVendor', args: object): string | null => {
      const decision = store.decide(name, args);
      return decision.ok ? null : decision.refusal.code;
    };
    expect([
      codeOf('postSale', { lines: [{ item: lamp, quantityE7: 5_001 * ONE }], tenders: cash }),
      codeOf('parkSale', { label: 'l', lines: halves }),
      codeOf('returnToVendor', { vendor: 'v1', lines: halves }),
    ]).toEqual(['tooManyUnits', 'tooManyUnits', 'tooManyUnits']);
  });
});

describe('a sale', () => {
  test('picks no auto-serialized unit from quarantine for a cashier', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'auto_serialized');
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    store.sell([{ item: lamp, units: [serial] }]);
    store.ok('returnGoods', { lines: [{ unit: serial, reason: 'inspect' }] });
    const sale = { lines: [{ item: lamp, quantityE7: ONE }], tenders: cash };
    expect(store.refused('postSale', sale, { user: 'cashier' }).code).toBe('stockTooLow');
  });

  test('picks no auto-serialized unit that an open draft holds', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'auto_serialized');
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    store.memory.ownClaims.set(serial, { draft: 'draft-1', user: 'owner' });
    expect(store.refused('postSale', { lines: [{ item: lamp, quantityE7: ONE }], tenders: cash }).code).toBe(
      'stockTooLow',
    );
  });

  test('refuses a price times quantity beyond the largest amount instead of breaking', () => {
    const store = new PureStore();
    const fee = store.item('FEE', 'non_stocked');
    store.ok('openShift', { floatMinor: 0 });
    const lines = [{ item: fee, unitPriceMinor: 1_000_000_000_000, quantityE7: 1_000_000 * ONE }];
    expect(store.refused('postSale', { lines, tenders: [] })).toEqual({ code: 'amountTooLarge' });
  });
});

describe('parking', () => {
  test('refuses a unit on a line of another item', () => {
    const store = new PureStore();
    const [lamp, rope] = [
      store.item('LAMP', 'serialized', { makerSerial: { count: 0 } }),
      store.item('ROPE', 'stocked'),
    ];
    const units = store.receive(lamp, [[]]);
    expect(store.decide('parkSale', { label: 'l', lines: [{ item: rope, units }] }).ok).toBe(false);
  });

  test('refuses a customer that is not known', () => {
    const store = new PureStore();
    const fee = store.item('FEE', 'non_stocked');
    expect(store.refused('parkSale', { label: 'l', customer: 'nobody', lines: [{ item: fee }] })).toEqual({
      code: 'unknownCustomer',
      customer: 'nobody',
    });
  });
});

describe('a return', () => {
  test('gives the money back as wanted whatever the order in which the tenders are named', () => {
    const store = new PureStore();
    const fee = store.item('FEE', 'non_stocked');
    store.ok('openShift', { floatMinor: 0 });
    // One sale of 20.00, half in cash and half by card; one of 10.00 in cash. Half of the first and all of the second come back.
    const first = store.ref('postSale', {
      lines: [{ item: fee, quantityE7: 2 * ONE }],
      tenders: [
        { kind: 'cash', tenderedMinor: 1_000 },
        { kind: 'card', tenderedMinor: 1_000 },
      ],
    });
    const second = store.sell([{ item: fee }]);
    const lines = [
      { sale: first, quantityE7: ONE, reason: 'fresh' },
      { sale: second, reason: 'fresh' },
    ];
    const [cashBack, cardBack] = [
      { kind: 'cash', amountMinor: 1_000 },
      { kind: 'card', amountMinor: 1_000 },
    ];
    expect(store.decide('returnGoods', { lines, refunds: [cardBack, cashBack] }).ok).toBe(true);
    expect(store.decide('returnGoods', { lines, refunds: [cashBack, cardBack] }).ok).toBe(true);
  });
});

describe('the void of a sale', () => {
  test("moves no unit that by the order of the books is another sale's", () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    const lines = [{ item: lamp, units: [serial] }];
    store.ok('openShift', { floatMinor: 0 }, { station: OTHER });
    // The other station sold the same unit a moment before, and its posting arrives later.
    const other = store.decide('postSale', { lines, tenders: cash }, { station: OTHER });
    const hlc = store.nowMs * 1_000 + 500;
    store.nowMs += 10_000;
    const mine = store.sell(lines);
    if (other.ok) store.post(other.postings[0] ?? expect.unreachable(), OTHER, { hlc });
    expect(store.memory.units([serial]).get(serial)?.sale).not.toBe(mine);
    expect(store.decide('voidSale', { sale: mine, reason: 'r' }).ok).toBe(false);
  });
});

describe('the house', () => {
  test('gives no training prefix to a station of a live company', () => {
    const args = { stationId: 'ZZA-234567', branch: 'main', name: 'Till 3', publicKey: 'k', prefix: 'ZZA' };
    expect(new PureStore().refused('enrolStation', args).code).toBe('prefixTaken');
  });

  test('enrols no station whose id does not begin with its prefix, since the numbers of its postings are made from it', () => {
    const args = { stationId: 'C3C-234567', branch: 'main', name: 'Till 3', publicKey: 'k', prefix: 'D4D' };
    expect(new PureStore().decide('enrolStation', args).ok).toBe(false);
  });

  test('gives no customer an empty number', () => {
    expect(new PureStore().decide('saveCustomer', { name: 'N', number: ' ' }).ok).toBe(false);
  });
});

describe('corrections of cost', () => {
  test('are posted in one order, however the view orders its answer', () => {
    const pool = (item: string): [string, Pool] => [
      item,
      { item, branch: 'main', quantityE7: -ONE, valueMinor: -50, lastCostMinor: 100, lastQuantityE7: ONE },
    ];
    const order = (items: readonly string[]): unknown[] => {
      const book = new PoolBook(new Map(items.map(pool)));
      for (const item of ['b', 'a']) book.add(item, 2 * ONE, 300, true);
      return book.corrections().map((draft) => draft.kind === 'cost.corrected' && draft.body.item);
    };
    expect(order(['a', 'b'])).toEqual(order(['b', 'a']));
  });
});
