// Labels as ZPL II for Zebra printers and those that speak their language; text and Data Matrix are native fields. A QR
// code goes as a picture: ^BQ leaves version and mask to the printer, and then the size is not the one laid out.
// Code 128 is drawn as ^GB boxes, bar by bar in whole dots: ^BC leaves the choice of sets to firmware or needs the
// switches >5 and >6, which not every ZPL interpreter follows, and then the width is not the one that was checked
// (fault 19). Boxes are the same everywhere. It must not know sockets or jobs.
import { runsOf, type Drawing, type Primitive } from '../../shared/paper/drawing';
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import { layoutLabel } from '../../shared/paper/label-layout';
import type { SquareContent } from '../../shared/paper/label-square';
import type { LabelRefusal } from '../../shared/paper/label-symbols';
import { squareBits } from './symbols';

export type LabelZpl = { readonly kind: 'zpl'; readonly text: string } | LabelRefusal;

/** Printable characters that mean something to ZPL inside a field, and the hex mark itself. */
const SPECIAL = new Set([0x5c, 0x5e, 0x7e]);
type Matrix = Primitive & { readonly kind: 'matrix' };
const BITS_A_BYTE = 8;

/** Width of font 0 in hundredths of its height, so that its letters take about the room of those of our face. */
const FONT_0_WIDTH = { regular: 88, bold: 95 } as const;
/** The first of these that the data does not hold is named as the escape character of ^BX. No GS1 serial can hold @. */
const ESCAPES = '@!#$%&*+-./:;<=>?_|';
/** The escape sequence of FNC1, which makes a Data Matrix a GS1 one. */
const FNC1 = '1';

/** One label as one ZPL format, to be sent as UTF-8. */
export function labelZpl(label: LabelData, format: LabelFormat, dpi: number): LabelZpl {
  const layout = layoutLabel(label, format, dpi, (content) => (isDrawn(content) ? squareBits(content) : null));
  return layout.kind === 'drawing' ? { kind: 'zpl', text: drawingZpl(layout.drawing) } : layout;
}

/** UTF-8 in (^CI28), a home at the corner, one copy: what an earlier job left set in the printer does not matter. */
function drawingZpl(drawing: Drawing): string {
  const fields = drawing.primitives.map(fieldOf).join('');
  return `^XA^CI28^LH0,0^PW${drawing.widthDots}^LL${drawing.heightDots}${fields}^PQ1^XZ\n`;
}

function fieldOf(primitive: Primitive): string {
  switch (primitive.kind) {
    case 'bars':
      return barsOf(primitive);
    case 'matrix':
      return matrixOf(primitive);
    case 'fill':
      return box(primitive.x, primitive.y, primitive.widthDots, primitive.heightDots);
    case 'text':
      return textOf(primitive);
  }
}

function barsOf({ x, y, heightDots, moduleDots, bits }: Primitive & { readonly kind: 'bars' }): string {
  return runsOf(bits)
    .map(([start, length]) => box(x + start * moduleDots, y, length * moduleDots, heightDots))
    .join('');
}

/** A filled box: its line is as thick as its shorter side. */
function box(x: number, y: number, widthDots: number, heightDots: number): string {
  return `^FO${x},${y}^GB${widthDots},${heightDots},${Math.min(widthDots, heightDots)}^FS`;
}

/** Columns and rows are given, so the printer draws the size that was laid out. Level 200 is ECC 200. */
function matrixOf(matrix: Matrix): string {
  const { x, y, moduleDots, side, symbol, text, bits } = matrix;
  if (bits) return pictureOf(matrix, bits);
  const escape = escapeFor(text) ?? '@';
  const data = `${symbol === 'gs1DataMatrix' ? `${escape}${FNC1}` : ''}${zplText(text)}`;
  return `^FO${x},${y}^BXN,${moduleDots},200,${side},${side},,${escape},1^FH\\^FD${data}^FS`;
}

/** A QR code, or a Data Matrix of a text that leaves no escape character over, goes as a picture. */
function isDrawn({ kind, text }: SquareContent): boolean {
  return kind === 'qr' || escapeFor(text) === null;
}

function escapeFor(text: string): string | null {
  return [...ESCAPES].find((character) => !text.includes(character)) ?? null;
}

/** A symbol as a bitmap, a bit a dot, each row padded to whole bytes. */
function pictureOf({ x, y, moduleDots, side }: Matrix, bits: readonly number[]): string {
  const bytesARow = Math.ceil((side * moduleDots) / BITS_A_BYTE);
  const rows = Array.from({ length: side }, (_, row) => {
    const dots = bits.slice(row * side, (row + 1) * side).map((bit) => String(bit).repeat(moduleDots));
    return hexOf(dots.join('').padEnd(bytesARow * BITS_A_BYTE, '0')).repeat(moduleDots);
  });
  const bytes = bytesARow * side * moduleDots;
  return `^FO${x},${y}^GFA,${bytes},${bytes},${bytesARow},${rows.join('')}^FS`;
}

function hexOf(binary: string): string {
  return binary.replace(/[01]{8}/gu, (byte) => Number.parseInt(byte, 2).toString(16).toUpperCase().padStart(2, '0'));
}

/**
 * Placed by its baseline. No ^FB: it gives & and \ a meaning, and lines are broken in the layout. Font 0 has one
 * weight, a bold one wider than our regular face, so regular text is set narrower to stay in its box.
 */
function textOf({ x, baseline, sizeDots, weight, inverse, text }: Primitive & { readonly kind: 'text' }): string {
  const width = Math.floor((sizeDots * FONT_0_WIDTH[weight]) / 100);
  return `^FT${x},${baseline}^A0N,${sizeDots},${width}${inverse ? '^FR' : ''}^FH\\^FD${zplText(text)}^FS`;
}

/** Every byte that is not plain printable ASCII, and ^ ~ \, as \XX of its UTF-8. */
export function zplText(text: string): string {
  let plain = '';
  for (const byte of Buffer.from(text, 'utf8')) {
    const readable = byte >= 0x20 && byte <= 0x7e && !SPECIAL.has(byte);
    plain += readable ? String.fromCharCode(byte) : `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return plain;
}
