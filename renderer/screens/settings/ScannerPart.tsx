// The scanner: what it sends, as it comes, and the few things about it that can be set. A scan on this page goes nowhere
// else, so that a stranger's code can be looked at.
import { Button, Group, NativeSelect, Slider, Text, TextInput } from '@mantine/core';
import { IconBarcode } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { useHouse, useLine, useScanTarget } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { takeHeard, watchScans } from '../../scan/scan-monitor';
import {
  GAP_LIMITS,
  gapFor,
  PREFIXES,
  resetScanner,
  scannerSettings,
  setScanner,
  type ScannerSettings,
} from '../../scan/scanner-settings';
import { OwnScanners } from './OwnScanners';
import { scanReport, type ScanReport } from './scan-report';
import styles from './settings.module.css';

/** Scans on the page: enough to compare two scanners by turns. */
const MOST = 20;
const ICON_PX = 48;
const STEP_MS = 5;

export function ScannerPart() {
  const [settings, setSettings] = useState(scannerSettings);
  const reports = useReports(settings.maxGapMs);
  const slowest = Math.max(-1, ...reports.map(({ slowestGapMs }) => slowestGapMs ?? -1));
  const change = (more: Partial<ScannerSettings>): void => {
    setScanner({ ...settings, ...more });
    setSettings(scannerSettings());
  };
  return (
    <div className={styles['stack']}>
      <h2>{t('scanner.title')}</h2>
      {reports.length === 0 ? (
        <EmptyState icon={<IconBarcode size={ICON_PX} />} title={t('scanner.none')} text={t('scanner.none.text')} />
      ) : (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        <ol className={styles['scans']} aria-label={t('scanner.title')} tabIndex={0}>
          {reports.map((report) => (
            <Report key={report.number} report={report} />
          ))}
        </ol>
      )}
      <OwnScanners />
      <h2>{t('scanner.set')}</h2>
      <ScannerForm settings={settings} slowest={slowest < 0 ? null : slowest} onChange={change} />
      <ResetButton onReset={() => setSettings(scannerSettings())} />
    </div>
  );
}

/** The scans since the page was opened, newest first. */
function useReports(limitMs: number): readonly ScanReport[] {
  const { businessDate } = useHouse();
  const [reports, setReports] = useState<readonly ScanReport[]>([]);
  useEffect(watchScans, []);
  useScanTarget((text) => {
    const year = Number(businessDate.slice(0, 4));
    const report = scanReport(0, text, takeHeard(text), limitMs, year);
    setReports((before) => [{ ...report, number: (before[0]?.number ?? 0) + 1 }, ...before].slice(0, MOST));
    return Promise.resolve(shownOf(report));
  });
  return reports;
}

function shownOf({ kind, wrong }: ScanReport): Shown {
  const [problem] = wrong;
  return problem === undefined
    ? { tone: 'taken', words: t('scanner.read', { kind }) }
    : { tone: 'refused', words: t('scanner.bad', { problem }) };
}

function Report({ report }: { readonly report: ScanReport }) {
  const { raw, kind, fields, wrong, doubtful, timing } = report;
  return (
    <li className={styles['scan']}>
      <code className={styles['raw']} translate="no">
        {raw.map(({ text, named }, at) =>
          // Pieces of one scan never change places.
          named ? <kbd key={at}>{text}</kbd> : <span key={at}>{text}</span>,
        )}
      </code>
      <span>
        <strong>{kind}</strong> {fields.join(' \u00b7 ')}
      </span>
      {wrong.map((words) => (
        <span key={words} className={styles['bad']}>
          {words}
        </span>
      ))}
      {doubtful.map((words) => (
        <span key={words}>{words}</span>
      ))}
      <span className={styles['quiet']}>{timing}</span>
    </li>
  );
}

type FormProps = {
  readonly settings: ScannerSettings;
  /** The slowest gap that was measured on this page, or null. */
  readonly slowest: number | null;
  readonly onChange: (more: Partial<ScannerSettings>) => void;
};
const [AIM, STX] = PREFIXES;

function ScannerForm({ settings, slowest, onChange }: FormProps) {
  return (
    <>
      <GapSetting settings={settings} slowest={slowest} onChange={onChange} />
      <div className={styles['pair']}>
        <NativeSelect
          label={t('scanner.prefix')}
          value={settings.prefix ?? ''}
          data={[
            { value: '', label: t('scanner.prefix.none') },
            { value: AIM, label: t('scanner.prefix.aim') },
            { value: STX, label: t('scanner.prefix.stx') },
          ]}
          onChange={(event) =>
            onChange({ prefix: event.currentTarget.value === '' ? null : event.currentTarget.value })
          }
        />
        <NativeSelect
          label={t('scanner.gs')}
          value={settings.gsKey ?? ''}
          data={[
            { value: 'F8', label: t('scanner.gs.f8') },
            { value: '', label: t('scanner.gs.none') },
          ]}
          onChange={(event) => onChange({ gsKey: event.currentTarget.value === '' ? null : event.currentTarget.value })}
        />
      </div>
      <TextInput
        className={styles['narrow']}
        label={t('scanner.substitute')}
        description={t('scanner.substitute.hint')}
        value={settings.substitute ?? ''}
        maxLength={1}
        autoComplete="off"
        onChange={(event) =>
          onChange({ substitute: event.currentTarget.value === '' ? null : event.currentTarget.value })
        }
      />
      <p className={styles['quiet']}>{t('scanner.ends')}</p>
    </>
  );
}

function GapSetting({ settings, slowest, onChange }: FormProps) {
  const { maxGapMs: gap } = settings;
  const measured = slowest === null ? null : gapFor(slowest);
  return (
    <>
      <Text id="scanner-gap">
        {t('scanner.gap.label')} <strong>{t('scanner.gap.value', { gap })}</strong>
      </Text>
      <Slider
        className={styles['narrow']}
        value={gap}
        onChange={(maxGapMs) => onChange({ maxGapMs })}
        min={GAP_LIMITS.least}
        max={GAP_LIMITS.most}
        step={STEP_MS}
        label={null}
        size="lg"
        thumbLabel={t('scanner.gap.label')}
      />
      <p className={styles['quiet']}>{t('scanner.gap.text')}</p>
      {measured === null || measured === gap ? null : (
        <Group>
          <Button variant="default" onClick={() => onChange({ maxGapMs: measured })}>
            {t('scanner.gap.use', { gap: measured })}
          </Button>
        </Group>
      )}
    </>
  );
}

function ResetButton({ onReset }: { readonly onReset: () => void }) {
  const line = useLine();
  return (
    <Group>
      <Button
        variant="default"
        onClick={() => {
          resetScanner();
          onReset();
          line.show({ tone: 'taken', words: t('scanner.reset.done') });
        }}
      >
        {t('scanner.reset')}
      </Button>
    </Group>
  );
}
