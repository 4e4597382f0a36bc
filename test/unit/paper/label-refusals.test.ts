// Every shipped format at each of its resolutions with each symbol: which serials it cannot hold, by how much, and that what is
// offered instead prints (fault 19). Figures are worked out by hand from millimetres, dots and modules.
import { describe, expect, test } from 'vitest';
import { layoutLabel, type LabelLayout } from '../../../shared/paper/label-layout';
import type { LabelFormat } from '../../../shared/paper/label-format';
import { roundTripCases, withSymbol } from '../../devices/paper/round-trip-cases';
import { plainLabel } from './plain-label';

const noBits = (): null => null;
const layout = (serial: string, format: LabelFormat, dpi: number): LabelLayout =>
  layoutLabel({ ...plainLabel, serial }, format, dpi, noBits);
const cases = roundTripCases().filter(({ out, symbols }) => out === 'pdf' && symbols !== 'shipped');

/** Format, resolution, symbol, needed and room in hundredths of a millimetre, offer; for every case that is refused. */
function refusals(serial: string): readonly (readonly [string, number, string, number, number, string | null])[] {
  return cases.flatMap(({ format, dpi, symbols }) => {
    const result = layout(serial, format, dpi);
    if (result.kind === 'drawing') return [];
    if (result.kind !== 'symbolTooLarge') throw new Error(result.kind);
    return [[format.id, dpi, symbols, result.neededHmm, result.roomHmm, result.fits] as const];
  });
}

test('six formats, sixteen resolutions of them and four symbols are 64 cases', () => {
  // Four rolls at three resolutions and two sheets at two.
  expect(cases).toHaveLength((4 * 3 + 2 * 2) * 4);
});

describe('fault 19: what cannot be printed wide enough is refused', () => {
  test('fault 19: our own ten characters fit everywhere but in bars on 38.1 mm', () => {
    // 134 modules and 20 of quiet zones: at 300 dpi 3 dots (0.254 mm), at 600 dpi 6 dots, both times 39.12 mm.
    expect(refusals('WWW999995A')).toEqual([
      ['l7651', 300, 'code128', 3_912, 3_810, 'dataMatrix'],
      ['l7651', 600, 'code128', 3_912, 3_810, 'dataMatrix'],
    ]);
  });

  test('fault 19: twenty mixed characters need 68.8 to 69.9 mm in bars, and 16.5 to 16.8 mm as a QR code', () => {
    // Bars: 255 + 20 modules of 2 dots at 203 dpi are 550 dots, 68.82 mm; of 3 at 300 and 6 at 600 dpi 69.85 mm. Only the label
    // of 100 mm is wide enough. QR: version 2 has 25 + 8 modules of 4, 6 and 12 dots, 16.52 and 16.76 mm; 40 x 20 mm leave
    // 118, 174 and 348 dots above the serial, L7651 176 and 355.
    const bars = (id: string, roomHmm: number, resolutions: readonly number[]) =>
      resolutions.map((dpi) => [id, dpi, 'code128', dpi === 203 ? 6_882 : 6_985, roomHmm, 'dataMatrix']);
    const all = [203, 300, 600];
    const expected = [
      ...bars('roll-2x1', 5_080, all),
      ...bars('roll-50x25', 5_000, all),
      ...bars('roll-40x20', 4_000, all),
      ...bars('avery-5160', 6_668, [300, 600]),
      ...bars('l7651', 3_810, [300, 600]),
      ['roll-40x20', 203, 'qr', 1_652, 1_476, 'dataMatrix'],
      ['roll-40x20', 300, 'qr', 1_676, 1_473, 'dataMatrix'],
      ['roll-40x20', 600, 'qr', 1_676, 1_473, 'dataMatrix'],
      ['l7651', 300, 'qr', 1_676, 1_490, 'dataMatrix'],
      ['l7651', 600, 'qr', 1_676, 1_503, 'dataMatrix'],
    ];
    const sorted = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    expect(sorted(refusals('aB3dE6gH9jK2mN5pQ8sT'))).toEqual(sorted(expected));
  });

  test('fault 19: what is offered in place of a refused symbol prints on that label, two dots a module or more', () => {
    let offers = 0;
    for (const serial of ['WWW999995A', 'aB3dE6gH9jK2mN5pQ8sT', 'aB3dE6gH9jK2mN5pQ8sTaB3dE6gH9jK2mN5pQ8sT']) {
      for (const { format, dpi } of cases) {
        const refused = layout(serial, format, dpi);
        if (refused.kind !== 'symbolTooLarge' || refused.fits === null) continue;
        offers += 1;
        const instead = layout(serial, withSymbol(format, refused.fits), dpi);
        if (instead.kind !== 'drawing') throw new Error(`${format.id} at ${dpi} dpi: ${refused.fits} does not fit`);
        const modules = instead.drawing.primitives.flatMap((one) => ('moduleDots' in one ? [one.moduleDots] : []));
        expect(Math.min(...modules)).toBeGreaterThanOrEqual(2);
      }
    }
    // The 2 and 18 cases above, and those of forty characters.
    expect(offers).toBeGreaterThan(20);
  });
});

describe('what a GS1 code cannot carry', () => {
  const gs1 = cases.find(({ format, symbols }) => format.id === 'roll-100x50' && symbols === 'gs1DataMatrix');
  if (!gs1) throw new Error('no such case');

  test.each(['A B', 'A#1', 'A@1', '[1]', 'A^', 'A`', 'A'.repeat(21)])('%j is refused as a GS1 serial', (serial) => {
    expect(layout(serial, gs1.format, 300)).toEqual({ kind: 'serialNotGs1', serial });
  });

  test('it holds (01) GTIN and (21) serial; an item without a GTIN has a plain Data Matrix of the serial', () => {
    const symbolOf = (gtin: string | null): unknown => {
      const result = layoutLabel({ ...plainLabel, serial: 'A(1)%', gtin }, gs1.format, 300, noBits);
      return result.kind === 'drawing' ? result.drawing.primitives.find((one) => one.kind === 'matrix') : null;
    };
    // FNC1, 01 and GTIN as 8 pairs, 21 as a pair, 5 characters: 15 code words, in the square of 18 modules, which holds 18.
    expect(symbolOf('04006381333931')).toMatchObject({
      symbol: 'gs1DataMatrix',
      text: '010400638133393121A(1)%',
      side: 18,
    });
    expect(symbolOf(null)).toMatchObject({ symbol: 'dataMatrix', text: 'A(1)%', side: 12 });
  });
});

describe('what a format may not do', () => {
  const roll = cases.find(({ format }) => format.id === 'roll-2x1')?.format;
  if (!roll) throw new Error('no such format');

  test('bars on a label too low for them are refused with the height that is needed', () => {
    const low = { ...withSymbol(roll, 'code128'), heightHmm: 900 };
    // At 203 dpi: margins of 9, a foot of 27, half a gap of 6 rounded up and bars of 40 dots are 88; the label has 72 dots.
    expect(layout('WWW999995A', low, 203)).toEqual({ kind: 'labelTooLow', neededHmm: 1_101, roomHmm: 900 });
    // 11.1 mm are 89 dots.
    expect(layout('WWW999995A', { ...low, heightHmm: 1_110 }, 203).kind).toBe('drawing');
  });

  test('a label without room for TRAINING or COPY is refused, since neither may be missing', () => {
    const bare = { ...withSymbol(roll, 'code128'), fields: [], heightHmm: 900 };
    const marked = (more: object): LabelLayout => layoutLabel({ ...plainLabel, ...more }, bare, 203, noBits);
    expect(marked({}).kind).toBe('drawing');
    expect(marked({ training: true })).toEqual({ kind: 'noRoomForMark', mark: 'TRAINING' });
    expect(marked({ reprint: true })).toEqual({ kind: 'noRoomForMark', mark: 'COPY' });
    const narrow = { ...withSymbol(roll, 'dataMatrix'), widthHmm: 1_400 };
    expect(layoutLabel({ ...plainLabel, training: true }, narrow, 203, noBits).kind).toBe('noRoomForMark');
  });
});
