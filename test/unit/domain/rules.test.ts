// Branches of the rules that the random store meets seldom or never: defaults, forgotten arguments, states of foreign postings.
import { describe, expect, test } from 'vitest';
import { checkSaleUnits } from '../../../shared/domain/decide/sale-units';
import { unitFacts } from '../../../shared/domain/decide/units';
import { effectsOf } from '../../../shared/domain/fold/effects';
import { MemoryView } from '../../../shared/domain/memory/memory-view';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings';
import { ONE, OTHER, PureStore } from './pure-store';

const cash = [{ kind: 'cash', tenderedMinor: 10_000_000 }];

describe('an adjustment', () => {
  test('of found goods names the place that it lacks, and no line holds units of another item than it says', () => {
    const store = new PureStore();
    const [rope, lamp, cpu] = [
      store.item('ROPE', 'stocked'),
      store.item('LAMP', 'serialized'),
      store.item('CPU', 'serialized'),
    ];
    const found = { type: 'found', reason: 'r', lines: [{ item: rope, quantityE7: ONE }] };
    expect(store.refused('adjustStock', found)).toEqual({ code: 'unknownLocation', location: '' });
    const units = store.receive(cpu, [[]]);
    const mixed = { type: 'write_off', reason: 'r', lines: [{ item: lamp, units }] };
    expect(store.refused('adjustStock', mixed)).toMatchObject({ code: 'unitOfOtherItem', wanted: lamp, item: cpu });
  });

  test('finds a piece that no book knows at no cost unless told, and writes off a unit whose cost is pending at none', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 1 } });
    const [found] = store.ok('adjustStock', {
      type: 'found',
      reason: 'r',
      location: 'floor',
      lines: [{ item: lamp, quantityE7: 2 * ONE }],
    });
    expect(found?.body).toMatchObject({
      lines: [{ costMinor: 0, units: [{ makers: [], costMinor: 0 }] }, { costMinor: 0 }],
    });
    store.ok('openShift', { floatMinor: 0 });
    const trusted = 'B7B000001';
    store.ok('changeSettings', { goLiveDate: '2026-11-01' });
    const [imported] = store.ok('importSoldUnits', {
      importId: 'i',
      units: [{ item: lamp, soldOn: '2026-10-01', grossMinor: 500 }],
    });
    const serial = imported?.kind === 'units.imported' ? (imported.body.units[0]?.serial ?? '') : trusted;
    store.ok('returnGoods', { lines: [{ unit: serial, reason: 'fresh' }] }, { user: 'manager' });
    const [gone] = store.ok('adjustStock', { type: 'write_off', reason: 'r', lines: [{ units: [serial] }] });
    expect(gone?.body).toMatchObject({ lines: [{ costMinor: 0, units: [{ costMinor: null }] }] });
  });
});

describe('a return to a vendor', () => {
  test('credits nothing for a unit whose cost is pending, and needs units where the item has them', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 1 } });
    const half = { vendor: 'v1', lines: [{ item: lamp, quantityE7: ONE / 2 }] };
    expect(store.refused('returnToVendor', half)).toEqual({ code: 'unitsMissing', item: lamp, wanted: 1, got: 0 });
    store.ok('openShift', { floatMinor: 0 });
    store.ok('changeSettings', { goLiveDate: '2026-11-01' });
    const units = [{ item: lamp, soldOn: '2026-10-01', grossMinor: 500, vendor: 'v1' }];
    const [imported] = store.ok('importSoldUnits', { importId: 'i', units });
    const serial = imported?.kind === 'units.imported' ? (imported.body.units[0]?.serial ?? '') : '';
    store.ok('returnGoods', { lines: [{ unit: serial, reason: 'fresh' }] }, { user: 'manager' });
    const [sent] = store.ok('returnToVendor', { vendor: 'v1', lines: [{ units: [serial] }] });
    expect(sent?.body).toMatchObject({ creditMinor: 0, lines: [{ costMinor: 0, units: [{ costMinor: null }] }] });
  });
});

describe('the catalogue', () => {
  test('saves known records whole, and swaps the two types with units even when the item is used', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    store.receive(lamp, [[]]);
    const item = { ...store.memory.items([lamp]).get(lamp), inventoryType: 'auto_serialized' };
    store.ok('saveCatalogue', { items: [item] });
    expect(store.memory.items([lamp]).get(lamp)?.inventoryType).toBe('auto_serialized');
    const [first] = store.ok('saveCatalogue', { taxCodes: [{ name: 'Tax', components: [] }] });
    const id = first?.kind === 'catalogue.saved' ? first.body.taxCodes[0]?.id : undefined;
    store.ok('saveCatalogue', {
      vendors: [{ id: 'v1', code: 'V1', name: 'Renamed' }],
      taxCodes: [{ id, name: 'Renamed', components: [] }],
      locations: [{ id: 'floor', code: 'floor', name: 'Renamed' }],
      branches: [{ id: 'main', code: 'HQ', name: 'Renamed', timeZone: 'UTC' }],
    });
    expect(store.memory.vendors(['v1']).get('v1')?.name).toBe('Renamed');
  });

  test('needs rights for shifts and parked sales as for all else', () => {
    const store = new PureStore();
    expect(store.refused('openShift', { floatMinor: 0 }, { user: 'receiver' })).toEqual({
      code: 'notAllowed',
      right: 'open_shift',
    });
    expect(store.refused('recallSale', { parked: 'x' }, { user: 'receiver' })).toEqual({
      code: 'notAllowed',
      right: 'sell',
    });
    expect(store.refused('voidSale', { sale: 'x', reason: 'r' })).toEqual({ code: 'shiftNotOpen' });
  });

  test('an owner may leave while another one stays', () => {
    const store = new PureStore();
    store.ok('saveUser', { role: 'owner', name: 'Second' });
    store.ok('saveUser', { id: 'owner', role: 'owner', active: false, name: 'A. Meier' });
    expect(store.memory.activeOwners()).toBe(1);
  });
});

describe('a pool', () => {
  test('that is sold out at the value it came in at needs no correction', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    store.ok('openShift', { floatMinor: 0 });
    store.ok('receiveUnits', {
      vendor: 'v1',
      location: 'floor',
      lines: [{ item: rope, quantityE7: 3 * ONE, amountMinor: 100 }],
    });
    // 1.00 for three: the first two go out at round(100 x 2 / 3) = 67, the last one takes the 33 that are left.
    store.sell([{ item: rope, quantityE7: 2 * ONE }]);
    const last = store.ok('postSale', { lines: [{ item: rope }], tenders: cash });
    expect(last.map((posting) => posting.kind)).toEqual(['sale.posted']);
    expect(last[0]?.body).toMatchObject({ lines: [{ costMinor: 33 }] });
  });
});

describe('amounts', () => {
  test('of lines that are each small enough may still be too large together', () => {
    const store = new PureStore();
    const fee = store.item('FEE', 'non_stocked');
    store.ok('openShift', { floatMinor: 0 });
    const line = { item: fee, unitPriceMinor: 600_000_000_000 };
    expect(store.refused('postSale', { lines: [line, line], tenders: [] })).toEqual({ code: 'amountTooLarge' });
  });
});

describe('a return', () => {
  test('of a quantity, late or by another customer, needs the right for that', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    store.ok('openShift', { floatMinor: 0 });
    const sale = store.sell([{ item: rope }], { customer: 'c1' });
    const args = { lines: [{ sale, reason: 'fresh' }] };
    const right = (code: string) => ({ code: 'notAllowed', right: code });
    expect(store.refused('returnGoods', { ...args, customer: 'c2' }, { user: 'cashier' })).toEqual(
      right('return_other_customer'),
    );
    store.nowMs += 31 * 86_400_000;
    expect(store.refused('returnGoods', args, { user: 'cashier' })).toEqual(right('return_late'));
    store.ok('returnGoods', args, { user: 'cashier', approver: 'manager' });
  });

  test('of one quantity at two stations is refused where nothing is left of what was paid', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    store.ok('openShift', { floatMinor: 0 });
    store.ok('openShift', { floatMinor: 0 }, { station: OTHER });
    const sale = store.sell([{ item: rope, quantityE7: 2 * ONE }]);
    const half = { lines: [{ sale, quantityE7: ONE, reason: 'fresh' }] };
    const there = store.decide('returnGoods', half, { station: OTHER });
    store.ok('returnGoods', half);
    if (there.ok) store.post(there.postings[0] ?? expect.unreachable(), OTHER);
    expect(store.refused('returnGoods', half)).toEqual({ code: 'quantityNotSold', sale, line: 0, openE7: 0 });
  });
});

describe('a unit', () => {
  test('without its item in the catalogue is named by the id of the item', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    const [serial = ''] = store.receive(lamp, [[]]);
    const unit = store.memory.units([serial]).get(serial);
    expect(unit && unitFacts(unit, undefined).itemName).toBe(lamp);
  });

  test('is unknown at the counter, void, or on an open delivery', () => {
    const store = new PureStore();
    const serial = 'K7C000042S';
    const check = () => checkSaleUnits(store.memory, store.context(), [serial]);
    expect(check()).toEqual({ code: 'serialUnknown', serial });
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    store.ok('openShift', { floatMinor: 0 });
    const sell = () => store.refused('postSale', { lines: [{ item: lamp, units: [serial] }], tenders: cash });
    store.memory.ownAllotments.set(serial, { state: 'open', draft: 'd', user: null });
    expect(sell()).toEqual({ code: 'serialOnOpenDelivery', serial, user: '' });
    store.memory.ownAllotments.set(serial, { state: 'void', draft: null, user: null });
    expect(sell()).toEqual({ code: 'serialVoid', serial });
  });
});

describe('an allotted serial', () => {
  test('becomes the unit of its own delivery, and of no other', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    const serial = 'K7C000042S';
    store.memory.ownAllotments.set(serial, { state: 'open', draft: 'd', user: null });
    const args = { vendor: 'v1', location: 'floor', lines: [{ item: lamp, units: [{ serial }] }] };
    expect(store.refused('receiveUnits', args, { draft: 'other' })).toEqual({ code: 'serialNotAllotted', serial });
    store.ok('receiveUnits', args, { draft: 'd' });
    expect(store.memory.units([serial]).get(serial)).toMatchObject({ serial, status: 'in_stock', item: lamp });
  });
});

describe('an empty memory', () => {
  test('answers as an empty ledger does', () => {
    const view = new MemoryView();
    expect(view.settings()).toEqual(DEFAULT_SETTINGS);
    expect([
      view.company(),
      view.openShift('s'),
      view.posting('s:1'),
      view.saleState('s:1'),
      view.isParked('s:1'),
    ]).toEqual([null, null, null, null, false]);
    expect([view.stations(), view.allUnits(), view.allPools(), view.balances(), view.eventsOf('s:1')]).toEqual([
      [],
      [],
      [],
      [],
      [],
    ]);
    expect([view.customerByNumber('1'), view.activeOwners(), view.drawer('s:1').size]).toEqual([null, 0, 0]);
  });

  test('keeps the later of two savings although it arrived first', () => {
    const store = new PureStore();
    const vendor = (name: string) => ({
      kind: 'catalogue.saved' as const,
      refersTo: null,
      body: { items: [], taxCodes: [], locations: [], branches: [], vendors: [{ id: 'v1', code: 'V1', name }] },
    });
    const hlc = store.nowMs * 1_000 + 900_000_000;
    store.post(vendor('later'), OTHER, { hlc });
    store.post(vendor('earlier'), OTHER, { hlc: hlc - 1 });
    expect(store.memory.vendors(['v1']).get('v1')?.name).toBe('later');
  });

  test('a posting that moves nothing has no effects', () => {
    const store = new PureStore();
    const posting = store.post({ kind: 'recovery.used', body: { user: 'owner' }, refersTo: null });
    expect(effectsOf(posting)).toMatchObject({ units: [], lines: [], items: [], users: [] });
  });
});
