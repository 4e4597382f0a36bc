// 100 ZPL labels sent over a real socket to a printer program that speaks ZPL's status protocol, drawn by Zebrash and
// read back by two readers for each symbol, byte for byte.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelZpl, zplText } from '../../../main/printing/label-zpl';
import { labelFormats } from '../../../main/printing/paper-assets';
import { printPaper } from '../../../main/printing/print-paper';
import type { PrintJob } from '../../../main/printing/print-job';
import { code128Bits } from '../../../shared/paper/code128';
import { squareBits } from '../../../main/printing/symbols';
import { startPrinter } from './fake-printer';
import { checkOwnFormat } from '../../../shared/paper/own-format';
import { tellMeasured } from '../../fixtures/measured';
import { ownLabel } from '../../fixtures/own-label';
import { sampleLabels } from './label-samples';
import { withSymbol } from './round-trip-cases';
import { readByDmtx, readByZbar, readByZxing, renderZpl } from './readers';

const SEED = 41125;
const COUNT = 100;
const SLOW_MS = 120_000;
const AMPLE_MS = 60_000;
const labels = sampleLabels(COUNT, SEED);
const serials = labels.map((label) => label.serial);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unitill-label-zpl-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends every label as a job of its own and gives what the printer received. */
async function sentAndReceived(format: string, dpi: number): Promise<readonly string[]> {
  const printer = await startPrinter('ready');
  try {
    for (const [at, label] of labels.entries()) {
      const settings = { kind: 'zpl_tcp', format, dpi, host: '127.0.0.1', port: printer.port } as const;
      const job: PrintJob = { id: at, kind: 'label', printer: settings, label, deadlineMs: 0, reprint: false };
      expect(await printPaper([job], labelFormats(), AMPLE_MS)).toEqual({ state: 'sent' });
    }
    const received = await printer.labels(COUNT);
    expect(printer.events.filter((event) => !['listening', 'label', 'closed'].includes(event.kind))).toEqual([]);
    return received;
  } finally {
    await printer.stop();
  }
}

describe(`${COUNT} labels over TCP, seed ${SEED}`, () => {
  test.each([
    ['roll-2x1', 203],
    ['roll-2x1', 300],
    ['roll-50x25', 203],
    ['roll-50x25', 300],
  ])(
    '%s at %i dpi: every Code 128 and Data Matrix reads back',
    async (id, dpi) => {
      const into = mkdtempSync(join(folder, 'zpl-'));
      const files: string[] = [];
      const zxing = [];
      for (const [at, zpl] of (await sentAndReceived(id, dpi)).entries()) {
        const picture = await renderZpl(zpl, dpi);
        const path = join(into, `label-${String(at).padStart(3, '0')}.png`);
        writeFileSync(path, picture);
        files.push(path);
        zxing.push(await readByZxing(picture));
      }
      expect(zxing.map((read) => read.code128)).toEqual(serials);
      expect(zxing.map((read) => read.dataMatrix)).toEqual(serials);
      expect(await readByZbar(files)).toEqual(serials);
      expect(await readByDmtx(files, dpi)).toEqual(serials);
      const result = `${COUNT} of ${COUNT} read back by two decoders for each symbol`;
      tellMeasured({ what: `labels: ZPL ${id}, ${dpi} dpi`, size: `${COUNT} labels`, seed: SEED, result });
    },
    SLOW_MS,
  );
});

test('a job with a format of the store prints in it; on a printer of another resolution, or without it, it fails in words', async () => {
  const check = checkOwnFormat(ownLabel('own-narrow'));
  const [label] = labels;
  if (check.kind !== 'format' || !label) throw new Error('no format or no label');
  const printer = await startPrinter('ready');
  try {
    const settings = {
      kind: 'zpl_tcp',
      format: 'own-narrow',
      dpi: 300,
      host: '127.0.0.1',
      port: printer.port,
    } as const;
    const job: PrintJob = { id: 1, kind: 'label', printer: settings, label, deadlineMs: 0, reprint: false };
    expect(await printPaper([{ ...job, format: check.format }], labelFormats(), AMPLE_MS)).toEqual({ state: 'sent' });
    const [zpl = ''] = await printer.labels(1);
    // 40 x 20 mm at 300 dpi are 472 x 236 dots.
    expect(zpl).toContain('^PW472^LL236');
    expect(await readByZxing(await renderZpl(zpl, 300))).toEqual({ code128: null, dataMatrix: label.serial });
    const coarse = { ...job, format: check.format, printer: { ...settings, dpi: 203 } };
    expect(await printPaper([coarse], labelFormats(), AMPLE_MS)).toEqual({
      state: 'failed',
      error: 'Narrow is not made for 203 dpi',
    });
    expect(await printPaper([job], labelFormats(), AMPLE_MS)).toEqual({
      state: 'failed',
      error: 'there is no label format "own-narrow"',
    });
  } finally {
    await printer.stop();
  }
});

describe('one ZPL label', () => {
  const [label] = labels;
  const format = labelFormats().get('roll-2x1');
  if (!label || !format) throw new Error('the samples or the format are missing');
  const zplOf = (data: typeof label): string => {
    const zpl = labelZpl(data, format, 203);
    if (zpl.kind !== 'zpl') throw new Error('refused');
    return zpl.text;
  };

  test('the bars on the picture are the modules that were laid out, two dots each', async () => {
    const zpl = zplOf({ ...label, serial: 'K7C000042S', training: false });
    const picture = PNG.sync.read(await renderZpl(zpl, 203));
    const bits = code128Bits('K7C000042S');
    // 406 dots wide, 134 modules of 2 dots in the middle: from dot 69. Line 140 of 203 runs through the bars.
    const dark = (x: number): number => ((picture.data[(140 * picture.width + x) * 4] ?? 255) < 128 ? 1 : 0);
    const seen = bits.flatMap((_, module) => [dark(69 + 2 * module), dark(70 + 2 * module)]);
    expect(seen).toEqual(bits.flatMap((bit) => [bit, bit]));
  });

  test('names cannot give commands: ^ ~ \\ and all beyond ASCII travel as hex of their UTF-8', () => {
    expect(zplText('10% ^FS ~JR \\ é')).toBe('10% \\5EFS \\7EJR \\5C \\C3\\A9');
    const zpl = zplOf({ ...label, itemName: '^XZ^XA~JR', makerSerials: ['^FO0,0'], makerLabels: ['~HS'] });
    expect(zpl.match(/\^X[AZ]|~/gu)).toEqual(['^XA', '^XZ']);
  });

  test('each label sets what it depends on: UTF-8, width, length, home, one copy', () => {
    const zpl = zplOf(label);
    for (const command of ['^CI28', '^PW406', '^LL203', '^LH0,0', '^PQ1']) expect(zpl).toContain(command);
  });

  test('a GS1 Data Matrix begins with FNC1 by an escape character that no GS1 serial can hold', () => {
    const gs1 = withSymbol(format, 'gs1DataMatrix');
    const zpl = labelZpl({ ...label, serial: 'A(1)_%', gtin: '04006381333931' }, gs1, 203);
    if (zpl.kind !== 'zpl') throw new Error('refused');
    // 1 + 8 + 1 + 6 code words are 16, in the square of 18; 20 modules of 6 dots, 0.75 mm, above which the format goes no further.
    expect(zpl.text).toContain('^BXN,6,200,18,18,,@,1^FH\\^FD@1010400638133393121A(1)_%^FS');
  });

  test('the escape character is one that the serial does not hold; where it holds them all the symbol is a picture', () => {
    const square = withSymbol(format, 'dataMatrix');
    const zplWith = (serial: string): string => {
      const zpl = labelZpl({ ...label, serial }, square, 300);
      return zpl.kind === 'zpl' ? zpl.text : zpl.kind;
    };
    expect(zplWith('A@1')).toContain(',,!,1^FH\\^FDA@1^FS');
    expect(zplWith('@!#$%')).toContain(',,&,1^FH\\^FD@!#$%^FS');
    expect(zplWith('@!#$%&*+-./:;<=>?_|')).toMatch(/\^GFA,(\d+),\1,/u);
  });

  test('fault 19: every dot of a QR code sent as a picture stands where it was laid out', async () => {
    const zpl = labelZpl({ ...label, serial: 'K7C000042S', training: false }, withSymbol(format, 'qr'), 203);
    if (zpl.kind !== 'zpl') throw new Error('refused');
    const bits = squareBits({ kind: 'qr', text: 'K7C000042S', side: 21 });
    const picture = PNG.sync.read(await renderZpl(zpl.text, 203));
    const dark = (x: number, y: number): number => ((picture.data[(y * picture.width + x) * 4] ?? 255) < 128 ? 1 : 0);
    // Room above the foot: 203 less two margins of 9 and 27 are 158 dots, 29 modules of 5; the quiet zone is 4 x 5 = 20 dots.
    const at = (module: number): number => 20 + 5 * module;
    const seen = bits.map((_, one) => {
      const [x, y] = [at(one % 21), at(Math.floor(one / 21))];
      return [dark(x, y), dark(x + 4, y), dark(x, y + 4), dark(x + 4, y + 4)];
    });
    expect(seen).toEqual(bits.map((bit) => [bit, bit, bit, bit]));
  });

  test('a serial that is too long for the roll is refused with the symbol that fits', () => {
    const refusal = labelZpl({ ...label, serial: 'aB3dE6gH9jK2mN5pQ8sT' }, format, 203);
    expect(refusal).toMatchObject({ kind: 'symbolTooLarge', symbol: 'code128', fits: 'dataMatrix' });
  });
});
