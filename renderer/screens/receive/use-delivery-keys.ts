// The keys of an open delivery: what each asks or does. Everything that changes the document waits its turn behind the
// scans that came before it.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import { newActId } from '../../data/act-id';
import { t } from '../../../shared/texts/texts';
import { useKeys, useLine } from '../../frame/frame-context';
import type { KeyAction } from '../../frame/keys';
import type { Shown } from '../../frame/shown';
import type { Asking } from './DeliveryDialogs';
import { hasUnits } from './next-step';
import { reprintQuestion } from './reprint-question';
import type { OpenDraft } from './use-draft';
import { usePost } from './use-post';
import { twinQuestion, type Twin } from './twin-question';
import { yesNo } from './yes-no';

type Parts = {
  readonly open: OpenDraft;
  readonly draft: DraftAnswer;
  readonly active: DraftLineAnswer | null;
  /** The serial that the keyboard is on, or null. */
  readonly cursor: string | null;
  readonly ask: (asking: Asking) => void;
  readonly twin: Twin | null;
  readonly move: (by: number) => void;
};

export function useDeliveryKeys(parts: Parts): void {
  const { draft, active, ask } = parts;
  const line = useLine();
  const post = usePost(parts.open, draft);
  const act = (work: () => Promise<Shown | null>) => (): void => line.act(work);
  const onLine = (kind: 'cost' | 'quantity') => (): void => {
    if (active) ask({ kind });
    else line.show({ tone: 'refused', words: t('receive.nothing') });
  };
  const reprinted = parts.cursor ?? active?.units.findLast((unit) => unit.complete)?.serial ?? null;
  const keys: KeyAction[] = [
    ...twinKeys(parts, line),
    { key: 'F2', words: t('receive.key.vendor'), act: () => ask({ kind: 'vendor' }) },
    { key: 'F3', words: t('receive.key.cost'), act: onLine('cost'), off: active === null },
    { key: 'F4', words: t('receive.key.quantity'), act: onLine('quantity'), off: active === null },
    { key: 'F5', words: t('receive.key.addOns'), act: () => ask({ kind: 'addOns' }) },
    { key: 'F6', words: t('receive.key.location'), act: () => ask({ kind: 'location' }) },
    {
      key: 'F7',
      words: t('receive.key.reprint'),
      act: () => line.show(reprintQuestion(parts.open, reprinted)),
      off: reprinted === null,
    },
    { key: 'F9', words: t('receive.key.remove'), act: () => remove(parts, line), off: active === null },
    { key: 'F10', words: t('receive.key.discard'), act: () => line.show(discardQuestion(parts)) },
    { key: 'F11', words: t('receive.key.note'), act: () => ask({ kind: 'note' }) },
    {
      key: 'F12',
      words: t('receive.key.post'),
      main: true,
      off: draft.lines.length === 0,
      act: post,
    },
    ...movingKeys(parts, act),
  ];
  useKeys(keys);
}

/** Only while the last scan asks for it, and it stands beside that: a key that is always there is pressed by habit. */
function twinKeys({ open, twin, ask }: Parts, line: ReturnType<typeof useLine>): KeyAction[] {
  if (!twin) return [];
  const act = (): void => line.show(twinQuestion(open, twin, () => ask({ kind: 'twin', twin })));
  return [{ key: 'F1', words: t('receive.key.twin'), act, silent: true }];
}

function movingKeys(
  { open, draft, active, move }: Parts,
  act: (work: () => Promise<Shown | null>) => () => void,
): KeyAction[] {
  const at = draft.lines.findIndex((one) => one.line === active?.line);
  const toLine = (to: number): (() => void) => {
    const item = draft.lines[to]?.item;
    return item === undefined
      ? () => {}
      : act(() => open.run(open.call('changeDraft', { draft: draft.id, item }), () => null));
  };
  const piece = act(() => {
    const { sku } = active ?? { sku: '' };
    return open.scan(sku, newActId(), active ? { line: active.line } : {});
  });
  return [
    { key: 'ArrowUp', words: t('receive.key.up'), silent: true, act: () => move(-1) },
    { key: 'ArrowDown', words: t('receive.key.down'), silent: true, act: () => move(1) },
    { key: 'PageUp', words: t('receive.key.lineUp'), silent: true, act: toLine(at - 1) },
    { key: 'PageDown', words: t('receive.key.lineDown'), silent: true, act: toLine(at + 1) },
    {
      key: 'Enter',
      words: t('receive.key.piece'),
      silent: true,
      act: piece,
      off: (draft.next?.kind !== 'piece' && draft.next?.kind !== 'either') || active === null,
    },
  ];
}

/** A piece under the cursor goes at once, since its label is in the hand; a line with pieces asks first. */
function remove({ open, draft, active, cursor }: Parts, line: ReturnType<typeof useLine>): void {
  if (!active) return;
  const { line: number, itemName } = active;
  const args = { draft: draft.id, line: number };
  if (cursor !== null) {
    const said = (): Shown => ({ tone: 'note', words: t('receive.removed.unit', { serial: cursor }) });
    return line.act(() => open.run(open.call('removeDraftLine', { ...args, unit: cursor }), said));
  }
  const gone = (): Promise<Shown | null> =>
    open.run(open.call('removeDraftLine', args), () => ({
      tone: 'taken',
      words: t('receive.removed.line', { name: itemName }),
    }));
  const count = hasUnits(active) ? active.units.length : 0;
  if (count === 0) return line.act(gone);
  line.show(
    yesNo(t('receive.remove.line', { name: itemName, count }), t('receive.remove.yes'), t('receive.keep'), gone),
  );
}

function discardQuestion({ open, draft }: Parts): Shown {
  const discard = (): Promise<Shown | null> =>
    open.run(open.call('discardDraft', { draft: draft.id }), () => ({ tone: 'note', words: t('receive.discarded') }));
  return yesNo(t('receive.discard.ask', { count: draft.units }), t('receive.discard.yes'), t('receive.keep'), discard);
}
