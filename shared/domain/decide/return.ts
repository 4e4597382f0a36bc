// The customer's return: a unit comes back only if we sold it, and its shares of the sale are replayed, never recomputed.
// Faults 25, 27, 29, 31, R27; rows 9.52, X-14, 9.38; the reason implies condition and place.
import { sum } from '../../money/integer';
import { daysBetween } from '../../time/dates';
import type { PostingCommands } from '../../contract/commands';
import { must } from '../must';
import type { ReturnLine, ReturnPosted } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { accept, allowed, needRight, refuse, type Context, type Decision } from './context';
import { PoolBook } from './pool';
import { splitRefunds } from './refund';
import { replayGoods, replayUnit, type Replay } from './return-replay';
import {
  checkClaims,
  checkUnit,
  firstRefusal,
  firstTwice,
  loadUnits,
  printedSerial,
  unitFacts,
  type UnitBook,
} from './units';

type Command = PostingCommands['returnGoods'];

/** Decides `returnGoods`. Each line is one unit, or a quantity of one line of a sale. */
export function returnGoods(view: View, command: Command, context: Context): Decision {
  const serials = command.lines.flatMap((line) => (line.unit === undefined ? [] : [printedSerial(line.unit)]));
  const book = loadUnits(view, serials);
  const refusal = checkHead(view, command, context, serials, book);
  if (refusal) return refuse(refusal);
  const replays: Replay[] = [];
  for (const line of command.lines) {
    const replay = replayLine(view, context, line, book, replays);
    if ('code' in replay) return refuse(replay);
    replays.push(replay);
  }
  const buyer = checkBuyers(view, command, context, replays, book);
  if (buyer) return refuse(buyer);
  const refunds = splitRefunds(view, replays, command.refunds);
  if ('code' in refunds) return refuse(refunds);
  // From here it must succeed.
  const lines = replays.map((replay) => replay.line);
  const grossMinor = sum(lines.map((line) => line.grossMinor));
  const netMinor = sum(lines.map((line) => line.netMinor));
  const customer = command.customer ?? replays[0]?.customer ?? null;
  const body: ReturnPosted = { customer, lines, refunds, grossMinor, netMinor };
  return accept([
    { kind: 'return.posted', body, refersTo: must(lines[0], 'a line of a return').sale },
    ...corrections(view, context, lines),
  ]);
}

function checkHead(
  view: View,
  command: Command,
  context: Context,
  serials: readonly string[],
  book: UnitBook,
): Refusal | null {
  const { customer } = command;
  return firstRefusal([
    () => needRight(context, 'return'),
    () => (context.shift === null ? { code: 'shiftNotOpen' } : null),
    () =>
      customer !== null && !view.customers([customer]).has(customer) ? { code: 'unknownCustomer', customer } : null,
    () => (command.lines.length === 0 ? { code: 'nothingToPost' } : null),
    () => firstTwice(serials),
    ...serials.map((serial) => () => checkReturnUnit(view, context, book, serial)),
    () => checkClaims(view, context, book, serials),
  ]);
}

function checkReturnUnit(view: View, context: Context, book: UnitBook, serial: string): Refusal | null {
  if (!book.units.has(serial)) return { code: 'notSoldByUs', text: serial };
  return checkUnit(view, context, book, serial, 'returned');
}

function replayLine(
  view: View,
  context: Context,
  line: Command['lines'][number],
  book: UnitBook,
  before: readonly Replay[],
): Replay | Refusal {
  const reason = view.settings().returnReasons.find((one) => one.id === line.reason);
  if (!reason) return { code: 'unknownReason', reason: line.reason };
  if (view.locations([reason.location]).get(reason.location)?.branch !== context.station.branch) {
    return { code: 'locationOfOtherBranch', location: reason.location };
  }
  if (line.unit === undefined) return replayGoods(view, line, reason, before);
  return replayUnit(view, must(book.units.get(printedSerial(line.unit)), 'a checked unit'), reason);
}

function checkBuyers(
  view: View,
  command: Command,
  context: Context,
  replays: readonly Replay[],
  book: UnitBook,
): Refusal | null {
  const limit = view.settings().returnWindowDays;
  for (const replay of replays) {
    const unit = replay.unit && book.units.get(replay.unit);
    const days = daysBetween(replay.soldOn, context.businessDate);
    const other = command.customer !== null && replay.customer !== null && command.customer !== replay.customer;
    const facts = unit ? unitFacts(unit, book.items.get(unit.item)) : null;
    if (other && !allowed(context, 'return_other_customer')) {
      return facts
        ? { code: 'soldToOtherCustomer', given: command.customer, ...facts }
        : { code: 'notAllowed', right: 'return_other_customer' };
    }
    if (days > limit && !allowed(context, 'return_late')) {
      return facts
        ? { code: 'returnWindowOver', soldOn: replay.soldOn, days, limit, ...facts }
        : { code: 'notAllowed', right: 'return_late' };
    }
  }
  return null;
}

function corrections(view: View, context: Context, lines: readonly ReturnLine[]): ReturnType<PoolBook['corrections']> {
  const goods = lines.filter((line) => line.stocked);
  const pools = new PoolBook(
    view.pools(
      goods.map((line) => line.item),
      context.station.branch,
    ),
  );
  for (const line of goods) pools.add(line.item, line.quantityE7, line.costMinor, false);
  return pools.corrections();
}
