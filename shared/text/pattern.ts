// Patterns of makers' serials as the owner writes them: regular expressions over the whole text, in the syntax of RE2, which
// takes time in proportion to the text. The engine of JavaScript may run for years on one number (a+)+ and hold up the till.
import { RE2JS } from 're2js';

/** Compiled once: a delivery checks one pattern a thousand times. */
const compiled = new Map<string, RE2JS | null>();
/** More patterns than items in front of one till; beyond it the memory is emptied, not filled. */
const MOST_KEPT = 500;

/** True for a text that is a regular expression without look-around and references; the one thing that only trying can tell. */
export function isPattern(text: string): boolean {
  return patternOf(text) !== null;
}

/** True for a text that the pattern covers from end to end; a pattern that is none covers nothing. */
export function fitsPattern(pattern: string, text: string): boolean {
  return patternOf(pattern)?.matches(text) ?? false;
}

function patternOf(text: string): RE2JS | null {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  if (compiled.size >= MOST_KEPT) compiled.clear();
  const made = compile(text);
  compiled.set(text, made);
  return made;
}

function compile(text: string): RE2JS | null {
  try {
    return RE2JS.compile(text);
  } catch {
    return null;
  }
}
