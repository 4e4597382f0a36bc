// The small read interface that decide asks: lists in, maps out, so that no rule ever queries in a loop (DESIGN 2).
// Implemented twice, on SQLite in db/queries and in memory in shared/domain/memory; both must answer alike.
import type {
  Branch,
  Company,
  Customer,
  Item,
  Location,
  Pool,
  PostingRef,
  Settings,
  Shift,
  Station,
  TaxCode,
  Unit,
  User,
  Vendor,
} from './model';
import type { Posting, TenderKind } from './posting';

export type MakerKey = { readonly item: string; readonly text: string };
/** Who owns a code: an item by SKU, GTIN or alias, or a vendor by its code. */
export type CodeOwner = {
  readonly kind: 'sku' | 'gtin' | 'alias' | 'vendor';
  readonly id: string;
  readonly name: string;
};
export type Allotment = {
  readonly state: 'open' | 'posted' | 'void';
  readonly draft: string | null;
  readonly user: string | null;
};
export type DraftClaim = { readonly draft: string; readonly user: string };
/** What one tender of a sale took, and what of it went back. */
export type TenderState = { readonly kind: TenderKind; readonly paidMinor: number; readonly refundedMinor: number };
export type SaleState = {
  readonly voided: boolean;
  /** Returned so far by sale line, in ten-millionths. */
  readonly returnedE7: ReadonlyMap<number, number>;
  readonly tenders: readonly TenderState[];
};

/** Joins item and maker serial to one map key; a NUL can stand in neither. */
export function makerKey(pair: MakerKey): string {
  return `${pair.item}\0${pair.text}`;
}

export type View = {
  readonly company: () => Company | null;
  readonly settings: () => Settings;
  readonly stations: () => readonly Station[];
  readonly openShift: (station: string) => Shift | null;
  readonly items: (ids: readonly string[]) => ReadonlyMap<string, Item>;
  /** Those of the items that any posting has moved. */
  readonly usedItems: (ids: readonly string[]) => ReadonlySet<string>;
  readonly codeOwners: (texts: readonly string[]) => ReadonlyMap<string, readonly CodeOwner[]>;
  readonly vendors: (ids: readonly string[]) => ReadonlyMap<string, Vendor>;
  readonly taxCodes: (ids: readonly string[]) => ReadonlyMap<string, TaxCode>;
  readonly locations: (ids: readonly string[]) => ReadonlyMap<string, Location>;
  readonly branches: (ids: readonly string[]) => ReadonlyMap<string, Branch>;
  readonly users: (ids: readonly string[]) => ReadonlyMap<string, User>;
  readonly activeOwners: () => number;
  readonly customers: (ids: readonly string[]) => ReadonlyMap<string, Customer>;
  readonly customerByNumber: (number: string) => string | null;
  readonly units: (serials: readonly string[]) => ReadonlyMap<string, Unit>;
  /** All units of these items that carry these exact maker serials, whatever their status. */
  readonly unitsByMaker: (pairs: readonly MakerKey[]) => ReadonlyMap<string, readonly Unit[]>;
  /** All units, of any item and status, with a maker serial that folds like one of these texts; the exact text is one of them. */
  readonly unitsByFoldedMaker: (texts: readonly string[]) => readonly Unit[];
  /** Free units of an item in a branch for sale, oldest first by date of receipt, then by serial (T-08). */
  readonly oldestInStock: (item: string, branch: string, count: number, except: ReadonlySet<string>) => readonly Unit[];
  readonly pools: (items: readonly string[], branch: string) => ReadonlyMap<string, Pool>;
  readonly posting: (ref: PostingRef) => Posting | null;
  /** Receipts from a vendor under a delivery note number, however it was spaced and cased; newest first. */
  readonly receiptsByNote: (vendor: string, note: string) => readonly PostingRef[];
  readonly saleState: (sale: PostingRef) => SaleState | null;
  /** True while a parked sale has not been recalled. */
  readonly isParked: (parked: PostingRef) => boolean;
  /** Serials allotted on this station's drafts. */
  readonly allotments: (serials: readonly string[]) => ReadonlyMap<string, Allotment>;
  /** Units that an open draft of this station holds, but not the draft named. */
  readonly draftClaims: (serials: readonly string[], exceptDraft: string | null) => ReadonlyMap<string, DraftClaim>;
};
