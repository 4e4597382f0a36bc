// Vendors: their code is scanned on delivery notes, their name stands on receipts.
import { Text, TextInput } from '@mantine/core';
import { IconTruck } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { MAX_ROWS } from '../../../shared/contract/queries';
import type { Vendor } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { UnitList } from '../../components/UnitList';
import { useAsk } from '../../data/use-ask';
import { useScanToUnits } from '../../frame/use-scan-to-units';
import styles from './catalogue.module.css';
import { ListSearch } from './ListSearch';
import type { PartProps } from './part';
import { useListKeys } from './use-list-keys';
import { useSave } from './use-save';

const ICON_PX = 64;

export function VendorsPart({ adding, onAdded }: PartProps) {
  useScanToUnits();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [changing, setChanging] = useState<Vendor | null>(null);
  const vendors = useAsk('vendors', { text, limit: MAX_ROWS }).result;
  const vendor = vendors?.[Math.min(at, vendors.length - 1)];
  const change = vendor ? (): void => setChanging(vendor) : null;
  const { marked, move } = useListKeys(vendors?.length ?? 0, at, setAt, change);
  return (
    <section className={styles['list']} data-wide="">
      <ListSearch
        label={t('catalogue.search.label')}
        text={text}
        onText={(wanted) => {
          setText(wanted);
          setAt(0);
        }}
        onMove={move}
        onOpen={change}
      />
      {vendors?.length === 0 ? (
        <EmptyState
          icon={<IconTruck size={ICON_PX} />}
          title={text === '' ? t('catalogue.vendors.none') : t('catalogue.vendors.notFound', { text })}
          text={t('catalogue.vendors.first')}
        />
      ) : (
        <UnitList
          label={t('catalogue.vendors')}
          rows={vendors ?? []}
          keyOf={(row) => row.id}
          cursor={marked}
          onCursor={setAt}
          onOpen={change ?? (() => {})}
        >
          {(row) => (
            <div className={styles['row']}>
              <LongName text={row.name} className={styles['name']} />
              <span />
              <span className={styles['number']}>{row.code}</span>
            </div>
          )}
        </UnitList>
      )}
      {adding ? <VendorForm stored={null} onDone={onAdded} /> : null}
      {changing ? <VendorForm stored={changing} onDone={() => setChanging(null)} /> : null}
    </section>
  );
}

function VendorForm({ stored, onDone }: { readonly stored: Vendor | null; readonly onDone: () => void }) {
  const [code, setCode] = useState(stored?.code ?? '');
  const [name, setName] = useState(stored?.name ?? '');
  const [tried, setTried] = useState(false);
  const { save, problem } = useSave(onDone);
  const empty = (text: string, words: string): string | null => (tried && text.trim() === '' ? words : null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (code.trim() !== '' && name.trim() !== '')
      save({ vendors: [{ ...stored, code, name }] }, t('vendor.saved', { name }));
  };
  return (
    <Dialog
      title={stored ? t('catalogue.change.of', { name: stored.name }) : t('catalogue.new.vendors')}
      onClose={onDone}
      onScan={(scanned) => {
        const text = scanned.trim();
        setCode(text);
        return { tone: 'taken', words: t('vendor.code.scanned', { text }) };
      }}
    >
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
