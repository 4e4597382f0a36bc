// Does one command of the settings and says on the result line what came of it. True when it was done.
import type { CommandAnswer } from '../../../shared/contract/answers';
import { useShowProblem } from '../../data/use-shown';
import { useLine } from '../../frame/frame-context';

export type Do = (send: () => Promise<CommandAnswer>, words: string, done?: () => void) => void;

export function useDo(): Do {
  const showProblem = useShowProblem();
  const line = useLine();
  return (send, words, done) =>
    line.act(async () => {
      const problem = await showProblem(await send());
      if (problem) return problem;
      done?.();
      return { tone: 'taken', words };
    });
}
