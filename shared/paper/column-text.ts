// Text in columns of equal width, as slip printers have them: measuring, cutting and wrapping.
// Pure; it must not know slips or printers.

/** Chinese, Japanese, Korean and full-width forms take two columns on every slip printer. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;
const NO_WIDTH = /\p{Mark}|[\u200b-\u200d\ufeff]/u;
const ELLIPSIS = '…';

/** Columns that a text takes. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) columns += columnsOfCharacter(character);
  return columns;
}

/** The text if it fits, else its longest beginning with an ellipsis. */
export function cutToColumns(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  return columns < 1 ? '' : takeColumns(text, columns - 1).trimEnd() + ELLIPSIS;
}

/** Breaks at blanks; a word longer than a line is cut. The last of `maxLines` ends in an ellipsis if text is left. */
export function wrapColumns(text: string, columns: number, maxLines: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.trim().replace(/\s+/gu, ' ');
  while (rest !== '' && columns > 0 && lines.length < maxLines) {
    const last = lines.length === maxLines - 1;
    const line = last ? cutToColumns(rest, columns) : firstLine(rest, columns);
    lines.push(line);
    rest = last ? '' : rest.slice(line.length).trimStart();
  }
  return lines;
}

/** Cuts into pieces that fit, character for character: for identifiers, in which every blank counts. */
export function splitColumns(text: string, columns: number): readonly string[] {
  const pieces: string[] = [];
  for (let rest = text; rest !== ''; rest = rest.slice(pieces.at(-1)?.length)) pieces.push(takeColumns(rest, columns));
  return pieces;
}

function firstLine(text: string, columns: number): string {
  const taken = takeColumns(text, columns);
  if (taken === text || text[taken.length] === ' ') return taken;
  const blank = taken.lastIndexOf(' ');
  return blank > 0 ? taken.slice(0, blank) : taken;
}

/** At least one character, so that wrapping always gets on. */
function takeColumns(text: string, columns: number): string {
  let taken = '';
  let used = 0;
  for (const character of text) {
    used += columnsOfCharacter(character);
    if (used > columns && taken !== '') break;
    taken += character;
  }
  return taken;
}

function columnsOfCharacter(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) || (character.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
}
