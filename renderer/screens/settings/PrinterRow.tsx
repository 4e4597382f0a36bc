// One printer: what it is, where it is, and a test that goes the way of every job, with what came of it.
import { Button, NativeSelect } from '@mantine/core';
import type { JobAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { PrinterPlace } from './PrinterPlace';
import { asKind, DPI, isSlipPrinter, kindsOf, LABEL_FORMATS, wayOf, type PrinterFields } from './printer-fields';
import styles from './settings.module.css';
import { SlipPaper } from './SlipPaper';

type Props = {
  readonly row: PrinterFields;
  /** True while what is typed is not saved: a test would go to the printer as it is saved. */
  readonly changed: boolean;
  /** The last test of this printer. */
  readonly test: JobAnswer | null;
  readonly onChange: (more: Partial<PrinterFields>) => void;
  readonly onTest: () => void;
};

export function PrinterRow(props: Props) {
  const { row, onChange } = props;
  const own = useAsk('labelFormats', {}).result ?? [];
  const shipped = LABEL_FORMATS.map((value) => ({ value: String(value), label: t(`printers.format.${value}`) }));
  const formats = [...shipped, ...own.map(({ id, name }) => ({ value: id, label: name }))];
  const dpis = own.find(({ id }) => id === row.format)?.dpi ?? DPI;
  return (
    <fieldset className={styles['printer']}>
      <legend>{t(`printers.for.${row.for}`)}</legend>
      <NativeSelect
        label={t('printers.kind')}
        value={row.kind}
        data={kindsOf(row.for).map((value) => ({ value, label: t(`printers.kind.${value}`) }))}
        onChange={(event) =>
          onChange(asKind(row, kindsOf(row.for).find((one) => one === event.currentTarget.value) ?? row.kind))
        }
      />
      {row.for === 'label' ? (
        <>
          <NativeSelect
            label={t('printers.format')}
            value={row.format}
            data={formats}
            onChange={(event) => onChange({ format: event.currentTarget.value })}
          />
          <NativeSelect
            label={t('printers.dpi')}
            value={String(row.dpi ?? DPI[1])}
            data={dpis.map(String)}
            onChange={(event) => onChange({ dpi: Number(event.currentTarget.value) })}
          />
        </>
      ) : null}
      <PrinterPlace row={row} onChange={onChange} />
      {isSlipPrinter(row) ? <SlipPaper row={row} onChange={onChange} /> : null}
      <Test {...props} />
    </fieldset>
  );
}

function Test({ row, changed, test, onTest }: Props) {
  return (
    <div className={styles['test']}>
      <Button variant="default" disabled={changed} onClick={onTest}>
        {t(`printers.test.${row.for}`)}
      </Button>
      <p role="status" data-testid={`test-${row.for}`} data-state={changed ? undefined : test?.state}>
        {changed ? t('printers.test.saveFirst') : testWords(test, row)}
      </p>
    </div>
  );
}

function testWords(test: JobAnswer | null, row: PrinterFields): string {
  if (test === null) return t('printers.test.never');
  const time = timeText(test.atMs);
  if (test.state === 'failed') return t('printers.test.failed', { time, error: test.error ?? '' });
  if (test.state === 'queued') return t('printers.test.waits', { time });
  if (wayOf(row) === 'folder') return t('printers.test.written', { time });
  return [t('printers.test.sent', { time }), test.error].filter(Boolean).join(' ');
}
