// Parking: a sale that waits keeps its units, and any station of the branch goes on with it (S5, 11.12).
import type { PostingCommands } from '../../contract/commands';
import { must } from '../must';
import type { View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';
import { saleUnits } from './sale-units';
import { checkUnit, firstRefusal, loadUnits } from './units';

/** Decides `parkSale`: the units are reserved until the sale is recalled. What may not be sold may not be parked. */
export function parkSale(view: View, command: PostingCommands['parkSale'], context: Context): Decision {
  const { label, customer, docDiscountPpm, docDiscountMinor } = command;
  const refusal = firstRefusal([
    () => needRight(context, 'sell'),
    () => (command.lines.length === 0 ? { code: 'nothingToPost' } : null),
    () =>
      customer !== null && !view.customers([customer]).has(customer) ? { code: 'unknownCustomer', customer } : null,
  ]);
  if (refusal) return refuse(refusal);
  const open = saleUnits(view, { ...command, onTrust: [] }, context);
  if ('code' in open) return refuse(open);
  // From here it must succeed.
  const lines = open.map(({ line, quantityE7 }) => ({
    item: line.item,
    quantityE7,
    unitPriceMinor: line.unitPriceMinor ?? null,
    discountPpm: line.discountPpm ?? 0,
    discountMinor: line.discountMinor ?? 0,
  }));
  const units = open.flatMap((line, index) =>
    line.units.map(({ serial, unit }) => ({ serial, after: must(unit, 'a checked unit').last, line: index })),
  );
  return accept([
    { kind: 'sale.parked', body: { label, customer, docDiscountPpm, docDiscountMinor, lines, units }, refersTo: null },
  ]);
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
  const units = serials.map((serial) => ({ serial, after: must(book.units.get(serial), 'a checked unit').last }));
  return accept([{ kind: 'sale.recalled', body: { parked: command.parked, units }, refersTo: command.parked }]);
}
