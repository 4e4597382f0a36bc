// Gives the piece in view its reason; with one piece the reason stands for all that follow.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import type { ReturnReason } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS } from '../../../shared/texts/words';
import { usePlainNames } from '../../data/use-names';
import { useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import type { OpenDraft } from '../receive/use-draft';

/** The act of choosing a reason, in its turn behind the scans before it. */
export function useReasonChange(
  { run, call }: OpenDraft,
  draft: DraftAnswer | null,
  line: DraftLineAnswer | null,
): (reason: ReturnReason) => void {
  const queue = useLine();
  const names = usePlainNames();
  return ({ id, name, condition, location }) => {
    if (!draft) return;
    const at = { condition: CONDITION_WORDS[condition], place: names.location(location) ?? '' };
    const said = (): Shown => ({ tone: 'taken', words: t('returns.reason.set', { name, ...at }) });
    // One piece: its reason stands for the whole return, so that the next piece of the same trouble needs no key.
    const change = (): ReturnType<typeof call> =>
      !line || draft.lines.length === 1
        ? call('changeDraft', { draft: draft.id, reason: id })
        : call('changeDraftLine', { draft: draft.id, line: line.line, reason: id });
    queue.act(() => run(change(), said));
  };
}
