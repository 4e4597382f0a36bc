// The side of the QR code (level M) that holds a text in the one mode that carries all of it.
// An encoder that mixes modes needs no more, so a symbol made for the version that is named here always fits it.

/** Characters that versions 1 to 10 hold at level M as digits, as capitals and as bytes: ISO/IEC 18004 table 7. */
const CAPACITY = [
  [34, 20, 14],
  [63, 38, 26],
  [101, 61, 42],
  [149, 90, 62],
  [202, 122, 84],
  [255, 154, 106],
  [293, 178, 122],
  [365, 221, 152],
  [432, 262, 180],
  [513, 311, 213],
] as const;
/** Version 1 has 21 modules, each further version four more. */
const FIRST_SIDE = 21;
const SIDE_STEP = 4;

/** Light margin that a reader needs on each side, in modules. */
export const QR_QUIET = 4;

/** The side in modules, or null when the text is empty, not printable ASCII or too long. */
export function qrSide(text: string): number | null {
  if (!/^[\x20-\x7e]+$/u.test(text)) return null;
  const mode = /^\d+$/u.test(text) ? 0 : /^[0-9A-Z $%*+./:-]+$/u.test(text) ? 1 : 2;
  const version = CAPACITY.findIndex((row) => row[mode] >= text.length);
  return version < 0 ? null : FIRST_SIDE + SIDE_STEP * version;
}

/** The version of a side that `qrSide` gave: 21 modules are version 1. */
export function qrVersion(side: number): number {
  return (side - FIRST_SIDE) / SIDE_STEP + 1;
}
