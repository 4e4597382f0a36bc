// Asks for one value: an amount, a quantity, a number, a few words. What is typed is checked before it is given away.
import { Button, Group, TextInput } from '@mantine/core';
import { useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';

type Props<Value> = {
  readonly title: string;
  readonly hint: string;
  readonly start: string;
  /** The value of a typed text, or null where it is none. */
  readonly read: (text: string) => Value | null;
  /** What is said when it is none. */
  readonly bad: string;
  readonly numeric?: boolean;
  /** A scan is typed and taken in one; without it a scan is refused. */
  readonly scans?: boolean;
  readonly onTake: (value: Value) => void;
  readonly onDrop: () => void;
};

export function EntryDialog<Value>(props: Props<Value>) {
  const { title, hint, start, read, bad, numeric = false, scans = false, onTake, onDrop } = props;
  const [text, setText] = useState(start);
  const [error, setError] = useState<string | null>(null);
  const take = (typed: string): void => {
    const value = read(typed);
    if (value === null) setError(bad);
    else onTake(value);
  };
  const onScan = (scanned: string): null => {
    setText(scanned.trim());
    take(scanned);
    return null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
    take(text);
  };
  return (
    <Dialog title={title} onClose={onDrop} {...(scans ? { onScan } : {})}>
      <TextInput
        data-autofocus
        size="lg"
        label={hint}
        value={text}
        error={error}
        inputMode={numeric ? 'decimal' : 'text'}
        autoComplete="off"
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setError(null);
        }}
        onKeyDown={onKeyDown}
      />
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onDrop}>
          {t('receive.ask.back')}
        </Button>
        <Button onClick={() => take(text)}>{t('receive.ask.take')}</Button>
      </Group>
    </Dialog>
  );
}
