// Paying, over the right half of the counter: what is due, notes as one-key buttons, tenders, what is left, and the change
// in the largest type. The lines of the sale stay in sight. A scan meanwhile is refused aloud.
import { useRef, type KeyboardEvent } from 'react';
import type { DraftAnswer } from '../../../shared/contract/answers';
import type { PayState } from '../../../shared/money/tender';
import { t } from '../../../shared/texts/texts';
import { Money, useMoney } from '../../components/Money';
import { useKeys, useRefuseScans } from '../../frame/frame-context';
import styles from './counter.module.css';
import { GivenTenders, NoteKeys } from './PayPieces';
import { takenOf, type PayEntry, type PayKind } from './pay-state';
import type { Tenders } from './sale';
import { usePay, type Pay } from './use-pay';

type Props = {
  readonly draft: DraftAnswer;
  /** The amount that stood in the scan field when the panel was opened. */
  readonly typed: string;
  readonly onKeep: (tenders: Tenders, done: (kept: boolean) => void) => void;
  readonly onPost: (tenders: Tenders) => void;
  readonly onBack: () => void;
};

const NOTE_KEYS = ['F1', 'F2', 'F3', 'F4', 'F5'] as const;

export function PayPanel({ draft, typed, onKeep, onPost, onBack }: Props) {
  const { currency, digits } = useMoney();
  const taken = takenOf(draft.header.tenders);
  const pay = usePay({ dueMinor: draft.grossMinor, digits, typed, taken, keep: onKeep, onPost });
  const { entry, send, figures, notes } = pay;
  const field = useRef<HTMLInputElement>(null);
  useRefuseScans(t('pay.scan'));
  usePayKeys(pay, onBack, () => field.current?.focus());
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    pay.enter();
  };
  return (
    <section className={styles['totals']} data-paying="" role="dialog" aria-label={t('pay.title')}>
      <div className={styles['total']} data-top="">
        <span>{t('pay.due', { currency })}</span>
        <Money minor={draft.grossMinor} className={styles['totalAmount']} />
      </div>
      <NoteKeys notes={notes} keys={NOTE_KEYS} onPick={pay.cash} />
      <label className={styles['amountField']}>
        <span className={styles['amountLabel']}>
          <span>{t('pay.amount')}</span>
          <span role="alert" className={styles['payProblem']}>
            {problemWords(entry, figures)}
          </span>
        </span>
        <input
          ref={field}
          autoFocus
          aria-label={t('pay.amount')}
          inputMode="decimal"
          autoComplete="off"
          value={entry.text}
          aria-invalid={entry.problem === 'amount'}
          onChange={(event) => send({ kind: 'typed', text: event.currentTarget.value })}
          onKeyDown={onKeyDown}
        />
      </label>
      <GivenTenders
        given={entry.given}
        onReference={(at, text) => send({ kind: 'reference', at, text })}
        onEnter={pay.enter}
      />
      <PayEnd figures={figures} currency={currency} />
    </section>
  );
}

function usePayKeys(pay: Pay, onBack: () => void, toField: () => void): void {
  const { entry, figures, notes } = pay;
  const add = (kind: PayKind) => (): void => {
    pay.add(kind);
    toField();
  };
  useKeys(
    [
      { key: 'Escape', words: t('pay.back'), act: onBack },
      ...notes.map((note, at) => ({
        key: NOTE_KEYS[at] ?? '',
        words: t('pay.note'),
        act: () => pay.cash(note),
        silent: true,
      })),
      { key: 'F6', words: t('pay.card'), act: add('card') },
      { key: 'F7', words: t('pay.cheque'), act: add('cheque') },
      { key: 'F9', words: t('pay.voucher'), act: add('voucher') },
      { key: 'F11', words: t('pay.takeBack'), act: pay.takeBack, off: entry.given.length === 0 },
      { key: 'F10', words: t('pay.exact'), act: pay.rest, off: figures.overMinor > 0 },
      { key: 'Enter', words: t('pay.post'), act: pay.enter, main: true, off: figures.overMinor > 0 },
    ],
    'dialog',
  );
}

type EndProps = { readonly figures: PayState; readonly currency: string };

/** What is left, until nothing is; then the change. */
function PayEnd({ figures: { leftMinor, changeMinor }, currency }: EndProps) {
  const left = leftMinor > 0;
  return (
    <div className={styles['total']} data-left={left || undefined} role="status">
      <span>{left ? t('pay.left', { currency }) : t('counter.change', { currency })}</span>
      <Money minor={left ? leftMinor : changeMinor} className={styles['changeAmount']} />
    </div>
  );
}

function problemWords({ problem }: PayEntry, { overMinor }: PayState): string {
  if (overMinor > 0) return t('pay.over');
  if (problem === 'amount') return t('pay.notAmount');
  return problem === 'left' ? t('pay.chooseTender') : '';
}
