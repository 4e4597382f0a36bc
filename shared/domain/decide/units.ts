// Checks of units that several commands share: is it ours, where is it, may this happen to it.
// The answer is a refusal that says what the unit is and what can be done next, or null.
import { formatSerial, parseSerial } from '../../serial/serial';
import type { Item, Location, Unit } from '../model';
import { must } from '../must';
import { MAX_UNITS_A_POSTING } from '../posting';
import { STATUS_REFUSALS, type Refusal, type UnitFacts } from '../refusal';
import { eventsFrom, statusAfter, type UnitEvent } from '../status';
import type { View } from '../view';
import type { Context } from './context';

/** The facts of a unit that every refusal about it carries. */
export function unitFacts(unit: Unit, item: Item | undefined): UnitFacts {
  return {
    serial: unit.serial,
    item: unit.item,
    itemName: item?.name ?? unit.item,
    makers: unit.makers,
    status: unit.status,
    branch: unit.branch,
    location: unit.location,
    customer: unit.customer,
    document: unit.last,
    can: eventsFrom(unit.status),
  };
}

/** The serial as it is printed, from a serial as it was typed; a text that is none of ours stays as it is. */
export function printedSerial(text: string): string {
  const serial = parseSerial(text);
  return serial ? formatSerial(serial.prefix, serial.sequence) : text;
}

/** The goods of a line that names no units; the contract lets none through without item and quantity. */
export function goodsOf(line: { readonly item?: string | undefined; readonly quantityE7?: number | undefined }): {
  readonly item: string;
  readonly quantityE7: number;
} {
  return { item: must(line.item, 'the item of a line'), quantityE7: must(line.quantityE7, 'the quantity of a line') };
}

export type UnitBook = {
  readonly units: ReadonlyMap<string, Unit>;
  readonly items: ReadonlyMap<string, Item>;
  readonly locations: ReadonlyMap<string, Location>;
};

/** Loads units with their items and locations, three questions however many units. */
export function loadUnits(view: View, serials: readonly string[]): UnitBook {
  const units = view.units(serials);
  const found = [...units.values()];
  const items = view.items([...new Set(found.map((unit) => unit.item))]);
  const places = found.map((unit) => unit.location).filter((place) => place !== null);
  return { units, items, locations: view.locations([...new Set(places)]) };
}

/** The refusal for a serial that names no unit: void, on an open delivery, or unknown. */
export function unknownSerial(view: View, serial: string): Refusal {
  const allotment = view.allotments([serial]).get(serial);
  if (allotment?.state === 'void') return { code: 'serialVoid', serial };
  if (allotment?.state === 'open') return { code: 'serialOnOpenDelivery', serial, user: allotment.user ?? '' };
  return { code: 'serialUnknown', serial };
}

/** Refuses the first serial that stands twice in a list. */
export function firstTwice(serials: readonly string[]): Refusal | null {
  const seen = new Set<string>();
  for (const serial of serials) {
    if (seen.has(serial)) return { code: 'unitTwice', serial };
    seen.add(serial);
  }
  return null;
}

/** A posting holds at most 5,000 units (DESIGN 6). */
export function tooMany(count: number): Refusal | null {
  return count > MAX_UNITS_A_POSTING ? { code: 'tooManyUnits', count, limit: MAX_UNITS_A_POSTING } : null;
}

/** Refuses a unit on a line that names another item. */
export function otherItem(
  lines: readonly { readonly item?: string | undefined; readonly units?: readonly string[] | undefined }[],
  book: UnitBook,
): Refusal | null {
  for (const line of lines) {
    if (line.item === undefined) continue;
    const stranger = (line.units ?? [])
      .map((serial) => book.units.get(printedSerial(serial)))
      .find((unit) => unit !== undefined && unit.item !== line.item);
    if (stranger)
      return { code: 'unitOfOtherItem', wanted: line.item, ...unitFacts(stranger, book.items.get(stranger.item)) };
  }
  return null;
}

/** May this event happen to this unit here and now? Status first, then branch, owner, drafts. */
export function checkUnit(
  view: View,
  context: Context,
  book: UnitBook,
  serial: string,
  event: UnitEvent,
): Refusal | null {
  const unit = book.units.get(serial);
  if (!unit) return unknownSerial(view, serial);
  const facts = unitFacts(unit, book.items.get(unit.item));
  if (statusAfter(unit.status, event) === null) return { code: STATUS_REFUSALS[unit.status], ...facts };
  if (unit.branch !== null && unit.branch !== context.station.branch) return { code: 'unitInOtherBranch', ...facts };
  return null;
}

/** Refuses the first unit that another open draft of this station holds. */
export function checkClaims(view: View, context: Context, book: UnitBook, serials: readonly string[]): Refusal | null {
  const claims = view.draftClaims(serials, context.draft);
  for (const serial of serials) {
    const claim = claims.get(serial);
    const unit = book.units.get(serial);
    if (claim && unit) return { code: 'unitOnOtherDraft', ...claim, ...unitFacts(unit, book.items.get(unit.item)) };
  }
  return null;
}

/** Runs checks in order and gives the first refusal. */
export function firstRefusal(checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const refusal = check();
    if (refusal) return refusal;
  }
  return null;
}
