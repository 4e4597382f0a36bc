// What the customer sees: the newest goods at the bottom, the total, and after paying the change. Read from two metres.
import type { CustomerLine, CustomerView } from '../../shared/contract/customer-view';
import { formatMinor } from '../../shared/money/format';
import { ONE_E7 } from '../../shared/money/integer';
import { quantityText } from '../../shared/texts/formats';
import { t } from '../../shared/texts/texts';
import styles from './customer.module.css';

/** As many lines as a small display holds; older ones stand in the total. */
const SHOWN = 5;

export function CustomerScreen({ view }: { readonly view: CustomerView }) {
  const { company, currency, digits, lines, paid } = view;
  const money = (minor: number): string => formatMinor(minor, digits);
  if (paid) {
    return (
      <main className={styles['thanks']}>
        <p>{t('customer.thanks', { company })}</p>
        <Big words={t('customer.total', { currency })} amount={money(paid.totalMinor)} />
        <Big words={t('customer.change', { currency })} amount={money(paid.changeMinor)} />
      </main>
    );
  }
  if (lines.length === 0) {
    return (
      <main className={styles['welcome']}>
        <p>{company}</p>
      </main>
    );
  }
  const older = Math.max(0, lines.length - SHOWN);
  return (
    <main className={styles['sale']}>
      <ol className={styles['lines']} aria-label={t('customer.lines')}>
        {older > 0 ? <li className={styles['older']}>{t('customer.older', { count: older })}</li> : null}
        {lines.slice(-SHOWN).map((line, at) => (
          <Line key={`${older + at} ${line.name}`} line={line} money={money} />
        ))}
        {view.taxMinor === 0 ? null : (
          <li className={styles['line']}>
            <span className={styles['name']}>{t('customer.tax')}</span>
            <span className={styles['amount']}>{money(view.taxMinor)}</span>
          </li>
        )}
      </ol>
      <Big words={t('customer.total', { currency })} amount={money(view.totalMinor)} />
    </main>
  );
}

function Line({ line, money }: { readonly line: CustomerLine; readonly money: (minor: number) => string }) {
  const { name, serials, quantityE7, amountMinor, discountMinor } = line;
  const [first] = serials;
  const more = serials.length > 1 ? t('customer.more', { count: serials.length - 1 }) : '';
  const facts = [
    quantityE7 === ONE_E7 ? '' : t('counter.times', { quantity: quantityText(quantityE7) }),
    first === undefined ? '' : [first, more].filter((words) => words !== '').join(' '),
    discountMinor > 0 ? t('customer.off', { amount: money(discountMinor) }) : '',
  ].filter((fact) => fact !== '');
  return (
    <li className={styles['line']}>
      <span className={styles['name']}>{name}</span>
      <span className={styles['amount']}>{money(amountMinor)}</span>
      {facts.length > 0 ? <span className={styles['facts']}>{facts.join(' \u00b7 ')}</span> : null}
    </li>
  );
}

function Big({ words, amount }: { readonly words: string; readonly amount: string }) {
  return (
    <p className={styles['big']}>
      <span>{words}</span>
      <strong>{amount}</strong>
    </p>
  );
}
