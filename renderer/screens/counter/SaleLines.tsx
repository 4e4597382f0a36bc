// The lines of the sale: what it is, which piece, for how much; under each unit what the customer asks about.
import { IconBarcode } from '@tabler/icons-react';
import { ONE_E7 } from '../../../shared/money/integer';
import { dateText, quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS, makerWord } from '../../../shared/texts/words';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { Money, useMoney } from '../../components/Money';
import { SerialText } from '../../components/SerialText';
import { UnitList } from '../../components/UnitList';
import styles from './counter.module.css';
import type { LineRow } from './lines';

type Props = {
  readonly rows: readonly LineRow[];
  readonly cursor: number | null;
  readonly onCursor: (at: number) => void;
  readonly newest: number | null;
  readonly touched: number;
};

const ICON_PX = 72;

export function SaleLines({ rows, cursor, onCursor, newest, touched }: Props) {
  const { currency } = useMoney();
  if (rows.length === 0) {
    return (
      <section className={styles['lines']} aria-label={t('counter.lines')}>
        <EmptyState icon={<IconBarcode size={ICON_PX} />} title={t('counter.empty')} text={t('counter.empty.text')} />
      </section>
    );
  }
  return (
    <section className={styles['lines']}>
      <div className={styles['lineHead']} aria-hidden="true">
        <span>{t('counter.head.number')}</span>
        <span>{t('counter.head.item')}</span>
        <span>{t('counter.head.serial')}</span>
        <span>{t('counter.head.price', { currency })}</span>
      </div>
      <UnitList
        label={t('counter.lines')}
        rows={rows}
        keyOf={(row) => row.key}
        cursor={cursor}
        onCursor={onCursor}
        marked={newest}
        newest={touched}
      >
        {(row) => <Line row={row} />}
      </UnitList>
    </section>
  );
}

function Line({ row }: { readonly row: LineRow }) {
  const { line, unit, head, number } = row;
  return (
    <div className={styles['line']} data-head={head || undefined}>
      <span className={styles['number']}>{head ? number : null}</span>
      <span className={styles['item']}>
        {head ? <LongName text={line.itemName} className={styles['name']} /> : null}
        {unit ? <UnitFacts unit={unit} /> : null}
      </span>
      <span className={styles['which']}>
        {unit ? <SerialText text={unit.serial} strong /> : null}
        {head ? <Quantity row={row} /> : null}
      </span>
      <span className={styles['price']}>{head ? <Price row={row} /> : null}</span>
    </div>
  );
}

function UnitFacts({ unit }: { readonly unit: NonNullable<LineRow['unit']> }) {
  return (
    <span className={styles['facts']}>
      {unit.makers.map((maker, at) => (
        <span key={maker}>
          {makerWord(unit.makerLabels[at] ?? '')} <SerialText text={maker} />
        </span>
      ))}
      {unit.wanted === null ? null : (
        <strong className={styles['noted']}>{t('counter.wanted', { label: makerWord(unit.wanted) })}</strong>
      )}
      {unit.warrantyEnd === null ? null : <span>{t('counter.warranty', { date: dateText(unit.warrantyEnd) })}</span>}
      {unit.condition === null || unit.condition === 'new' ? null : (
        <strong className={styles['noted']}>{CONDITION_WORDS[unit.condition]}</strong>
      )}
    </span>
  );
}

/** Said where it is more than one piece, or where scans are still missing. */
function Quantity({ row }: { readonly row: LineRow }) {
  const { quantityE7, units } = row.line;
  const text = quantityText(quantityE7);
  if (row.line.planned && quantityE7 !== units.length * ONE_E7) {
    return <strong className={styles['noted']}>{t('counter.scanned', { count: units.length, of: text })}</strong>;
  }
  return quantityE7 === ONE_E7 && units.length === 1 ? null : <span>{t('counter.times', { quantity: text })}</span>;
}

function Price({ row }: { readonly row: LineRow }) {
  const money = useMoney();
  const { amountMinor, discountTotalMinor, unitPriceMinor, quantityE7 } = row.line;
  return (
    <>
      <Money minor={amountMinor} className={styles['amount']} />
      {discountTotalMinor === 0 ? null : (
        <span className={styles['noted']}>{t('counter.minus', { amount: money.figures(discountTotalMinor) })}</span>
      )}
      {unitPriceMinor === null || quantityE7 === ONE_E7 ? null : (
        <span className={styles['quiet']}>{t('counter.each', { amount: money.figures(unitPriceMinor) })}</span>
      )}
    </>
  );
}
