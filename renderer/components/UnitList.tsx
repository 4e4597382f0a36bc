// A long list that stays light: only the rows in view are drawn. The keyboard cursor and the newest row are marked, and
// the marked row is brought into view. What a row looks like is the caller's business.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './components.module.css';

/** Height of a row before it is measured: a name and one line under it. */
const ROW_PX = 64;
/** Rows drawn beyond the view on either side, so that fast scrolling shows no gap. */
const BEYOND = 6;

type Props<Row> = {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly children: (row: Row, at: number) => ReactNode;
  /** The row that the keyboard is on. */
  readonly cursor?: number | null;
  readonly onCursor?: (at: number) => void;
  /** Enter or double click. */
  readonly onOpen?: (at: number) => void;
  /** The newest row: in view and marked. `newest` changes when the same row is touched again. */
  readonly marked?: number | null;
  readonly newest?: string | number | null;
  readonly className?: string;
};

export function UnitList<Row>(props: Props<Row>) {
  const { label, rows, keyOf, children, cursor = null, onCursor, onOpen, marked = null, newest = null } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: BEYOND,
    getItemKey: (at) => keyed(rows[at], keyOf, at),
  });
  useInView(list.scrollToIndex, marked, `${newest}|${rows.length}`);
  useInView(list.scrollToIndex, cursor, '');
  return (
    <div
      ref={scroller}
      className={`${styles['scroller']} ${props.className ?? ''}`}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      data-list=""
      aria-activedescendant={cursor === null ? undefined : `${id}${cursor}`}
    >
      <div role="presentation" style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (row === undefined) return null;
          return (
            <div
              key={item.key}
              ref={list.measureElement}
              id={`${id}${item.index}`}
              data-index={item.index}
              className={styles['row']}
              role="option"
              aria-selected={item.index === cursor}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
              data-marked={item.index === marked || undefined}
              style={{ transform: `translateY(${item.start}px)` }}
              onClick={() => onCursor?.(item.index)}
              onDoubleClick={() => onOpen?.(item.index)}
            >
              {children(row, item.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function keyed<Row>(row: Row | undefined, keyOf: (row: Row) => string, at: number): string | number {
  return row === undefined ? at : keyOf(row);
}

function useInView(scrollTo: (at: number) => void, at: number | null, when: string): void {
  const latest = useRef(scrollTo);
  latest.current = scrollTo;
  useEffect(() => {
    if (at !== null && at >= 0) latest.current(at);
  }, [at, when]);
}
