// Saves records of the catalogue: done, it is said on the result line and the form closes; refused, the form keeps what was
// typed and says why.
import { useState } from 'react';
import { t } from '../../../shared/texts/texts';
import { useCall, type Inputs } from '../../data/use-call';
import { useShowProblem } from '../../data/use-shown';
import { useLine } from '../../frame/frame-context';

type Records = Inputs['saveCatalogue'];

export type Save = { readonly save: (records: Records, words: string) => void; readonly problem: string | null };

export function useSave(onDone: () => void): Save {
  const [problem, setProblem] = useState<string | null>(null);
  const call = useCall();
  const showProblem = useShowProblem();
  const line = useLine();
  const save: Save['save'] = (records, words) => {
    line.act(async () => {
      const refused = await showProblem(await call('saveCatalogue', records));
      setProblem(refused ? [refused.words, ...(refused.details ?? [])].join(' ') : null);
      if (refused) return { ...refused, words: t('catalogue.notSaved'), details: [refused.words] };
      onDone();
      return { tone: 'taken', words };
    });
  };
  return { save, problem };
}
