// What the lines of a sale cost the customer: price, discounts, tax, and the exact share of every unit.
// Rows 9.01 to 9.05, fault 31. The same figures are shown while the sale is still a draft.
import { allocate } from '../../money/allocate';
import { fitsAmount, MAX_MINOR, priceTimesQuantity, ratePart, sum } from '../../money/integer';
import { priceLine, type PricedLine, type TaxComponent } from '../../money/price-line';
import type { Item, TaxCode } from '../model';
import { must } from '../must';
import type { Refusal } from '../refusal';

export type PriceRequest = {
  readonly item: Item;
  readonly quantityE7: number;
  readonly unitPriceMinor?: number | undefined;
  readonly discountPpm?: number | undefined;
  readonly discountMinor?: number | undefined;
};
export type DocDiscount = {
  readonly docDiscountPpm?: number | undefined;
  readonly docDiscountMinor?: number | undefined;
};
export type Priced = PricedLine & { readonly unitPriceMinor: number; readonly discountMinor: number };
export type PricedDocument = { readonly lines: readonly Priced[]; readonly docDiscountMinor: number };

/** The components of an item's tax code; none for an item without one. */
export function componentsOf(item: Item, taxCodes: ReadonlyMap<string, TaxCode>): readonly TaxComponent[] {
  return (item.taxCode === null ? undefined : taxCodes.get(item.taxCode)?.components) ?? [];
}

/** Prices all lines of a document; the document's discount is split over them by largest remainder. */
export function priceDocument(
  requests: readonly PriceRequest[],
  discount: DocDiscount,
  taxCodes: ReadonlyMap<string, TaxCode>,
): PricedDocument | Refusal {
  const large = requests.some(
    ({ unitPriceMinor, item, quantityE7 }) => !fitsAmount(unitPriceMinor ?? item.priceMinor, quantityE7),
  );
  if (large) return { code: 'amountTooLarge' };
  const open = requests.map((request) => {
    const unitPriceMinor = request.unitPriceMinor ?? request.item.priceMinor;
    const amountMinor = priceTimesQuantity(unitPriceMinor, request.quantityE7);
    const discountMinor = (request.discountMinor ?? 0) + ratePart(amountMinor, request.discountPpm ?? 0);
    return { request, unitPriceMinor, amountMinor, discountMinor };
  });
  const excess = open.find((line) => line.discountMinor > line.amountMinor);
  if (excess) return { code: 'discountExceedsAmount', item: excess.request.item.id };
  const charged = open.map((line) => line.amountMinor - line.discountMinor);
  const total = charged.reduce((so, amount) => so + amount, 0);
  if (total > MAX_MINOR || open.some((line) => line.amountMinor > MAX_MINOR)) return { code: 'amountTooLarge' };
  const docDiscountMinor = (discount.docDiscountMinor ?? 0) + ratePart(sum(charged), discount.docDiscountPpm ?? 0);
  if (docDiscountMinor > total) return { code: 'discountExceedsAmount', item: '' };
  const shares = allocate(docDiscountMinor, charged);
  const lines = open.map(({ request, unitPriceMinor, amountMinor, discountMinor }, index) => {
    const all = discountMinor + must(shares[index], 'the share of a line');
    const priced = priceLine(amountMinor, all, request.item.priceIncludesTax, componentsOf(request.item, taxCodes));
    return { ...priced, unitPriceMinor, discountMinor: all };
  });
  return { lines, docDiscountMinor };
}
