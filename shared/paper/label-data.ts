// What stands on the label of one unit: facts of a posting or an allotment, never anything worked out for the label.
// A print job carries this as it was queued; it must not know formats, dots or printers.

export type LabelData = {
  /** Our serial, the one thing on the label that every scanner must read. */
  readonly serial: string;
  readonly itemName: string;
  readonly sku: string;
  /** The item's GTIN as 14 digits with a right check digit; null where it has none, and then no GS1 code is made. */
  readonly gtin: string | null;
  /** The maker's own serials, at most three (DESIGN 4), character for character. */
  readonly makerSerials: readonly string[];
  /** What each maker serial is, such as 'IMEI 1', in the same order. */
  readonly makerLabels: readonly string[];
  readonly companyName: string;
  /** The item's price with its currency as it is read, such as '449.00 EUR'. */
  readonly priceText: string;
  /** Made with a training prefix or in training: the label says so. */
  readonly training: boolean;
  /** Printed again: the label is marked as a copy (fault R19). */
  readonly reprint: boolean;
};
