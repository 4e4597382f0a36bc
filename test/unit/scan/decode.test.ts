// What a scan means: identifiers, retail codes, characters, what is refused. Each row says why it reads so.
import { describe, expect, test } from 'vitest';
import { decodeScan } from '../../../shared/scan/decode';
import type { Scan, ScanSource } from '../../../shared/scan/scan';

const YEAR = 2_026;
const read = (input: string | Uint8Array, source: ScanSource = 'hidpos'): Scan => decodeScan(input, source, YEAR);
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const ascii = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

describe('symbologies', () => {
  test.each([
    [']A0ABC123', 'code-39'],
    [']C0ABC123', 'code-128'],
    [']G0ABC123', 'code-93'],
    [']F0A123B', 'codabar'],
    [']I01234', 'itf'],
    [']L0ABC', 'pdf417'],
    [']z0ABC', 'aztec'],
    [']d1ABC', 'data-matrix'],
    [']Q1ABC', 'qr'],
    [']U0ABC', 'maxicode'],
    [']X0ABC', null],
    [']Y9ABC', null],
  ])('%s', (text, symbology) => {
    expect(read(text)).toMatchObject({ aim: text.slice(0, 3), symbology, text: text.slice(3), kind: 'text' });
  });
  test.each([
    [']C1', 'gs1-128'],
    [']e0', 'gs1-databar'],
    [']d2', 'gs1-data-matrix'],
    [']Q3', 'gs1-qr'],
    [']J1', 'gs1-dotcode'],
  ])('%s says FNC1 first', (aim, symbology) => {
    const scan = read(`${aim}0109506000134352`);
    expect(scan).toMatchObject({ kind: 'gs1', symbology, gtin14: '09506000134352', warnings: [], errors: [] });
  });
  test('three characters that are no identifier stay', () => {
    expect(read(']12345')).toMatchObject({ aim: null, text: ']12345' });
    expect(read('A]C1234')).toMatchObject({ aim: null, text: 'A]C1234' });
  });
});

describe('retail codes', () => {
  test.each([
    // One article in three spellings is one GTIN; the text stays as it was read.
    ['725272730706', 'upc-a', '00725272730706'],
    ['0725272730706', 'ean-13', '00725272730706'],
    ['00725272730706', 'itf-14', '00725272730706'],
    ['96385074', 'ean-8', '00000096385074'],
    // 0 425261 4: last digit 1, so 04 1 0000 252 6.. -> 0 42 1 0000 526 4.
    ['04252614', 'upc-e', '00042100005264'],
    [']E4' + '96385074', 'ean-8', '00000096385074'],
    [']E0' + '96385074', 'ean-8', '00000096385074'],
    [']E0' + '012345678905', 'upc-a', '00012345678905'],
    [']E0' + '0012345678905', 'ean-13', '00012345678905'],
    [']E3' + '950600013435212', 'ean-13', '09506000134352'],
    [']E3' + '950600013435212345', 'ean-13', '09506000134352'],
    [']I1' + '19506000134359', 'itf-14', '19506000134359'],
    [']I0' + '19506000134359', 'itf-14', '19506000134359'],
  ])('%s is %s', (text, symbology, gtin14) => {
    const aim = text.startsWith(']') ? text.slice(0, 3) : null;
    expect(read(text)).toMatchObject({
      kind: 'gtin',
      aim,
      symbology,
      gtin14,
      text: aim ? text.slice(3) : text,
      errors: [],
    });
  });
  test('the four ways of UPC-E, each with the check digit of its expansion', () => {
    // 0 123450 5 -> 012 0 0000 345 5 (last 0); 0 123453 ? -> 0123 00000 45; 0 123454 ? -> 01234 00000 5; 0 123456 5 -> 012345 0000 6 5.
    // Checks: 01200000345: 3*(0+2+0+0+3+5)+(1+0+0+0+4)=30+5 -> 5. 01230000045: 3*(0+2+0+0+0+5)+(1+3+0+0+4)=21+8=29 -> 1.
    // 01234000005: 3*(0+2+4+0+0+5)+(1+3+0+0+0)=33+4=37 -> 3. 01234500006: 3*(0+2+4+0+0+6)+(1+3+5+0+0)=36+9=45 -> 5.
    const codes = {
      '01234505': '012000003455',
      '01234531': '012300000451',
      '01234543': '012340000053',
      '01234565': '012345000065',
    };
    for (const [short, long] of Object.entries(codes)) expect(read(`]E0${short}`).gtin14).toBe(`00${long}`);
  });
  test('eight digits that are right both ways are read as they stand, with a warning', () => {
    // 01234565 as EAN-8: 3*(0+2+4+6)+(1+3+5) = 36+9 = 45 -> 5; as UPC-E: 5 as well, see above.
    expect(read('01234565')).toMatchObject({
      symbology: 'ean-8',
      gtin14: '00000001234565',
      warnings: ['ean-8-or-upc-e'],
    });
  });
  test('a wrong check digit under a retail identifier is an error, and no GTIN', () => {
    expect(read(']E04311501062448')).toMatchObject({ kind: 'gtin', gtin14: null, errors: ['gtin-check-digit'] });
    expect(read(']E496385075')).toMatchObject({ kind: 'gtin', gtin14: null, errors: ['gtin-check-digit'] });
    expect(read(']I119506000134350')).toMatchObject({ kind: 'gtin', gtin14: null, errors: ['gtin-check-digit'] });
  });
  test('without identifier the same digits stay text, since serials look so too, and the doubt is told', () => {
    const scan = read('4311501062448');
    expect(scan).toMatchObject({
      kind: 'text',
      symbology: null,
      gtin14: null,
      warnings: ['gtin-check-digit'],
      errors: [],
    });
    expect(read('4311501062449')).toMatchObject({ kind: 'gtin', gtin14: '04311501062449' });
  });
  test.each(['00002408', '012345', '49015420323752', '00000000', '0000000000000'])(
    '%s is text, to the last zero',
    (text) => expect(read(text)).toMatchObject({ kind: 'text', text, gtin14: null, warnings: [], errors: [] }),
  );
  test.each([']E0123', ']E0ABCDEFGHIJKLM', ']E319506000134', ']E000000000000000'])('%s has no such length', (text) =>
    expect(read(text)).toMatchObject({ kind: 'gtin', gtin14: null, errors: ['gtin-length'] }),
  );
  test('digits in a symbol that is no retail code are text; an article is offered', () => {
    const scan = read(']C0' + '9506000134352');
    expect(scan).toMatchObject({ kind: 'text', gtin14: null, warnings: [] });
    expect(scan.offers).toEqual([{ kind: 'gtin', gtin14: '09506000134352' }]);
  });
  test('ITF of another length, or unchecked and wrong, is text', () => {
    expect(read(']I0123456')).toMatchObject({ kind: 'text', symbology: 'itf', errors: [] });
    expect(read(']I019506000134350')).toMatchObject({ kind: 'text', symbology: 'itf', errors: [] });
  });
  test('an add-on alone is no article', () =>
    expect(read(']E112')).toMatchObject({ kind: 'text', symbology: 'ean-add-on', errors: [] }));
});

describe('what an item may take it for', () => {
  test('a phone by 14, 15 and 16 digits: one key', () => {
    // IMEISV: the software version stands where the check digit was.
    for (const text of ['49015420323751', '490154203237518', '4901542032375101']) {
      expect(read(text).text).toBe(text);
      expect(read(text).offers).toContainEqual({ kind: 'imei', text: '490154203237518', key: '49015420323751' });
    }
    expect(read('490154203237517').offers).toEqual([]);
    // The fourteen digits happen to be a right GTIN too: 3*(4+0+5+2+3+3+5)+(9+1+4+0+2+7) = 66+23 = 89, and 1 makes 90.
    expect(read('49015420323751').kind).toBe('gtin');
  });
  test('a vehicle, with and without the import flag: the text itself is never cut', () => {
    const flagged = read('I5FNRL38488B411196');
    expect(flagged).toMatchObject({ kind: 'text', text: 'I5FNRL38488B411196', raw: 'I5FNRL38488B411196' });
    expect(flagged.offers).toEqual([{ kind: 'vin', text: '5FNRL38488B411196', importFlag: true }]);
    expect(read('5FNRL38488B411196').offers).toEqual([{ kind: 'vin', text: '5FNRL38488B411196', importFlag: false }]);
    expect(read('I5FNRL38488B411197').offers).toEqual([]);
    expect(read('IABC1234').offers).toEqual([]);
  });
});

describe('characters', () => {
  test.each([
    ['9506000134352\r\n', '9506000134352'],
    ['\u0002K7C000042S\u0003', 'K7C000042S'],
    ['K7C000042S\t', 'K7C000042S'],
    ['K7C000042S\0\0\0', 'K7C000042S'],
    ['\u00a0\u200bK7C000042S\ufeff ', 'K7C000042S'],
    [' SN - 123 - 2021 \r', 'SN - 123 - 2021'],
  ])('%j is framed', (raw, text) => expect(read(raw)).toMatchObject({ raw, text, errors: [] }));
  test('blanks behind an identifier go, the identifier is found behind a frame', () => {
    expect(read('\u0002]Q1 K-01 \u0003')).toMatchObject({ aim: ']Q1', text: 'K-01' });
  });
  test('bytes are UTF-8, else Windows-1252', () => {
    expect(read(bytes(0x4b, 0xc3, 0xa4, 0x73, 0x65)).text).toBe('Käse');
    expect(read(bytes(0x4b, 0xe4, 0x73, 0x65)).text).toBe('Käse');
    expect(read(bytes(0x41, 0x80, 0x99, 0x81)).text).toBe('A\u20ac\u2122\u0081');
    expect(read(bytes(0x41, 0xf0, 0x9f, 0x98, 0x80)).text).toBe('A\u{1F600}');
  });
  test('Windows-1252 from 80 to FF', () => {
    const high = Uint8Array.from({ length: 128 }, (_, at) => 0x80 + at);
    const low = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
    const rest =
      '\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ';
    expect(read(bytes(0x41, ...high)).text).toBe(`A${low}${rest}`);
  });
  test('what UTF-8 forbids is not UTF-8: overlong, a surrogate, too high, cut, stray', () => {
    expect(read(bytes(0xc0, 0xaf)).text).toBe('À¯');
    expect(read(bytes(0xe0, 0x80, 0xaf)).text).toBe('à€¯');
    expect(read(bytes(0xed, 0xa0, 0x80)).text).toBe('í\u00a0€');
    expect(read(bytes(0xf4, 0x90, 0x80, 0x80)).text).toBe('ô\u0090€€');
    expect(read(bytes(0x41, 0xe2, 0x82)).text).toBe('Aâ‚');
    expect(read(bytes(0x80)).text).toBe('€');
  });
});

describe('what is refused', () => {
  test.each(['', '\r\n', ']C1', ']C1 \r', '\u0002\u0003'])('%j is empty', (raw) =>
    expect(read(raw)).toMatchObject({ kind: 'text', text: '', errors: ['empty'] }),
  );
  test('4,096 bytes are taken, one more is not, whatever they are', () => {
    expect(read(new Uint8Array(4_096).fill(65))).toMatchObject({ errors: [] });
    expect(read(new Uint8Array(4_097).fill(65))).toMatchObject({ text: '', errors: ['too-long'] });
    expect(read('A'.repeat(4_096)).errors).toEqual([]);
    expect(read('A'.repeat(4_097)).errors).toEqual(['too-long']);
    // 2,048 characters of two bytes are 4,096 bytes.
    expect(read('ä'.repeat(2_048)).errors).toEqual([]);
    expect(read('ä'.repeat(2_049)).errors).toEqual(['too-long']);
  });
  test('NUL and lone surrogates, shown as U+FFFD, kept in what was received', () => {
    expect(read('AB\0CD')).toMatchObject({ raw: 'AB\0CD', text: 'AB\ufffdCD', errors: ['nul-character'] });
    expect(read('AB\ud800CD')).toMatchObject({ raw: 'AB\ud800CD', text: 'AB\ufffdCD', errors: ['lone-surrogate'] });
    expect(read('AB\udc00')).toMatchObject({ errors: ['lone-surrogate'] });
    expect(read('A\u{1F600}B')).toMatchObject({ errors: [] });
  });
});

test('no prefix is taken for anything by itself', () => {
  for (const text of ['C02XK0AAJG5H', '2012345000000', 'I1234', '+49123', '(A)1', '[x]1', 'http://shop.example/01']) {
    expect(read(text)).toMatchObject({ kind: 'text', text });
  }
});

test('bytes and text of the same scan read alike', () => {
  const text = ']d201095060001343521727123110LOT42A\u001d21SN12345678\r';
  expect(read(Uint8Array.from(ascii(text)))).toEqual(read(text));
});
