// Customers: found by any part of name, number or phone. Who is erased stands in no list.
import { Text, TextInput } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { MAX_ROWS } from '../../../shared/contract/queries';
import type { Customer } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { EmptyState } from '../../components/EmptyState';
import { FormEnd } from '../../components/FormEnd';
import { LongName } from '../../components/LongName';
import { UnitList } from '../../components/UnitList';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { useScanToUnits } from '../../frame/use-scan-to-units';
import styles from './catalogue.module.css';
import { ListSearch } from './ListSearch';
import type { PartProps } from './part';
import { useListKeys } from './use-list-keys';
import { useSaving } from './use-save';

const ICON_PX = 64;

export function CustomersPart({ adding, onAdded }: PartProps) {
  useScanToUnits();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [changing, setChanging] = useState<Customer | null>(null);
  const customers = useAsk('customers', { text, limit: MAX_ROWS }).result;
  const customer = customers?.[Math.min(at, customers.length - 1)];
  const change = customer ? (): void => setChanging(customer) : null;
  const { marked, move } = useListKeys(customers?.length ?? 0, at, setAt, change);
  return (
    <section className={styles['list']} data-wide="">
      <ListSearch
        label={t('catalogue.customers.search')}
        text={text}
        onText={(wanted) => {
          setText(wanted);
          setAt(0);
        }}
        onMove={move}
        onOpen={change}
      />
      {customers?.length === 0 ? (
        <EmptyState
          icon={<IconUsers size={ICON_PX} />}
          title={text === '' ? t('catalogue.customers.none') : t('catalogue.customers.notFound', { text })}
          text={t('catalogue.customers.first')}
        />
      ) : (
        <UnitList
          label={t('catalogue.customers')}
          rows={customers ?? []}
          keyOf={(row) => row.id}
          cursor={marked}
          onCursor={setAt}
          onOpen={change ?? (() => {})}
        >
          {(row) => <CustomerRow customer={row} />}
        </UnitList>
      )}
      {adding ? <CustomerForm stored={null} onDone={onAdded} /> : null}
      {changing ? <CustomerForm stored={changing} onDone={() => setChanging(null)} /> : null}
    </section>
  );
}

function CustomerRow({ customer }: { readonly customer: Customer }) {
  const reach = [customer.phone, customer.email].filter((part) => part !== null).join(' \u00b7 ');
  return (
    <div className={styles['row']}>
      <span>
        <LongName text={customer.name ?? t('frame.nameless')} className={styles['name']} />
        <span className={styles['quiet']}>{reach}</span>
      </span>
      <span />
      <span className={styles['number']}>{customer.number}</span>
    </div>
  );
}

const FIELDS = ['name', 'number', 'phone', 'email', 'address'] as const;
type Fields = Record<(typeof FIELDS)[number], string>;

function CustomerForm({ stored, onDone }: { readonly stored: Customer | null; readonly onDone: () => void }) {
  const [fields, setFields] = useState<Fields>({
    name: stored?.name ?? '',
    number: stored?.number ?? '',
    phone: stored?.phone ?? '',
    email: stored?.email ?? '',
    address: stored?.address ?? '',
  });
  const [tried, setTried] = useState(false);
  const call = useCall();
  const { save, problem } = useSaving(onDone);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fields.name.trim() === '') return;
    const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
    const { name, number, phone, email, address } = fields;
    const record = {
      ...(stored ? { id: stored.id } : {}),
      // Without a number a new customer is given one, and a known one keeps it.
      ...(number.trim() === '' ? {} : { number }),
      name,
      phone: orNull(phone),
      email: orNull(email),
      address: orNull(address),
    };
    save(() => call('saveCustomer', record), t('customer.saved', { name }));
  };
  return (
    <Dialog
      title={
        stored ? t('catalogue.change.of', { name: stored.name ?? t('frame.nameless') }) : t('catalogue.new.customers')
      }
      onClose={onDone}
      size="48rem"
      onScan={(scanned) => {
        const number = scanned.trim();
        setFields((before) => ({ ...before, number }));
        return { tone: 'taken', words: t('customer.number.scanned', { number }) };
      }}
    >
      <form onSubmit={submit} noValidate>
        <Text role="alert" className={styles['problem']}>
          {problem}
        </Text>
        <div className={styles['person']}>
          {FIELDS.map((name) => (
            <TextInput
              key={name}
              wrapperProps={name === 'address' ? { 'data-wide': '' } : {}}
              data-autofocus={name === 'name' || undefined}
              label={t(`customer.${name}`)}
              value={fields[name]}
              error={tried && name === 'name' && fields.name.trim() === '' ? t('customer.nameless') : null}
              autoComplete="off"
              onChange={(event) => setFields({ ...fields, [name]: event.currentTarget.value })}
            />
          ))}
        </div>
        <FormEnd words={t('catalogue.save')} onBack={onDone} />
      </form>
    </Dialog>
  );
}
