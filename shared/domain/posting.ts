// The postings: what the ledger holds, whole and for ever (DESIGN 1 and 6).
//
//   command --decide--> PostingDraft {kind, body} --append--> Posting {header, body} --fold--> effects --project--> rows
//
// The bodies of the kinds are in posting-bodies.ts.
import type { PostingRef } from './model';
import type {
  CompanyFounded,
  StationEnrolled,
  StationSucceeded,
  CatalogueSaved,
  UserSaved,
  CustomerSaved,
  PersonErased,
  SettingsChanged,
  RecoveryUsed,
  ShiftOpened,
  ReceiptPosted,
  SalePosted,
  SaleVoided,
  ReturnPosted,
  VendorReturnPosted,
  AdjustmentPosted,
  CostCorrected,
  UnitsImported,
  SaleParked,
  SaleRecalled,
} from './posting-bodies';

export type * from './posting-bodies';

/** At most this many units stand in one posting, and at most this many bytes in its body (DESIGN 6). */
export const MAX_UNITS_A_POSTING = 5_000;
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Every kind with the body of its newest version. */
export type Bodies = {
  'company.founded': CompanyFounded;
  'station.enrolled': StationEnrolled;
  'station.succeeded': StationSucceeded;
  'catalogue.saved': CatalogueSaved;
  'user.saved': UserSaved;
  'customer.saved': CustomerSaved;
  'person.erased': PersonErased;
  'settings.changed': SettingsChanged;
  'recovery.used': RecoveryUsed;
  'shift.opened': ShiftOpened;
  'receipt.posted': ReceiptPosted;
  'sale.posted': SalePosted;
  'sale.voided': SaleVoided;
  'sale.parked': SaleParked;
  'sale.recalled': SaleRecalled;
  'return.posted': ReturnPosted;
  'vendor_return.posted': VendorReturnPosted;
  'adjustment.posted': AdjustmentPosted;
  'cost.corrected': CostCorrected;
  'units.imported': UnitsImported;
};
export type PostingKind = keyof Bodies;

/** The version that is written today, one for each kind; older ones are lifted by pure functions kept for ever. */
export const KIND_VERSIONS: Record<PostingKind, number> = {
  'company.founded': 1,
  'station.enrolled': 1,
  'station.succeeded': 1,
  'catalogue.saved': 1,
  'user.saved': 1,
  'customer.saved': 1,
  'person.erased': 1,
  'settings.changed': 1,
  'recovery.used': 1,
  'shift.opened': 1,
  'receipt.posted': 2,
  'sale.posted': 3,
  'sale.voided': 1,
  'sale.parked': 1,
  'sale.recalled': 1,
  'return.posted': 1,
  'vendor_return.posted': 1,
  'adjustment.posted': 1,
  'cost.corrected': 1,
  'units.imported': 1,
};

/** Letters of the document number of a kind; kinds without one carry no number. */
export const DOC_LETTERS: Partial<Record<PostingKind, string>> = {
  'receipt.posted': 'R',
  'sale.posted': 'S',
  'sale.voided': 'V',
  'return.posted': 'C',
  'vendor_return.posted': 'D',
  'adjustment.posted': 'A',
  'sale.parked': 'P',
  'units.imported': 'I',
};

export type PostingHeader = {
  readonly station: string;
  readonly seq: number;
  readonly kind: string;
  readonly version: number;
  readonly branch: string;
  readonly shift: PostingRef | null;
  readonly docNo: string | null;
  readonly atMs: number;
  readonly businessDate: string;
  readonly hlc: number;
  readonly user: string | null;
  readonly approver: string | null;
  readonly commandId: string;
  readonly refersTo: PostingRef | null;
};

/** What decide makes: kind, body and what it refers to; the ledger adds number, time and hash. */
export type PostingDraft = {
  [Kind in PostingKind]: { readonly kind: Kind; readonly body: Bodies[Kind]; readonly refersTo: PostingRef | null };
}[PostingKind];

/** A posting of a known kind, as the folds take it. */
export type Posting = {
  [Kind in PostingKind]: { readonly header: PostingHeader; readonly kind: Kind; readonly body: Bodies[Kind] };
}[PostingKind];

/**
 * Which of two postings counts as the later one where only one can stand: by hybrid clock, then by station (DESIGN 6, Order).
 * Compare two of them as text; 16 digits hold every time below 2^53, and no two postings have the same.
 */
export function stampOf(header: { readonly station: string; readonly hlc: number }): string {
  return `${String(header.hlc).padStart(16, '0')}:${header.station}`;
}

/** The reference of a posting. */
export function refOf(header: { readonly station: string; readonly seq: number }): PostingRef {
  return `${header.station}:${header.seq}`;
}
