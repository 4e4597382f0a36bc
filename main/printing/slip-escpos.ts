// A sales slip in ESC/POS: the same rows as the PDF, in the columns of the roll and the code page of the printer.
// Takes slip data and gives bytes, or says which characters the printer cannot print; it must not know transports.
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { columnsOf } from '../../shared/paper/column-text';
import type { SlipData } from '../../shared/paper/slip-data';
import { slipRows, type SlipRow } from '../../shared/paper/slip-layout';
import { ROLLS, type RollWidthMm, type SlipCodepage } from '../../shared/paper/slip-printer';
import { missingCharacters, namedCharacters, printable } from './slip-codepage';

/** The pulse of common drawers: 100 ms on, 500 ms until the coil may be pulsed again. */
const PULSE_ON_MS = 100;
const PULSE_OFF_MS = 500;
/** The cutter sits above the print head: the last line has to pass it. */
const FEED_BEFORE_CUT = 4;
const BAR_HEIGHT_DOTS = 60;
/** Dots of the narrowest bar; the encoder's widths count from 1 for 2 dots. */
const BAR_DOTS = 2;
const BAR_WIDTH = BAR_DOTS - 1;
/** Code 128 in set B: start, check and stop (13 modules) around eleven modules a character, and ten of quiet each side. */
const CODE_MODULES = 11;
const FRAME_MODULES = 11 + 11 + 13 + 20;

export type EscposSettings = {
  readonly widthMm: RollWidthMm;
  readonly codepage: SlipCodepage;
  /** The pin to pulse with this slip; null keeps the drawer shut. */
  readonly drawer: 2 | 5 | null;
};

export type EscposSlip =
  { readonly kind: 'escpos'; readonly bytes: Buffer } | { readonly kind: 'refused'; readonly detail: string };

/** The slip of one posting, from the pulse of the drawer to the cut. */
export function slipEscpos(slip: SlipData, settings: EscposSettings): EscposSlip {
  const { codepage, widthMm } = settings;
  const roll = ROLLS[widthMm];
  const rows = slipRows(slip, roll.columns).map((row) => printableRow(row, codepage));
  const missing = missingCharacters(rows.map(textOf).join(''), codepage);
  if (missing.length > 0) {
    const detail = `the printer's code page ${codepage} lacks ${namedCharacters(missing)}: set another code page, or change the text`;
    return { kind: 'refused', detail };
  }
  return { kind: 'escpos', bytes: bytesOf(rows, settings) };
}

/** Only what people read is replaced; a document number that a scanner reads is printed as it is or not at all. */
function printableRow(row: SlipRow, page: SlipCodepage): SlipRow {
  if (row.kind === 'line') return { ...row, left: printable(row.left, page), right: printable(row.right, page) };
  if (row.kind === 'centred' || row.kind === 'banner') return { ...row, text: printable(row.text, page) };
  return row;
}

function textOf(row: SlipRow): string {
  if (row.kind === 'line') return row.left + row.right;
  return row.kind === 'rule' || row.kind === 'space' ? '' : row.text;
}

function bytesOf(rows: readonly SlipRow[], { widthMm, codepage, drawer }: EscposSettings): Buffer {
  const { columns, dots } = ROLLS[widthMm];
  const encoder = new ReceiptPrinterEncoder({
    language: 'esc-pos',
    columns,
    codepageMapping: 'epson',
    feedBeforeCut: FEED_BEFORE_CUT,
    newline: '\n',
  });
  encoder.initialize().codepage(codepage);
  // First, so that the cashier can give change while the slip prints.
  if (drawer !== null) encoder.pulse(drawer === 2 ? 0 : 1, PULSE_ON_MS, PULSE_OFF_MS);
  for (const row of rows) addRow(encoder, row, columns, dots);
  return Buffer.from(encoder.cut('partial').encode());
}

function addRow(encoder: ReceiptPrinterEncoder, row: SlipRow, columns: number, dots: number): void {
  if (row.kind === 'space') encoder.newline();
  else if (row.kind === 'rule') encoder.line('-'.repeat(columns));
  else if (row.kind === 'banner') encoder.invert(true).line(centre(row.text, columns)).invert(false);
  else if (row.kind === 'code') addCode(encoder, row.text, dots);
  else if (row.kind === 'line') addLine(encoder, spread(row.left, row.right, columns / row.scale), row);
  else addLine(encoder, centre(row.text, columns / row.scale).trimEnd(), row);
}

function addLine(
  encoder: ReceiptPrinterEncoder,
  text: string,
  { weight, scale }: { readonly weight: 'regular' | 'bold'; readonly scale: 1 | 2 },
): void {
  encoder
    .bold(weight === 'bold')
    .size(scale, scale)
    .line(text)
    .size(1, 1)
    .bold(false);
}

/** Left out where the roll is too narrow: a printer cuts bars off without a word, and the number stands above anyway. */
function addCode(encoder: ReceiptPrinterEncoder, text: string, dots: number): void {
  if ((text.length * CODE_MODULES + FRAME_MODULES) * BAR_DOTS > dots) return;
  const options = { height: BAR_HEIGHT_DOTS, width: BAR_WIDTH, text: false };
  encoder.align('center').barcode(text, 'code128', options).align('left');
}

function spread(left: string, right: string, columns: number): string {
  return (left + ' '.repeat(Math.max(1, columns - columnsOf(left) - columnsOf(right))) + right).trimEnd();
}

function centre(text: string, columns: number): string {
  const room = Math.max(0, columns - columnsOf(text));
  const before = Math.floor(room / 2);
  return ' '.repeat(before) + text + ' '.repeat(room - before);
}
