// Who buys: a customer found by any part of name, number, phone or e-mail, a walk-in, or somebody new.
import { TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { Chooser, type Row } from '../receive/Chooser';
import type { Sale } from './sale';

const WALK_IN = 'walk-in';
const NEW = 'new';

type Props = { readonly sale: Sale; readonly onBack: () => void };

export function CustomerDialog({ sale, onBack, onNew }: Props & { readonly onNew: () => void }) {
  const [text, setText] = useState('');
  const call = useCall();
  const found = useAsk('customers', { text }).result ?? [];
  const rows: readonly Row[] = [
    ...found.map(({ id, number, name, phone, email }) => ({
      id,
      title: name ?? t('frame.nameless'),
      detail: [number, phone, email].filter((part) => part).join(' \u00b7 '),
      code: number,
    })),
    { id: NEW, title: t('customer.new'), detail: '', code: null },
    { id: WALK_IN, title: t('counter.walkIn'), detail: '', code: null },
  ];
  const pick = (row: Row): void => {
    if (row.id === NEW) return onNew();
    onBack();
    const customer = row.id === WALK_IN ? null : row.id;
    sale.change((draft) => call('changeDraft', { draft, customer }), t('customer.set', { name: row.title }));
  };
  return <Chooser title={t('customer.title')} rows={rows} text={text} onText={setText} onPick={pick} onDrop={onBack} />;
}

type Fields = { readonly name: string; readonly phone: string; readonly email: string; readonly address: string };
const FIELDS = ['name', 'phone', 'email', 'address'] as const satisfies readonly (keyof Fields)[];

/** Takes down somebody new and puts the sale in their name. */
export function NewCustomerDialog({ sale, onBack }: Props) {
  const [fields, setFields] = useState<Fields>({ name: '', phone: '', email: '', address: '' });
  const [tried, setTried] = useState(false);
  const call = useCall();
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fields.name.trim() === '') return;
    onBack();
    sale.change(
      async (draft) => {
        const empty = (text: string): string | null => (text.trim() === '' ? null : text.trim());
        const { name, phone, email, address } = fields;
        const saved = await call('saveCustomer', {
          name,
          phone: empty(phone),
          email: empty(email),
          address: empty(address),
        });
        const id = saved.ok ? saved.postings[0]?.ids[0] : undefined;
        return id === undefined ? saved : call('changeDraft', { draft, customer: id });
      },
      t('customer.set', { name: fields.name }),
    );
  };
  return (
    <Dialog title={t('customer.new')} onClose={onBack}>
      <form onSubmit={save} noValidate>
        {FIELDS.map((field) => (
          <TextInput
            key={field}
            mb="sm"
            label={t(`customer.${field}`)}
            data-autofocus={field === 'name' || undefined}
            autoComplete="off"
            value={fields[field]}
            error={tried && field === 'name' && fields.name.trim() === '' ? t('customer.nameless') : null}
            onChange={(event) => setFields({ ...fields, [field]: event.currentTarget.value })}
          />
        ))}
        <FormEnd words={t('customer.save')} onBack={onBack} />
      </form>
    </Dialog>
  );
}
