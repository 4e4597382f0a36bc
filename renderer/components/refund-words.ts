// To whom money goes back, in words: a tender with the card or cheque that it was.
import type { RefundAnswer } from '../../shared/contract/answers';
import { t } from '../../shared/texts/texts';
import { tenderText } from '../../shared/texts/words';

type Back = Pick<RefundAnswer, 'kind' | 'amountMinor'> & { readonly references?: readonly string[] };

/** 'Card \u00b7\u00b7 1234'; several cards of one sale are all named, since the ledger knows only what they took together. */
export function refundTender({ kind, references = [] }: Back): string {
  return tenderText(kind, references.length === 0 ? null : references.join(', '));
}

/** One line for the drawer and the terminal: '300.00 to Card \u00b7\u00b7 1234, 149.00 in cash'. */
export function refundWords(refunds: readonly Back[], amount: (minor: number) => string): readonly string[] {
  const words = refunds.map((refund) => {
    const slots = { amount: amount(refund.amountMinor), tender: refundTender(refund) };
    return refund.kind === 'cash' ? t('returns.back.cash', slots) : t('returns.back', slots);
  });
  return words.length === 0 ? [] : [words.join(' \u00b7 ')];
}
