// What the house knows of one item: how many stand where and, for those with the right, what they cost.
import type { ItemSummary } from '../../../shared/contract/answers';
import { quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { INVENTORY_WORDS, STATUS_WORDS } from '../../../shared/texts/words';
import { LongName } from '../../components/LongName';
import { Money } from '../../components/Money';
import { useAsk } from '../../data/use-ask';
import styles from './catalogue.module.css';

export function ItemFacts({ item }: { readonly item: ItemSummary }) {
  const answer = useAsk('stock', { item: item.id }).result;
  const stock = answer?.item.id === item.id ? answer : undefined;
  return (
    <aside className={styles['facts']} aria-label={t('catalogue.facts')}>
      <h2 className={styles['factsTitle']}>
        <LongName text={item.name} />
      </h2>
      <dl className={styles['pairs']}>
        <dt>{t('item.sku')}</dt>
        <dd>{item.sku}</dd>
        <dt>{t('item.inventoryType')}</dt>
        <dd>{INVENTORY_WORDS[item.inventoryType]}</dd>
        <dt>{t('item.priceMinor')}</dt>
        <dd>
          <Money minor={item.priceMinor} withCurrency />
        </dd>
        <dt>{t('catalogue.tax')}</dt>
        <dd>{item.priceIncludesTax ? t('catalogue.tax.in') : t('catalogue.tax.on')}</dd>
        <dt>{t('catalogue.onHand')}</dt>
        <dd>{stock ? quantityText(stock.quantityE7) : '\u2013'}</dd>
        {stock === undefined || stock.valueMinor === null ? null : (
          <>
            <dt>{t('catalogue.value')}</dt>
            <dd>
              <Money minor={stock.valueMinor} withCurrency />
            </dd>
            <dt>{t('catalogue.average')}</dt>
            <dd>
              <Money minor={stock.averageMinor} withCurrency />
            </dd>
          </>
        )}
      </dl>
      {stock && stock.balances.length > 0 ? <h3>{t('catalogue.where')}</h3> : null}
      <ul className={styles['balances']}>
        {(stock?.balances ?? []).map(({ branch, location, locationName, status, units }) => (
          <li key={`${branch} ${location} ${status}`}>
            <span>{locationName ?? t('catalogue.nowhere')}</span>
            <span className={styles['quiet']}>{STATUS_WORDS[status]}</span>
            <span className={styles['number']}>{units}</span>
          </li>
        ))}
      </ul>
    </aside>
  );
}
