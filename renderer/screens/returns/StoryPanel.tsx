// The story of a piece in four lines: bought from, sold to, how long ago, for how much.
import type { DraftLineAnswer, UnitCard } from '../../../shared/contract/answers';
import { dateText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { useMoney } from '../../components/Money';
import styles from './returns.module.css';

type Props = { readonly card: UnitCard | null; readonly line: DraftLineAnswer | null };

export function StoryPanel({ card, line }: Props) {
  const money = useMoney();
  const sold = line?.sold ?? null;
  const amountMinor = line?.grossMinor ?? card?.soldForMinor ?? null;
  const lines = [
    ...(card ? [boughtText(card)] : []),
    ...(sold ? [soldText(sold), daysText(sold)] : card ? [heldText(card)] : []),
    ...(amountMinor !== null && sold ? [t('returns.paid', { amount: money.full(amountMinor) })] : []),
  ];
  return (
    <section className={styles['panel']} aria-label={t('returns.story')}>
      <h2 className={styles['heading']}>{t('returns.story')}</h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <ol className={styles['storyLines']} tabIndex={0}>
        {lines.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </section>
  );
}

function boughtText({ unit, record, receiptDocNo }: UnitCard): string {
  if (unit.vendorName === null || record.receivedOn === null) return t('returns.bought.unknown');
  const date = dateText(record.receivedOn);
  const vendor = unit.vendorName;
  return receiptDocNo === null
    ? t('returns.bought', { vendor, date })
    : t('returns.bought.doc', { vendor, document: receiptDocNo, date });
}

function soldText(sold: NonNullable<DraftLineAnswer['sold']>): string {
  const customer = sold.customerName ?? t('returns.walkIn');
  return sold.docNo === null
    ? t('returns.sold.unknown', { customer })
    : t('returns.sold', { customer, document: sold.docNo });
}

function daysText({ daysAgo, on }: NonNullable<DraftLineAnswer['sold']>): string {
  const date = dateText(on);
  return daysAgo <= 0 ? t('returns.today', { date }) : t('returns.days', { days: daysAgo, date });
}

/** A piece that is on no line: who has it, as far as the books say. */
function heldText({ unit, saleDocNo }: UnitCard): string {
  if (unit.status !== 'sold' || saleDocNo === null) return t('returns.notSold');
  return t('returns.sold', { customer: unit.customerName ?? t('returns.walkIn'), document: saleDocNo });
}
