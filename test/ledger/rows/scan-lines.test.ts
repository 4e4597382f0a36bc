// Scans onto open documents: distribution over lines, look-alikes, foreign numbers, and what a return may take.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandResult, DraftAnswer, ScanAnswer } from '../../../shared/contract/answers';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
const PLAIN = { inventoryType: 'serialized', priceMinor: 10_000, makerSerial: { count: 1, required: 'optional' } };

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([
    { sku: 'ITEM-1', name: 'Item one', ...PLAIN },
    { sku: 'ITEM-2', name: 'Item two', ...PLAIN },
    { sku: 'PIECE', name: 'Counted piece', inventoryType: 'stocked', priceMinor: 500, gtins: ['725272730706'] },
  ]);
  till.ok('openShift', { floatMinor: 0 });
});
afterEach(() => till.close());

function receive(
  sku: string,
  makers: readonly (readonly string[])[],
  vendor = ids.vendorA,
  unitCostMinor = 5_000,
): readonly string[] {
  const units = makers.map((list) => ({ makers: list }));
  return till.ok('receiveUnits', {
    vendor,
    location: ids.floor,
    lines: [{ item: ids.item(sku), units, unitCostMinor }],
  }).posting.serials;
}

function open(kind: string, header: Record<string, unknown> = {}): string {
  return till.ok('openDraft', { kind, header }).result.draft?.id ?? '';
}

function scan(
  draft: string,
  text: string,
  more: Record<string, unknown> = {},
): CommandResult & { readonly scan: ScanAnswer; readonly draft: DraftAnswer } {
  return till.ok('scan', { draft, text, ...more }).result as CommandResult & {
    readonly scan: ScanAnswer;
    readonly draft: DraftAnswer;
  };
}

function spread(draft: DraftAnswer, units: readonly string[]): (number | null)[][] {
  return draft.lines.map((line) => line.units.map((unit) => units.indexOf(unit.serial) + 1));
}

function threeLines(): { readonly draft: string; readonly units: readonly string[] } {
  const units = receive('ITEM-1', [[], [], [], [], [], [], []]);
  const draft = open('sale');
  till.ok('addDraftLine', { draft, item: ids.item('ITEM-1'), quantityE7: 20_000_000 });
  till.ok('addDraftLine', { draft, item: ids.item('ITEM-2'), quantityE7: 10_000_000 });
  till.ok('addDraftLine', { draft, item: ids.item('ITEM-1'), quantityE7: 30_000_000 });
  return { draft, units };
}

test('X-15, 9.31 and 9.33 units 1 to 5 with line 1 highlighted: 1, 2 on line 1, then 3, 4, 5 on line 3; 6 and 7 ask and go to line 1', () => {
  const { draft, units } = threeLines();
  for (const unit of units.slice(0, 5)) expect(scan(draft, unit, { line: 0 }).scan.result).toBe('taken');
  expect(spread(till.ask('draft', { draft }), units)).toEqual([[1, 2], [], [3, 4, 5]]);
  for (const unit of units.slice(5)) {
    expect(scan(draft, unit, { line: 0 }).scan).toMatchObject({ result: 'question', code: 'overQuantity' });
    expect(scan(draft, unit, { line: 0, confirm: 'overQuantity' }).scan.result).toBe('taken');
  }
  expect(spread(till.ask('draft', { draft }), units)).toEqual([[1, 2, 6, 7], [], [3, 4, 5]]);
});

test('X-15 and 9.32 the same with line 3 highlighted: 1, 2, 3 on line 3, then 4, 5 on line 1', () => {
  const { draft, units } = threeLines();
  for (const unit of units.slice(0, 5)) scan(draft, unit, { line: 2 });
  expect(spread(till.ask('draft', { draft }), units)).toEqual([[4, 5], [], [1, 2, 3]]);
});

test('fault R13 a serialized line does not reach payment unless units = quantity: quantity 2 with one serial is refused', () => {
  const [unit = ''] = receive('ITEM-1', [[]]);
  const draft = open('sale');
  till.ok('addDraftLine', { draft, item: ids.item('ITEM-1'), quantityE7: 20_000_000 });
  expect(scan(draft, unit).draft.blocked).toMatchObject({ code: 'unitsMissing', wanted: 2, got: 1 });
  expect(till.refused('postDraft', { draft, tenders: [{ kind: 'cash', tenderedMinor: 20_000 }] })).toMatchObject({
    code: 'unitsMissing',
    wanted: 2,
    got: 1,
  });
  expect(till.ask('unit', { serial: unit }).record.status).toBe('in_stock');
});

test('9.28 and X-36 a search for 101 hits item 101FGTIPS and the serials 101 and 1010, each labelled with its match type', () => {
  const [item = ''] = till.ok('saveCatalogue', { items: [{ sku: '101FGTIPS', name: 'Fine grip tips', ...PLAIN }] })
    .posting.ids;
  const units = receive('ITEM-1', [['101'], ['1010'], ['2020']]);
  const hits = till.ask('search', { text: '101' }).map((hit) => [hit.kind, hit.match, hit.text]);
  expect(hits).toContainEqual(['item', 'sku', '101FGTIPS']);
  expect(hits).toContainEqual(['unit', 'maker_serial', '101']);
  expect(hits).toContainEqual(['unit', 'maker_serial', '1010']);
  expect(hits).toHaveLength(3);
  expect(units).toHaveLength(3);
  expect(item).not.toBe('');
});

const results = (): readonly (readonly [string, string | null, string])[] =>
  till.ask('scanLog').map((row) => [row.text, row.code, row.outcome]);

test('E-01 and 10.10 a serial that is on the document already, or was used by another, attaches nothing and stands in the log', () => {
  const [used = '', unit = ''] = receive('ITEM-1', [[], []]);
  till.ok('postSale', {
    lines: [{ item: ids.item('ITEM-1'), units: [used] }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  });
  const draft = open('sale');
  expect(scan(draft, unit).scan.result).toBe('taken');
  expect(scan(draft, unit).scan).toMatchObject({ result: 'refused', code: 'unitTwice' });
  const { scan: said, draft: after } = scan(draft, used);
  expect(said).toMatchObject({ result: 'refused', code: 'unitAlreadySold', refusal: { serial: used } });
  expect(spread(after, [unit])).toEqual([[1]]);
  expect(results().slice(0, 3)).toEqual([
    [used, 'unitAlreadySold', 'refused'],
    [unit, 'unitTwice', 'refused'],
    [unit, 'unitAdded', 'taken'],
  ]);
});

test('10.11 a unit of an item that is not on the document comes onto a line of its own, without a question', () => {
  const [first = ''] = receive('ITEM-1', [[]]);
  const [other = ''] = receive('ITEM-2', [[]]);
  const draft = open('sale');
  till.ok('addDraftLine', { draft, item: ids.item('ITEM-1'), quantityE7: 10_000_000 });
  scan(draft, first);
  const { scan: said, draft: after } = scan(draft, other);
  expect(said).toMatchObject({ result: 'taken', code: 'unitAdded', line: 1 });
  expect(after.lines).toMatchObject([
    { sku: 'ITEM-1', units: [{ serial: first }] },
    { sku: 'ITEM-2', quantityE7: 10_000_000, units: [{ serial: other }] },
  ]);
});

test('E-03 and 10.12 one unit more than the quantity asks; without a yes it stays off, with it it goes to the highlighted line', () => {
  const { draft, units } = threeLines();
  for (const unit of units.slice(0, 5)) scan(draft, unit, { line: 2 });
  const [, , , , , sixth = ''] = units;
  const asked = scan(draft, sixth, { line: 2 });
  expect(asked.scan).toMatchObject({ result: 'question', code: 'overQuantity', choices: [{ serial: sixth }] });
  expect(spread(asked.draft, units)).toEqual([[4, 5], [], [1, 2, 3]]);
  expect(spread(till.ask('draft', { draft }), units)).toEqual([[4, 5], [], [1, 2, 3]]);
  const taken = scan(draft, sixth, { line: 2, confirm: 'overQuantity' });
  expect(spread(taken.draft, units)).toEqual([[4, 5], [], [1, 2, 3, 6]]);
});

test('E-05 and 10.14 a maker serial that several units carry gives a list to choose from, and the one chosen is taken', () => {
  const [a = ''] = receive('ITEM-1', [['00003']]);
  const [b = ''] = receive('ITEM-2', [['00003']]);
  const draft = open('sale');
  const asked = scan(draft, '00003');
  expect(asked.scan).toMatchObject({ result: 'question', code: 'severalUnits' });
  expect(asked.scan.choices.map((unit) => unit.serial).sort()).toEqual([a, b].sort());
  expect(asked.draft.lines).toEqual([]);
  expect(scan(draft, '00003', { choose: b }).draft.lines).toMatchObject([{ sku: 'ITEM-2', units: [{ serial: b }] }]);
});

test('E-06 a unit that is promised to a parked sale cannot be written off, and can once it is free again', () => {
  const [unit = ''] = receive('ITEM-1', [[]]);
  const parked = till.ok('parkSale', { label: 'Blue jacket', lines: [{ item: ids.item('ITEM-1'), units: [unit] }] });
  const writeOff = { type: 'write_off', reason: 'broken', lines: [{ units: [unit] }] };
  expect(till.refused('adjustStock', writeOff)).toMatchObject({ code: 'unitReserved', serial: unit });
  till.ok('recallSale', { parked: parked.posting.ref });
  till.ok('adjustStock', writeOff);
  expect(till.ask('unit', { serial: unit }).record.status).toBe('scrapped');
});

test('10.37 a return without a reason is not saved', () => {
  const [unit = ''] = receive('ITEM-1', [[]]);
  till.ok('postSale', {
    lines: [{ item: ids.item('ITEM-1'), units: [unit] }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  });
  const draft = open('return');
  expect(scan(draft, unit).draft.blocked).toMatchObject({ code: 'unknownReason' });
  expect(till.refused('postDraft', { draft })).toMatchObject({ code: 'unknownReason' });
  expect(till.refused('returnGoods', { lines: [{ unit }] })).toMatchObject({ code: 'commandMalformed' });
  expect(till.ask('unit', { serial: unit }).record.status).toBe('sold');
  till.ok('changeDraft', { draft, reason: 'unopened' });
  till.ok('postDraft', { draft });
  expect(till.ask('unit', { serial: unit }).record.status).toBe('in_stock');
});

test('fault R25 what kind of item it is comes from a closed list: 0, No and any other text make no item at all', () => {
  const save = (inventoryType: unknown) => ({
    items: [
      { sku: 'GOOD', name: 'Good', inventoryType: 'stocked', priceMinor: 100 },
      { sku: 'NEW', name: 'New', inventoryType, priceMinor: 100 },
    ],
  });
  for (const text of ['0', 'No', 'yes', 'Serialized', '', 0, 1, false, true])
    expect(till.refused('saveCatalogue', save(text))).toMatchObject({
      code: 'commandMalformed',
      path: 'items.1.inventoryType',
    });
  expect(till.ask('items', { text: 'GOOD' })).toEqual([]);
  expect(till.ok('saveCatalogue', save('non_stocked')).posting.ids).toHaveLength(2);
  expect(till.ask('items', { text: 'NEW' })).toMatchObject([{ sku: 'NEW', inventoryType: 'non_stocked' }]);
});

test('fault 1 the scan 012345 finds its own unit and never 12345; 00002408 keeps its zeros', () => {
  const [zero = '', plain = '', long = ''] = receive('ITEM-1', [['012345'], ['12345'], ['00002408']]);
  const found = (text: string): unknown => till.ask('resolve', { text });
  expect(found('012345')).toMatchObject({ kind: 'unit', unit: { serial: zero, makers: [{ text: '012345' }] } });
  expect(found('12345')).toMatchObject({ kind: 'unit', unit: { serial: plain } });
  expect(found('00002408')).toMatchObject({ kind: 'unit', unit: { serial: long } });
  expect(found('2408')).toMatchObject({ kind: 'nothing', refusal: { code: 'scanUnknown' } });
});

test('fault 5 outer blanks are trimmed, inner ones stay: SN - 123 - 2021 is found as written, and " EF1DE8B2E1B6" is a duplicate', () => {
  const [first = ''] = receive('ITEM-1', [[' SN - 123 - 2021\u00a0'], ['\tSN - 124 - 2021 \u200b'], ['EF1DE8B2E1B6']]);
  expect(till.ask('unit', { serial: first }).record.makers).toEqual(['SN - 123 - 2021']);
  expect(till.ask('resolve', { text: 'SN - 123 - 2021' })).toMatchObject({ kind: 'unit', unit: { serial: first } });
  // The folded form only asks: blanks and hyphens differ.
  expect(till.ask('resolve', { text: 'SN1232021' })).toMatchObject({
    kind: 'several',
    reason: 'folded',
    units: [{ serial: first }],
  });
  const again = {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: ids.item('ITEM-1'), units: [{ makers: [' EF1DE8B2E1B6'] }], unitCostMinor: 1 }],
  };
  expect(till.refused('receiveUnits', again)).toMatchObject({ code: 'makerSerialInHands', text: 'EF1DE8B2E1B6' });
  const draft = open('sale');
  expect(scan(draft, 'SN - 123 - 2021').scan).toMatchObject({ result: 'taken', unit: { serial: first } });
});

test('fault 7 SN1 with CR, SN2 with CRLF and SN3 with TAB are three pending units, and nothing is posted until the operator commits', () => {
  const draft = open('receipt', { vendor: ids.vendorA });
  scan(draft, 'ITEM-1');
  for (const text of ['SN1\r', 'SN2\r\n', 'SN3\t'])
    expect(scan(draft, text).scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
  const pending = till.ask('draft', { draft });
  expect(pending.lines[0]?.units.map((unit) => unit.makers[0])).toEqual(['SN1', 'SN2', 'SN3']);
  expect(till.ask('documents', { kind: 'receipt.posted' })).toHaveLength(0);
  till.ok('postDraft', { draft });
  expect(till.ask('stock', { item: ids.item('ITEM-1') }).units).toBe(3);
});

test('fault 15 0725272730706, 725272730706 and 00725272730706 find the item; a unit serial 725272730706 is never padded', () => {
  for (const text of ['0725272730706', '725272730706', '00725272730706']) {
    expect(till.ask('resolve', { text })).toMatchObject({ kind: 'item', item: { sku: 'PIECE' } });
  }
  // The code is an item's: it is never stored as a maker serial.
  const as = (text: string): Record<string, unknown> => ({
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: ids.item('ITEM-1'), units: [{ makers: [text] }] }],
  });
  expect(till.refused('receiveUnits', as('00725272730706'))).toMatchObject({ code: 'makerSerialIsCode' });
  // Another number of twelve digits that is no code of ours is kept as it is, and only as it is.
  const [unit = ''] = receive('ITEM-1', [['036000291452']]);
  expect(till.ask('resolve', { text: '036000291452' })).toMatchObject({ kind: 'unit', unit: { serial: unit } });
  expect(till.ask('resolve', { text: '0036000291452' })).toMatchObject({ kind: 'nothing' });
});

test('fault 21 MICROWAVE-2 and MICROWAVE-3 both have a unit 00003: the scan asks; when only one is for sale it is taken and shown', () => {
  const [two = '', three = ''] = till.ok('saveCatalogue', {
    items: ['MICROWAVE-2', 'MICROWAVE-3'].map((sku) => ({ sku, name: sku, ...PLAIN })),
  }).posting.ids;
  const get = (item: string): string =>
    till.ok('receiveUnits', {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item, units: [{ makers: ['00003'] }], unitCostMinor: 1 }],
    }).posting.serials[0] ?? '';
  const [a, b] = [get(two), get(three)];
  expect(a).not.toBe(b);
  const draft = open('sale');
  const asked = scan(draft, '00003').scan;
  expect(asked).toMatchObject({ result: 'question', code: 'severalUnits' });
  expect(asked.choices.map((unit) => unit.sku).sort()).toEqual(['MICROWAVE-2', 'MICROWAVE-3']);
  expect(scan(draft, '00003', { choose: a }).scan).toMatchObject({ result: 'taken', unit: { serial: a } });
  till.ok('postDraft', { draft, tenders: [{ kind: 'cash', tenderedMinor: 10_000 }] });
  const next = open('sale');
  expect(scan(next, '00003').scan).toMatchObject({ result: 'note', code: 'oneForSale', unit: { serial: b } });
});

test('fault 25 MCBK8445 sold to X: a return for Y needs a supervisor; NEVER-SOLD-1 is refused and no serial is made', () => {
  const [unit = ''] = receive('ITEM-1', [['MCBK8445']]);
  const [other = ''] = till.ok('saveCustomer', { name: 'Y. Other', number: '1002' }).posting.ids;
  till.ok('postSale', {
    customer: ids.customer,
    lines: [{ item: ids.item('ITEM-1'), units: [unit] }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  });
  const [cashier = ''] = till.ok('saveUser', { role: 'cashier', name: 'C. Cashier' }).posting.ids;
  till.ok('setPin', { user: cashier, pin: '1111' });
  till.user = cashier;
  const draft = open('return', { customer: null });
  expect(scan(draft, 'MCBK8445').draft.lines[0]?.sold).toMatchObject({ customerName: 'M. Ortiz', on: '2026-11-25' });
  expect(scan(draft, 'NEVER-SOLD-1').scan).toMatchObject({
    result: 'refused',
    code: 'notSoldByUs',
    refusal: { text: 'NEVER-SOLD-1' },
  });
  till.ok('discardDraft', { draft });
  const given = { customer: other, lines: [{ unit, reason: 'unopened' }] };
  expect(till.refused('returnGoods', given)).toMatchObject({ code: 'soldToOtherCustomer', customer: ids.customer });
  till.ok('returnGoods', given, { approver: { user: ids.owner, pin: '246810' } });
  expect(till.ask('stock', { item: ids.item('ITEM-1') }).units).toBe(1);
});

test('fault 27 U1 from A and U2 from B: the return to B refuses U1 with vendor, document, date and cost, and takes U2 at its own cost', () => {
  const [u1 = ''] = receive('ITEM-1', [['U1']], ids.vendorA, 5_100);
  const [u2 = ''] = receive('ITEM-1', [['U2']], ids.vendorB, 5_300);
  const draft = open('vendor_return', { vendor: ids.vendorB });
  const refused = scan(draft, 'U1').scan;
  expect(refused).toMatchObject({
    result: 'refused',
    refusal: {
      code: 'unitFromOtherVendor',
      serial: u1,
      vendor: ids.vendorA,
      receivedOn: '2026-11-25',
      costMinor: 5_100,
    },
  });
  expect(scan(draft, 'U2').scan).toMatchObject({ result: 'taken', unit: { serial: u2 } });
  expect(till.ok('postDraft', { draft }).posting).toMatchObject({
    kind: 'vendor_return.posted',
    totalMinor: 5_300,
    serials: [u2],
  });
  // By right and with a reason the override goes through, and the posting holds the reason.
  const { posting } = till.ok('returnToVendor', {
    vendor: ids.vendorB,
    overrideReason: 'B took over the warranty of A',
    lines: [{ units: [u1] }],
  });
  expect(till.ask('document', { document: posting.ref }).body).toMatchObject({
    overrideReason: 'B took over the warranty of A',
    creditMinor: 5_100,
  });
});

test('fault R21 no prefix steals a scan: C02XK0AAJG5H and 2012345678905 are sold as the units that they are', () => {
  const [c = '', two = ''] = receive('ITEM-1', [['C02XK0AAJG5H'], ['2012345678905']]);
  const draft = open('sale');
  expect(scan(draft, 'C02XK0AAJG5H').scan).toMatchObject({ result: 'taken', unit: { serial: c } });
  expect(scan(draft, '2012345678905').scan).toMatchObject({ result: 'taken', unit: { serial: two } });
  till.ok('postDraft', { draft, tenders: [{ kind: 'cash', tenderedMinor: 20_000 }] });
  expect(till.ask('unit', { serial: c }).record.status).toBe('sold');
});
