// The verdict at the returns desk: one large sentence, its colour and what follows from it (spec/screens, Returns).
// It reads facts that the ledger gave; whether the return may be posted is decided there and never here.
import type { DraftLineAnswer } from '../contract/answers';
import { dateText } from './formats';
import { t } from './texts';

export type VerdictFacts = {
  readonly sold: NonNullable<DraftLineAnswer['sold']>;
  /** The share that goes back, with its currency. */
  readonly amount: string;
  /** End of our warranty; null where there is none. */
  readonly warrantyEnd: string | null;
  /** True for a piece with its own serial; goods by quantity have no warranty of their own. */
  readonly isUnit: boolean;
  readonly today: string;
  readonly windowDays: number;
  /** Who brings it, where that is not who bought it. */
  readonly otherCustomer: string | null;
  readonly reasonKnown: boolean;
  /** True where the person may take it back all the same, with nobody's approval. */
  readonly allowed: boolean;
};
export type Verdict = { readonly tone: 'taken' | 'note'; readonly what: string; readonly now: string };

function agoText(days: number): string {
  return days <= 0 ? t('returns.verdict.today') : t('returns.verdict.days', { days });
}

function warrantyText({ warrantyEnd, today }: VerdictFacts): string {
  if (warrantyEnd === null) return t('returns.verdict.none');
  const date = dateText(warrantyEnd);
  return warrantyEnd >= today ? t('returns.verdict.warranty', { date }) : t('returns.verdict.over', { date });
}

function nowText({ reasonKnown, allowed }: VerdictFacts, needsApproval: boolean): string {
  const approve = needsApproval && !allowed;
  if (!reasonKnown) return approve ? t('returns.verdict.now.reasonApprove') : t('returns.verdict.now.reason');
  return approve ? t('returns.verdict.now.approve') : t('returns.verdict.now.refund');
}

/** What the desk reads about one line of a return. */
export function returnVerdict(facts: VerdictFacts): Verdict {
  const { sold, amount, otherCustomer, windowDays } = facts;
  const ago = agoText(sold.daysAgo);
  const customer = sold.customerName ?? t('returns.walkIn');
  if (otherCustomer !== null) {
    const what = t('returns.verdict.other', { customer, given: otherCustomer, ago, amount });
    return { tone: 'note', what, now: nowText(facts, true) };
  }
  if (sold.daysAgo > windowDays) {
    const what = t('returns.verdict.late', { customer, ago, amount, limit: windowDays });
    return { tone: 'note', what, now: nowText(facts, true) };
  }
  const what = facts.isUnit
    ? t('returns.verdict.ok', { ago, customer, amount, warranty: warrantyText(facts) })
    : t('returns.verdict.goods', { ago, customer, amount, document: sold.docNo ?? '' });
  return { tone: 'taken', what, now: nowText(facts, false) };
}
