// The words printed on labels and slips, in one place so that another language is another table of the same shape.
// Amounts and dates are not words; this file must not know layouts.

export type PaperWords = {
  readonly training: string;
  readonly copy: string;
  readonly titles: { readonly sale: string; readonly return: string; readonly void: string; readonly test: string };
  /** What stands on a test where an item would. */
  readonly testItem: string;
  readonly businessDay: string;
  readonly cashier: string;
  readonly customer: string;
  readonly discount: string;
  readonly warrantyTo: string;
  readonly subtotal: string;
  readonly total: string;
  readonly tax: (name: string, rateText: string, net: string) => string;
  readonly change: string;
  readonly ledger: string;
};

export const englishPaper: PaperWords = {
  training: 'TRAINING',
  copy: 'COPY',
  titles: { sale: 'Sale', return: 'Return', void: 'Void', test: 'Printer test' },
  testItem: 'Nothing sold',
  businessDay: 'Business day',
  cashier: 'Cashier',
  customer: 'Customer',
  discount: 'Discount',
  warrantyTo: 'Warranty to',
  subtotal: 'Subtotal',
  total: 'TOTAL',
  tax: (name, rateText, net) => `${name} ${rateText} on ${net}`,
  change: 'Change',
  ledger: 'Ledger',
};
