// Turns the rows of a slip into drawings for an 80 mm roll, with the 576 dots and 48 columns of a slip printer,
// so that a PDF looks like the paper of the real thing. Pure; it must not know PDF.
import { CODE128_QUIET, code128Bits, isCode128Text } from './code128';
import { columnsOf } from './column-text';
import type { Drawing, Primitive, Weight } from './drawing';
import type { MatrixSymbol } from './label-symbols';
import { SLIP_COLUMNS, type SlipRow } from './slip-layout';

export const SLIP_DPI = 203;
/** 80 mm at 203 dpi, of which a printer reaches 72. */
const PAPER_DOTS = 640;
const PRINT_DOTS = 576;
const LEFT_DOTS = (PAPER_DOTS - PRINT_DOTS) / 2;
const COLUMN_DOTS = PRINT_DOTS / SLIP_COLUMNS;
/** Advance of the monospaced face in assets/fonts, in hundred thousandths of its size. */
const ADVANCE = 60_205;
const SIZE_DOTS = (COLUMN_DOTS * 100_000) / ADVANCE;
const ROW_DOTS = 26;
const BASELINE_DOTS = 19;
const RULE_DOTS = 20;
const SPACE_DOTS = 12;
const BANNER_DOTS = 36;
const BANNER_BASELINE = 26;
const CODE_DOTS = 72;
const CODE_GAP_DOTS = 12;
const QR_QUIET = 4;
const QR_MODULE_DOTS = 4;
const EDGE_DOTS = 32;
/** A PDF page ends at 200 inches; a longer slip goes on on the next page. */
const MAX_PAGE_DOTS = 200 * SLIP_DPI - 200;

type Placed = { readonly heightDots: number; readonly draw: (top: number) => readonly Primitive[] };

/**
 * One drawing a page, nearly always one. `qrOf` makes the symbol of a document number that is too long or too odd
 * for Code 128 over the width.
 */
export function slipDrawings(rows: readonly SlipRow[], qrOf: (text: string) => MatrixSymbol): readonly Drawing[] {
  const drawings: Drawing[] = [];
  let primitives: Primitive[] = [];
  let top = EDGE_DOTS;
  const endPage = (): void => {
    drawings.push({ widthDots: PAPER_DOTS, heightDots: top + EDGE_DOTS, dpi: SLIP_DPI, primitives });
    primitives = [];
    top = EDGE_DOTS;
  };
  for (const row of rows) {
    const { heightDots, draw } = placed(row, qrOf);
    if (top + heightDots + EDGE_DOTS > MAX_PAGE_DOTS) endPage();
    primitives.push(...draw(top));
    top += heightDots;
  }
  endPage();
  return drawings;
}

function placed(row: SlipRow, qrOf: (text: string) => MatrixSymbol): Placed {
  switch (row.kind) {
    case 'line':
      return { heightDots: ROW_DOTS * row.scale, draw: (top) => lineAt(row, top) };
    case 'centred':
      return { heightDots: ROW_DOTS * row.scale, draw: (top) => [centredAt(row.text, top, row.weight, row.scale)] };
    case 'banner':
      return { heightDots: BANNER_DOTS + SPACE_DOTS, draw: (top) => bannerAt(row.text, top) };
    case 'rule':
      return { heightDots: RULE_DOTS, draw: (top) => [fillAt(top + RULE_DOTS / 2, 2)] };
    case 'space':
      return { heightDots: SPACE_DOTS, draw: () => [] };
    case 'code':
      return codeAt(row.text, qrOf);
  }
}

function lineAt({ left, right, weight, scale }: SlipRow & { readonly kind: 'line' }, top: number): Primitive[] {
  const baseline = top + BASELINE_DOTS * scale;
  const rightX = LEFT_DOTS + PRINT_DOTS - widthOf(right, scale);
  return [
    ...(left === '' ? [] : [textAt(left, LEFT_DOTS, baseline, weight, scale)]),
    ...(right === '' ? [] : [textAt(right, rightX, baseline, weight, scale)]),
  ];
}

function centredAt(text: string, top: number, weight: Weight, scale: number): Primitive {
  const x = LEFT_DOTS + Math.floor((PRINT_DOTS - widthOf(text, scale)) / 2);
  return textAt(text, x, top + BASELINE_DOTS * scale, weight, scale);
}

function bannerAt(text: string, top: number): Primitive[] {
  const word = centredAt(text, 0, 'bold', 1);
  return [fillAt(top, BANNER_DOTS), { ...word, baseline: top + BANNER_BASELINE, inverse: true }] as Primitive[];
}

/** Bars over the number, or a QR code where bars would be thinner than two dots (fault 19). */
function codeAt(text: string, qrOf: (text: string) => MatrixSymbol): Placed {
  const caption = (top: number): Primitive => centredAt(text, top, 'regular', 1);
  const bits = isCode128Text(text) ? code128Bits(text) : [];
  const moduleDots = Math.min(3, Math.floor(PRINT_DOTS / (bits.length + 2 * CODE128_QUIET)));
  if (bits.length > 0 && moduleDots >= 2) {
    const x = LEFT_DOTS + Math.floor((PRINT_DOTS - bits.length * moduleDots) / 2);
    return {
      heightDots: CODE_GAP_DOTS + CODE_DOTS + ROW_DOTS,
      draw: (top) => [
        { kind: 'bars', x, y: top + CODE_GAP_DOTS, heightDots: CODE_DOTS, moduleDots, bits, text },
        caption(top + CODE_GAP_DOTS + CODE_DOTS),
      ],
    };
  }
  const symbol = qrOf(text);
  const quiet = QR_QUIET * QR_MODULE_DOTS;
  const sideDots = symbol.side * QR_MODULE_DOTS;
  const x = LEFT_DOTS + Math.floor((PRINT_DOTS - sideDots) / 2);
  return {
    heightDots: sideDots + 2 * quiet,
    draw: (top) => [{ kind: 'matrix', x, y: top + quiet, moduleDots: QR_MODULE_DOTS, ...symbol, text }],
  };
}

function fillAt(y: number, heightDots: number): Primitive {
  return { kind: 'fill', x: LEFT_DOTS, y, widthDots: PRINT_DOTS, heightDots };
}

function textAt(
  text: string,
  x: number,
  baseline: number,
  weight: Weight,
  scale: number,
): Primitive & { kind: 'text' } {
  const widthDots = widthOf(text, scale);
  return { kind: 'text', x, baseline, widthDots, sizeDots: SIZE_DOTS * scale, weight, inverse: false, text };
}

function widthOf(text: string, scale: number): number {
  return columnsOf(text) * COLUMN_DOTS * scale;
}
