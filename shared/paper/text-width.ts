// How wide a line of label text is, without a font at hand: the advances of the condensed face in assets/fonts.
// Each figure is the wider of regular and bold, so a line that fits here fits on paper. Pure; it must not know layouts.

/** Advances of the printable ASCII characters from blank to tilde, in thousandths of the em. */
const ASCII = [
  231, 261, 321, 548, 506, 639, 580, 175, 324, 324, 455, 498, 246, 364, 292, 372, 506, 506, 506, 506, 506, 506, 506,
  506, 506, 506, 275, 255, 447, 504, 461, 449, 770, 598, 562, 571, 571, 498, 481, 591, 621, 271, 491, 554, 479, 759,
  620, 604, 569, 604, 554, 541, 544, 572, 579, 762, 561, 543, 531, 264, 382, 264, 392, 405, 332, 480, 496, 462, 497,
  480, 329, 504, 493, 253, 246, 479, 253, 753, 493, 502, 496, 501, 332, 457, 308, 493, 450, 650, 453, 447, 453, 307,
  254, 307, 590,
];
/** Greek and Cyrillic words run at about 0.55 em a letter. */
const OTHER_LETTER = 600;
const ELLIPSIS = 689;
/** Chinese, Japanese, Korean and pictures fill the em. */
const FULL = 1_000;
const FIRST_FULL = 0x1100;
const COMBINING = /\p{Mark}/u;

/** The widest a line may come out, in dots, at a type size (em) in dots. */
export function textWidthDots(text: string, sizeDots: number): number {
  let thousandths = 0;
  for (const character of text) thousandths += advance(character);
  return Math.ceil((thousandths * sizeDots) / 1_000);
}

/** The text if it fits, else its longest beginning with an ellipsis; empty when not even that fits. */
export function fitText(text: string, widthDots: number, sizeDots: number): string {
  const characters = [...text];
  const room = (widthDots * 1_000) / sizeDots;
  if (countThatFits(characters, room) === characters.length) return text;
  const kept = characters.slice(0, countThatFits(characters, room - ELLIPSIS));
  return kept.length === 0 ? '' : `${kept.join('').trimEnd()}…`;
}

/** Breaks at blanks into at most `lines` lines; a word longer than a line is cut, the last line may end in an ellipsis. */
export function wrapText(text: string, widthDots: number, sizeDots: number, lines: number): readonly string[] {
  const wrapped: string[] = [];
  let rest = text.trim().replace(/\s+/gu, ' ');
  while (rest !== '' && wrapped.length < lines) {
    const last = wrapped.length === lines - 1;
    const line = last ? fitText(rest, widthDots, sizeDots) : firstLine(rest, widthDots, sizeDots);
    if (line === '') break;
    wrapped.push(line);
    rest = last ? '' : rest.slice(line.length).trimStart();
  }
  return wrapped;
}

function firstLine(text: string, widthDots: number, sizeDots: number): string {
  const characters = [...text];
  const count = countThatFits(characters, (widthDots * 1_000) / sizeDots);
  if (count === characters.length) return text;
  const blank = characters.slice(0, count + 1).lastIndexOf(' ');
  return characters.slice(0, blank > 0 ? blank : count).join('');
}

function countThatFits(characters: readonly string[], room: number): number {
  let used = 0;
  for (let count = 0; count < characters.length; count += 1) {
    used += advance(characters[count] ?? '');
    if (used > room) return count;
  }
  return characters.length;
}

function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code <= 0x7e) return ASCII[code - 0x20] ?? FULL;
  if (character === '…') return ELLIPSIS;
  if (COMBINING.test(character)) return 0;
  // An accented Latin letter is as wide as its base; i with an accent is not wider than i.
  const base = character.normalize('NFD').charCodeAt(0);
  if (base >= 0x20 && base <= 0x7e) return ASCII[base - 0x20] ?? FULL;
  return code < FIRST_FULL ? OTHER_LETTER : FULL;
}
