// The keyboard's cursor over the lines of the sale: it stays on its line when others come or go.
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { DraftAnswer } from '../../../shared/contract/answers';
import { newestRow, rowInHand, rowsOf, stepCursor, type LineRow } from './lines';

export type Cursor = {
  readonly rows: readonly LineRow[];
  /** The row that was touched last. */
  readonly newest: number | null;
  /** The row that a person has gone to, or null. */
  readonly at: number | null;
  /** What keys like Price act on: the cursor's row, else the newest. */
  readonly inHand: LineRow | null;
  readonly goTo: (at: number) => void;
  readonly move: (by: number) => void;
};

/** The line that scans are told of; it is read when a scan arrives, which may be between two drawings. */
export type CursorLine = { readonly read: () => number | null; readonly write: (line: number | null) => void };

export function useCursorLine(): CursorLine {
  const box = useRef<number | null>(null);
  const read = useCallback(() => box.current, []);
  const write = useCallback((line: number | null): void => {
    box.current = line;
  }, []);
  return { read, write };
}

export function useCursor(draft: DraftAnswer | null, { write }: CursorLine): Cursor {
  const [key, setKey] = useState<string | null>(null);
  const rows = useMemo(() => rowsOf(draft), [draft]);
  const newest = newestRow(rows, draft?.lastLine ?? null);
  const found = rows.findIndex((row) => row.key === key);
  const at = found < 0 ? null : found;
  const inHand = rowInHand(rows, at, newest);
  const line = at === null ? null : (inHand?.line.line ?? null);
  useLayoutEffect(() => write(line), [write, line]);
  const goTo = (to: number): void => setKey(rows[to]?.key ?? null);
  return { rows, newest, at, inHand, goTo, move: (by) => goTo(stepCursor(rows, at, newest, by) ?? -1) };
}
