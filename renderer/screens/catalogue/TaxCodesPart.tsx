// Tax codes: a name and its parts. What a sale was taxed with stands in the sale; a code changed here counts from now on.
import { Button, Checkbox, Group, Text, TextInput } from '@mantine/core';
import { IconReceiptTax } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import type { TaxCode } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { EmptyState } from '../../components/EmptyState';
import { UnitList } from '../../components/UnitList';
import { useAsk } from '../../data/use-ask';
import { useScanToUnits } from '../../frame/use-scan-to-units';
import styles from './catalogue.module.css';
import { componentsOf, percentText, rateOf, rowsOf, type TaxRow } from './tax-fields';
import type { PartProps } from './part';
import { useListKeys } from './use-list-keys';
import { useSave } from './use-save';

const ICON_PX = 64;
const MAX_PARTS = 8;
const BLANK: TaxRow = { id: null, name: '', percent: '', onTax: false };

export function TaxCodesPart({ adding, onAdded }: PartProps) {
  useScanToUnits();
  const [at, setAt] = useState(0);
  const [changing, setChanging] = useState<TaxCode | null>(null);
  const codes = useAsk('taxCodes', {}).result;
  const marked = codes?.[Math.min(at, codes.length - 1)];
  const change = marked ? (): void => setChanging(marked) : null;
  const cursor = useListKeys(codes?.length ?? 0, at, setAt, change).marked;
  return (
    <section className={styles['list']} data-wide="">
      {codes?.length === 0 ? (
        <EmptyState
          icon={<IconReceiptTax size={ICON_PX} />}
          title={t('catalogue.taxCodes.none')}
          text={t('catalogue.taxCodes.first')}
        />
      ) : (
        <UnitList
          label={t('catalogue.taxCodes')}
          rows={codes ?? []}
          keyOf={(code) => code.id}
          cursor={cursor}
          onCursor={setAt}
          onOpen={change ?? (() => {})}
        >
          {(code) => (
            <div className={styles['row']}>
              <span className={styles['name']}>{code.name}</span>
              <span />
              <span className={styles['number']}>
                {code.components
                  .map(({ name, ratePpm }) => t('tax.part', { name, percent: percentText(ratePpm) }))
                  .join(', ')}
              </span>
            </div>
          )}
        </UnitList>
      )}
      {adding ? <TaxForm stored={null} onDone={onAdded} /> : null}
      {changing ? <TaxForm stored={changing} onDone={() => setChanging(null)} /> : null}
    </section>
  );
}

function TaxForm({ stored, onDone }: { readonly stored: TaxCode | null; readonly onDone: () => void }) {
  const [name, setName] = useState(stored?.name ?? '');
  const [rows, setRows] = useState<readonly TaxRow[]>(() => [...rowsOf(stored), ...(stored ? [] : [BLANK])]);
  const [tried, setTried] = useState(false);
  const { save, problem } = useSave(onDone);
  const used = rows.filter((row) => row.name.trim() !== '' || row.percent.trim() !== '');
  const wrong = name.trim() === '' || used.some((row) => row.name.trim() === '' || rateOf(row) === null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (wrong) return;
    save({ taxCodes: [{ ...stored, name, components: componentsOf(used, stored) }] }, t('tax.saved', { name }));
  };
  const change = (at: number, more: Partial<TaxRow>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  return (
    <Dialog
      title={stored ? t('catalogue.change.of', { name: stored.name }) : t('catalogue.new.taxCodes')}
      onClose={onDone}
    >
      <form onSubmit={submit} noValidate>
        <Text role="alert" className={styles['problem']}>
          {problem ?? (tried && wrong ? t('tax.wrong') : '')}
        </Text>
        <TextInput
          data-autofocus
          mb="sm"
          label={t('tax.name')}
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {rows.map((row, at) => (
          <div key={at} className={styles['taxRow']}>
            <TextInput
              label={t('tax.part.name')}
              value={row.name}
              autoComplete="off"
              onChange={(event) => change(at, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('tax.percent')}
              value={row.percent}
              inputMode="decimal"
              autoComplete="off"
              onChange={(event) => change(at, { percent: event.currentTarget.value })}
            />
            <Checkbox
              label={t('tax.onTax')}
              checked={row.onTax}
              onChange={(event) => change(at, { onTax: event.currentTarget.checked })}
            />
          </div>
        ))}
        <Group justify="space-between" mt="lg">
          <Button variant="default" disabled={rows.length >= MAX_PARTS} onClick={() => setRows([...rows, BLANK])}>
            {t('tax.more')}
          </Button>
          <Button type="submit">{t('catalogue.save')}</Button>
        </Group>
      </form>
    </Dialog>
  );
}
