// The last branches of the rules: defaults that nobody types, states that only another station's postings bring about, and
// what must never happen, which throws.
import { describe, expect, test } from 'vitest';
import { checkSaleUnits } from '../../../shared/domain/decide/sale-units';
import { decide, type Command } from '../../../shared/domain/decide/index';
import { effectsOf } from '../../../shared/domain/fold/effects';
import { GoodsMemory } from '../../../shared/domain/memory/goods-memory';
import { MemoryView } from '../../../shared/domain/memory/memory-view';
import type { Unit } from '../../../shared/domain/model';
import { must } from '../../../shared/domain/must';
import { formatSerial } from '../../../shared/serial/serial';
import { POSTING_COMMANDS, type PostingCommandName } from '../../../shared/contract/commands';
import { ONE, OTHER, PureStore } from './pure-store';

const TENDERS = [{ kind: 'cash' as const, tenderedMinor: 10_000_000 }];

test('what must be there and is not is a bug, and is named', () => {
  expect(must(0, 'a number')).toBe(0);
  expect(() => must(null, 'a unit')).toThrow('a unit vanished');
  expect(() => must(undefined, 'a row')).toThrow('a row vanished');
});

describe('defaults', () => {
  test('a maker serial without a label of its own is asked for by its number', () => {
    const store = new PureStore();
    const phone = store.item('PHONE', 'serialized', {
      makerSerial: { count: 2, required: 'receipt', labels: ['IMEI 1'] },
    });
    const args = { vendor: 'v1', location: 'floor', lines: [{ item: phone, units: [{ makers: ['1'] }] }] };
    expect(store.refused('receiveUnits', args)).toEqual({
      code: 'makerSerialMissing',
      item: phone,
      label: 'Maker serial 2',
    });
  });

  test('goods found with none in stock take the last known cost', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    store.ok('openShift', { floatMinor: 0 });
    store.receive(rope, [], { units: undefined, quantityE7: 2 * ONE, unitCostMinor: 150 });
    store.sell([{ item: rope, quantityE7: 2 * ONE }]);
    const found = { type: 'found', reason: 'r', location: 'floor', lines: [{ item: rope, quantityE7: 3 * ONE }] };
    // 1.50 a piece, the last that was paid: 4.50 for three.
    expect(store.ok('adjustStock', found)[0]?.body).toMatchObject({ lines: [{ costMinor: 450 }] });
  });

  test('stock that comes back from below at the price it was sold at needs no correction', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    store.ok('openShift', { floatMinor: 0 });
    store.receive(rope, [], { units: undefined, quantityE7: ONE, unitCostMinor: 100 });
    // One in stock, two sold: -1 piece at -1.00. Two more at 1.00 leave one piece worth 1.00, as it should be.
    store.sell([{ item: rope, quantityE7: 2 * ONE }]);
    const lines = [{ item: rope, quantityE7: 2 * ONE, unitCostMinor: 100 }];
    const posted = store.ok('receiveUnits', { vendor: 'v1', location: 'floor', lines });
    expect(posted.map((posting) => posting.kind)).toEqual(['receipt.posted']);
  });

  test('a line of a sale that names no unit of its item is nothing to post', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized');
    store.ok('openShift', { floatMinor: 0 });
    const args = { lines: [{ item: lamp, units: [] }], tenders: TENDERS };
    expect(store.refused('postSale', args)).toEqual({ code: 'nothingToPost' });
  });

  test('nobody erases a person without the right', () => {
    const store = new PureStore();
    const args = { person: 'c1', reason: 'asked' };
    expect(store.refused('erasePerson', args, { user: 'cashier' })).toEqual({
      code: 'notAllowed',
      right: 'erase_person',
    });
  });
});

describe('what only other stations bring about', () => {
  test('a parked unit that another station sold meanwhile keeps its parked sale from being recalled', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized');
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    const parked = store.ref('parkSale', { label: 'later', lines: [{ item: lamp, units: [serial] }] });
    const line = { item: lamp, stocked: false, quantityE7: ONE, unitPriceMinor: 1_000, priceIncludesTax: false };
    const money = { discountMinor: 0, netDiscountMinor: 0, grossMinor: 1_000, netMinor: 1_000, costMinor: 400 };
    const share = { grossMinor: 1_000, netMinor: 1_000, taxesMinor: [], costMinor: 400, location: 'floor' };
    store.post(
      {
        kind: 'sale.posted',
        refersTo: null,
        body: {
          customer: null,
          docDiscountMinor: 0,
          grossMinor: 1_000,
          netMinor: 1_000,
          taxMinor: 0,
          tenders: [],
          lines: [
            {
              ...line,
              ...money,
              taxCode: null,
              taxes: [],
              customerWarranty: null,
              units: [{ serial, after: parked, ...share }],
            },
          ],
        },
      },
      OTHER,
    );
    expect(store.refused('recallSale', { parked })).toMatchObject({ code: 'unitAlreadySold', serial });
  });

  test('where another station gave all the money back, nothing is left to refund here', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    store.ok('openShift', { floatMinor: 0 });
    const sale = store.sell([{ item: rope, quantityE7: 2 * ONE }]);
    // 20.00 were paid and went back elsewhere, without the goods: here 0 of the share of 10.00 can still be given.
    store.post(
      {
        kind: 'return.posted',
        refersTo: sale,
        body: {
          customer: null,
          lines: [],
          refunds: [{ sale, kind: 'cash', amountMinor: 2_000 }],
          grossMinor: 2_000,
          netMinor: 2_000,
        },
      },
      OTHER,
    );
    const half = { lines: [{ sale, quantityE7: ONE, reason: 'fresh' }] };
    expect(store.refused('returnGoods', half)).toEqual({
      code: 'refundExceedsPaid',
      kind: 'cash',
      maxMinor: 0,
      gotMinor: 1_000,
    });
  });

  test('a unit sold on trust and voided is here, and nobody has said where', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized');
    store.ok('openShift', { floatMinor: 0 });
    const serial = formatSerial('B7B', 1);
    const sale = store.sell([{ item: lamp, units: [serial] }], { onTrust: [serial] }, { approver: 'manager' });
    store.ok('voidSale', { sale, reason: 'r' });
    expect(store.memory.balances()).toMatchObject([{ item: lamp, location: '', units: 1 }]);
    // It is in the hand of whoever scans it, and for sale like any other.
    store.sell([{ item: lamp, units: [serial] }]);
    expect(store.memory.units([serial]).get(serial)?.status).toBe('sold');
  });

  test('a warranty that starts on another day than its sale is kept as it was written', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { customerWarrantyMonths: 12 });
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    const [sale] = store.ok('postSale', { lines: [{ item: lamp, units: [serial] }], tenders: TENDERS });
    if (sale?.kind !== 'sale.posted') return expect.unreachable();
    const [line] = sale.body.lines;
    const customerWarranty = { start: '2026-12-01', end: '2027-12-01' };
    const late = { ...sale, body: { ...sale.body, lines: [{ ...must(line, 'a line'), customerWarranty }] } };
    expect(effectsOf(late).lines[0]?.kept).toEqual({ customerWarranty });
    expect(effectsOf(late).lines[0]?.facts).toMatchObject({ customerWarranty });
    return undefined;
  });
});

describe('goods of others in our hands, which repair and consignment will bring', () => {
  /** A store whose one unit in stock belongs to a customer: no command of this version makes it so. */
  function foreignUnit(): { store: PureStore; lamp: string; serial: string; ask: Ask } {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized');
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    const units = (serials: readonly string[]): Map<string, Unit> => {
      const found = [...store.memory.units(serials).values()];
      return new Map(found.map((unit) => [unit.serial, { ...unit, owner: 'customer' as const }]));
    };
    const view = new Proxy(store.memory, {
      get: (memory, name) => {
        const value: unknown = name === 'units' ? units : Reflect.get(memory, name);
        return typeof value === 'function' && name !== 'units' ? value.bind(memory) : value;
      },
    });
    const ask: Ask = (name, args) => {
      const command = { name, args: POSTING_COMMANDS[name].parse(args) } as Command;
      const decision = decide(view, command, store.context(), { nextShift: 1 });
      return decision.ok ? null : decision.refusal;
    };
    return { store, lamp, serial, ask };
  }
  type Ask = (name: PostingCommandName, args: unknown) => unknown;

  test('are not sold', () => {
    const { lamp, serial, ask } = foreignUnit();
    expect(ask('postSale', { lines: [{ item: lamp, units: [serial] }], tenders: TENDERS })).toMatchObject({
      code: 'unitNotOurs',
      serial,
    });
  });

  test('are not sent to a vendor', () => {
    const { serial, ask } = foreignUnit();
    expect(ask('returnToVendor', { vendor: 'v1', lines: [{ units: [serial] }] })).toMatchObject({
      code: 'unitNotOurs',
      serial,
    });
  });
});

describe('what must never happen', () => {
  test('a unit whose sale is no sale is not returned', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized');
    store.ok('openShift', { floatMinor: 0 });
    const [serial = ''] = store.receive(lamp, [[]]);
    store.sell([{ item: lamp, units: [serial] }]);
    const receipt = must(store.memory.units([serial]).get(serial)?.receipt, 'a receipt');
    const broken = new Proxy(store.memory, {
      get: (memory, name) => {
        const value: unknown = Reflect.get(memory, name);
        if (name === 'posting') return () => memory.posting(receipt);
        return typeof value === 'function' ? value.bind(memory) : value;
      },
    });
    const args = POSTING_COMMANDS.returnGoods.parse({ lines: [{ unit: serial, reason: 'fresh' }] });
    const command: Command = { name: 'returnGoods', args };
    expect(() => decide(broken, command, store.context(), { nextShift: 1 })).toThrow('receipt.posted sells nothing');
  });
});

describe('the memory', () => {
  test('says of a serial, a sale and an effect that it never heard of what an empty ledger says', () => {
    const goods = new GoodsMemory();
    expect(goods.stateOf('K7C0000019', 'K7C-TEST22:1')).toBe('waiting');
    expect(goods.tenders('K7C-TEST22:1')).toEqual([]);
    expect(goods.allUnits()).toEqual([]);
  });

  test('knows a unit only by an effect that waits, and gives no unit for it', () => {
    const store = new PureStore();
    const serial = formatSerial('B7B', 7);
    store.post(
      {
        kind: 'sale.recalled',
        refersTo: null,
        body: { parked: 'B7B-TEST22:1', units: [{ serial, after: 'B7B-TEST22:1' }] },
      },
      OTHER,
    );
    expect(store.memory.allUnits()).toEqual([]);
  });

  test('keeps the later of two costs although its receipt arrived first', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    const receipt = (costMinor: number) => ({
      kind: 'receipt.posted' as const,
      refersTo: null,
      body: {
        vendor: 'v1',
        location: 'floor',
        deliveryNote: null,
        addOns: [],
        totalMinor: costMinor,
        twinReason: null,
        lines: [
          {
            item: rope,
            stocked: true,
            quantityE7: ONE,
            amountMinor: costMinor,
            discountMinor: 0,
            addOnMinor: 0,
            taxMinor: 0,
            costMinor,
            lot: null,
            vendorWarranty: null,
            units: [],
          },
        ],
      },
    });
    const hlc = store.nowMs * 1_000 + 900_000_000;
    store.post(receipt(200), OTHER, { hlc });
    store.post(receipt(100), OTHER, { hlc: hlc - 1 });
    expect(store.memory.pools([rope], 'main').get(rope)).toMatchObject({ lastCostMinor: 200, valueMinor: 300 });
  });

  test('a shift that nobody is named for has no user', () => {
    const view = new MemoryView();
    const store = new PureStore();
    const posting = store.post({ kind: 'shift.opened', body: { number: 1, floatMinor: 0 }, refersTo: null }, OTHER);
    view.apply({ ...posting, header: { ...posting.header, user: null } });
    expect(view.openShift(OTHER.id)).toMatchObject({ number: 1, user: '' });
  });
});

test('a serial that no unit has is not for sale', () => {
  const store = new PureStore();
  expect(checkSaleUnits(store.memory, store.context(), [formatSerial('K7C', 9)])).toEqual({
    code: 'serialUnknown',
    serial: formatSerial('K7C', 9),
  });
});
