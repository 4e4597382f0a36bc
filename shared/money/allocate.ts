// Splits a total into shares that always sum to the total: largest remainder, ties to the earlier line (DESIGN 5).
// Used for discounts, add-on costs, tax components and the shares of units; it must not know what it splits.
import { sum, toSafe } from './integer';

/**
 * Splits `totalMinor` (any sign) in proportion to `weights` (safe integers, none negative).
 * Weights that are all zero split evenly. The shares sum to the total exactly; no weights give no shares.
 */
export function allocate(totalMinor: number, weights: readonly number[]): number[] {
  if (weights.length === 0) return [];
  if (weights.length === 1) return [totalMinor];
  const total = weights.reduce((so, weight) => so + BigInt(weight), 0n);
  const used = total === 0n ? weights.map(() => 1) : weights;
  return largestRemainder(totalMinor, used, total === 0n ? BigInt(weights.length) : total);
}

/** Splits `totalMinor` evenly over `count` shares; the earlier shares take the odd minor units. */
export function allocateEvenly(totalMinor: number, count: number): number[] {
  const size = Math.abs(totalMinor);
  const sign = totalMinor < 0 ? -1 : 1;
  const each = Math.floor(size / count);
  const rest = size - each * count;
  return Array.from({ length: count }, (_, index) => sign * (index < rest ? each + 1 : each) + 0);
}

/**
 * The share that the next `taken` of `whole` parts get when `before` parts are gone already: cumulative rounding,
 * so that any sequence of partial returns sums to the total and the last one takes the rest (fault 31).
 */
export function nextShare(totalMinor: number, before: number, taken: number, whole: number): number {
  const upTo = (parts: number): bigint => (BigInt(totalMinor) * BigInt(parts)) / BigInt(whole);
  return toSafe(upTo(before + taken) - upTo(before));
}

function largestRemainder(totalMinor: number, weights: readonly number[], whole: bigint): number[] {
  const size = BigInt(Math.abs(totalMinor));
  const products = weights.map((weight) => size * BigInt(weight));
  const floors = products.map((product) => toSafe(product / whole));
  let rest = Math.abs(totalMinor) - sum(floors);
  const order = products.map((product, index) => ({ index, remainder: product % whole }));
  order.sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (rest === 0) break;
    floors[index] = (floors[index] ?? 0) + 1;
    rest -= 1;
  }
  return totalMinor < 0 ? floors.map((share) => 0 - share) : floors;
}
