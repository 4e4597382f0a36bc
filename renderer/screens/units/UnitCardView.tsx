// The card of one unit: identity and status as one sentence, facts in two columns, the label, and all that ever happened
// to it, newest first. Cost and margin stand there only when the ledger gave them, which it does by right.
import type { UnitCard } from '../../../shared/contract/answers';
import { dateText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS, STATUS_WORDS } from '../../../shared/texts/words';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { useMoney } from '../../components/Money';
import { SerialText } from '../../components/SerialText';
import { useAsk } from '../../data/use-ask';
import { warrantyWords } from '../../data/warranty-words';
import { useHouse } from '../../frame/frame-context';
import { LabelPicture } from './LabelPicture';
import { Timeline } from './Timeline';
import { UnitFacts } from './UnitFacts';
import styles from './units.module.css';

export function UnitCardView({ serial }: { readonly serial: string }) {
  const { result, waiting, refusal } = useAsk('unit', { serial });
  const card = result?.unit.serial === serial ? result : null;
  if (!card) {
    const words = waiting || !refusal ? t('units.card.waiting') : t('units.none.title', { text: serial });
    return (
      <div className={styles['noCard']}>
        <EmptyState icon={null} title={words} />
      </div>
    );
  }
  return (
    // The card scrolls as a whole: what is printed of it is one page.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <article className={styles['card']} tabIndex={0} aria-label={`${card.unit.itemName} ${serial}`}>
      <CardHead card={card} />
      <div className={styles['cardBody']}>
        <UnitFacts card={card} />
        <LabelPicture card={card} />
      </div>
      <Timeline rows={card.timeline} />
    </article>
  );
}

function CardHead({ card }: { readonly card: UnitCard }) {
  const { unit, attention } = card;
  return (
    <header className={styles['cardHead']} data-status={unit.status}>
      <h1 className={styles['cardTitle']}>
        <LongName text={unit.itemName} />
        <SerialText text={unit.serial} strong />
      </h1>
      <p className={styles['cardStatus']}>{useStatusText(card)}</p>
      {attention.length === 0 ? null : (
        <p className={styles['attention']}>{t('units.attention', { count: attention.length })}</p>
      )}
    </header>
  );
}

/** 'Sold on 12 Nov 2026 to M. Ortiz for USD 449.00. In warranty to 12 Nov 2028.' */
function useStatusText(card: UnitCard): string {
  const money = useMoney();
  const { businessDate } = useHouse();
  const { unit, soldForMinor } = card;
  if (unit.status !== 'sold') return heldWords(card);
  const words = warrantyWords(unit.customerWarranty?.end ?? null, businessDate);
  return `${soldWords(card, soldForMinor === null ? null : money.full(soldForMinor))} ${words}`;
}

function heldWords({ unit }: UnitCard): string {
  const { locationName: place, status } = unit;
  if (status === 'in_stock' && unit.condition !== 'new') {
    const condition = CONDITION_WORDS[unit.condition].toLowerCase();
    return place === null ? t('units.status.used', { condition }) : t('units.status.usedAt', { condition, place });
  }
  if (status === 'in_stock') return place === null ? t('units.status.free') : t('units.status.freeAt', { place });
  const word = STATUS_WORDS[status];
  return place === null
    ? t('units.status.other', { status: word })
    : t('units.status.otherAt', { status: word, place });
}

function soldWords({ unit, timeline }: UnitCard, amount: string | null): string {
  const customer = unit.customerName ?? t('returns.walkIn');
  const row = timeline.find(({ event }) => event === 'sold' || event === 'importedSold');
  if (!row) return t('units.status.sold', { customer });
  const date = dateText(row.businessDate);
  return amount === null
    ? t('units.status.soldOn', { date, customer })
    : t('units.status.soldFor', { date, customer, amount });
}
