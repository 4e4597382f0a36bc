// Which reason holds for a line of a return: its own, else the one that was set for all.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';

/** Reasons that a single key reaches. */
export const NUMBERED = 9;

/** The list of reasons on the page, for the key that goes to it. */
export const REASONS_ID = 'return-reasons';

/** The id of the reason of a line, or null while it is open. */
export function reasonOf(draft: DraftAnswer, line: DraftLineAnswer): string | null {
  return line.reason ?? draft.header.reason;
}
