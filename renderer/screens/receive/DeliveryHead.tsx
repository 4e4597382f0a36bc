// The top of a delivery: what to do next in one large sentence, and from whom and where to the goods go.
import type { DraftAnswer } from '../../../shared/contract/answers';
import { sum } from '../../../shared/money/integer';
import { t } from '../../../shared/texts/texts';
import { LongName } from '../../components/LongName';
import { Money } from '../../components/Money';
import { nextStep } from './next-step';
import styles from './receive.module.css';

export function DeliveryHead({ draft }: { readonly draft: DraftAnswer }) {
  const { words, item } = nextStep(draft);
  const { vendorName, locationName, deliveryNote, deliveryNoteAgain, addOns } = draft.header;
  const addOnMinor = sum(addOns.map((addOn) => addOn.amountMinor));
  return (
    <header className={styles['head']}>
      <h1 className={styles['next']} data-testid="next-step">
        {words}
        {item === null ? null : (
          <span className={styles['nextItem']}>
            <LongName text={t('receive.for', { name: item })} lines={1} />
          </span>
        )}
      </h1>
      <dl className={styles['facts']}>
        <Fact word={t('receive.vendor')} text={vendorName ?? t('receive.unset')} />
        <Fact word={t('receive.location')} text={locationName ?? t('receive.unset')} />
        <Fact
          word={deliveryNoteAgain ? t('receive.note.second') : t('receive.note')}
          text={deliveryNote ?? t('receive.note.unset')}
        />
        {addOnMinor === 0 ? null : (
          <div>
            <dt>{t('receive.total.addOns')}</dt>
            <dd>
              <Money minor={addOnMinor} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t('receive.total.cost')}</dt>
          <dd>
            <Money minor={draft.grossMinor} withCurrency />
          </dd>
        </div>
        <div className={styles['count']}>
          <dt>{t('receive.total.lines', { count: draft.lines.length })}</dt>
          <dd>{t('receive.total.units', { count: draft.units })}</dd>
        </div>
      </dl>
    </header>
  );
}

function Fact({ word, text }: { readonly word: string; readonly text: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        <LongName text={text} lines={1} />
      </dd>
    </div>
  );
}
