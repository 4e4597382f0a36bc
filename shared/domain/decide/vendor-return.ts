// Return to a vendor in one step: a unit goes only to the vendor it came from, save by right and with a reason.
// Fault 27, rows V-04, V-10, X-13, 9.39.
import { ONE_E7, sum } from '../../money/integer';
import type { PostingCommands } from '../../contract/commands';
import { must } from '../must';
import type { VendorReturnPosted } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { accept, allowed, needRight, refuse, type Context, type Decision } from './context';
import { PoolBook } from './pool';
import { hasUnits } from './receive';
import {
  checkClaims,
  checkUnit,
  firstRefusal,
  firstTwice,
  goodsOf,
  loadUnits,
  otherItem,
  printedSerial,
  tooMany,
  unitFacts,
  type UnitBook,
} from './units';

type Command = PostingCommands['returnToVendor'];
type VendorLine = VendorReturnPosted['lines'][number];

/** Decides `returnToVendor`. A line is units (of one or several items) or a quantity of a stocked item; the credit defaults to the cost. */
export function returnToVendor(view: View, command: Command, context: Context): Decision {
  const serials = command.lines.flatMap((line) => line.units ?? []).map(printedSerial);
  const book = loadUnits(view, serials);
  const refusal = checkHead(view, command, context, serials, book);
  if (refusal) return refuse(refusal);
  const stocked = command.lines.flatMap((line) => (line.units || line.item === undefined ? [] : [line.item]));
  const pools = new PoolBook(view.pools(stocked, context.station.branch));
  const goods = checkGoods(view, command, pools);
  if (goods) return refuse(goods);
  // From here it must succeed.
  const lines = command.lines.flatMap((line) =>
    line.units ? unitLines(line.units, line.creditMinor, book) : [goodsLine(line, pools)],
  );
  const { vendor, vendorReference, overrideReason } = command;
  const body = {
    vendor,
    vendorReference,
    overrideReason,
    lines,
    creditMinor: sum(lines.map((line) => line.creditMinor)),
  };
  return accept([{ kind: 'vendor_return.posted', body, refersTo: null }, ...pools.corrections()]);
}

function checkHead(
  view: View,
  command: Command,
  context: Context,
  serials: readonly string[],
  book: UnitBook,
): Refusal | null {
  return firstRefusal([
    () => needRight(context, 'vendor_return'),
    () =>
      view.vendors([command.vendor]).has(command.vendor) ? null : { code: 'unknownVendor', vendor: command.vendor },
    () =>
      command.lines.length === 0 || command.lines.some((line) => line.units?.length === 0)
        ? { code: 'nothingToPost' }
        : null,
    () => tooMany(serials.length),
    () => firstTwice(serials),
    () => otherItem(command.lines, book),
    ...serials.map((serial) => () => checkUnit(view, context, book, serial, 'vendorReturned')),
    ...serials.map((serial) => () => checkVendor(command, context, book, serial)),
    () => checkClaims(view, context, book, serials),
  ]);
}

function checkVendor(command: Command, context: Context, book: UnitBook, serial: string): Refusal | null {
  const unit = must(book.units.get(serial), 'a checked unit');
  const facts = unitFacts(unit, book.items.get(unit.item));
  if (unit.owner !== 'us') return { code: 'unitNotOurs', ...facts };
  if (unit.vendor === command.vendor) return null;
  if (command.overrideReason !== null && allowed(context, 'vendor_return_override')) return null;
  const { vendor, receipt, receivedOn } = unit;
  const costMinor = allowed(context, 'see_cost') ? unit.costMinor : null;
  return { code: 'unitFromOtherVendor', vendor, receipt, receivedOn, costMinor, ...facts };
}

function checkGoods(view: View, command: Command, pools: PoolBook): Refusal | null {
  const items = view.items(command.lines.map((line) => line.item ?? ''));
  const wanted = new Map<string, number>();
  for (const line of command.lines) {
    if (line.units) continue;
    const { item: id, quantityE7 } = goodsOf(line);
    const item = items.get(id);
    if (!item) return { code: 'unknownItem', item: id };
    if (hasUnits(item)) return { code: 'unitsMissing', item: item.id, wanted: Math.ceil(quantityE7 / ONE_E7), got: 0 };
    if (item.inventoryType !== 'stocked') return { code: 'noUnitsOfItem', item: item.id };
    const total = (wanted.get(item.id) ?? 0) + quantityE7;
    wanted.set(item.id, total);
    if (total > pools.onHandE7(item.id))
      return { code: 'stockTooLow', item: item.id, onHandE7: pools.onHandE7(item.id) };
  }
  return null;
}

function unitLines(serials: readonly string[], lineCreditMinor: number | undefined, book: UnitBook): VendorLine[] {
  return serials.map(printedSerial).map((serial, index, all) => {
    const unit = must(book.units.get(serial), 'a checked unit');
    const costMinor = unit.costMinor ?? 0;
    const creditMinor = lineCreditMinor === undefined ? costMinor : creditOf(lineCreditMinor, all.length, index);
    const units = [{ serial, after: unit.last, costMinor: unit.costMinor }];
    return { item: unit.item, quantityE7: ONE_E7, costMinor, creditMinor, units };
  });
}

/** The even share of a line's credit; the earlier units take the odd minor units. */
function creditOf(creditMinor: number, count: number, index: number): number {
  const each = Math.floor(creditMinor / count);
  return index < creditMinor - each * count ? each + 1 : each;
}

function goodsLine(line: Command['lines'][number], pools: PoolBook): VendorLine {
  const { item, quantityE7 } = goodsOf(line);
  const costMinor = pools.issue(item, quantityE7);
  return { item, quantityE7, costMinor, creditMinor: line.creditMinor ?? costMinor, units: [] };
}
