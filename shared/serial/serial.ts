// The grammar of our own serials: prefix of the station, sequence, check character (DESIGN 4).
// A serial is also a number, which the tables use as their key; this file must not know where serials are stored.
import { mod3736Check } from '../scan/check-digit';

const FIRST = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const REST = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
/** Six digits at least; more when they run out. */
const MIN_DIGITS = 6;
/** Ten digits of sequence keep prefix index x 10^10 + sequence below 2^53. */
const SEQUENCE_SPAN = 10_000_000_000;
export const MAX_SEQUENCE = SEQUENCE_SPAN - 1;

export const PREFIX_COUNT = FIRST.length * REST.length * REST.length;

export type Serial = { readonly prefix: string; readonly sequence: number };

/** True for three characters of A-Z and 2-9 without I and O, the first a letter. */
export function isPrefix(text: string): boolean {
  return (
    text.length === 3 &&
    FIRST.includes(text[0] ?? '?') &&
    REST.includes(text[1] ?? '?') &&
    REST.includes(text[2] ?? '?')
  );
}

/** Prefixes that begin with ZZ are for training and demo; everything printed with them says TRAINING. */
export function isTrainingPrefix(prefix: string): boolean {
  return prefix.startsWith('ZZ');
}

/** The place of a prefix among all prefixes, from 0. */
export function prefixIndex(prefix: string): number {
  const [a = '', b = '', c = ''] = prefix;
  return (FIRST.indexOf(a) * REST.length + REST.indexOf(b)) * REST.length + REST.indexOf(c);
}

/** The prefix at a place, the reverse of `prefixIndex`. */
export function prefixAt(index: number): string {
  const size = REST.length;
  return `${FIRST[Math.floor(index / (size * size))]}${REST[Math.floor(index / size) % size]}${REST[index % size]}`;
}

/** Writes a serial: prefix, at least six digits, check character by ISO/IEC 7064 MOD 37,36. */
export function formatSerial(prefix: string, sequence: number): string {
  const body = `${prefix}${String(sequence).padStart(MIN_DIGITS, '0')}`;
  return body + mod3736Check(body);
}

/** Reads a serial as printed, without regard to case, grouping blanks or hyphens; null when it is not one of ours or mistyped. */
export function parseSerial(text: string): Serial | null {
  const plain = text.replace(/[\s-]/gu, '').toUpperCase();
  const match = /^([A-Z2-9]{3})(\d{6,10})([0-9A-Z])$/u.exec(plain);
  if (!match) return null;
  const [, prefix = '', digits = ''] = match;
  if (!isPrefix(prefix) || (digits.length > MIN_DIGITS && digits.startsWith('0'))) return null;
  return mod3736Check(prefix + digits) === match[3] ? { prefix, sequence: Number(digits) } : null;
}

/** True when the text is exactly a serial as we print it. */
export function isExactSerial(text: string): boolean {
  const serial = parseSerial(text);
  return serial !== null && formatSerial(serial.prefix, serial.sequence) === text;
}

/** The number that stands for a serial in the tables; throws on a text that is no serial, since callers parse first. */
export function serialKey(text: string): number {
  const serial = parseSerial(text);
  if (!serial) throw new RangeError(`${text} is not a serial`);
  return prefixIndex(serial.prefix) * SEQUENCE_SPAN + serial.sequence;
}

/** The serial that a number in the tables stands for. */
export function serialOfKey(key: number): string {
  return formatSerial(prefixAt(Math.floor(key / SEQUENCE_SPAN)), key % SEQUENCE_SPAN);
}
