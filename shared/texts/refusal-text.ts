// Turns a refusal into what a cashier reads: what the unit is, where, since which document, and what to do now (DESIGN 4).
// Sentences are in refusal-texts*.ts; this file knows how each parameter of a refusal is said, never why it was refused.
import type { Refusal } from '../domain/refusal';
import type { Status } from '../domain/status';
import { dateText, quantityText } from './formats';
import { fill, type TextValue } from './fill';
import type { Names } from './names';
import { REFUSAL_TEXTS, type RefusalTextKey, type TwoParts } from './refusal-texts';
import { DRAFT_WORDS, INVENTORY_WORDS, RIGHT_WORDS, STATUS_WORDS, TENDER_WORDS } from './words';

/** What is said where a name is not known on this screen; never an id, which says nothing to a person. */
const PLAIN: Readonly<Record<string, string>> = {
  item: 'this item',
  vendor: 'another vendor',
  customer: 'a walk-in customer',
  user: 'somebody else',
  location: 'that location',
  branch: 'another branch',
  taxCode: 'that tax code',
  document: 'an earlier document',
  date: 'a day that is not recorded',
};

type NameOf = 'item' | 'vendor' | 'customer' | 'user' | 'location' | 'branch' | 'taxCode' | 'document';
/** Parameters that are ids, and what they are ids of. */
const ID_FIELDS: Readonly<Record<string, NameOf>> = {
  item: 'item',
  vendor: 'vendor',
  customer: 'customer',
  given: 'customer',
  user: 'user',
  location: 'location',
  branch: 'branch',
  taxCode: 'taxCode',
  document: 'document',
  sale: 'document',
  parked: 'document',
  receipt: 'document',
};
const DATE_FIELDS: ReadonlySet<string> = new Set(['soldOn', 'receivedOn', 'goLiveDate']);
const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  right: RIGHT_WORDS,
  kind: { ...DRAFT_WORDS, ...TENDER_WORDS },
  from: INVENTORY_WORDS,
  to: INVENTORY_WORDS,
  status: STATUS_WORDS,
  label: { '': 'the maker serial' },
  what: {
    unit: 'a unit',
    item: 'an item',
    document: 'a document',
    customer: 'a customer',
    vendor: 'a vendor',
    user: 'a badge',
    location: 'a location',
  },
};
/** Longest part of a scanned text that a sentence repeats: a line of the screen. */
const MAX_QUOTED = 60;
/** Longest name in a sentence: what follows it, the fact itself, must not fall off the line. */
const MAX_NAMED = 44;

/** Lower-cases the first letter of a word that moves into a sentence. */
function inner(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

function short(name: string): string {
  return name.length > MAX_NAMED ? `${name.slice(0, MAX_NAMED).trimEnd()}\u2026` : name;
}

function quoted(text: string): string {
  const visible = text.replace(/[\u0000-\u001f\u007f]/gu, '\u00b7');
  return visible.length > MAX_QUOTED ? `${visible.slice(0, MAX_QUOTED)}\u2026` : visible;
}

/** The name of an id. A code that says an id is unknown repeats what was given, since that is what the person must compare. */
function idText(field: NameOf, value: string | null, names: Names, unknown: boolean): string {
  const plain = PLAIN[field] ?? field;
  if (value === null) return plain;
  const name = names[field](value);
  if (name !== null) return field === 'document' ? name : short(name);
  return unknown ? quoted(value) : plain;
}

function textValue(field: string, value: string, names: Names, unknown: boolean): string {
  const idField = ID_FIELDS[field];
  if (idField) return idText(idField, value, names, unknown);
  if (DATE_FIELDS.has(field)) return dateText(value);
  const words = WORDS[field];
  if (words) return inner(words[value] ?? value);
  return field === 'wanted' ? idText('item', value, names, false) : quoted(value);
}

/** One parameter as slots: amounts, quantities and moments lose the unit in their name. */
function slotsOf(
  field: string,
  value: unknown,
  names: Names,
  unknown: boolean,
): readonly (readonly [string, TextValue])[] {
  if (typeof value === 'number') {
    if (field.endsWith('Minor')) return [[field.slice(0, -5), names.money(value)]];
    if (field.endsWith('E7')) return [[field.slice(0, -2), quantityText(value)]];
    if (field.endsWith('AtMs')) return [[field.slice(0, -4), names.time(value)]];
    if (field.endsWith('Ms')) return [[field.slice(0, -2), names.time(value)]];
    return [[field, field === 'line' ? value + 1 : value]];
  }
  if (typeof value === 'string') return [[field, textValue(field, value, names, unknown)]];
  if (value !== null) return [];
  if (DATE_FIELDS.has(field)) return [[field, PLAIN['date'] ?? '']];
  const idField = ID_FIELDS[field];
  return idField ? [[field, idText(idField, null, names, unknown)]] : [];
}

/** Where a unit is, as the end of a sentence that names it. */
function whereText(status: Status, place: string): string {
  return `${inner(STATUS_WORDS[status])}${place}`;
}

/** What is worked out of several parameters: the unit as one phrase, where it is, what is still to pay. */
function joinedSlots(refusal: Refusal, names: Names): Record<string, TextValue> {
  const slots: Record<string, TextValue> = {};
  if ('status' in refusal) {
    const { itemName, serial, location, status } = refusal;
    const place = location === null ? null : names.location(location);
    slots['place'] = place === null ? '' : ` in ${place}`;
    slots['unit'] = `${short(itemName)} ${serial}`;
    slots['where'] = whereText(status, slots['place']);
  }
  if (refusal.code === 'paymentShort') slots['open'] = names.money(refusal.dueMinor - refusal.gotMinor);
  if (refusal.code === 'unitFromOtherVendor') Object.assign(slots, purchaseSlots(refusal, names));
  if (refusal.code === 'makerSerialIsCode') {
    slots['item'] = short(names.item(refusal.item) ?? names.vendor(refusal.item) ?? PLAIN['item'] ?? '');
  }
  return slots;
}

const UNREAL_CHARACTERS: ReadonlySet<string> = new Set(['nul-character', 'lone-surrogate', 'control-characters']);

/** With which document, on which day and for how much a unit was bought (fault 27); a document names its day itself. */
function purchaseSlots(
  { receipt, receivedOn, costMinor }: Extract<Refusal, { code: 'unitFromOtherVendor' }>,
  names: Names,
): Record<string, string> {
  const document = receipt === null ? null : names.document(receipt);
  const day = receivedOn === null ? '' : ` on ${dateText(receivedOn)}`;
  return {
    bought: document === null ? day : ` with ${document}`,
    cost: costMinor === null ? '' : ` for ${names.money(costMinor)}`,
  };
}

/** The problems of a scan that no code can be read from, by what helps against them (faults 11 and 17). */
function scanProblem(problem: string): RefusalTextKey {
  if (problem.includes('check-digit')) return 'scanUnreadable.checkDigit';
  if (problem.includes('separator')) return 'scanUnreadable.separator';
  return UNREAL_CHARACTERS.has(problem) ? 'scanUnreadable.characters' : 'scanUnreadable.content';
}

function keyOf(refusal: Refusal): RefusalTextKey {
  switch (refusal.code) {
    case 'codeMalformed':
      return `codeMalformed.${refusal.problem}`;
    case 'makerSerialMalformed':
      return `makerSerialMalformed.${refusal.problem}`;
    case 'scanUnreadable':
      return scanProblem(refusal.problem);
    default:
      return refusal.code;
  }
}

/** What a refusal says: the fact, and what to do now. Names that are not known are said as plain words, never as ids. */
export function refusalText(refusal: Refusal, names: Names): TwoParts {
  const unknown = refusal.code.startsWith('unknown');
  const own = Object.entries(refusal).flatMap(([field, value]) => slotsOf(field, value, names, unknown));
  const slots = { ...Object.fromEntries(own), ...joinedSlots(refusal, names) };
  const { what, now } = REFUSAL_TEXTS[keyOf(refusal)];
  return { what: upper(fill(what, slots)), now: upper(fill(now, slots)) };
}

/** A sentence begins with a capital, also where a name stands first; a code or serial stays as it is. */
function upper(sentence: string): string {
  const first = sentence.split(' ')[0] ?? '';
  return /^\p{Ll}+$/u.test(first) ? sentence.slice(0, 1).toUpperCase() + sentence.slice(1) : sentence;
}
