// The moves of a payment: a note, an amount, another tender, the last key. What they come to is in pay-state and
// shared/money; posting is the caller's.
import { useReducer } from 'react';
import { likelyNotes, payState, type PayState } from '../../../shared/money/tender';
import {
  firstEntry,
  payReducer,
  preview,
  tendersOf,
  typedMinor,
  type PayEntry,
  type PayEvent,
  type PayKind,
} from './pay-state';
import type { Tenders } from './sale';

export type Pay = {
  readonly entry: PayEntry;
  readonly send: (event: PayEvent) => void;
  /** With what is typed counted in. */
  readonly figures: PayState;
  readonly notes: readonly number[];
  /** An amount in cash: it posts when it covers what is left. */
  readonly cash: (amountMinor: number) => void;
  /** Another tender: the amount that is typed, or all that is left. */
  readonly add: (tender: PayKind) => void;
  readonly rest: () => void;
  readonly enter: () => void;
};

/** `typed` is an amount that stood in the scan field; `dueMinor` the ledger's figure of this moment. */
export function usePay(dueMinor: number, digits: number, typed: string, onPost: (tenders: Tenders) => void): Pay {
  const [entry, send] = useReducer(payReducer, firstEntry(digits, typed));
  const { given, text } = entry;
  const figures = preview(entry, dueMinor);
  const { leftMinor } = payState(dueMinor, given);
  const add = (tender: PayKind): void => send({ kind: 'add', tender, dueMinor });
  const cash = (amountMinor: number): void => {
    const after = payState(dueMinor, [...given, { kind: 'cash', tenderedMinor: amountMinor }]);
    if (after.leftMinor === 0) onPost(tendersOf(given, amountMinor));
    else add('cash');
  };
  const enter = (): void => {
    if (figures.overMinor > 0) return;
    const amountMinor = typedMinor(entry, dueMinor);
    const typedNothing = text.trim() === '';
    if (amountMinor === null || (typedNothing && leftMinor > 0)) add('cash');
    else if (typedNothing) onPost(tendersOf(given, 0));
    else cash(amountMinor);
  };
  return {
    entry,
    send,
    figures,
    notes: likelyNotes(leftMinor, digits),
    cash,
    add,
    rest: () => onPost(tendersOf(given, leftMinor)),
    enter,
  };
}
