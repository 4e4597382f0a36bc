// Label formats as data: the shipped ones, and what a designer may not do.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { labelFormats } from '../../../main/printing/paper-assets';
import { checkLabelFormat } from '../../../shared/paper/label-format';

const shipped = readdirSync('assets/labels').filter((file) => file.endsWith('.json'));

function read(file: string): Record<string, unknown> {
  return JSON.parse(readFileSync(`assets/labels/${file}`, 'utf8')) as Record<string, unknown>;
}

describe('shipped formats', () => {
  const ids = ['avery-5160', 'l7651', 'roll-100x50', 'roll-2x1', 'roll-40x20', 'roll-50x25'];

  test('four rolls and two sheets, each under the id that its file bears', () => {
    expect(shipped.sort()).toEqual(ids.map((id) => `${id}.json`));
    expect([...labelFormats().keys()].sort()).toEqual(ids);
  });

  test.each([
    ['roll-2x1', 5_080, 2_540],
    ['roll-50x25', 5_000, 2_500],
    ['roll-40x20', 4_000, 2_000],
    ['roll-100x50', 10_000, 5_000],
  ])('%s is %i x %i hundredths of a millimetre, at 203, 300 and 600 dpi', (id, widthHmm, heightHmm) => {
    expect(labelFormats().get(id)).toMatchObject({ widthHmm, heightHmm, dpi: [203, 300, 600], sheet: null });
  });

  test('Avery 5160 fills a Letter page: 3 x 10 labels of 2 5/8 x 1 in, a column every 2 3/4 in', () => {
    // 2.625 in = 66.675 mm; left margin 3/16 in = 4.7625 mm, top 1/2 in = 12.7 mm.
    expect(labelFormats().get('avery-5160')).toMatchObject({
      widthHmm: 6_668,
      heightHmm: 2_540,
      sheet: { columns: 3, rows: 10, leftHmm: 476, topHmm: 1_270, stepXHmm: 6_985, stepYHmm: 2_540 },
    });
  });

  test('L7651 fills an A4 page: 5 x 13 labels of 38.1 x 21.2 mm, centred', () => {
    // (210 - 5 x 38.1 - 4 x 2.5) / 2 = 4.75 mm; (297 - 13 x 21.2) / 2 = 10.7 mm.
    expect(labelFormats().get('l7651')).toMatchObject({
      widthHmm: 3_810,
      heightHmm: 2_120,
      sheet: { columns: 5, rows: 13, leftHmm: 475, topHmm: 1_070, stepXHmm: 4_060, stepYHmm: 2_120 },
    });
  });
});

describe('a format is unusable', () => {
  const roll = read('roll-2x1.json');
  const sheet = read('avery-5160.json');
  const geometry = sheet['sheet'] as Record<string, unknown>;

  test.each([
    ['with bars under 0.25 mm (fault 19)', { ...roll, code128: { ...(roll['code128'] as object), minModuleHmm: 24 } }],
    ['without any symbol', { ...roll, code128: null, square: null }],
    [
      'with a smallest module above the largest',
      { ...roll, square: { kind: 'qr', minModuleHmm: 80, maxModuleHmm: 60 } },
    ],
    ['with labels that overlap', { ...sheet, sheet: { ...geometry, stepXHmm: 6_000 } }],
    ['with labels beyond the page', { ...sheet, sheet: { ...geometry, rows: 11 } }],
    ['with fractions', { ...roll, widthHmm: 50.8 }],
    ['when it is nothing', null],
  ])('%s', (_, value) => {
    const check = checkLabelFormat(value);
    expect(check.kind).toBe('unusable');
    expect(check.kind === 'unusable' && check.reasons[0]).toMatch(/.+: .+/u);
  });
});

describe('files of the first shape', () => {
  // As they were written before there were other square symbols, fields and modules in dots.
  const first = (id: string): unknown =>
    JSON.parse(readFileSync(`test/fixtures/labels/${id}-first-shape.json`, 'utf8')) as unknown;

  test('are read as they were meant: the same symbols, all fields, the least quiet zones', () => {
    const old = checkLabelFormat(first('roll-2x1'));
    const now = labelFormats().get('roll-2x1');
    // Since then the roll is made for 600 dpi too; all else is the same.
    expect(old).toEqual({ kind: 'format', format: { ...now, dpi: [203, 300] } });
    expect(checkLabelFormat(first('avery-5160'))).toEqual({ kind: 'format', format: labelFormats().get('avery-5160') });
    expect(now).toMatchObject({
      square: { kind: 'dataMatrix', quietModules: 1, moduleDots: null },
      code128: { quietModules: 10, moduleDots: null },
      fields: ['name', 'makers', 'serial', 'sku'],
    });
  });

  test('without a Data Matrix they have no square symbol', () => {
    const check = checkLabelFormat({ ...(first('roll-2x1') as object), dataMatrix: null });
    expect(check).toMatchObject({ kind: 'format', format: { square: null } });
  });
});

describe('modules in dots and quiet zones', () => {
  const file = read('roll-2x1.json');
  const roll = { ...file, dpi: [203] };
  const bars = file['code128'] as object;
  const square = file['square'] as object;

  test.each([
    // 25.4 / 203 = 0.125 mm a dot, so 0.25 mm are 2 and 0.4 mm are 4; at 600 dpi 6 and 10.
    [203, 'code128', 1, false],
    [203, 'code128', 2, true],
    [203, 'square', 3, false],
    [203, 'square', 4, true],
    [600, 'code128', 5, false],
    [600, 'code128', 6, true],
    [600, 'square', 9, false],
    [600, 'square', 10, true],
  ])('fault 19: at %i dpi a %s of %i dots a module: let is %s', (dpi, symbol, moduleDots, let_) => {
    const limits = { code128: bars, square }[symbol];
    const check = checkLabelFormat({ ...roll, dpi: [dpi], [symbol]: { ...limits, moduleDots } });
    expect(check.kind === 'format').toBe(let_);
  });

  test('a module in dots stands for one resolution only', () => {
    const code128 = { ...bars, moduleDots: 3 };
    expect(checkLabelFormat({ ...roll, dpi: [203, 300], code128 }).kind).toBe('unusable');
    expect(checkLabelFormat({ ...roll, dpi: [300], code128 }).kind).toBe('format');
  });

  test.each([
    ['code128', { ...bars, quietModules: 9 }, false],
    ['code128', { ...bars, quietModules: 10 }, true],
    ['square', { ...square, kind: 'qr', quietModules: 3 }, false],
    ['square', { ...square, kind: 'qr', quietModules: 4 }, true],
    ['square', { ...square, kind: 'gs1DataMatrix', quietModules: 1 }, true],
  ])('a quiet zone of %s %j: let is %s', (symbol, value, let_) => {
    expect(checkLabelFormat({ ...roll, [symbol]: value }).kind === 'format').toBe(let_);
  });

  test('a field stands once', () => {
    expect(checkLabelFormat({ ...roll, fields: ['name', 'name'] }).kind).toBe('unusable');
    expect(checkLabelFormat({ ...roll, fields: ['colour'] }).kind).toBe('unusable');
  });
});
