// A scan at the counter: one unit, one line, no question; quantities that were entered are filled first (X-15, 9.31 to 9.33).
import { ONE_E7 } from '../../money/integer';
import type { DraftLine } from '../../contract/answers';
import { hasUnits } from '../decide/receive';
import { checkSaleUnits } from '../decide/sale-units';
import { wantsMakers } from '../decide/sale-makers';
import type { Context } from '../decide/context';
import type { Item, Unit } from '../model';
import type { View } from '../view';
import {
  askScan,
  blankLine,
  refusedScan,
  serialsOf,
  tookScan,
  withHeader,
  withLine,
  withUnit,
  type Draft,
  type ScanOutcome,
} from './draft';
import type { DraftScan, Several } from './resolved';
import { openUnit, scanNumber } from './scan-number';
import { must } from '../must';

/** What a scan does to a sale. While a piece waits for its number, a scan is that number or is refused. */
export function scanIntoSale(view: View, context: Context, draft: Draft, scan: DraftScan): ScanOutcome {
  const { resolved } = scan;
  const open = openUnit(view, draft);
  if (open && resolved.kind !== 'customer') return scanNumber(view, draft, open, scan);
  switch (resolved.kind) {
    case 'unit':
      return addUnit(view, context, draft, resolved.unit, scan);
    case 'item':
      return addItem(draft, resolved.item, resolved.makerText ?? scan.text, resolved.makerText !== null);
    case 'several':
      return choose(view, context, draft, scan, resolved);
    case 'customer':
      return tookScan(withHeader(draft, { customer: resolved.customer.id }), 'customerSet');
    case 'nothing':
      return refusedScan(draft, resolved.refusal);
    default:
      return refusedScan(draft, { code: 'notForThisScreen', what: resolved.kind, text: scan.text });
  }
}

/** Several units carry the number: the one that is for sale here is taken and shown, otherwise the operator picks (fault 21). */
function choose(view: View, context: Context, draft: Draft, scan: DraftScan, several: Several): ScanOutcome {
  const { units, items, reason } = several;
  const picked = units.find((unit) => unit.serial === scan.choose);
  if (picked) return addUnit(view, context, draft, picked, scan);
  const item = items.find((one) => one.id === scan.choose);
  if (item) return addItem(draft, item, scan.text, false);
  const saleable = units.filter(
    (unit) => checkSaleUnits(view, context, [unit.serial]) === null && !serialsOf(draft).includes(unit.serial),
  );
  const [only] = saleable;
  if (only && saleable.length === 1 && items.length === 0 && reason !== 'folded') {
    return { ...addUnit(view, context, draft, only, scan), result: 'note', code: 'oneForSale' };
  }
  const code = reason === 'folded' ? 'foldedMatch' : 'severalUnits';
  return askScan(
    draft,
    code,
    units.map((unit) => unit.serial),
    items.map((one) => one.id),
  );
}

function addUnit(view: View, context: Context, draft: Draft, unit: Unit, scan: DraftScan): ScanOutcome {
  if (serialsOf(draft).includes(unit.serial)) return refusedScan(draft, { code: 'unitTwice', serial: unit.serial });
  const refusal = checkSaleUnits(view, context, [unit.serial]);
  if (refusal) return refusedScan(draft, refusal);
  const target = targetLine(draft, unit.item, scan.line);
  if (target === 'full' && scan.confirm !== 'overQuantity')
    return askScan(draft, 'overQuantity', [unit.serial], [], highlighted(draft, unit.item, scan.line).line);
  const line = target === 'full' ? highlighted(draft, unit.item, scan.line) : target;
  const wants = wantsMakers(must(view.items([unit.item]).get(unit.item), 'an item'), unit.makers);
  const added = withUnit(line ?? blankLine(draft, unit.item), {
    serial: unit.serial,
    makers: unit.makers,
    complete: !wants,
  });
  const quantityE7 = Math.max(added.quantityE7, added.units.length * ONE_E7);
  const next = withLine(draft, { ...added, quantityE7 });
  const used = wants ? 'numberWanted' : unit.condition === 'new' ? null : 'notNew';
  return tookScan(next, used ?? 'unitAdded', {
    result: used ? 'note' : 'taken',
    line: added.line,
    serial: unit.serial,
  });
}

/** Lines of the item that still want units: the highlighted one first, then in order. `full` when all entered quantities are filled. */
function targetLine(draft: Draft, item: string, selected: number | null): DraftLine | 'full' | null {
  const planned = draft.lines.filter((line) => line.item === item && line.planned);
  if (planned.length === 0) return null;
  const open = planned.filter((line) => line.units.length * ONE_E7 < line.quantityE7);
  return open.find((line) => line.line === selected) ?? open[0] ?? 'full';
}

/** The line that a unit too many would go to; there is one, since its quantity is full. */
function highlighted(draft: Draft, item: string, selected: number | null): DraftLine {
  const planned = draft.lines.filter((line) => line.item === item && line.planned);
  return planned.find((line) => line.line === selected) ?? must(planned[0], 'a planned line');
}

/** An item code: a piece of it where pieces have no label of their own; a serialized item wants the scan of the piece. */
function addItem(draft: Draft, item: Item, text: string, asSerial: boolean): ScanOutcome {
  if (asSerial) return refusedScan(draft, { code: 'serialUnknown', serial: text });
  if (item.inventoryType === 'serialized') return refusedScan(draft, { code: 'serialWanted', item: item.id, text });
  if (item.discontinued && !hasUnits(item)) return refusedScan(draft, { code: 'itemDiscontinued', item: item.id });
  const known = draft.lines.find(
    (line) => line.item === item.id && line.units.length === 0 && line.unitPriceMinor === null,
  );
  const line = known ?? blankLine(draft, item.id);
  const next = { ...line, quantityE7: line.quantityE7 + ONE_E7 };
  return tookScan(withLine(draft, next), 'lineAdded', { line: next.line });
}
