// Labels over all shipped formats, symbols, resolutions and both languages of printers, with serials from every character
// that a symbol may carry: drawn by poppler or Zebrash and read back by two decoders each, byte for byte. A sample in
// npm test, 1,000 in a full run.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { labelsPdf } from '../../../main/printing/label-pdf';
import { labelZpl } from '../../../main/printing/label-zpl';
import type { LabelData } from '../../../shared/paper/label-data';
import { FULL, tellMeasured } from '../../fixtures/measured';
import { testSeed } from '../../fixtures/seed';
import { allByZxing, pagesOf, readByDmtx, readByZbar, renderZpl } from './readers';
import { roundTripCases, serialsFor, type RoundTripCase } from './round-trip-cases';

const COUNT = FULL ? 1_000 : 40;
/** No divisor of the number of cases: any count meets formats, resolutions and symbols alike. */
const STRIDE = 37;
const SLOW_MS = 600_000;
const GS = '\u001d';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unitill-round-trip-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Printed = { readonly label: LabelData; readonly one: RoundTripCase; readonly file: string };

async function printed(label: LabelData, one: RoundTripCase, at: number): Promise<Printed> {
  const { format, dpi } = one;
  const name = join(folder, `label-${String(at).padStart(4, '0')}`);
  if (one.out === 'zpl') {
    const zpl = labelZpl(label, format, dpi);
    if (zpl.kind !== 'zpl') throw new Error(`refused: ${zpl.kind}`);
    writeFileSync(`${name}.png`, await renderZpl(zpl.text, dpi));
    return { label, one, file: `${name}.png` };
  }
  const pdf = await labelsPdf([label], format, dpi);
  if (pdf.kind !== 'pdf') throw new Error(`refused: ${pdf.kind}`);
  writeFileSync(`${name}.pdf`, pdf.bytes);
  const [page] = await pagesOf(`${name}.pdf`, dpi, mkdtempSync(`${name}-`));
  if (page === undefined) throw new Error('no page');
  return { label, one, file: page };
}

/** What must be read from a label: worked out here from the data alone, as GS1 and the standards of the symbols have it. */
function wanted({ label, one }: Printed): readonly { format: string; bytes: string; gs1: boolean }[] {
  const { square, code128 } = one.format;
  const gs1 = square?.kind === 'gs1DataMatrix';
  const text = gs1 ? `01${label.gtin}21${label.serial}` : label.serial;
  return [
    ...(code128 ? [{ format: 'Code128', bytes: label.serial, gs1: false }] : []),
    ...(square ? [{ format: square.kind === 'qr' ? 'QRCode' : 'DataMatrix', bytes: text, gs1 }] : []),
  ];
}

const byFormat = (a: { readonly format: string }, b: { readonly format: string }): number =>
  a.format.localeCompare(b.format);

/** Compared case by case, so that a failure names format, resolution, symbol, language and serial. */
function expectRead(all: readonly Printed[], read: readonly unknown[], expected: (one: Printed) => unknown): void {
  const named = (one: Printed, value: unknown) => [one.one.format.id, one.one.dpi, one.one.symbols, one.one.out, value];
  expect(all.map((one, at) => named(one, read[at]))).toEqual(all.map((one) => named(one, expected(one))));
}

test(
  `${COUNT} labels over all formats, symbols and resolutions read back, every byte equal, by two decoders`,
  async () => {
    const seed = testSeed('labels read back');
    const cases = roundTripCases();
    const serials = serialsFor(seed);
    const all: Printed[] = [];
    for (let at = 0; at < COUNT; at += 1) {
      const one = cases[(at * STRIDE) % cases.length];
      if (one) all.push(await printed(serials.next(one), one, at));
    }
    const zxing = [];
    for (const { file } of all) zxing.push([...(await allByZxing(readFileSync(file)))].sort(byFormat));
    expectRead(all, zxing, wanted);
    const bars = all.filter(({ one }) => one.format.code128);
    const readBars = await readByZbar(bars.map(({ file }) => file));
    expectRead(bars, readBars, ({ label }) => label.serial);
    const codes = all.filter(({ one }) => one.format.square?.kind === 'qr');
    const readCodes = await readByZbar(codes.map(({ file }) => file), 'qrcode'); // prettier-ignore
    expectRead(codes, readCodes, ({ label }) => label.serial);
    for (const dpi of [203, 300, 600]) {
      const squares = all.filter(({ one }) => one.dpi === dpi && one.format.square && one.format.square.kind !== 'qr');
      const readSquares = await readByDmtx(squares.map(({ file }) => file), dpi); // prettier-ignore
      expectRead(squares, readSquares, (one) => {
        const square = wanted(one).find(({ format }) => format === 'DataMatrix');
        return square?.gs1 ? GS + square.bytes : square?.bytes;
      });
    }
    const kinds = new Set(all.map(({ one }) => `${one.format.id} ${one.dpi} ${one.symbols} ${one.out}`)).size;
    const size = `${all.length} labels, ${kinds} of ${cases.length} kinds, ${serials.characters().size} characters`;
    const result = `${all.length} of ${all.length} read back by two decoders for each symbol; ${serials.refused()} serials refused as too long for their label`;
    tellMeasured({ what: 'labels: all formats, symbols and resolutions', size, seed, result });
    // All of printable ASCII comes up in a full run.
    expect(serials.characters().size).toBeGreaterThanOrEqual(FULL ? 95 : 60);
  },
  SLOW_MS,
);
