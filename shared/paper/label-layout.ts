// Lays out the label of one unit: data, format and resolution become a drawing in whole dots, or a refusal that says
// which symbol would fit (fault 19). Pure; it must not know whether a PDF, a ZPL printer or the screen draws it.
//
//   +--------------------------------+   top: square symbol, beside it the mark TRAINING and the fields in the order
//   | ###  TRAINING                  |   that the format gives: company, name (1 or 2 lines), maker serials, price
//   | ###  Name of the item          |
//   |      IMEI 1 356938035643809    |   bars: Code 128 over the width, its quiet zones inside the label
//   |   || ||| | || | ||| || | ||    |
//   | K7C000042S       COPY      SKU |   foot: the serial for people, large
//   +--------------------------------+
import { isCode128Text } from './code128';
import { dotsOf, hmmOf, type Drawing, type Primitive } from './drawing';
import { areaOf, barsBottom, topRoom, type Area } from './label-area';
import type { LabelData } from './label-data';
import type { LabelField, LabelFormat } from './label-format';
import { squareContent, type SquareContent } from './label-square';
import { fitBars, fitSquare, quietOf, type Bars, type LabelRefusal } from './label-symbols';
import { footLine, markWithoutRoom, topText } from './label-text';
import { englishPaper, type PaperWords } from './paper-words';

export type LabelLayout =
  | {
      readonly kind: 'drawing';
      readonly drawing: Drawing;
      /** Fields that had no room: a designer says so, a printer leaves them out. */
      readonly dropped: readonly LabelField[];
    }
  | LabelRefusal;

/** Makes the modules of a square symbol, row by row; null where the printer makes it itself. */
export type BitsOf = (content: SquareContent) => readonly number[] | null;

/**
 * Lays out one label. Text never decides whether a label prints: long names end in an ellipsis. The symbols do: one that
 * cannot be scanned is refused, never squeezed.
 */
export function layoutLabel(
  label: LabelData,
  format: LabelFormat,
  dpi: number,
  bitsOf: BitsOf,
  words: PaperWords = englishPaper,
): LabelLayout {
  const area = areaOf(format, dpi);
  const bars = barsFor(label, area);
  if (bars && bars.kind !== 'bars') return bars;
  const room = topRoom(area);
  if (bars && room + area.gap < 0) return tooLow(area, room);
  const square = squareFor(label, area, room);
  if (square && !('content' in square)) return square;
  const symbolDots = square?.spaceDots ?? 0;
  const mark = markWithoutRoom(label, area, symbolDots, room, words);
  if (mark !== null) return { kind: 'noRoomForMark', mark };
  const text = topText(label, area, symbolDots, room, words);
  const foot = footLine(label, area, words);
  const primitives = [
    ...(square ? [squareAt(area, square, bitsOf(square.content))] : []),
    ...text.primitives,
    ...(bars ? [barsUnder(label.serial, area, bars, Math.max(symbolDots, text.heightDots))] : []),
    ...foot.primitives,
  ];
  const drawing = { widthDots: area.width, heightDots: area.height, dpi, primitives };
  return { kind: 'drawing', drawing, dropped: [...text.dropped, ...foot.dropped] };
}

function barsFor(label: LabelData, area: Area): Bars | LabelRefusal | null {
  const limits = area.format.code128;
  if (!limits) return null;
  if (!isCode128Text(label.serial)) return { kind: 'serialNotPrintable', serial: label.serial };
  return fitBars(label, area, limits);
}

function tooLow(area: Area, room: number): LabelRefusal {
  return {
    kind: 'labelTooLow',
    neededHmm: hmmOf(area.height - room - area.gap, area.dpi),
    roomHmm: area.format.heightHmm,
  };
}

type Square = {
  readonly content: SquareContent;
  readonly moduleDots: number;
  readonly quietDots: number;
  /** Side with both quiet zones. */
  readonly spaceDots: number;
};

function squareFor(label: LabelData, area: Area, room: number): Square | LabelRefusal | null {
  const limits = area.format.square;
  if (!limits) return null;
  const content = squareContent(limits.kind, label);
  if (!('side' in content)) return content;
  const moduleDots = fitSquare(label, area, content, limits, room);
  if (typeof moduleDots !== 'number') return moduleDots;
  const quietDots = quietOf(content, limits) * moduleDots;
  return { content, moduleDots, quietDots, spaceDots: content.side * moduleDots + 2 * quietDots };
}

/** The bars take what the top leaves, up to their greatest height. */
function barsUnder(text: string, area: Area, { bits, moduleDots, widthDots }: Bars, topDots: number): Primitive {
  // Nothing above them, no gap.
  const free = barsBottom(area) - area.margin - (topDots > 0 ? topDots + area.gap : 0);
  const heightDots = Math.min(dotsOf(area.format.code128?.maxHeightHmm ?? 0, area.dpi), free);
  const x = Math.floor((area.width - widthDots) / 2);
  return { kind: 'bars', x, y: barsBottom(area) - heightDots, heightDots, moduleDots, bits, text };
}

/** The symbol stands in the corner of the margins: the margin is its quiet zone there, and never thinner than that. */
function squareAt(area: Area, { content, moduleDots, quietDots }: Square, bits: readonly number[] | null): Primitive {
  const at = Math.max(area.margin, quietDots);
  const { kind: symbol, text, side } = content;
  return { kind: 'matrix', symbol, x: at, y: at, moduleDots, side, bits, text };
}
