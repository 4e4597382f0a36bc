// What a scan was, as the scanner's page says it: the characters as sent, what they mean, how they came. Pure.
import { decodeScan } from '../../../shared/scan/decode';
import type { Scan } from '../../../shared/scan/scan';
import { WEDGE_DEFAULTS } from '../../../shared/scan/wedge-state';
import { dateText } from '../../../shared/texts/formats';
import { SCAN_KIND_WORDS, SCAN_TROUBLE_WORDS } from '../../../shared/texts/screens-scanner';
import { t } from '../../../shared/texts/texts';
import type { WedgeScan } from '../../scan/wedge-listener';

export type ScanReport = {
  readonly number: number;
  /** Control characters as pictures of themselves, outer blanks as open boxes. */
  readonly raw: string;
  readonly kind: string;
  readonly fields: readonly string[];
  /** What is wrong makes it unusable, what is doubtful does not. */
  readonly wrong: readonly string[];
  readonly doubtful: readonly string[];
  readonly timing: string;
  /** The slowest gap of a scan that the wedge heard; null where it was taken as typed. */
  readonly slowestGapMs: number | null;
};

/** Shown characters of one scan: a line or two of the page; the ledger refuses longer ones by name. */
const MAX_SHOWN = 400;
const CONTROL_PICTURES = 0x24_00;
const DELETE_PICTURE = '\u2421';
const BLANK_PICTURE = '\u2423';

/** A text with everything that cannot be seen made visible. */
export function visibleText(text: string): string {
  const shown = [...text.slice(0, MAX_SHOWN)].map((character) => {
    if (character < ' ') return String.fromCodePoint(CONTROL_PICTURES + (character.codePointAt(0) ?? 0));
    return character === '\u007f' ? DELETE_PICTURE : character;
  });
  return shown.join('').replace(/^ +| +$/gu, (blanks) => BLANK_PICTURE.repeat(blanks.length));
}

/** The report of one text; `heard` is what the wedge measured, or null. */
export function scanReport(
  number: number,
  text: string,
  heard: WedgeScan | null,
  limitMs: number,
  year: number,
): ScanReport {
  const scan = decodeScan(text, heard ? 'wedge' : 'typed', year);
  return {
    number,
    raw: visibleText(text),
    kind: SCAN_KIND_WORDS[scan.kind],
    fields: fieldsOf(scan),
    wrong: scan.errors.map((error) => SCAN_TROUBLE_WORDS[error]),
    doubtful: scan.warnings.map((warning) => SCAN_TROUBLE_WORDS[warning]),
    timing: timingOf(text, heard, limitMs),
    slowestGapMs: heard?.slowestGapMs ?? null,
  };
}

function fieldsOf({ gtin14, serial, lot, expiry, aim }: Scan): readonly string[] {
  return [
    ...(gtin14 === null ? [] : [t('scanner.field.gtin', { value: gtin14 })]),
    ...(serial === null ? [] : [t('scanner.field.serial', { value: visibleText(serial) })]),
    ...(lot === null ? [] : [t('scanner.field.lot', { value: visibleText(lot) })]),
    ...(expiry === null ? [] : [t('scanner.field.expiry', { value: dateText(expiry) })]),
    ...(aim === null ? [] : [t('scanner.field.aim', { value: aim })]),
  ];
}

function timingOf(text: string, heard: WedgeScan | null, limit: number): string {
  const count = t('scanner.count', { count: [...text].length });
  if (!heard) return `${count} \u00b7 ${t('scanner.typed', { limit })}`;
  const gap = t('scanner.gap', { gap: Math.round(heard.slowestGapMs), limit });
  const end =
    heard.endedBy === 'silence'
      ? t('scanner.end.silence', { wait: WEDGE_DEFAULTS.idleMs })
      : t(`scanner.end.${heard.endedBy}`);
  return [count, gap, end].join(' \u00b7 ');
}
