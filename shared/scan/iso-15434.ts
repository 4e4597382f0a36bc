// Messages of ISO/IEC 15434, `[)>` and a format number: 05 holds GS1 fields, 06 the data identifiers of ANSI MH10.8.2 that
// makers of parts and devices use. A wedge that drops control characters leaves an envelope that cannot be read.
import { EOT, GS, RS } from './characters';
import { gtin14 } from './check-digit';
import { addError, gatherElements, nothingGathered, readingOf, type Gathered } from './gs1';
import { dateOf, isoDate } from './gs1-date';
import type { Reading, ScanError } from './scan';

const OPENING = '[)>';
const FIELD = /^(\d{0,3}[A-Z])(.+)$/su;

/** Reads an envelope, or answers null when the text is none. Years of two digits are counted from `year`. */
export function readIso15434(text: string, year: number): Reading | null {
  if (!text.startsWith(OPENING)) return null;
  const body = text.slice(OPENING.length);
  if (body[0] !== RS) {
    const lost = /^\d\d/u.test(body);
    return lost ? { kind: 'iso15434', warnings: ['possible-lost-separator'], errors: ['iso15434-format'] } : null;
  }
  const parts = body.slice(1).split(RS);
  const gathered = nothingGathered();
  let known = 0;
  for (const part of parts) known += readFormat(gathered, part.replace(EOT, ''), year) ? 1 : 0;
  if (known === 0) addError(gathered, 'iso15434-format');
  return readingOf('iso15434', gathered, []);
}

/** Reads one format of the envelope, and answers false for one that is neither 05 nor 06. */
function readFormat(gathered: Gathered, part: string, year: number): boolean {
  const [, format, body = ''] = /^(0[56])\u001d(.*)$/su.exec(part) ?? [];
  if (format === '05') Object.assign(gathered, gatherElements(body, year));
  else if (format === '06') for (const field of body.split(GS)) readDataIdentifier(gathered, field, year);
  return format !== undefined;
}

function readDataIdentifier(gathered: Gathered, text: string, year: number): void {
  if (text === '') return;
  const [, identifier, value = ''] = FIELD.exec(text) ?? [];
  if (identifier === undefined) return addError(gathered, 'iso15434-format');
  gathered.elements.push([identifier, value]);
  const error = fill(gathered, identifier, value, year);
  if (error !== null) addError(gathered, error);
}

/** S is a serial, 1T and T a lot, 8P a GTIN, 14D the expiry; D is one too beside a pharmacy number (9N). */
function fill(gathered: Gathered, identifier: string, value: string, year: number): ScanError | null {
  switch (identifier) {
    case 'S':
      gathered.serial ??= value;
      return null;
    case '1T':
    case 'T':
      gathered.lot ??= value;
      return null;
    case '8P':
      gathered.gtin14 ??= gtin14(value);
      return gathered.gtin14 === null ? 'gtin-check-digit' : null;
    case '14D':
      return fillExpiry(gathered, /^\d{8}$/u.test(value) ? longDate(value) : null);
    case 'D':
      if (!gathered.elements.some(([name]) => name === '9N')) return null;
      return fillExpiry(gathered, /^\d{6}$/u.test(value) ? dateOf(value, year) : null);
    default:
      return null;
  }
}

function longDate(digits: string): string | null {
  return isoDate(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
}

function fillExpiry(gathered: Gathered, date: string | null): ScanError | null {
  gathered.expiry ??= date;
  return date === null ? 'invalid-date' : null;
}
