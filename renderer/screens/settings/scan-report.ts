// What a scan was, as the scanner's page says it: the characters as sent, what they mean, how they came. Pure.
import { decodeScan } from '../../../shared/scan/decode';
import type { Scan } from '../../../shared/scan/scan';
import { WEDGE_DEFAULTS } from '../../../shared/scan/wedge-state';
import { dateText } from '../../../shared/texts/formats';
import { SCAN_KIND_WORDS, SCAN_TROUBLE_WORDS } from '../../../shared/texts/screens-scanner';
import { t } from '../../../shared/texts/texts';
import type { Heard } from '../../scan/scan-monitor';

export type ScanReport = {
  readonly number: number;
  readonly raw: readonly RawPiece[];
  readonly kind: string;
  readonly fields: readonly string[];
  /** What is wrong makes it unusable, what is doubtful does not. */
  readonly wrong: readonly string[];
  readonly doubtful: readonly string[];
  readonly timing: string;
  /** The slowest gap of a scan that the wedge heard; null where it was taken as typed. */
  readonly slowestGapMs: number | null;
};

/** A stretch of a scan: characters as they are, or the name of one that cannot be seen. */
export type RawPiece = { readonly text: string; readonly named: boolean };

/** Shown characters of one scan: a line or two of the page; the ledger refuses longer ones by name. */
const MAX_SHOWN = 400;
/** The names of the control characters, as manuals of scanners write them. */
const CONTROL_NAMES =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

function nameOf(character: string): string | null {
  if (character === '\u007f') return 'DEL';
  return CONTROL_NAMES[character.codePointAt(0) ?? 0] ?? null;
}

/** A text in pieces, with everything that cannot be seen named: control characters, and blanks at either end. */
export function rawPieces(text: string): readonly RawPiece[] {
  const shown = [...text.slice(0, MAX_SHOWN)];
  const first = shown.findIndex((character) => character !== ' ');
  const last = shown.findLastIndex((character) => character !== ' ');
  const pieces: RawPiece[] = [];
  for (const [at, character] of shown.entries()) {
    const outer = character === ' ' && (first < 0 || at < first || at > last);
    const name = outer ? 'SP' : nameOf(character);
    const before = pieces.at(-1);
    if (name !== null) pieces.push({ text: name, named: true });
    else if (before && !before.named) pieces[pieces.length - 1] = { text: before.text + character, named: false };
    else pieces.push({ text: character, named: false });
  }
  return pieces;
}

/** The same as one text, where there is no room for pieces. */
function plainText(text: string): string {
  return rawPieces(text)
    .map((piece) => (piece.named ? `<${piece.text}>` : piece.text))
    .join('');
}

/** The report of one text; `heard` is what the wedge measured, or null. */
export function scanReport(
  number: number,
  text: string,
  heard: Heard | null,
  limitMs: number,
  year: number,
): ScanReport {
  const scan = decodeScan(text, heard === null ? 'typed' : 'via' in heard ? heard.via : 'wedge', year);
  return {
    number,
    raw: rawPieces(text),
    kind: SCAN_KIND_WORDS[scan.kind],
    fields: fieldsOf(scan),
    wrong: scan.errors.map((error) => SCAN_TROUBLE_WORDS[error]),
    doubtful: scan.warnings.map((warning) => SCAN_TROUBLE_WORDS[warning]),
    timing: timingOf(text, heard, limitMs),
    slowestGapMs: heard && 'slowestGapMs' in heard ? heard.slowestGapMs : null,
  };
}

function fieldsOf({ gtin14, serial, lot, expiry, aim }: Scan): readonly string[] {
  return [
    ...(gtin14 === null ? [] : [t('scanner.field.gtin', { value: gtin14 })]),
    ...(serial === null ? [] : [t('scanner.field.serial', { value: plainText(serial) })]),
    ...(lot === null ? [] : [t('scanner.field.lot', { value: plainText(lot) })]),
    ...(expiry === null ? [] : [t('scanner.field.expiry', { value: dateText(expiry) })]),
    ...(aim === null ? [] : [t('scanner.field.aim', { value: aim })]),
  ];
}

function timingOf(text: string, heard: Heard | null, limit: number): string {
  const count = t('scanner.count', { count: [...text].length });
  if (!heard) return `${count} \u00b7 ${t('scanner.typed', { limit })}`;
  if ('via' in heard) return `${count} \u00b7 ${t(`scanner.via.${heard.via}`)}`;
  const gap = t('scanner.gap', { gap: Math.round(heard.slowestGapMs), limit });
  const end =
    heard.endedBy === 'silence'
      ? t('scanner.end.silence', { wait: WEDGE_DEFAULTS.idleMs })
      : t(`scanner.end.${heard.endedBy}`);
  return [count, gap, end].join(' \u00b7 ');
}
