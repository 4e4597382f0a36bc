// A scan at the dock: an item code selects the line, a maker serial makes a unit at once, with serial and label (D2).
// A code of ours is never stored as a maker serial (DESIGN 4; faults 1, 5, 7, 15, R21).
import { ONE_E7 } from '../../money/integer';
import { readVin } from '../../scan/offers';
import { formatSerial } from '../../serial/serial';
import { foldKey } from '../../text/fold';
import type { DraftLine, DraftUnit } from '../../contract/answers';
import { checkInHands, checkMakerText, checkMakers, spellings, withoutDemand } from '../decide/makers';
import { needRight, type Context } from '../decide/context';
import { hasUnits } from '../decide/receive';
import { unitFacts } from '../decide/units';
import type { Item, Unit } from '../model';
import { STATUS_REFUSALS } from '../refusal';
import { holds } from '../rights';
import { isInOurHands, statusAfter } from '../status';
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
import { must } from '../must';
import type { DraftScan, Several } from './resolved';

/** What a scan does to a delivery. `items` are the items of the draft's lines. */
export function scanIntoReceipt(view: View, context: Context, draft: Draft, scan: DraftScan): ScanOutcome {
  const { resolved, text } = scan;
  if (resolved.kind === 'vendor') return setVendor(draft, resolved.vendor.id, text);
  if (resolved.kind === 'item') return takeItem(view, context, draft, resolved.item, resolved.makerText, scan);
  if (resolved.kind === 'unit' && resolved.match === 'serial') return takeKnown(view, draft, resolved.unit);
  if (resolved.kind === 'unit' && resolved.match === 'gs1')
    return takeItemUnit(view, context, draft, resolved.unit, scan);
  if (resolved.kind === 'several' && resolved.items.length > 0)
    return takeSeveral(view, context, draft, scan, resolved);
  if (resolved.kind === 'nothing' && !['scanUnknown', 'serialUnknown'].includes(resolved.refusal.code))
    return refusedScan(draft, resolved.refusal);
  if (resolved.kind === 'location' || resolved.kind === 'document')
    return refusedScan(draft, { code: 'notForThisScreen', what: resolved.kind, text });
  return takeMaker(view, context, draft, text, scan);
}

function setVendor(draft: Draft, vendor: string, text: string): ScanOutcome {
  if (draft.lines.length > 0 && draft.header.vendor !== vendor)
    return refusedScan(draft, { code: 'notForThisScreen', what: 'vendor', text });
  return tookScan(withHeader(draft, { vendor }), 'vendorSet');
}

function takeSeveral(view: View, context: Context, draft: Draft, scan: DraftScan, { items }: Several): ScanOutcome {
  const item = items.find((one) => one.id === scan.choose) ?? (items.length === 1 ? items[0] : undefined);
  if (item) return takeItem(view, context, draft, item, null, scan);
  return askScan(
    draft,
    'severalItems',
    [],
    items.map((one) => one.id),
  );
}

/** An item code selects its line; again, it is one more piece where no number of the maker is wanted. */
function takeItem(
  view: View,
  context: Context,
  draft: Draft,
  item: Item,
  makerText: string | null,
  scan: DraftScan,
): ScanOutcome {
  const known = draft.lines.find((line) => line.item === item.id);
  const line = known ?? blankLine(draft, item.id);
  const chosen = withHeader(withLine(draft, line), { activeLine: line.line });
  if (makerText !== null) return takeMaker(view, context, chosen, makerText, { ...scan, choose: null });
  if (!hasUnits(item)) {
    const next = { ...line, quantityE7: line.quantityE7 + ONE_E7 };
    return tookScan(withLine(chosen, next), 'lineAdded', { line: line.line });
  }
  const wantsMaker = item.makerSerial.count > 0 && item.makerSerial.required === 'receipt';
  const again = draft.header.activeLine === line.line && known !== undefined;
  if (wantsMaker || !again) return tookScan(chosen, 'itemChosen', { line: line.line });
  return addPiece(context, chosen, line, []);
}

function nextSerial(context: Context): string {
  return formatSerial(context.station.prefix, context.firstSequence);
}

function addPiece(
  context: Context,
  draft: Draft,
  line: DraftLine,
  makers: readonly string[],
  complete = true,
): ScanOutcome {
  const serial = nextSerial(context);
  const added = withUnit(line, { serial, makers, complete });
  const next = withLine(draft, { ...added, quantityE7: added.units.length * ONE_E7 });
  return tookScan(next, complete ? 'unitComplete' : 'makerTaken', {
    line: line.line,
    serial,
    allot: [serial],
    labels: complete ? [serial] : [],
  });
}

/** A unit of ours that was announced, withdrawn or given back to its vendor comes in again as the same unit (fault 23). */
function takeKnown(view: View, draft: Draft, unit: Unit): ScanOutcome {
  const item = view.items([unit.item]).get(unit.item);
  if (statusAfter(unit.status, 'received') === null)
    return refusedScan(draft, { code: STATUS_REFUSALS[unit.status], ...unitFacts(unit, item) });
  if (serialsOf(draft).includes(unit.serial)) return refusedScan(draft, { code: 'unitTwice', serial: unit.serial });
  const known = draft.lines.find((line) => line.item === unit.item);
  const added = withUnit(known ?? blankLine(draft, unit.item), {
    serial: unit.serial,
    makers: unit.makers,
    complete: true,
  });
  const next = withLine(draft, { ...added, quantityE7: added.units.length * ONE_E7 });
  return tookScan(withHeader(next, { activeLine: added.line }), 'knownUnit', {
    result: 'note',
    line: added.line,
    serial: unit.serial,
  });
}

/** A GS1 code with item and serial whose unit we know. */
function takeItemUnit(view: View, context: Context, draft: Draft, unit: Unit, scan: DraftScan): ScanOutcome {
  const { text } = scan;
  if (statusAfter(unit.status, 'received') !== null) return takeKnown(view, draft, unit);
  const item = view.items([unit.item]).get(unit.item);
  const maker = unit.makers.find((one) => text.includes(one)) ?? unit.makers[0] ?? text;
  return item ? takeItem(view, context, draft, item, maker, scan) : refusedScan(draft, { code: 'scanUnknown', text });
}

/** A number of the maker for the active line. */
function takeMaker(view: View, context: Context, draft: Draft, scanned: string, scan: DraftScan): ScanOutcome {
  const { choose } = scan;
  const items = view.items(draft.lines.map((line) => line.item));
  const wanted =
    choose === null
      ? draft.header.activeLine
      : (draft.lines.find((line) => line.item === choose)?.line ?? draft.header.activeLine);
  const line = draft.lines.find((one) => one.line === wanted);
  const item = line && items.get(line.item);
  if (!line || !item || !hasUnits(item) || item.makerSerial.count === 0)
    return refusedScan(draft, { code: 'itemWanted', text: scanned });
  const vin = item.makerSerial.check === 'vin' ? readVin(scanned) : null;
  if (vin?.importFlag && scan.confirm !== 'vinWithoutFlag') return askScan(draft, 'vinWithoutFlag', [], [], line.line);
  const text = vin?.vin ?? scanned;
  const misfit = checkMakerText(item, text);
  if (misfit) {
    const others = draft.lines.map((one) => must(items.get(one.item), 'an item')).filter((one) => fits(one, text));
    const ids = others.map((one) => one.id).filter((id) => id !== item.id);
    return ids.length > 0 ? askScan(draft, 'otherItem', [], ids, line.line) : refusedScan(draft, misfit);
  }
  const refusal = checkMakers(view, [{ item: withoutDemand(item), makers: [text] }]) ?? twice(draft, item, text);
  if (refusal) return refusedScan(draft, refusal);
  const active = withHeader(draft, { activeLine: line.line });
  const held = checkInHands(view, spellings(item, text), new Set());
  if (!held) {
    if (scan.confirm !== 'nearlyTwice' && isNearlyTwice(view, draft, item, text, scan.resolved))
      return askScan(draft, 'nearlyTwice', [], [], line.line);
    return storeMaker(view, context, active, line, item, text);
  }
  const { twinReason } = scan;
  if (twinReason === null) return refusedScan(draft, held);
  const right = needRight(context, 'maker_serial_twin');
  if (right) return refusedScan(draft, right);
  return storeMaker(view, context, withTwin(active, context, item, text, twinReason), line, item, text);
}

/** True for an item whose own check or pattern the text passes; an item without either fits everything and so says nothing. */
function fits(item: Item, text: string): boolean {
  const strict = item.makerSerial.check !== 'none' || item.makerSerial.pattern !== null;
  return strict && checkMakerText(item, text) === null;
}

/** Refuses a number that a piece of the same item on this draft has already. */
export function twice(draft: Draft, item: Item, text: string): ReturnType<typeof checkMakers> {
  const texts = new Set(spellings(item, text).map((pair) => pair.text));
  const onDraft = draft.lines.some(
    (line) => line.item === item.id && line.units.some((unit) => unit.makers.some((one) => texts.has(one))),
  );
  return onDraft ? { code: 'makerSerialTwice', text } : null;
}

/**
 * True where a piece here or on this draft has the same number but for case, blanks or hyphens: exact text decides, this asks
 * (DESIGN 4). What the scan resolved to is not enough: a GS1 code names its item, and an exact hit elsewhere hides the near one.
 */
export function isNearlyTwice(
  view: View,
  draft: Draft,
  item: Item,
  text: string,
  resolved: DraftScan['resolved'],
): boolean {
  const offered = resolved.kind === 'several' && resolved.reason === 'folded' ? resolved.units : [];
  const alike = [...offered, ...view.unitsByFoldedMaker([text])];
  if (alike.some((unit) => unit.item === item.id && isInOurHands(unit.status))) return true;
  const key = foldKey(text);
  const makers = draft.lines
    .filter((line) => line.item === item.id)
    .flatMap((line) => line.units.flatMap((unit) => unit.makers));
  return makers.some((one) => foldKey(one) === key);
}

/** Notes that a number stands on two pieces, and who let it where the receiver has not the right to. */
function withTwin(draft: Draft, context: Context, item: Item, text: string, reason: string): Draft {
  const { approver: other } = context;
  const approver = other === null || holds(context.user, 'maker_serial_twin') ? null : other.id;
  const others = draft.header.twins.filter((twin) => twin.item !== item.id || twin.text !== text);
  return withHeader(draft, { twins: [...others, { item: item.id, text, reason, approver }] });
}

function storeMaker(
  view: View,
  context: Context,
  draft: Draft,
  line: DraftLine,
  item: Item,
  text: string,
): ScanOutcome {
  const again = [...view.unitsByMaker(spellings(item, text)).values()]
    .flat()
    .find((unit) => statusAfter(unit.status, 'received') !== null);
  if (again) return takeKnown(view, draft, again);
  const open = line.units.find((unit) => !unit.complete);
  if (!open) return addPiece(context, draft, line, [text], item.makerSerial.count === 1);
  const makers = [...open.makers, text];
  const unit: DraftUnit = { ...open, makers, complete: makers.length >= item.makerSerial.count };
  const next = withLine(draft, withUnit(line, unit));
  const labels = unit.complete ? [unit.serial] : [];
  return tookScan(next, unit.complete ? 'unitComplete' : 'makerTaken', {
    line: line.line,
    serial: unit.serial,
    labels,
  });
}
