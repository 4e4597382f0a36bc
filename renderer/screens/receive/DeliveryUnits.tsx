// The pieces of the active item as they come, newest on top: our serial, the numbers of the maker, how the label stands.
import { IconCircleCheck, IconCircleX, IconClockHour4 } from '@tabler/icons-react';
import type { DraftLineAnswer, DraftUnitAnswer } from '../../../shared/contract/answers';
import { quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { LABEL_WORDS, makerWord } from '../../../shared/texts/words';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { SerialText } from '../../components/SerialText';
import { UnitList } from '../../components/UnitList';
import { hasUnits } from './next-step';
import styles from './receive.module.css';

const ICON_PX = 22;
const LABEL_ICONS = { queued: IconClockHour4, sent: IconCircleCheck, failed: IconCircleX };

type Props = {
  readonly line: DraftLineAnswer | null;
  /** Newest first. */
  readonly rows: readonly DraftUnitAnswer[];
  readonly wanted: string;
  /** Numbers of this item that stand on another piece too, by approval. */
  readonly twins: readonly string[];
  readonly cursor: number | null;
  readonly onCursor: (at: number) => void;
};

export function DeliveryUnits({ line, rows, wanted, twins, cursor, onCursor }: Props) {
  return (
    <section className={styles['panel']} aria-label={t('receive.units.title')}>
      <h2 className={styles['heading']}>
        {line === null ? (
          t('receive.units.title')
        ) : (
          <LongName text={t('receive.units', { name: line.itemName })} lines={1} />
        )}
        <kbd className={styles['hint']}>{t('receive.units.keys')}</kbd>
      </h2>
      {rows.length === 0 ? (
        <EmptyState icon={null} title={emptyWords(line)} />
      ) : (
        <UnitList
          label={t('receive.units.title')}
          rows={rows}
          keyOf={(unit) => unit.serial}
          cursor={cursor}
          onCursor={onCursor}
          marked={0}
          newest={`${rows[0]?.serial}${rows[0]?.makers.length}`}
        >
          {(unit, at) => (
            <UnitRow
              unit={unit}
              number={rows.length - at}
              automatic={line?.inventoryType === 'auto_serialized'}
              wanted={wanted}
              twins={twins}
            />
          )}
        </UnitList>
      )}
    </section>
  );
}

function emptyWords(line: DraftLineAnswer | null): string {
  if (line === null || hasUnits(line)) return t('receive.units.none');
  return t('receive.units.stocked', { quantity: quantityText(line.quantityE7) });
}

type RowProps = {
  readonly unit: DraftUnitAnswer;
  readonly number: number;
  readonly automatic: boolean;
  /** The number of the maker that an open piece waits for. */
  readonly wanted: string;
  readonly twins: readonly string[];
};

function UnitRow({ unit, number, automatic, wanted, twins }: RowProps) {
  return (
    <div className={styles['unit']} data-open={!unit.complete || undefined}>
      <span className={styles['unitNumber']} aria-label={t('receive.unit.number', { number })}>
        {number}
      </span>
      <span className={styles['unitSerials']}>
        <SerialText text={unit.serial} strong />
        {unit.makers.map((maker, at) => (
          <span key={maker} className={styles['maker']}>
            <span className={styles['quiet']}>{makerWord(unit.makerLabels[at] ?? '')}</span> <SerialText text={maker} />
            {twins.includes(maker) ? <span className={styles['waits']}> {t('receive.unit.twin')}</span> : null}
          </span>
        ))}
      </span>
      {automatic ? (
        <span className={styles['quiet']}>{t('receive.unit.noLabel')}</span>
      ) : (
        <LabelState unit={unit} wanted={wanted} />
      )}
    </div>
  );
}

function LabelState({ unit, wanted }: { readonly unit: DraftUnitAnswer; readonly wanted: string }) {
  if (!unit.complete) {
    return <span className={styles['waits']}>{t('receive.unit.waits', { label: wanted })}</span>;
  }
  if (unit.label === null) return null;
  const Icon = LABEL_ICONS[unit.label];
  return (
    <span className={styles['label']} data-state={unit.label}>
      <Icon size={ICON_PX} aria-hidden="true" />
      {LABEL_WORDS[unit.label]}
    </span>
  );
}
