// The lines of text on a label: those at the top beside the square symbol and the one at the foot. Text gives way to
// symbols and never decides whether a label prints. It must not know symbols but for the room they take.
import { dotsOf, type Primitive, type Weight } from './drawing';
import { footTop, type Area } from './label-area';
import type { LabelData } from './label-data';
import type { LabelField } from './label-format';
import type { PaperWords } from './paper-words';
import { fitText, textWidthDots, wrapText } from './text-width';

/** Line pitch over type size, in hundredths: ascender to descender of the face. */
const PITCH = 113;
/** Baseline below the top of the line, in hundredths of the type size. */
const ASCENT = 91;
const MAX_NAME_LINES = 2;
/** The smallest type in which a serial is still read by people, in hundredths of a millimetre. */
const LEAST_SERIAL_HMM = 180;
/** The black of a mark goes a dot beyond its letters on each side. */
const MARK_INSET = 2;

type Line = {
  readonly field: LabelField;
  readonly text: string;
  readonly size: number;
  readonly weight: Weight;
};

export type TopText = {
  readonly primitives: readonly Primitive[];
  readonly heightDots: number;
  /** Fields that had something to say and no room for it. */
  readonly dropped: readonly LabelField[];
};

export type FootText = Pick<TopText, 'primitives' | 'dropped'>;

/** The first mark that cannot be read in full beside the symbol, or null; a label that cannot say it is not printed. */
export function markWithoutRoom(
  label: LabelData,
  area: Area,
  symbolDots: number,
  room: number,
  words: PaperWords,
): string | null {
  const marks = marksOf(label, area, words);
  const widthDots = area.width - area.margin - textX(area, symbolDots);
  const wide = marks.find((mark) => textWidthDots(mark, area.small) + MARK_INSET > widthDots);
  return wide ?? (marks.length * markPitch(area) > room ? (marks[0] ?? null) : null);
}

/** Marks first, then the fields in their order as far as there is room: the name gives up its second line first. */
export function topText(label: LabelData, area: Area, symbolDots: number, room: number, words: PaperWords): TopText {
  const x = textX(area, symbolDots);
  const widthDots = Math.max(area.width - area.margin - x, 0);
  const marks = marksOf(label, area, words);
  const primitives = marks.flatMap((mark, at) =>
    inverseLine(mark, x, area.margin + at * markPitch(area), widthDots, area.small),
  );
  let used = marks.length * markPitch(area);
  const dropped = new Set<LabelField>();
  for (const { field, text, size, weight } of topLines(label, area, widthDots, room - used)) {
    const line = textLine(text, x, area.margin + used, widthDots, size, weight);
    if (dropped.size > 0 || line.text === '' || used + pitch(size) > room) dropped.add(field);
    else {
      primitives.push(line);
      used += pitch(size);
    }
  }
  return { primitives, heightDots: used, dropped: [...dropped] };
}

/** All lines of the top fields; the name has two where the other lines leave room for both. */
function topLines(label: LabelData, area: Area, widthDots: number, room: number): readonly Line[] {
  const others = area.format.fields.flatMap((field) => otherLines(field, label, area));
  const othersDots = others.reduce((sum, { size }) => sum + pitch(size), 0);
  const nameLines = room - othersDots >= MAX_NAME_LINES * pitch(area.large) ? MAX_NAME_LINES : 1;
  const wrapped = wrapText(label.itemName, widthDots, area.large, nameLines);
  // A width that takes not even an ellipsis still has a name that is missing.
  const names = wrapped.length === 0 && label.itemName !== '' ? [label.itemName] : wrapped;
  return area.format.fields.flatMap((field) =>
    field === 'name'
      ? names.map((text) => ({ field, text, size: area.large, weight: 'bold' as const }))
      : otherLines(field, label, area),
  );
}

function otherLines(field: LabelField, label: LabelData, area: Area): readonly Line[] {
  const line = (text: string, size: number, weight: Weight): Line[] =>
    text === '' ? [] : [{ field, text, size, weight }];
  switch (field) {
    case 'company':
      return line(label.companyName, area.small, 'regular');
    case 'price':
      return line(label.priceText, area.large, 'bold');
    case 'makers':
      return label.makerSerials.flatMap((text, at) =>
        line(`${label.makerLabels[at] ?? ''} ${text}`.trimStart(), area.small, 'regular'),
      );
    case 'name':
    case 'serial':
    case 'sku':
      return [];
  }
}

/** Without a foot line the mark of a copy stands at the top. */
function marksOf(label: LabelData, area: Area, words: PaperWords): readonly string[] {
  const copy = label.reprint && area.foot === 0;
  return [...(label.training ? [words.training] : []), ...(copy ? [words.copy] : [])];
}

function markPitch(area: Area): number {
  return pitch(area.small) + area.gap;
}

function textX(area: Area, symbolDots: number): number {
  return area.margin + (symbolDots > 0 ? symbolDots + area.gap : 0);
}

type FootPart = { readonly text: string; readonly size: number; readonly weight: Weight; readonly dots: number };
const NOTHING: FootPart = { text: '', size: 1, weight: 'regular', dots: 0 };

/** Serial in large type and item code in small, the first at the left and the second at the right, the mark of a copy between. */
export function footLine(label: LabelData, area: Area, words: PaperWords): FootText {
  if (area.foot === 0) return { primitives: [], dropped: [] };
  const shown = area.format.fields.filter((field) => field === 'serial' || field === 'sku');
  const copyDots = label.reprint ? textWidthDots(words.copy, area.small) + area.gap * 2 : 0;
  const room = area.width - 2 * area.margin;
  const serial = shown.includes('serial') ? serialPart(label.serial, area, room - copyDots) : NOTHING;
  const skuRoom = room - serial.dots - copyDots - (serial.dots > 0 ? area.gap * 3 : area.gap);
  const sku =
    shown.includes('sku') && skuRoom > 0 ? part(fitText(label.sku, skuRoom, area.small), area.small) : NOTHING;
  const [left, right] = shown[0] === 'serial' ? [serial, sku] : [sku, serial];
  const edge = area.width - area.margin;
  const rightX = edge - right.dots;
  const copyX = (right.dots > 0 ? rightX - area.gap * 2 : edge) - copyDots;
  const baseline = baselineOf(footTop(area), area.foot);
  const stands = (one: FootPart, x: number): Primitive[] =>
    one.text === '' ? [] : [textOn(one.text, x, baseline, one.dots, one.size, one.weight)];
  // On the line of the text, and inside the label where that has no margin.
  const markTop = Math.min(baseline - baselineOf(0, area.small), area.height - pitch(area.small));
  const copy = label.reprint ? inverseLine(words.copy, copyX, markTop, copyDots, area.small) : [];
  const cut = { serial: serial.text !== label.serial, sku: sku.text === '' && label.sku !== '' };
  return {
    primitives: [...stands(left, area.margin), ...stands(right, rightX), ...copy],
    dropped: shown.filter((field) => cut[field]),
  };
}

/** A long serial is set smaller before it is cut. */
function serialPart(text: string, area: Area, room: number): FootPart {
  const least = Math.min(dotsOf(LEAST_SERIAL_HMM, area.dpi), area.foot);
  let size = area.foot;
  while (size > least && textWidthDots(text, size) > room) size -= 1;
  return { ...part(fitText(text, room, size), size), weight: 'bold' };
}

function part(text: string, size: number): FootPart {
  return { text, size, weight: 'regular', dots: textWidthDots(text, size) };
}

type TextLine = Primitive & { readonly kind: 'text' };

function textLine(text: string, x: number, y: number, widthDots: number, size: number, weight: Weight): TextLine {
  return textOn(fitText(text, widthDots, size), x, baselineOf(y, size), widthDots, size, weight);
}

function textOn(text: string, x: number, baseline: number, widthDots: number, size: number, weight: Weight): TextLine {
  return { kind: 'text', x, baseline, widthDots, sizeDots: size, weight, inverse: false, text };
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
