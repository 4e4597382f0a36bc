// How many ways a GS1 string without separators can be read (fault 11). Only the fields that stand beside each other on
// goods are tried, and each once. Which reading is right, if one is, only an expected list can say.
import { GS } from './characters';
import { fieldOf, identifierAt, valueError } from './gs1-table';
import type { ScanElement } from './scan';

/** What follows an unclosed field on the labels of goods: lot, serial, additional number, and the dates. */
const BESIDE: readonly string[] = ['10', '21', '240', '11', '13', '15', '16', '17'];
/** More readings than a person could choose from; one more than one is enough to say "not decidable". */
const MAX_READINGS = 32;
/** Longer than any field of goods with all its neighbours; beyond, a string is not worth the search. */
const MAX_TAIL = 120;

/** A tail made of nothing but field numbers could be cut in millions of ways; real ones take a few dozen steps. */
const MAX_STEPS = 300;

type Search = { readonly found: (readonly ScanElement[])[]; readonly limit: number; steps: number };

/** Tries every place where the field could end, and every field that could begin there. */
function search(state: Search, before: readonly ScanElement[], identifier: string, tail: string): void {
  const field = fieldOf(identifier);
  state.steps += 1;
  if (field === null || isOver(state)) return;
  if (field.fixed > 0) {
    const value = tail.slice(0, field.fixed);
    if (valueError(field, value) !== null) return;
    return proceed(state, [...before, [identifier, value]], tail.slice(field.fixed));
  }
  if (valueError(field, tail) === null) state.found.push([...before, [identifier, tail]]);
  const longest = field.parts.reduce((sum, part) => sum + part.max, 0);
  for (let end = 1; end <= Math.min(longest, tail.length - 3); end += 1) {
    if (!beginsField(tail, end)) continue;
    const value = tail.slice(0, end);
    if (valueError(field, value) === null) proceed(state, [...before, [identifier, value]], tail.slice(end));
  }
}

function isOver({ found, limit, steps }: Search): boolean {
  return found.length >= limit || steps > MAX_STEPS;
}

/** Quick look at the first digit: all that stand beside begin with 1 or 2. */
function beginsField(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 49 || code === 50;
}

function proceed(state: Search, before: readonly ScanElement[], rest: string): void {
  if (rest === '') {
    if (state.found.length < state.limit) state.found.push(before);
    return;
  }
  for (const next of BESIDE) {
    if (!rest.startsWith(next) || before.some(([identifier]) => identifier === next)) continue;
    search(state, before, next, rest.slice(next.length));
  }
}

function readings(elements: readonly ScanElement[], limit: number): Search {
  const state: Search = { found: [], limit, steps: 0 };
  const last = elements.at(-1);
  if (last !== undefined && last[1].length <= MAX_TAIL) search(state, elements.slice(0, -1), last[0], last[1]);
  return state;
}

/** True when the last of these fields, if no separator was sent, could also end earlier, or when that is too long to say. */
export function hasOtherReading(elements: readonly ScanElement[]): boolean {
  const [identifier, value] = elements.at(-1) ?? ['', ''];
  const field = fieldOf(identifier);
  if (field === null || field.fixed > 0) return false;
  const whole = valueError(field, value) === null ? 1 : 0;
  const { found, steps } = readings(elements, whole + 1);
  return found.length > whole || steps > MAX_STEPS;
}

/**
 * Every reading of an element string without AIM identifier that obeys the rules of length, characters and date, the one
 * that takes the text as it stands first; at most 32. More than one means: the separator is missing, do not choose.
 */
export function separatorReadings(text: string): readonly (readonly ScanElement[])[] {
  const before: ScanElement[] = [];
  let at = text[0] === GS ? 1 : 0;
  while (at < text.length) {
    const identifier = identifierAt(text, at);
    if (identifier === null) return [];
    const start = at + identifier.length;
    const fixed = fieldOf(identifier)?.fixed ?? 0;
    const close = text.indexOf(GS, start);
    const end = fixed > 0 ? start + fixed : close < 0 ? text.length : close;
    before.push([identifier, text.slice(start, end)]);
    at = text[end] === GS ? end + 1 : end;
  }
  return text.lastIndexOf(GS) > 0 ? [before] : readings(before, MAX_READINGS).found;
}
