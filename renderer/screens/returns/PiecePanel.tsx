// What lies on the desk: the piece with its serials and condition, or goods by quantity.
import type { DraftLineAnswer, UnitCard } from '../../../shared/contract/answers';
import { quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS, makerWord, STATUS_WORDS } from '../../../shared/texts/words';
import { LongName } from '../../components/LongName';
import { SerialText } from '../../components/SerialText';
import styles from './returns.module.css';

/** A scan that nobody knows is quoted this far. */
const MAX_QUOTED = 60;

type Props = {
  readonly card: UnitCard | null;
  readonly line: DraftLineAnswer | null;
  /** What was scanned, where it is no unit of ours. */
  readonly text: string | null;
};

export function PiecePanel({ card, line, text }: Props) {
  return (
    <section className={styles['panel']} aria-label={t('returns.unit')}>
      <h2 className={styles['heading']}>{t('returns.unit')}</h2>
      {card ? <Unit card={card} /> : line ? <Goods line={line} /> : <Stranger text={text ?? ''} />}
    </section>
  );
}

function Unit({ card: { unit } }: { readonly card: UnitCard }) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles['piece']} tabIndex={0} role="group" aria-label={t('returns.unit')}>
      <p className={styles['pieceName']}>
        <LongName text={unit.itemName} />
      </p>
      <dl className={styles['facts']}>
        <Fact word={t('returns.serial')}>
          <SerialText text={unit.serial} strong />
        </Fact>
        {unit.makers.map(({ label, text }) => (
          <Fact key={text} word={makerWord(label)}>
            <SerialText text={text} />
          </Fact>
        ))}
        <Fact word={t('returns.condition')}>{CONDITION_WORDS[unit.condition]}</Fact>
        <Fact word={t('returns.status')}>{STATUS_WORDS[unit.status]}</Fact>
        <Fact word={t('returns.code')}>{unit.sku}</Fact>
      </dl>
    </div>
  );
}

function Goods({ line }: { readonly line: DraftLineAnswer }) {
  return (
    <div className={styles['piece']}>
      <p className={styles['pieceName']}>
        <LongName text={line.itemName} />
      </p>
      <dl className={styles['facts']}>
        <Fact word={t('returns.quantity')}>{quantityText(line.quantityE7)}</Fact>
        <Fact word={t('returns.code')}>{line.sku}</Fact>
      </dl>
    </div>
  );
}

function Stranger({ text }: { readonly text: string }) {
  return (
    <div className={styles['piece']}>
      <p className={styles['pieceName']}>
        <SerialText text={text.slice(0, MAX_QUOTED)} strong />
      </p>
    </div>
  );
}

function Fact({ word, children }: { readonly word: string; readonly children: React.ReactNode }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}
