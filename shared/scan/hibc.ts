// Health industry bar codes (ANSI/HIBC 2.6): a primary symbol names maker and product, a secondary lot, serial and expiry;
// one symbol may hold both. A text is HIBC only when its check character is right, since a plus sign alone says nothing.
import { isDigits, mod43Check } from './check-digit';
import { fullYear, isoDate } from './gs1-date';
import type { Reading } from './scan';

/** Labeler code, product code, unit of measure, two secondary parts of 20 and their dates fit in far less. */
const MAX_HIBC = 120;
/** A lot of one character, its mark, link and check. */
const MIN_HIBC = 5;
const PRIMARY = /^([A-Z][A-Z0-9]{3})([A-Z0-9]{1,18})(\d)$/u;
const JULIAN = /^(\d\d)(\d{3})/u;

type Found = {
  readonly elements: [string, string][];
  serial: string | null;
  lot: string | null;
  expiry: string | null;
};

/** Reads a health industry bar code, or answers null when the text is none. Years are counted from `year`. */
export function readHibc(text: string, year: number): Reading | null {
  const body = checkedBody(text);
  if (body === null) return null;
  const found: Found = { elements: [], serial: null, lot: null, expiry: null };
  const [first = '', ...more] = body.split('/');
  const primary = PRIMARY.exec(first);
  if (primary === null) return readSecondary(found, body, year);
  const [, labeler = '', product = '', unit = ''] = primary;
  found.elements.push(['LIC', labeler], ['PCN', product], ['UM', unit]);
  return more.every((part) => readPart(found, part, year)) ? { ...found, kind: 'hibc' } : null;
}

/** What stands between the plus sign and the check character; null when that is wrong. */
function checkedBody(text: string): string | null {
  if (text[0] !== '+' || text.length < MIN_HIBC || text.length > MAX_HIBC) return null;
  if (mod43Check(text.slice(0, -1)) === text.at(-1)) return text.slice(1, -1);
  // The check character may be a blank, which is trimmed off as no other part of a scan is.
  return mod43Check(text) === ' ' ? text.slice(1) : null;
}

/** A secondary symbol of its own ends in the check character of the primary that it belongs to. */
function readSecondary(found: Found, body: string, year: number): Reading | null {
  const link = body.at(-1) ?? '';
  const [first = '', ...more] = body.slice(0, -1).split('/');
  if (!readLotPart(found, first, year) || !more.every((part) => readPart(found, part, year))) return null;
  found.elements.push(['LINK', link]);
  return { ...found, kind: 'hibc', warnings: ['hibc-secondary'] };
}

function readPart(found: Found, part: string, year: number): boolean {
  if (part.startsWith('14D')) return setExpiry(found, longDate(part.slice(3)));
  if (part.startsWith('16D')) return add(found, 'MFD', longDate(part.slice(3)));
  if (part.startsWith('S')) return setSerial(found, part.slice(1));
  if (part.startsWith('Q')) return add(found, 'QTY', part.slice(1));
  return readLotPart(found, part, year);
}

/** Lot or serial, with or without quantity and date: `$`, `$+`, `$$`, `$$+`, or a bare year and day of the year. */
function readLotPart(found: Found, part: string, year: number): boolean {
  if (part.startsWith('$$+')) return readDated(found, part.slice(3), year, setSerial);
  if (part.startsWith('$$')) return readDated(found, part.slice(2), year, setLot);
  if (part.startsWith('$+')) return setSerial(found, part.slice(2));
  if (part.startsWith('$')) return setLot(found, part.slice(1));
  if (!JULIAN.test(part)) return false;
  return setExpiry(found, julian(part.slice(0, 5), year)) && (part.length === 5 || setLot(found, part.slice(5)));
}

type Put = (found: Found, value: string) => boolean;

function readDated(found: Found, text: string, year: number, put: Put): boolean {
  const rest = withoutQuantity(found, text);
  const [length, date] = dateAtStart(rest, year);
  if (length < 0 || (date !== null && !setExpiry(found, date))) return false;
  return rest.length === length || put(found, rest.slice(length));
}

/** A quantity of two digits follows an 8, of five digits a 9. */
function withoutQuantity(found: Found, text: string): string {
  const [, short, long] = /^(?:8(\d\d)|9(\d{5}))/u.exec(text) ?? [];
  const quantity = short ?? long;
  if (quantity === undefined) return text;
  add(found, 'QTY', String(Number(quantity)));
  return text.slice(quantity.length + 1);
}

/** How many characters the date takes, its flag included, and the date; -1 for one that does not exist. */
function dateAtStart(text: string, year: number): readonly [number, string | null] {
  const [, flag = ''] = /^([0-7])/u.exec(text) ?? [];
  if (flag === '7') return [1, null];
  const [length, date] = flag === '' ? [0, null] : flaggedDate(flag, text, year);
  return date === null ? [-1, null] : [length, date];
}

function flaggedDate(flag: string, text: string, year: number): readonly [number, string | null] {
  const digits = (from: number, to: number): number => {
    const part = text.slice(from, to);
    return part.length === to - from && isDigits(part) ? Number(part) : Number.NaN;
  };
  switch (flag) {
    case '2':
      return [7, shortDate(digits(5, 7), digits(1, 3), digits(3, 5), year)];
    case '3':
      return [7, shortDate(digits(1, 3), digits(3, 5), digits(5, 7), year)];
    case '4':
      return [9, digits(7, 9) < 24 ? shortDate(digits(1, 3), digits(3, 5), digits(5, 7), year) : null];
    case '5':
      return [6, julian(text.slice(1, 6), year)];
    case '6':
      return [8, digits(6, 8) < 24 ? julian(text.slice(1, 6), year) : null];
    default:
      return [4, shortDate(digits(2, 4), digits(0, 2), 0, year)];
  }
}

function shortDate(twoDigits: number, month: number, day: number, year: number): string | null {
  return Number.isNaN(twoDigits + month + day) ? null : isoDate(fullYear(twoDigits, year), month, day);
}

function longDate(text: string): string | null {
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/u.exec(text) ?? [];
  return day === undefined ? null : isoDate(Number(year), Number(month), Number(day));
}

/** Year and day of the year. */
function julian(text: string, year: number): string | null {
  const [, twoDigits, day] = JULIAN.exec(text) ?? [];
  if (day === undefined) return null;
  const whole = fullYear(Number(twoDigits), year);
  let left = Number(day);
  for (let month = 1; month <= 12 && left > 0; month += 1) {
    const inMonth = isoDate(whole, month, left);
    if (inMonth !== null) return inMonth;
    left -= Number(isoDate(whole, month, 0)?.slice(8));
  }
  return null;
}

function add(found: Found, name: string, value: string | null): boolean {
  if (value === null || value === '') return false;
  found.elements.push([name, value]);
  return true;
}

function setExpiry(found: Found, date: string | null): boolean {
  found.expiry ??= date;
  return add(found, 'EXP', date);
}

function setLot(found: Found, value: string): boolean {
  found.lot ??= value;
  return add(found, 'LOT', value);
}

function setSerial(found: Found, value: string): boolean {
  found.serial ??= value;
  return add(found, 'SN', value);
}
