// What a supervisor approved on an open sale: its discounts and prices as they stood. The sale is posted on that word as long
// as they stand so; whatever changes them asks again. The word covers nothing else that the supervisor may do.
import type { Right } from '../rights';
import type { Draft } from './draft';

/** The rights that an approval of an open sale stands for. */
export const APPROVED_RIGHTS: readonly Right[] = ['discount', 'price_override'];

/** All that a draft's discounts and prices depend on, as text to compare; empty where it has neither. */
export function termsOf({ header, lines }: Draft): string {
  const { docDiscountPpm, docDiscountMinor } = header;
  const whole = docDiscountPpm > 0 || docDiscountMinor > 0;
  const own = lines.filter((line) => line.discountPpm > 0 || line.discountMinor > 0 || line.unitPriceMinor !== null);
  // A discount on the document comes to more with every line, so that all of them are part of it.
  const terms = (whole ? lines : own).map(({ line, item, quantityE7, unitPriceMinor, discountPpm, discountMinor }) => [
    line,
    item,
    quantityE7,
    unitPriceMinor,
    discountPpm,
    discountMinor,
  ]);
  return whole || terms.length > 0 ? JSON.stringify([docDiscountPpm, docDiscountMinor, terms]) : '';
}

/** Who approved the sale as it stands now, or null. */
export function approverOf(draft: Draft): string | null {
  const { approval } = draft.header;
  return approval !== null && approval.terms === termsOf(draft) ? approval.by : null;
}
