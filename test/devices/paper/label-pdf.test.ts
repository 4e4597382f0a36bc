// 100 labels of each kind as PDF, drawn by poppler and read back by two readers for each symbol, byte for byte.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelsPdf } from '../../../main/printing/label-pdf';
import { labelFormats } from '../../../main/printing/paper-assets';
import type { LabelFormat } from '../../../shared/paper/label-format';
import { tellMeasured } from '../../fixtures/measured';
import { sampleLabels } from './label-samples';
import { cropped, pagesOf, pictureAt, readByDmtx, readByZbar, readByZxing, textOf, type Read } from './readers';

const SEED = 20261125;
const COUNT = 100;
const SLOW_MS = 180_000;
const labels = sampleLabels(COUNT, SEED);
const serials = labels.map((label) => label.serial);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unitill-label-pdf-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function shipped(id: string): LabelFormat {
  const format = labelFormats().get(id);
  if (!format) throw new Error(`no format ${id}`);
  return format;
}

async function printed(format: LabelFormat, dpi: number, startAt = 1, count = COUNT): Promise<string> {
  const pdf = await labelsPdf(labels.slice(0, count), format, dpi, startAt);
  if (pdf.kind !== 'pdf') throw new Error(`refused: ${pdf.kind}`);
  const path = join(folder, `${format.id}-${dpi}-${startAt}-${count}.pdf`);
  writeFileSync(path, pdf.bytes);
  return path;
}

/** Reads each picture with all readers and expects every serial, character for character. */
async function expectAllRead(files: readonly string[], format: LabelFormat, dpi: number): Promise<void> {
  const expected = serials.slice(0, files.length);
  const zxing = await readAllByZxing(files);
  if (format.code128) {
    expect(zxing.map((read) => read.code128)).toEqual(expected);
    expect(await readByZbar(files)).toEqual(expected);
  }
  if (format.square) {
    expect(zxing.map((read) => read.dataMatrix)).toEqual(expected);
    expect(await readByDmtx(files, dpi)).toEqual(expected);
  }
}

/** Called when all of them were read: one that is not ends the test before. */
function tellLabels(what: string, count: number): void {
  const result = `${count} of ${count} read back by two decoders for each symbol`;
  tellMeasured({ what: `labels: ${what}`, size: `${count} labels`, seed: SEED, result });
}

function readAllByZxing(files: readonly string[]): Promise<readonly Read[]> {
  return Promise.all(files.map((file) => readByZxing(readFileSync(file))));
}

describe(`${COUNT} labels on a roll, seed ${SEED}`, () => {
  test.each([
    ['roll-2x1', 203],
    ['roll-2x1', 300],
    ['roll-50x25', 203],
    ['roll-50x25', 300],
  ])(
    '%s at %i dpi: every Code 128 and Data Matrix reads back',
    async (id, dpi) => {
      const format = shipped(id);
      const pages = await pagesOf(await printed(format, dpi), dpi, mkdtempSync(join(folder, 'roll-')));
      expect(pages).toHaveLength(COUNT);
      await expectAllRead(pages, format, dpi);
      tellLabels(`PDF roll ${id}, ${dpi} dpi`, COUNT);
    },
    SLOW_MS,
  );
});

describe(`${COUNT} labels on sheets, seed ${SEED}`, () => {
  /** Cuts the labels out where the sheet's maker says they are: figures of its data sheet, in millimetres. */
  const sheets = {
    'avery-5160': {
      left: 4.7625,
      top: 12.7,
      stepX: 69.85,
      stepY: 25.4,
      width: 66.675,
      height: 25.4,
      columns: 3,
      rows: 10,
    },
    l7651: { left: 4.75, top: 10.7, stepX: 40.6, stepY: 21.2, width: 38.1, height: 21.2, columns: 5, rows: 13 },
  } as const;

  function cutOut(pages: readonly string[], id: keyof typeof sheets, dpi: number, into: string): string[] {
    const sheet = sheets[id];
    const px = (mm: number): number => Math.round((mm * dpi) / 25.4);
    return pages.flatMap((file, page) => {
      const picture = pictureAt(file);
      return Array.from({ length: sheet.columns * sheet.rows }, (_, place) => {
        const x = px(sheet.left + (place % sheet.columns) * sheet.stepX);
        const y = px(sheet.top + Math.floor(place / sheet.columns) * sheet.stepY);
        const path = join(into, `cut-${String(page)}-${String(place).padStart(2, '0')}.png`);
        writeFileSync(path, cropped(picture, x, y, px(sheet.width), px(sheet.height)));
        return path;
      });
    });
  }

  test.each([
    ['avery-5160', 300, COUNT, 4],
    ['avery-5160', 600, 30, 1],
    ['l7651', 300, COUNT, 2],
    ['l7651', 600, 30, 1],
  ] as const)(
    '%s at %i dpi: every symbol of %i labels reads back from its place on %i sheets',
    async (id, dpi, count, sheetCount) => {
      const format = shipped(id);
      const into = mkdtempSync(join(folder, 'sheet-'));
      const pages = await pagesOf(await printed(format, dpi, 1, count), dpi, into);
      expect(pages).toHaveLength(sheetCount);
      await expectAllRead(cutOut(pages, id, dpi, into).slice(0, count), format, dpi);
      tellLabels(`PDF sheet ${id}, ${dpi} dpi`, count);
    },
    SLOW_MS,
  );

  test('the first label can go to any free place of a used sheet', async () => {
    const format = shipped('avery-5160');
    const into = mkdtempSync(join(folder, 'start-'));
    const pages = await pagesOf(await printed(format, 300, 30, 2), 300, into);
    expect(pages).toHaveLength(2);
    const cuts = cutOut(pages, 'avery-5160', 300, into);
    const read = await readAllByZxing(cuts);
    const found = read.flatMap(({ dataMatrix }, place) => (dataMatrix === null ? [] : [[place, dataMatrix]]));
    // The 30th place of the first sheet and the first of the second.
    expect(found).toEqual([
      [29, serials[0]],
      [30, serials[1]],
    ]);
    await expect(labelsPdf(labels, format, 300, 31)).rejects.toThrow(RangeError);
  });
});

test('people read the same: the serial, names in three scripts and maker serials stand in the text of the PDF', async () => {
  const text = await textOf(await printed(shipped('roll-2x1'), 203));
  for (const serial of serials) expect(text).toContain(serial);
  for (const shown of ['Café crème ^FS^XZ ~JR', 'Größe Łódź Ωμέγα', 'IMEI 1 ', 'TRAINING', 'COPY', 'A/B^C~D\\']) {
    expect(text).toContain(shown);
  }
});
