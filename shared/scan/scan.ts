// What a scan is once it is decoded, and every kind, warning and error that can stand in it.
// Framing belongs to the device, meaning to the resolver; this file knows neither.

/** How the scan came in. A wedge, and a text typed or pasted, can lose separators on the way; the other two cannot. */
export type ScanSource = 'wedge' | 'hidpos' | 'serial' | 'typed';

export type ScanKind =
  | 'gtin' // a retail code: EAN-8, EAN-13, UPC-A, UPC-E, ITF-14
  | 'gs1' // a GS1 element string, bracketed or not
  | 'gs1-dl' // a GS1 Digital Link
  | 'hibc' // a health industry bar code, primary, secondary or both
  | 'iso15434' // a message of ISO/IEC 15434, format 05 or 06
  | 'text'; // anything else, our own serials and makers' serials included

export type ScanWarning =
  | 'possible-lost-separator' // another reading obeys all rules: ask, never choose (see `separatorReadings`)
  | 'gtin-check-digit' // 12 or 13 digits that would be a retail code but for their check digit
  | 'serial-without-gtin' // the label names no item: the serial must be matched to one
  | 'lot-without-gtin'
  | 'no-fnc1' // reads as GS1, though the symbol does not claim to be
  | 'brackets-in-data' // the brackets of the human-readable line were encoded as data
  | 'ean-8-or-upc-e' // eight digits that are right both ways: read as EAN-8
  | 'hibc-secondary'; // the second of two HIBC symbols: it names no item

export type ScanError =
  | 'empty'
  | 'too-long'
  | 'nul-character'
  | 'lone-surrogate'
  | 'gtin-check-digit'
  | 'gtin-length' // a retail symbology with a number of digits that it does not have
  | 'sscc-check-digit'
  | 'key-check-digit' // of a GLN, GSRN, GRAI or other GS1 key
  | 'unknown-ai'
  | 'ai-length'
  | 'ai-characters'
  | 'ai-conflict' // the same field twice with different values
  | 'invalid-date'
  | 'percent-encoding'
  | 'digital-link-path' // qualifiers in the wrong order
  | 'iso15434-format'; // an envelope whose content is not readable

/** A reading that only an item's rule can confirm: shown as a suggestion, never applied by itself. */
export type ScanOffer =
  | { readonly kind: 'imei'; readonly text: string; readonly key: string }
  | { readonly kind: 'vin'; readonly text: string; readonly importFlag: boolean }
  | { readonly kind: 'gtin'; readonly gtin14: string };

export type ScanElement = readonly [string, string];

export type Scan = {
  /** As received, control characters kept. */
  readonly raw: string;
  /** Without framing, outer white space and AIM identifier; character for character otherwise. */
  readonly text: string;
  readonly aim: string | null;
  readonly symbology: string | null;
  readonly kind: ScanKind;
  /** Set only when the check digit is right. */
  readonly gtin14: string | null;
  readonly serial: string | null;
  readonly lot: string | null;
  /** YYYY-MM-DD. */
  readonly expiry: string | null;
  readonly elements: readonly ScanElement[] | null;
  readonly warnings: readonly ScanWarning[];
  readonly errors: readonly ScanError[];
  readonly offers: readonly ScanOffer[];
};

/** What the readers of one format found; the decoder completes it to a scan. */
export type Reading = Pick<Scan, 'kind'> & Partial<Omit<Scan, 'raw' | 'text' | 'aim' | 'kind'>>;
