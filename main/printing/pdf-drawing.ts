// Puts a drawing onto a page of a PDF, dot for dot: the page is scaled once, so every coordinate is a whole number.
// Shared by labels and slips; it must not know what is drawn.
import PDFDocument from 'pdfkit';
import { runsOf, type Drawing, type Primitive } from '../../shared/paper/drawing';

export type Pdf = InstanceType<typeof PDFDocument>;

/** Points in an inch, the unit of PDF. */
export const POINTS_PER_INCH = 72;
const POINTS_PER_HMM = POINTS_PER_INCH / 2_540;

/** Hundredths of a millimetre as points. */
export function pointsOf(hmm: number): number {
  return hmm * POINTS_PER_HMM;
}

/** A document without pages, with one face in two weights registered as `regular` and `bold`. */
export function openPdf(title: string, face: { readonly regular: Buffer; readonly bold: Buffer }): Pdf {
  const pdf = new PDFDocument({
    autoFirstPage: false,
    margin: 0,
    font: '',
    info: { Title: title, Creator: 'Unitill' },
  });
  pdf.registerFont('regular', face.regular);
  pdf.registerFont('bold', face.bold);
  return pdf;
}

/** The bytes of a document; call before drawing, since pages are written out as they fill, then end the document. */
export function collect(pdf: Pdf): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    pdf.on('data', (part: Buffer) => parts.push(part));
    pdf.on('end', () => resolve(Buffer.concat(parts)));
    pdf.on('error', reject);
  });
}

/** Draws with the origin at a point of the page given in whole dots. */
export function drawAt(pdf: Pdf, drawing: Drawing, xDots: number, yDots: number): void {
  const scale = POINTS_PER_INCH / drawing.dpi;
  pdf.save();
  pdf.transform(scale, 0, 0, scale, xDots * scale, yDots * scale);
  for (const primitive of drawing.primitives) drawPrimitive(pdf, primitive);
  pdf.restore();
}

function drawPrimitive(pdf: Pdf, primitive: Primitive): void {
  switch (primitive.kind) {
    case 'bars':
      for (const [start, length] of runsOf(primitive.bits)) {
        const { moduleDots, x, y, heightDots } = primitive;
        pdf.rect(x + start * moduleDots, y, length * moduleDots, heightDots);
      }
      pdf.fill('black');
      break;
    case 'matrix':
      drawMatrix(pdf, primitive);
      break;
    case 'fill':
      pdf.rect(primitive.x, primitive.y, primitive.widthDots, primitive.heightDots).fill('black');
      break;
    case 'text':
      pdf.font(primitive.weight).fontSize(primitive.sizeDots);
      pdf.fillColor(primitive.inverse ? 'white' : 'black');
      pdf.text(primitive.text, primitive.x, primitive.baseline, { lineBreak: false, baseline: 'alphabetic' });
      break;
  }
}

function drawMatrix(pdf: Pdf, symbol: Primitive & { readonly kind: 'matrix' }): void {
  if (!symbol.bits) throw new Error('a PDF cannot make a symbol itself; lay the label out with its modules');
  const { moduleDots, side, bits } = symbol;
  for (let row = 0; row < side; row += 1) {
    for (const [start, length] of runsOf(bits, row * side, (row + 1) * side)) {
      pdf.rect(symbol.x + start * moduleDots, symbol.y + row * moduleDots, length * moduleDots, moduleDots);
    }
  }
  pdf.fill('black');
}
