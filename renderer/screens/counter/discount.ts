// A discount as a cashier types it: '10%' of the amount, or '5.00' off it. Pure.
import { parseMinor } from '../../../shared/money/format';
import { ONE_PPM } from '../../../shared/money/integer';

export type Discount = { readonly ppm: number; readonly amountMinor: number };

/** A percentage with four decimals is a rate in parts per million. */
const PERCENT_DECIMALS = 4;

/** Reads '10%', '7.5 %' or '5.00'; null for anything else, for less than nothing and for more than all. */
export function parseDiscount(text: string, digits: number): Discount | null {
  const percent = /^(.*)%$/u.exec(text.trim())?.[1];
  if (percent !== undefined) {
    const ppm = parseMinor(percent, PERCENT_DECIMALS);
    return ppm === null || ppm < 0 || ppm > ONE_PPM ? null : { ppm, amountMinor: 0 };
  }
  const amountMinor = parseMinor(text, digits);
  return amountMinor === null || amountMinor < 0 ? null : { ppm: 0, amountMinor };
}
