// Numbers of the maker that are read at the counter: a piece leaves with all of them, and keeps them whatever happens to the sale.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandResult, DraftAnswer, ScanAnswer } from '../../../shared/contract/answers';
import { problemsOf } from '../harness/ledger-files';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
const demand = (count: number): object => ({ count, required: 'sale' });

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([
    { sku: 'MOUSE', name: 'Mouse', inventoryType: 'serialized', priceMinor: 4_990, makerSerial: demand(1) },
    { sku: 'PHONE', name: 'Phone', inventoryType: 'serialized', priceMinor: 49_900, makerSerial: demand(2) },
    { sku: 'PEN', name: 'Pen', inventoryType: 'auto_serialized', priceMinor: 990, makerSerial: demand(1) },
    { sku: 'LAMP', name: 'Lamp', inventoryType: 'serialized', priceMinor: 2_000, makerSerial: { count: 1 } },
  ]);
  till.ok('openShift', { floatMinor: 0 });
});
afterEach(() => till.close());

function receive(sku: string, makers: readonly (readonly string[])[]): readonly string[] {
  const lines = [{ item: ids.item(sku), units: makers.map((texts) => ({ makers: texts })), unitCostMinor: 2_000 }];
  return till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines }).posting.serials;
}

const paid = (amountMinor: number): object => ({ tenders: [{ kind: 'cash', tenderedMinor: amountMinor }] });

function sale(sku: string, units: readonly string[], dueMinor: number, makersTaken: readonly object[] = []): object {
  return { customer: null, lines: [{ item: ids.item(sku), units }], ...paid(dueMinor), makersTaken };
}

type Scanned = CommandResult & { readonly scan: ScanAnswer; readonly draft: DraftAnswer };
const scan = (draft: string, text: string): Scanned => till.ok('scan', { draft, text }).result as Scanned;
function makersOf(serial: string): readonly string[] {
  const found = till.ask('resolve', { text: serial });
  return found.kind === 'unit' ? found.unit.makers.map(({ text }) => text) : [];
}

test('a piece scanned and its number scanned: sold with it, found by it, and it stays through void, sale and return', () => {
  const [mouse = ''] = receive('MOUSE', [[]]);
  const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
  expect(scan(draft, mouse)).toMatchObject({
    scan: { result: 'note', code: 'numberWanted' },
    draft: {
      blocked: { code: 'makerSerialMissing' },
      lines: [{ units: [{ complete: false, wanted: expect.any(String) }] }],
    },
  });
  expect(till.refused('postDraft', { draft, ...paid(4_990) })).toMatchObject({ code: 'makerSerialMissing' });
  expect(scan(draft, 'LOGI-0042')).toMatchObject({
    scan: { result: 'taken', code: 'makerTaken' },
    draft: { blocked: null, lines: [{ units: [{ complete: true, wanted: null, makers: ['LOGI-0042'] }] }] },
  });
  expect(makersOf(mouse)).toEqual([]);
  const { posting } = till.ok('postDraft', { draft, ...paid(4_990) });
  expect(makersOf(mouse)).toEqual(['LOGI-0042']);
  expect(till.ask('resolve', { text: 'LOGI-0042' })).toMatchObject({
    kind: 'unit',
    unit: { serial: mouse, status: 'sold' },
  });
  till.ok('voidSale', { sale: posting.ref, reason: 'wrong customer' });
  expect(makersOf(mouse)).toEqual(['LOGI-0042']);
  // It is known now, so the next sale asks for nothing.
  till.ok('postSale', sale('MOUSE', [mouse], 4_990));
  expect(till.ask('search', { text: 'logi0042' })).toMatchObject([{ kind: 'unit', id: mouse, text: 'LOGI-0042' }]);
  expect(problemsOf(till.ledger.core.db)).toEqual([]);
});

test('the slip of the sale names the number, and a card of the unit too', () => {
  const [mouse = ''] = receive('MOUSE', [[]]);
  const { posting } = till.ok('postSale', sale('MOUSE', [mouse], 4_990, [{ unit: mouse, makers: ['  LOGI-7 '] }]));
  expect(till.ledger.slipOf(posting.ref)?.lines[0]?.units[0]).toMatchObject({ makers: [{ text: 'LOGI-7' }] });
});

test('without its numbers no piece is sold, by command, with a part of them, or picked by quantity', () => {
  const [mouse = ''] = receive('MOUSE', [[]]);
  const [phone = ''] = receive('PHONE', [['A-1']]);
  receive('PEN', [[]]);
  expect(till.refused('postSale', sale('MOUSE', [mouse], 4_990))).toMatchObject({ code: 'makerSerialMissing' });
  expect(till.refused('postSale', sale('PHONE', [phone], 49_900))).toMatchObject({ code: 'makerSerialMissing' });
  const pens = { customer: null, lines: [{ item: ids.item('PEN'), quantityE7: 10_000_000 }], ...paid(990) };
  expect(till.refused('postSale', pens)).toMatchObject({ code: 'makerSerialMissing' });
  till.ok('postSale', sale('PHONE', [phone], 49_900, [{ unit: phone, makers: ['A-2'] }]));
  expect(makersOf(phone)).toEqual(['A-1', 'A-2']);
});

test('a number for a piece that is not on the sale, twice, one too many, of a piece here, or of our own label is refused', () => {
  const [one = '', two = ''] = receive('MOUSE', [[], []]);
  const [lamp = ''] = receive('LAMP', [['L-1']]);
  receive('MOUSE', [['M-9']]);
  const refusal = (...taken: readonly (readonly [string, readonly string[]])[]): string =>
    till.refused(
      'postSale',
      sale(
        'MOUSE',
        [one, two],
        9_980,
        taken.map(([unit, makers]) => ({ unit, makers })),
      ),
    ).code;
  expect(refusal([one, ['M-1']], [lamp, ['L-2']])).toBe('serialUnknown');
  expect(refusal([one, ['M-1']], [one, ['M-2']])).toBe('unitTwice');
  expect(refusal([one, ['M-1']], [two, ['M-1']])).toBe('makerSerialTwice');
  expect(refusal([one, ['M-1', 'M-2']], [two, ['M-3']])).toBe('makerSerialTooMany');
  expect(refusal([one, ['M-9']], [two, ['M-1']])).toBe('makerSerialInHands');
  expect(refusal([one, [lamp]], [two, ['M-1']])).toBe('makerSerialIsOurSerial');
  till.ok(
    'postSale',
    sale('MOUSE', [one, two], 9_980, [
      { unit: one, makers: ['M-1'] },
      { unit: two, makers: ['M-2'] },
    ]),
  );
  expect([one, two].map(makersOf)).toEqual([['M-1'], ['M-2']]);
});

test('a parked sale asks for the number again when it is recalled', () => {
  const [mouse = ''] = receive('MOUSE', [[]]);
  const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
  scan(draft, mouse);
  scan(draft, 'LOGI-1');
  const { posting } = till.ok('parkDraft', { draft, label: 'Ms Berg' });
  const recalled = till.ok('recallDraft', { parked: posting.ref }).result.draft;
  expect(recalled).toMatchObject({ lines: [{ units: [{ serial: mouse, makers: [], complete: false }] }] });
  scan(recalled?.id ?? '', 'LOGI-1');
  till.ok('postDraft', { draft: recalled?.id ?? '', ...paid(4_990) });
  expect(makersOf(mouse)).toEqual(['LOGI-1']);
});
