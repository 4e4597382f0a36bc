// Chooses one of many by typing a part of it: vendor, customer, location. Arrow keys move, Enter takes, Esc steps back;
// a scan of a code in the list takes it, any other is refused aloud.
import { Modal, TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/texts/texts';
import { LongName } from '../../components/LongName';
import { useKeys, useScanTarget } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { useFocusHome } from '../../frame/use-focus-home';
import styles from './receive.module.css';

export type Row = {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly code: string | null;
};

type Props = {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onPick: (row: Row) => void;
  readonly onDrop: () => void;
};

export function Chooser({ title, rows, text, onText, onPick, onDrop }: Props) {
  const [at, setAt] = useState(0);
  const id = useId();
  useFocusHome();
  const marked = Math.min(at, Math.max(rows.length - 1, 0));
  useKeys([{ key: 'Escape', words: t('receive.ask.back'), act: onDrop }], 'dialog');
  useScanTarget((scanned) => {
    const row = rows.find((one) => one.code === scanned.trim());
    if (row) onPick(row);
    return Promise.resolve<Shown | null>(
      row ? null : { tone: 'refused', words: t('receive.ask.noFit', { text: scanned }) },
    );
  }, 'dialog');
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[marked];
    if (event.key === 'ArrowDown') setAt(Math.min(marked + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(marked - 1, 0));
    else if (event.key !== 'Enter') return;
    else if (row) onPick(row);
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Modal
      opened
      onClose={onDrop}
      closeOnEscape={false}
      title={title}
      closeButtonProps={{ 'aria-label': t('receive.ask.back') }}
    >
      <TextInput
        data-autofocus
        label={t('receive.ask.filter')}
        value={text}
        autoComplete="off"
        role="combobox"
        aria-expanded={true}
        aria-controls={id}
        aria-activedescendant={rows.length === 0 ? undefined : `${id}${marked}`}
        onChange={(event) => {
          setAt(0);
          onText(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {rows.length === 0 ? <p className={styles['quiet']}>{t('receive.ask.none')}</p> : null}
      <ul id={id} className={styles['options']} role="listbox" aria-label={title}>
        {rows.map((row, index) => (
          <OptionRow key={row.id} row={row} id={`${id}${index}`} on={index === marked} onPick={onPick} />
        ))}
      </ul>
    </Modal>
  );
}

type OptionProps = {
  readonly row: Row;
  readonly id: string;
  readonly on: boolean;
  readonly onPick: (row: Row) => void;
};

function OptionRow({ row, id, on, onPick }: OptionProps) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (on) place.current?.scrollIntoView({ block: 'nearest' });
  }, [on]);
  return (
    // The field above has the keys; this is for the finger.
    <li ref={place} id={id} role="option" aria-selected={on} className={styles['option']} onClick={() => onPick(row)}>
      <LongName text={row.title} />
      <span className={styles['quiet']}>{row.detail}</span>
    </li>
  );
}
