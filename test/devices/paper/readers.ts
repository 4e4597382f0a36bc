// Independent readers of what we print: zxing, zbar and libdmtx for symbols, poppler for PDF, Zebrash for ZPL.
// None of them shares a line with what makes the labels.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PNG } from 'pngjs';
import { ready } from 'zpl-renderer-js';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const run = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

export type Read = { readonly code128: string | null; readonly dataMatrix: string | null };
/** One symbol as a reader gives it: `gs1` where it begins with FNC1, by its AIM identifier. */
export type ReadSymbol = { readonly format: string; readonly bytes: string; readonly gs1: boolean };

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
const zxingReady = prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(wasm).buffer },
  fireImmediately: true,
});

/** Every symbol that zxing sees on a picture, by its bytes. */
export async function allByZxing(png: Buffer): Promise<readonly ReadSymbol[]> {
  await zxingReady;
  const formats = ['Code128', 'DataMatrix', 'QRCode'] as const;
  const found = await readBarcodes(new Uint8Array(png), { tryHarder: true, formats: [...formats] });
  return found
    .filter((code) => code.isValid)
    .map(({ format, bytes, symbologyIdentifier }) => ({
      format,
      bytes: Buffer.from(bytes).toString('latin1'),
      gs1: symbologyIdentifier === ']d2',
    }));
}

/** What zxing sees on a picture, by its bytes. */
export async function readByZxing(png: Buffer): Promise<Read> {
  const found = await allByZxing(png);
  const bytesOf = (format: string): string | null => {
    const hits = found.filter((code) => code.format === format);
    return hits.length === 1 && hits[0] ? hits[0].bytes : null;
  };
  return { code128: bytesOf('Code128'), dataMatrix: bytesOf('DataMatrix') };
}

/** The text of the one QR code on a picture. */
export async function readQrByZxing(png: Buffer): Promise<string | null> {
  await zxingReady;
  const found = await readBarcodes(new Uint8Array(png), { tryHarder: true, formats: ['QRCode'] });
  return found.length === 1 ? (found[0]?.text ?? null) : null;
}

/** What zbarimg sees on each picture, in their order: one run reads them all. */
export async function readByZbar(
  files: readonly string[],
  symbology: 'code128' | 'qrcode' = 'code128',
): Promise<readonly (string | null)[]> {
  const args = ['-q', '--xml', '-Sdisable', `-S${symbology}.enable`, ...files];
  const { stdout } = await run('zbarimg', args, { maxBuffer: MAX_OUTPUT, encoding: 'utf8' });
  const byFile = new Map<string, string[]>();
  for (const [, file = '', body = ''] of stdout.matchAll(/<source href='([^']*)'>([^]*?)<\/source>/gu)) {
    byFile.set(
      file,
      [...body.matchAll(/<data[^>]*><!\[CDATA\[([^]*?)\]\]><\/data>/gu)].map(([, data = '']) => data),
    );
  }
  return files.map((file) => {
    const hits = byFile.get(file) ?? [];
    return hits.length === 1 ? (hits[0] ?? null) : null;
  });
}

/** What dmtxread sees on each picture, FNC1 as GS, two at a time; null where it finds nothing within two seconds. */
export async function readByDmtx(files: readonly string[], dpi: number): Promise<readonly (string | null)[]> {
  const found: (string | null)[] = [];
  for (let at = 0; at < files.length; at += 2) {
    found.push(...(await Promise.all(files.slice(at, at + 2).map((file) => readOneByDmtx(file, dpi)))));
  }
  return found;
}

async function readOneByDmtx(file: string, dpi: number): Promise<string | null> {
  try {
    // Fine pictures are halved before the search, which else takes half a second each.
    const shrink = dpi >= 600 ? ['-S', '2'] : [];
    const { stdout } = await run('dmtxread', ['-m', '2000', '-N', '1', '-G29', ...shrink, file], {
      encoding: 'latin1',
    });
    return stdout;
  } catch {
    // It exits with 1 when it finds nothing; a missing program fails the test just as well.
    return null;
  }
}

/** The pages of a PDF as pictures at a resolution, in their order. */
export async function pagesOf(pdf: string, dpi: number, folder: string): Promise<readonly string[]> {
  const name = `page-${dpi}`;
  await run('pdftoppm', ['-r', String(dpi), '-gray', '-png', pdf, join(folder, name)]);
  return readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`))
    .sort()
    .map((file) => join(folder, file));
}

/** The text of a PDF as it stands on the page. */
export async function textOf(pdf: string): Promise<string> {
  const { stdout } = await run('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' });
  return stdout;
}

/** A ZPL label as a picture, by the size that it names itself; 8, 12 or 24 dots a millimetre. */
export async function renderZpl(zpl: string, dpi: number): Promise<Buffer> {
  const dotsPerMm = { 203: 8, 300: 12, 600: 24 }[dpi];
  if (dotsPerMm === undefined) throw new RangeError(`no ZPL printer has ${dpi} dpi`);
  const width = Number(/\^PW(\d+)/u.exec(zpl)?.[1]) / dotsPerMm;
  const height = Number(/\^LL(\d+)/u.exec(zpl)?.[1]) / dotsPerMm;
  const { api } = await ready;
  return Buffer.from(await api.zplToBase64Async(zpl, width, height, dotsPerMm), 'base64');
}

/** A part of a picture, as a picture. */
export function cropped(page: PNG, x: number, y: number, width: number, height: number): Buffer {
  const part = new PNG({ width, height });
  PNG.bitblt(page, part, x, y, width, height, 0, 0);
  return PNG.sync.write(part, { deflateLevel: 1 });
}

export function pictureAt(file: string): PNG {
  return PNG.sync.read(readFileSync(file));
}
