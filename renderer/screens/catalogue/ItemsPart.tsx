// Items: found by any part of name or code, with price and stock; at the right what stands where.
import { TextInput } from '@mantine/core';
import { IconBox } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { ItemSummary } from '../../../shared/contract/answers';
import { MAX_ROWS } from '../../../shared/contract/queries';
import { t } from '../../../shared/texts/texts';
import { INVENTORY_WORDS } from '../../../shared/texts/words';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { Money, useMoney } from '../../components/Money';
import { UnitList } from '../../components/UnitList';
import { useAsk } from '../../data/use-ask';
import { useKeys } from '../../frame/frame-context';
import styles from './catalogue.module.css';
import { ItemFacts } from './ItemFacts';
import { ItemForm } from './ItemForm';

type Props = { readonly adding: boolean; readonly onAdded: () => void };

const ICON_PX = 64;

export function ItemsPart({ adding, onAdded }: Props) {
  const { currency } = useMoney();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const items = useAsk('items', { text, limit: MAX_ROWS }).result;
  const marked = items?.[Math.min(at, items.length - 1)];
  const move = (by: number): void => setAt(Math.min(Math.max(at + by, 0), (items?.length ?? 1) - 1));
  useKeys([
    { key: '/', words: t('catalogue.search'), act: () => field.current?.focus() },
    { key: 'ArrowDown', words: t('counter.key.down'), act: () => move(1), silent: true },
    { key: 'ArrowUp', words: t('counter.key.up'), act: () => move(-1), silent: true },
  ]);
  return (
    <>
      <section className={styles['list']}>
        <TextInput
          ref={field}
          className={styles['search']}
          label={t('catalogue.search.label')}
          value={text}
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            move(by);
          }}
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
            keyOf={(item) => item.id}
            cursor={at}
            onCursor={setAt}
          >
            {(item) => <ItemRow item={item} />}
          </UnitList>
        )}
      </section>
      {marked ? <ItemFacts item={marked} /> : <aside className={styles['facts']} />}
      {adding ? <ItemForm onDone={onAdded} /> : null}
    </>
  );
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
