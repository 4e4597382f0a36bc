// Sentences of the customer's display.
export const CUSTOMER_TEXTS = {
  'customer.lines': 'Your purchase',
  'customer.total': 'Total {currency}',
  'customer.change': 'Change {currency}',
  'customer.tax': 'Tax',
  'customer.off': '\u2212{amount}',
  'customer.more': 'and {count} more',
  'customer.older': '{count#earlier item|earlier items}',
  'customer.thanks': 'Thank you. {company}',
} as const;
