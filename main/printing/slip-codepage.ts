// Which characters a printer's code page holds, asked before anything prints: the encoder would print `?` in their place
// and say nothing. It must not know slips.
import CodepageEncoder from '@point-of-sale/codepage-encoder';
import type { SlipCodepage } from '../../shared/paper/slip-printer';

/**
 * Typographic marks that have a plain twin of one column, the only characters that are ever replaced. The ellipsis is our
 * own mark of a cut name, and no code page of a slip printer but Windows' has it.
 */
const TWINS: Readonly<Record<string, string>> = {
  '\u2026': '.',
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
};
const QUESTION_MARK = 0x3f;
const DELETE = 0x7f;
/** Named in a sentence for a person. */
const MAX_NAMED = 5;

/** The text as the page can hold it: composed, with plain twins where the page lacks the mark itself. */
export function printable(text: string, page: SlipCodepage): string {
  const characters = [...text.normalize('NFC')];
  return characters.map((character) => (holds(character, page) ? character : (TWINS[character] ?? character))).join('');
}

/** The characters that the page lacks, each once. Control characters count: in a name they would be commands. */
export function missingCharacters(text: string, page: SlipCodepage): readonly string[] {
  return [...new Set(text)].filter((character) => !holds(character, page));
}

/** Such as `"₹" (U+20B9), "₺" (U+20BA) and 2 more`. */
export function namedCharacters(characters: readonly string[]): string {
  const names = characters.slice(0, MAX_NAMED).map((character) => {
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    return character < ' ' ? code : `"${character}" (${code})`;
  });
  const more = characters.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function holds(character: string, page: SlipCodepage): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === DELETE) return false;
  const [byte] = CodepageEncoder.encode(character, page);
  // The library's pages hold arrows and signs below 0x20 too: to a printer those are commands.
  if (byte === undefined || byte < 0x20 || byte === DELETE) return false;
  return byte !== QUESTION_MARK || character === '?';
}
