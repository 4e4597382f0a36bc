// An item that was found on Units: what of it is where. Its pieces have cards of their own; values stand here by right.
import type { StockAnswer } from '../../../shared/contract/answers';
import { quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { INVENTORY_WORDS, STATUS_WORDS } from '../../../shared/texts/words';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { Money, useMoney } from '../../components/Money';
import { useAsk } from '../../data/use-ask';
import styles from './units.module.css';

export function ItemStock({ item }: { readonly item: string }) {
  const { result } = useAsk('stock', { item });
  const stock = result?.item.id === item ? result : null;
  if (!stock) {
    return (
      <div className={styles['noCard']}>
        <EmptyState icon={null} title={t('units.card.waiting')} />
      </div>
    );
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <article className={styles['card']} tabIndex={0} aria-label={stock.item.name}>
      <header className={styles['cardHead']}>
        <h1 className={styles['cardTitle']}>
          <LongName text={stock.item.name} />
        </h1>
        <p className={styles['cardStatus']}>{t('units.items.text', { quantity: held(stock) })}</p>
      </header>
      <div className={styles['itemBody']}>
        <ItemFacts stock={stock} />
        <Balances stock={stock} />
      </div>
    </article>
  );
}

/** Pieces with units are counted, goods without are measured. */
function held({ item, units, quantityE7 }: StockAnswer): string {
  const counted = item.inventoryType === 'serialized' || item.inventoryType === 'auto_serialized';
  return counted ? String(units) : quantityText(quantityE7);
}

function ItemFacts({ stock }: { readonly stock: StockAnswer }) {
  const { currency } = useMoney();
  const amounts = [
    [t('units.fact.price'), stock.item.priceMinor],
    [t('units.items.value'), stock.valueMinor],
    [t('units.items.average'), stock.averageMinor],
  ] as const;
  return (
    <section className={styles['facts']} aria-label={t('units.facts')}>
      <dl>
        <div>
          <dt>{t('units.fact.item')}</dt>
          <dd>{stock.item.sku}</dd>
        </div>
        <div>
          <dt>{t('units.items.kind')}</dt>
          <dd>{INVENTORY_WORDS[stock.item.inventoryType]}</dd>
        </div>
        {amounts.map(([word, minor]) =>
          minor === null ? null : (
            <div key={word}>
              <dt>{word}</dt>
              <dd>
                <Money minor={minor} />
              </dd>
            </div>
          ),
        )}
      </dl>
      <p className={styles['quiet']}>{t('units.fact.currency', { currency })}</p>
    </section>
  );
}

function Balances({ stock }: { readonly stock: StockAnswer }) {
  if (stock.balances.length === 0) return null;
  return (
    <table className={styles['balances']}>
      <caption>{t('units.items.where')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('units.fact.location')}</th>
          <th scope="col">{t('returns.status')}</th>
          <th scope="col">{t('units.items.units')}</th>
        </tr>
      </thead>
      <tbody>
        {stock.balances.map(({ branch, location, locationName, status, units }) => (
          <tr key={`${branch} ${location} ${status}`}>
            <td>{locationName ?? t('units.items.away')}</td>
            <td>{STATUS_WORDS[status]}</td>
            <td>{units}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
