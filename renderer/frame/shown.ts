// What the result line can say: one of four results, never anything between (spec/screens, Common frame).
// Pure data: who made it and how it is drawn stand elsewhere.

/** taken: green. question: blue. refused: red, stays until the next scan or Esc. note: amber, taken but look. */
export type Tone = 'taken' | 'question' | 'refused' | 'note';

/** One thing to pick where a scan fits several, or the yes to a question. */
export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly details: readonly string[];
  /** Our serial, shown grouped in the mono face. */
  readonly serial?: string;
  /** Codes that pick this choice when they are scanned while the question is open. */
  readonly codes?: readonly string[];
};

export type Question = {
  readonly choices: readonly Choice[];
  /** Answers the question; what it gives is shown next. */
  readonly pick: (choice: Choice) => Promise<Shown | null>;
};

export type Shown = {
  readonly tone: Tone;
  /** The code behind the words: of the refusal, or of what a scan came to. */
  readonly code?: string;
  /** One sentence that says it all. */
  readonly words: string;
  /** What else is worth knowing, a line each. */
  readonly details?: readonly string[];
  /** What was scanned, as it came. */
  readonly scanned?: string;
  readonly question?: Question;
  /** The one key that helps. */
  readonly help?: { readonly key: string; readonly words: string };
};

/** The choice that a scanned code picks, or undefined. */
export function choiceByCode(question: Question, text: string): Choice | undefined {
  const wanted = text.trim();
  return question.choices.find((choice) => choice.serial === wanted || choice.codes?.includes(wanted));
}
