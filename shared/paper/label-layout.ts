// Lays out the label of one unit: data, format and resolution become a drawing in whole dots, or a refusal that says
// which symbol would fit (fault 19). Pure; it must not know whether a PDF, a ZPL printer or the screen draws it.
//
//   +--------------------------------+   top: Data Matrix, beside it the mark TRAINING, the name (1 or 2 lines)
//   | ###  TRAINING                  |   and the maker's serials
//   | ###  Name of the item          |
//   |      IMEI 1 356938035643809    |   bars: Code 128 over the width, its quiet zones inside the label
//   |   || ||| | || | ||| || | ||    |
//   | K7C000042S       COPY      SKU |   foot: the serial for people, large
//   +--------------------------------+
import { isCode128Text } from './code128';
import { DATA_MATRIX_QUIET } from './data-matrix-size';
import { dotsOf, type Drawing, type Primitive, type Weight } from './drawing';
import type { LabelData } from './label-data';
import type { LabelFormat } from './label-format';
import {
  areaOf,
  fitBars,
  fitMatrix,
  type Area,
  type Bars,
  type LabelRefusal,
  type MatrixSymbol,
} from './label-symbols';
import { englishPaper, type PaperWords } from './paper-words';
import { fitText, textWidthDots, wrapText } from './text-width';

export type LabelLayout = { readonly kind: 'drawing'; readonly drawing: Drawing } | LabelRefusal;

/** Line pitch over type size, in hundredths: ascender to descender of the face. */
const PITCH = 113;
/** Baseline below the top of the line, in hundredths of the type size. */
const ASCENT = 91;
const MAX_NAME_LINES = 2;

/**
 * Lays out one label. `matrix` is the symbol of the serial, or null when the format has none or none can be made.
 * Text never decides whether a label prints: long names end in an ellipsis. The symbols do: one that cannot be
 * scanned is refused, never squeezed.
 */
export function layoutLabel(
  label: LabelData,
  format: LabelFormat,
  dpi: number,
  matrix: MatrixSymbol | null,
  words: PaperWords = englishPaper,
): LabelLayout {
  const area = areaOf(format, dpi);
  const { code128, dataMatrix } = format;
  if (!isCode128Text(label.serial) || (dataMatrix && !matrix)) {
    return { kind: 'serialNotPrintable', serial: label.serial };
  }
  const bars = code128 ? fitBars(label.serial, area, code128) : null;
  if (bars && bars.kind !== 'bars') return bars;
  const room = topRoom(area, bars);
  const moduleDots = dataMatrix && matrix ? fitMatrix(area, matrix, room) : 0;
  if (typeof moduleDots !== 'number') return moduleDots;
  const symbolDots = matrix ? moduleDots * (matrix.side + 2 * DATA_MATRIX_QUIET) : 0;
  const text = topText(label, area, symbolDots, room, words);
  const primitives = [
    ...(matrix && moduleDots > 0 ? [matrixAt(label.serial, area, matrix, moduleDots)] : []),
    ...text.primitives,
    ...(bars ? [barsUnder(label.serial, area, bars, Math.max(symbolDots, text.heightDots))] : []),
    ...footLine(label, area, words),
  ];
  return { kind: 'drawing', drawing: { widthDots: area.width, heightDots: area.height, dpi, primitives } };
}

function footTop(area: Area): number {
  return area.height - area.margin - area.foot;
}

function barsBottom(area: Area): number {
  return footTop(area) - Math.ceil(area.gap / 2);
}

/** Height above the bars at their least, or above the foot: bars shrink so far before any text is given up. */
function topRoom(area: Area, bars: Bars | null): number {
  const limits = area.format.code128;
  if (!bars || !limits) return footTop(area) - area.margin;
  return barsBottom(area) - area.margin - area.gap - dotsOf(limits.minHeightHmm, area.dpi);
}

/** The bars take what the top leaves, up to their greatest height. */
function barsUnder(text: string, area: Area, { bits, moduleDots, widthDots }: Bars, topDots: number): Primitive {
  const free = barsBottom(area) - area.margin - topDots - area.gap;
  const heightDots = Math.min(dotsOf(area.format.code128?.maxHeightHmm ?? 0, area.dpi), free);
  const x = Math.floor((area.width - widthDots) / 2);
  return { kind: 'bars', x, y: barsBottom(area) - heightDots, heightDots, moduleDots, bits, text };
}

/** The symbol stands in the corner of the margins: the margin is its quiet zone there, and never thinner than that. */
function matrixAt(text: string, area: Area, matrix: MatrixSymbol, moduleDots: number): Primitive {
  const at = Math.max(area.margin, DATA_MATRIX_QUIET * moduleDots);
  return { kind: 'matrix', x: at, y: at, moduleDots, side: matrix.side, bits: matrix.bits, text };
}

type TopText = { readonly primitives: readonly Primitive[]; readonly heightDots: number };

/** Mark, name and maker serials beside the symbol, as far as there is room: the name gives up its second line first. */
function topText(label: LabelData, area: Area, symbolDots: number, room: number, words: PaperWords): TopText {
  const x = area.margin + (symbolDots > 0 ? symbolDots + area.gap : 0);
  const widthDots = area.width - area.margin - x;
  const small = dotsOf(area.format.type.smallHmm, area.dpi);
  const name = dotsOf(area.format.type.nameHmm, area.dpi);
  const makers = label.makerSerials.map((text, at) => `${label.makerLabels[at] ?? ''} ${text}`.trimStart());
  const markDots = label.training ? pitch(small) + area.gap : 0;
  const roomForName = room - markDots - makers.length * pitch(small);
  const nameLines = roomForName >= MAX_NAME_LINES * pitch(name) ? MAX_NAME_LINES : 1;
  const lines: { text: string; size: number; weight: Weight }[] = [
    ...wrapText(label.itemName, widthDots, name, nameLines).map((text) => ({
      text,
      size: name,
      weight: 'bold' as const,
    })),
    ...makers.map((text) => ({ text, size: small, weight: 'regular' as const })),
  ];
  const primitives: Primitive[] = label.training ? inverseLine(words.training, x, area.margin, widthDots, small) : [];
  let used = markDots;
  for (const { text, size, weight } of lines) {
    if (used + pitch(size) > room) break;
    primitives.push(textLine(text, x, area.margin + used, widthDots, size, weight));
    used += pitch(size);
  }
  return { primitives, heightDots: used };
}

/** The serial in large type at the left, the item code at the right, the mark of a copy before it. */
function footLine(label: LabelData, area: Area, words: PaperWords): Primitive[] {
  const size = area.foot;
  const small = dotsOf(area.format.type.smallHmm, area.dpi);
  const room = area.width - 2 * area.margin;
  const serial = textLine(label.serial, area.margin, footTop(area), room, size, 'bold');
  const copyDots = label.reprint ? textWidthDots(words.copy, small) + area.gap * 2 : 0;
  const skuRoom = room - textWidthDots(serial.text, size) - copyDots - area.gap * 3;
  const sku = skuRoom > 0 ? fitText(label.sku, skuRoom, small) : '';
  const skuDots = textWidthDots(sku, small);
  const smallTop = serial.baseline - baselineOf(0, small);
  const right = area.width - area.margin;
  const copyX = right - copyDots - (sku === '' ? 0 : skuDots + area.gap * 2);
  return [
    serial,
    ...(sku === '' ? [] : [textLine(sku, right - skuDots, smallTop, skuDots, small, 'regular')]),
    ...(label.reprint ? inverseLine(words.copy, copyX, smallTop, copyDots, small) : []),
  ];
}

type TextLine = Primitive & { readonly kind: 'text' };

function textLine(text: string, x: number, y: number, widthDots: number, sizeDots: number, weight: Weight): TextLine {
  const baseline = baselineOf(y, sizeDots);
  return {
    kind: 'text',
    x,
    baseline,
    widthDots,
    sizeDots,
    weight,
    inverse: false,
    text: fitText(text, widthDots, sizeDots),
  };
}

/** White letters on a black bar, so that a mark is seen before the label is read. */
function inverseLine(text: string, x: number, y: number, widthDots: number, sizeDots: number): Primitive[] {
  const inset = Math.max(1, Math.floor((widthDots - textWidthDots(text, sizeDots)) / 2));
  const letters = textLine(text, x + inset, y, widthDots - inset, sizeDots, 'bold');
  return [
    { kind: 'fill', x, y, widthDots, heightDots: pitch(sizeDots) },
    { ...letters, inverse: true },
  ];
}

function pitch(sizeDots: number): number {
  return Math.ceil((sizeDots * PITCH) / 100);
}

function baselineOf(top: number, sizeDots: number): number {
  return top + Math.round((sizeDots * ASCENT) / 100);
}
