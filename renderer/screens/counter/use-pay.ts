// The moves of a payment: a note, an amount, another tender, the last key. What they come to is in pay-state and
// shared/money; posting is the caller's.
import { useRef, useState } from 'react';
import { likelyNotes, payState, type PayState } from '../../../shared/money/tender';
import {
  firstEntry,
  payReducer,
  preview,
  tendersOf,
  typedMinor,
  type Given,
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
  readonly takeBack: () => void;
  readonly rest: () => void;
  readonly enter: () => void;
};

type PayParts = {
  readonly dueMinor: number;
  readonly digits: number;
  /** An amount that stood in the scan field. */
  readonly typed: string;
  /** What was taken already: before a crash, or before the panel was closed. */
  readonly taken: readonly Given[];
  /** Puts what was taken into the draft, and says when it is there. */
  readonly keep: (tenders: Tenders, done: (kept: boolean) => void) => void;
  readonly onPost: (tenders: Tenders) => void;
};

/** `dueMinor` is the ledger's figure of this moment. */
export function usePay({ dueMinor, digits, typed, taken, keep, onPost }: PayParts): Pay {
  const { entry, now, send, afterKept, keepThen } = useKeptEntry(firstEntry(digits, typed, taken), keep);
  const left = (): number => payState(dueMinor, now().given).leftMinor;
  const add = (tender: PayKind): void => {
    const event = { kind: 'add', tender, dueMinor } as const;
    const next = payReducer(now(), event);
    if (next.problem === null) keepThen(next.given, event);
    else send(event);
  };
  const cash = (amountMinor: number): void => {
    const { given } = now();
    const after = payState(dueMinor, [...given, { kind: 'cash', tenderedMinor: amountMinor }]);
    if (after.leftMinor === 0) onPost(tendersOf(given, amountMinor));
    else add('cash');
  };
  const enter = (): void => {
    if (preview(now(), dueMinor).overMinor > 0) return;
    const amountMinor = typedMinor(now(), dueMinor);
    const typedNothing = now().text.trim() === '';
    if (amountMinor === null || (typedNothing && left() > 0)) add('cash');
    else if (typedNothing) onPost(tendersOf(now().given, 0));
    else cash(amountMinor);
  };
  return {
    entry,
    send,
    figures: preview(entry, dueMinor),
    notes: likelyNotes(payState(dueMinor, entry.given).leftMinor, digits),
    cash: (amountMinor) => afterKept(() => cash(amountMinor)),
    add: (tender) => afterKept(() => add(tender)),
    takeBack: () => afterKept(() => keepThen(now().given.slice(0, -1), { kind: 'takeBack' })),
    rest: () => afterKept(() => onPost(tendersOf(now().given, left()))),
    enter: () => afterKept(enter),
  };
}

type KeptEntry = {
  readonly entry: PayEntry;
  /** The entry as it is now, which may be newer than the one on screen. */
  readonly now: () => PayEntry;
  readonly send: (event: PayEvent) => void;
  /** Does at once what a key asks for, or as soon as what was taken before is in the draft. */
  readonly afterKept: (work: () => void) => void;
  /** Keeps these tenders; only when they are in the draft does the screen say so (DESIGN 2). */
  readonly keepThen: (given: readonly Given[], event: PayEvent) => void;
};

function useKeptEntry(first: PayEntry, keep: PayParts['keep']): KeptEntry {
  const [entry, draw] = useState(first);
  const state = useRef({ entry: first, keeping: 0, later: [] as (() => void)[] }).current;
  const send = (event: PayEvent): void => {
    state.entry = payReducer(state.entry, event);
    draw(state.entry);
  };
  const afterKept = (work: () => void): void => {
    if (state.keeping === 0) work();
    else state.later.push(work);
  };
  const keepThen = (given: readonly Given[], event: PayEvent): void => {
    state.keeping += 1;
    keep(tendersOf(given, 0), (kept) => {
      state.keeping -= 1;
      if (kept) send(event);
      for (const work of state.later.splice(0)) afterKept(work);
    });
  };
  return { entry, now: () => state.entry, send, afterKept, keepThen };
}
