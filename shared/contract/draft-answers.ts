// Open documents as they are stored and as screens get them: what stands on a draft, what it costs, what comes next.
import type { Condition, InventoryType, PostingRef } from '../domain/model';
import type { TenderKind } from '../domain/posting';
import type { Refusal } from '../domain/refusal';

export type DraftKind = 'sale' | 'receipt' | 'return' | 'vendor_return';
type DraftTwin = {
  readonly item: string;
  readonly text: string;
  readonly reason: string;
  readonly approver: string | null;
};
/** `terms`: the discounts and prices that were approved, as text to compare. */
export type DraftApproval = { readonly by: string; readonly terms: string };
export type DraftTender = {
  readonly kind: TenderKind;
  readonly tenderedMinor: number;
  readonly reference: string | null;
};
export type DraftHeader = {
  readonly customer: string | null;
  readonly vendor: string | null;
  readonly location: string | null;
  readonly deliveryNote: string | null;
  /** Receive: a person has said that the vendor's number stands on two deliveries. */
  readonly deliveryNoteAgain: boolean;
  readonly docDiscountPpm: number;
  readonly docDiscountMinor: number;
  readonly addOns: readonly {
    readonly name: string;
    readonly amountMinor: number;
    readonly by: 'value' | 'weight' | 'volume' | 'quantity';
  }[];
  /** Receive: maker serials that may stand on two pieces in our hands, and who approved it where the receiver may not. */
  readonly twins: readonly DraftTwin[];
  /** Sale: who approved its discounts and prices as they stood then; any change of those asks again. */
  readonly approval: DraftApproval | null;
  /** Sale: what was taken so far, there before the screen says so (DESIGN 2). */
  readonly tenders: readonly DraftTender[];
  /** Receive: the line that scans go to. */
  readonly activeLine: number | null;
  /** Return: the reason for what is scanned next. */
  readonly reason: string | null;
};
export type DraftUnit = {
  readonly serial: string;
  readonly makers: readonly string[];
  readonly complete: boolean;
  /** Sale: those of the numbers that were read here, since the piece came in without them. */
  readonly taken?: readonly string[];
};
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
  /** The label of the number that is to be scanned next; null where none is missing. */
  readonly wanted: string | null;
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
  /** Return: the tenders that the money goes back to; they sum to the gross. */
  readonly refunds: readonly RefundAnswer[];
  /** Receive: what the receiver does next. */
  readonly next: {
    /** either: a number of the maker if the piece has one, else Enter. */
    readonly kind: 'item' | 'maker' | 'piece' | 'either';
    readonly itemName: string | null;
    readonly label: string | null;
    readonly unit: number;
    readonly of: number | null;
  } | null;
  /** Refusal that posting would meet now, so that the screen can say it beforehand; null when ready. */
  readonly blocked: Refusal | null;
};
/** Money that goes back to one kind of tender of one sale. */
export type RefundAnswer = {
  readonly sale: PostingRef;
  readonly docNo: string | null;
  readonly kind: TenderKind;
  readonly amountMinor: number;
  /** The cards (last four digits) or cheques that paid; empty where nobody noted them. */
  readonly references: readonly string[];
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
