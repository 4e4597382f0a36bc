// All pieces of this return, the one in view marked: what each gives back and why it came.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import { quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { LongName } from '../../components/LongName';
import { Money } from '../../components/Money';
import { SerialText } from '../../components/SerialText';
import { UnitList } from '../../components/UnitList';
import { useAsk } from '../../data/use-ask';
import { reasonOf } from './reasons';
import styles from './returns.module.css';

type Props = {
  readonly draft: DraftAnswer | null;
  readonly line: DraftLineAnswer | null;
  readonly onCursor: (line: number) => void;
};

export function ReturnLines({ draft, line, onCursor }: Props) {
  const reasons = useAsk('settings', {}).result?.returnReasons ?? [];
  const rows = draft?.lines ?? [];
  const at = rows.findIndex((row) => row.line === line?.line);
  const given = draft?.header.customerName ?? null;
  const choose = (index: number): void => {
    const row = rows[index];
    if (row) onCursor(row.line);
  };
  return (
    <section className={styles['linesPanel']} aria-label={t('returns.lines')}>
      <h2 className={styles['heading']}>
        {t('returns.lines')}
        <span>{given === null ? t('returns.customer.anyone') : t('returns.customer.given', { name: given })}</span>
      </h2>
      <UnitList
        label={t('returns.lines')}
        rows={rows}
        keyOf={(row) => String(row.line)}
        cursor={at < 0 ? null : at}
        onCursor={choose}
      >
        {(row) => {
          const reason = draft && reasons.find(({ id }) => id === reasonOf(draft, row));
          return <LineRow row={row} reason={reason?.name ?? null} />;
        }}
      </UnitList>
    </section>
  );
}

function LineRow({ row, reason }: { readonly row: DraftLineAnswer; readonly reason: string | null }) {
  const [unit] = row.units;
  return (
    <div className={styles['line']}>
      <span className={styles['lineName']}>
        <LongName text={row.itemName} lines={1} />
        {unit ? <SerialText text={unit.serial} /> : <span>{`\u00d7 ${quantityText(row.quantityE7)}`}</span>}
      </span>
      <span className={reason === null ? styles['open'] : styles['quiet']}>{reason ?? t('returns.reason.unset')}</span>
      <Money minor={row.grossMinor} className={styles['lineMoney']} />
    </div>
  );
}
