// An open document: private to its station, in the ledger file, gone when posted (DESIGN 2).
// Plain data and the small moves on it; what a scan does to it is in the scan-* files.
import type { DraftHeader, DraftKind, DraftLine, DraftUnit } from '../../contract/answers';
import type { Refusal } from '../refusal';

export type Draft = {
  readonly id: string;
  readonly kind: DraftKind;
  readonly user: string;
  readonly openedAtMs: number;
  readonly header: DraftHeader;
  readonly lines: readonly DraftLine[];
};

export const EMPTY_HEADER: DraftHeader = {
  customer: null,
  vendor: null,
  location: null,
  deliveryNote: null,
  deliveryNoteAgain: false,
  docDiscountPpm: 0,
  docDiscountMinor: 0,
  addOns: [],
  twins: [],
  approval: null,
  tenders: [],
  activeLine: null,
  reason: null,
};

/** What a scan came to, with the draft as it is after it and what the ledger has to do in the same transaction. */
export type ScanOutcome = {
  readonly result: 'taken' | 'note' | 'question' | 'refused';
  readonly code: string;
  readonly refusal: Refusal | null;
  readonly draft: Draft;
  readonly line: number | null;
  readonly serial: string | null;
  /** Units and items to choose from, by serial and by item id. */
  readonly units: readonly string[];
  readonly items: readonly string[];
  /** Serials to allot, and serials whose label is due. */
  readonly allot: readonly string[];
  readonly labels: readonly string[];
};

const NOTHING = { refusal: null, line: null, serial: null, units: [], items: [], allot: [], labels: [] } as const;

export function refusedScan(draft: Draft, refusal: Refusal): ScanOutcome {
  return { ...NOTHING, result: 'refused', code: refusal.code, refusal, draft };
}

export function askScan(
  draft: Draft,
  code: string,
  units: readonly string[],
  items: readonly string[],
  line: number | null = null,
): ScanOutcome {
  return { ...NOTHING, result: 'question', code, draft, units, items, line };
}

export function tookScan(draft: Draft, code: string, more: Partial<ScanOutcome> = {}): ScanOutcome {
  return { ...NOTHING, result: 'taken', code, draft, ...more };
}

/** The number of a new line; numbers of removed lines are not used again while the draft lives. */
export function nextLine(draft: Draft): number {
  return draft.lines.reduce((highest, line) => Math.max(highest, line.line), -1) + 1;
}

/** A new line of an item with nothing on it yet. */
export function blankLine(draft: Draft, item: string): DraftLine {
  return {
    line: nextLine(draft),
    item,
    quantityE7: 0,
    planned: false,
    unitPriceMinor: null,
    unitCostMinor: null,
    discountPpm: 0,
    discountMinor: 0,
    reason: null,
    sale: null,
    saleLine: null,
    units: [],
  };
}

export function withLine(draft: Draft, line: DraftLine): Draft {
  const known = draft.lines.some((one) => one.line === line.line);
  const lines = known ? draft.lines.map((one) => (one.line === line.line ? line : one)) : [...draft.lines, line];
  return { ...draft, lines };
}

export function withHeader(draft: Draft, header: Partial<DraftHeader>): Draft {
  return { ...draft, header: { ...draft.header, ...header } };
}

export function withUnit(line: DraftLine, unit: DraftUnit): DraftLine {
  const known = line.units.some((one) => one.serial === unit.serial);
  return {
    ...line,
    units: known ? line.units.map((one) => (one.serial === unit.serial ? unit : one)) : [...line.units, unit],
  };
}

/** All serials on a draft, in its order. */
export function serialsOf(draft: Draft): string[] {
  return draft.lines.flatMap((line) => line.units.map((unit) => unit.serial));
}
