// Widths of label text against the embedded face itself, and the breaking of lines.
import PDFDocument from 'pdfkit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paperFonts } from '../../../main/printing/paper-assets';
import { fitText, textWidthDots, wrapText } from '../../../shared/paper/text-width';

const SEED = 20261125;

test('no line of Latin text comes out wider than its estimate, in either weight, and the estimate is near', () => {
  const pdf = new PDFDocument({ autoFirstPage: false });
  const { regular, bold } = paperFonts().label;
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,-/^~\\%&éßñŁő…'];
  const text = fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 40 });
  const property = fc.property(text, (value) => {
    const estimate = textWidthDots(value, 1_000);
    const widths = [regular, bold].map((face) =>
      pdf
        .font(face as unknown as string)
        .fontSize(1_000)
        .widthOfString(value),
    );
    expect(estimate).toBeGreaterThanOrEqual(Math.floor(Math.max(...widths)));
    expect(estimate).toBeLessThanOrEqual(Math.max(...widths) * 1.15 + 10);
  });
  fc.assert(property, { seed: SEED, numRuns: 200, verbose: true });
});

test('wrapping keeps every word up to the ellipsis and no line is too wide', () => {
  const words = fc.array(fc.string({ unit: fc.constantFrom(...'abWi'), minLength: 1, maxLength: 30 }), {
    maxLength: 12,
  });
  const property = fc.property(words, fc.integer({ min: 60, max: 400 }), (list, width) => {
    const whole = list.join(' ');
    const lines = wrapText(whole, width, 20, 2);
    for (const line of lines) expect(textWidthDots(line, 20)).toBeLessThanOrEqual(width);
    const shown = lines.join(' ').replace('…', '').replaceAll(' ', '');
    expect(whole.replaceAll(' ', '').startsWith(shown)).toBe(true);
    if (!lines.at(-1)?.endsWith('…')) expect(shown).toBe(whole.replaceAll(' ', ''));
  });
  fc.assert(property, { seed: SEED, numRuns: 300, verbose: true });
});

test('a text that has room for nothing is empty, not a fragment', () => {
  expect(fitText('Name', 5, 20)).toBe('');
  expect(wrapText('Name', 5, 20, 2)).toEqual([]);
});
