// Void of a sale in its own shift: everything goes back where it was, the money to the tenders that paid (11.15).
import { sum } from '../../money/integer';
import type { PostingCommands } from '../../contract/commands';
import type { Refund, SalePosted, SaleVoided } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';
import { PoolBook } from './pool';
import { checkClaims, checkUnit, firstRefusal, loadUnits, unitFacts, type UnitBook } from './units';
import { must } from '../must';

/** Decides `voidSale`: only in the shift and station of the sale, only while nothing of it came back. */
export function voidSale(view: View, command: PostingCommands['voidSale'], context: Context): Decision {
  const posting = view.posting(command.sale);
  const sale = posting?.kind === 'sale.posted' ? posting : null;
  const state = view.saleState(command.sale);
  const head = firstRefusal([
    () => needRight(context, 'void_sale'),
    () => (context.shift === null ? { code: 'shiftNotOpen' } : null),
    () => (sale && state ? null : { code: 'unknownDocument', document: command.sale }),
    () => (state?.voided ? { code: 'saleVoided', sale: command.sale } : null),
    () => (sale?.header.shift === context.shift?.ref ? null : { code: 'saleOfOtherShift', sale: command.sale }),
    () => (hasReturns(state) ? { code: 'saleHasReturns', sale: command.sale } : null),
  ]);
  if (head) return refuse(head);
  const { body: sold } = must(sale, 'the sale');
  const refusal = checkUnits(view, context, sold, command.sale);
  if (refusal) return refuse(refusal);
  // From here it must succeed.
  const { grossMinor, netMinor } = sold;
  const refunds: Refund[] = must(state, 'the state of the sale').tenders.map(({ kind, paidMinor, refundedMinor }) => ({
    kind,
    amountMinor: paidMinor - refundedMinor,
  }));
  const units = loadUnits(
    view,
    sold.lines.flatMap((line) => line.units.map((unit) => unit.serial)),
  ).units;
  const lines = sold.lines.map(({ item, stocked, quantityE7, costMinor, units: pieces }) => ({
    item,
    stocked,
    quantityE7,
    costMinor,
    units: pieces.map(({ serial, location, costMinor: cost }) => ({
      serial,
      after: must(units.get(serial), 'a unit').last,
      location,
      costMinor: cost,
    })),
  }));
  const body: SaleVoided = { sale: command.sale, reason: command.reason, lines, refunds, grossMinor, netMinor };
  return accept([{ kind: 'sale.voided', body, refersTo: command.sale }, ...corrections(view, context, sold)]);
}

function hasReturns(state: { readonly returnedE7: ReadonlyMap<number, number> } | null): boolean {
  return state !== null && sum([...state.returnedE7.values()]) > 0;
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
  return firstRefusal([
    ...serials.map((serial) => () => checkUnit(view, context, book, serial, 'voided') ?? checkSale(book, serial, sale)),
    () => checkClaims(view, context, book, serials),
  ]);
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
