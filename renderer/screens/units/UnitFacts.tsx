// The facts of a unit in two columns; what is not known or not to be seen takes no line.
import type { ReactNode } from 'react';
import type { UnitCard } from '../../../shared/contract/answers';
import type { Period } from '../../../shared/domain/model';
import { dateText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS, makerWord, OWNER_WORDS } from '../../../shared/texts/words';
import { Money, useMoney } from '../../components/Money';
import { SerialText } from '../../components/SerialText';
import styles from './units.module.css';

type Fact = readonly [word: string, content: ReactNode];

export function UnitFacts({ card }: { readonly card: UnitCard }) {
  const { currency } = useMoney();
  const facts = [...identity(card), ...origin(card), ...sale(card), ...money(card)];
  return (
    <section className={styles['facts']} aria-label={t('units.facts')}>
      <dl>
        {facts.map(([word, content]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{content}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['quiet']}>{t('units.fact.currency', { currency })}</p>
    </section>
  );
}

const known = (word: string, text: string | null): readonly Fact[] => (text === null ? [] : [[word, text]]);
const amount = (word: string, minor: number | null): readonly Fact[] =>
  minor === null ? [] : [[word, <Money key={word} minor={minor} />]];

function identity({ unit, record }: UnitCard): readonly Fact[] {
  const makers = unit.makers.map(({ label, text }, at): Fact => [
    unit.makers.length === 1 ? makerWord(label) : `${makerWord(label)}${label === '' ? ` ${at + 1}` : ''}`,
    <SerialText key={text} text={text} strong />,
  ]);
  return [
    ...makers,
    ...known(t('units.fact.item'), unit.sku),
    ...known(t('units.fact.condition'), CONDITION_WORDS[unit.condition]),
    ...known(t('units.fact.location'), unit.locationName),
    ...(record.owner === 'us' ? [] : known(t('units.fact.owner'), OWNER_WORDS[record.owner])),
    ...known(t('units.fact.lot'), record.lot),
  ];
}

function origin({ unit, record, receiptDocNo, deliveryNote }: UnitCard): readonly Fact[] {
  return [
    ...known(t('units.fact.vendor'), unit.vendorName),
    ...known(t('units.fact.receipt'), receiptDocNo),
    ...known(t('units.fact.deliveryNote'), deliveryNote),
    ...known(t('units.fact.received'), record.receivedOn === null ? null : dateText(record.receivedOn)),
    ...known(t('units.fact.vendorWarranty'), periodText(unit.vendorWarranty)),
  ];
}

function sale({ unit, saleDocNo }: UnitCard): readonly Fact[] {
  return [
    ...known(t('units.fact.customer'), unit.customerName),
    ...known(t('units.fact.sale'), saleDocNo),
    ...known(t('units.fact.customerWarranty'), periodText(unit.customerWarranty)),
  ];
}

function money({ unit, itemRecord, soldForMinor, marginMinor }: UnitCard): readonly Fact[] {
  return [
    ...amount(t('units.fact.price'), itemRecord.priceMinor),
    ...amount(t('units.fact.soldFor'), soldForMinor),
    ...amount(t('units.fact.cost'), unit.costMinor),
    ...amount(t('units.fact.margin'), marginMinor),
  ];
}

function periodText(period: Period | null): string | null {
  return period === null ? null : t('units.fact.period', { start: dateText(period.start), end: dateText(period.end) });
}
