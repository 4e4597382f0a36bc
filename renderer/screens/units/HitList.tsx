// What a search found: each hit with its name, what matched, and how a unit stands (9.28).
import type { SearchHit } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { MATCH_WORDS, STATUS_WORDS } from '../../../shared/texts/words';
import { LongName } from '../../components/LongName';
import { SerialText } from '../../components/SerialText';
import { UnitList } from '../../components/UnitList';
import styles from './units.module.css';

/** Matches that are numbers, and so are read in groups. */
const NUMBERS: ReadonlySet<SearchHit['match']> = new Set(['serial', 'maker_serial', 'gtin']);

type Props = {
  readonly hits: readonly SearchHit[];
  readonly marked: number;
  readonly onMark: (at: number) => void;
  readonly onOpen: (at: number) => void;
};

export function HitList({ hits, marked, onMark, onOpen }: Props) {
  const mark = (at: number): void => {
    onMark(at);
    onOpen(at);
  };
  return (
    <UnitList
      label={t('units.hits.label')}
      rows={hits}
      keyOf={({ kind, id, match }) => `${kind} ${id} ${match}`}
      cursor={marked}
      onCursor={mark}
      onOpen={onOpen}
      className={styles['hits']}
    >
      {(hit) => (
        <div className={styles['hit']}>
          <LongName text={hit.title} className={styles['hitTitle']} />
          {hit.status === null ? null : (
            <span className={styles['status']} data-status={hit.status}>
              {STATUS_WORDS[hit.status]}
            </span>
          )}
          <span className={styles['hitMatch']}>
            <span className={styles['match']}>{MATCH_WORDS[hit.match]}</span>
            {NUMBERS.has(hit.match) ? <SerialText text={hit.text} strong /> : <span>{hit.text}</span>}
          </span>
        </div>
      )}
    </UnitList>
  );
}
