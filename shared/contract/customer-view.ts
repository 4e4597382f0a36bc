// What the customer sees on a display of their own: goods, prices, total, change. No name, no cost, no number of a person.

export type CustomerLine = {
  readonly name: string;
  /** Our serial of each piece; empty for goods without. */
  readonly serials: readonly string[];
  readonly quantityE7: number;
  readonly amountMinor: number;
  readonly discountMinor: number;
};

export type CustomerView = {
  readonly company: string;
  readonly currency: string;
  readonly digits: number;
  readonly dark: boolean;
  readonly lines: readonly CustomerLine[];
  /** Tax that comes on top of the prices as they are quoted. */
  readonly taxMinor: number;
  readonly totalMinor: number;
  /** A sale that was just paid: the display says total and change until the next one begins. */
  readonly paid: { readonly totalMinor: number; readonly changeMinor: number } | null;
};

/** The API on `window.customer`, the display's page: it hears, and can say nothing. */
export type CustomerDisplay = { readonly onView: (listener: (view: CustomerView) => void) => void };

export const CUSTOMER_CHANNEL = 'unitill:customer';
