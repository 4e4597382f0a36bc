// The bodies of all kinds of postings, newest versions. A landed version never changes its shape (DESIGN 6).
// Stored facts only: no display values, nothing that a later setting could change (fault R9).
import type {
  Branch,
  Company,
  Condition,
  Item,
  Location,
  Period,
  PostingRef,
  Role,
  Settings,
  Station,
  TaxCode,
  Vendor,
} from './model';
import type { TaxAmount } from '../money/price-line';

/** A unit as a posting names it: the serial, and the posting that last moved it as decide saw it. */
export type UnitRef = { readonly serial: string; readonly after: PostingRef | null };
/** Personal fields sealed with the key of that person; readable only while the key lives (DESIGN 9). */
export type Sealed = string;

export type TenderKind = 'cash' | 'card' | 'cheque' | 'voucher' | 'account';
export type Tender = {
  readonly kind: TenderKind;
  readonly amountMinor: number;
  readonly tenderedMinor: number;
  readonly changeMinor: number;
  /** At most four digits of a card, or the number of a cheque. */
  readonly reference: string | null;
};
export type Refund = { readonly kind: TenderKind; readonly amountMinor: number };

export type CompanyFounded = {
  readonly company: Company;
  readonly branch: Branch;
  readonly station: Station;
  readonly owner: { readonly id: string; readonly role: Role; readonly sealed: Sealed };
  readonly settings: Settings;
};
export type StationEnrolled = { readonly station: Station };
export type StationSucceeded = {
  readonly station: Station;
  readonly before: { readonly station: string; readonly seq: number; readonly hash: string };
};
export type CatalogueSaved = {
  readonly items: readonly Item[];
  readonly vendors: readonly Vendor[];
  readonly taxCodes: readonly TaxCode[];
  readonly locations: readonly Location[];
  readonly branches: readonly Branch[];
};
export type UserSaved = { readonly id: string; readonly role: Role; readonly active: boolean; readonly sealed: Sealed };
export type CustomerSaved = { readonly id: string; readonly number: string; readonly sealed: Sealed };
export type PersonErased = { readonly person: string; readonly reason: string };
export type SettingsChanged = { readonly settings: Settings };
export type RecoveryUsed = { readonly user: string };
export type ShiftOpened = { readonly number: number; readonly floatMinor: number };

export type ReceiptUnit = UnitRef & {
  readonly makers: readonly string[];
  readonly costMinor: number;
};
export type ReceiptLine = {
  readonly item: string;
  /** True for goods that move a pool of stock; false for units and for services. */
  readonly stocked: boolean;
  readonly quantityE7: number;
  readonly amountMinor: number;
  readonly discountMinor: number;
  readonly addOnMinor: number;
  readonly taxMinor: number;
  readonly costMinor: number;
  readonly lot: string | null;
  readonly vendorWarranty: Period | null;
  readonly units: readonly ReceiptUnit[];
};
export type AddOn = {
  readonly name: string;
  readonly amountMinor: number;
  readonly by: 'value' | 'weight' | 'volume' | 'quantity';
};
export type ReceiptPosted = {
  readonly vendor: string;
  readonly location: string;
  readonly deliveryNote: string | null;
  /** Written only where a person said that this vendor's number stands on two deliveries. */
  readonly deliveryNoteAgain?: true;
  readonly lines: readonly ReceiptLine[];
  readonly addOns: readonly AddOn[];
  readonly totalMinor: number;
  /** Why a maker serial may stand on two units in our hands; null where none does. */
  readonly twinReason: string | null;
};

export type SoldUnit = UnitRef & {
  /** Where it stood, so that a void puts it back there. */
  readonly location: string | null;
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly taxesMinor: readonly number[];
  /** Null while pending: the unit was sold on trust, ahead of the books. */
  readonly costMinor: number | null;
  /** All numbers of the maker, where one was read at the sale; else the unit keeps what it has. */
  readonly makers?: readonly string[];
};
export type SaleLine = {
  readonly item: string;
  /** True for goods that move a pool of stock; false for units and for services. */
  readonly stocked: boolean;
  readonly quantityE7: number;
  readonly unitPriceMinor: number;
  readonly priceIncludesTax: boolean;
  /** All discount on the line, its share of the document's discount included, as the price is quoted. */
  readonly discountMinor: number;
  readonly netDiscountMinor: number;
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly taxCode: string | null;
  readonly taxes: readonly TaxAmount[];
  readonly costMinor: number;
  readonly customerWarranty: Period | null;
  readonly units: readonly SoldUnit[];
};
export type SalePosted = {
  readonly customer: string | null;
  readonly lines: readonly SaleLine[];
  readonly docDiscountMinor: number;
  readonly netMinor: number;
  readonly taxMinor: number;
  readonly grossMinor: number;
  readonly tenders: readonly Tender[];
};
export type SaleVoided = {
  readonly sale: PostingRef;
  readonly reason: string;
  readonly lines: readonly {
    readonly item: string;
    readonly stocked: boolean;
    readonly quantityE7: number;
    readonly costMinor: number;
    readonly units: readonly (UnitRef & { readonly costMinor: number | null; readonly location: string | null })[];
  }[];
  readonly refunds: readonly Refund[];
  readonly grossMinor: number;
  readonly netMinor: number;
};

export type ReturnedUnit = UnitRef & {
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly taxesMinor: readonly number[];
  readonly costMinor: number | null;
};
export type ReturnLine = {
  readonly sale: PostingRef;
  readonly saleLine: number;
  readonly item: string;
  /** True for goods that move a pool of stock; false for units and for services. */
  readonly stocked: boolean;
  readonly quantityE7: number;
  readonly reason: string;
  readonly condition: Condition;
  readonly location: string;
  readonly grossMinor: number;
  readonly netMinor: number;
  readonly taxes: readonly TaxAmount[];
  readonly costMinor: number;
  readonly units: readonly ReturnedUnit[];
};
export type ReturnPosted = {
  readonly customer: string | null;
  readonly lines: readonly ReturnLine[];
  readonly refunds: readonly (Refund & { readonly sale: PostingRef })[];
  readonly grossMinor: number;
  readonly netMinor: number;
};

export type VendorReturnPosted = {
  readonly vendor: string;
  readonly vendorReference: string | null;
  readonly overrideReason: string | null;
  readonly lines: readonly {
    readonly item: string;
    readonly quantityE7: number;
    readonly costMinor: number;
    readonly creditMinor: number;
    readonly units: readonly (UnitRef & { readonly costMinor: number | null })[];
  }[];
  readonly creditMinor: number;
};

export type AdjustmentPosted = {
  readonly type: 'write_off' | 'missing' | 'found';
  readonly reason: string;
  readonly location: string | null;
  readonly lines: readonly {
    readonly item: string;
    readonly quantityE7: number;
    readonly costMinor: number;
    readonly units: readonly (UnitRef & { readonly costMinor: number | null; readonly makers: readonly string[] })[];
  }[];
};

/** Value left at quantity zero, or the difference when stock comes back from below zero (DESIGN 5). */
export type CostCorrected = {
  readonly item: string;
  readonly amountMinor: number;
  readonly cause: 'left_at_zero' | 'back_from_below';
};

export type UnitsImported = {
  readonly importId: string;
  readonly units: readonly {
    readonly serial: string;
    readonly after: null;
    readonly item: string;
    readonly makers: readonly string[];
    readonly soldOn: string;
    readonly grossMinor: number;
    readonly netMinor: number;
    readonly taxes: readonly TaxAmount[];
    readonly costMinor: number | null;
    readonly customer: string | null;
    readonly vendor: string | null;
    readonly customerWarranty: Period | null;
  }[];
};

export type SaleParked = {
  readonly label: string;
  readonly customer: string | null;
  readonly docDiscountPpm: number;
  readonly docDiscountMinor: number;
  /** The lines of the draft as they stood, to go on with on any station of the branch. */
  readonly lines: readonly {
    readonly item: string;
    readonly quantityE7: number;
    readonly unitPriceMinor: number | null;
    readonly discountPpm: number;
    readonly discountMinor: number;
  }[];
  readonly units: readonly (UnitRef & { readonly line: number })[];
};
export type SaleRecalled = { readonly parked: PostingRef; readonly units: readonly UnitRef[] };
