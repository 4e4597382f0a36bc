// Add-on costs of a delivery: freight, customs. A list with one row to add; Done stores the whole list.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { DraftHeader } from '../../../shared/contract/answers';
import { parseMinor } from '../../../shared/money/format';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { Money, useMoney } from '../../components/Money';
import styles from './receive.module.css';

type AddOns = DraftHeader['addOns'];
type By = AddOns[number]['by'];
const WAYS: readonly By[] = ['value', 'weight', 'volume', 'quantity'];
/** The contract takes no more. */
const MOST = 20;

type Props = { readonly addOns: AddOns; readonly onTake: (addOns: AddOns) => void; readonly onDrop: () => void };

export function AddOnDialog({ addOns, onTake, onDrop }: Props) {
  const [rows, setRows] = useState(addOns);
  const keys = [{ key: 'F12', words: t('receive.addOns.done'), act: () => onTake(rows), main: true }];
  return (
    <Dialog title={t('receive.addOns.title')} onClose={onDrop} keys={keys}>
      {rows.length === 0 ? <p className={styles['quiet']}>{t('receive.addOns.none')}</p> : null}
      <ul className={styles['addOns']}>
        {rows.map((row, at) => (
          // Two rows may be alike in all they say.
          <li key={at}>
            <span>{row.name}</span>
            <span className={styles['quiet']}>{t(`receive.addOns.by.${row.by}`)}</span>
            <Money minor={row.amountMinor} withCurrency />
            <Button
              variant="default"
              aria-label={t('receive.addOns.remove', { name: row.name })}
              onClick={() => setRows(rows.filter((_, other) => other !== at))}
            >
              {'\u00d7'}
            </Button>
          </li>
        ))}
      </ul>
      {rows.length < MOST ? <AddRow onAdd={(row) => setRows([...rows, row])} /> : null}
      <Group mt="lg" justify="flex-end">
        <Button variant="default" onClick={onDrop}>
          {t('receive.ask.back')}
        </Button>
        <Button onClick={() => onTake(rows)}>{t('receive.addOns.done')}</Button>
      </Group>
    </Dialog>
  );
}

function AddRow({ onAdd }: { readonly onAdd: (row: AddOns[number]) => void }) {
  const money = useMoney();
  const [name, setName] = useState('');
  const [amount, setAmount] = useState('');
  const [by, setBy] = useState<By>('value');
  const [error, setError] = useState<string | null>(null);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const amountMinor = parseMinor(amount, money.digits);
    if (name.trim() === '' || amountMinor === null || amountMinor <= 0) return setError(t('receive.addOns.bad'));
    setError(null);
    setName('');
    setAmount('');
    onAdd({ name: name.trim(), amountMinor, by });
  };
  return (
    <form className={styles['addRow']} onSubmit={add}>
      <TextInput
        data-autofocus
        label={t('receive.addOns.name')}
        value={name}
        error={error}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t('receive.addOns.amount', { currency: money.currency })}
        value={amount}
        inputMode="decimal"
        onChange={(event) => setAmount(event.currentTarget.value)}
      />
      <NativeSelect
        label={t('receive.addOns.by')}
        styles={{ input: { minHeight: '2.75rem' }, label: { marginBottom: '0.25rem', fontWeight: 500 } }}
        value={by}
        data={WAYS.map((way) => ({ value: way, label: t(`receive.addOns.by.${way}`) }))}
        onChange={(event) => setBy(WAYS.find((way) => way === event.currentTarget.value) ?? 'value')}
      />
      <Button type="submit" variant="default">
        {t('receive.addOns.add')}
      </Button>
    </form>
  );
}
