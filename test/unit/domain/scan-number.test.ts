// A piece that may not leave without the number of its maker (O-04): the number is scanned right after the piece.
import { describe, expect, test } from 'vitest';
import type { Draft } from '../../../shared/domain/draft/draft';
import type { DraftScan } from '../../../shared/domain/draft/resolved';
import { customer, desk, emptyDraft, itemOf, several, told, unitOf, unknown, vendor } from './draft-store';

function counter() {
  const { store, ids, scan, unit, item } = desk();
  const mouse = store.item('MOUSE', 'serialized', { makerSerial: { count: 1, required: 'sale' } });
  const phone = store.item('PHONE', 'serialized', {
    makerSerial: { count: 2, required: 'sale', check: 'luhn', labels: ['IMEI 1', 'IMEI 2'] },
  });
  const car = store.item('CAR', 'serialized', { makerSerial: { count: 1, required: 'sale', check: 'vin' } });
  /** A draft with one piece of an item that came in without a number. */
  const open = (of: string): { readonly serial: string; readonly draft: Draft } => {
    const [serial = ''] = store.receive(of, [[]]);
    return { serial, draft: scan(emptyDraft('sale'), unit(serial)).draft };
  };
  const number = (draft: Draft, text: string, more: Partial<DraftScan> = {}) => scan(draft, unknown(text), text, more);
  return { store, ids, scan, unit, item, mouse, phone, car, open, number };
}

describe('a piece without the number that its item demands at the sale', () => {
  test('is added with a note, and the next scan is its number', () => {
    const { store, mouse, scan, unit, number } = counter();
    const [serial = ''] = store.receive(mouse, [[]]);
    const added = scan(emptyDraft('sale'), unit(serial));
    expect(told(added)).toBe('note numberWanted');
    expect(added.draft.lines[0]?.units).toEqual([{ serial, makers: [], complete: false }]);
    const done = number(added.draft, 'M-77');
    expect(done).toMatchObject({ result: 'taken', code: 'makerTaken', serial, line: 0 });
    expect(done.draft.lines[0]?.units).toEqual([{ serial, makers: ['M-77'], complete: true, taken: ['M-77'] }]);
  });

  test('needs none where it has one already', () => {
    const { store, mouse, scan, unit } = counter();
    const [serial = ''] = store.receive(mouse, [['M-1']]);
    expect(told(scan(emptyDraft('sale'), unit(serial)))).toBe('taken unitAdded');
  });

  test('takes as many as the item has, each with its check', () => {
    const { open, phone, number } = counter();
    const { draft } = open(phone);
    // 490154203237518 and 356938035643809 end in the right Luhn digit; ...519 does not.
    expect(told(number(draft, '490154203237519'))).toBe('refused makerSerialMalformed');
    const one = number(draft, '490154203237518').draft;
    expect(one.lines[0]?.units[0]).toMatchObject({ complete: false, taken: ['490154203237518'] });
    expect(told(number(one, '490154203237518'))).toBe('refused makerSerialTwice');
    const two = number(one, '356938035643809').draft;
    expect(two.lines[0]?.units[0]).toMatchObject({
      complete: true,
      makers: ['490154203237518', '356938035643809'],
      taken: ['490154203237518', '356938035643809'],
    });
  });

  test('lets nothing else in before, save a customer: the other piece, its own label again, an item, a vendor, a broken code', () => {
    const { store, ids, open, mouse, phone, scan, unit, item } = counter();
    const { serial, draft } = open(mouse);
    const [other = ''] = store.receive(ids.cpu, [['c']]);
    const broken = { kind: 'nothing', refusal: { code: 'scanUnreadable', problem: 'check-digit', text: 'x' } } as const;
    const codes = several([unitOf(store, other)], [itemOf(store, ids.rope)], 'sameCode');
    const refused = [unit(other), unit(serial), item(ids.rope), item(mouse), item(phone, 'P-1'), codes, vendor, broken];
    for (const resolved of refused) {
      expect(scan(draft, resolved)).toMatchObject({
        result: 'refused',
        refusal: { code: 'makerSerialMissing', item: mouse, label: expect.any(String) },
        draft,
      });
    }
    expect(told(scan(draft, customer))).toBe('taken customerSet');
  });

  test('takes the number beside its own GTIN in one code', () => {
    const { open, mouse, scan, item } = counter();
    const done = scan(open(mouse).draft, item(mouse, 'M-5'), '01...21M-5');
    expect(done.draft.lines[0]?.units[0]?.makers).toEqual(['M-5']);
  });

  test('does not take the number of a piece that is here, and asks where one is nearly the same', () => {
    const { store, open, mouse, scan, number } = counter();
    const [here = ''] = store.receive(mouse, [['M-1']]);
    const { draft } = open(mouse);
    const known = unitOf(store, here);
    expect(told(scan(draft, { kind: 'unit', unit: known, match: 'maker' }, 'M-1'))).toBe('refused makerSerialInHands');
    const near = several([known], [], 'folded');
    expect(told(scan(draft, near, 'm1'))).toBe('question nearlyTwice');
    expect(told(scan(draft, near, 'm1', { confirm: 'nearlyTwice' }))).toBe('taken makerTaken');
    expect(
      told(
        scan(
          draft,
          several(
            [known],
            [known].flatMap(() => []),
            'sameCode',
          ),
          'M-9',
        ),
      ),
    ).toBe('taken makerTaken');
    // One that the customer of an earlier sale has is another matter: two makers may use it.
    store.sell([{ item: mouse, units: [here] }]);
    expect(told(number(draft, 'M-1'))).toBe('taken makerTaken');
  });

  test('asks before it takes the I for import off a vehicle number', () => {
    const { open, car, number } = counter();
    const { draft } = open(car);
    expect(told(number(draft, 'I1HGCM82633A004352'))).toBe('question vinWithoutFlag');
    const done = number(draft, 'I1HGCM82633A004352', { confirm: 'vinWithoutFlag' });
    expect(done.draft.lines[0]?.units[0]?.makers).toEqual(['1HGCM82633A004352']);
  });
});
