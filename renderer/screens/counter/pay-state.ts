// The payment as it is entered: the amount being typed, the tenders so far. Pure; what is left and what comes back is
// reckoned in shared/money, whether it may stand is for the rules to say.
import type { DraftTender } from '../../../shared/contract/draft-answers';
import type { TenderKind } from '../../../shared/domain/posting';
import { parseMinor } from '../../../shared/money/format';
import { payState } from '../../../shared/money/tender';
import type { Tenders } from './sale';

/** Kinds that the counter takes; an account needs a customer with terms, which the catalogue does not know yet. */
const PAY_KINDS = ['cash', 'card', 'cheque', 'voucher'] as const satisfies readonly TenderKind[];
export type PayKind = (typeof PAY_KINDS)[number];

export type Given = { readonly kind: PayKind; readonly tenderedMinor: number; readonly reference: string };
export type PayEntry = {
  readonly digits: number;
  readonly text: string;
  readonly given: readonly Given[];
  readonly problem: 'amount' | 'left' | null;
};
export type PayEvent =
  | { readonly kind: 'typed'; readonly text: string }
  /** Takes the amount that is typed, or all that is left. */
  | { readonly kind: 'add'; readonly tender: PayKind; readonly dueMinor: number }
  | { readonly kind: 'reference'; readonly at: number; readonly text: string }
  | { readonly kind: 'takeBack' };

export function firstEntry(digits: number, text: string, given: readonly Given[] = []): PayEntry {
  return { digits, text, given, problem: null };
}

/** What the draft says was taken already, as the panel shows it. */
export function takenOf(tenders: readonly DraftTender[]): Given[] {
  return tenders.flatMap(({ kind, tenderedMinor, reference }) => {
    const known = PAY_KINDS.find((one) => one === kind);
    return known ? [{ kind: known, tenderedMinor, reference: reference ?? '' }] : [];
  });
}

/** The entry after an event. */
export function payReducer(entry: PayEntry, event: PayEvent): PayEntry {
  switch (event.kind) {
    case 'typed':
      return { ...entry, text: event.text, problem: null };
    case 'add':
      return withTender(entry, event);
    case 'reference': {
      const given = entry.given.map((one, at) => (at === event.at ? { ...one, reference: event.text } : one));
      return { ...entry, given };
    }
    case 'takeBack':
      return { ...entry, given: entry.given.slice(0, -1), problem: null };
  }
}

/** The amount that is typed; with nothing typed all that is left; null for what is no amount. */
export function typedMinor({ text, digits, given }: PayEntry, dueMinor: number): number | null {
  if (text.trim() === '') return payState(dueMinor, given).leftMinor;
  const amountMinor = parseMinor(text, digits);
  return amountMinor === null || amountMinor < 0 ? null : amountMinor;
}

/** The tenders with what is typed in cash counted in, so that the change is seen before Enter. */
export function preview(entry: PayEntry, dueMinor: number): ReturnType<typeof payState> {
  const amountMinor = entry.text.trim() === '' ? null : typedMinor(entry, dueMinor);
  const typed = amountMinor === null ? [] : [{ kind: 'cash', tenderedMinor: amountMinor }];
  return payState(dueMinor, [...entry.given, ...typed]);
}

function withTender(entry: PayEntry, event: Extract<PayEvent, { kind: 'add' }>): PayEntry {
  const amountMinor = typedMinor(entry, event.dueMinor);
  if (amountMinor === null) return { ...entry, problem: 'amount' };
  if (amountMinor === 0 || (event.tender === 'cash' && entry.text.trim() === '')) return { ...entry, problem: 'left' };
  const given = [...entry.given, { kind: event.tender, tenderedMinor: amountMinor, reference: '' }];
  return { ...entry, given, text: '', problem: null };
}

/** The tenders as they are posted, `cashMinor` more in cash where some is handed over with the last key. */
export function tendersOf(given: readonly Given[], cashMinor: number): Tenders {
  const cash = cashMinor > 0 ? [{ kind: 'cash' as const, tenderedMinor: cashMinor, reference: null }] : [];
  const rows = given.map((one) => ({ ...one, reference: one.reference.trim() === '' ? null : one.reference.trim() }));
  return [...rows, ...cash];
}
