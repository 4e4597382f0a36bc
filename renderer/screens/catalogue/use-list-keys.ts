// The keys of a list of the catalogue: arrows move the mark, Enter and one key on the strip open what is marked.
import { t } from '../../../shared/texts/texts';
import { useKeys } from '../../frame/frame-context';

export type ListKeys = { readonly marked: number; readonly move: (by: number) => void };

/** `change` is null where nothing is marked. */
export function useListKeys(
  count: number,
  at: number,
  setAt: (at: number) => void,
  change: (() => void) | null,
): ListKeys {
  const marked = Math.min(at, Math.max(count - 1, 0));
  const move = (by: number): void => setAt(Math.min(Math.max(marked + by, 0), Math.max(count - 1, 0)));
  const act = change ?? ((): void => {});
  useKeys([
    { key: 'ArrowDown', words: t('counter.key.down'), act: () => move(1), silent: true },
    { key: 'ArrowUp', words: t('counter.key.up'), act: () => move(-1), silent: true },
    { key: 'Enter', words: t('catalogue.change'), act, off: change === null, silent: true },
    { key: 'F6', words: t('catalogue.change'), act, off: change === null },
  ]);
  return { marked, move };
}
