// What goes back: each tender with the card or cheque that it was, then the sum in the largest type.
import type { DraftAnswer, RefundAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { LongName } from '../../components/LongName';
import { Money } from '../../components/Money';
import { refundTender } from '../../components/refund-words';
import styles from './returns.module.css';

export function RefundTotal({ draft }: { readonly draft: DraftAnswer }) {
  const { refunds } = draft;
  const several = new Set(refunds.map(({ sale }) => sale)).size > 1;
  return (
    <div className={styles['refund']}>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className={styles['refundRows']} tabIndex={0} role="group" aria-label={t('returns.total.by')}>
        <dl>
          {refunds.map((refund) => (
            <div key={`${refund.sale} ${refund.kind}`}>
              <dt>
                <LongName text={rowWords(refund, several)} lines={1} />
              </dt>
              <dd>
                <Money minor={refund.amountMinor} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
      <div className={styles['total']}>
        <span>
          {t('returns.total')}
          <span className={styles['quiet']}>{t('returns.total.hint')}</span>
        </span>
        <Money minor={draft.grossMinor} withCurrency className={styles['totalFigure']} />
      </div>
    </div>
  );
}

/** Goods of several sales: each tender says which sale it paid. */
function rowWords(refund: RefundAnswer, several: boolean): string {
  const tender = refundTender(refund);
  return several && refund.docNo !== null ? t('returns.back.sale', { tender, number: refund.docNo }) : tender;
}
