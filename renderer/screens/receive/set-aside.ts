// What was scanned into a delivery and not taken: strangers, duplicates, misreads. The receiver sees them until they are
// settled, also after looking at another screen. Kept in the window; the ledger's scan log holds every scan for good.
import { useCallback, useSyncExternalStore } from 'react';

export type AsideRow = { readonly text: string; readonly what: string; readonly now: string; readonly times: number };

/** More pieces than anybody sets aside beside one delivery; the oldest fall off. */
const MAX_ROWS = 100;
const NONE: readonly AsideRow[] = [];

let byDraft: ReadonlyMap<string, readonly AsideRow[]> = new Map();
const listeners = new Set<() => void>();

function set(draft: string, rows: readonly AsideRow[]): void {
  byDraft = new Map([...byDraft, [draft, rows]]);
  for (const listener of listeners) listener();
}

/** Puts a scan beside the delivery, or counts it again. */
export function setAside(draft: string, row: Omit<AsideRow, 'times'>): void {
  const rows = byDraft.get(draft) ?? NONE;
  const times = (rows.find((one) => one.text === row.text)?.times ?? 0) + 1;
  set(draft, [{ ...row, times }, ...rows.filter((one) => one.text !== row.text)].slice(0, MAX_ROWS));
}

/** A scan that was taken after all is no stranger any more. */
export function takeBack(draft: string, text: string): void {
  const rows = byDraft.get(draft) ?? NONE;
  if (rows.some((row) => row.text === text))
    set(
      draft,
      rows.filter((row) => row.text !== text),
    );
}

export function useSetAside(draft: string): readonly AsideRow[] {
  const subscribe = useCallback((listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, []);
  return useSyncExternalStore(subscribe, () => byDraft.get(draft) ?? NONE);
}
