// A sales slip as a PDF 80 mm wide and as long as it needs, for shops without a slip printer and for e-mail.
// Takes slip data and gives bytes; it must not know jobs or folders.
import { SLIP_DPI, slipDrawings } from '../../shared/paper/slip-drawing';
import type { SlipData } from '../../shared/paper/slip-data';
import { slipRows } from '../../shared/paper/slip-layout';
import { paperFonts } from './paper-assets';
import { collect, drawAt, openPdf, POINTS_PER_INCH } from './pdf-drawing';
import { qrCode } from './symbols';

/** The slip of one posting. */
export async function slipPdf(slip: SlipData): Promise<Buffer> {
  const pdf = openPdf(slip.docNo, paperFonts().slip);
  const bytes = collect(pdf);
  const points = (dots: number): number => (dots * POINTS_PER_INCH) / SLIP_DPI;
  for (const drawing of slipDrawings(slipRows(slip), qrCode)) {
    pdf.addPage({ size: [points(drawing.widthDots), points(drawing.heightDots)], margin: 0 });
    drawAt(pdf, drawing, 0, 0);
  }
  pdf.end();
  return bytes;
}
