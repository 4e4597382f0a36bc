// Goods go back to a vendor: each piece only to the one it came from, unless somebody with the right says why (fault 27).
import { IconTruckReturn } from '@tabler/icons-react';
import { useState } from 'react';
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import { dateText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { Money } from '../../components/Money';
import { SerialText } from '../../components/SerialText';
import { UnitList } from '../../components/UnitList';
import { useHouse, useScanTarget } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { useDraft } from '../receive/use-draft';
import { rightFor } from './approved-call';
import type { Foreign, VendorAsking } from './asking';
import styles from './returns.module.css';
import { useVendorKeys } from './use-vendor-keys';
import { VendorDialogs } from './VendorDialogs';

const ICON_PX = 72;

export function VendorReturn({ onOther }: { readonly onOther: () => void }) {
  const [foreign, setForeign] = useState<Foreign | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [asking, setAsking] = useState<VendorAsking | null>(null);
  const [override, setOverride] = useState<string | null>(null);
  const open = useDraft('vendor_return', ({ refusal, text }) => {
    setCursor(null);
    setForeign(rightFor(refusal) !== null && refusal && 'serial' in refusal ? { text, serial: refusal.serial } : null);
  });
  const onScan = async (text: string, actId: string): Promise<Shown | null> => {
    const problem = open.current() === null ? await open.start({}, () => null) : null;
    return problem ?? open.scan(text, actId);
  };
  useScanTarget(onScan);
  const { draft } = open;
  const line = draft?.lines.find((one) => one.line === cursor) ?? draft?.lines.at(-1) ?? null;
  useVendorKeys({ open, line, foreign, override, ask: setAsking, setCursor, onOther });
  return (
    <div className={styles['vendorPage']}>
      <VendorHead draft={draft} />
      {draft && draft.lines.length > 0 ? (
        <VendorLines draft={draft} line={line} onCursor={setCursor} />
      ) : (
        <EmptyState
          icon={<IconTruckReturn size={ICON_PX} stroke={1.25} />}
          title={t('returns.vendor.start.title')}
          text={t('returns.vendor.start.text')}
        />
      )}
      {asking ? (
        <VendorDialogs
          open={open}
          asking={asking}
          foreign={foreign}
          onOverride={setOverride}
          onClose={() => setAsking(null)}
        />
      ) : null}
    </div>
  );
}

function VendorHead({ draft }: { readonly draft: DraftAnswer | null }) {
  const name = draft?.header.vendorName ?? null;
  const number = draft?.header.deliveryNote ?? null;
  return (
    <header className={styles['vendorHead']}>
      <h1 className={styles['vendorName']}>
        <LongName text={name === null ? t('returns.vendor.unset') : t('returns.vendor.to', { name })} lines={1} />
      </h1>
      {number === null ? null : <p>{t('returns.vendor.reference', { number })}</p>}
      <p className={styles['vendorTotal']}>
        {t('returns.total.credit')}
        <Money minor={draft?.grossMinor ?? 0} withCurrency className={styles['totalFigure']} />
      </p>
    </header>
  );
}

type LinesProps = {
  readonly draft: DraftAnswer;
  readonly line: DraftLineAnswer | null;
  readonly onCursor: (line: number) => void;
};

function VendorLines({ draft, line, onCursor }: LinesProps) {
  const rows = draft.lines.toReversed();
  const at = rows.findIndex((row) => row.line === line?.line);
  return (
    <section className={styles['panel']} aria-label={t('returns.vendor.title')}>
      <UnitList
        label={t('returns.vendor.title')}
        rows={rows}
        keyOf={(row) => String(row.line)}
        cursor={at < 0 ? null : at}
        onCursor={(index) => onCursor(rows[index]?.line ?? 0)}
        marked={0}
        newest={rows[0]?.line ?? null}
      >
        {(row) => <VendorRow row={row} vendor={draft.header.vendorName} />}
      </UnitList>
    </section>
  );
}

function VendorRow({ row, vendor }: { readonly row: DraftLineAnswer; readonly vendor: string | null }) {
  const [unit] = row.units;
  const { businessDate } = useHouse();
  const foreign = row.sold !== null && row.sold.vendorName !== vendor;
  const bought = boughtText(row);
  return (
    <div className={styles['vendorRow']}>
      <span className={styles['lineName']}>
        <LongName text={row.itemName} />
        <span className={styles['serials']}>
          <SerialText text={unit?.serial ?? row.sku} strong />
          {unit?.makers.map((maker) => (
            <SerialText key={maker} text={maker} />
          ))}
        </span>
      </span>
      <span>
        <span className={foreign ? styles['foreign'] : styles['block']}>
          {foreign ? t('returns.vendor.foreign', { bought }) : bought}
        </span>
        <span className={styles['quiet']}>{warrantyText(unit?.warrantyEnd ?? null, businessDate)}</span>
      </span>
      <Money minor={row.grossMinor} className={styles['lineMoney']} />
    </div>
  );
}

function boughtText({ sold }: DraftLineAnswer): string {
  if (!sold || sold.vendorName === null) return t('returns.bought.unknown');
  return t('returns.vendor.bought', { vendor: sold.vendorName, date: dateText(sold.on) });
}

function warrantyText(end: string | null, today: string): string {
  if (end === null) return t('returns.vendor.warranty.none');
  const date = dateText(end);
  return end >= today ? t('returns.vendor.warranty', { date }) : t('returns.vendor.warranty.over', { date });
}
