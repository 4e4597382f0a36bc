// The goods that both sides of the benchmark receive: the same items, maker serials and costs in the same order.
// A delivery of n units has fifty lines of n / 50 pieces each, and deliveries go through the thousand items in turn.

export const ITEMS = 1_000;
export const LINES = 50;
export const COST_MINOR = 12_345;
export const PRICE_MINOR = 17_000;

/** The maker serial of the n-th unit ever received, counted from 0: scattered, as makers' numbers are to us. */
export function makerSerial(nth: number): string {
  return `MS${String((nth * 2_654_435_761) % 1_000_000_000_000).padStart(12, '0')}`;
}

/** The item, counted from 0, of the n-th unit where all deliveries had `count` units. */
export function itemOf(nth: number, count: number): number {
  return Math.floor(nth / (count / LINES)) % ITEMS;
}

export type DeliveryLine = { readonly item: number; readonly makers: readonly string[] };

/** The lines of a delivery of `count` units, a multiple of LINES, after the first `before` ones. */
export function delivery(before: number, count: number): readonly DeliveryLine[] {
  const pieces = count / LINES;
  return Array.from({ length: LINES }, (_, line) => {
    const first = before + line * pieces;
    const makers = Array.from({ length: pieces }, (__, at) => makerSerial(first + at));
    return { item: itemOf(first, count), makers };
  });
}

/** The name of an item; the word at its end belongs to one item in fifty. */
export function itemName(item: number): string {
  return `Article ${String(item).padStart(4, '0')} series ${String.fromCharCode(65 + (item % 26))}${item % 50}`;
}

/** Numbers below `limit` that look random and are the same in every run (Park and Miller's multiplier). */
export function picker(seed: number, limit: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
