// Identifier text: what is trimmed at the door, and the folded key that searches and warns (DESIGN 4, faults 1 and 5).
// Exact text decides, the folded key only warns; this file must not know what the text identifies.

/** All outer white space, the zero-width kinds and the byte order mark included. */
const OUTER = /^[\s\u0085\u200B-\u200D\u2060\uFEFF]+|[\s\u0085\u200B-\u200D\u2060\uFEFF]+$/gu;
const DROPPED = /[\s\u0085\u200B-\u200D\u2060\uFEFF\u2010-\u2015-]+/gu;
/** The longest identifier kept: a GS1 serial has 20 characters, a VIN 17, long maker numbers about 60. */
export const MAX_IDENTIFIER = 80;

/** Removes outer white space of all kinds; inner characters stay as they are. */
export function trimIdentifier(text: string): string {
  return text.replace(OUTER, '');
}

/** The search key: trimmed, NFKC, case-folded, hyphens and inner blanks dropped. */
export function foldKey(text: string): string {
  return trimIdentifier(text).normalize('NFKC').toLowerCase().replace(DROPPED, '');
}

/** False for a text with a NUL or a lone surrogate, which are refused at the door. */
export function isWellFormed(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) return false;
  }
  return true;
}
