// Labels laid out in dots: the limits of fault 19, and that nothing lies outside the label or over a symbol.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { labelFormats } from '../../../main/printing/paper-assets';
import { dotsOf, type Drawing, type Primitive } from '../../../shared/paper/drawing';
import type { LabelData } from '../../../shared/paper/label-data';
import { LABEL_FIELDS, type BarsLimits, type LabelFormat, type SquareLimits } from '../../../shared/paper/label-format';
import { layoutLabel, type LabelLayout } from '../../../shared/paper/label-layout';
import { SQUARE_KINDS, SQUARE_QUIET } from '../../../shared/paper/label-square';
import { textWidthDots } from '../../../shared/paper/text-width';
import { labelRefusalText } from '../../../shared/texts/label-refusal-text';
import { plainLabel } from './plain-label';

const SEED = 20261125;

const label = plainLabel;

function shipped(id: string): LabelFormat {
  const format = labelFormats().get(id);
  if (!format) throw new Error(`no format ${id}`);
  return format;
}

function barsOf(id: string): BarsLimits {
  const { code128 } = shipped(id);
  if (!code128) throw new Error(`${id} has no bars`);
  return code128;
}

function squareOf(id: string): SquareLimits {
  const { square } = shipped(id);
  if (!square) throw new Error(`${id} has no square symbol`);
  return square;
}

/** A label 40 mm wide with bars only, as in the fault. */
const label40: LabelFormat = { ...shipped('roll-50x25'), id: 'label-40', widthHmm: 4_000, square: null };

function layout(data: LabelData, format: LabelFormat, dpi: number): LabelLayout {
  return layoutLabel(data, format, dpi, () => null);
}

function drawn(data: LabelData, format: LabelFormat, dpi: number): Drawing {
  const result = layout(data, format, dpi);
  if (result.kind !== 'drawing') throw new Error(labelRefusalText(result));
  return result.drawing;
}

function only<K extends Primitive['kind']>(drawing: Drawing, kind: K): (Primitive & { readonly kind: K })[] {
  return drawing.primitives.filter(
    (primitive): primitive is Primitive & { readonly kind: K } => primitive.kind === kind,
  );
}

describe('fault 19: a Code 128 too dense for the label', () => {
  // 20 mixed characters in set B: start, 20, check at 11 modules and a stop of 13 are 255 modules. With 10 modules of
  // quiet zone on each side 275 x 0.25 mm = 68.75 mm; at 203 dpi 0.25 mm is 2 dots, 550 dots, 68.82 mm.
  const mixed = 'aB3dE6gH9jK2mN5pQ8sT';

  test('fault 19: a 20-character mixed serial on a 40 mm label at 203 dpi is refused: 255 modules, 69 mm', () => {
    const refusal = layout({ ...label, serial: mixed }, label40, 203);
    expect(refusal).toEqual({
      kind: 'symbolTooLarge',
      symbol: 'code128',
      modules: 255,
      neededHmm: 6_882,
      roomHmm: 4_000,
      fits: 'dataMatrix',
    });
    if (refusal.kind !== 'symbolTooLarge') throw new Error('drawn');
    expect(Math.round(refusal.neededHmm / 100)).toBe(69);
    expect(labelRefusalText(refusal)).toBe(
      'Code 128 needs 68.82 mm and the label has 40.0 mm. A label with Data Matrix alone fits.',
    );
  });

  test('fault 19: the Data Matrix that is offered prints on the same label', () => {
    const square: LabelFormat = { ...label40, code128: null, square: shipped('roll-40x20').square };
    const [symbol] = only(drawn({ ...label, serial: mixed }, square, 203), 'matrix');
    // 20 characters without a pair of digits are 20 code words: the square of 20 modules, which holds 22.
    expect(symbol).toMatchObject({ side: 20, text: mixed });
    expect(symbol?.moduleDots).toBeGreaterThanOrEqual(4);
  });

  test('fault 19: a 15-digit IMEI in set C needs 38.5 mm and passes on the 40 mm label', () => {
    const [bars] = only(drawn({ ...label, serial: '490154203237518' }, label40, 203), 'bars');
    // Start, 7 pairs, switch, 1 digit, check at 11 modules and the stop: 134. With quiet zones 154 x 0.25 = 38.5 mm.
    expect(bars?.bits).toHaveLength(134);
    expect(bars?.moduleDots).toBe(2);
    expect((134 + 20) * 25).toBe(3_850);
  });

  test('our own serials of ten characters take 38.5 mm too, at 2 dots with 203 dpi and 3 dots with 300 dpi', () => {
    for (const [dpi, dots] of [
      [203, 2],
      [300, 3],
    ] as const) {
      const [bars] = only(drawn(label, label40, dpi), 'bars');
      expect([bars?.bits.length, bars?.moduleDots]).toEqual([134, dots]);
    }
  });

  test('38 mm do not hold them at any resolution, so the shipped format of that width has no bars', () => {
    const narrow: LabelFormat = { ...label40, widthHmm: 3_810 };
    for (const dpi of [203, 300, 600]) expect(layout(label, narrow, dpi).kind).toBe('symbolTooLarge');
    expect(shipped('l7651')).toMatchObject({ widthHmm: 3_810, code128: null });
  });

  test('a low resolution does not go below two dots', () => {
    // At 150 dpi one dot is 0.17 mm: 0.25 mm are two dots, and 154 x 2 dots are 52.2 mm.
    expect(layout(label, { ...label40, widthHmm: 5_200 }, 150).kind).toBe('symbolTooLarge');
    expect(layout(label, { ...label40, widthHmm: 5_300 }, 150).kind).toBe('drawing');
  });
});

describe('a serial that no symbol carries', () => {
  test.each(['', 'é', 'A\u001dB'])('%j is refused', (serial) => {
    expect(layout({ ...label, serial }, shipped('roll-2x1'), 203)).toEqual({ kind: 'serialNotPrintable', serial });
  });

  test('a Data Matrix larger than the room above the foot line is refused', () => {
    const low: LabelFormat = { ...shipped('l7651'), heightHmm: 1_500, sheet: null };
    // 20 code words need the square of 20; with quiet zones 22 modules of 6 dots at 300 dpi are 132 dots, 11.18 mm.
    // The height is 177 dots; less two margins of 18 and the foot line of 38 there are 103 dots, 8.72 mm.
    expect(layout({ ...label, serial: 'aB3dE6gH9jK2mN5pQ8sT' }, low, 300)).toEqual({
      kind: 'symbolTooLarge',
      symbol: 'dataMatrix',
      modules: 20,
      neededHmm: 1_118,
      roomHmm: 872,
      fits: null,
    });
    expect(layout(label, low, 300).kind).toBe('drawing');
  });
});

describe('text on a label', () => {
  const texts = (data: LabelData, format = shipped('roll-2x1')): string[] =>
    only(drawn(data, format, 203), 'text').map((line) => line.text);

  test('a long name takes two lines, the second ends in an ellipsis', () => {
    const itemName = 'Wireless noise cancelling headphones with charging case in midnight blue';
    const lines = texts({ ...label, itemName, makerSerials: [], makerLabels: [] }).slice(0, 2);
    expect(lines[0]).toBe('Wireless noise cancelling');
    expect(lines[1]).toMatch(/^headphones with.*…$/u);
  });

  test('every maker serial stands there whole, even three in training with a long name', () => {
    const makerSerials = ['356938035643809', '356938035643817', 'R58N/00123 é'];
    const makerLabels = ['IMEI 1', 'IMEI 2', 'Maker'];
    const full: LabelData = {
      ...label,
      itemName: 'x '.repeat(60),
      makerSerials,
      makerLabels,
      training: true,
      reprint: true,
    };
    for (const format of labelFormats().values()) {
      expect(texts(full, format)).toEqual(
        expect.arrayContaining([
          'TRAINING',
          'COPY',
          'IMEI 1 356938035643809',
          'IMEI 2 356938035643817',
          'Maker R58N/00123 é',
        ]),
      );
    }
  });

  test('TRAINING and COPY stand only where they belong', () => {
    expect(texts(label)).not.toContain('TRAINING');
    expect(texts(label)).not.toContain('COPY');
    expect(texts({ ...label, training: true })).toContain('TRAINING');
    expect(texts({ ...label, reprint: true })).toContain('COPY');
  });
});

describe('whatever is on it', () => {
  const word = fc.string({ unit: fc.constantFrom(...'AbcWmil 0189-/éßЖ中😀'), maxLength: 60 });
  const anyLabel: fc.Arbitrary<LabelData> = fc.record({
    serial: fc.string({ unit: fc.constantFrom(...'ABCDEFGH0123456789'), minLength: 1, maxLength: 12 }),
    itemName: word,
    sku: word,
    gtin: fc.constantFrom(null, '04006381333931'),
    companyName: word,
    priceText: fc.constantFrom('', '1,449.00 EUR'),
    makerSerials: fc.array(word, { maxLength: 3 }),
    makerLabels: fc.constant(['IMEI 1', 'IMEI 2', 'Maker']),
    training: fc.boolean(),
    reprint: fc.boolean(),
  });
  const shippedFormats = [...labelFormats().values()].flatMap((format) => format.dpi.map((dpi) => ({ format, dpi })));
  /** What a designer may make of a shipped format: any size, fields, symbols and quiet zones that are let. */
  const anyFormat = fc
    .record({
      from: fc.constantFrom(...shippedFormats),
      bars: fc.option(fc.integer({ min: 10, max: 15 })),
      square: fc.option(fc.record({ kind: fc.constantFrom(...SQUARE_KINDS), more: fc.integer({ min: 0, max: 4 }) })),
      widthHmm: fc.integer({ min: 1_000, max: 12_000 }),
      heightHmm: fc.integer({ min: 500, max: 6_000 }),
      marginHmm: fc.integer({ min: 0, max: 300 }),
      fields: fc.shuffledSubarray([...LABEL_FIELDS]),
    })
    .filter(({ bars, square }) => bars !== null || square !== null)
    .map(({ from: { format, dpi }, bars, square, ...sizes }) => ({
      dpi,
      format: {
        ...format,
        ...sizes,
        sheet: null,
        code128: bars === null ? null : { ...barsOf('roll-2x1'), quietModules: bars },
        square: square && {
          ...squareOf('roll-2x1'),
          kind: square.kind,
          quietModules: SQUARE_QUIET[square.kind] + square.more,
        },
      },
    }));

  test('all is drawn in whole dots inside the label, and symbols keep their quiet zones', () => {
    let drawings = 0;
    const property = fc.property(anyLabel, anyFormat, (data, { format, dpi }) => {
      const result = layout(data, format, dpi);
      if (result.kind !== 'drawing') return;
      drawings += 1;
      const boxes = result.drawing.primitives.map((primitive) => boxOf(primitive, format));
      for (const box of boxes) {
        expect([box.x, box.y, box.width, box.height].every(Number.isInteger)).toBe(true);
        expect(box.x - box.quiet).toBeGreaterThanOrEqual(0);
        expect(box.y - box.above).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width + box.quiet).toBeLessThanOrEqual(result.drawing.widthDots);
        expect(box.y + box.height + box.above).toBeLessThanOrEqual(result.drawing.heightDots);
      }
      const lowest = dotsOf(format.code128?.minHeightHmm ?? 0, dpi);
      for (const { heightDots } of only(result.drawing, 'bars')) expect(heightDots).toBeGreaterThanOrEqual(lowest);
      const symbols = boxes.filter((box) => box.quiet > 0);
      for (const symbol of symbols) {
        for (const box of boxes) if (box !== symbol) expect(apart(symbol, box)).toBe(true);
      }
    });
    fc.assert(property, { seed: SEED, numRuns: 2_000, verbose: true });
    // Most are refused for their size; enough are not.
    expect(drawings).toBeGreaterThan(300);
  });
});

/** `quiet` is the light margin at the sides, `above` that above and below: bars need none there. */
type Box = { x: number; y: number; width: number; height: number; quiet: number; above: number };

function boxOf(primitive: Primitive, { code128, square }: LabelFormat): Box {
  const { x } = primitive;
  switch (primitive.kind) {
    case 'bars': {
      const { y, moduleDots, bits, heightDots } = primitive;
      return {
        x,
        y,
        width: bits.length * moduleDots,
        height: heightDots,
        quiet: (code128?.quietModules ?? 0) * moduleDots,
        above: 0,
      };
    }
    case 'matrix': {
      const { side, moduleDots } = primitive;
      const quiet = (square?.quietModules ?? 0) * moduleDots;
      return { x, y: primitive.y, width: side * moduleDots, height: side * moduleDots, quiet, above: quiet };
    }
    case 'fill':
      return { x, y: primitive.y, width: primitive.widthDots, height: primitive.heightDots, quiet: 0, above: 0 };
    case 'text': {
      const height = Math.ceil(primitive.sizeDots * 0.75);
      const width = textWidthDots(primitive.text, primitive.sizeDots);
      return { x, y: primitive.baseline - height, width, height, quiet: 0, above: 0 };
    }
  }
}

/** A symbol and its quiet zone touch nothing. */
function apart(symbol: Box, other: Box): boolean {
  const aside = other.x >= symbol.x + symbol.width + symbol.quiet || other.x + other.width <= symbol.x - symbol.quiet;
  const below = other.y >= symbol.y + symbol.height + symbol.above;
  return aside || below || other.y + other.height <= symbol.y - symbol.above;
}
