// The search field above a list of the catalogue: / goes there, and arrows and Enter work on the list from within it.
import { TextInput } from '@mantine/core';
import { useRef } from 'react';
import { t } from '../../../shared/texts/texts';
import { useKeys } from '../../frame/frame-context';
import styles from './catalogue.module.css';

type Props = {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onMove: (by: number) => void;
  readonly onOpen: (() => void) | null;
};

export function ListSearch({ label, text, onText, onMove, onOpen }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useKeys([{ key: '/', words: t('catalogue.search'), act: () => field.current?.focus() }]);
  return (
    <TextInput
      ref={field}
      className={styles['search']}
      label={label}
      value={text}
      autoComplete="off"
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        const keys = { ArrowDown: () => onMove(1), ArrowUp: () => onMove(-1), Enter: () => onOpen?.() };
        if (!Object.hasOwn(keys, event.key)) return;
        event.preventDefault();
        keys[event.key as keyof typeof keys]();
      }}
    />
  );
}
