// Amounts as people read and type them, between integers of minor units and text; plain integer arithmetic only.
// The point and the comma are fixed here: this file must not know currencies' names, languages or screens.

/** ISO 4217 knows none with more than four decimals. */
const MAX_DIGITS = 4;
/** Whole digits of a typed amount: eleven, so that a UPC (12) or EAN (13) scanned into the amount is not money. */
const MAX_WHOLE_DIGITS = 11;

/**
 * Writes minor units with thousands separators and `digits` decimals: (131885, 2) gives '1,318.85', (-5, 2) '-0.05'.
 * Throws on what is not a safe integer, since such an amount is a bug upstream.
 */
export function formatMinor(minor: number, digits: number): string {
  if (!Number.isSafeInteger(minor)) throw new RangeError(`amount ${minor} is not a safe integer`);
  const figures = String(Math.abs(minor)).padStart(checkedDigits(digits) + 1, '0');
  const whole = figures.slice(0, figures.length - digits).replace(/\B(?=(?:\d{3})+$)/gu, ',');
  const decimals = digits === 0 ? '' : `.${figures.slice(figures.length - digits)}`;
  return `${minor < 0 ? '-' : ''}${whole}${decimals}`;
}

/**
 * Reads a typed amount into minor units: '12', '12.5', '.5', '1,200.00', '-3'. Null when it is not clean: a comma
 * that does not part thousands ('12,50' is no twelve hundred), more decimals than the currency has, anything else.
 */
export function parseMinor(text: string, digits: number): number | null {
  const match = /^(-?)(\d*|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/u.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = '', decimals = ''] = match;
  const plain = whole.replaceAll(',', '');
  if (plain === '' && decimals === '') return null;
  if (plain.length > MAX_WHOLE_DIGITS || decimals.length > checkedDigits(digits)) return null;
  const size = Number(plain + decimals.padEnd(digits, '0'));
  return sign === '-' ? 0 - size : size;
}

function checkedDigits(digits: number): number {
  if (!Number.isInteger(digits) || digits < 0 || digits > MAX_DIGITS) throw new RangeError(`${digits} decimals`);
  return digits;
}
