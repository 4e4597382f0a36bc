// Changes the head of a delivery in its turn. A change of vendor or number may meet a number that this vendor used before:
// that is asked, and the same change sent again on yes.
import type { CommandAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import type { OpenDraft } from './use-draft';
import { useNoteQuestion } from './use-note-question';

/** Closes what asked, sends the change and says the words when it was done. */
export type Change = (args: object, words: string) => void;

export function useChange(open: OpenDraft, draft: string, onClose: () => void): Change {
  const line = useLine();
  const askNote = useNoteQuestion();
  return (args, words) => {
    const said = (): Shown => ({ tone: 'taken', words });
    const call = (more: object): Promise<CommandAnswer> => open.call('changeDraft', { draft, ...args, ...more });
    onClose();
    line.act(async () => {
      const answer = await call({});
      const again = (): Promise<Shown | null> => open.run(call({ deliveryNoteAgain: true }), said);
      return (await askNote(answer, again)) ?? open.run(Promise.resolve(answer), said);
    });
  };
}

/** The words for a number of the delivery note that was entered, or taken away. */
export function noteWords(number: string | null): string {
  return number === null ? t('receive.note.none') : t('receive.note.set', { number });
}
