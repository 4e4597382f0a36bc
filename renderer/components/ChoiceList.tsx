// "Which one?": a scan or a search that fits several. Arrow keys or a number choose, Enter takes, Esc steps back.
// It holds the focus while it is open, so that a digit is a choice and not the beginning of a scan.
import { useEffect, useId, useRef, useState } from 'react';
import { t } from '../../shared/texts/texts';
import { useKeys } from '../frame/frame-context';
import type { KeyAction } from '../frame/keys';
import type { Choice } from '../frame/shown';
import { LongName } from './LongName';
import { SerialText } from './SerialText';
import styles from './components.module.css';

/** Choices that a single digit reaches. */
const NUMBERED = 9;

type Props = {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onPick: (choice: Choice) => void;
  readonly onDrop: () => void;
};

export function ChoiceList({ label, choices, onPick, onDrop }: Props) {
  const [at, setAt] = useState(0);
  const place = useRef<HTMLUListElement>(null);
  const id = useId();
  useEffect(() => place.current?.focus(), [choices]);
  const pick = (index: number): void => {
    const choice = choices[index];
    if (choice) onPick(choice);
  };
  const silent = (key: string, act: () => void): KeyAction => ({ key, words: label, act, silent: true });
  // Digits come by the frame's keys, which wait for the scanner's verdict: the first digit of a scan is no choice.
  useKeys(
    [
      silent('ArrowDown', () => setAt(Math.min(at + 1, choices.length - 1))),
      silent('ArrowUp', () => setAt(Math.max(at - 1, 0))),
      silent('Enter', () => pick(at)),
      silent('Escape', onDrop),
      ...choices.slice(0, NUMBERED).map((_, index) => silent(String(index + 1), () => pick(index))),
    ],
    'question',
  );
  return (
    <ul
      ref={place}
      className={styles['choices']}
      role="listbox"
      aria-label={label}
      aria-activedescendant={`${id}${at}`}
      tabIndex={0}
      data-autofocus=""
    >
      {choices.map((choice, index) => (
        <li
          key={choice.id}
          id={`${id}${index}`}
          role="option"
          aria-selected={index === at}
          className={styles['choice']}
          onClick={() => pick(index)}
        >
          <ChoiceBody choice={choice} number={index < NUMBERED ? index + 1 : null} />
        </li>
      ))}
    </ul>
  );
}

function ChoiceBody({ choice, number }: { readonly choice: Choice; readonly number: number | null }) {
  return (
    <>
      <span className={styles['choiceNumber']} aria-label={number === null ? undefined : t('frame.choice', { number })}>
        {number}
      </span>
      <span className={styles['choiceText']}>
        <span className={styles['choiceTitle']}>
          <LongName text={choice.title} />
          {choice.serial === undefined ? null : <SerialText text={choice.serial} strong />}
        </span>
        {choice.details.length === 0 ? null : (
          <span className={styles['quiet']}>{choice.details.join(' \u00b7 ')}</span>
        )}
      </span>
    </>
  );
}
