// The key that posts a delivery: in its turn behind the scans before it, and with the one question that it may raise.
import type { DraftAnswer } from '../../../shared/contract/answers';
import { useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { actWhenSeen } from './act-when-seen';
import { postedWords } from './posted-words';
import type { Done, OpenDraft } from './use-draft';
import { useNoteQuestion } from './use-note-question';

export function usePost(open: OpenDraft, draft: DraftAnswer): () => void {
  const line = useLine();
  const askNote = useNoteQuestion();
  const { id } = draft;
  const said = (done: Done): Shown => ({ tone: 'taken', words: postedWords(done, draft) });
  const postAgain = async (): Promise<Shown | null> => {
    const marked = await open.call('changeDraft', { draft: id, deliveryNoteAgain: true });
    if (!marked.ok) return open.run(Promise.resolve(marked), () => null);
    return open.run(open.call('postDraft', { draft: id }), said);
  };
  return () =>
    actWhenSeen(line, async () => {
      const answer = await open.call('postDraft', { draft: id });
      return (await askNote(answer, postAgain)) ?? open.run(Promise.resolve(answer), said);
    });
}
