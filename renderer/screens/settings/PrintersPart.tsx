// The printers of this station and what waits for them. A job is queued, sent or failed: no printer says that paper came out.
import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { kindsOf, LABEL_FORMATS, printerRows, wrongPrinter, type PrinterFields } from './printer-fields';
import styles from './settings.module.css';
import { useDo } from './use-do';

/** Jobs shown: a working day's last. */
const MAX_JOBS = 50;

export function PrintersPart() {
  const printers = useAsk('printers', {}).result;
  const jobs = useAsk('jobs', { limit: MAX_JOBS }).result ?? [];
  return (
    <div className={styles['stack']}>
      <h2>{t('settings.printers')}</h2>
      {printers ? <PrintersForm key={JSON.stringify(printers)} start={printerRows(printers)} /> : null}
      <h2>{t('printers.jobs')}</h2>
      {jobs.length === 0 ? <p>{t('printers.jobs.none')}</p> : null}
      <ul className={styles['rows']}>
        {jobs.map((job) => (
          <li key={job.id} className={styles['row']} data-bad={job.state === 'failed' || undefined}>
            <span>
              <strong>
                {job.kind === 'label'
                  ? t('attention.label', { count: job.serials.length })
                  : t('attention.slip', { number: job.docNo ?? '' })}
              </strong>
              <span className={styles['quiet']}>
                {[timeText(job.atMs), job.error].filter(Boolean).join(' \u00b7 ')}
              </span>
            </span>
            <span>{t(`printers.${job.state}`)}</span>
            {job.state === 'queued' ? <CancelJob job={job.id} /> : <span />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function CancelJob({ job }: { readonly job: number }) {
  const call = useCall();
  const doIt = useDo();
  return (
    <Button variant="default" onClick={() => doIt(() => call('cancelJob', { job }), t('printers.cancelled'))}>
      {t('printers.cancel')}
    </Button>
  );
}

function PrintersForm({ start }: { readonly start: readonly PrinterFields[] }) {
  const [rows, setRows] = useState(start);
  const call = useCall();
  const doIt = useDo();
  const change = (at: number, more: Partial<PrinterFields>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  const wrong = rows.some((row) => wrongPrinter(row) !== null);
  return (
    <>
      {rows.map((row, at) => (
        <PrinterRow key={row.for} row={row} onChange={(more) => change(at, more)} />
      ))}
      <Group>
        <Button
          disabled={wrong}
          onClick={() =>
            doIt(() => call('savePrinters', { printers: rows.map((row) => ({ ...row })) }), t('settings.saved'))
          }
        >
          {t('catalogue.save')}
        </Button>
      </Group>
    </>
  );
}

type RowProps = { readonly row: PrinterFields; readonly onChange: (more: Partial<PrinterFields>) => void };

function PrinterRow({ row, onChange }: RowProps) {
  const wrong = wrongPrinter(row);
  const network = row.kind === 'zpl_tcp';
  return (
    <fieldset className={styles['printer']}>
      <legend>{t(`printers.for.${row.for}`)}</legend>
      <NativeSelect
        label={t('printers.kind')}
        value={row.kind}
        data={kindsOf(row.for).map((value) => ({ value, label: t(`printers.kind.${value}`) }))}
        onChange={(event) =>
          onChange({ kind: kindsOf(row.for).find((one) => one === event.currentTarget.value) ?? row.kind })
        }
      />
      {row.for === 'label' ? (
        <NativeSelect
          label={t('printers.format')}
          value={row.format}
          data={LABEL_FORMATS.map((value) => ({ value, label: t(`printers.format.${value}`) }))}
          onChange={(event) => onChange({ format: event.currentTarget.value })}
        />
      ) : null}
      {network ? (
        <>
          <TextInput
            label={t('printers.host')}
            value={row.host ?? ''}
            error={wrong === 'host' ? t('printers.host.wrong') : null}
            autoComplete="off"
            onChange={(event) => onChange({ host: event.currentTarget.value.trim() })}
          />
          <TextInput
            label={t('printers.port')}
            value={String(row.port ?? '')}
            error={wrong === 'port' ? t('printers.port.wrong') : null}
            inputMode="numeric"
            onChange={(event) => onChange({ port: Number(event.currentTarget.value) || 0 })}
          />
        </>
      ) : (
        <TextInput
          label={t('printers.folder')}
          value={row.folder ?? ''}
          error={wrong === 'folder' ? t('printers.folder.wrong') : null}
          autoComplete="off"
          onChange={(event) => onChange({ folder: event.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}
