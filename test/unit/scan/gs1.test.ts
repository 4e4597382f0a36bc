// GS1 in all its forms: element strings, brackets, lost separators, Digital Link. Dates are counted from 2026.
import { describe, expect, test } from 'vitest';
import { decodeScan } from '../../../shared/scan/decode';
import { separatorReadings } from '../../../shared/scan/gs1-readings';
import { fieldOf, identifierAt, identifiers, valueError } from '../../../shared/scan/gs1-table';
import type { Scan, ScanSource } from '../../../shared/scan/scan';

const GTIN = '09506000134352';
const ITEM = `01${GTIN}`;
const GS = '\u001d';
const read = (text: string, source: ScanSource = 'hidpos', year = 2_026): Scan => decodeScan(text, source, year);
const gs1 = (data: string, source: ScanSource = 'hidpos', year = 2_026): Scan => read(`]C1${data}`, source, year);

describe('element strings', () => {
  test('fields of fixed length need no separator, others are closed by it', () => {
    const scan = gs1(`${ITEM}1727123110LOT42A${GS}21SN12345678`);
    expect(scan).toMatchObject({ gtin14: GTIN, serial: 'SN12345678', lot: 'LOT42A', expiry: '2027-12-31', errors: [] });
    expect(scan.elements).toEqual([
      ['01', GTIN],
      ['17', '271231'],
      ['10', 'LOT42A'],
      ['21', 'SN12345678'],
    ]);
  });
  test('separators at the start, behind fixed fields and at the end are skipped', () => {
    const scan = gs1(`${GS}${ITEM}${GS}17271231${GS}10A${GS}`);
    expect(scan).toMatchObject({
      gtin14: GTIN,
      lot: 'A',
      expiry: '2027-12-31',
      errors: [],
      text: expect.stringMatching(/^\x1d/),
    });
  });
  test('all 82 characters may stand in a serial, no other', () => {
    expect(gs1(`${ITEM}21A(1)%_/"+&`)).toMatchObject({ serial: 'A(1)%_/"+&', errors: [] });
    for (const bad of ['#', '$', '@', '[', '\\', ']', '^', '`', '{', '|', '}', '~', ' ', 'ä']) {
      expect(gs1(`${ITEM}21A${bad}1`)).toMatchObject({ serial: null, errors: ['ai-characters'] });
    }
  });
  test('twenty characters of serial and lot, not twenty-one', () => {
    expect(gs1(`${ITEM}21${'A'.repeat(20)}`)).toMatchObject({ serial: 'A'.repeat(20), errors: [] });
    expect(gs1(`${ITEM}21${'A'.repeat(21)}`)).toMatchObject({ serial: null, errors: ['ai-length'] });
    expect(gs1(`${ITEM}10${'A'.repeat(21)}${GS}21B`)).toMatchObject({ lot: null, serial: 'B', errors: ['ai-length'] });
  });
  test.each([
    ['010950600013435', 'ai-length'],
    [`${ITEM}172712`, 'ai-length'],
    [`${ITEM}21`, 'ai-length'],
    ['01095060001343X2', 'ai-characters'],
    [`${ITEM}05123`, 'unknown-ai'],
    ['ABC', 'unknown-ai'],
    ['0109506000134353', 'gtin-check-digit'],
    ['00395060001343520017', 'sscc-check-digit'],
    ['4109506000134353', 'key-check-digit'],
    [`${ITEM}17271331`, 'invalid-date'],
    [`${ITEM}17270230`, 'invalid-date'],
    [`${ITEM}17270001`, 'invalid-date'],
    [`${ITEM}21A${GS}21B`, 'ai-conflict'],
  ])('%s: %s', (data, error) => expect(gs1(data)).toMatchObject({ kind: 'gs1', errors: [error] }));
  test('a faulty field is shown and fills nothing', () => {
    const scan = gs1('010950600013435321SN1');
    expect(scan).toMatchObject({ gtin14: null, serial: 'SN1', errors: ['gtin-check-digit'] });
    expect(scan.elements).toEqual([
      ['01', '09506000134353'],
      ['21', 'SN1'],
    ]);
  });
  test('what follows an unknown field is read from the next separator on', () => {
    expect(gs1(`${ITEM}05XYZ${GS}21A`)).toMatchObject({ serial: 'A', errors: ['unknown-ai'] });
  });
  test('the same field twice with one value is no conflict', () => {
    expect(gs1(`${ITEM}21A${GS}${ITEM}`)).toMatchObject({ gtin14: GTIN, serial: 'A', errors: [] });
  });
  test('serial or lot alone is taken, with a warning; a load or a returnable asset owns it', () => {
    expect(gs1('21SN1')).toMatchObject({ serial: 'SN1', gtin14: null, warnings: ['serial-without-gtin'], errors: [] });
    expect(gs1('10A')).toMatchObject({ lot: 'A', warnings: ['lot-without-gtin'] });
    expect(gs1('0039506000134352001810A')).toMatchObject({ lot: 'A', warnings: [] });
    expect(gs1('17271231')).toMatchObject({ expiry: '2027-12-31', warnings: [] });
  });
  test('the content of a load is not its item', () => {
    expect(gs1(`02${GTIN}3712`)).toMatchObject({ gtin14: null, errors: [] });
  });
});

describe('dates', () => {
  test.each([
    ['271200', '2027-12-31'],
    ['280200', '2028-02-29'],
    ['270200', '2027-02-28'],
    ['280229', '2028-02-29'],
    // 76 is 50 years ahead of 26, 77 would be 51; 00 is 26 years back.
    ['760101', '2076-01-01'],
    ['770101', '1977-01-01'],
    ['000101', '2000-01-01'],
    ['991231', '1999-12-31'],
  ])('%s is %s', (digits, date) => expect(gs1(`${ITEM}17${digits}`).expiry).toBe(date));
  test('the century moves with the year it is counted from', () => {
    // From 2080: 30 is 50 behind, so 2130; 31 is 49 behind, so 2031; 29 is 51 behind, so 2129.
    expect(gs1(`${ITEM}17300101`, 'hidpos', 2_080).expiry).toBe('2130-01-01');
    expect(gs1(`${ITEM}17310101`, 'hidpos', 2_080).expiry).toBe('2031-01-01');
    expect(gs1(`${ITEM}17290101`, 'hidpos', 2_080).expiry).toBe('2129-01-01');
  });
  test('an expiry with its time counts where no date is given', () => {
    expect(gs1(`${ITEM}70032712312359`).expiry).toBe('2027-12-31');
    expect(gs1(`${ITEM}7003271200${'2359'}`)).toMatchObject({ expiry: null, errors: ['invalid-date'] });
  });
  test('best before is no expiry', () => expect(gs1(`${ITEM}15271231`).expiry).toBeNull());
});

describe('lost separators', () => {
  const LOST = `${ITEM}1727123110LOT42A21SN12345678`;
  test('over a wedge a lot that holds another field is doubtful, over other ways it is what it says', () => {
    expect(gs1(LOST, 'wedge')).toMatchObject({
      lot: 'LOT42A21SN12345678',
      serial: null,
      warnings: ['possible-lost-separator'],
    });
    expect(gs1(LOST, 'typed').warnings).toEqual(['possible-lost-separator']);
    expect(gs1(LOST, 'hidpos').warnings).toEqual([]);
    expect(gs1(LOST, 'serial').warnings).toEqual([]);
  });
  test('a scanner that has sent one separator sends them all', () => {
    expect(gs1(`${ITEM}240X${GS}10LOT42A21SN1`, 'wedge').warnings).toEqual([]);
  });
  test('what cannot be another field raises no doubt', () => {
    for (const data of [`${ITEM}21SN12345678`, `${ITEM}10LOT21`, `${ITEM}10B11229931`, `${ITEM}10A1713310`]) {
      expect(gs1(data, 'wedge').warnings).toEqual([]);
    }
  });
  test('a field that is too long for its limit, and readable otherwise, says both', () => {
    const scan = gs1(`${ITEM}10LOT42A21SN123456789012`, 'wedge');
    expect(scan).toMatchObject({
      lot: null,
      serial: null,
      warnings: ['possible-lost-separator'],
      errors: ['ai-length'],
    });
  });
  test('the label of six readings: every one is found, none is chosen', () => {
    const text = '01035960104943371731042610P212940211210428';
    const scan = read(text, 'wedge');
    expect(scan).toMatchObject({ kind: 'gs1', raw: text, serial: null, warnings: ['possible-lost-separator'] });
    const tails = separatorReadings(text).map((reading) => reading.slice(2).flat().join(' '));
    // Enumerated by hand: 21 stands at places 1, 7 and 10 of P212940211210428, and 11 with a right date at place 8.
    expect(tails.toSorted()).toEqual(
      [
        '10 P212940211210428',
        '10 P 21 2940211210428',
        '10 P 21 29402 11 210428',
        '10 P212940 21 1210428',
        '10 P212940211 21 0428',
        '10 P2129402 11 210428',
      ].toSorted(),
    );
  });
  test('a string with its separators has one reading, a broken one none', () => {
    expect(separatorReadings(`${ITEM}10LOT42A${GS}21SN12345678`)).toHaveLength(1);
    expect(separatorReadings(`${ITEM}21A-1`)).toEqual([
      [
        ['01', GTIN],
        ['21', 'A-1'],
      ],
    ]);
    expect(separatorReadings('05')).toEqual([]);
  });
  test('a tail made to be read in endless ways is cut short', () => {
    const started = performance.now();
    expect(separatorReadings(`${ITEM}10${'21'.repeat(9)}`).length).toBeLessThanOrEqual(32);
    for (const tail of [`10${'21'.repeat(50)}`, `91${'1021240'.repeat(12)}`, `91${'10'.repeat(45)}`]) {
      expect(separatorReadings(ITEM + tail).length).toBeLessThanOrEqual(32);
      expect(gs1(ITEM + tail, 'wedge').kind).toBe('gs1');
    }
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('without identifier', () => {
  test('a key with its right check digit at the start, all fields right', () => {
    expect(read(`${ITEM}21SN1`)).toMatchObject({
      kind: 'gs1',
      aim: null,
      symbology: null,
      serial: 'SN1',
      warnings: [],
    });
    expect(read('00395060001343520018')).toMatchObject({ kind: 'gs1', elements: [['00', '395060001343520018']] });
  });
  test('separators and known fields, in any order', () => {
    expect(read(`${GS}${ITEM}21SN1`)).toMatchObject({ kind: 'gs1', serial: 'SN1' });
    expect(read(`10A${GS}21SN1`)).toMatchObject({ kind: 'gs1', lot: 'A', serial: 'SN1' });
    expect(read(`0109506000134353${GS}21SN1`)).toMatchObject({
      kind: 'gs1',
      gtin14: null,
      errors: ['gtin-check-digit'],
    });
  });
  test('anything less is text', () => {
    for (const text of ['0109506000134353', `${ITEM}05X`, '21SN1', `AB${GS}CD`, GS, `${ITEM}21${'A'.repeat(21)}`]) {
      expect(read(text)).toMatchObject({ kind: 'text', elements: null });
    }
  });
  test('in a symbol without FNC1 separators are needed, and the symbol is told', () => {
    expect(read(`]C0${ITEM}21SN1`)).toMatchObject({ kind: 'text' });
    expect(read(`]d1${ITEM}10A${GS}21SN1`)).toMatchObject({ kind: 'gs1', serial: 'SN1', warnings: ['no-fnc1'] });
  });
});

describe('brackets', () => {
  test('the human-readable line, as typed or pasted', () => {
    expect(read(`(01)${GTIN}(17)271231(10)LOT(21)A-1`, 'typed')).toMatchObject({
      kind: 'gs1',
      text: `(01)${GTIN}(17)271231(10)LOT(21)A-1`,
      gtin14: GTIN,
      serial: 'A-1',
      lot: 'LOT',
      expiry: '2027-12-31',
    });
    expect(read(`(01) ${GTIN} (21) A-1`)).toMatchObject({ serial: 'A-1', gtin14: GTIN });
  });
  test('a bracket inside a value stays where no field is named by it', () => {
    expect(read(`(01)${GTIN}(21)A(1)B`)).toMatchObject({ serial: 'A(1)B' });
  });
  test('a wrong check digit is an error, another form is text', () => {
    expect(read('(01)09506000134353')).toMatchObject({ kind: 'gs1', gtin14: null, errors: ['gtin-check-digit'] });
    for (const text of ['(01)123', '(05)123', '(21)', '(A)B', '()']) expect(read(text).kind).toBe('text');
  });
  test('brackets that were printed into the symbol are read, and told', () => {
    expect(gs1(`(01)${GTIN}(21)A`)).toMatchObject({
      gtin14: GTIN,
      serial: 'A',
      warnings: ['brackets-in-data'],
      errors: [],
    });
  });
});

describe('Digital Link', () => {
  const base = 'https://id.gs1.org';
  test('path and query', () => {
    const scan = read(`]Q1${base}/01/${GTIN}/10/LOT/21/A-1?17=271231&linkType=all`);
    expect(scan).toMatchObject({
      kind: 'gs1-dl',
      gtin14: GTIN,
      lot: 'LOT',
      serial: 'A-1',
      expiry: '2027-12-31',
      errors: [],
    });
    expect(scan.text).toBe(`${base}/01/${GTIN}/10/LOT/21/A-1?17=271231&linkType=all`);
  });
  test('any host, any folders before the key, capitals, a slash and a fragment at the end', () => {
    for (const link of [
      `http://shop.example:8080/a/b/01/${GTIN}/21/A-1`,
      `HTTPS://ID.GS1.ORG/01/${GTIN}/21/A-1/`,
      `${base}/01/${GTIN}/21/A-1#top`,
      `${base}/gtin/${GTIN}/ser/A-1`,
    ]) {
      expect(read(link)).toMatchObject({ kind: 'gs1-dl', gtin14: GTIN, serial: 'A-1', errors: [] });
    }
  });
  test('percent signs are decoded once, exactly', () => {
    expect(read(`${base}/01/${GTIN}/21/ABC%2540XYZ`)).toMatchObject({ serial: 'ABC%40XYZ', errors: [] });
    expect(read(`${base}/01/${GTIN}/21/A%2FB%2b`)).toMatchObject({ serial: 'A/B+', errors: [] });
    expect(read(`${base}/01/${GTIN}/21/A+B`)).toMatchObject({ serial: 'A+B', errors: [] });
    for (const bad of ['A%', 'A%2', 'A%zz']) {
      expect(read(`${base}/01/${GTIN}/21/${bad}`)).toMatchObject({ serial: null, errors: ['percent-encoding'] });
    }
    expect(read(`${base}/01/${GTIN}/21/A%C3%A4`)).toMatchObject({ serial: null, errors: ['ai-characters'] });
  });
  test('a GTIN may keep its own length', () => {
    expect(read(`${base}/01/9506000134352`)).toMatchObject({ gtin14: GTIN, elements: [['01', GTIN]] });
  });
  test('a wrong check digit and a wrong order are errors', () => {
    expect(read(`${base}/01/09506000134353/21/A`)).toMatchObject({
      kind: 'gs1-dl',
      gtin14: null,
      serial: 'A',
      errors: ['gtin-check-digit'],
    });
    expect(read(`${base}/01/${GTIN}/21/A/10/B`).errors).toEqual(['digital-link-path']);
    expect(read(`${base}/01/${GTIN}/235/A/21/B`).errors).toEqual(['digital-link-path']);
  });
  test.each([
    'https://shop.example/products/01/123',
    'https://shop.example/',
    'https://shop.example',
    `https://shop.example/01`,
    `https://shop.example/x/${GTIN}`,
    `https://shop.example/21/A`,
    `https://shop.example/01/${GTIN}/view/A`,
    'HELLO',
  ])('%s is no link to goods', (text) => expect(read(text)).toMatchObject({ kind: 'text', errors: [], text }));
});

describe('the table', () => {
  test('541 fields, each found at its place in a text', () => {
    expect(identifiers()).toHaveLength(541);
    for (const identifier of identifiers()) expect(identifierAt(`x${identifier}0000`, 1)).toBe(identifier);
    expect(identifierAt('05', 0)).toBeNull();
    expect(identifierAt('/:', 0)).toBeNull();
    expect(identifierAt('0', 0)).toBeNull();
  });
  test.each([
    ['253', '9506000134352', null],
    ['253', '9506000134352ABC', null],
    ['253', '9506000134353ABC', 'key-check-digit'],
    ['421', '840A1', null],
    ['421', '8A', 'ai-length'],
    ['421', '8AB1', 'ai-characters'],
    ['8003', '09506000134352X', null],
    ['8006', '095060001343520102', null],
    ['8010', 'ABC#/-', null],
    ['8010', 'abc', 'ai-characters'],
    ['8030', 'abc_-=', null],
    ['8200', 'http://x', null],
    ['7007', '271231270101', null],
    ['7007', '27123', 'ai-length'],
    ['4326', '271200', 'invalid-date'],
    ['8008', '27123123', null],
    ['8008', '271231235', 'ai-length'],
  ] as const)('(%s)%s: %s', (identifier, value, error) => {
    const field = fieldOf(identifier);
    expect(field && valueError(field, value)).toBe(error);
  });
});
