// What a scan does at the counter (X-15, 9.31 to 9.33; fault 21).
import { describe, expect, test } from 'vitest';
import { isFilled } from '../../../shared/domain/draft/to-command';
import { customer, desk, emptyDraft, itemOf, several, told, unitOf, unknown, vendor } from './draft-store';
import { ONE } from './pure-store';

describe('a scan at the counter', () => {
  test('adds one unit and one line; the same again is refused', () => {
    const { store, ids, scan, unit } = desk();
    const [serial = ''] = store.receive(ids.cpu, [['a']]);
    const added = scan(emptyDraft('sale'), unit(serial));
    expect(added).toMatchObject({
      result: 'taken',
      code: 'unitAdded',
      serial,
      draft: { lines: [{ item: ids.cpu, quantityE7: ONE }] },
    });
    expect(told(scan(added.draft, unit(serial)))).toBe('refused unitTwice');
    store.sell([{ item: ids.cpu, units: [serial] }]);
    expect(told(scan(emptyDraft('sale'), unit(serial)))).toBe('refused unitAlreadySold');
  });

  test('says aloud that a piece is not new', () => {
    const { store, ids, scan, unit } = desk();
    const [serial = ''] = store.receive(ids.cpu, [['a']]);
    store.sell([{ item: ids.cpu, units: [serial] }]);
    store.ok('returnGoods', { lines: [{ unit: serial, reason: 'inspect' }] });
    expect(told(scan(emptyDraft('sale'), unit(serial)))).toBe('note notNew');
  });

  test('fills the quantity that was entered, the highlighted line first, and asks before going over (9.31 to 9.33)', () => {
    const { store, ids, scan, unit } = desk();
    const [a = '', b = '', c = ''] = store.receive(ids.cpu, [['a'], ['b'], ['c']]);
    const blank = {
      unitPriceMinor: null,
      unitCostMinor: null,
      discountPpm: 0,
      discountMinor: 0,
      reason: null,
      sale: null,
      saleLine: null,
    };
    const planned = [0, 1].map((line) => ({
      ...blank,
      line,
      item: ids.cpu,
      quantityE7: ONE,
      planned: true,
      units: [],
    }));
    const first = scan({ ...emptyDraft('sale'), lines: planned }, unit(a), 'x', { line: 1 }).draft;
    expect(first.lines.map((line) => line.units.length)).toEqual([0, 1]);
    const second = scan(first, unit(b)).draft;
    expect(second.lines.map((line) => line.units.length)).toEqual([1, 1]);
    expect(scan(second, unit(c))).toMatchObject({ result: 'question', code: 'overQuantity', line: 0, units: [c] });
    const over = scan(second, unit(c), 'x', { line: 1, confirm: 'overQuantity' }).draft;
    expect(over.lines.map((line) => line.quantityE7)).toEqual([ONE, 2 * ONE]);
    expect(over.lines.map(isFilled)).toEqual([true, true]);
  });

  test('an item code adds a piece where pieces carry no label, and asks for the piece itself where they do', () => {
    const { ids, scan, item } = desk();
    const once = scan(emptyDraft('sale'), item(ids.rope));
    expect(told(once)).toBe('taken lineAdded');
    expect(scan(once.draft, item(ids.rope)).draft.lines).toMatchObject([{ quantityE7: 2 * ONE }]);
    expect(told(scan(emptyDraft('sale'), item(ids.disk)))).toBe('taken lineAdded');
    expect(told(scan(emptyDraft('sale'), item(ids.cpu), 'CPU'))).toBe('refused serialWanted');
    expect(told(scan(emptyDraft('sale'), item(ids.cpu, 'A-1')))).toBe('refused serialUnknown');
    expect(told(scan(emptyDraft('sale'), item(ids.old)))).toBe('refused itemDiscontinued');
  });

  test('of several units takes the only one that is for sale and says so; otherwise asks (fault 21)', () => {
    const { store, ids, scan, unit } = desk();
    const [sold = '', free = '', other = ''] = store.receive(ids.cpu, [['a'], ['b'], ['c']]);
    store.sell([{ item: ids.cpu, units: [sold] }]);
    const units = (...serials: string[]) => serials.map((serial) => unitOf(store, serial));
    expect(told(scan(emptyDraft('sale'), several(units(sold, free), [])))).toBe('note oneForSale');
    expect(told(scan(emptyDraft('sale'), several(units(free), [], 'folded')))).toBe('question foldedMatch');
    const asked = scan(emptyDraft('sale'), several(units(free, other), [itemOf(store, ids.rope)]));
    expect(asked).toMatchObject({ result: 'question', code: 'severalUnits', units: [free, other], items: [ids.rope] });
    const both = several(units(free, other), [itemOf(store, ids.rope)]);
    expect(told(scan(emptyDraft('sale'), both, 'x', { choose: other }))).toBe('taken unitAdded');
    expect(told(scan(emptyDraft('sale'), both, 'x', { choose: ids.rope }))).toBe('taken lineAdded');
    const begun = scan(emptyDraft('sale'), unit(free)).draft;
    expect(told(scan(begun, several(units(sold, free), [])))).toBe('question severalUnits');
  });

  test('a customer is set; a vendor and an unknown text leave the sale alone', () => {
    const { scan } = desk();
    expect(scan(emptyDraft('sale'), customer).draft.header.customer).toBe('c1');
    expect(scan(emptyDraft('sale'), vendor, 'V2').refusal).toEqual({
      code: 'notForThisScreen',
      what: 'vendor',
      text: 'V2',
    });
    expect(told(scan(emptyDraft('sale'), unknown('x')))).toBe('refused scanUnknown');
  });
});
