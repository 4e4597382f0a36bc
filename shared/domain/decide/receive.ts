// Receipt of goods: units get their serials and their exact landed cost, stocked goods their pool (DESIGN 4 and 5).
// Rows; faults 1, 5, 7, 21, 23, R15.
import { allocate, allocateEvenly } from '../../money/allocate';
import { fitsAmount, MAX_MINOR, ONE_E7, priceTimesQuantity, sum } from '../../money/integer';
import { trimIdentifier } from '../../text/fold';
import { formatSerial } from '../../serial/serial';
import { addMonths } from '../../time/dates';
import type { PostingCommands } from '../../contract/commands';
import type { Item, Period, Unit } from '../model';
import { MAX_UNITS_A_POSTING, type AddOn, type ReceiptLine, type ReceiptUnit } from '../posting';
import { STATUS_REFUSALS, type Refusal } from '../refusal';
import { statusAfter } from '../status';
import { makerKey, type MakerKey, type View } from '../view';
import { accept, allowed, needRight, refuse, type Context, type Decision } from './context';
import { noteOf, usedNote } from './delivery-note';
import { checkInHands, checkMakers, spellings, trimRows, type MakerRow, type Spelling } from './makers';
import { PoolBook } from './pool';
import { firstRefusal, firstTwice, printedSerial, unitFacts } from './units';
import { must } from '../must';

type Command = PostingCommands['receiveUnits'];
type Line = Command['lines'][number];
/** A line with what decide found out about it. */
type OpenLine = {
  readonly line: Line;
  readonly item: Item;
  readonly count: number;
  readonly quantityE7: number;
  readonly amountMinor: number;
};

/** True for an item whose pieces are units. */
export function hasUnits(item: Item): boolean {
  return item.inventoryType === 'serialized' || item.inventoryType === 'auto_serialized';
}

/** Decides `receiveUnits`. Amounts in minor units of the company's currency, quantities in ten-millionths. */
export function receiveUnits(view: View, command: Command, context: Context): Decision {
  const items = view.items([...new Set(command.lines.map((line) => line.item))]);
  const head = checkHead(view, command, context);
  if (head) return refuse(head);
  const open: OpenLine[] = [];
  for (const line of command.lines) {
    const result = openLine(line, items.get(line.item));
    if ('code' in result) return refuse(result);
    open.push(result);
  }
  // Counted before anything is made of each piece: a command may ask for more than memory holds.
  const count = sum(open.map((line) => line.count));
  if (count > MAX_UNITS_A_POSTING) return refuse({ code: 'tooManyUnits', count, limit: MAX_UNITS_A_POSTING });
  const rows = trimRows(open.flatMap((line) => unitRows(line)));
  const pairs = rows.flatMap((row) => row.makers.flatMap((text) => spellings(row.item, text)));
  const known = pairs.length === 0 ? new Map<string, readonly Unit[]>() : view.unitsByMaker(pairs);
  const given = open.flatMap((line) =>
    Array.from({ length: line.count }, (_, index) => line.line.units?.[index]?.serial),
  );
  const ours = givenUnits(view, given);
  const again = knownUnits(
    rows,
    known,
    given.map((serial) => ours.get(printedSerial(serial ?? ''))),
  );
  const held = (): Refusal | null =>
    checkInHands(
      view,
      notCovered(pairs, command, context),
      new Set([...again.values()].map((unit) => unit.serial)),
      known,
    );
  const refusal = checkLines(view, command, context, open, rows, again, held);
  if (refusal) return refuse(refusal);
  // From here it must succeed.
  const newSerials: string[] = [];
  const lines = costedLines(command, context, open, nextUnit(context, open, rows, again, newSerials));
  const pools = new PoolBook(
    view.pools(
      open.filter((line) => line.item.inventoryType === 'stocked').map((line) => line.item.id),
      context.station.branch,
    ),
  );
  lines.forEach((line) => {
    if (line.stocked) pools.add(line.item, line.quantityE7, line.costMinor, true);
  });
  const { vendor, location, twinReason } = command;
  const deliveryNote = noteOf(command);
  const body = {
    vendor,
    location,
    deliveryNote,
    ...(usedNote(view, command) === null ? {} : { deliveryNoteAgain: true as const }),
    lines,
    addOns: command.addOns,
    totalMinor: sum(lines.map((line) => line.costMinor)),
    twinReason,
  };
  return accept([{ kind: 'receipt.posted', body, refersTo: null }, ...pools.corrections()], newSerials);
}

function checkHead(view: View, command: Command, context: Context): Refusal | null {
  const location = view.locations([command.location]).get(command.location);
  return firstRefusal([
    () => needRight(context, 'receive'),
    () =>
      view.vendors([command.vendor]).has(command.vendor) ? null : { code: 'unknownVendor', vendor: command.vendor },
    () => (location ? null : { code: 'unknownLocation', location: command.location }),
    () =>
      location?.branch === context.station.branch
        ? null
        : { code: 'locationOfOtherBranch', location: command.location },
    () => (command.deliveryNoteAgain ? null : usedNote(view, command)),
    () => (command.lines.length > 0 ? null : { code: 'nothingToPost' }),
  ]);
}

function openLine(line: Line, item: Item | undefined): OpenLine | Refusal {
  if (!item) return { code: 'unknownItem', item: line.item };
  const quantityE7 = line.quantityE7 ?? (line.units?.length ?? 0) * ONE_E7;
  if (!hasUnits(item) && line.units) return { code: 'noUnitsOfItem', item: item.id };
  if (quantityE7 === 0) return { code: 'nothingToPost' };
  if (hasUnits(item) && quantityE7 % ONE_E7 !== 0) return { code: 'wholePiecesOnly', item: item.id };
  const count = hasUnits(item) ? quantityE7 / ONE_E7 : 0;
  if (line.units && line.units.length !== count)
    return { code: 'unitsMissing', item: item.id, wanted: count, got: line.units.length };
  if (line.amountMinor !== undefined && line.unitCostMinor !== undefined) {
    return {
      code: 'commandMalformed',
      path: 'lines.amountMinor',
      problem: 'give the cost of a piece or of the line, not both',
    };
  }
  if (!fitsAmount(line.unitCostMinor ?? 0, quantityE7)) return { code: 'amountTooLarge' };
  const amountMinor = line.amountMinor ?? priceTimesQuantity(line.unitCostMinor ?? 0, quantityE7);
  if (line.discountMinor > amountMinor) return { code: 'discountExceedsAmount', item: item.id };
  return { line, item, count, quantityE7, amountMinor };
}

function unitRows(open: OpenLine): MakerRow[] {
  const given = open.line.units;
  return Array.from({ length: open.count }, (_, index) => ({ item: open.item, makers: given?.[index]?.makers ?? [] }));
}

/** The units that the serials of a delivery name, where they are units already and not allotments. */
function givenUnits(view: View, given: readonly (string | undefined)[]): ReadonlyMap<string, Unit> {
  const serials = given.filter((serial) => serial !== undefined).map(printedSerial);
  return serials.length === 0 ? new Map<string, Unit>() : view.units(serials);
}

/** Units of ours that come in again: same item and maker serial, and a status that a receipt may follow (fault 23). */
function knownUnits(
  rows: readonly MakerRow[],
  known: ReadonlyMap<string, readonly Unit[]>,
  given: readonly (Unit | undefined)[],
): ReadonlyMap<MakerRow, Unit> {
  const again = new Map<MakerRow, Unit>();
  for (const [index, row] of rows.entries()) {
    const scanned = given[index];
    if (scanned && scanned.item === row.item.id && statusAfter(scanned.status, 'received') !== null)
      again.set(row, scanned);
    for (const pair of row.makers.flatMap((text) => spellings(row.item, text))) {
      const unit = known.get(makerKey(pair))?.find((one) => statusAfter(one.status, 'received') !== null);
      if (unit) again.set(row, unit);
    }
  }
  return again;
}

/** The numbers that no reason with the right to it lets stand twice. */
function notCovered(pairs: readonly Spelling[], { twinReason, twins }: Command, context: Context): readonly MakerKey[] {
  if (twinReason === null || !allowed(context, 'maker_serial_twin')) return pairs;
  const covered = new Set((twins ?? pairs.map((pair) => pair.given)).map(trimIdentifier));
  return pairs.filter((pair) => !covered.has(pair.given));
}

function checkLines(
  view: View,
  command: Command,
  context: Context,
  open: readonly OpenLine[],
  rows: readonly MakerRow[],
  again: ReadonlyMap<MakerRow, Unit>,
  held: () => Refusal | null,
): Refusal | null {
  const given = open
    .flatMap((line) => line.line.units ?? [])
    .map((unit) => unit.serial)
    .filter((serial) => serial !== undefined);
  const total =
    open.reduce((so, line) => so + line.amountMinor, 0) +
    command.addOns.reduce((so, addOn) => so + addOn.amountMinor, 0);
  return firstRefusal([
    () => (total > MAX_MINOR ? { code: 'amountTooLarge' } : null),
    () => checkMakers(view, rows),
    held,
    () => firstTwice([...again.values()].map((unit) => unit.serial)),
    () => firstTwice(given.map(printedSerial)),
    () => checkAllotted(view, context, given.map(printedSerial), again),
  ]);
}

function checkAllotted(
  view: View,
  context: Context,
  given: readonly string[],
  again: ReadonlyMap<MakerRow, Unit>,
): Refusal | null {
  if (given.length === 0) return null;
  const allotments = view.allotments(given);
  const known = new Set([...again.values()].map((unit) => unit.serial));
  const units = view.units(given);
  for (const serial of given) {
    const allotment = allotments.get(serial);
    if (known.has(serial) || (allotment?.state === 'open' && allotment.draft === context.draft)) continue;
    const unit = units.get(serial);
    if (unit) return { code: STATUS_REFUSALS[unit.status], ...unitFacts(unit, view.items([unit.item]).get(unit.item)) };
    return allotment?.state === 'void' ? { code: 'serialVoid', serial } : { code: 'serialNotAllotted', serial };
  }
  return null;
}

/** Gives each unit its serial: the known unit's, the allotted one, or the next of this station. */
function nextUnit(
  context: Context,
  open: readonly OpenLine[],
  rows: readonly MakerRow[],
  again: ReadonlyMap<MakerRow, Unit>,
  newSerials: string[],
): (costMinor: number) => ReceiptUnit {
  const given = open.flatMap((line) =>
    Array.from({ length: line.count }, (_, index) => line.line.units?.[index]?.serial),
  );
  let at = -1;
  let sequence = context.firstSequence;
  return (costMinor) => {
    at += 1;
    const row = must(rows[at], 'a row');
    const { makers } = row;
    const unit = again.get(row);
    if (unit) return { serial: unit.serial, after: unit.last, makers, costMinor };
    const allotted = given[at];
    if (allotted !== undefined) return { serial: printedSerial(allotted), after: null, makers, costMinor };
    const serial = formatSerial(context.station.prefix, sequence);
    sequence += 1;
    newSerials.push(serial);
    return { serial, after: null, makers, costMinor };
  };
}

/** The weights of an add-on over the lines; a method that weighs nothing falls back to value, then to even shares. */
function weightsOf(addOn: AddOn, open: readonly OpenLine[]): number[] {
  const by = {
    value: (line: OpenLine) => line.amountMinor - line.line.discountMinor,
    weight: (line: OpenLine) => priceTimesQuantity(line.item.weightG, line.quantityE7),
    volume: (line: OpenLine) => priceTimesQuantity(line.item.volumeCc, line.quantityE7),
    quantity: (line: OpenLine) => line.quantityE7,
  };
  const weights = open.map(by[addOn.by]);
  return weights.some((weight) => weight > 0) ? weights : open.map(by.value);
}

function costedLines(
  command: Command,
  context: Context,
  open: readonly OpenLine[],
  next: (costMinor: number) => ReceiptUnit,
): ReceiptLine[] {
  const shares = command.addOns.map((addOn) => allocate(addOn.amountMinor, weightsOf(addOn, open)));
  return open.map(({ line, item, count, quantityE7, amountMinor }, index) => {
    const addOnMinor = sum(shares.map((share) => must(share[index], 'a share')));
    const costMinor = amountMinor - line.discountMinor + addOnMinor + line.taxMinor;
    const units = count === 0 ? [] : allocateEvenly(costMinor, count).map(next);
    const vendorWarranty = warranty(context.businessDate, item.vendorWarrantyMonths);
    const { discountMinor, taxMinor, lot } = line;
    const stocked = item.inventoryType === 'stocked';
    return {
      item: item.id,
      stocked,
      quantityE7,
      amountMinor,
      discountMinor,
      addOnMinor,
      taxMinor,
      costMinor,
      lot,
      vendorWarranty,
      units,
    };
  });
}

/** A warranty of some months from a date; null for none. */
export function warranty(start: string, monthCount: number): Period | null {
  return monthCount === 0 ? null : { start, end: addMonths(start, monthCount) };
}
