// Code 128 from a text to its modules, digits in set C where that is shorter (ISO/IEC 15417); sets B and C only.
// The plan of sets is ours so that the width is known before anything prints (fault 19); it must not know labels.

/** Bars and spaces of the code words 0 to 105, six widths each, as the standard lists them. */
const PATTERNS = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232'
).split(' ');
const STOP = '2331112';
const START = { b: 104, c: 105 } as const;
const SWITCH = { b: 100, c: 99 } as const;
const CHECK_MODULUS = 103;
const WORD_MODULES = 11;
const STOP_MODULES = 13;

type CodeSet = 'b' | 'c';
/** The fewest code words from here to the end, for a text already in a set. */
type Cost = { readonly b: number; readonly c: number };

/** Light margin that a reader needs on each side, in modules. */
export const CODE128_QUIET = 10;

/** True for what sets B and C hold: printable ASCII, at least one character. */
export function isCode128Text(text: string): boolean {
  return /^[\x20-\x7e]+$/u.test(text);
}

/** Modules of the whole symbol without quiet zones; the text must pass `isCode128Text`. */
export function code128Modules(text: string): number {
  return (code128Words(text).length + 1) * WORD_MODULES + STOP_MODULES;
}

/** The symbol, one bit a module, 1 is a bar, without quiet zones. */
export function code128Bits(text: string): readonly number[] {
  const words = code128Words(text);
  const sum = words.reduce((total, word, at) => total + word * Math.max(at, 1), 0);
  const widths = [...words, sum % CHECK_MODULUS].map((word) => PATTERNS[word] ?? '').join('') + STOP;
  const bits: number[] = [];
  for (let at = 0; at < widths.length; at += 1) {
    for (let left = Number(widths[at]); left > 0; left -= 1) bits.push(at % 2 === 0 ? 1 : 0);
  }
  return bits;
}

/** Start, data and switches as code words, the fewest that carry the text; without check and stop. */
export function code128Words(text: string): readonly number[] {
  if (!isCode128Text(text)) throw new RangeError(`Code 128 cannot carry ${JSON.stringify(text)}`);
  const costs = costsFromEnd(text);
  let set: CodeSet = costs[0] !== undefined && costs[0].c <= costs[0].b ? 'c' : 'b';
  const words: number[] = [START[set]];
  for (let at = 0; at < text.length;) {
    const stay = costOfStep(text, costs, at, set);
    const other: CodeSet = set === 'b' ? 'c' : 'b';
    if (1 + costOfStep(text, costs, at, other) < stay) {
      set = other;
      words.push(SWITCH[set]);
    }
    words.push(set === 'c' ? Number(text.slice(at, at + 2)) : text.charCodeAt(at) - 0x20);
    at += set === 'c' ? 2 : 1;
  }
  return words;
}

function costsFromEnd(text: string): Cost[] {
  const costs: Cost[] = Array.from({ length: text.length + 1 }, () => ({ b: 0, c: 0 }));
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const b = costOfStep(text, costs, at, 'b');
    const c = costOfStep(text, costs, at, 'c');
    costs[at] = { b: Math.min(b, 1 + c), c: Math.min(c, 1 + b) };
  }
  return costs;
}

/** One code word in this set and the best rest after it; infinite where set C meets no two digits. */
function costOfStep(text: string, costs: readonly Cost[], at: number, set: CodeSet): number {
  if (set === 'b') return 1 + (costs[at + 1]?.b ?? 0);
  return /^\d\d/u.test(text.slice(at, at + 2)) ? 1 + (costs[at + 2]?.c ?? 0) : Infinity;
}
