// Amounts as text: figures by hand, and the round trip over every amount that a document may hold.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMinor, parseMinor } from '../../../shared/money/format';

describe('formatMinor', () => {
  test.each([
    [131885, 2, '1,318.85'],
    [-1200, 2, '-12.00'],
    [-5, 2, '-0.05'],
    [0, 2, '0.00'],
    [-0, 2, '0.00'],
    [99, 0, '99'],
    [1234567, 0, '1,234,567'],
    [1234567, 3, '1,234.567'],
    [100000000, 2, '1,000,000.00'],
  ])('%i with %i decimals is %s', (minor, digits, text) => {
    expect(formatMinor(minor, digits)).toBe(text);
  });

  test('refuses fractions, amounts beyond the safe integers and odd numbers of decimals', () => {
    expect(() => formatMinor(12.5, 2)).toThrow(RangeError);
    expect(() => formatMinor(2 ** 53, 2)).toThrow(RangeError);
    expect(() => formatMinor(1, 1.5)).toThrow(RangeError);
    expect(() => formatMinor(1, 9)).toThrow(RangeError);
  });
});

describe('parseMinor', () => {
  test.each([
    ['12', 2, 1200],
    ['12.5', 2, 1250],
    ['1,200.00', 2, 120000],
    ['1200', 2, 120000],
    ['.5', 2, 50],
    ['0', 2, 0],
    ['-3.10', 2, -310],
    [' 7 ', 2, 700],
    ['1,200', 0, 1200],
    ['1.234', 3, 1234],
  ])('%s with %i decimals is %i', (text, digits, minor) => {
    expect(parseMinor(text, digits)).toBe(minor);
  });

  test.each([
    ['12,50', 'a decimal comma must not become twelve hundred and fifty'],
    ['1,20', 'a comma that parts no thousands'],
    ['1,2000', 'a comma in the wrong place'],
    [',200', 'a comma with nothing before it'],
    ['12.345', 'more decimals than the currency has'],
    ['12.', 'a point with nothing after it'],
    ['.', 'no figure'],
    ['', 'nothing'],
    ['-', 'a sign alone'],
    ['+5', 'a plus'],
    ['1e3', 'an exponent'],
    ['0x10', 'a hexadecimal'],
    ['12abc', 'letters after figures'],
    ['1 200', 'a blank inside'],
    ['١٢', 'other digits'],
    ['012345678905', 'a scanned UPC'],
    ['4006381333931', 'a scanned EAN'],
  ])('%j is nothing: %s', (text) => {
    expect(parseMinor(text, 2)).toBeNull();
  });

  test('reads back whatever formatMinor writes', () => {
    // 11 whole digits are the most that is taken for an amount.
    const amount = fc.integer({ min: -9_999_999_999_999, max: 9_999_999_999_999 });
    const property = fc.property(amount, (minor) => parseMinor(formatMinor(minor, 2), 2) === minor);
    fc.assert(property, { seed: 20261125, numRuns: 500, verbose: true });
  });
});
