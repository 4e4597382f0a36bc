// The rules for numbers of the maker: how many, their checks, and that one is never a code of ours (DESIGN 4; faults 1, 5, 21).
// They apply wherever a unit comes in: receipt, import, found stock.
import { readImei } from '../../scan/offers';
import { gtin14, luhnValid, vinValid } from '../../scan/check-digit';
import { parseSerial } from '../../serial/serial';
import { isWellFormed, MAX_IDENTIFIER, trimIdentifier } from '../../text/fold';
import { fitsPattern } from '../../text/pattern';
import type { Item, Unit } from '../model';
import type { Refusal } from '../refusal';
import { isInOurHands } from '../status';
import { makerKey, type MakerKey, type View } from '../view';
import { unitFacts } from './units';
import { must } from '../must';

export type MakerRow = { readonly item: Item; readonly makers: readonly string[] };

/** The rows with outer white space trimmed from every number; inner characters stay (fault 5). */
export function trimRows(rows: readonly MakerRow[]): MakerRow[] {
  return rows.map((row) => ({ item: row.item, makers: row.makers.map(trimIdentifier) }));
}

/** What is shown of a text that is too long to be shown. */
const LONG_SHOWN = 24;

/** The rules of the item for one number: characters, length, check digit, pattern. */
export function checkMakerText(item: Item, text: string): Refusal | null {
  if (text === '' || !isWellFormed(text) || /[\u0000-\u001f\u007f-\u009f]/u.test(text)) {
    return { code: 'makerSerialMalformed', text, problem: 'characters' };
  }
  if (text.length > MAX_IDENTIFIER) {
    return { code: 'makerSerialMalformed', text: text.slice(0, LONG_SHOWN), problem: 'length' };
  }
  const { check, pattern } = item.makerSerial;
  if (check === 'luhn' && !luhnValid(text)) return { code: 'makerSerialMalformed', text, problem: 'luhn' };
  if (check === 'vin' && !vinValid(text)) return { code: 'makerSerialMalformed', text, problem: 'vin' };
  if (pattern !== null && !fitsPattern(pattern, text)) {
    return { code: 'makerSerialMalformed', text, problem: 'pattern' };
  }
  return null;
}

/** A number to look for, and the number as it was given. */
export type Spelling = MakerKey & { readonly given: string };

/** Sixteen digits that pass Luhn are no IMEI: in place of the check digit stands the version of the software. */
const IMEI_WITH_VERSION = 16;

/**
 * The spellings under which the thing that carries this number may stand in the books: a phone with the check digit of its IMEI and
 * without (fault R23), the text as it is first; for every other number the text alone.
 */
export function spellings(item: Item, text: string): Spelling[] {
  const mayBeImei = item.makerSerial.check === 'luhn' && text.length < IMEI_WITH_VERSION;
  const imei = mayBeImei ? readImei(text) : null;
  const texts = imei ? [text, imei.imei, imei.key] : [text];
  return [...new Set(texts)].map((spelled) => ({ item: item.id, text: spelled, given: text }));
}

function checkRow(row: MakerRow): Refusal | null {
  const rule = row.item.makerSerial;
  if (row.makers.length > rule.count) return { code: 'makerSerialTooMany', item: row.item.id, limit: rule.count };
  if (rule.required === 'receipt' && row.makers.length < rule.count) {
    return { code: 'makerSerialMissing', item: row.item.id, label: must(rule.labels[row.makers.length], 'a label') };
  }
  for (const text of row.makers) {
    const refusal = checkMakerText(row.item, text);
    if (refusal) return refusal;
  }
  return null;
}

/** The rule of an item without its demand for numbers: for a number that is one of several, or that comes later. */
export function withoutDemand(item: Item): Item {
  return { ...item, makerSerial: { ...item.makerSerial, required: 'optional' } };
}

function checkTwice(rows: readonly MakerRow[]): Refusal | null {
  const seen = new Set<string>();
  for (const row of rows) {
    for (const text of row.makers) {
      const keys = spellings(row.item, text).map(makerKey);
      if (keys.some((key) => seen.has(key))) return { code: 'makerSerialTwice', text };
      for (const key of keys) seen.add(key);
    }
  }
  return null;
}

function checkCodes(view: View, texts: readonly string[]): Refusal | null {
  // A GTIN is known by its 14 digits, however many of them the box shows (fault 15).
  const padded = new Map(texts.map((text) => [text, gtin14(text)]));
  const owners = view.codeOwners([...texts, ...[...padded.values()].filter((text) => text !== null)]);
  const prefixes = new Set(view.stations().map((station) => station.prefix));
  for (const text of texts) {
    const owner = (owners.get(text) ?? owners.get(padded.get(text) ?? ''))?.[0];
    if (owner) return { code: 'makerSerialIsCode', text, item: owner.id };
    // Few numbers of makers begin like a serial of ours; only those are read to the end.
    const ours = prefixes.has(text.slice(0, 3).toUpperCase()) ? parseSerial(text) : null;
    if (ours) return { code: 'makerSerialIsOurSerial', text };
  }
  return null;
}

/** Every rule that needs no unit in hand: count, text, twice in the document, codes of ours. Rows come trimmed. */
export function checkMakers(view: View, rows: readonly MakerRow[]): Refusal | null {
  for (const row of rows) {
    const refusal = checkRow(row);
    if (refusal) return refusal;
  }
  return (
    checkTwice(rows) ??
    checkCodes(
      view,
      rows.flatMap((row) => row.makers),
    )
  );
}

/** Refuses the first maker serial that a unit in our hands carries already, save the units in `except`; `known` as the view found them. */
export function checkInHands(
  view: View,
  pairs: readonly MakerKey[],
  except: ReadonlySet<string>,
  known: ReadonlyMap<string, readonly Unit[]> = view.unitsByMaker(pairs),
): Refusal | null {
  if (known.size === 0) return null;
  for (const pair of pairs) {
    const held = known.get(makerKey(pair))?.find((unit) => isInOurHands(unit.status) && !except.has(unit.serial));
    if (!held) continue;
    const item = view.items([held.item]).get(held.item);
    return { code: 'makerSerialInHands', text: pair.text, ...unitFacts(held, item) };
  }
  return null;
}
