// Items: found by any part of name or code or by a scan, with price and stock; at the right what stands where.
import { IconBox } from '@tabler/icons-react';
import { useState } from 'react';
import type { ItemSummary } from '../../../shared/contract/answers';
import { MAX_ROWS } from '../../../shared/contract/queries';
import { t } from '../../../shared/texts/texts';
import { INVENTORY_WORDS } from '../../../shared/texts/words';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { Money, useMoney } from '../../components/Money';
import { UnitList } from '../../components/UnitList';
import { desktop } from '../../data/desktop';
import { useAsk } from '../../data/use-ask';
import { useOpenScreen, useScanTarget } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import styles from './catalogue.module.css';
import { ItemFacts } from './ItemFacts';
import { ListSearch } from './ListSearch';
import { ItemChange, ItemForm } from './ItemForm';
import type { PartProps } from './part';
import { useListKeys } from './use-list-keys';

const ICON_PX = 64;

export function ItemsPart({ adding, onAdded }: PartProps) {
  const { currency } = useMoney();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  // What was scanned is marked at once, before its list has come: the next key means this item and no other.
  const [scanned, setScanned] = useState<ItemSummary | null>(null);
  const [changing, setChanging] = useState<string | null>(null);
  const items = useAsk('items', { text, limit: MAX_ROWS }).result;
  const found = scanned && (items?.find(({ id }) => id === scanned.id) ?? scanned);
  const item = found ?? items?.[Math.min(at, items.length - 1)];
  const change = item ? (): void => setChanging(item.id) : null;
  const mark = (row: number): void => {
    setScanned(null);
    setAt(row);
  };
  const { marked, move } = useListKeys(items?.length ?? 0, at, mark, change);
  const find = (wanted: string, hit: ItemSummary | null): void => {
    setText(wanted);
    setAt(0);
    setScanned(hit);
  };
  useFindByScan((hit) => find(hit.sku, hit));
  return (
    <>
      <section className={styles['list']}>
        <ListSearch
          label={t('catalogue.search.label')}
          text={text}
          onText={(wanted) => find(wanted, null)}
          onMove={move}
          onOpen={change}
        />
        <div className={styles['head']} aria-hidden="true">
          <span>{t('catalogue.head.item')}</span>
          <span>{t('catalogue.head.stock')}</span>
          <span>{t('counter.head.price', { currency })}</span>
        </div>
        {items?.length === 0 ? (
          <EmptyState
            icon={<IconBox size={ICON_PX} />}
            title={text === '' ? t('catalogue.items.none') : t('catalogue.items.notFound', { text })}
            text={t('catalogue.items.first')}
          />
        ) : (
          <UnitList
            label={t('catalogue.items')}
            rows={items ?? []}
            keyOf={(row) => row.id}
            cursor={scanned ? rowOf(items, scanned) : marked}
            onCursor={mark}
            onOpen={change ?? (() => {})}
          >
            {(row) => <ItemRow item={row} />}
          </UnitList>
        )}
      </section>
      {item ? <ItemFacts item={item} /> : <aside className={styles['facts']} />}
      {adding ? <ItemForm stored={null} onDone={onAdded} /> : null}
      {changing === null ? null : <ItemChange id={changing} onDone={() => setChanging(null)} />}
    </>
  );
}

/** Where a scanned item stands in the list, or null while the list is that of an earlier search. */
function rowOf(items: readonly ItemSummary[] | undefined, item: ItemSummary): number | null {
  const row = items?.findIndex(({ id }) => id === item.id) ?? -1;
  return row < 0 ? null : row;
}

/** A scan of an item marks it here; of anything else it is answered where units are. */
function useFindByScan(find: (item: ItemSummary) => void): void {
  const openScreen = useOpenScreen();
  useScanTarget(async (text): Promise<Shown | null> => {
    const answer = await desktop().ask('resolve', { text, screen: 'any' });
    if (!answer.ok || answer.result.kind !== 'item') {
      openScreen('units', text);
      return null;
    }
    const { item } = answer.result;
    find(item);
    return { tone: 'taken', words: t('catalogue.found', { name: item.name }) };
  });
}

function ItemRow({ item }: { readonly item: ItemSummary }) {
  return (
    <div className={styles['row']}>
      <span>
        <LongName text={item.name} className={styles['name']} />
        <span className={styles['quiet']}>{`${item.sku} \u00b7 ${INVENTORY_WORDS[item.inventoryType]}`}</span>
      </span>
      <span className={styles['number']}>{item.inventoryType === 'non_stocked' ? '\u2013' : item.inStock}</span>
      <Money minor={item.priceMinor} className={styles['number']} />
    </div>
  );
}
