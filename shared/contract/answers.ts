// The answers of commands and queries, as screens and the command line get them. Stored facts and names, never sentences:
// words are in shared/texts, money stays in minor units.
import type {
  Company,
  Condition,
  Customer,
  InventoryType,
  Item,
  Location,
  Period,
  PostingRef,
  Settings,
  Station,
  TaxCode,
  Unit,
  User,
  Vendor,
} from '../domain/model';
import type { DraftAnswer, DraftSummary } from './draft-answers';
import type { JobAnswer, AttentionRow, ScanLogRow, HeadAnswer, ParkedSale } from './list-answers';
import type { TenderKind } from '../domain/posting';
import type { Refusal } from '../domain/refusal';
import type { Right } from '../domain/rights';
import type { LabelFormat } from '../paper/label-format';
import type { Status, UnitEvent } from '../domain/status';

export type {
  DraftKind,
  DraftHeader,
  DraftUnit,
  DraftLine,
  DraftUnitAnswer,
  DraftLineAnswer,
  DraftAnswer,
  DraftSummary,
  RefundAnswer,
} from './draft-answers';

export type { JobAnswer, AttentionRow, ScanLogRow, HeadAnswer, ParkedSale } from './list-answers';

/** The world got in the way: says whether what was done is safe, and whether trying again can help (STYLE 5). */
export type Fault = {
  readonly code:
    | 'ledgerLocked'
    | 'ledgerFromFuture'
    | 'ledgerDamaged'
    | 'ledgerMissing'
    | 'ledgerReadOnly'
    | 'ledgerOfOtherComputer'
    | 'ledgerInSyncedFolder'
    | 'diskFull'
    | 'busy'
    | 'keyMissing'
    | 'chainForked'
    | 'ioError'
    | 'bug';
  readonly detail: string;
  /** True when everything committed before is safe and nothing is half done. */
  readonly safe: boolean;
  readonly retry: boolean;
};

export type CommandAnswer =
  | {
      readonly ok: true;
      readonly repeat: boolean;
      readonly postings: readonly PostedAnswer[];
      readonly result: CommandResult;
    }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly fault: Fault };
export type QueryAnswer<Result> =
  | { readonly ok: true; readonly result: Result }
  | { readonly ok: false; readonly refusal: Refusal }
  | { readonly ok: false; readonly fault: Fault };

/** What stands in the ledger now, built from the posting itself, so that a repeat gets the same. */
export type PostedAnswer = {
  readonly ref: PostingRef;
  readonly kind: string;
  readonly docNo: string | null;
  readonly businessDate: string;
  readonly shift: PostingRef | null;
  readonly totalMinor: number;
  readonly changeMinor: number;
  /** What went back to whom: of a return or a void, by sale and tender. */
  readonly refunds: readonly { readonly sale: PostingRef; readonly kind: TenderKind; readonly amountMinor: number }[];
  readonly serials: readonly string[];
  /** Ids of the records that it made, in the order of the command. */
  readonly ids: readonly string[];
};
/** What a local command gives beside postings; absent parts do not apply. */
export type CommandResult = {
  readonly draft?: DraftAnswer | null;
  readonly scan?: ScanAnswer;
  readonly user?: SessionUser;
  readonly recoveryCode?: string;
  /** The print job that was queued. */
  readonly job?: number;
};

export type SessionUser = {
  readonly id: string;
  readonly name: string | null;
  readonly role: User['role'];
  readonly rights: readonly Right[];
};

export type ScanAnswer = {
  readonly result: 'taken' | 'note' | 'question' | 'refused';
  /** taken: unitAdded, lineAdded, itemChosen, makerTaken, unitComplete, customerSet; note: warrantyOver, belowZero, onTrust...;
   *  question: severalUnits, severalItems, foldedMatch, overQuantity, vinWithoutFlag...; refused: the code of the refusal. */
  readonly code: string;
  readonly text: string;
  readonly refusal: Refusal | null;
  readonly choices: readonly UnitSummary[];
  readonly itemChoices: readonly ItemSummary[];
  readonly line: number | null;
  readonly unit: UnitSummary | null;
};

export type UnitSummary = {
  readonly serial: string;
  readonly item: string;
  readonly itemName: string;
  readonly sku: string;
  readonly makers: readonly { readonly label: string; readonly text: string }[];
  readonly status: Status;
  readonly condition: Condition;
  readonly locationName: string | null;
  readonly vendorName: string | null;
  readonly customerName: string | null;
  /** Null without the right to see costs, or while pending. */
  readonly costMinor: number | null;
  readonly customerWarranty: Period | null;
  readonly vendorWarranty: Period | null;
};
export type ItemSummary = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly inventoryType: InventoryType;
  readonly priceMinor: number;
  readonly priceIncludesTax: boolean;
  readonly inStock: number;
};

export type House = {
  readonly state: 'new' | 'ready' | 'readOnly';
  readonly readOnlyReason: Fault | null;
  readonly company: Company | null;
  readonly branchName: string | null;
  readonly station: Station | null;
  readonly training: boolean;
  readonly user: SessionUser | null;
  readonly users: readonly { readonly id: string; readonly name: string | null; readonly role: User['role'] }[];
  readonly shift: { readonly ref: PostingRef; readonly number: number } | null;
  readonly businessDate: string;
  readonly jobsQueued: number;
  readonly jobsFailed: number;
  readonly attention: number;
  readonly goodsBelowZero: number;
};

export type Resolution =
  | { readonly kind: 'unit'; readonly unit: UnitSummary; readonly match: 'serial' | 'maker' | 'gs1' | 'folded' }
  | { readonly kind: 'item'; readonly item: ItemSummary; readonly makerText: string | null }
  | { readonly kind: 'customer'; readonly customer: Customer }
  | { readonly kind: 'document'; readonly document: DocumentSummary }
  | { readonly kind: 'location'; readonly location: Location }
  | { readonly kind: 'vendor'; readonly vendor: Vendor }
  | {
      readonly kind: 'several';
      readonly units: readonly UnitSummary[];
      readonly items: readonly ItemSummary[];
      readonly reason: 'sameMakerSerial' | 'folded' | 'sameCode';
    }
  | { readonly kind: 'nothing'; readonly refusal: Refusal };

export type TimelineRow = {
  readonly ref: PostingRef;
  readonly kind: string;
  readonly docNo: string | null;
  readonly event: UnitEvent;
  readonly state: 'applied' | 'conflict' | 'waiting';
  readonly businessDate: string;
  readonly atMs: number;
  readonly userName: string | null;
  readonly station: string;
  readonly partyName: string | null;
  readonly locationName: string | null;
  readonly amountMinor: number | null;
};
export type UnitCard = {
  readonly unit: UnitSummary;
  readonly record: Omit<Unit, 'costMinor'>;
  readonly itemRecord: Item;
  readonly receiptDocNo: string | null;
  /** The vendor's own number of that receipt. */
  readonly deliveryNote: string | null;
  readonly saleDocNo: string | null;
  readonly soldForMinor: number | null;
  /** Net price less cost, by right; null while unsold or pending. */
  readonly marginMinor: number | null;
  readonly timeline: readonly TimelineRow[];
  readonly attention: readonly AttentionRow[];
};

export type SearchHit = {
  readonly kind: 'unit' | 'item' | 'customer' | 'vendor' | 'document';
  /** Which field matched, so that each hit says its match type (9.28). */
  readonly match: 'serial' | 'maker_serial' | 'sku' | 'gtin' | 'alias' | 'name' | 'number' | 'doc_no';
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly status: Status | null;
};

export type DocumentSummary = {
  readonly ref: PostingRef;
  readonly kind: string;
  readonly docNo: string | null;
  readonly businessDate: string;
  readonly atMs: number;
  readonly userName: string | null;
  readonly partyName: string | null;
  /** Null where it is what goods cost us and the asker may not see costs. */
  readonly totalMinor: number | null;
  readonly units: number;
  readonly state: string | null;
};
export type DocumentAnswer = DocumentSummary & {
  readonly body: unknown;
  readonly itemNames: Readonly<Record<string, string>>;
  readonly returnedE7: Readonly<Record<string, number>>;
};

export type StockAnswer = {
  readonly item: ItemSummary;
  readonly units: number;
  readonly valueMinor: number | null;
  /** Rounded averages, for reading: value by quantity, and over everything ever received. */
  readonly averageMinor: number | null;
  readonly purchasedE7: number;
  readonly purchasedValueMinor: number | null;
  readonly purchaseAverageMinor: number | null;
  readonly quantityE7: number;
  readonly balances: readonly {
    readonly branch: string;
    readonly location: string;
    readonly locationName: string | null;
    readonly status: Status;
    readonly units: number;
    readonly valueMinor: number | null;
  }[];
};

export type ShiftAnswer = {
  readonly ref: PostingRef;
  readonly number: number;
  readonly openedAtMs: number;
  readonly floatMinor: number;
  readonly drawer: readonly { readonly kind: TenderKind; readonly amountMinor: number }[];
  /** Float plus cash taken less cash given back. */
  readonly cashMinor: number;
} | null;

/** The answer of every query by its name. */
export type QueryResults = {
  readonly house: House;
  readonly drafts: readonly DraftSummary[];
  readonly draft: DraftAnswer;
  readonly resolve: Resolution;
  readonly unit: UnitCard;
  readonly names: readonly { readonly id: string; readonly name: string }[];
  readonly search: readonly SearchHit[];
  readonly item: Item;
  readonly items: readonly ItemSummary[];
  readonly vendors: readonly Vendor[];
  readonly customers: readonly Customer[];
  readonly locations: readonly Location[];
  readonly taxCodes: readonly TaxCode[];
  readonly users: readonly User[];
  readonly settings: Settings;
  readonly stock: StockAnswer;
  readonly documents: readonly DocumentSummary[];
  readonly document: DocumentAnswer;
  readonly shift: ShiftAnswer;
  readonly parkedSales: readonly ParkedSale[];
  readonly jobs: readonly JobAnswer[];
  readonly attention: readonly AttentionRow[];
  readonly scanLog: readonly ScanLogRow[];
  readonly printers: readonly Readonly<Record<string, unknown>>[];
  readonly labelFormats: readonly LabelFormat[];
  readonly head: HeadAnswer;
};
