// The pieces of the payment: notes as buttons with their keys, and the tenders that were given.
import type { CSSProperties } from 'react';
import { noteText } from '../../../shared/money/tender';
import { t } from '../../../shared/texts/texts';
import { TENDER_WORDS } from '../../../shared/texts/words';
import { Money, useMoney } from '../../components/Money';
import parts from '../../components/components.module.css';
import styles from './counter.module.css';
import type { Given } from './pay-state';

type NotesProps = {
  readonly notes: readonly number[];
  readonly keys: readonly string[];
  readonly onPick: (amountMinor: number) => void;
};

export function NoteKeys({ notes, keys, onPick }: NotesProps) {
  const { digits } = useMoney();
  const texts = notes.map((note) => noteText(note, digits));
  return (
    <div className={styles['notes']} style={longest(texts)} role="group" aria-label={t('pay.notes')}>
      {notes.map((note, at) => (
        <button
          key={note}
          type="button"
          className={styles['note']}
          aria-keyshortcuts={keys[at]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(note)}
        >
          <kbd className={parts['key']}>{keys[at]}</kbd>
          {texts[at]}
        </button>
      ))}
    </div>
  );
}

function longest(texts: readonly string[]): CSSProperties {
  return { ['--length' as never]: Math.max(0, ...texts.map((text) => text.length)) };
}

/** Last four digits of a card at most: more of a card number is never taken down (DESIGN 9). */
const CARD_DIGITS = 4;
const REFERENCE_LENGTH = 40;

type GivenProps = {
  readonly given: readonly Given[];
  readonly onReference: (at: number, text: string) => void;
  readonly onEnter: () => void;
};

export function GivenTenders({ given, onReference, onEnter }: GivenProps) {
  return (
    <ul className={styles['given']} aria-label={t('pay.given')}>
      {given.map((tender, at) => (
        <li key={at} className={styles['tender']}>
          <span className={styles['tenderKind']}>{TENDER_WORDS[tender.kind]}</span>
          {tender.kind === 'cash' ? (
            <span />
          ) : (
            <input
              className={styles['reference']}
              aria-label={tender.kind === 'card' ? t('pay.lastFour') : t('pay.reference')}
              placeholder={tender.kind === 'card' ? t('pay.lastFour') : t('pay.reference')}
              maxLength={tender.kind === 'card' ? CARD_DIGITS : REFERENCE_LENGTH}
              value={tender.reference}
              autoComplete="off"
              onChange={(event) => onReference(at, event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                event.preventDefault();
                event.stopPropagation();
                onEnter();
              }}
            />
          )}
          <Money minor={tender.tenderedMinor} />
        </li>
      ))}
    </ul>
  );
}
