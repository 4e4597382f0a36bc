// A number of the maker that differs from one of the same item here only by case, hyphens or blanks: a question at the dock, never
// silently the same and never silently another (DESIGN 4), by whatever way the scan comes to its item.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CommandResult, DraftAnswer, ScanAnswer } from '../../../shared/contract/answers';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
const UNIT = {
  inventoryType: 'serialized',
  priceMinor: 10_000,
  makerSerial: { count: 1, required: 'receipt', check: 'none' },
};
const NEAR = { result: 'question', code: 'nearlyTwice' };
const TAKEN = { result: 'taken', code: 'unitComplete' };
const YES = { confirm: 'nearlyTwice' };
/** The GTIN of the pump, and after it the serial. */
const gs1 = (serial: string): string => `010359601049433721${serial}`;

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([
    { sku: 'PUMP', name: 'Pump', ...UNIT, gtins: ['03596010494337'] },
    { sku: 'BOX', name: 'Box', ...UNIT },
  ]);
  till.ok('openShift', { floatMinor: 0 });
});
afterEach(() => till.close());

type Scanned = CommandResult & { readonly scan: ScanAnswer; readonly draft: DraftAnswer };

function scan(draft: string, text: string, more: Record<string, unknown> = {}): Scanned {
  return till.ok('scan', { draft, text, ...more }).result as Scanned;
}

/** An open delivery on which the item is chosen, or none. */
function delivery(sku: string | null): string {
  const header = { vendor: ids.vendorA, location: ids.floor };
  const draft = till.ok('openDraft', { kind: 'receipt', header }).result.draft?.id ?? '';
  if (sku !== null) scan(draft, sku);
  return draft;
}

function receive(sku: string, text: string): string {
  const lines = [{ item: ids.item(sku), units: [{ makers: [text] }], unitCostMinor: 5_000 }];
  return till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines }).posting.serials[0] ?? '';
}

function sell(sku: string, serial: string): void {
  const lines = [{ item: ids.item(sku), units: [serial] }];
  till.ok('postSale', { lines, tenders: [{ kind: 'cash', tenderedMinor: 10_000 }] });
}

const makersOn = (draft: string): readonly unknown[] =>
  till.ask('draft', { draft }).lines.flatMap((line) => line.units.map((unit) => unit.makers));

describe('a number that is nearly one of a piece here', () => {
  test.each([
    ['case', 'A1', 'a1'],
    ['a hyphen', '123', '12-3'],
    ['a blank', 'AB12', 'AB 12'],
  ])('but for %s is asked for, and a yes takes it as another piece', (_, here, near) => {
    const known = receive('BOX', here);
    const draft = delivery('BOX');
    expect(scan(draft, near).scan).toMatchObject({ ...NEAR, text: near });
    expect(makersOn(draft)).toEqual([]);
    expect(scan(draft, near, YES).scan).toMatchObject(TAKEN);
    const { serials } = till.ok('postDraft', { draft }).posting;
    expect(serials).not.toContain(known);
    expect(till.ask('unit', { serial: serials[0] ?? '' }).record.makers).toEqual([near]);
  });

  test('is asked for in a GS1 code too, which names its item and so resolves to nothing that is alike', () => {
    receive('PUMP', 'AB-12');
    const draft = delivery(null);
    expect(scan(draft, gs1('ab12')).scan).toMatchObject(NEAR);
    expect(makersOn(draft)).toEqual([]);
    expect(scan(draft, gs1('ab12'), YES).scan).toMatchObject(TAKEN);
    expect(makersOn(draft)).toEqual([['ab12']]);
  });

  test('is asked for although a piece of another item carries it to the letter', () => {
    receive('PUMP', 'ab12');
    receive('BOX', 'AB-12');
    expect(scan(delivery('BOX'), 'ab12').scan).toMatchObject(NEAR);
  });

  test('is asked for although a piece that was sold carried it to the letter', () => {
    sell('BOX', receive('BOX', 'ab12'));
    receive('BOX', 'AB-12');
    expect(scan(delivery('BOX'), 'ab12').scan).toMatchObject(NEAR);
  });

  test('of the same delivery is asked for', () => {
    const draft = delivery('BOX');
    scan(draft, 'C-7');
    expect(scan(draft, 'c7').scan).toMatchObject(NEAR);
    expect(makersOn(draft)).toEqual([['C-7']]);
  });

  test('does not stand in for the exact one, which stays a twin: a yes does not let it in', () => {
    receive('BOX', 'AB-12');
    const draft = delivery('BOX');
    expect(scan(draft, 'AB-12', YES).scan).toMatchObject({ result: 'refused', code: 'makerSerialInHands' });
  });
});

describe('no question', () => {
  test('where only another item has such a number', () => {
    receive('BOX', 'AB-12');
    expect(scan(delivery('PUMP'), 'ab12').scan).toMatchObject(TAKEN);
    expect(scan(delivery(null), gs1('ab-12')).scan).toMatchObject(TAKEN);
  });

  test("where the piece is the customer's, as with an exact twin", () => {
    sell('BOX', receive('BOX', 'AB-12'));
    expect(scan(delivery('BOX'), 'ab12').scan).toMatchObject(TAKEN);
  });
});
