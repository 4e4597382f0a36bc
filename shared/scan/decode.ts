// The decoder: bytes or keys of any scanner become one Scan. First of all steps after the devices; it is total, so that no
// byte a scanner can send ends in a throw. It must not know items or units: what a scan names is resolved afterwards.
import { aimOf, isGs1Aim, symbologyOf } from './aim';
import { brokenCharacter, decodeBytes, MAX_SCAN_BYTES, showable, trimScan, utf8Length } from './characters';
import { readDigitalLink } from './digital-link';
import { readBracketed, readElementString, recogniseElementString } from './gs1';
import { readHibc } from './hibc';
import { readIso15434 } from './iso-15434';
import { offersFor } from './offers';
import { readItf, readRetail, recogniseRetail } from './retail';
import type { Reading, Scan, ScanError, ScanSource } from './scan';

const PLAIN: Reading = { kind: 'text' };

/**
 * Decodes one framed scan, its suffix still on it or not. `year` is the present year, from which two-digit years are
 * counted. Never throws: what is wrong stands in `errors`, what is doubtful in `warnings`.
 */
export function decodeScan(input: Uint8Array | string, source: ScanSource, year: number): Scan {
  const size = typeof input === 'string' ? textSize(input) : input.length;
  const raw = typeof input === 'string' ? input : decodeBytes(input.subarray(0, MAX_SCAN_BYTES));
  if (size > MAX_SCAN_BYTES) return refused(raw.slice(0, MAX_SCAN_BYTES), '', null, 'too-long');
  const framed = trimScan(raw);
  const aim = aimOf(framed);
  const text = aim === null ? framed : trimScan(framed.slice(aim.length));
  if (text === '') return refused(raw, '', aim, 'empty');
  const broken = brokenCharacter(text);
  if (broken !== null) return refused(raw, showable(text), aim, broken);
  return complete(raw, text, aim, read(text, aim, source, year));
}

/** Only a text near the limit is measured exactly: no character takes more than three bytes a unit. */
function textSize(text: string): number {
  return text.length * 3 <= MAX_SCAN_BYTES || text.length > MAX_SCAN_BYTES ? text.length : utf8Length(text);
}

function refused(raw: string, text: string, aim: string | null, error: ScanError): Scan {
  return complete(raw, text, aim, { kind: 'text', errors: [error] });
}

function complete(raw: string, text: string, aim: string | null, reading: Reading): Scan {
  const { kind, symbology, elements } = reading;
  return {
    raw,
    text,
    aim,
    symbology: symbology ?? symbologyOf(aim),
    kind,
    gtin14: reading.gtin14 ?? null,
    serial: reading.serial ?? null,
    lot: reading.lot ?? null,
    expiry: reading.expiry ?? null,
    elements: elements && elements.length > 0 ? elements : null,
    warnings: reading.warnings ?? [],
    errors: reading.errors ?? [],
    offers: kind === 'text' || kind === 'gtin' ? offersFor(text, kind) : [],
  };
}

/** What the symbol says comes first; then forms that cannot be mistaken; then digits; and everything else is text. */
function read(text: string, aim: string | null, source: ScanSource, year: number): Reading {
  if (isGs1Aim(aim)) return readElementString(text, source, year);
  if (aim !== null && aim[1] === 'E') return readRetail(text, aim);
  if (aim !== null && aim[1] === 'I') return readItf(text, aim) ?? PLAIN;
  return readMarked(text, year) ?? recogniseElementString(text, source, year, aim !== null) ?? readUnnamed(text, aim);
}

/** Forms that begin with a mark of their own. */
function readMarked(text: string, year: number): Reading | null {
  switch (text[0]) {
    case 'h':
    case 'H':
      return readDigitalLink(text, year);
    case '+':
      return readHibc(text, year);
    case '[':
      return readIso15434(text, year);
    case '(':
      return readBracketed(text, year);
    default:
      return null;
  }
}

/** Digits in a symbol that is known not to be a retail code stay text; an article is offered there, no more. */
function readUnnamed(text: string, aim: string | null): Reading {
  return (aim === null ? recogniseRetail(text) : null) ?? PLAIN;
}
