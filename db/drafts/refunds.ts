// Where the money of a return goes, as the screen shows it: each tender of each sale, with the card or cheque that it was.
import type { RefundAnswer } from '../../shared/contract/answers';
import type { SaleRefund } from '../../shared/domain/decide/refund-board';
import type { View } from '../../shared/domain/view';

/** Refunds with the number of their sale and the numbers of the tenders that paid it. */
export function refundAnswers(view: View, refunds: readonly SaleRefund[]): readonly RefundAnswer[] {
  return refunds.map(({ sale, kind, amountMinor }) => {
    const posting = view.posting(sale);
    const tenders = posting?.kind === 'sale.posted' ? posting.body.tenders : [];
    const own = tenders.filter((tender) => tender.kind === kind).flatMap((tender) => tender.reference ?? []);
    return { sale, docNo: posting?.header.docNo ?? null, kind, amountMinor, references: [...new Set(own)] };
  });
}
