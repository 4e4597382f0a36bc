// The keys of a customer's return. What changes the return waits its turn behind the scans; the refund asks for approval
// where a rule may be set aside.
import type { DraftLineAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { kindWord } from '../../../shared/texts/words';
import { useMoney } from '../../components/Money';
import { refundWords } from '../../components/refund-words';
import { useAsk } from '../../data/use-ask';
import { useKeys, useLine } from '../../frame/frame-context';
import type { KeyAction } from '../../frame/keys';
import type { Shown } from '../../frame/shown';
import { actWhenSeen } from '../receive/act-when-seen';
import type { OpenDraft } from '../receive/use-draft';
import { useApprovedCall } from './approved-call';
import type { Asking, Stopped } from './asking';
import { discardQuestion } from './discard-question';
import { NUMBERED, REASONS_ID } from './reasons';
import { useReasonChange } from './use-reason-change';

type Parts = {
  readonly open: OpenDraft;
  /** The piece in view; null while a refused scan is. */
  readonly line: DraftLineAnswer | null;
  readonly stopped: Stopped | null;
  readonly setStopped: (stopped: null) => void;
  readonly ask: (asking: Asking) => void;
  readonly setCursor: (line: number | null) => void;
  readonly onOther: () => void;
};

export function useReturnKeys(parts: Parts): void {
  const { open, line, ask, onOther } = parts;
  const { draft } = open;
  const queue = useLine();
  const refund = useRefund(open);
  const none = draft === null || draft.lines.length === 0;
  useKeys([
    { key: 'F2', words: t('returns.key.customer'), act: () => ask({ kind: 'customer' }) },
    { key: 'F3', words: t('returns.key.slip'), act: () => ask({ kind: 'slip' }) },
    { key: 'F4', words: t('returns.key.quantity'), act: () => askQuantity(parts, queue), off: line === null },
    { key: 'F6', words: t('returns.key.toVendor'), act: onOther },
    {
      key: 'F7',
      words: t('returns.reasons'),
      act: () => document.getElementById(REASONS_ID)?.focus(),
      off: line === null,
    },
    { key: 'F9', words: t('returns.key.remove'), act: () => remove(parts, queue), off: line === null },
    { key: 'F10', words: t('returns.key.discard'), act: () => queue.show(discardQuestion(open)), off: draft === null },
    { key: 'F12', words: t('returns.key.refund'), main: true, off: none, act: () => actWhenSeen(queue, refund) },
    ...useReasonKeys(parts),
    ...movingKeys(parts, queue),
  ]);
}

function useRefund(open: OpenDraft): () => Promise<Shown | null> {
  const money = useMoney();
  const approved = useApprovedCall();
  return async () => {
    const id = open.current();
    if (id === null) return null;
    // The posting knows kinds and amounts; which card it was stood on the return.
    const planned = open.draft?.refunds ?? [];
    const cardsOf = (sale: string, kind: string): readonly string[] =>
      planned.find((one) => one.sale === sale && one.kind === kind)?.references ?? [];
    return open.run(approved('postDraft', { draft: id }), ({ postings: [posting] }) => ({
      tone: 'taken',
      words: t('returns.refunded', {
        document: `${kindWord(posting?.kind ?? '')} ${posting?.docNo ?? ''}`.trim(),
        amount: money.full(Math.abs(posting?.totalMinor ?? 0)),
      }),
      details: refundWords(
        (posting?.refunds ?? []).map((one) => ({ ...one, references: cardsOf(one.sale, one.kind) })),
        money.full,
      ),
    }));
  };
}

function useReasonKeys({ open, line }: Parts): readonly KeyAction[] {
  const reasons = useAsk('settings', {}).result?.returnReasons ?? [];
  const choose = useReasonChange(open, open.draft, line);
  return reasons.slice(0, NUMBERED).map((reason, at) => ({
    key: String(at + 1),
    words: t('returns.key.reason', { number: at + 1 }),
    silent: true,
    off: line === null,
    act: () => choose(reason),
  }));
}

function movingKeys(
  { open, line, stopped, setStopped, setCursor }: Parts,
  queue: ReturnType<typeof useLine>,
): KeyAction[] {
  const lines = open.draft?.lines ?? [];
  const at = lines.findIndex((one) => one.line === line?.line);
  const to = (index: number) => (): void => setCursor(lines[index]?.line ?? line?.line ?? null);
  const clear = (): void => {
    setStopped(null);
    queue.clear();
  };
  return [
    { key: 'ArrowUp', words: t('returns.key.up'), silent: true, act: to(at - 1) },
    { key: 'ArrowDown', words: t('returns.key.down'), silent: true, act: to(at + 1) },
    ...(stopped ? [{ key: 'Escape', words: t('returns.key.scan'), silent: true, act: clear }] : []),
  ];
}

/** Only goods come back by quantity; a piece with its own serial comes back as itself. */
function askQuantity({ line, ask }: Parts, queue: ReturnType<typeof useLine>): void {
  if (!line) return;
  if (line.units.length > 0) queue.show({ tone: 'refused', words: t('returns.quantity.units') });
  else ask({ kind: 'quantity' });
}

function remove({ open, line, setCursor }: Parts, queue: ReturnType<typeof useLine>): void {
  const { draft, run, call } = open;
  if (!draft || !line) return;
  setCursor(null);
  queue.act(() =>
    run(call('removeDraftLine', { draft: draft.id, line: line.line }), () => ({
      tone: 'taken',
      words: t('returns.removed', { name: line.itemName }),
    })),
  );
}
