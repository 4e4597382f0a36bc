// A delivery note number that an earlier receipt has: the same paper entered twice, or a second delivery under one number.
// Only a person can tell, so it is asked on the result line.
import { useCallback } from 'react';
import type { CommandAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { useSayRefusal } from '../../data/use-names';
import type { Shown } from '../../frame/shown';
import { yesNo } from './yes-no';

export type AskNote = (answer: CommandAnswer, yes: () => Promise<Shown | null>) => Promise<Shown | null>;

/** Gives the question where `answer` is that refusal, else null. `yes` is done on yes, nothing on no. */
export function useNoteQuestion(): AskNote {
  const say = useSayRefusal();
  return useCallback<AskNote>(
    async (answer, yes) => {
      if (!('refusal' in answer) || answer.refusal.code !== 'deliveryNoteUsed') return null;
      const { what } = await say(answer.refusal);
      const asked = yesNo(what, t('receive.note.again'), t('receive.note.no'), yes);
      return { ...asked, code: answer.refusal.code, details: [t('receive.note.ask')] };
    },
    [say],
  );
}
