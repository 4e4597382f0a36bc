// What a scan does to a delivery (D2; faults 1, 5, 7, 15, 21, 23, R21): the draft after it, the serial allotted, the label due.
import { describe, expect, test } from 'vitest';
import { scanIntoReceipt } from '../../../shared/domain/draft/scan-receipt';
import type { Draft, ScanOutcome } from '../../../shared/domain/draft/draft';
import type { Resolved, DraftScan } from '../../../shared/domain/draft/resolved';
import { emptyDraft, itemOf, scanOf, several, told, unitOf, unknown } from './draft-store';
import { ONE, PureStore } from './pure-store';

function desk() {
  const store = new PureStore();
  const ids = {
    cpu: store.item('CPU', 'serialized', { makerSerial: { count: 1, required: 'receipt' } }),
    phone: store.item('PHONE', 'serialized', { makerSerial: { count: 2, check: 'luhn' } }),
    saw: store.item('SAW', 'serialized', { makerSerial: { count: 1, pattern: 'SW-\\d+' } }),
    lamp: store.item('LAMP', 'serialized', { makerSerial: { count: 0 } }),
    rope: store.item('ROPE', 'stocked'),
  };
  const scan = (draft: Draft, resolved: Resolved, text: string, more: Partial<DraftScan> = {}): ScanOutcome =>
    scanIntoReceipt(store.memory, store.context({ draft: draft.id }), draft, scanOf(resolved, text, more));
  const item = (id: string, makerText: string | null = null): Resolved => ({
    kind: 'item',
    item: itemOf(store, id),
    makerText,
  });
  return { store, ids, scan, item, draft: emptyDraft('receipt', { vendor: 'v1', location: 'floor' }) };
}

describe('an item code', () => {
  test('selects its line; a maker serial after it makes a unit with serial and label', () => {
    const { ids, scan, item, draft } = desk();
    const chosen = scan(draft, item(ids.cpu), 'CPU');
    expect(told(chosen)).toBe('taken itemChosen');
    const taken = scan(chosen.draft, unknown('A-1'), 'A-1');
    // The first serial of station K7C.
    expect(taken).toMatchObject({
      result: 'taken',
      code: 'unitComplete',
      serial: expect.stringMatching(/^K7C000001/u),
      allot: [taken.serial],
      labels: [taken.serial],
    });
    expect(taken.draft.lines[0]).toMatchObject({
      item: ids.cpu,
      quantityE7: ONE,
      units: [{ makers: ['A-1'], complete: true }],
    });
  });

  test('again is one more piece only where no number of the maker is wanted', () => {
    const { ids, scan, item, draft } = desk();
    const lamp = scan(scan(draft, item(ids.lamp), 'LAMP').draft, item(ids.lamp), 'LAMP');
    expect(told(lamp)).toBe('taken unitComplete');
    const cpu = scan(lamp.draft, item(ids.cpu), 'CPU');
    expect(told(scan(cpu.draft, item(ids.cpu), 'CPU'))).toBe('taken itemChosen');
    expect(told(scan(cpu.draft, item(ids.lamp), 'LAMP'))).toBe('taken itemChosen');
  });

  test('of stocked goods counts a piece more each time', () => {
    const { ids, scan, item, draft } = desk();
    const once = scan(draft, item(ids.rope), 'ROPE');
    expect(scan(once.draft, item(ids.rope), 'ROPE').draft.lines).toMatchObject([
      { item: ids.rope, quantityE7: 2 * ONE },
    ]);
  });

  test('with a serial in the same GS1 code needs no scan of the item before', () => {
    const { ids, scan, item, draft } = desk();
    expect(told(scan(draft, item(ids.cpu, 'A-9'), '01...21A-9'))).toBe('taken unitComplete');
  });

  test('that several items carry asks which one, and takes the one chosen', () => {
    const { store, ids, scan, draft } = desk();
    const both = several([], [itemOf(store, ids.cpu), itemOf(store, ids.rope)], 'sameCode');
    expect(scan(draft, both, 'X')).toMatchObject({
      result: 'question',
      code: 'severalItems',
      items: [ids.cpu, ids.rope],
    });
    expect(told(scan(draft, both, 'X', { choose: ids.rope }))).toBe('taken lineAdded');
    expect(told(scan(draft, several([], [itemOf(store, ids.rope)]), 'X'))).toBe('taken lineAdded');
  });
});

describe('a number of the maker', () => {
  test('without an item is refused and says that the item is wanted', () => {
    const { ids, scan, item, draft } = desk();
    expect(scan(draft, unknown('A-1'), 'A-1').refusal).toEqual({ code: 'itemWanted', text: 'A-1' });
    const rope = scan(draft, item(ids.rope), 'ROPE').draft;
    expect(told(scan(rope, unknown('A-1'), 'A-1'))).toBe('refused itemWanted');
    const lamp = scan(draft, item(ids.lamp), 'LAMP').draft;
    expect(told(scan(lamp, unknown('A-1'), 'A-1'))).toBe('refused itemWanted');
  });

  test('completes a unit that wants two with the second one, and only then is the label due', () => {
    const { ids, scan, item, draft } = desk();
    const first = scan(scan(draft, item(ids.phone), 'PHONE').draft, unknown('352099001761481'), '352099001761481');
    expect(first).toMatchObject({ code: 'makerTaken', labels: [] });
    const second = scan(first.draft, unknown('490154203237518'), '490154203237518');
    expect(second).toMatchObject({ code: 'unitComplete', serial: first.serial, labels: [first.serial], allot: [] });
  });

  test('of an item with three numbers is taken one by one, and the unit beside it stays as it is', () => {
    const { store, scan, item, draft } = desk();
    const radio = store.item('RADIO', 'serialized', { makerSerial: { count: 3 } });
    let last = scan(draft, item(radio), 'RADIO');
    const codes = ['a', 'b', 'c'].map((text) => (last = scan(last.draft, unknown(text), text)).code);
    expect(codes).toEqual(['makerTaken', 'makerTaken', 'unitComplete']);
    const next = scanIntoReceipt(
      store.memory,
      { ...store.context({ draft: draft.id }), firstSequence: 2 },
      last.draft,
      scanOf(unknown('d'), 'd'),
    );
    const second = scan(next.draft, unknown('e'), 'e').draft.lines[0]?.units;
    expect(second?.map((unit) => unit.makers)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
  });

  test('that does not fit the line but another one asks; that fits none is refused', () => {
    const { ids, scan, item, draft } = desk();
    const saw = scan(draft, item(ids.saw), 'SAW').draft;
    const phone = scan(saw, item(ids.phone), 'PHONE').draft;
    expect(scan(phone, unknown('SW-7'), 'SW-7')).toMatchObject({
      result: 'question',
      code: 'otherItem',
      items: [ids.saw],
    });
    expect(told(scan(phone, unknown('SW-7'), 'SW-7', { choose: ids.saw }))).toBe('taken unitComplete');
    expect(told(scan(phone, unknown('SW-7'), 'SW-7', { choose: 'no line' }))).toBe('question otherItem');
    expect(told(scan(phone, unknown('123'), '123'))).toBe('refused makerSerialMalformed');
    const cpu = scan(phone, item(ids.cpu), 'CPU').draft;
    expect(told(scan(scan(cpu, item(ids.phone), 'PHONE').draft, unknown('12'), '12'))).toBe(
      'refused makerSerialMalformed',
    );
  });

  test('stands once on a draft, once in our hands, and is never a code of ours', () => {
    const { store, ids, scan, item, draft } = desk();
    store.receive(ids.cpu, [['held']]);
    const cpu = scan(draft, item(ids.cpu), 'CPU').draft;
    const taken = scan(cpu, unknown('A-1'), 'A-1').draft;
    expect(told(scan(taken, unknown('A-1'), 'A-1'))).toBe('refused makerSerialTwice');
    expect(told(scan(taken, unknown('held'), 'held'))).toBe('refused makerSerialInHands');
    expect(told(scan(taken, unknown('ROPE'), 'ROPE'))).toBe('refused makerSerialIsCode');
  });
});

describe('a unit of ours', () => {
  test('that went back to its vendor comes in again as the same unit, by its serial or its number (fault 23)', () => {
    const { store, ids, scan, item, draft } = desk();
    const [serial = ''] = store.receive(ids.cpu, [['back']]);
    store.ok('returnToVendor', { vendor: 'v1', lines: [{ units: [serial] }] });
    const unit = unitOf(store, serial);
    const known = scan(draft, { kind: 'unit', unit, match: 'serial' }, serial);
    expect(known).toMatchObject({ result: 'note', code: 'knownUnit', serial, allot: [] });
    expect(told(scan(known.draft, { kind: 'unit', unit, match: 'serial' }, serial))).toBe('refused unitTwice');
    expect(told(scan(draft, { kind: 'unit', unit, match: 'gs1' }, '21back'))).toBe('note knownUnit');
    const cpu = scan(draft, item(ids.cpu), 'CPU').draft;
    expect(scan(cpu, unknown('back'), 'back')).toMatchObject({ code: 'knownUnit', serial });
  });

  test('that is in stock is refused by its serial, and by a GS1 code of item and number', () => {
    const { store, ids, scan, draft } = desk();
    const [serial = ''] = store.receive(ids.cpu, [['held']]);
    const unit = unitOf(store, serial);
    expect(told(scan(draft, { kind: 'unit', unit, match: 'serial' }, serial))).toBe('refused unitInStock');
    expect(told(scan(draft, { kind: 'unit', unit, match: 'gs1' }, '21held'))).toBe('refused makerSerialInHands');
    expect(told(scan(draft, { kind: 'unit', unit, match: 'gs1' }, '21other'))).toBe('refused makerSerialInHands');
    const bare = { ...unit, makers: [], item: 'gone' };
    expect(told(scan(draft, { kind: 'unit', unit: bare, match: 'gs1' }, '21x'))).toBe('refused scanUnknown');
    expect(told(scan(draft, { kind: 'unit', unit: { ...bare, item: ids.cpu }, match: 'gs1' }, 'A-2'))).toBe(
      'taken unitComplete',
    );
  });
});

describe('anything else', () => {
  test('a vendor is set while nothing is on the draft, and the same one at any time', () => {
    const { ids, scan, item, draft } = desk();
    const vendor = (id: string): Resolved => ({ kind: 'vendor', vendor: { id, code: id, name: id } });
    expect(scan(draft, vendor('v2'), 'V2').draft.header.vendor).toBe('v2');
    const begun = scan(draft, item(ids.rope), 'ROPE').draft;
    expect(told(scan(begun, vendor('v1'), 'V1'))).toBe('taken vendorSet');
    expect(scan(begun, vendor('v2'), 'V2').refusal).toEqual({ code: 'notForThisScreen', what: 'vendor', text: 'V2' });
  });

  test('a place, a document, or a scan that could not be read leaves the draft alone', () => {
    const { store, scan, draft } = desk();
    const location = store.memory.locations(['floor']).get('floor');
    if (!location) throw new Error('no floor');
    expect(told(scan(draft, { kind: 'location', location }, 'FLOOR'))).toBe('refused notForThisScreen');
    expect(told(scan(draft, { kind: 'document', ref: 'K7C:1', postingKind: 'sale.posted' }, 'S-1'))).toBe(
      'refused notForThisScreen',
    );
    expect(scan(draft, { kind: 'nothing', refusal: { code: 'scanEmpty' } }, '')).toMatchObject({
      code: 'scanEmpty',
      draft,
    });
  });
});
