// What the rules meet seldom: postings that come late or from two stations at once, goods that are not ours, units that no posting
// of ours sold, and what the checks of a command have made sure of.
import { describe, expect, test } from 'vitest';
import { decide } from '../../../shared/domain/decide/index';
import { replayUnit } from '../../../shared/domain/decide/return-replay';
import { goodsOf } from '../../../shared/domain/decide/units';
import { MemoryView } from '../../../shared/domain/memory/memory-view';
import type { Owner, ReturnReason, Unit } from '../../../shared/domain/model';
import { must } from '../../../shared/domain/must';
import type { PostingDraft } from '../../../shared/domain/posting';
import { formatSerial } from '../../../shared/serial/serial';
import { POSTING_COMMANDS } from '../../../shared/contract/commands';
import { desk, emptyDraft, itemOf, told, unitOf } from './draft-store';
import { ONE, OTHER, PureStore } from './pure-store';

const cash = (tenderedMinor: number) => [{ kind: 'cash', tenderedMinor }];
const FRESH: ReturnReason = { id: 'fresh', name: 'fresh', condition: 'new', location: 'floor' };

function lamps(count: number): { readonly store: PureStore; readonly lamp: string; readonly units: readonly string[] } {
  const store = new PureStore();
  const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
  store.ok('openShift', { floatMinor: 0 });
  store.ok('openShift', { floatMinor: 0 }, { station: OTHER });
  const units = store.receive(
    lamp,
    Array.from({ length: count }, () => []),
  );
  return { store, lamp, units };
}

describe('a refund', () => {
  test('is refused where two stations gave the money of one unit back, and nothing is left for the other unit', () => {
    // Two lamps at 10.00 are paid 20.00. Both stations take the first one back: 20.00 went out, the second is worth 10.00.
    const { store, lamp, units } = lamps(2);
    store.sell([{ item: lamp, units }], { tenders: cash(2_000) });
    const [first, second] = units.map((unit) => ({ lines: [{ unit, reason: 'fresh' }] }));
    const there = store.decide('returnGoods', first, { station: OTHER });
    store.ok('returnGoods', first);
    if (!there.ok) throw new Error('the other station must take the unit back');
    store.post(must(there.postings[0], 'its posting'), OTHER);
    expect(store.refused('returnGoods', second)).toEqual({
      code: 'refundExceedsPaid',
      kind: 'cash',
      maxMinor: 0,
      gotMinor: 1_000,
    });
  });

  test('goes to no sale beyond its share, although the other tenders of that sale would hold more', () => {
    // Two lamps at 20.00 by card, one at 10.00 in cash. One of each comes back: 10.00 by card and 10.00 in cash, never 20.00 by card.
    const { store, lamp, units } = lamps(3);
    const [a = '', b = '', c = ''] = units;
    store.sell([{ item: lamp, units: [a, b] }], { tenders: [{ kind: 'card', tenderedMinor: 2_000 }] });
    store.sell([{ item: lamp, units: [c] }], { tenders: cash(1_000) });
    const lines = [a, c].map((unit) => ({ unit, reason: 'fresh' }));
    const card = (amountMinor: number) => ({ kind: 'card', amountMinor });
    expect(store.refused('returnGoods', { lines, refunds: [card(2_000)] })).toEqual({
      code: 'refundExceedsPaid',
      kind: 'card',
      maxMinor: 1_000,
      gotMinor: 2_000,
    });
    store.ok('returnGoods', { lines, refunds: [card(1_000), { kind: 'cash', amountMinor: 1_000 }] });
  });

  test('of goods that were given away goes through without a tender', () => {
    const store = new PureStore();
    const gift = store.item('GIFT', 'stocked', { priceMinor: 0 });
    store.ok('openShift', { floatMinor: 0 });
    const sale = store.sell([{ item: gift }], { tenders: [] });
    expect(store.memory.saleState(sale)?.tenders).toEqual([]);
    const [back] = store.ok('returnGoods', { lines: [{ sale, reason: 'fresh' }] });
    expect(back?.body).toMatchObject({ grossMinor: 0, refunds: [] });
  });
});

describe('a parked sale', () => {
  test('is not recalled once another station of the branch sold its unit', () => {
    const { store, lamp, units } = lamps(1);
    const [serial = ''] = units;
    // The other station sold it a moment before it was parked here, and its posting arrives later.
    const there = store.decide(
      'postSale',
      { lines: [{ item: lamp, units }], tenders: cash(1_000) },
      { station: OTHER },
    );
    if (!there.ok) throw new Error(there.refusal.code);
    const hlc = store.nowMs * 1_000 + 500;
    store.nowMs += 10_000;
    const parked = store.ref('parkSale', { label: 'Blue jacket', lines: [{ item: lamp, units }] });
    store.post(must(there.postings[0], 'the sale'), OTHER, { hlc });
    expect(store.refused('recallSale', { parked })).toMatchObject({ code: 'unitAlreadySold', serial, status: 'sold' });
  });
});

describe('a unit that no posting of ours sold', () => {
  test('is not replayed: without a sale, with one that is not here, that sold others, or that is no sale', () => {
    const { store, lamp, units } = lamps(2);
    const [sold = '', other = ''] = units;
    const sale = store.sell([{ item: lamp, units: [sold] }]);
    store.ok('changeSettings', { goLiveDate: '2026-11-01' });
    const imported = store.ref('importSoldUnits', {
      importId: 'i',
      units: [{ item: lamp, soldOn: '2026-10-01', grossMinor: 500 }],
    });
    const unit = unitOf(store, other);
    const replay = (of: string | null): unknown => replayUnit(store.memory, { ...unit, sale: of }, FRESH);
    const notOurs = { code: 'notSoldByUs', text: other };
    const receipt = must(unit.receipt, 'its receipt');
    expect([null, 'K7C-TEST22:999', sale, imported, receipt].map(replay)).toEqual(Array(5).fill(notOurs));
    expect(replayUnit(store.memory, unitOf(store, sold), FRESH)).toMatchObject({ line: { sale, grossMinor: 1_000 } });
  });
});

/** The books as they will be when goods of others are in our hands: every unit belongs to someone else. */
class OwnedBy extends MemoryView {
  constructor(
    private readonly base: MemoryView,
    private readonly owner: Owner,
  ) {
    super();
    for (const posting of base.allPostings()) this.apply(posting);
  }

  override units(serials: readonly string[]): Map<string, Unit> {
    return new Map([...this.base.units(serials)].map(([serial, unit]) => [serial, { ...unit, owner: this.owner }]));
  }
}

describe("another's unit in our hands", () => {
  test('is neither sold nor sent back to a vendor', () => {
    const { store, lamp, units } = lamps(1);
    const [serial = ''] = units;
    const view = new OwnedBy(store.memory, 'customer');
    const sale = POSTING_COMMANDS.postSale.parse({ lines: [{ item: lamp, units }], tenders: cash(1_000) });
    const back = POSTING_COMMANDS.returnToVendor.parse({ vendor: 'v1', lines: [{ units }] });
    const refusal = { ok: false, refusal: { code: 'unitNotOurs', serial, status: 'in_stock' } };
    const at = store.context();
    expect(decide(view, { name: 'postSale', args: sale }, at, { nextShift: 1 })).toMatchObject(refusal);
    expect(decide(view, { name: 'returnToVendor', args: back }, at, { nextShift: 1 })).toMatchObject(refusal);
  });
});

describe('a number of the maker', () => {
  test('that is missing at the receipt is told without a name where a posting of the item gave it none', () => {
    const store = new PureStore();
    const cpu = store.item('CPU', 'serialized', { makerSerial: { count: 2, required: 'receipt', labels: ['IMEI'] } });
    const args = { vendor: 'v1', location: 'floor', lines: [{ item: cpu, units: [{ makers: ['a'] }] }] };
    const missing = (label: string) => ({ code: 'makerSerialMissing', item: cpu, label });
    // Saved by a command, every number has a name.
    expect(store.refused('receiveUnits', args)).toEqual(missing('Maker serial 2'));
    const { makerSerial, ...rest } = itemOf(store, cpu);
    const item = { ...rest, makerSerial: { ...makerSerial, labels: ['IMEI'] } };
    const none = { vendors: [], taxCodes: [], locations: [], branches: [] };
    store.post({ kind: 'catalogue.saved', body: { ...none, items: [item] }, refersTo: null }, OTHER);
    expect(store.refused('receiveUnits', args)).toEqual(missing(''));
  });
});

describe('a person', () => {
  test('is erased by right alone', () => {
    const store = new PureStore();
    const args = { person: 'c1', reason: 'asked for it' };
    expect(store.refused('erasePerson', args, { user: 'manager' })).toEqual({
      code: 'notAllowed',
      right: 'erase_person',
    });
    store.ok('erasePerson', args);
    expect(store.memory.customers(['c1']).get('c1')?.erased).toBe(true);
  });
});

describe('a slip at the returns desk', () => {
  test('of which nothing came back yet brings all its goods', () => {
    const { store, ids, scan } = desk();
    const sale = store.sell([{ item: ids.rope, quantityE7: 3 * ONE }]);
    const brought = scan(emptyDraft('return'), { kind: 'document', ref: sale, postingKind: 'sale.posted' });
    expect(told(brought)).toBe('taken lineAdded');
    expect(brought).toMatchObject({ line: 0, draft: { lines: [{ sale, saleLine: 0, quantityE7: 3 * ONE }] } });
  });
});

describe('memory', () => {
  test('does not show a unit before the posting that its first event follows has arrived', () => {
    const { store, lamp, units } = lamps(1);
    store.sell([{ item: lamp, units }], { tenders: cash(1_000) });
    const postings = store.memory.allPostings();
    const receipt = must(
      postings.find((posting) => posting.kind === 'receipt.posted'),
      'the receipt',
    );
    const late = new MemoryView();
    for (const posting of postings) if (posting !== receipt) late.apply(posting);
    expect([late.allUnits(), late.usedItems([lamp]).has(lamp)]).toEqual([[], true]);
    late.apply(receipt);
    expect(late.allUnits()).toEqual(store.memory.allUnits());
  });

  test('keeps the last known cost of the later receipt although the earlier one arrives after it', () => {
    const store = new PureStore();
    const rope = store.item('ROPE', 'stocked');
    const receive = (unitCostMinor: number): PostingDraft => {
      const decision = store.decide('receiveUnits', {
        vendor: 'v1',
        location: 'floor',
        lines: [{ item: rope, quantityE7: ONE, unitCostMinor }],
      });
      if (!decision.ok) throw new Error(decision.refusal.code);
      return must(decision.postings[0], 'the receipt');
    };
    const hlc = store.nowMs * 1_000 + 900_000_000;
    store.post(receive(700), OTHER, { hlc });
    store.post(receive(500), OTHER, { hlc: hlc - 1 });
    expect(store.memory.pools([rope], 'main').get(rope)).toMatchObject({ valueMinor: 1_200, lastCostMinor: 700 });
  });

  test('counts found goods of a posting that names no place, as the tables do', () => {
    const store = new PureStore();
    const lamp = store.item('LAMP', 'serialized', { makerSerial: { count: 0 } });
    const unit = { serial: formatSerial('B7B', 1), after: null, costMinor: 300, makers: [] };
    const line = { item: lamp, quantityE7: ONE, costMinor: 300, units: [unit] };
    const body = { type: 'found' as const, reason: 'r', location: null, lines: [line] };
    store.post({ kind: 'adjustment.posted', body, refersTo: null }, OTHER);
    expect(store.memory.balances()).toEqual([
      { item: lamp, branch: 'main', location: '', status: 'in_stock', units: 1, valueMinor: 300 },
    ]);
  });
});

describe('what the checks have made sure of', () => {
  test('fails loudly where it does not hold, and lets nothing, zero and empty text through', () => {
    expect(() => must(undefined, 'a checked unit')).toThrow('a checked unit is missing');
    expect(() => must(null, 'a checked unit')).toThrow('a checked unit is missing');
    expect([must(0, 'n'), must('', 't'), must(false, 'b')]).toEqual([0, '', false]);
    expect(() => goodsOf({ item: 'i' })).toThrow('the quantity of a line is missing');
  });
});
