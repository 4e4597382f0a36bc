// Parking: a sale that waits keeps its units, and any station of the branch goes on with it (S5, 11.12).
import { ONE_E7 } from '../../money/integer';
import type { PostingCommands } from '../../contract/commands';
import type { View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';
import { hasUnits } from './receive';
import { checkClaims, checkUnit, firstRefusal, firstTwice, loadUnits, printedSerial } from './units';

/** Decides `parkSale`: the units are reserved until the sale is recalled. */
export function parkSale(view: View, command: PostingCommands['parkSale'], context: Context): Decision {
  const serials = command.lines.flatMap((line) => line.units ?? []).map(printedSerial);
  const book = loadUnits(view, serials);
  const items = view.items(command.lines.map((line) => line.item));
  const refusal = firstRefusal([
    () => needRight(context, 'sell'),
    () => (command.lines.length === 0 ? { code: 'nothingToPost' } : null),
    ...command.lines.map(
      (line) => () => (items.has(line.item) ? null : { code: 'unknownItem' as const, item: line.item }),
    ),
    () => firstTwice(serials),
    ...serials.map((serial) => () => checkUnit(view, context, book, serial, 'reserved')),
    () => checkClaims(view, context, book, serials),
  ]);
  if (refusal) return refuse(refusal);
  // From here it must succeed.
  const lines = command.lines.map((line) => {
    const item = items.get(line.item);
    const quantityE7 = line.quantityE7 ?? (item && hasUnits(item) ? (line.units ?? []).length * ONE_E7 : ONE_E7);
    return {
      item: line.item,
      quantityE7,
      unitPriceMinor: line.unitPriceMinor ?? null,
      discountPpm: line.discountPpm ?? 0,
    };
  });
  const units = command.lines.flatMap((line, index) =>
    (line.units ?? [])
      .map(printedSerial)
      .map((serial) => ({ serial, after: book.units.get(serial)?.last ?? null, line: index })),
  );
  const { label, customer } = command;
  return accept([{ kind: 'sale.parked', body: { label, customer, lines, units }, refersTo: null }]);
}

/** Decides `recallSale`: the units are free again, for the draft that goes on with them. */
export function recallSale(view: View, command: PostingCommands['recallSale'], context: Context): Decision {
  const right = needRight(context, 'sell');
  if (right) return refuse(right);
  const parked = view.posting(command.parked);
  if (parked?.kind !== 'sale.parked') return refuse({ code: 'unknownDocument', document: command.parked });
  if (!view.isParked(command.parked)) return refuse({ code: 'parkedSaleGone', parked: command.parked });
  const serials = parked.body.units.map((unit) => unit.serial);
  const book = loadUnits(view, serials);
  const refusal = firstRefusal(serials.map((serial) => () => checkUnit(view, context, book, serial, 'released')));
  if (refusal) return refuse(refusal);
  // From here it must succeed.
  const units = serials.map((serial) => ({ serial, after: book.units.get(serial)?.last ?? null }));
  return accept([{ kind: 'sale.recalled', body: { parked: command.parked, units }, refersTo: command.parked }]);
}
