// Units: find a piece by any part of what is written on it, and read its card. Nothing here changes a document; a label
// printed again is the only thing that it does.
import { IconBarcode } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { SearchHit } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { useAsk } from '../../data/use-ask';
import { useLine, useScanTarget } from '../../frame/frame-context';
import { ItemStock } from './ItemStock';
import { HitList } from './HitList';
import { SearchField } from './SearchField';
import { UnitCardView } from './UnitCardView';
import styles from './units.module.css';
import { useFindScan } from './use-find-scan';
import { useUnitKeys } from './use-unit-keys';

const ICON_PX = 72;
/** The index of parts of serials begins here. */
const LEAST_PART = 3;
/** Hits that a person looks through; with more, another character is quicker. */
const MOST_HITS = 200;

/** What is open on the right. */
type Chosen = { readonly kind: 'unit' | 'item'; readonly id: string };

export function UnitsScreen() {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const line = useLine();
  const serial = chosen?.kind === 'unit' ? chosen.id : null;
  const field = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const search = useAsk('search', { text: wanted, limit: MOST_HITS }, wanted !== '');
  const hits = wanted === '' ? [] : (search.result ?? []);
  const marked = Math.min(at, Math.max(hits.length - 1, 0));
  const open = (index: number): void => {
    const hit = hits[index];
    if (hit?.kind === 'unit' || hit?.kind === 'item') setChosen({ kind: hit.kind, id: hit.id });
    else if (hit) line.show({ tone: 'note', words: t('units.hit.plain', { title: hit.title }) });
  };
  const lookFor = (next: string): void => {
    setText(next);
    setAt(0);
  };
  useScanTarget(
    useFindScan({
      onUnit: (id) => setChosen({ kind: 'unit', id }),
      onItem: (id) => setChosen({ kind: 'item', id }),
      onSearch: lookFor,
    }),
  );
  useUnitKeys({
    serial,
    isOpen: chosen !== null,
    hits: hits.length,
    toSearch: () => {
      field.current?.focus();
      field.current?.select();
    },
    move: (by) => setAt(Math.min(Math.max(marked + by, 0), Math.max(hits.length - 1, 0))),
    open: () => open(marked),
    close: () => setChosen(null),
  });
  return (
    <div className={styles['screen']}>
      <div className={styles['finder']}>
        <SearchField
          field={field}
          text={text}
          onText={lookFor}
          onMove={(by) => setAt(Math.min(Math.max(marked + by, 0), Math.max(hits.length - 1, 0)))}
          onOpen={() => open(marked)}
        />
        <Found hits={hits} wanted={wanted} waiting={search.waiting} marked={marked} onMark={setAt} onOpen={open} />
      </div>
      {chosen === null ? (
        <div className={styles['noCard']}>
          <h1 className="seen-by-readers-only">{t('frame.tab.units')}</h1>
          <EmptyState
            icon={<IconBarcode size={ICON_PX} stroke={1.25} />}
            title={wanted === '' ? t('units.start.title') : t('units.card.choose')}
            text={wanted === '' ? t('units.start.text') : t('units.card.chooseText')}
          />
        </div>
      ) : chosen.kind === 'unit' ? (
        <UnitCardView key={chosen.id} serial={chosen.id} />
      ) : (
        <ItemStock key={chosen.id} item={chosen.id} />
      )}
    </div>
  );
}

type FoundProps = {
  readonly hits: readonly SearchHit[];
  readonly wanted: string;
  readonly waiting: boolean;
  readonly marked: number;
  readonly onMark: (at: number) => void;
  readonly onOpen: (at: number) => void;
};

function Found({ hits, wanted, waiting, marked, onMark, onOpen }: FoundProps) {
  if (wanted === '') return <p className={styles['hint']}>{t('units.search.hint')}</p>;
  if (hits.length === 0) {
    if (waiting) return null;
    return wanted.length < LEAST_PART ? (
      <EmptyState icon={null} title={t('units.short.title')} text={t('units.short.text')} />
    ) : (
      <EmptyState icon={null} title={t('units.none.title', { text: wanted })} text={t('units.none.text')} />
    );
  }
  const words =
    hits.length < MOST_HITS ? t('units.hits', { count: hits.length }) : t('units.hits.more', { count: MOST_HITS });
  return (
    <>
      <p className={styles['hint']} role="status">
        {words}
      </p>
      <HitList hits={hits} marked={marked} onMark={onMark} onOpen={onOpen} />
    </>
  );
}
