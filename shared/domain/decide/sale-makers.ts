// Numbers of the maker that are read at the counter, for pieces that came in without them (DESIGN 4, O-04).
// A piece whose item demands its numbers at the sale leaves with all of them or not at all.
import type { PostingCommands } from '../../contract/commands';
import { trimIdentifier } from '../../text/fold';
import type { Item } from '../model';
import { must } from '../must';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { checkInHands, checkMakers, spellings, withoutDemand, type MakerRow } from './makers';
import type { LeavingUnit, SaleLineUnits } from './sale-units';
import { firstRefusal, firstTwice, printedSerial } from './units';

type Taken = PostingCommands['postSale']['makersTaken'];
/** All numbers of each unit to which a number was added, by serial. */
export type SaleMakers = ReadonlyMap<string, readonly string[]>;

type Leaving = LeavingUnit & { readonly item: Item };

/** True where a unit may not leave before its numbers are known. */
export function wantsMakers({ makerSerial }: Item, makers: readonly string[]): boolean {
  return makerSerial.required === 'sale' && makers.length < makerSerial.count;
}

/** The numbers that units have after the sale, or the first refusal. Units sold on trust get theirs with their receipt. */
export function saleMakers(view: View, taken: Taken, lines: readonly SaleLineUnits[]): SaleMakers | Refusal {
  const leaving = new Map(
    lines.flatMap(({ item, units }) => units.map((unit) => [unit.serial, { ...unit, item }] as const)),
  );
  const given = taken.map(({ unit, makers }) => ({ serial: printedSerial(unit), makers: makers.map(trimIdentifier) }));
  const stranger = given.find(({ serial }) => (leaving.get(serial)?.unit ?? null) === null);
  if (stranger) return { code: 'serialUnknown', serial: stranger.serial };
  const rows = given.map(({ serial, makers }) => ({ ...must(leaving.get(serial), 'a unit of the sale'), makers }));
  const all = new Map(rows.map(({ serial, unit, makers }) => [serial, [...must(unit, 'a unit').makers, ...makers]]));
  const refusal = firstRefusal([
    () => firstTwice(given.map(({ serial }) => serial)),
    ...rows.map((row) => () => checkRoom(row, must(all.get(row.serial), 'its numbers'))),
    () => checkMakers(view, rows.map(rule)),
    ...rows.map((row) => () => checkElsewhere(view, row)),
    ...[...leaving.values()].map((unit) => () => checkDemand(unit, all)),
  ]);
  return refusal ?? all;
}

function rule({ item, makers }: MakerRow): MakerRow {
  return { item: withoutDemand(item), makers };
}

function checkRoom({ item }: Leaving, makers: readonly string[]): Refusal | null {
  const { count } = item.makerSerial;
  return makers.length > count ? { code: 'makerSerialTooMany', item: item.id, limit: count } : null;
}

/** A number that a piece in our hands has already, this one included, is no number of this piece. */
function checkElsewhere(view: View, { item, makers }: MakerRow): Refusal | null {
  const pairs = makers.flatMap((text) => spellings(item, text));
  return checkInHands(view, pairs, new Set());
}

function checkDemand({ item, unit, serial }: Leaving, all: SaleMakers): Refusal | null {
  if (unit === null) return null;
  const makers = all.get(serial) ?? unit.makers;
  if (!wantsMakers(item, makers)) return null;
  return { code: 'makerSerialMissing', item: item.id, label: must(item.makerSerial.labels[makers.length], 'a label') };
}
