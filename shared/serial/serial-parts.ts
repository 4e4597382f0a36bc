// Serials that contain a part, computed and not looked up: a serial is its prefix, its sequence and a check character,
// so that no index has to hold every piece of every serial (DESIGN 10, search).
import { formatSerial } from './serial';

/** Digits of the sequences that are tried; more are added when a station has run past a million units. */
const MIN_DIGITS = 6;

export type SequenceRange = { readonly prefix: string; readonly last: number };

/** Sequences that are written with one number of digits, lowest and highest. */
type Span = { readonly digits: number; readonly low: number; readonly high: number };

/**
 * The serials of these stations that contain `part` (folded: lower case, no blanks or hyphens), newest first a station and
 * number of digits; null for a serial that was tried and does not. A lazy list: the caller stops when it has enough.
 */
export function* serialsWithPart(part: string, stations: readonly SequenceRange[]): Generator<string | null> {
  const wanted = part.toUpperCase();
  if (!/^[0-9A-Z]+$/u.test(wanted)) return;
  for (const { prefix, last } of stations) {
    for (const span of spans(last)) {
      for (const sequence of sequencesWith(wanted, prefix, span)) {
        const serial = formatSerial(prefix, sequence);
        yield serial.includes(wanted) ? serial : null;
      }
    }
  }
}

/** The spans up to `last`, the longest numbers first. */
function spans(last: number): Span[] {
  const all: Span[] = [];
  for (let digits = MIN_DIGITS, low = 1; low <= last; digits += 1) {
    all.unshift({ digits, low, high: Math.min(last, 10 ** digits - 1) });
    low = 10 ** digits;
  }
  return all;
}

/** Sequences whose serial can contain the part: the part lies in the digits, or reaches into the prefix or the check character. */
function* sequencesWith(wanted: string, prefix: string, span: Span): Generator<number> {
  const seen = new Set<number>();
  for (let at = 0 - prefix.length; at < span.digits; at += 1) {
    const digits = digitsAt(wanted, prefix, span.digits, at);
    if (digits === null) continue;
    for (const sequence of completions(digits, span)) {
      if (seen.has(sequence)) continue;
      seen.add(sequence);
      yield sequence;
    }
  }
}

/** The digits that are fixed when the part begins at `at` (0 is the first digit); null where the part cannot stand there. */
function digitsAt(wanted: string, prefix: string, length: number, at: number): readonly (string | null)[] | null {
  const digits: (string | null)[] = Array.from({ length }, () => null);
  for (let index = 0; index < wanted.length; index += 1) {
    const place = at + index;
    const character = wanted[index] ?? '';
    if (place > length) return null;
    if (place < 0 && prefix[prefix.length + place] !== character) return null;
    if (place < 0 || place === length) continue;
    if (!/\d/u.test(character)) return null;
    digits[place] = character;
  }
  return digits;
}

/** All sequences of a span with these digits fixed, highest first. */
function* completions(digits: readonly (string | null)[], { low, high }: Span): Generator<number> {
  const weights = digits.map((_, index) => 10 ** (digits.length - 1 - index));
  function* fill(index: number, sum: number): Generator<number> {
    const weight = weights[index];
    if (weight === undefined) {
      yield sum;
      return;
    }
    const fixed = digits[index] ?? null;
    for (let digit = fixed === null ? 9 : Number(fixed); digit >= (fixed === null ? 0 : Number(fixed)); digit -= 1) {
      const next = sum + digit * weight;
      // Whole branches outside the span are left out, not filtered one by one: among a million those would be most.
      if (next <= high && next + weight > low) yield* fill(index + 1, next);
    }
  }
  yield* fill(0, 0);
}
