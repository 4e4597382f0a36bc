// The side of the square Data Matrix (ECC 200) that holds a text, counted in the plain ASCII scheme.
// Every encoder can fill that size, so a printer that makes the symbol itself draws the size that was laid out.

/** Side in modules and data code words of the square symbols, ISO/IEC 16022 table 7, as far as an identifier needs them. */
const SQUARES = [
  [10, 3],
  [12, 5],
  [14, 8],
  [16, 12],
  [18, 18],
  [20, 22],
  [22, 30],
  [24, 36],
  [26, 44],
  [32, 62],
  [36, 86],
  [40, 114],
  [44, 144],
] as const;

/** Light margin that a reader needs on each side, in modules. */
export const DATA_MATRIX_QUIET = 1;

/**
 * The side in modules, or null when the text is empty, not printable ASCII or too long for an identifier. `before` are
 * code words ahead of the text: the mark that makes a symbol a GS1 one.
 */
export function dataMatrixSide(text: string, before = 0): number | null {
  if (!/^[\x20-\x7e]+$/u.test(text)) return null;
  // Two digits share a code word in the ASCII scheme.
  const words = before + text.replace(/\d\d/gu, '0').length;
  return SQUARES.find(([, capacity]) => capacity >= words)?.[0] ?? null;
}
