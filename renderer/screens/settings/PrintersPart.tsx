// The printers of this station and what waits for them. A job is queued, sent or failed: no printer says that paper came out.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import type { JobAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { isShown, wrongPrinter, type PrinterFields } from './printer-fields';
import { PrinterRow } from './PrinterRow';
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
      {printers ? <PrintersForm key={JSON.stringify(printers)} saved={printers} jobs={jobs} /> : null}
      <h2>{t('printers.jobs')}</h2>
      {jobs.length === 0 ? <p>{t('printers.jobs.none')}</p> : null}
      <ul className={styles['rows']} hidden={jobs.length === 0}>
        {jobs.map((job) => (
          <li key={job.id} className={styles['row']} data-bad={job.state === 'failed' || undefined}>
            <span>
              <strong>{jobTitle(job)}</strong>
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

function jobTitle(job: JobAnswer): string {
  if (job.test !== null) return t(`printers.test.${job.kind}`);
  return job.kind === 'label'
    ? t('attention.label', { count: job.serials.length })
    : t('attention.slip', { number: job.docNo ?? '' });
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

type Row = Readonly<Record<string, unknown>>;
type FormProps = { readonly saved: readonly Row[]; readonly jobs: readonly JobAnswer[] };

/** Rows of a kind that this window does not know keep their place and go back as they came. */
function PrintersForm({ saved, jobs }: FormProps) {
  const [rows, setRows] = useState(saved);
  const call = useCall();
  const doIt = useDo();
  const change = (at: number, more: Partial<PrinterFields>): void =>
    setRows(rows.map((row, index) => (index === at ? { ...row, ...more } : row)));
  const shown = rows.flatMap((row, at) => (isShown(row) ? [{ row, at }] : []));
  const wrong = shown.some(({ row }) => wrongPrinter(row) !== null);
  const save = (): void =>
    doIt(() => call('savePrinters', { printers: rows.map((row) => ({ ...row })) }), t('settings.saved'));
  const test = (at: number, { for: what }: PrinterFields): void =>
    doIt(() => call('testPrint', { printer: at }), t(`printers.test.queued.${what}`));
  return (
    <>
      {shown.map(({ row, at }) => (
        <PrinterRow
          key={at}
          row={row}
          changed={row !== saved[at]}
          test={jobs.find((job) => job.test === at) ?? null}
          onChange={(more) => change(at, more)}
          onTest={() => test(at, row)}
        />
      ))}
      <Group>
        <Button disabled={wrong} onClick={save}>
          {t('catalogue.save')}
        </Button>
      </Group>
    </>
  );
}
