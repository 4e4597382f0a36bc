// Adjustments: write-off, missing, found. A found unit comes back under its own serial at its own cost (O-10, W-32).
import { ONE_E7 } from '../../money/integer';
import { formatSerial } from '../../serial/serial';
import type { PostingCommands } from '../../contract/commands';
import type { Item } from '../model';
import type { AdjustmentPosted } from '../posting';
import type { Refusal } from '../refusal';
import type { UnitEvent } from '../status';
import type { View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';
import { checkInHands, checkMakers, spellings, trimRows, type MakerRow } from './makers';
import { PoolBook } from './pool';
import { hasUnits } from './receive';
import {
  checkClaims,
  checkUnit,
  firstRefusal,
  firstTwice,
  loadUnits,
  otherItem,
  printedSerial,
  tooMany,
  type UnitBook,
} from './units';
import { must } from '../must';

type Command = PostingCommands['adjustStock'];
type Line = Command['lines'][number];
type PostedLine = AdjustmentPosted['lines'][number];
type Book = UnitBook & { readonly wanted: ReadonlyMap<string, Item> };

const EVENT_OF: Record<Command['type'], UnitEvent> = { write_off: 'scrapped', missing: 'missing', found: 'found' };

/** Decides `adjustStock`. A line is known units, or a quantity of an item; found pieces of an item with units get new serials. */
export function adjustStock(view: View, command: Command, context: Context): Decision {
  const serials = command.lines.flatMap((line) => line.units ?? []).map(printedSerial);
  const ids = command.lines.flatMap((line) => (line.item === undefined ? [] : [line.item]));
  const book: Book = { ...loadUnits(view, serials), wanted: view.items(ids) };
  const refusal = checkHead(view, command, context, serials, book) ?? checkLines(view, command, book);
  if (refusal) return refuse(refusal);
  // From here it must succeed.
  const newSerials: string[] = [];
  const pools = new PoolBook(view.pools(ids, context.station.branch));
  const lines = command.lines.flatMap((line) => postedLines(line, command, context, book, pools, newSerials));
  const body: AdjustmentPosted = {
    type: command.type,
    reason: command.reason,
    location: command.location ?? null,
    lines,
  };
  return accept([{ kind: 'adjustment.posted', body, refersTo: null }, ...pools.corrections()], newSerials);
}

function checkHead(
  view: View,
  command: Command,
  context: Context,
  serials: readonly string[],
  book: UnitBook,
): Refusal | null {
  const place = command.location === undefined ? undefined : view.locations([command.location]).get(command.location);
  const event = EVENT_OF[command.type];
  return firstRefusal([
    () => needRight(context, 'adjust'),
    () =>
      command.lines.length === 0 || command.lines.some((line) => line.units?.length === 0)
        ? { code: 'nothingToPost' }
        : null,
    () => (command.type === 'found' && !place ? { code: 'unknownLocation', location: command.location ?? '' } : null),
    () =>
      place && place.branch !== context.station.branch ? { code: 'locationOfOtherBranch', location: place.id } : null,
    () => tooMany(serials.length + pieces(command)),
    () => firstTwice(serials),
    () => otherItem(command.lines, book),
    ...serials.map((serial) => () => checkUnit(view, context, book, serial, event)),
    () => checkClaims(view, context, book, serials),
  ]);
}

/** Pieces that get a unit each, for the limit of a posting. */
function pieces(command: Command): number {
  return command.lines.reduce((so, line) => so + (line.units ? 0 : Math.ceil(quantityOf(line) / ONE_E7)), 0);
}

function checkLines(view: View, command: Command, book: Book): Refusal | null {
  for (const line of command.lines) {
    if (line.units) continue;
    const refusal = checkGoods(command, line, book.wanted.get(itemOf(line)));
    if (refusal) return refusal;
  }
  const rows = foundRows(command, book);
  const pairs = rows.flatMap((row) => row.makers.flatMap((text) => spellings(row.item, text)));
  return rows.length === 0 ? null : (checkMakers(view, rows) ?? checkInHands(view, pairs, new Set()));
}

function checkGoods(command: Command, line: Line, item: Item | undefined): Refusal | null {
  if (!item) return { code: 'unknownItem', item: itemOf(line) };
  const quantityE7 = quantityOf(line);
  if (item.inventoryType === 'non_stocked') return { code: 'noUnitsOfItem', item: item.id };
  if (!hasUnits(item)) return null;
  if (quantityE7 % ONE_E7 !== 0) return { code: 'wholePiecesOnly', item: item.id };
  if (command.type !== 'found') return { code: 'unitsMissing', item: item.id, wanted: quantityE7 / ONE_E7, got: 0 };
  return line.makers && quantityE7 !== ONE_E7 ? { code: 'wholePiecesOnly', item: item.id } : null;
}

/** Found pieces that no book knows, one row each. */
function foundRows(command: Command, book: Book): MakerRow[] {
  return trimRows(
    command.lines.flatMap((line) => {
      if (line.units) return [];
      const { item, quantityE7 } = goodsOf(line, book);
      if (!hasUnits(item)) return [];
      return Array.from({ length: quantityE7 / ONE_E7 }, () => ({ item, makers: line.makers ?? [] }));
    }),
  );
}

/** Item and quantity of a line without units, after both were checked. */
function goodsOf(line: Line, book: Book): { readonly item: Item; readonly quantityE7: number } {
  return { item: must(book.wanted.get(itemOf(line)), 'an item'), quantityE7: quantityOf(line) };
}

/** The shape of the command: a line names units, or an item and its quantity. */
function itemOf(line: Line): string {
  return must(line.item, 'the item of a line');
}

function quantityOf(line: Line): number {
  return must(line.quantityE7, 'the quantity of a line');
}

function postedLines(
  line: Line,
  command: Command,
  context: Context,
  book: Book,
  pools: PoolBook,
  newSerials: string[],
): PostedLine[] {
  if (line.units) return line.units.map(printedSerial).map((serial) => knownUnit(serial, book));
  const { item, quantityE7 } = goodsOf(line, book);
  if (hasUnits(item)) {
    return Array.from({ length: quantityE7 / ONE_E7 }, () => {
      const serial = formatSerial(context.station.prefix, context.firstSequence + newSerials.length);
      newSerials.push(serial);
      const unit = { serial, after: null, costMinor: line.costMinor ?? 0, makers: line.makers ?? [] };
      return { item: item.id, quantityE7: ONE_E7, costMinor: line.costMinor ?? 0, units: [unit] };
    });
  }
  if (command.type !== 'found')
    return [{ item: item.id, quantityE7, costMinor: pools.issue(item.id, quantityE7), units: [] }];
  const costMinor = line.costMinor ?? pools.valueOf(item.id, quantityE7);
  pools.add(item.id, quantityE7, costMinor, false);
  return [{ item: item.id, quantityE7, costMinor, units: [] }];
}

function knownUnit(serial: string, book: Book): PostedLine {
  const unit = must(book.units.get(serial), 'a unit');
  const units = [{ serial, after: unit.last, costMinor: unit.costMinor, makers: unit.makers }];
  return { item: unit.item, quantityE7: ONE_E7, costMinor: unit.costMinor ?? 0, units };
}
