// HIBC of health industry and ISO/IEC 15434 of parts makers. Check characters are summed in the comments.
import { describe, expect, test } from 'vitest';
import { decodeScan } from '../../../shared/scan/decode';
import { mod43Check } from '../../../shared/scan/check-digit';
import type { Scan } from '../../../shared/scan/scan';

const read = (text: string): Scan => decodeScan(text, 'hidpos', 2_026);
const checked = (text: string): string => text + (mod43Check(text) ?? '');

describe('HIBC', () => {
  test('primary', () => {
    // Summed in check-digit.test.ts: G.
    const scan = read('+A123BJC5D6E71G');
    expect(scan).toMatchObject({ kind: 'hibc', gtin14: null, serial: null, errors: [], warnings: [] });
    expect(scan.elements).toEqual([
      ['LIC', 'A123'],
      ['PCN', 'BJC5D6E7'],
      ['UM', '1'],
    ]);
  });
  test('primary and secondary in one', () => {
    const scan = read(checked('+A99912345/$10X3/16D20251231/14D20270131/Q500'));
    expect(scan).toMatchObject({ kind: 'hibc', lot: '10X3', serial: null, expiry: '2027-01-31', errors: [] });
    expect(scan.elements).toEqual([
      ['LIC', 'A999'],
      ['PCN', '1234'],
      ['UM', '5'],
      ['LOT', '10X3'],
      ['MFD', '2025-12-31'],
      ['EXP', '2027-01-31'],
      ['QTY', '500'],
    ]);
  });
  test.each([
    // After the flag: month and year, then the orders named by 2 to 6; 7 is none.
    ['$$1227L1', '2027-12-31', 'L1', null],
    ['$$0228L1', '2028-02-29', 'L1', null],
    ['$$2123127L1', '2027-12-31', 'L1', null],
    ['$$3271231L1', '2027-12-31', 'L1', null],
    ['$$427123123L1', '2027-12-31', 'L1', null],
    // Day 60 of 2028 is 29 February, of 2027 1 March.
    ['$$528060L1', '2028-02-29', 'L1', null],
    ['$$62706012L1', '2027-03-01', 'L1', null],
    ['$$7L1', null, 'L1', null],
    ['$$8243271231L1', '2027-12-31', 'L1', null],
    ['$$+3271231S1', '2027-12-31', null, 'S1'],
    ['$+S1', null, null, 'S1'],
    ['$L1', null, 'L1', null],
    ['27365L1', '2027-12-31', 'L1', null],
  ])('secondary %s', (part, expiry, lot, serial) => {
    const both = read(checked(`+A99912345/${part}`));
    expect(both).toMatchObject({ kind: 'hibc', expiry, lot, serial, warnings: [] });
    // Alone it ends in the check character of its primary, here G, and its own.
    const alone = read(checked(`+${part}G`));
    expect(alone).toMatchObject({ kind: 'hibc', expiry, lot, serial, warnings: ['hibc-secondary'] });
    expect(alone.elements?.at(-1)).toEqual(['LINK', 'G']);
  });
  test('a blank as check character is trimmed and still counts', () => {
    // 41 and A10 9 9 9 1 2 3 4 5 make 93; /40 $39 make 172; 38 are lacking to 210 = 4 x 43 + 38: N23 and F15.
    expect(mod43Check('+A99912345/$NF')).toBe(' ');
    expect(read('+A99912345/$NF ')).toMatchObject({ kind: 'hibc', lot: 'NF', text: '+A99912345/$NF' });
  });
  test('serial beside lot', () => {
    expect(read(checked('+A99912345/$$3271231L1/SX77'))).toMatchObject({
      lot: 'L1',
      serial: 'X77',
      expiry: '2027-12-31',
    });
  });
  test.each([
    '+A123BJC5D6E71H',
    '+491701234567',
    '+',
    '+A1',
    checked('+A99912345/$$3271331L2'),
    checked('+12'),
    checked('+abc'),
  ])('%s is none', (text) => expect(read(text)).toMatchObject({ kind: 'text', text, elements: null }));
});

describe('ISO/IEC 15434', () => {
  const envelope = (...formats: readonly string[]): string => `[)>\u001e${formats.join('\u001e')}\u001e\u0004`;
  test('format 06: data identifiers', () => {
    const scan = read(envelope('06\u001d9N110375286414\u001d1TL1\u001dD271231\u001dSX77\u001d8P09506000134352'));
    expect(scan).toMatchObject({
      kind: 'iso15434',
      serial: 'X77',
      lot: 'L1',
      expiry: '2027-12-31',
      gtin14: '09506000134352',
      errors: [],
    });
    expect(scan.elements?.[0]).toEqual(['9N', '110375286414']);
  });
  test('a date is an expiry only beside a pharmacy number; 14D always is', () => {
    expect(read(envelope('06\u001d1PA1\u001dD271231')).expiry).toBeNull();
    expect(read(envelope('06\u001d1PA1\u001d14D20271231')).expiry).toBe('2027-12-31');
    expect(read(envelope('06\u001d14D2027'))).toMatchObject({ expiry: null, errors: ['invalid-date'] });
  });
  test('format 05: GS1 fields', () => {
    const scan = read(envelope('05\u001d010950600013435210L1\u001d21X77'));
    expect(scan).toMatchObject({ kind: 'iso15434', gtin14: '09506000134352', lot: 'L1', serial: 'X77', errors: [] });
  });
  test('both in one envelope', () => {
    const scan = read(envelope('05\u001d0109506000134352', '06\u001dSX77'));
    expect(scan).toMatchObject({ gtin14: '09506000134352', serial: 'X77' });
  });
  test('an envelope that lost its separators is told, not guessed', () => {
    expect(read('[)>061PA1SX77')).toMatchObject({
      kind: 'iso15434',
      serial: null,
      elements: null,
      warnings: ['possible-lost-separator'],
      errors: ['iso15434-format'],
    });
  });
  test('other formats are not read', () => {
    expect(read(envelope('12\u001dSER X77'))).toMatchObject({
      kind: 'iso15434',
      elements: null,
      errors: ['iso15434-format'],
    });
    expect(read(envelope('06\u001d??'))).toMatchObject({ errors: ['iso15434-format'] });
    expect(read('[)>')).toMatchObject({ kind: 'text' });
  });
});
