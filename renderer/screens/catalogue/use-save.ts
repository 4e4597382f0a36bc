// Saves records of the catalogue: done, it is said on the result line and the form closes; refused, the form keeps what was
// typed and says why.
import { useState } from 'react';
import type { CommandAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { useCall, type Inputs } from '../../data/use-call';
import { useShowProblem } from '../../data/use-shown';
import { useLine } from '../../frame/frame-context';

type Records = Inputs['saveCatalogue'];

export type Save = { readonly save: (records: Records, words: string) => void; readonly problem: string | null };
export type Saving = {
  readonly save: (send: () => Promise<CommandAnswer>, words: string) => void;
  readonly problem: string | null;
};

/** Saves by any command. */
export function useSaving(onDone: () => void): Saving {
  const [problem, setProblem] = useState<string | null>(null);
  const showProblem = useShowProblem();
  const line = useLine();
  const save: Saving['save'] = (send, words) => {
    line.act(async () => {
      const refused = await showProblem(await send());
      setProblem(refused ? [refused.words, ...(refused.details ?? [])].join(' ') : null);
      if (refused) return { ...refused, words: t('catalogue.notSaved'), details: [refused.words] };
      onDone();
      return { tone: 'taken', words };
    });
  };
  return { save, problem };
}

export function useSave(onDone: () => void): Save {
  const call = useCall();
  const { save, problem } = useSaving(onDone);
  return { problem, save: (records, words) => save(() => call('saveCatalogue', records), words) };
}
