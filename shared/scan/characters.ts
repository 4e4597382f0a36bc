// From bytes to text: UTF-8, else Windows-1252, and what framing leaves round a scan.
// It knows characters only, neither symbologies nor devices; the platform's own decoder is out of reach of pure code.

/** The longest scan taken: a QR code of version 40 holds 2,953 bytes, a PDF417 fewer; more is noise or an attack. */
export const MAX_SCAN_BYTES = 4_096;

/** Group separator, the FNC1 between two GS1 fields as scanners send it. */
export const GS = '\u001d';
/** Record separator and end of transmission: the inner frame of ISO/IEC 15434. */
export const RS = '\u001e';
export const EOT = '\u0004';

const NUL = 0;
const STX = 2;
const ETX = 3;
const CHUNK = 1_024;
const WINDOWS_1252 =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** The text of bytes: UTF-8 when they are valid UTF-8, else Windows-1252, in which every byte stands for something. */
export function decodeBytes(bytes: Uint8Array): string {
  return utf8(bytes) ?? windows1252(bytes);
}

function utf8(bytes: Uint8Array): string | null {
  const units: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at] ?? 0;
    const length = sequenceLength(first);
    const point = length === 1 ? first : sequencePoint(bytes, at, length);
    if (point < 0) return null;
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    else units.push(point);
    at += length;
  }
  return textOf(units);
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

/** The code point of a sequence of 2 to 4 bytes; -1 for what UTF-8 forbids: stray, cut, overlong, surrogate, too high. */
function sequencePoint(bytes: Uint8Array, at: number, length: number): number {
  if (length === 0) return -1;
  let point = (bytes[at] ?? 0) & (0x7f >> length);
  for (let next = at + 1; next < at + length; next += 1) {
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const lowest = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const surrogate = point >= 0xd800 && point <= 0xdfff;
  return point < lowest || point > 0x10ffff || surrogate ? -1 : point;
}

function windows1252(bytes: Uint8Array): string {
  const units = Array.from(bytes, (byte) =>
    byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
  );
  return textOf(units);
}

function textOf(units: readonly number[]): string {
  if (units.length <= CHUNK) return String.fromCharCode(...units);
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.slice(at, at + CHUNK));
  return text;
}

/** How many bytes a text takes in UTF-8; a lone surrogate counts as the three bytes of its replacement. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** White space of every kind, the zero-width ones, and the framing that some scanners leave: STX, ETX, NUL padding. */
function isOuter(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || code === NUL || code === STX || code === ETX;
  if (code < 0xa0) return false;
  return code === 0xa0 || code === 0xfeff || code === 0x1680 || code === 0x3000 || isGeneralPunctuationBlank(code);
}

function isGeneralPunctuationBlank(code: number): boolean {
  if (code < 0x2000 || code > 0x2060) return false;
  return code <= 0x200d || code === 0x2028 || code === 0x2029 || code === 0x202f || code >= 0x205f;
}

/** Removes what stands round a scan and is no part of it; inner characters and every GS stay. */
export function trimScan(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isOuter(text.charCodeAt(start))) start += 1;
  while (end > start && isOuter(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/** What no identifier may hold: a lone surrogate cannot be stored as UTF-8, a NUL ends text in half of the world's code. */
export function brokenCharacter(text: string): 'nul-character' | 'lone-surrogate' | null {
  if (text.includes('\0')) return 'nul-character';
  return LONE_SURROGATE.test(text) ? 'lone-surrogate' : null;
}

/** The same text with each broken character replaced by U+FFFD, fit to be shown and logged. */
export function showable(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\ufffd');
}
