// Patterns of makers' serials: the whole text or nothing, and never more time than the text is long.
import { expect, test } from 'vitest';
import { fitsPattern, isPattern } from '../../../shared/text/pattern';
import { looksLikePattern } from '../../../renderer/screens/catalogue/maker-pattern';

test('covers the whole text, alternatives too', () => {
  expect(fitsPattern('SW-\\d{1,3}', 'SW-042')).toBe(true);
  expect(fitsPattern('SW-\\d{1,3}', 'SW-0423')).toBe(false);
  expect(fitsPattern('A|B', 'AB')).toBe(false);
  expect(fitsPattern('^C02[A-Z0-9]{9}$', 'C02XK1ABCDEF')).toBe(true);
});

test('a pattern on which the engine of JavaScript would run for ever answers at once', () => {
  // 2^79 ways to split eighty letters before the last sign is found wrong.
  expect(fitsPattern('(a+)+b', 'a'.repeat(80))).toBe(false);
  expect(fitsPattern('(a|a)*', 'a'.repeat(80))).toBe(true);
});

test.each(['(?=A).*', '(?<!A)B', '(A)\\1', '(?<n>A)\\k<n>', '(', '[', 'a{2,1}'])(
  '%s is no pattern, here and in the form',
  (text) => {
    expect(isPattern(text)).toBe(false);
    expect(looksLikePattern(text)).toBe(false);
    // One that stands in an older ledger covers nothing, and the receiver is told that the number does not fit.
    expect(fitsPattern(text, 'A')).toBe(false);
  },
);

test('an empty field is a pattern of nothing for the form', () => {
  expect(looksLikePattern('')).toBe(true);
});

test('more patterns than are kept are still right', () => {
  const wrong = Array.from({ length: 1_200 }, (_, index) => fitsPattern(`K${index}`, `K${index}`)).filter(
    (fits) => !fits,
  );
  expect(wrong).toEqual([]);
  expect(fitsPattern('K7', 'K7')).toBe(true);
});
