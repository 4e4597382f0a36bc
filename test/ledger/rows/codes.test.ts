// Codes of makers and of trade as scanners deliver them: a lost separator, an I before a VIN, a digit misread, an IMEI spelled in
// three ways, pieces of a scan on a serial line. What is doubtful is asked or refused, never guessed.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandResult, DraftAnswer, ScanAnswer } from '../../../shared/contract/answers';
import { separatorReadings } from '../../../shared/scan/gs1-readings';
import { FRAMER_DEFAULTS, FRAMER_START, framerTimeout, stepFramer } from '../../../shared/scan/serial-framer';
import { noNames } from '../../../shared/texts/names';
import { refusalText } from '../../../shared/texts/refusal-text';
import { dropDesk, makeDesk, run } from '../harness/command-line';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
const number = (check: string): object => ({ count: 1, required: 'receipt', check });
const UNIT = { inventoryType: 'serialized', priceMinor: 10_000, makerSerial: number('none') };

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([
    { sku: 'PUMP', name: 'Pump', ...UNIT, gtins: ['03596010494337'] },
    { sku: 'CAR', name: 'Car', ...UNIT, makerSerial: number('vin') },
    { sku: 'PHONE', name: 'Phone', ...UNIT, makerSerial: number('luhn') },
    { sku: 'BOX', name: 'Box', ...UNIT },
    { sku: 'SOAP', name: 'Soap', inventoryType: 'stocked', priceMinor: 300, gtins: ['4311501062449'] },
  ]);
  till.ok('openShift', { floatMinor: 0 });
});
afterEach(() => till.close());

type Scanned = CommandResult & { readonly scan: ScanAnswer; readonly draft: DraftAnswer };

function open(kind: string): string {
  const header = kind === 'receipt' ? { vendor: ids.vendorA, location: ids.floor } : {};
  return till.ok('openDraft', { kind, header }).result.draft?.id ?? '';
}

function scan(draft: string, text: string, more: Record<string, unknown> = {}): Scanned {
  return till.ok('scan', { draft, text, ...more }).result as Scanned;
}

function receive(sku: string, makers: readonly string[]): readonly string[] {
  const units = makers.map((text) => ({ makers: [text] }));
  const lines = [{ item: ids.item(sku), units, unitCostMinor: 5_000 }];
  return till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines }).posting.serials;
}

const makersOn = (draft: DraftAnswer): (readonly string[])[] =>
  draft.lines.flatMap((line) => line.units.map((unit) => unit.makers));

test('fault 11 a GS1 string without separators is read in no way silently: six readings, so another scan; one known unit decides', () => {
  const text = '01035960104943371731042610P212940211210428';
  // After GTIN 03596010494337 and expiry 310426 the lot may end in six places: at the end; before 21 as serial 2940211210428, 1210428
  // or 0428; before 21 and 11 as serial 29402 and date 210428; before 11 as date 210428.
  const readings = separatorReadings(text).map((reading) =>
    Object.fromEntries(reading.filter(([field]) => !['01', '17'].includes(field))),
  );
  expect(readings).toHaveLength(6);
  expect(readings).toContainEqual({ '10': 'P2129402', '11': '210428' });
  expect(readings).toContainEqual({ '10': 'P212940', '21': '1210428' });
  const draft = open('receipt');
  const refused = scan(draft, text);
  expect(refused.scan).toMatchObject({
    result: 'refused',
    text,
    refusal: { code: 'scanUnreadable', problem: 'lost-separator', text },
  });
  expect(refused.draft.lines).toEqual([]);
  // A port loses no separator: there the lot runs to the end, and the code names its item.
  const byPort = till.ok('openDraft', { kind: 'receipt', header: { vendor: ids.vendorA, location: ids.floor } });
  const other = byPort.result.draft?.id ?? '';
  expect(scan(other, text, { source: 'serial' }).scan).toMatchObject({ result: 'taken', code: 'itemChosen' });
  till.ok('discardDraft', { draft: other });
  scan(draft, text);
  expect(till.ask('scanLog')[0]).toMatchObject({ text });
  const words = refusalText({ code: 'scanUnreadable', problem: 'lost-separator', text }, noNames(String, String));
  expect(`${words.what} ${words.now}`).toMatch(/separator.*GS/su);
  // The same label with the scanner's GS output switched on has one reading.
  const whole = '01035960104943371731042610P212940\u001d211210428';
  expect(makersOn(scan(draft, whole).draft)).toEqual([['1210428']]);
  const [unit = ''] = till.ok('postDraft', { draft }).posting.serials;
  // Now exactly one of the six names a unit that we have; with a second such unit none is chosen.
  expect(till.ask('resolve', { text })).toMatchObject({ kind: 'unit', unit: { serial: unit } });
  receive('PUMP', ['29402']);
  expect(till.ask('resolve', { text })).toMatchObject({ kind: 'nothing', refusal: { problem: 'lost-separator' } });
});

test('fault 13 a VIN with an I in front is offered without it, the raw read is kept, and no other serial loses its I', () => {
  // Both remainders of 17 characters pass the check of a VIN; their ninth characters are 8 and 7.
  const draft = open('receipt');
  scan(draft, 'CAR');
  for (const [plate, vin] of [
    ['I5FNRL38488B411196', '5FNRL38488B411196'],
    ['IJHLRD77874C026456', 'JHLRD77874C026456'],
  ] as const) {
    const asked = scan(draft, plate);
    expect(asked.scan).toMatchObject({ result: 'question', code: 'vinWithoutFlag', text: plate });
    expect(makersOn(asked.draft)).not.toContainEqual([vin]);
    const taken = scan(draft, plate, { confirm: 'vinWithoutFlag' });
    expect(taken.scan).toMatchObject({ result: 'taken', code: 'unitComplete', text: plate });
    expect(makersOn(taken.draft)).toContainEqual([vin]);
    expect(till.ask('scanLog')[0]).toMatchObject({ text: plate });
  }
  // An I before anything else than a VIN stays a misread, and is refused.
  expect(scan(draft, 'I5FNRL38488B411197').scan).toMatchObject({ result: 'refused', code: 'makerSerialMalformed' });
  scan(draft, 'BOX');
  expect(makersOn(scan(draft, 'I5FNRL38488B411196').draft)).toContainEqual(['I5FNRL38488B411196']);
  till.ok('postDraft', { draft });
  // At the counter the plate of the second car is known only without its I: it is asked for, not taken.
  const sale = scan(open('sale'), 'IJHLRD77874C026456').scan;
  expect(sale).toMatchObject({ result: 'question', code: 'foldedMatch', choices: [{ sku: 'CAR' }] });
  expect(sale.choices[0]?.makers).toMatchObject([{ text: 'JHLRD77874C026456' }]);
});

test('a number that is here already but for case, hyphens or blanks is asked for at the dock; exact text decides (DESIGN 4)', () => {
  receive('BOX', ['AB-12']);
  const draft = open('receipt');
  scan(draft, 'BOX');
  for (const near of ['ab-12', 'AB12', 'AB 12']) {
    const asked = scan(draft, near);
    expect(asked.scan).toMatchObject({ result: 'question', code: 'nearlyTwice', text: near });
    expect(makersOn(asked.draft)).toEqual([]);
  }
  // The same to the letter is no question but a twin, which needs a right and a reason.
  expect(scan(draft, 'AB-12').scan).toMatchObject({ result: 'refused', code: 'makerSerialInHands' });
  expect(makersOn(scan(draft, 'ab12', { confirm: 'nearlyTwice' }).draft)).toEqual([['ab12']]);
  // Among the pieces of this delivery too.
  scan(draft, 'C-7');
  expect(scan(draft, 'c7').scan).toMatchObject({ result: 'question', code: 'nearlyTwice' });
  // Another item may have such a number.
  scan(draft, 'PUMP');
  expect(scan(draft, 'ab 12').scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
  // A piece that was sold is not here any more.
  const [gone = ''] = receive('BOX', ['XY-9']);
  till.ok('postSale', {
    lines: [{ item: ids.item('BOX'), units: [gone] }],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  });
  scan(draft, 'BOX');
  expect(scan(draft, 'xy9').scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
});

test('a code of more than 80 characters is no maker serial at the dock, 80 are; a next line of the Unicode kind is trimmed', () => {
  const draft = open('receipt');
  scan(draft, 'BOX');
  const address = `https://maker.example/register?model=9&key=${'7'.repeat(40)}`;
  expect(address.length).toBeGreaterThan(80);
  expect(scan(draft, address).scan).toMatchObject({
    result: 'refused',
    code: 'makerSerialMalformed',
    refusal: { problem: 'length', text: 'https://maker.example/re' },
  });
  expect(makersOn(scan(draft, `\u0085${'N'.repeat(80)}\u0085`).draft)).toEqual([['N'.repeat(80)]]);
  expect(till.ok('postDraft', { draft }).posting.serials).toHaveLength(1);
});

test('fault 17 one misread digit is "check digit wrong, scan again", not an unknown product; codes with right digits are unknown', () => {
  const draft = open('sale');
  for (const text of ['4311501062448', '1234567890120']) {
    const { scan: said, draft: after } = scan(draft, text);
    expect(said).toMatchObject({
      result: 'refused',
      refusal: { code: 'scanUnreadable', problem: 'check-digit', text },
      choices: [],
      itemChoices: [],
    });
    expect(after.lines).toEqual([]);
    const words = said.refusal && refusalText(said.refusal, noNames(String, String));
    expect(words?.what).toMatch(/check digit/u);
    expect(words?.now).toMatch(/^Scan it again/u);
  }
  // 4-3-1-1-5-0-1-0-6-2-4-4: 4+1+5+1+6+4 = 21 and 3 x (3+1+0+0+2+4) = 30 sum to 51; 9 fills 60, so 8 is the misread digit.
  expect(scan(draft, '4311501062449').draft.lines).toMatchObject([{ sku: 'SOAP', quantityE7: 10_000_000 }]);
  for (const text of ['4006381333931', '1234567890128'])
    expect(scan(draft, text).scan).toMatchObject({ result: 'refused', refusal: { code: 'scanUnknown', text } });
});

test('fault R3 pieces of a scan on a serial line are one scan, ended by CR alone, and what nothing ends is flushed when told to', async () => {
  const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex');
  const serial = (id: number, pieces: readonly string[], more: object = {}): object => ({
    id,
    transport: 'serial',
    chunks_hex: pieces.map(hex),
    ...more,
  });
  const vectors = [
    serial(1, ['ABC', 'DEF\r']),
    serial(2, ['ABC', 'DEF\r', '\nGHI\t', 'JKL\n']),
    serial(3, ['\u0002ABC\r', 'DEF\u0003'], { framing: 'stx-etx' }),
  ];
  const desk = makeDesk();
  try {
    const file = path.join(desk.base, 'vectors.json');
    writeFileSync(file, JSON.stringify({ vectors }));
    const { status, answers } = await run(desk, ['scan', '--vectors', file]);
    expect(status).toBe(0);
    const texts = answers.map(({ id, scans }) => [id, (scans as { text: string }[]).map((one) => one.text)]);
    expect(texts.slice(0, 2)).toEqual([
      [1, ['ABCDEF']],
      [2, ['ABCDEF', 'GHI', 'JKL']],
    ]);
    // Between STX and ETX a CR is no end; a scan with a control character inside is one scan.
    expect(texts[2]?.[1]).toHaveLength(1);
  } finally {
    dropDesk(desk);
  }
  // A scanner that is set to send no suffix: silence is the end, and nothing of it is lost.
  const settings = { ...FRAMER_DEFAULTS, onSilence: 'emit' as const };
  const half = stepFramer(FRAMER_START, Buffer.from('ABC'), 0, settings);
  const both = stepFramer(half.state, Buffer.from('DEF'), 20, settings);
  expect([...half.frames, ...both.frames]).toEqual([]);
  const flushed = framerTimeout(both.state, 400, settings).frames.map((frame) => Buffer.from(frame).toString());
  expect(flushed).toEqual(['ABCDEF']);
});

test('fault R5 a hyphen is no range: SN-2021-7 is one serial, whether scanned, typed with a delivery or sold', () => {
  const draft = open('receipt');
  scan(draft, 'BOX');
  const one = scan(draft, 'SN-2021-7');
  expect(one.draft.lines).toMatchObject([{ quantityE7: 10_000_000, units: [{ makers: ['SN-2021-7'] }] }]);
  const [scanned = ''] = till.ok('postDraft', { draft }).posting.serials;
  expect(receive('BOX', ['SN-2022-3'])).toHaveLength(1);
  expect(till.ask('stock', { item: ids.item('BOX') }).units).toBe(2);
  const sale = open('sale');
  expect(scan(sale, 'SN-2021-7').scan).toMatchObject({ result: 'taken', unit: { serial: scanned } });
  // Five units of a range SN-2017 to SN-2021, or seven of another, there are none.
  for (const text of ['SN-2021', 'SN-7', '2021', '7'])
    expect(till.ask('resolve', { text })).toMatchObject({ kind: 'nothing', refusal: { code: 'scanUnknown' } });
});

test('fault R11 a serial ABC%40XYZ travels in a Digital Link as ABC%2540XYZ and is decoded once, exactly', () => {
  const link = 'https://id.example.com/01/03596010494337/21/ABC%2540XYZ';
  const draft = open('receipt');
  expect(makersOn(scan(draft, link).draft)).toEqual([['ABC%40XYZ']]);
  const [unit = ''] = till.ok('postDraft', { draft }).posting.serials;
  expect(till.ask('unit', { serial: unit }).record.makers).toEqual(['ABC%40XYZ']);
  expect(scan(open('sale'), link).scan).toMatchObject({ result: 'taken', unit: { serial: unit } });
  // One sign more is another serial.
  const other = 'https://id.example.com/01/03596010494337/21/ABC%252540XYZ';
  expect(till.ask('resolve', { text: other })).toMatchObject({ kind: 'item', makerText: 'ABC%2540XYZ' });
});

test('fault R23 49015420323751 and 490154203237518 are one phone: received once, found by either and by the 16 digits of its IMEISV', () => {
  const draft = open('receipt');
  scan(draft, 'PHONE');
  expect(scan(draft, '490154203237518').scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
  // The 14 digits happen to pass Luhn themselves, so the check digit alone would let the phone in twice.
  expect(scan(draft, '49015420323751').scan).toMatchObject({ result: 'refused', code: 'makerSerialTwice' });
  const [unit = ''] = till.ok('postDraft', { draft }).posting.serials;
  const again = open('receipt');
  scan(again, 'PHONE');
  expect(scan(again, '49015420323751').scan.refusal).toMatchObject({ code: 'makerSerialInHands', serial: unit });
  const lines = [{ item: ids.item('PHONE'), units: [{ makers: ['49015420323751'] }], unitCostMinor: 1 }];
  const delivery = { vendor: ids.vendorA, location: ids.floor, lines };
  expect(till.refused('receiveUnits', delivery)).toMatchObject({ code: 'makerSerialInHands', serial: unit });
  const sale = open('sale');
  for (const text of ['49015420323751', '4901542032375101']) {
    const asked = scan(sale, text).scan;
    expect(asked).toMatchObject({ result: 'question', code: 'foldedMatch', choices: [{ serial: unit }] });
  }
  expect(scan(sale, '4901542032375101', { choose: unit }).scan).toMatchObject({
    result: 'taken',
    unit: { serial: unit },
  });
  // Sent back and bought again under the shorter number it is the same unit.
  till.ok('discardDraft', { draft: sale });
  till.ok('returnToVendor', { vendor: ids.vendorA, lines: [{ units: [unit] }] });
  expect(till.ok('receiveUnits', delivery).posting.serials).toEqual([unit]);
});

test('a phone stands twice by right and with a reason, which holds for the number as it was scanned', () => {
  const [first = ''] = receive('PHONE', ['490154203237518']);
  const lines = [{ item: ids.item('PHONE'), units: [{ makers: ['49015420323751'] }], unitCostMinor: 1 }];
  const twin = { vendor: ids.vendorA, location: ids.floor, lines, twinReason: 'the label of its twin' };
  const elsewhere = till.refused('receiveUnits', { ...twin, twins: ['356938035643809'] });
  expect(elsewhere).toMatchObject({ code: 'makerSerialInHands', serial: first });
  const [second = ''] = till.ok('receiveUnits', { ...twin, twins: ['49015420323751'] }).posting.serials;
  expect(till.ask('unit', { serial: second }).record).toMatchObject({ status: 'in_stock', makers: ['49015420323751'] });
});
