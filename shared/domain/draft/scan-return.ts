// A scan at the returns desk: a unit comes back only if we sold it; a slip's number brings its goods without units.
// Vendor returns share the bones: a defective goes only to the vendor it came from (faults 25, 27).
import { ONE_E7 } from '../../money/integer';
import type { DraftLine } from '../../contract/answers';
import { allowed, type Context } from '../decide/context';
import { checkClaims, checkUnit, loadUnits, unitFacts } from '../decide/units';
import type { Unit } from '../model';
import { must } from '../must';
import type { Refusal } from '../refusal';
import type { UnitEvent } from '../status';
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
import type { DraftScan } from './resolved';

/** What a scan does to a customer's return. */
export function scanIntoReturn(view: View, context: Context, draft: Draft, scan: DraftScan): ScanOutcome {
  const unit = pickedUnit(scan);
  if (unit) {
    const refusal =
      unit.sale === null && unit.status === 'sold' ? { code: 'notSoldByUs' as const, text: unit.serial } : null;
    const line = { reason: draft.header.reason, sale: unit.sale };
    return addUnit(view, context, draft, unit, 'returned', refusal, line);
  }
  const { resolved, text } = scan;
  if (resolved.kind === 'several')
    return askScan(
      draft,
      resolved.reason === 'folded' ? 'foldedMatch' : 'severalUnits',
      resolved.units.map((one) => one.serial),
      [],
    );
  if (resolved.kind === 'document' && resolved.postingKind === 'sale.posted')
    return addGoods(view, draft, resolved.ref);
  if (resolved.kind === 'customer')
    return tookScan(withHeader(draft, { customer: resolved.customer.id }), 'customerSet');
  if (resolved.kind === 'nothing') {
    const unknown = ['scanUnknown', 'serialUnknown'].includes(resolved.refusal.code);
    return refusedScan(draft, unknown ? { code: 'notSoldByUs', text } : resolved.refusal);
  }
  return refusedScan(
    draft,
    resolved.kind === 'item'
      ? { code: 'serialWanted', item: resolved.item.id, text }
      : { code: 'notForThisScreen', what: resolved.kind, text },
  );
}

/** What a scan does to a return to a vendor; the first unit sets the vendor. */
export function scanIntoVendorReturn(view: View, context: Context, draft: Draft, scan: DraftScan): ScanOutcome {
  const { resolved, text } = scan;
  const unit = pickedUnit(scan);
  if (unit) {
    const vendor = draft.header.vendor ?? unit.vendor;
    const override = scan.confirm === 'unitFromOtherVendor' && allowed(context, 'vendor_return_override');
    const refusal = vendor === unit.vendor || override ? null : otherVendor(view, context, unit);
    return addUnit(view, context, withHeader(draft, { vendor }), unit, 'vendorReturned', refusal, {});
  }
  if (resolved.kind === 'several')
    return askScan(
      draft,
      resolved.reason === 'folded' ? 'foldedMatch' : 'severalUnits',
      resolved.units.map((one) => one.serial),
      [],
    );
  if (resolved.kind === 'vendor' && draft.lines.length === 0)
    return tookScan(withHeader(draft, { vendor: resolved.vendor.id }), 'vendorSet');
  if (resolved.kind === 'nothing') return refusedScan(draft, resolved.refusal);
  return refusedScan(
    draft,
    resolved.kind === 'item'
      ? { code: 'serialWanted', item: resolved.item.id, text }
      : { code: 'notForThisScreen', what: resolved.kind, text },
  );
}

function pickedUnit(scan: DraftScan): Unit | null {
  if (scan.resolved.kind === 'unit') return scan.resolved.unit;
  if (scan.resolved.kind !== 'several') return null;
  return scan.resolved.units.find((unit) => unit.serial === scan.choose) ?? null;
}

/** What it cost is said to those with the right to see costs. */
function otherVendor(view: View, context: Context, unit: Unit): Refusal {
  const { vendor, receipt, receivedOn } = unit;
  const costMinor = allowed(context, 'see_cost') ? unit.costMinor : null;
  const item = view.items([unit.item]).get(unit.item);
  return { code: 'unitFromOtherVendor', vendor, receipt, receivedOn, costMinor, ...unitFacts(unit, item) };
}

function addUnit(
  view: View,
  context: Context,
  draft: Draft,
  unit: Unit,
  event: UnitEvent,
  extra: Refusal | null,
  facts: Partial<DraftLine>,
): ScanOutcome {
  if (serialsOf(draft).includes(unit.serial)) return refusedScan(draft, { code: 'unitTwice', serial: unit.serial });
  const book = loadUnits(view, [unit.serial]);
  const refusal =
    checkUnit(view, context, book, unit.serial, event) ?? extra ?? checkClaims(view, context, book, [unit.serial]);
  if (refusal) return refusedScan(draft, refusal);
  const line = withUnit(
    { ...blankLine(draft, unit.item), ...facts, quantityE7: ONE_E7 },
    { serial: unit.serial, makers: unit.makers, complete: true },
  );
  return tookScan(withLine(draft, line), 'unitAdded', { line: line.line, serial: unit.serial });
}

/** Brings the goods without units of a sale that can still come back; quantities are changed on the line. */
function addGoods(view: View, draft: Draft, sale: string): ScanOutcome {
  const posting = view.posting(sale);
  const state = view.saleState(sale);
  if (posting?.kind !== 'sale.posted' || !state) return refusedScan(draft, { code: 'unknownDocument', document: sale });
  if (state.voided) return refusedScan(draft, { code: 'saleVoided', sale });
  let next = draft;
  posting.body.lines.forEach((line, saleLine) => {
    const openE7 = line.quantityE7 - (state.returnedE7.get(saleLine) ?? 0);
    const there = draft.lines.some((one) => one.sale === sale && one.saleLine === saleLine);
    if (line.units.length > 0 || openE7 <= 0 || there) return;
    next = withLine(next, {
      ...blankLine(next, line.item),
      quantityE7: openE7,
      reason: draft.header.reason,
      sale,
      saleLine,
    });
  });
  if (next === draft) return refusedScan(draft, { code: 'quantityNotSold', sale, line: 0, openE7: 0 });
  return tookScan(next, 'lineAdded', { line: must(next.lines.at(-1), 'the line just added').line });
}
