// Void of a sale in its own shift: everything goes back where it was, the money to the tenders that paid (11.15).
import { sum } from '../../money/integer';
import type { PostingCommands } from '../../contract/commands';
import { must } from '../must';
import type { Refund, SalePosted, SaleVoided } from '../posting';
import type { Refusal } from '../refusal';
import type { SaleState, View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';
import { PoolBook } from './pool';
import { checkUnit, firstRefusal, loadUnits, unitFacts, type UnitBook } from './units';

/** Decides `voidSale`: only in the shift and station of the sale, only while nothing of it came back. */
export function voidSale(view: View, command: PostingCommands['voidSale'], context: Context): Decision {
  const right = needRight(context, 'void_sale');
  if (right) return refuse(right);
  const { shift } = context;
  if (shift === null) return refuse({ code: 'shiftNotOpen' });
  const sale = view.posting(command.sale);
  const state = view.saleState(command.sale);
  if (sale?.kind !== 'sale.posted' || !state) return refuse({ code: 'unknownDocument', document: command.sale });
  const refusal = firstRefusal([
    () => (state.voided ? { code: 'saleVoided', sale: command.sale } : null),
    () => (sale.header.shift === shift.ref ? null : { code: 'saleOfOtherShift', sale: command.sale }),
    () => (hasReturns(state) ? { code: 'saleHasReturns', sale: command.sale } : null),
    () => checkUnits(view, context, sale.body, command.sale),
  ]);
  if (refusal) return refuse(refusal);
  // From here it must succeed.
  const { grossMinor, netMinor } = sale.body;
  const refunds: Refund[] = state.tenders.map(({ kind, paidMinor, refundedMinor }) => ({
    kind,
    amountMinor: paidMinor - refundedMinor,
  }));
  const units = loadUnits(
    view,
    sale.body.lines.flatMap((line) => line.units.map((unit) => unit.serial)),
  ).units;
  const lines = sale.body.lines.map(({ item, stocked, quantityE7, costMinor, units: sold }) => ({
    item,
    stocked,
    quantityE7,
    costMinor,
    units: sold.map(({ serial, location, costMinor: cost }) => ({
      serial,
      after: must(units.get(serial), 'a checked unit').last,
      location,
      costMinor: cost,
    })),
  }));
  const body: SaleVoided = { sale: command.sale, reason: command.reason, lines, refunds, grossMinor, netMinor };
  return accept([{ kind: 'sale.voided', body, refersTo: command.sale }, ...corrections(view, context, sale.body)]);
}

function hasReturns(state: SaleState): boolean {
  return sum([...state.returnedE7.values()]) > 0;
}

/** A unit that by the order of the books another sale sold is that sale's; this one takes nothing back of it. */
function checkSale(book: UnitBook, serial: string, sale: string): Refusal | null {
  const unit = book.units.get(serial);
  if (!unit || unit.sale === sale) return null;
  return { code: 'unitAlreadySold', ...unitFacts(unit, book.items.get(unit.item)) };
}

function checkUnits(view: View, context: Context, body: SalePosted, sale: string): Refusal | null {
  const serials = body.lines.flatMap((line) => line.units.map((unit) => unit.serial));
  const book = loadUnits(view, serials);
  return firstRefusal(
    serials.map((serial) => () => checkUnit(view, context, book, serial, 'voided') ?? checkSale(book, serial, sale)),
  );
}

function corrections(view: View, context: Context, body: SalePosted): ReturnType<PoolBook['corrections']> {
  const stocked = body.lines.filter((line) => line.stocked);
  const pools = new PoolBook(
    view.pools(
      stocked.map((line) => line.item),
      context.station.branch,
    ),
  );
  for (const line of stocked) pools.add(line.item, line.quantityE7, line.costMinor, false);
  return pools.corrections();
}
