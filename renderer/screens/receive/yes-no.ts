// A question with yes and no, answered on the result line like any other: no modal for what a line can say.
import type { Shown } from '../../frame/shown';

/** Asks `words`; `yes` is done on yes, nothing on no. No stands first, so that a hasty Enter loses nothing. */
export function yesNo(words: string, yesWords: string, noWords: string, yes: () => Promise<Shown | null>): Shown {
  const choices = [
    { id: 'no', title: noWords, details: [] },
    { id: 'yes', title: yesWords, details: [] },
  ];
  return {
    tone: 'question',
    words,
    question: { choices, pick: ({ id }) => (id === 'yes' ? yes() : Promise.resolve(null)) },
  };
}
