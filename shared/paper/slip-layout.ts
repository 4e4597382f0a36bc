// Lays out a sales slip in columns of equal width, so that a PDF and a slip printer show the same paper.
// Every row already fits its columns. Pure; it must not know fonts, dots or printer languages.
import { formatMinor } from '../money/format';
import { sum } from '../money/integer';
import { columnsOf, cutToColumns, splitColumns, wrapColumns } from './column-text';
import { englishPaper, type PaperWords } from './paper-words';
import type { SlipData, SlipLine, SlipTender, SlipUnit } from './slip-data';

/** Columns of an 80 mm roll in the usual face; a 58 mm roll has 32. */
export const SLIP_COLUMNS = 48;
/** Fewer columns cannot hold an amount beside a word. */
const MIN_COLUMNS = 24;
const MAX_NAME_LINES = 3;
const MAX_FOOTER_LINES = 6;
const INDENT = '  ';

export type SlipRow =
  /** Left and right text on one row; scale 2 is twice as wide and high. */
  | {
      readonly kind: 'line';
      readonly left: string;
      readonly right: string;
      readonly weight: 'regular' | 'bold';
      readonly scale: 1 | 2;
    }
  | {
      readonly kind: 'centred';
      readonly text: string;
      readonly weight: 'regular' | 'bold';
      readonly scale: 1 | 2;
    }
  /** White on black over the whole width: TRAINING, COPY. */
  | { readonly kind: 'banner'; readonly text: string }
  | { readonly kind: 'rule' }
  | { readonly kind: 'space' }
  /** The document number for a scanner, so that a return finds the sale with one scan. */
  | { readonly kind: 'code'; readonly text: string };

/** The rows of a slip, from top to bottom. Throws below 24 columns, where no slip is legible. */
export function slipRows(
  slip: SlipData,
  columns: number = SLIP_COLUMNS,
  words: PaperWords = englishPaper,
): readonly SlipRow[] {
  if (columns < MIN_COLUMNS) throw new RangeError(`a slip of ${columns} columns`);
  const page = { slip, columns, words };
  return [
    ...marks(page),
    ...heading(page),
    { kind: 'rule' },
    ...slip.lines.flatMap((line) => itemRows(page, line)),
    { kind: 'rule' },
    ...totals(page),
    ...slip.tenders.flatMap((tender) => tenderRows(page, tender)),
    ...foot(page),
    { kind: 'space' },
    ...marks(page),
  ];
}

type Page = { readonly slip: SlipData; readonly columns: number; readonly words: PaperWords };

function marks({ slip, words }: Page): SlipRow[] {
  const texts = [...(slip.training ? [words.training] : []), ...(slip.reprint ? [words.copy] : [])];
  return texts.map((text) => ({ kind: 'banner', text }));
}

function heading(page: Page): SlipRow[] {
  const { slip, columns, words } = page;
  const large = Math.floor(columns / 2);
  const store = wrapColumns(slip.storeName, large, 2).map((text) => centred(text, 'bold', 2));
  const customer = slip.customerName === null ? [] : [pair(page, words.customer, slip.customerName)];
  return [
    ...store,
    ...wrapColumns(slip.branchName, columns, 2).map((text) => centred(text, 'regular', 1)),
    { kind: 'space' },
    ...wrapColumns(`${words.titles[slip.kind]} ${slip.docNo}`, columns, 3).map((text) => centred(text, 'bold', 1)),
    { kind: 'space' },
    pair(page, slip.stationName, slip.atText),
    pair(page, words.businessDay, slip.businessDate),
    ...(slip.kind === 'test' ? [] : [pair(page, words.cashier, slip.cashier)]),
    ...customer,
  ];
}

/** Name and price before discount, then quantity, discount and units: the right column sums to the total. */
function itemRows(page: Page, line: SlipLine): SlipRow[] {
  const { words } = page;
  const price = money(page, line.grossMinor + line.discountMinor);
  const room = page.columns - columnsOf(price) - 1;
  const [first = '', ...more] = wrapColumns(line.name, room, MAX_NAME_LINES);
  const rows: SlipRow[] = [row(first, price, 'bold'), ...more.map((text) => row(text, '', 'bold'))];
  if (line.quantityText !== '1') {
    rows.push(pair(page, `${INDENT}${line.quantityText} x ${money(page, line.unitPriceMinor)}`, ''));
  }
  if (line.discountMinor !== 0) rows.push(pair(page, INDENT + words.discount, money(page, 0 - line.discountMinor)));
  return [...rows, ...line.units.flatMap((unit) => unitRows(page, unit))];
}

/** Serial, maker serials and warranty end under each unit: what a customer asks for later. */
function unitRows(page: Page, unit: SlipUnit): SlipRow[] {
  const warranty = unit.warrantyEnd === null ? '' : `${page.words.warrantyTo} ${unit.warrantyEnd}`;
  const serial = INDENT + unit.serial;
  const together = columnsOf(serial) + columnsOf(warranty) + 1 <= page.columns;
  const makers = unit.makers.flatMap(({ label, text }) => wholeText(page, `${label} ${text}`.trim()));
  if (together) return [row(serial, warranty, 'regular'), ...makers];
  return [...wholeText(page, unit.serial), ...makers, row('', warranty, 'regular')];
}

/** An identifier is never cut: it goes on in the next row. */
function wholeText({ columns }: Page, text: string): SlipRow[] {
  return splitColumns(text, columns - INDENT.length).map((piece) => row(INDENT + piece, '', 'regular'));
}

/** Where prices hold the tax the lines sum to the total; where they do not, a subtotal and the taxes lead to it. */
function totals(page: Page): SlipRow[] {
  const { slip, words } = page;
  const linesMinor = sum(slip.lines.map((line) => line.grossMinor));
  const taxes = slip.taxes.map((tax) => {
    const label = words.tax(tax.name, tax.rateText, money(page, tax.netMinor));
    return pair(page, label, money(page, tax.taxMinor));
  });
  const total = largePair(page, `${words.total} ${slip.currency.code}`, money(page, slip.totalMinor));
  const gap: SlipRow = { kind: 'space' };
  if (linesMinor === slip.totalMinor) return [total, ...taxes, gap];
  return [pair(page, words.subtotal, money(page, linesMinor)), ...taxes, total, gap];
}

function tenderRows(page: Page, tender: SlipTender): SlipRow[] {
  const rows: SlipRow[] = [pair(page, tender.name, money(page, tender.tenderedMinor))];
  if (tender.changeMinor !== 0) rows.push(largePair(page, page.words.change, money(page, tender.changeMinor)));
  return rows;
}

function foot({ slip, columns, words }: Page): SlipRow[] {
  const lines = slip.footer.flatMap((text) => wrapColumns(text, columns, MAX_FOOTER_LINES));
  return [
    { kind: 'rule' },
    ...lines.map((text) => centred(text, 'regular', 1)),
    { kind: 'space' },
    ...(slip.docNo === '' ? [] : [{ kind: 'code', text: slip.docNo } as const]),
    centred(cutToColumns(`${words.ledger} ${slip.head}`, columns), 'regular', 1),
  ];
}

function money({ slip }: Page, minor: number): string {
  return formatMinor(minor, slip.currency.digits);
}

/** Left and right on one row; the left gives way, since the right holds the figure. */
function pair({ columns }: Page, left: string, right: string): SlipRow & { readonly kind: 'line' } {
  const kept = cutToColumns(right, columns - 1);
  return row(cutToColumns(left, columns - columnsOf(kept) - 1), kept, 'regular');
}

/** Twice as large where that fits, else in bold. */
function largePair(page: Page, left: string, right: string): SlipRow {
  const fits = (columnsOf(left) + 1 + columnsOf(right)) * 2 <= page.columns;
  return fits ? { ...row(left, right, 'bold'), scale: 2 } : { ...pair(page, left, right), weight: 'bold' };
}

function row(left: string, right: string, weight: 'regular' | 'bold'): SlipRow & { readonly kind: 'line' } {
  return { kind: 'line', left, right, weight, scale: 1 };
}

function centred(text: string, weight: 'regular' | 'bold', scale: 1 | 2): SlipRow {
  return { kind: 'centred', text, weight, scale };
}
