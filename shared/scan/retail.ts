// Retail codes: EAN-8, EAN-13, UPC-A, UPC-E and ITF-14, told apart by identifier and number of digits.
// One article has several spellings, all equal as 14 digits (fault 15); only a right check digit makes a GTIN (fault 17).
import { gtin14, isDigits } from './check-digit';
import type { Reading } from './scan';

/**
 * The twelve digits of UPC-A that eight digits of UPC-E stand for (GS1 General Specifications 5.2.2.4.2), or null when it
 * is not UPC-E. The check digit is carried over, not checked.
 */
function expandUpcE(text: string): string | null {
  if (text.length !== 8 || !isDigits(text) || (text[0] !== '0' && text[0] !== '1')) return null;
  const system = text.charAt(0);
  const maker = text.slice(1, 6);
  const last = text.charAt(6);
  const check = text.charAt(7);
  if (last <= '2') return `${system}${maker.slice(0, 2)}${last}0000${maker.slice(2)}${check}`;
  if (last === '3') return `${system}${maker.slice(0, 3)}00000${maker.slice(3)}${check}`;
  if (last === '4') return `${system}${maker.slice(0, 4)}00000${maker.slice(4)}${check}`;
  return `${system}${maker}0000${last}${check}`;
}

/** The GTIN of a UPC-E code with a right check digit, as 14 digits, else null. */
export function upcEGtin14(text: string): string | null {
  const expanded = expandUpcE(text);
  return expanded === null ? null : gtin14(expanded);
}

function article(symbology: string, gtin: string | null): Reading {
  return { kind: 'gtin', symbology, gtin14: gtin, errors: gtin === null ? ['gtin-check-digit'] : [] };
}

const NO_ARTICLE: Reading = { kind: 'gtin', symbology: null, errors: ['gtin-length'] };

/** Digits by number under an identifier that allows several symbols. */
function byLength(text: string): Reading | null {
  if (text.length === 13) return article('ean-13', gtin14(text));
  if (text.length === 12) return article('upc-a', gtin14(text));
  return text.length === 14 ? article('itf-14', gtin14(text)) : null;
}

/**
 * Reads the data under an identifier ]E: 0 is EAN-13, UPC-A or UPC-E, 1 and 2 an add-on alone, 3 a code with its add-on,
 * 4 EAN-8 (ISO/IEC 15424). Whatever does not fit is still a retail code, with an error.
 */
export function readRetail(text: string, aim: string): Reading {
  if (!isDigits(text)) return NO_ARTICLE;
  const modifier = aim.charAt(2);
  if (modifier === '1' || modifier === '2') return { kind: 'text', symbology: 'ean-add-on' };
  if (modifier === '3') return byLength(text.slice(0, text.length - addOnLength(text))) ?? NO_ARTICLE;
  if (text.length !== 8) return text.length === 14 ? NO_ARTICLE : (byLength(text) ?? NO_ARTICLE);
  if (modifier === '4') return article('ean-8', gtin14(text));
  const expanded = upcEGtin14(text);
  // Some scanners send EAN-8 under ]E0; a code that is right as UPC-E is what the identifier says.
  return expanded === null && gtin14(text) !== null ? article('ean-8', gtin14(text)) : article('upc-e', expanded);
}

/** An add-on has 2 or 5 digits behind the 12 or 13 of the code. */
function addOnLength(text: string): number {
  return text.length >= 17 ? 5 : 2;
}

/** Reads ITF: 14 digits that pass are an article. Under ]I1 the scanner has checked them, so a wrong one is a fault. */
export function readItf(text: string, aim: string): Reading | null {
  if (text.length !== 14 || !isDigits(text)) return null;
  const gtin = gtin14(text);
  return gtin !== null || aim === ']I1' ? article('itf-14', gtin) : null;
}

/**
 * Reads digits whose symbol is not known. Nothing is an article but by its check digit, since makers' serials are often 8,
 * 12, 13 or 14 digits too (fault 1). A wrong one at 12 or 13 digits is told, so that a misread is not called unknown.
 */
export function recogniseRetail(text: string): Reading | null {
  const length = text.length;
  if ((length !== 8 && (length < 12 || length > 14)) || !isDigits(text) || Number(text) === 0) return null;
  if (length === 8) return recogniseEight(text);
  const reading = byLength(text);
  if (reading?.gtin14) return reading;
  return length === 14 ? null : { kind: 'text', warnings: ['gtin-check-digit'] };
}

function recogniseEight(text: string): Reading | null {
  const short = gtin14(text);
  const expanded = upcEGtin14(text);
  if (short !== null) return { ...article('ean-8', short), warnings: expanded === null ? [] : ['ean-8-or-upc-e'] };
  return expanded === null ? null : article('upc-e', expanded);
}
