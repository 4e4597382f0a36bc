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
import type { TenderKind } from '../domain/posting';
import type { Refusal } from '../domain/refusal';
import type { Right } from '../domain/rights';
import type { Status, UnitEvent } from '../domain/status';

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
   *  question: severalUnits, severalItems, foldedMatch, overQuantity; refused: the code of the refusal. */
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

export type DraftKind = 'sale' | 'receipt' | 'return' | 'vendor_return';
export type DraftHeader = {
  readonly customer: string | null;
  readonly vendor: string | null;
  readonly location: string | null;
  readonly deliveryNote: string | null;
  readonly docDiscountPpm: number;
  readonly docDiscountMinor: number;
  readonly addOns: readonly {
    readonly name: string;
    readonly amountMinor: number;
    readonly by: 'value' | 'weight' | 'volume' | 'quantity';
  }[];
  /** Receive: the line that scans go to. */
  readonly activeLine: number | null;
  /** Return: the reason for what is scanned next. */
  readonly reason: string | null;
};
export type DraftUnit = { readonly serial: string; readonly makers: readonly string[]; readonly complete: boolean };
export type DraftLine = {
  readonly line: number;
  readonly item: string;
  readonly quantityE7: number;
  /** A line that was entered with a quantity and is filled by scans (9.31), not made by a scan. */
  readonly planned: boolean;
  readonly unitPriceMinor: number | null;
  readonly unitCostMinor: number | null;
  readonly discountPpm: number;
  readonly discountMinor: number;
  readonly reason: string | null;
  readonly sale: PostingRef | null;
  readonly saleLine: number | null;
  readonly units: readonly DraftUnit[];
};
export type DraftUnitAnswer = DraftUnit & {
  readonly makerLabels: readonly string[];
  readonly warrantyEnd: string | null;
  readonly condition: Condition | null;
  readonly label: 'queued' | 'sent' | 'failed' | null;
};
export type DraftLineAnswer = Omit<DraftLine, 'units'> & {
  readonly sku: string;
  readonly itemName: string;
  readonly inventoryType: InventoryType;
  readonly units: readonly DraftUnitAnswer[];
  readonly amountMinor: number;
  readonly discountTotalMinor: number;
  readonly netMinor: number;
  readonly grossMinor: number;
  /** Return: what the verdict needs: when and to whom it was sold, for how much, days ago. */
  readonly sold: {
    readonly docNo: string | null;
    readonly on: string;
    readonly daysAgo: number;
    readonly customerName: string | null;
    readonly vendorName: string | null;
  } | null;
};
export type DraftAnswer = {
  readonly id: string;
  readonly kind: DraftKind;
  readonly user: string;
  readonly userName: string | null;
  readonly mine: boolean;
  readonly openedAtMs: number;
  readonly header: DraftHeader & {
    readonly customerName: string | null;
    readonly vendorName: string | null;
    readonly locationName: string | null;
  };
  readonly lines: readonly DraftLineAnswer[];
  /** The line touched last, to be in view and marked. */
  readonly lastLine: number | null;
  readonly units: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly taxes: readonly { readonly name: string; readonly amountMinor: number }[];
  readonly grossMinor: number;
  readonly docDiscountMinor: number;
  /** Receive: what the receiver does next. */
  readonly next: {
    readonly kind: 'item' | 'maker' | 'piece';
    readonly itemName: string | null;
    readonly label: string | null;
    readonly unit: number;
    readonly of: number | null;
  } | null;
  /** Refusal that posting would meet now, so that the screen can say it beforehand; null when ready. */
  readonly blocked: Refusal | null;
};
export type DraftSummary = {
  readonly id: string;
  readonly kind: DraftKind;
  readonly user: string;
  readonly userName: string | null;
  readonly units: number;
  readonly lines: number;
  readonly touchedAtMs: number;
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
  readonly totalMinor: number;
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

export type JobAnswer = {
  readonly id: number;
  readonly kind: 'label' | 'slip';
  readonly state: 'queued' | 'sent' | 'failed';
  readonly serials: readonly string[];
  readonly document: PostingRef | null;
  readonly docNo: string | null;
  readonly error: string | null;
  readonly reprint: string | null;
  readonly atMs: number;
};
export type AttentionRow = {
  readonly ref: PostingRef;
  readonly line: number;
  readonly kind: 'conflict' | 'twin';
  readonly serial: string | null;
  readonly body: unknown;
};
export type ScanLogRow = {
  readonly atMs: number;
  readonly user: string | null;
  readonly screen: string;
  readonly text: string;
  readonly outcome: string;
  readonly code: string | null;
};
export type HeadAnswer = { readonly station: string; readonly seq: number; readonly hash: string };
export type ParkedSale = {
  readonly ref: PostingRef;
  readonly docNo: string | null;
  readonly label: string;
  readonly atMs: number;
  readonly units: number;
  readonly userName: string | null;
};

/** The answer of every query by its name. */
export type QueryResults = {
  readonly house: House;
  readonly drafts: readonly DraftSummary[];
  readonly draft: DraftAnswer;
  readonly resolve: Resolution;
  readonly unit: UnitCard;
  readonly search: readonly SearchHit[];
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
  readonly head: HeadAnswer;
};
