// The right half of the counter: who buys, how much, and the two keys that end a sale. It never scrolls away.
import { IconCircleCheck } from '@tabler/icons-react';
import type { DraftAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { LongName } from '../../components/LongName';
import { Money, useMoney } from '../../components/Money';
import styles from './counter.module.css';
import type { Paid } from './sale';

const ICON_PX = 56;

type Props = { readonly draft: DraftAnswer | null; readonly paid: Paid | null; readonly others: number };

export function Totals({ draft, paid, others }: Props) {
  const { currency, figures } = useMoney();
  if (paid) return <PaidPanel paid={paid} />;
  return (
    <aside className={styles['totals']} aria-label={t('counter.totals')}>
      <div className={styles['customer']}>
        <span className={styles['quiet']}>{t('counter.customer')}</span>
        <LongName text={draft?.header.customerName ?? t('counter.walkIn')} className={styles['customerName']} />
      </div>
      <dl className={styles['sums']}>
        <dt>{t('counter.count')}</dt>
        <dd>{t('counter.count.text', { lines: draft?.lines.length ?? 0, units: draft?.units ?? 0 })}</dd>
        {draft && draft.docDiscountMinor > 0 ? (
          <>
            <dt>{t('counter.docDiscount')}</dt>
            <dd>{t('counter.minus', { amount: figures(draft.docDiscountMinor) })}</dd>
          </>
        ) : null}
        <Sum words={t('counter.net')} minor={draft?.netMinor ?? 0} />
        {(draft?.taxes ?? []).map((tax) => (
          <Sum key={tax.name} words={tax.name} minor={tax.amountMinor} />
        ))}
      </dl>
      <div className={styles['total']}>
        <span>{t('counter.total', { currency })}</span>
        <Money minor={draft?.grossMinor ?? 0} className={styles['totalAmount']} />
      </div>
      <p className={styles['hint']}>{others > 0 ? t('counter.others', { count: others }) : t('counter.hint')}</p>
    </aside>
  );
}

function Sum({ words, minor }: { readonly words: string; readonly minor: number }) {
  return (
    <>
      <dt>
        <LongName text={words} lines={1} />
      </dt>
      <dd>
        <Money minor={minor} />
      </dd>
    </>
  );
}

/** What the cashier looks at while the drawer is open: the change, in the largest type there is. */
function PaidPanel({ paid }: { readonly paid: Paid }) {
  const { currency } = useMoney();
  return (
    <aside className={styles['totals']} data-paid="" aria-label={t('counter.paid')}>
      <div className={styles['paidHead']}>
        <IconCircleCheck size={ICON_PX} aria-hidden="true" />
        <span>{t('counter.paid')}</span>
      </div>
      <dl className={styles['sums']}>
        <Sum words={t('counter.total', { currency })} minor={paid.totalMinor} />
        {paid.docNo === null ? null : (
          <>
            <dt>{t('counter.document')}</dt>
            <dd>{paid.docNo}</dd>
          </>
        )}
      </dl>
      <div className={styles['total']}>
        <span>{t('counter.change', { currency })}</span>
        <Money minor={paid.changeMinor} className={styles['changeAmount']} />
      </div>
      <p className={styles['hint']}>{t('counter.next')}</p>
    </aside>
  );
}
