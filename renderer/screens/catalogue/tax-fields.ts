// A tax code as it is typed: its parts, each with a rate in percent. Pure.
import { parseMinor } from '../../../shared/money/format';

export type TaxRow = { readonly name: string; readonly percent: string; readonly onTax: boolean };

/** A percentage with four decimals is a rate in parts per million. */
const PERCENT_DECIMALS = 4;
const ALL_PPM = 1_000_000;

/** The rate of a row in parts per million, or null where it is none. */
export function rateOf(row: TaxRow): number | null {
  const ratePpm = parseMinor(row.percent, PERCENT_DECIMALS);
  return ratePpm === null || ratePpm < 0 || ratePpm > ALL_PPM ? null : ratePpm;
}

/** A rate as people write it: 190000 gives '19', 62500 '6.25'. */
export function percentText(ratePpm: number): string {
  const digits = String(ratePpm).padStart(PERCENT_DECIMALS + 1, '0');
  const decimals = digits.slice(-PERCENT_DECIMALS).replace(/0+$/u, '');
  return `${digits.slice(0, -PERCENT_DECIMALS)}${decimals === '' ? '' : `.${decimals}`}`;
}
