// Exact integer arithmetic for money, quantities and rates; everything that counts money stands on it.
// Products and quotients are BigInt inside and safe integers outside; there is no float anywhere (DESIGN 5).

/** One whole piece, in ten-millionths: quantities carry seven decimals (DESIGN 4). */
export const ONE_E7 = 10_000_000;
/** One, in parts per million: rates and percentages. */
export const ONE_PPM = 1_000_000;
/** The largest amount a command may name, in minor units: ten billion of a currency with two digits.
 *  It keeps every sum of 5,000 lines far below 2^53. */
export const MAX_MINOR = 1_000_000_000_000;
/** The largest quantity a line may name: a million pieces. */
export const MAX_QUANTITY_E7 = 1_000_000 * ONE_E7;

/** Divides and rounds half away from zero, the one rounding rule of the house (DESIGN 5). `divisor` is not zero. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const rounded = (2n * top + bottom) / (2n * bottom);
  return negative ? -rounded : rounded;
}

/** Turns a BigInt back into a safe integer; the limits on commands make a larger one a bug, so it is loud. */
export function toSafe(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`amount ${value} is outside the safe integers`);
  return number;
}

/** value x numerator / denominator, rounded half away from zero; all integers, the result a safe integer. */
export function scale(value: number, numerator: number, denominator: number): number {
  return toSafe(divideRounded(BigInt(value) * BigInt(numerator), BigInt(denominator)));
}

/** Unit price in minor units times a quantity in ten-millionths, rounded to the minor unit. */
export function priceTimesQuantity(unitPriceMinor: number, quantityE7: number): number {
  return scale(unitPriceMinor, quantityE7, ONE_E7);
}

/** True when unit price times quantity stays within MAX_MINOR. */
export function fitsAmount(unitPriceMinor: number, quantityE7: number): boolean {
  return BigInt(unitPriceMinor) * BigInt(quantityE7) <= BigInt(MAX_MINOR) * BigInt(ONE_E7);
}

/** The part of an amount that a rate in parts per million takes, rounded to the minor unit. */
export function ratePart(amountMinor: number, ratePpm: number): number {
  return scale(amountMinor, ratePpm, ONE_PPM);
}

/** Sums safe integers into a safe integer. */
export function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  if (!Number.isSafeInteger(total)) throw new RangeError(`sum ${total} is outside the safe integers`);
  return total;
}
