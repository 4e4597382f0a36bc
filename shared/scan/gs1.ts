// GS1 element strings: fields one after the other, closed by their fixed length or by a separator (GS1 General
// Specifications 7.8). Nothing is guessed: what cannot be read is an error, what could be read twice is a warning.
import { GS } from './characters';
import { dateOf } from './gs1-date';
import { hasOtherReading } from './gs1-readings';
import { fieldOf, identifierAt, valueError } from './gs1-table';
import type { Reading, ScanElement, ScanError, ScanSource, ScanWarning } from './scan';

/** Fields gathered one by one, whatever form they came in. Lives within one call. */
export type Gathered = {
  readonly elements: [string, string][];
  readonly errors: ScanError[];
  gtin14: string | null;
  serial: string | null;
  lot: string | null;
  expiry: string | null;
};

export function nothingGathered(): Gathered {
  return { elements: [], errors: [], gtin14: null, serial: null, lot: null, expiry: null };
}

/** Adds a fault once; the same fault twice says no more. */
export function addError(gathered: Gathered, error: ScanError): void {
  if (!gathered.errors.includes(error)) gathered.errors.push(error);
}

/** Adds a field. A faulty one stands among the elements, so that it can be shown, but fills nothing. */
export function addElement(gathered: Gathered, identifier: string, value: string, year: number): void {
  const field = fieldOf(identifier);
  const error = field === null ? 'unknown-ai' : valueError(field, value);
  const earlier = gathered.elements.find(([name]) => name === identifier);
  gathered.elements.push([identifier, value]);
  if (error !== null) return addError(gathered, error);
  if (earlier !== undefined) return earlier[1] === value ? undefined : addError(gathered, 'ai-conflict');
  if (identifier === '01') gathered.gtin14 = value;
  else if (identifier === '21') gathered.serial = value;
  else if (identifier === '10') gathered.lot = value;
  else if (identifier === '17') gathered.expiry = dateOf(value, year);
  else if (identifier === '7003') gathered.expiry ??= dateOf(value.slice(0, 6), year);
}

/** Reads an element string. A separator at the start, after a fixed field or at the end is allowed and skipped. */
export function gatherElements(text: string, year: number): Gathered {
  const gathered = nothingGathered();
  for (let at = 0; at < text.length;) {
    if (text[at] === GS) at += 1;
    else at = gatherField(gathered, text, at, year);
  }
  return gathered;
}

/** Reads the field at a place and answers where the next begins. An unreadable one is skipped to its separator. */
function gatherField(gathered: Gathered, text: string, at: number, year: number): number {
  const separator = text.indexOf(GS, at);
  const close = separator < 0 ? text.length : separator;
  const identifier = identifierAt(text, at);
  if (identifier === null) {
    addError(gathered, 'unknown-ai');
    return close;
  }
  const start = at + identifier.length;
  const fixed = fieldOf(identifier)?.fixed ?? 0;
  const end = fixed === 0 ? close : Math.min(start + fixed, close);
  addElement(gathered, identifier, text.slice(start, end), year);
  return end;
}

/** Only over these ways can a separator be lost: a wedge drops control characters, and so does a clipboard. */
function losesSeparators(source: ScanSource): boolean {
  return source === 'wedge' || source === 'typed';
}

/** True when the last field was closed by the end alone, no separator was seen, and it holds another reading. */
function mayHaveLostSeparator(text: string, elements: readonly ScanElement[], source: ScanSource): boolean {
  const last = elements.at(-1);
  if (last === undefined || !losesSeparators(source) || text.includes(GS)) return false;
  return hasOtherReading(elements);
}

/** The fields that name an item or a load, so that serial and lot beside them belong to something. */
const OWNERS = new Set(['00', '01', '02', '03', '8006', '8026', '8003', '8004', '8010', '253', '255', '414']);

/** A label may hold a serial or a lot alone; it is taken, and says that the item must come from elsewhere. */
function ownerless(elements: readonly ScanElement[]): readonly ScanWarning[] {
  if (elements.some(([identifier]) => OWNERS.has(identifier))) return [];
  if (elements.some(([identifier]) => identifier === '21')) return ['serial-without-gtin'];
  return elements.some(([identifier]) => identifier === '10') ? ['lot-without-gtin'] : [];
}

/** The reading that gathered fields make, whatever form they came in. */
export function readingOf(kind: Reading['kind'], gathered: Gathered, warnings: readonly ScanWarning[]): Reading {
  return { ...gathered, kind, warnings: [...ownerless(gathered.elements), ...warnings] };
}

/** Reads a text that is known to be an element string, since its symbol said so. */
export function readElementString(text: string, source: ScanSource, year: number): Reading {
  const bracketed = readBracketed(text, year);
  if (bracketed !== null) return { ...bracketed, warnings: [...(bracketed.warnings ?? []), 'brackets-in-data'] };
  const gathered = gatherElements(text, year);
  if (gathered.elements.length === 0) addError(gathered, 'unknown-ai');
  const lost = mayHaveLostSeparator(text, gathered.elements, source);
  return readingOf('gs1', gathered, lost ? ['possible-lost-separator'] : []);
}

/** What a text without identifier and separator must begin with to be taken for GS1: a key, its check digit right. */
const OPENING_KEYS: Readonly<Record<string, number>> = { '00': 20, '01': 16, '02': 16 };
/** With these the field boundaries themselves are in doubt, so that the text is rather something else. */
const STRUCTURAL = new Set<ScanError>(['unknown-ai', 'ai-length', 'ai-characters']);

/**
 * Reads a text whose symbol does not say GS1, and answers null unless it can hardly be anything else: it holds separators
 * and falls into known fields, or it begins with a key and its right check digit and every field is right. Where `claimed`
 * (the identifier names a symbol without FNC1) separators are required, and the reading says that the symbol lacks FNC1.
 */
export function recogniseElementString(
  text: string,
  source: ScanSource,
  year: number,
  claimed: boolean,
): Reading | null {
  const separated = text.includes(GS);
  if (!separated && (claimed || !opensWithKey(text))) return null;
  const gathered = gatherElements(text, year);
  const lost = mayHaveLostSeparator(text, gathered.elements, source);
  if (gathered.elements.length === 0 || !isCredible(gathered.errors, separated, lost)) return null;
  const warnings: ScanWarning[] = lost ? ['possible-lost-separator'] : [];
  return readingOf('gs1', gathered, claimed ? [...warnings, 'no-fnc1'] : warnings);
}

function isCredible(errors: readonly ScanError[], separated: boolean, lost: boolean): boolean {
  if (separated) return !errors.some((error) => STRUCTURAL.has(error));
  return errors.length === 0 || (lost && errors.every((error) => error === 'ai-length'));
}

function opensWithKey(text: string): boolean {
  const length = OPENING_KEYS[text.slice(0, 2)];
  const field = fieldOf(text.slice(0, 2));
  return length !== undefined && field !== null && valueError(field, text.slice(2, length)) === null;
}

const BRACKETED = /^\((\d{2,4})\)/u;

/**
 * Reads the human-readable form, `(01)09506000134352(21)A-1`, or answers null when the text is not that. A bracket belongs
 * to the value unless a known identifier stands in it; blanks round a value are the printer's, no value holds one.
 */
export function readBracketed(text: string, year: number): Reading | null {
  if (text[0] !== '(' || fieldOf(BRACKETED.exec(text)?.[1] ?? '') === null) return null;
  const gathered = nothingGathered();
  const marks = [...text.matchAll(/\((\d{2,4})\)/gu)].filter((mark) => fieldOf(mark[1] ?? '') !== null);
  marks.forEach((mark, number) => {
    const start = mark.index + mark[0].length;
    addElement(gathered, mark[1] ?? '', text.slice(start, marks[number + 1]?.index).trim(), year);
  });
  const unreadable = gathered.errors.some((error) => error === 'ai-length' || error === 'ai-characters');
  return unreadable ? null : readingOf('gs1', gathered, []);
}
