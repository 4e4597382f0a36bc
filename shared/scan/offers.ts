// Readings that an item's rule may confirm: an IMEI, a VIN, a GTIN. They are offered, never applied: one text in ten passes
// a check digit by chance, and a serial is kept character for character (faults 1 and 13, R23).
import { gtin14, isDigits, luhnDigit, luhnValid, vinValid } from './check-digit';
import type { ScanOffer } from './scan';

type Imei = {
  /** Fifteen digits with their check digit. */
  readonly imei: string;
  /** The fourteen digits that one phone shares over its IMEI with and without check digit and its IMEISV. */
  readonly key: string;
};

/**
 * Reads an IMEI of 14 digits (no check digit), 15 (check digit must be right) or 16 (IMEISV: software version in place of
 * the check digit), with blanks or hyphens between; null for anything else (3GPP TS 23.003, 6.2).
 */
export function readImei(text: string): Imei | null {
  const digits = text.replace(/[ -]/gu, '');
  if (digits.length < 14 || digits.length > 16 || !isDigits(digits)) return null;
  if (digits.length === 15 && !luhnValid(digits)) return null;
  const key = digits.slice(0, 14);
  return { imei: key + luhnDigit(key), key };
}

type Vin = { readonly vin: string; readonly importFlag: boolean };

/**
 * Reads a VIN whose check digit is right. Some Code 39 plates carry an I for "import" in front, which is no part of the
 * number: then the other 17 characters are the VIN.
 */
export function readVin(text: string): Vin | null {
  if (vinValid(text)) return { vin: text, importFlag: false };
  const flagged = text.length === 18 && text[0] === 'I' && vinValid(text.slice(1));
  return flagged ? { vin: text.slice(1), importFlag: true } : null;
}

/**
 * What a text could also be. Empty for most, and quick to tell so by its length. A retail code is asked too: the fourteen
 * digits of an IMEI without check digit may well pass as a GTIN (R23's own example does).
 */
export function offersFor(text: string, kind: 'text' | 'gtin'): readonly ScanOffer[] {
  const length = text.length;
  if (length < 8 || length > 20) return [];
  const offers: ScanOffer[] = [];
  const gtin = kind === 'text' ? gtin14(text) : null;
  if (gtin !== null) offers.push({ kind: 'gtin', gtin14: gtin });
  const imei = length >= 14 ? readImei(text) : null;
  if (imei !== null) offers.push({ kind: 'imei', text: imei.imei, key: imei.key });
  const vin = length === 17 || length === 18 ? readVin(text) : null;
  if (vin !== null) offers.push({ kind: 'vin', text: vin.vin, importFlag: vin.importFlag });
  return offers;
}
