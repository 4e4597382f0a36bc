// What a scanner or a cat on the keyboard can send: too long, empty, control characters. The document stays as it is, the scan
// is in the scan log with its outcome, and the next good scan is taken.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { copyShop, oneDesk, openDraft, openShop, refusedScan, type Shop } from '../harness/shop';

let base: Shop;
let shop: Shop;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(() => shop.till.close());
afterAll(() => base.till.close());

const KINDS = ['sale', 'receipt', 'return', 'vendor_return'] as const;

/** The bad scan is refused as said, logged, and a good one after it is taken. */
function refusedThenTaken(kind: string, text: string, said: object): void {
  const serial = oneDesk(shop);
  const draft = openDraft(shop, kind);
  expect(refusedScan(shop, draft, text)).toEqual(said);
  const [row] = shop.till.ask('scanLog', { limit: 1 });
  expect(row).toMatchObject({ screen: kind, outcome: 'refused', code: (said as { code: string }).code });
  expect(row?.text.length).toBeLessThanOrEqual(200);
  const good = kind === 'vendor_return' || kind === 'sale' ? serial : kind === 'receipt' ? 'VEND-A' : '1001';
  expect(shop.till.ok('scan', { draft, text: good }).result.scan?.result).toBe('taken');
}

describe.each(KINDS)('on a %s', (kind) => {
  test('a scan of 4,097 bytes is refused with the limit', () => {
    refusedThenTaken(kind, 'A'.repeat(4_097), { code: 'scanTooLong', limit: 4_096 });
  });

  test('4,097 bytes in 2,049 characters are too long, too', () => {
    // One character of one byte and 2,048 of two.
    refusedThenTaken(kind, `A${'\u00e4'.repeat(2_048)}`, { code: 'scanTooLong', limit: 4_096 });
  });

  test('an empty scan is refused', () => {
    refusedThenTaken(kind, '', { code: 'scanEmpty' });
  });

  test.each([
    ['an Enter', '\r\n'],
    ['blanks of three kinds', ' \u00a0\u200b\t'],
  ])('a scan of nothing but %s is empty', (_, text) => {
    refusedThenTaken(kind, text, { code: 'scanEmpty' });
  });

  test.each([
    ['an escape sequence', 'SN\u001b[2J1', 'control-characters', 'SN\u241b[2J1'],
    ['a tab inside', 'SN\t1', 'control-characters', 'SN\u24091'],
    ['a NUL', 'SN\u00001', 'nul-character', 'SN\u24001'],
  ])('%s is unreadable, and shown with its control characters made visible', (_, text, problem, shown) => {
    refusedThenTaken(kind, text, { code: 'scanUnreadable', problem, text: shown });
  });

  test('half a character is unreadable', () => {
    const draft = openDraft(shop, kind);
    expect(refusedScan(shop, draft, 'SN\ud8001')).toMatchObject({ code: 'scanUnreadable', problem: 'lone-surrogate' });
  });
});

test('4,096 bytes are looked at and are simply unknown', () => {
  expect(refusedScan(shop, openDraft(shop, 'sale'), 'A'.repeat(4_096)).code).toBe('scanUnknown');
});

test('8,193 characters do not pass the door: the field is named', () => {
  const refusal = shop.till.refused('scan', { draft: openDraft(shop, 'sale'), text: 'A'.repeat(8_193) });
  expect(refusal).toMatchObject({ code: 'commandMalformed', path: 'text' });
});

test('the query resolve says the same of bad scans, and of a query no scan is logged', () => {
  const resolve = (text: string): unknown => shop.till.ask('resolve', { text });
  const before = shop.till.ask('scanLog').length;
  expect(resolve('A'.repeat(4_097))).toEqual({ kind: 'nothing', refusal: { code: 'scanTooLong', limit: 4_096 } });
  expect(resolve(' \r')).toEqual({ kind: 'nothing', refusal: { code: 'scanEmpty' } });
  expect(resolve('SN\u001b1')).toMatchObject({ kind: 'nothing', refusal: { code: 'scanUnreadable' } });
  expect(shop.till.ask('scanLog')).toHaveLength(before);
});

test.each([
  ['NUL', 'SN\u00001'],
  ['half a character', 'SN\ud8001'],
  ['an escape', 'SN\u001b1'],
  ['only blanks', ' \u00a0 '],
])('a maker serial with %s is refused by the receipt, too', (_, text) => {
  const line = { item: shop.ids.item('OVEN'), units: [{ makers: [text] }] };
  const receipt = { vendor: shop.ids.vendorA, location: shop.ids.floor, lines: [line] };
  expect(['commandMalformed', 'makerSerialMalformed']).toContain(shop.till.refused('receiveUnits', receipt).code);
});
