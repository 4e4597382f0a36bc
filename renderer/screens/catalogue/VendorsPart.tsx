// Vendors: their code is scanned on delivery notes, their name stands on receipts.
import { Text, TextInput } from '@mantine/core';
import { IconTruck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { MAX_ROWS } from '../../../shared/contract/queries';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { UnitList } from '../../components/UnitList';
import { useAsk } from '../../data/use-ask';
import styles from './catalogue.module.css';
import { useSave } from './use-save';

type Props = { readonly adding: boolean; readonly onAdded: () => void };

const ICON_PX = 64;

export function VendorsPart({ adding, onAdded }: Props) {
  const [at, setAt] = useState(0);
  const vendors = useAsk('vendors', { limit: MAX_ROWS }).result;
  return (
    <section className={styles['list']} data-wide="">
      {vendors?.length === 0 ? (
        <EmptyState
          icon={<IconTruck size={ICON_PX} />}
          title={t('catalogue.vendors.none')}
          text={t('catalogue.vendors.first')}
        />
      ) : (
        <UnitList
          label={t('catalogue.vendors')}
          rows={vendors ?? []}
          keyOf={(vendor) => vendor.id}
          cursor={at}
          onCursor={setAt}
        >
          {(vendor) => (
            <div className={styles['row']}>
              <LongName text={vendor.name} className={styles['name']} />
              <span />
              <span className={styles['number']}>{vendor.code}</span>
            </div>
          )}
        </UnitList>
      )}
      {adding ? <VendorForm onDone={onAdded} /> : null}
    </section>
  );
}

function VendorForm({ onDone }: { readonly onDone: () => void }) {
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const { save, problem } = useSave(onDone);
  const empty = (text: string, words: string): string | null => (tried && text.trim() === '' ? words : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '' && name.trim() !== '') save({ vendors: [{ code, name }] }, t('vendor.saved', { name }));
  };
  return (
    <Dialog title={t('catalogue.new.vendors')} onClose={onDone}>
      <form onSubmit={submit} noValidate>
        <Text role="alert" className={styles['problem']}>
          {problem}
        </Text>
        <TextInput
          data-autofocus
          mb="sm"
          label={t('vendor.code')}
          value={code}
          error={empty(code, t('vendor.code.wrong'))}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('vendor.name')}
          value={name}
          error={empty(name, t('vendor.name.wrong'))}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormEnd words={t('catalogue.save')} onBack={onDone} />
      </form>
    </Dialog>
  );
}
