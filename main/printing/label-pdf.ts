// Labels as a PDF: one page a label on a roll, or filled sheets, for office printers and shops without a label printer.
// Takes laid-out labels' data and gives bytes; it must not know jobs, folders or printers.
import { setImmediate as breathe } from 'node:timers/promises';
import { dotsOf } from '../../shared/paper/drawing';
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat, SheetGeometry } from '../../shared/paper/label-format';
import { layoutLabel } from '../../shared/paper/label-layout';
import type { LabelRefusal } from '../../shared/paper/label-symbols';
import { paperFonts } from './paper-assets';
import { collect, drawAt, openPdf, pointsOf, POINTS_PER_INCH, type Pdf } from './pdf-drawing';
import { squareBits } from './symbols';

/** A posting holds at most 5,000 units (DESIGN 6), so no document of labels needs more. */
const MAX_LABELS_A_DOCUMENT = 5_000;
/** After so many labels other work gets its turn: about 15 ms, under one frame. */
const LABELS_A_TURN = 25;

export type LabelsPdf = { readonly kind: 'pdf'; readonly bytes: Buffer } | LabelRefusal;

/**
 * The labels in their order, at a resolution that the format names. `startAt` is the first free place on the first
 * sheet, from 1, row by row. The first label that cannot be scanned refuses the whole document.
 */
export async function labelsPdf(
  labels: readonly LabelData[],
  format: LabelFormat,
  dpi: number,
  startAt = 1,
): Promise<LabelsPdf> {
  if (labels.length > MAX_LABELS_A_DOCUMENT) throw new RangeError(`${labels.length} labels in one document`);
  const pdf = openPdf(format.name, paperFonts().label);
  const bytes = collect(pdf);
  for (const [index, label] of labels.entries()) {
    const layout = layoutLabel(label, format, dpi, squareBits);
    if (layout.kind !== 'drawing') return layout;
    const place = placeOf(pdf, format, dpi, index, startAt);
    drawAt(pdf, layout.drawing, place.x, place.y);
    if (index % LABELS_A_TURN === LABELS_A_TURN - 1) await breathe();
  }
  pdf.end();
  return { kind: 'pdf', bytes: await bytes };
}

/** Adds the page where one is needed and gives the label's corner in whole dots. */
function placeOf(pdf: Pdf, format: LabelFormat, dpi: number, index: number, startAt: number): { x: number; y: number } {
  const { sheet } = format;
  if (!sheet) {
    const points = (hmm: number): number => (dotsOf(hmm, dpi) * POINTS_PER_INCH) / dpi;
    pdf.addPage({ size: [points(format.widthHmm), points(format.heightHmm)], margin: 0 });
    return { x: 0, y: 0 };
  }
  const places = sheet.columns * sheet.rows;
  const place = (checkedStart(startAt, places) - 1 + index) % places;
  if (index === 0 || place === 0) {
    pdf.addPage({ size: [pointsOf(sheet.pageWidthHmm), pointsOf(sheet.pageHeightHmm)], margin: 0 });
  }
  return cornerOf(sheet, dpi, place);
}

function cornerOf(sheet: SheetGeometry, dpi: number, place: number): { x: number; y: number } {
  return {
    x: dotsOf(sheet.leftHmm + (place % sheet.columns) * sheet.stepXHmm, dpi),
    y: dotsOf(sheet.topHmm + Math.floor(place / sheet.columns) * sheet.stepYHmm, dpi),
  };
}

function checkedStart(startAt: number, places: number): number {
  if (!Number.isInteger(startAt) || startAt < 1 || startAt > places)
    throw new RangeError(`place ${startAt} of ${places}`);
  return startAt;
}
