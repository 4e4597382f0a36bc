// How dates and quantities are read and typed, without a clock or a locale of the machine: '24 Nov 2026', '1.5'.
// Money is in shared/money; sentences are in the catalogue files.
import { MAX_QUANTITY_E7, ONE_E7 } from '../money/integer';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const DECIMALS = 7;

/** A date YYYY-MM-DD as '24 Nov 2026': the month in letters, so that nobody reads day and month the wrong way round. */
export function dateText(date: string): string {
  const month = MONTHS[Number(date.slice(5, 7)) - 1];
  return month === undefined ? date : `${Number(date.slice(8, 10))} ${month} ${date.slice(0, 4)}`;
}

/** A quantity in ten-millionths as people write it: 15_000_000 gives '1.5'. */
export function quantityText(quantityE7: number): string {
  const size = Math.abs(quantityE7);
  const whole = String(Math.floor(size / ONE_E7));
  const rest = String(size % ONE_E7)
    .padStart(DECIMALS, '0')
    .replace(/0+$/u, '');
  return `${quantityE7 < 0 ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/** Reads a typed quantity into ten-millionths: '2', '1.5', '.25'. Null for nothing, zero, too much or anything unclean. */
export function parseQuantity(text: string): number | null {
  const match = /^(\d{0,7})(?:\.(\d{1,7}))?$/u.exec(text.trim());
  if (!match) return null;
  const [, whole = '', decimals = ''] = match;
  if (whole === '' && decimals === '') return null;
  const quantityE7 = Number(whole) * ONE_E7 + Number(decimals.padEnd(DECIMALS, '0'));
  return quantityE7 > 0 && quantityE7 <= MAX_QUANTITY_E7 ? quantityE7 : null;
}
