// Fills a sentence of the catalogue: {name} is a value, {count#unit|units} a number with the word that fits it.
// Pure text work; which sentences there are, and in which language, is the business of the catalogue files.

export type TextValue = string | number;

type Plain<Slot extends string> = Slot extends `${infer Name}#${string}` ? Name : Slot;
/** The names of all slots in a sentence, so that the compiler asks for each of them. */
export type SlotNames<Text extends string> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? Plain<Slot> | SlotNames<Rest>
  : never;

const SLOT = /\{([a-zA-Z]+)(?:#([^|}]*)\|([^}]*))?\}/gu;

/** Fills the slots of `text`. A slot without a value stays as it is, so that tests and eyes find it. */
export function fill(text: string, values: Readonly<Record<string, TextValue>>): string {
  return text.replace(SLOT, (slot: string, name: string, one?: string, many?: string) => {
    const value = values[name];
    if (value === undefined) return slot;
    return one === undefined ? String(value) : `${value} ${Number(value) === 1 ? one : many}`;
  });
}
