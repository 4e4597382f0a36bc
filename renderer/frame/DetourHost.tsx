// Draws what a command asks in the middle of its way: approval by a supervisor, yes to the clock.
import { refusalText } from '../../shared/texts/refusal-text';
import { AskForApproval } from '../components/AskForApproval';
import { ClockQuestion } from '../components/ClockQuestion';
import { usePlainNames } from '../data/use-names';
import { useHouse } from './frame-context';
import type { Asking } from './use-frame-parts';

export function DetourHost({ asking }: { readonly asking: Asking | null }) {
  const house = useHouse();
  const names = usePlainNames();
  if (!asking) return null;
  if (asking.kind === 'clock') return <ClockQuestion doubt={asking.doubt} onAnswer={asking.done} />;
  const { failed } = asking;
  const problem = failed && 'refusal' in failed ? refusalText(failed.refusal, names).what : null;
  return <AskForApproval right={asking.right} users={house.users} problem={problem} onAnswer={asking.done} />;
}
