// At the counter: the number of the maker of a piece that may not leave without it (O-04). It is scanned right after the piece,
// and nothing else goes into the sale before it, so that no number can land on another piece.
import { readVin } from '../../scan/offers';
import type { DraftLine, DraftUnit } from '../../contract/answers';
import { checkInHands, checkMakers, spellings, withoutDemand } from '../decide/makers';
import type { Item } from '../model';
import type { View } from '../view';
import { askScan, refusedScan, tookScan, withLine, withUnit, type Draft, type ScanOutcome } from './draft';
import type { DraftScan } from './resolved';
import { isNearlyTwice, twice } from './scan-receipt';
import { must } from '../must';

/** The first piece of a sale that still wants a number. */
export type OpenUnit = { readonly line: DraftLine; readonly unit: DraftUnit; readonly item: Item };

export function openUnit(view: View, draft: Draft): OpenUnit | null {
  for (const line of draft.lines) {
    const unit = line.units.find((one) => !one.complete);
    if (unit) return { line, unit, item: must(view.items([line.item]).get(line.item), 'an item') };
  }
  return null;
}

/** What a scan does while a piece wants its number: a code of ours or of another thing is refused, saying what is wanted. */
export function scanNumber(view: View, draft: Draft, open: OpenUnit, scan: DraftScan): ScanOutcome {
  const { item, line, unit } = open;
  const scanned = numberIn(scan, item);
  if (scanned === null) {
    const label = must(item.makerSerial.labels[unit.makers.length], 'a label');
    return refusedScan(draft, { code: 'makerSerialMissing', item: item.id, label });
  }
  const vin = item.makerSerial.check === 'vin' ? readVin(scanned) : null;
  if (vin?.importFlag && scan.confirm !== 'vinWithoutFlag') return askScan(draft, 'vinWithoutFlag', [], [], line.line);
  const text = vin?.vin ?? scanned;
  const refusal =
    checkMakers(view, [{ item: withoutDemand(item), makers: [text] }]) ??
    twice(draft, item, text) ??
    checkInHands(view, spellings(item, text), new Set());
  if (refusal) return refusedScan(draft, refusal);
  if (scan.confirm !== 'nearlyTwice' && isNearlyTwice(view, draft, item, text, scan.resolved))
    return askScan(draft, 'nearlyTwice', [], [], line.line);
  const makers = [...unit.makers, text];
  const taken = [...(unit.taken ?? []), text];
  const complete = makers.length >= item.makerSerial.count;
  const next = withLine(draft, withUnit(line, { ...unit, makers, taken, complete }));
  return tookScan(next, 'makerTaken', { line: line.line, serial: unit.serial });
}

/** The text that may be the number: unknown to the books, or nearly or wholly that of other pieces, or beside the item's own GTIN. */
function numberIn({ resolved, text }: DraftScan, item: Item): string | null {
  switch (resolved.kind) {
    case 'nothing':
      return ['scanUnknown', 'serialUnknown'].includes(resolved.refusal.code) ? text : null;
    case 'unit':
      return resolved.match === 'maker' ? text : null;
    case 'several':
      return resolved.items.length === 0 ? text : null;
    case 'item':
      return resolved.item.id === item.id ? resolved.makerText : null;
    default:
      return null;
  }
}
