// Code 128: widths by hand, and bit for bit against bwip-js, which knows nothing of our plan of sets.
import bwip from 'bwip-js/node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { code128Bits, code128Modules, code128Words } from '../../../shared/paper/code128';

const SEED = 20261125;

/** bwip-js draws the code words that it is given; the bits are made from its bar and space widths. */
function drawnByLibrary(words: readonly number[]): number[] {
  const text = words.map((word) => `^${String(word).padStart(3, '0')}`).join('');
  const [symbol] = bwip.raw('code128', text, 'raw');
  if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js gave no linear symbol');
  return symbol.sbs.flatMap((width, at) => Array<number>(width).fill(at % 2 === 0 ? 1 : 0));
}

describe('Code 128', () => {
  test('a serial takes set B, set C for its digits, set B: 104 K 7 C 99 00 00 42 100 S', () => {
    // K = 43, 7 = 23, C = 35, S = 51: the code of the character less 32.
    expect(code128Words('K7C000042S')).toEqual([104, 43, 23, 35, 99, 0, 0, 42, 100, 51]);
  });

  test.each([
    // Start, words, check at 11 modules each, and 13 of the stop.
    ['K7C000042S', 11 * 11 + 13],
    ['490154203237518', 11 * 11 + 13],
    ['AbCdEfGhIjKlMnOpQrSt', 22 * 11 + 13],
    ['12', 3 * 11 + 13],
    ['1', 3 * 11 + 13],
    // Five digits after a letter: one in set B, four in set C.
    ['A12345', 7 * 11 + 13],
  ])('%s is %i modules wide', (text, modules) => {
    expect(code128Modules(text)).toBe(modules);
    expect(code128Bits(text)).toHaveLength(modules);
  });

  test('the bars are those that bwip-js draws for the same code words', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789012345ABxz ^~\\>'), minLength: 1, maxLength: 30 });
    const property = fc.property(text, (value) => {
      expect(code128Bits(value)).toEqual(drawnByLibrary(code128Words(value)));
    });
    fc.assert(property, { seed: SEED, numRuns: 300, verbose: true });
  });

  test('no plan is longer than the one bwip-js makes', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789AB'), minLength: 1, maxLength: 20 });
    const property = fc.property(text, (value) => {
      const [symbol] = bwip.raw({ bcid: 'code128', text: value });
      if (!symbol || !('sbs' in symbol)) throw new Error('bwip-js gave no linear symbol');
      const library = symbol.sbs.reduce((sum, width) => sum + width, 0);
      expect(code128Modules(value)).toBeLessThanOrEqual(library);
    });
    fc.assert(property, { seed: SEED, numRuns: 300, verbose: true });
  });

  test('what is not printable ASCII is no text for it', () => {
    expect(() => code128Bits('é')).toThrow(RangeError);
    expect(() => code128Bits('')).toThrow(RangeError);
  });
});
