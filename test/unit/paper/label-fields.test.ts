// What stands on a label and in which order, as its format says; and what is left out for want of room.
import { describe, expect, test } from 'vitest';
import { labelFormats } from '../../../main/printing/paper-assets';
import type { Primitive } from '../../../shared/paper/drawing';
import type { LabelData } from '../../../shared/paper/label-data';
import { LABEL_FIELDS, type LabelField, type LabelFormat } from '../../../shared/paper/label-format';
import { layoutLabel } from '../../../shared/paper/label-layout';
import { plainLabel } from './plain-label';

const large = labelFormats().get('roll-100x50');
const small = labelFormats().get('roll-40x20');
if (!large || !small) throw new Error('a shipped format is missing');

type Text = Primitive & { readonly kind: 'text' };

function laidOut(format: LabelFormat, more: Partial<LabelData> = {}) {
  const layout = layoutLabel({ ...plainLabel, ...more }, format, 300, () => null);
  if (layout.kind !== 'drawing') throw new Error(layout.kind);
  const texts = layout.drawing.primitives.filter((one): one is Text => one.kind === 'text');
  return { texts, dropped: layout.dropped, width: layout.drawing.widthDots };
}

const topDown = (fields: readonly LabelField[], more: Partial<LabelData> = {}): readonly string[] =>
  laidOut({ ...large, fields }, more)
    .texts.toSorted((a, b) => a.baseline - b.baseline || a.x - b.x)
    .map(({ text }) => text);

describe('the fields of a format', () => {
  test('all of them stand in its order: company, name, maker serial, price; below the bars serial and item code', () => {
    expect(topDown(LABEL_FIELDS)).toEqual([
      'Fernweh Electronics',
      'Ryzen 7 9800X3D',
      'Maker 9JY0418Q-77',
      '449.00 EUR',
      'K7C000042S',
      'RYZ-9800X3D',
    ]);
  });

  test('another order is another label; what the format leaves out does not stand there', () => {
    expect(topDown(['price', 'name'])).toEqual(['449.00 EUR', 'Ryzen 7 9800X3D']);
    expect(topDown(['name', 'price'])).toEqual(['Ryzen 7 9800X3D', '449.00 EUR']);
    expect(topDown([])).toEqual([]);
  });

  test('serial and item code change sides with their order', () => {
    const placed = (fields: readonly LabelField[]) => {
      const { texts, width } = laidOut({ ...large, fields });
      return texts.map(({ text, x }) => [text, x < width / 2 ? 'left' : 'right']);
    };
    expect(placed(['serial', 'sku'])).toEqual([
      ['K7C000042S', 'left'],
      ['RYZ-9800X3D', 'right'],
    ]);
    expect(placed(['sku', 'serial'])).toEqual([
      ['RYZ-9800X3D', 'left'],
      ['K7C000042S', 'right'],
    ]);
    expect(placed(['sku'])).toEqual([['RYZ-9800X3D', 'left']]);
  });

  test('what a unit does not have takes no line', () => {
    expect(
      topDown(['company', 'name', 'makers', 'price'], { companyName: '', makerSerials: [], priceText: '' }),
    ).toEqual(['Ryzen 7 9800X3D']);
  });

  test('a copy says so at the foot, and at the top where the format has no foot', () => {
    const copy = (fields: readonly LabelField[]): number =>
      laidOut({ ...large, fields }, { reprint: true }).texts.find(({ text }) => text === 'COPY')?.baseline ?? -1;
    const half = (large.heightHmm * 300) / 2_540 / 2;
    expect(copy(['name', 'serial'])).toBeGreaterThan(half);
    expect(copy(['name'])).toBeLessThan(half);
    expect(copy(['name'])).toBeGreaterThan(0);
  });
});

describe('what has no room', () => {
  test('is named, the last fields first; the serial is set smaller before it is cut', () => {
    const fields = ['company', 'name', 'makers', 'price', 'serial'] as const;
    const makerSerials = ['356938035643809', '356938035643817', 'R58N00123', 'R58N00124'];
    const crowded = laidOut({ ...small, fields }, { makerSerials, makerLabels: [] });
    expect(crowded.dropped).toEqual(['price']);
    expect(laidOut(small).dropped).toEqual([]);
    const long = laidOut(small, { serial: 'WMWMWMWMWMWMWMWMWMWM', sku: '' });
    const serial = long.texts.find(({ text }) => text === 'WMWMWMWMWMWMWMWMWMWM');
    // 3.2 mm at 300 dpi are 38 dots.
    expect(serial?.sizeDots).toBeLessThan(38);
    expect(long.dropped).toEqual([]);
    expect(laidOut(small, { serial: 'WMWMWMWMWMWMWMWMWMWM'.repeat(2), sku: '' }).dropped).toEqual(['serial']);
  });
});
