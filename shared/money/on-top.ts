// What comes on top of prices as they are quoted: the tax of a sale whose prices do not hold it.
import { sum } from './integer';

/** Minor units between the total of a document and the amounts of its lines less their discounts; 0 where tax is inside. */
export function taxOnTop(
  totalMinor: number,
  lines: readonly { readonly amountMinor: number; readonly discountMinor: number }[],
): number {
  return totalMinor - sum(lines.map((line) => line.amountMinor - line.discountMinor));
}
