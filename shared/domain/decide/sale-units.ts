// Which units a sale takes: scanned ones as they are, auto-serialized ones oldest first (DESIGN 4).
// It checks every unit and finds its cost; what the customer pays is in sale-price.
import { ONE_E7 } from '../../money/integer';
import { parseSerial } from '../../serial/serial';
import type { PostingCommands } from '../../contract/commands';
import type { Item, Unit } from '../model';
import { must } from '../must';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { allowed, type Context } from './context';
import { hasUnits } from './receive';
import {
  checkClaims,
  checkUnit,
  firstRefusal,
  firstTwice,
  loadUnits,
  printedSerial,
  tooMany,
  unitFacts,
  type UnitBook,
} from './units';

type Command = Pick<PostingCommands['postSale'], 'lines' | 'onTrust'>;
export type SaleCommandLine = Command['lines'][number];

/** A unit that leaves with the sale; a null unit is sold on trust, ahead of the books. */
export type LeavingUnit = { readonly serial: string; readonly unit: Unit | null };
export type SaleLineUnits = {
  readonly line: SaleCommandLine;
  readonly item: Item;
  readonly quantityE7: number;
  readonly units: readonly LeavingUnit[];
};

/** Finds the units of every line, or the first refusal. */
export function saleUnits(view: View, command: Command, context: Context): readonly SaleLineUnits[] | Refusal {
  const items = view.items([...new Set(command.lines.map((line) => line.item))]);
  const given = command.lines.flatMap((line) => line.units ?? []).map(printedSerial);
  const book = loadUnits(view, given);
  const trusted = new Set(command.onTrust.map(printedSerial));
  const pieces = (line: SaleCommandLine): number =>
    Math.max(line.units?.length ?? 0, Math.ceil((line.quantityE7 ?? 0) / ONE_E7));
  const withUnits = command.lines.filter((line) => {
    const item = items.get(line.item);
    return item !== undefined && hasUnits(item);
  });
  const wanted = withUnits.reduce((so, line) => so + pieces(line), 0);
  const refusal = firstRefusal([
    () => tooMany(wanted),
    () => firstTwice(given),
    ...command.lines.map((line) => () => checkLine(view, context, book, line, items.get(line.item), trusted)),
    () => checkClaims(view, context, book, given),
  ]);
  return refusal ?? fillLines(view, command, context, items, book);
}

function checkLine(
  view: View,
  context: Context,
  book: UnitBook,
  line: SaleCommandLine,
  item: Item | undefined,
  trusted: ReadonlySet<string>,
): Refusal | null {
  if (!item) return { code: 'unknownItem', item: line.item };
  const units = line.units ?? [];
  if (!hasUnits(item)) return units.length > 0 ? { code: 'noUnitsOfItem', item: item.id } : null;
  const quantityE7 = line.quantityE7 ?? units.length * ONE_E7;
  if (quantityE7 % ONE_E7 !== 0) return { code: 'wholePiecesOnly', item: item.id };
  const wanted = quantityE7 / ONE_E7;
  if (item.inventoryType === 'serialized' ? units.length !== wanted : units.length > wanted) {
    return { code: 'unitsMissing', item: item.id, wanted, got: units.length };
  }
  return firstRefusal(
    units.map(printedSerial).map((serial) => () => checkSaleUnit(view, context, book, serial, item, trusted)),
  );
}

function checkSaleUnit(
  view: View,
  context: Context,
  book: UnitBook,
  serial: string,
  item: Item,
  trusted: ReadonlySet<string>,
): Refusal | null {
  const unit = book.units.get(serial);
  if (!unit && trusted.has(serial)) return checkTrust(view, context, serial);
  const refusal = checkUnit(view, context, book, serial, 'sold');
  if (refusal || !unit) return refusal;
  const facts = unitFacts(unit, book.items.get(unit.item));
  if (unit.item !== item.id) return { code: 'unitOfOtherItem', wanted: item.id, ...facts };
  if (unit.status === 'reserved') return { code: 'unitReserved', ...facts };
  if (unit.owner !== 'us') return { code: 'unitNotOurs', ...facts };
  if (unit.condition === 'defective' && !allowed(context, 'sell_defective')) return { code: 'unitDefective', ...facts };
  const place = unit.location === null ? undefined : book.locations.get(unit.location);
  if (place?.kind === 'quarantine' && !allowed(context, 'sell_defective'))
    return { code: 'unitInQuarantine', ...facts };
  return null;
}

/** May these units be sold here and now? The same checks that the posting will meet, for the scan that adds one. */
export function checkSaleUnits(view: View, context: Context, serials: readonly string[]): Refusal | null {
  const book = loadUnits(view, serials);
  const none: ReadonlySet<string> = new Set();
  return firstRefusal([
    ...serials.map((serial) => () => {
      const item = book.items.get(book.units.get(serial)?.item ?? '');
      return item ? checkSaleUnit(view, context, book, serial, item, none) : { code: 'serialUnknown' as const, serial };
    }),
    () => checkClaims(view, context, book, serials),
  ]);
}

/** A label whose prefix is ours and whose check is right may be sold on trust, by right, before its receipt arrives (DESIGN 6). */
function checkTrust(view: View, context: Context, serial: string): Refusal | null {
  const parsed = parseSerial(serial);
  const known =
    parsed && view.stations().some((station) => station.prefix === parsed.prefix && station.id !== context.station.id);
  if (!known) return { code: 'serialUnknown', serial };
  return allowed(context, 'sell_on_trust') ? null : { code: 'notAllowed', right: 'sell_on_trust' };
}

function fillLines(
  view: View,
  command: Command,
  context: Context,
  items: ReadonlyMap<string, Item>,
  book: UnitBook,
): readonly SaleLineUnits[] | Refusal {
  const taken = new Set(command.lines.flatMap((line) => line.units ?? []).map(printedSerial));
  const lines: SaleLineUnits[] = [];
  for (const line of command.lines) {
    const item = must(items.get(line.item), 'a checked item');
    const given = (line.units ?? [])
      .map(printedSerial)
      .map((serial) => ({ serial, unit: book.units.get(serial) ?? null }));
    const quantityE7 = line.quantityE7 ?? (hasUnits(item) ? given.length * ONE_E7 : ONE_E7);
    if (quantityE7 === 0) return { code: 'nothingToPost' };
    const missing = hasUnits(item) ? quantityE7 / ONE_E7 - given.length : 0;
    const picked = missing === 0 ? [] : view.oldestInStock(item.id, context.station.branch, missing, taken);
    if (picked.length < missing) return { code: 'stockTooLow', item: item.id, onHandE7: picked.length * ONE_E7 };
    for (const unit of picked) taken.add(unit.serial);
    lines.push({ line, item, quantityE7, units: [...given, ...picked.map((unit) => ({ serial: unit.serial, unit }))] });
  }
  return lines;
}
