// What a scan does at the returns desk, and on a return to a vendor (faults 25, 27).
import { describe, expect, test } from 'vitest';
import type { Resolved } from '../../../shared/domain/draft/resolved';
import { customer, desk, emptyDraft, several, told, unitOf, unknown, vendor } from './draft-store';
import { ONE } from './pure-store';

describe('a scan at the returns desk', () => {
  test('brings a unit that we sold, with its sale and the reason on the desk', () => {
    const { store, ids, scan, unit } = desk();
    const [serial = ''] = store.receive(ids.cpu, [['a']]);
    expect(told(scan(emptyDraft('return'), unit(serial)))).toBe('refused unitInStock');
    const sale = store.sell([{ item: ids.cpu, units: [serial] }]);
    const back = scan(emptyDraft('return', { reason: 'fresh' }), unit(serial));
    expect(back.draft.lines).toMatchObject([{ item: ids.cpu, sale, reason: 'fresh', units: [{ serial }] }]);
    expect(told(scan(back.draft, unit(serial)))).toBe('refused unitTwice');
    const loose: Resolved = { kind: 'unit', unit: { ...unitOf(store, serial), sale: null }, match: 'serial' };
    expect(told(scan(emptyDraft('return'), loose))).toBe('refused notSoldByUs');
    store.memory.ownClaims.set(serial, { draft: 'draft-2', user: 'cashier' });
    expect(told(scan(emptyDraft('return'), unit(serial)))).toBe('refused unitOnOtherDraft');
  });

  test('brings the goods of a sale by the number of its slip, once, and only what can still come back', () => {
    const { store, ids, scan } = desk();
    const sale = store.sell([
      { item: ids.rope, quantityE7: 3 * ONE },
      { item: ids.rope, quantityE7: ONE },
    ]);
    store.ok('returnGoods', {
      lines: [
        { sale, saleLine: 1, reason: 'fresh' },
        { sale, saleLine: 0, quantityE7: ONE, reason: 'fresh' },
      ],
    });
    const slip: Resolved = { kind: 'document', ref: sale, postingKind: 'sale.posted' };
    const brought = scan(emptyDraft('return'), slip);
    expect(brought.draft.lines).toMatchObject([{ sale, saleLine: 0, quantityE7: 2 * ONE }]);
    expect(told(scan(brought.draft, slip))).toBe('refused quantityNotSold');
    const whole = store.sell([{ item: ids.rope, quantityE7: 2 * ONE }]);
    const all = scan(emptyDraft('return'), { ...slip, ref: whole });
    expect(all.draft.lines).toMatchObject([{ sale: whole, saleLine: 0, quantityE7: 2 * ONE }]);
    const voided = store.sell([{ item: ids.rope }]);
    store.ok('voidSale', { sale: voided, reason: 'r' });
    expect(told(scan(emptyDraft('return'), { ...slip, ref: voided }))).toBe('refused saleVoided');
    expect(told(scan(emptyDraft('return'), { ...slip, ref: 'K7C-TEST22:1' }))).toBe('refused unknownDocument');
    expect(told(scan(emptyDraft('return'), { ...slip, postingKind: 'receipt.posted' }))).toBe(
      'refused notForThisScreen',
    );
  });

  test('asks which of several units it is, and takes the one chosen', () => {
    const { store, ids, scan } = desk();
    const [a = '', b = ''] = store.receive(ids.cpu, [['a'], ['b']]);
    store.sell([{ item: ids.cpu, units: [a, b] }]);
    const both = several([unitOf(store, a), unitOf(store, b)], []);
    expect(told(scan(emptyDraft('return'), both))).toBe('question severalUnits');
    expect(told(scan(emptyDraft('return'), { ...both, reason: 'folded' } as Resolved))).toBe('question foldedMatch');
    expect(told(scan(emptyDraft('return'), both, 'x', { choose: b }))).toBe('taken unitAdded');
  });

  test('says of a stranger that we did not sell it, and wants the piece and not its item', () => {
    const { ids, scan, item } = desk();
    expect(told(scan(emptyDraft('return'), unknown('x')))).toBe('refused notSoldByUs');
    expect(told(scan(emptyDraft('return'), { kind: 'nothing', refusal: { code: 'scanEmpty' } }))).toBe(
      'refused scanEmpty',
    );
    expect(told(scan(emptyDraft('return'), item(ids.cpu)))).toBe('refused serialWanted');
    expect(told(scan(emptyDraft('return'), vendor))).toBe('refused notForThisScreen');
    expect(scan(emptyDraft('return'), customer).draft.header.customer).toBe('c1');
  });
});

describe('a scan on a return to a vendor', () => {
  test("takes its vendor from the first unit, and another vendor's unit only by right and confirmed (fault 27)", () => {
    const { store, ids, scan, unit } = desk();
    const [serial = ''] = store.receive(ids.cpu, [['a']]);
    expect(scan(emptyDraft('vendor_return'), unit(serial)).draft.header.vendor).toBe('v1');
    const other = emptyDraft('vendor_return', { vendor: 'v2' });
    expect(scan(other, unit(serial)).refusal).toMatchObject({
      code: 'unitFromOtherVendor',
      vendor: 'v1',
      costMinor: 400,
    });
    const yes = { confirm: 'unitFromOtherVendor' };
    expect(told(scan(other, unit(serial), 'x', yes))).toBe('taken unitAdded');
    expect(told(scan(other, unit(serial), 'x', yes, { user: 'receiver' }))).toBe('refused unitFromOtherVendor');
  });

  test('asks, sets, and refuses as the other desks do', () => {
    const { store, ids, scan, unit, item } = desk();
    const [a = '', b = ''] = store.receive(ids.cpu, [['a'], ['b']]);
    const both = several([unitOf(store, a), unitOf(store, b)], []);
    const draft = emptyDraft('vendor_return');
    expect(told(scan(draft, both))).toBe('question severalUnits');
    expect(told(scan(draft, { ...both, reason: 'folded' } as Resolved))).toBe('question foldedMatch');
    expect(scan(draft, vendor).draft.header.vendor).toBe('v2');
    expect(told(scan(scan(draft, unit(a)).draft, vendor))).toBe('refused notForThisScreen');
    expect(told(scan(draft, unknown('x')))).toBe('refused scanUnknown');
    expect(told(scan(draft, item(ids.cpu)))).toBe('refused serialWanted');
  });
});
