// GS1 Digital Link: the same fields as path and query of a web address (GS1 Digital Link URI syntax 1.4, uncompressed).
// The address is read, never visited; any host will do. Percent signs are decoded once, exactly (fault R11).
import { addElement, addError, nothingGathered, readingOf, type Gathered } from './gs1';
import { fieldOf, valueError } from './gs1-table';
import type { Reading } from './scan';

/** Primary keys that may open the path, with the orders in which their qualifiers may follow. */
const KEYS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  '00': [],
  '01': [['22', '10', '21'], ['235']],
  '253': [],
  '255': [],
  '401': [],
  '402': [],
  '414': [['254'], ['7040']],
  '415': [['8020']],
  '417': [['7040']],
  '8003': [],
  '8004': [['7040']],
  '8006': [['22', '10', '21']],
  '8010': [['8011']],
  '8013': [],
  '8017': [['8019']],
  '8018': [['8019']],
};
/** The words that older addresses use in place of numbers. */
const WORDS: Readonly<Record<string, string>> = {
  gtin: '01',
  cpv: '22',
  lot: '10',
  ser: '21',
  sscc: '00',
  itip: '8006',
  giai: '8004',
  grai: '8003',
  gln: '414',
};
const WEB_ADDRESS = /^https?:\/\/[^/?#]+(\/[^?#]*)\??([^#]*)/iu;

type Pair = readonly [string, string];

/** Reads a web address as Digital Link, or answers null when it is any other address. */
export function readDigitalLink(text: string, year: number): Reading | null {
  const [, path, query = ''] = WEB_ADDRESS.exec(text) ?? [];
  const pairs = path === undefined ? null : pathPairs(path);
  if (pairs === null) return null;
  const gathered = nothingGathered();
  const [[key], ...qualifiers] = pairs;
  if (!isOrdered(key, qualifiers)) addError(gathered, 'digital-link-path');
  for (const [identifier, value] of pairs) addDecoded(gathered, identifier, percentDecoded(value), year);
  for (const [identifier, value] of queryPairs(query)) {
    addDecoded(gathered, identifier, percentDecoded(value.replaceAll('+', ' ')), year);
  }
  return readingOf('gs1-dl', gathered, []);
}

/** Walks the path from its end, two segments a field, to the primary key; null when there is none. */
function pathPairs(path: string): readonly [Pair, ...Pair[]] | null {
  const segments = path.split('/');
  if (segments.at(-1) === '') segments.pop();
  const pairs: Pair[] = [];
  for (let at = segments.length - 2; at > 0; at -= 2) {
    const name = segments[at] ?? '';
    const identifier = WORDS[name] ?? name;
    if (fieldOf(identifier) === null) return null;
    const pair: Pair = [identifier, segments[at + 1] ?? ''];
    if (identifier in KEYS) return looksLikeKey(pair) ? [pair, ...pairs] : null;
    pairs.unshift(pair);
  }
  return null;
}

/** A key whose length and characters are right; a wrong check digit is an error of the link, not another address. */
function looksLikeKey([identifier, value]: Pair): boolean {
  const field = fieldOf(identifier);
  const error = field === null ? 'unknown-ai' : valueError(field, padded(identifier, percentDecoded(value) ?? ''));
  return error === null || error.endsWith('check-digit');
}

function isOrdered(key: string, qualifiers: readonly Pair[]): boolean {
  const names = qualifiers.map(([identifier]) => identifier);
  const inOrder = (order: readonly string[]): boolean => {
    const places = names.map((name) => order.indexOf(name));
    return places.every((place, at) => place > (places[at - 1] ?? -1));
  };
  return names.length === 0 || (KEYS[key] ?? []).some(inOrder);
}

/** The fields among the parameters of the query; others, such as `linkType`, say nothing of the goods. */
function queryPairs(query: string): readonly Pair[] {
  const parameters = query.split(/[&;]/u).map((parameter) => parameter.split('='));
  return parameters.flatMap(([name = '', value]) =>
    value !== undefined && fieldOf(name) !== null ? [[name, value] as const] : [],
  );
}

/** In an address a GTIN may keep its own length. */
function padded(identifier: string, value: string): string {
  return identifier === '01' && /^(?:\d{8}|\d{12,13})$/u.test(value) ? value.padStart(14, '0') : value;
}

function addDecoded(gathered: Gathered, identifier: string, value: string | null, year: number): void {
  if (value === null) addError(gathered, 'percent-encoding');
  else addElement(gathered, identifier, padded(identifier, value), year);
}

/** One decoding of percent signs, or null where a sign is not followed by two hexadecimal digits or is no UTF-8. */
function percentDecoded(text: string): string | null {
  if (!text.includes('%')) return text;
  if (/%(?![0-9A-Fa-f]{2})/u.test(text)) return null;
  // Every field of GS1 is ASCII; a character beyond it is told as such by the field's own check.
  return text.replace(/%([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
