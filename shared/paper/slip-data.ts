// What stands on a sales slip: facts of one posting, already decided, never worked out again for the paper.
// The layout adds nothing but words and form; this must not know columns, paper widths or printers.
//
// Amounts are minor units and carry their sign: what a customer gets back is negative.

/** `test` shows that a printer prints; it is no document. */
type SlipKind = 'sale' | 'return' | 'void' | 'test';

type SlipMaker = { readonly label: string; readonly text: string };

export type SlipUnit = {
  readonly serial: string;
  readonly makers: readonly SlipMaker[];
  /** Last day of the customer's warranty, YYYY-MM-DD; null when there is none. */
  readonly warrantyEnd: string | null;
};

export type SlipLine = {
  readonly name: string;
  /** As sold, such as '2' or '0.75'. */
  readonly quantityText: string;
  readonly unitPriceMinor: number;
  /** What was taken off the line; zero when nothing was. Same sign as the line. */
  readonly discountMinor: number;
  /** The line after discount. With prices before tax this is before tax, and the lines sum to a subtotal. */
  readonly grossMinor: number;
  readonly units: readonly SlipUnit[];
};

export type SlipTax = {
  readonly name: string;
  readonly rateText: string;
  readonly netMinor: number;
  readonly taxMinor: number;
};

export type SlipTender = {
  readonly name: string;
  readonly amountMinor: number;
  /** What was handed over; the same as the amount where no change is given. */
  readonly tenderedMinor: number;
  readonly changeMinor: number;
};

export type SlipData = {
  readonly kind: SlipKind;
  readonly storeName: string;
  readonly branchName: string;
  readonly stationName: string;
  readonly docNo: string;
  /** YYYY-MM-DD, fixed at commit; differs from the clock for a late entry. */
  readonly businessDate: string;
  /** Date and time as the slip shows it. */
  readonly atText: string;
  readonly cashier: string;
  readonly customerName: string | null;
  readonly currency: { readonly code: string; readonly digits: number };
  readonly lines: readonly SlipLine[];
  readonly taxes: readonly SlipTax[];
  readonly totalMinor: number;
  readonly tenders: readonly SlipTender[];
  readonly training: boolean;
  /** Printed again: the slip is marked as a copy (fault R19). */
  readonly reprint: boolean;
  /** Sequence number and ten characters of the hash of the posting (DESIGN 6). */
  readonly head: string;
  readonly footer: readonly string[];
};
