// A scan at the counter: one unit, one line, no question; quantities that were entered are filled first (X-15, 9.31 to 9.33).
import { ONE_E7 } from '../../money/integer';
import type { DraftLine } from '../../contract/answers';
import { hasUnits } from '../decide/receive';
import { checkSaleUnits } from '../decide/sale-units';
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
import type { DraftScan, Resolved } from './resolved';

type Several = Extract<Resolved, { readonly kind: 'several' }>;

/** What a scan does to a sale. */
export function scanIntoSale(view: View, context: Context, draft: Draft, scan: DraftScan): ScanOutcome {
  const { resolved } = scan;
  switch (resolved.kind) {
    case 'unit':
      return addUnit(view, context, draft, resolved.unit, scan);
    case 'item':
      return addItem(draft, resolved.item, resolved.makerText ?? scan.text, resolved.makerText !== null);
    case 'several':
      return choose(view, context, draft, resolved, scan);
    case 'customer':
      return tookScan(withHeader(draft, { customer: resolved.customer.id }), 'customerSet');
    case 'nothing':
      return refusedScan(draft, resolved.refusal);
    default:
      return refusedScan(draft, { code: 'notForThisScreen', what: resolved.kind, text: scan.text });
  }
}

/** Several units carry the number: the one that is for sale here is taken and shown, otherwise the operator picks (fault 21). */
function choose(view: View, context: Context, draft: Draft, resolved: Several, scan: DraftScan): ScanOutcome {
  const { units, items, reason } = resolved;
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
  if (target?.full && scan.confirm !== 'overQuantity')
    return askScan(draft, 'overQuantity', [unit.serial], [], target.line.line);
  const added = withUnit(target?.line ?? blankLine(draft, unit.item), {
    serial: unit.serial,
    makers: unit.makers,
    complete: true,
  });
  const quantityE7 = Math.max(added.quantityE7, added.units.length * ONE_E7);
  const next = withLine(draft, { ...added, quantityE7 });
  const used = unit.condition === 'new' ? null : 'notNew';
  return tookScan(next, used ?? 'unitAdded', {
    result: used ? 'note' : 'taken',
    line: added.line,
    serial: unit.serial,
  });
}

/** The line of the item that a unit goes to: of those that still want units the highlighted one, else the first; `full` when all
 *  entered quantities are filled. Null where no quantity was entered. */
function targetLine(
  draft: Draft,
  item: string,
  selected: number | null,
): { readonly line: DraftLine; readonly full: boolean } | null {
  const planned = draft.lines.filter((line) => line.item === item && line.planned);
  const open = planned.filter((line) => line.units.length * ONE_E7 < line.quantityE7);
  const lines = open.length > 0 ? open : planned;
  const line = lines.find((one) => one.line === selected) ?? lines[0];
  return line ? { line, full: open.length === 0 } : null;
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
