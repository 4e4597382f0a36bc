// The keys of a return to a vendor.
import type { DraftLineAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { kindWord } from '../../../shared/texts/words';
import { useKeys, useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { actWhenSeen } from '../receive/act-when-seen';
import type { OpenDraft } from '../receive/use-draft';
import { useApprovedCall } from './approved-call';
import type { Foreign, VendorAsking } from './asking';
import { discardQuestion } from './discard-question';

type Parts = {
  readonly open: OpenDraft;
  readonly line: DraftLineAnswer | null;
  readonly foreign: Foreign | null;
  /** Why a piece goes to a vendor that it was not bought from; null where none does. */
  readonly override: string | null;
  readonly ask: (asking: VendorAsking) => void;
  readonly setCursor: (line: number | null) => void;
  readonly onOther: () => void;
};

export function useVendorKeys({ open, line, foreign, override, ask, setCursor, onOther }: Parts): void {
  const queue = useLine();
  const approved = useApprovedCall();
  const { draft } = open;
  const lines = draft?.lines.toReversed() ?? [];
  const at = lines.findIndex((one) => one.line === line?.line);
  const to = (index: number) => (): void => setCursor(lines[index]?.line ?? line?.line ?? null);
  const send = async (): Promise<Shown | null> => {
    if (!draft) return null;
    const vendor = draft.header.vendorName ?? '';
    const args = override === null ? { draft: draft.id } : { draft: draft.id, overrideReason: override };
    const pending = override === null ? open.call('postDraft', args) : approved('postDraft', args);
    return open.run(pending, ({ postings: [posting] }) => ({
      tone: 'taken',
      words: t('returns.sent', {
        document: `${kindWord(posting?.kind ?? '')} ${posting?.docNo ?? ''}`.trim(),
        count: draft.units,
        vendor,
      }),
    }));
  };
  const remove = (): void => {
    if (!draft || !line) return;
    setCursor(null);
    queue.act(() =>
      open.run(open.call('removeDraftLine', { draft: draft.id, line: line.line }), () => ({
        tone: 'taken',
        words: t('returns.removed', { name: line.itemName }),
      })),
    );
  };
  const none = draft === null || draft.lines.length === 0;
  useKeys([
    { key: 'F2', words: t('returns.key.vendor'), act: () => ask({ kind: 'vendor' }) },
    { key: 'F3', words: t('returns.key.reference'), act: () => ask({ kind: 'reference' }) },
    { key: 'F5', words: t('returns.key.override'), act: () => ask({ kind: 'override' }), off: foreign === null },
    { key: 'F6', words: t('returns.key.fromCustomer'), act: onOther },
    { key: 'F9', words: t('returns.key.remove'), act: remove, off: line === null },
    { key: 'F10', words: t('returns.key.discard'), act: () => queue.show(discardQuestion(open)), off: draft === null },
    { key: 'F12', words: t('returns.key.send'), main: true, off: none, act: () => actWhenSeen(queue, send) },
    { key: 'ArrowUp', words: t('returns.key.up'), silent: true, act: to(at - 1) },
    { key: 'ArrowDown', words: t('returns.key.down'), silent: true, act: to(at + 1) },
  ]);
}
