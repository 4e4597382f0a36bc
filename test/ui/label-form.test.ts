// The form of the label designer without a window: what is typed, what it makes, and in which words it is refused.
import { describe, expect, test } from 'vitest';
import { labelFormats } from '../../main/printing/paper-assets';
import { SHIPPED_FORMATS } from '../../renderer/data/label-formats';
import {
  formatOf,
  formOf,
  movedField,
  withField,
  withSquare,
  wrongCount,
  wrongLength,
  type LabelForm,
} from '../../renderer/screens/settings/labels/label-form';
import { otherResolution, printersWith, usedBy } from '../../renderer/screens/settings/labels/label-printers';
import { problemOf } from '../../renderer/screens/settings/labels/problem-words';
import type { House } from '../../shared/contract/answers';
import type { LabelFormat } from '../../shared/paper/label-format';
import { checkOwnFormat } from '../../shared/paper/own-format';

function shipped(id: string): LabelFormat {
  const format = SHIPPED_FORMATS.find((one) => one.id === id);
  if (!format) throw new Error(`no format ${id}`);
  return format;
}

const copyOf = (id: string, dpi = 300): LabelForm => formOf(shipped(id), 'own-1', 'Mine', dpi);
const sized = (form: LabelForm, lengths: Partial<LabelForm['lengths']>): LabelForm => ({
  ...form,
  lengths: { ...form.lengths, ...lengths },
});
const company = { name: 'Meier', currency: 'EUR', currencyDigits: 2 };
const house = { company, station: { prefix: 'K7C' } } as House;
const wordsOf = (form: LabelForm): string | null => problemOf(formatOf(form), house);

test('the window has every shipped format, the same as print jobs', () => {
  const byId = (a: LabelFormat, b: LabelFormat): number => a.id.localeCompare(b.id);
  expect([...SHIPPED_FORMATS].sort(byId)).toEqual([...labelFormats().values()].sort(byId));
});

test('a copy that nobody changed is the shipped format in one resolution, and can be kept', () => {
  for (const format of SHIPPED_FORMATS) {
    for (const dpi of format.dpi) {
      const result = formatOf(formOf(format, 'own-1', format.name, dpi));
      if (result.kind !== 'format') throw new Error(result.kind);
      expect(result.format).toEqual({ ...format, id: 'own-1', dpi: [dpi] });
      expect(checkOwnFormat(result.format).kind).toBe('format');
      expect(problemOf(result, house)).toBeNull();
    }
  }
});

describe('what is typed', () => {
  test.each([
    ['38.1', false],
    ['38,1', false],
    ['10', false],
    ['9.99', true],
    ['300', false],
    ['300.01', true],
    ['38.123', true],
    ['', true],
    ['wide', true],
    ['-5', true],
  ])('%j as the width: wrong is %s', (width, wrong) => {
    const form = sized(copyOf('roll-40x20'), { width });
    expect(wrongLength(form, 'width')).toBe(wrong);
    expect(formatOf(form).kind === 'typed').toBe(wrong);
  });

  test('the quiet zone of a QR code is four modules at least, and a change to one brings it there', () => {
    const form = withSquare(copyOf('roll-40x20'), 'qr');
    expect(form.counts.squareQuiet).toBe('4');
    expect(wrongCount({ ...form, counts: { ...form.counts, squareQuiet: '3' } }, 'squareQuiet')).toBe(true);
    expect(wrongCount({ ...form, counts: { ...form.counts, squareQuiet: '41' } }, 'squareQuiet')).toBe(true);
  });

  test('what is not on the label is not asked for', () => {
    const form = sized(copyOf('roll-40x20'), { pageWidth: 'x' });
    expect(wrongLength(form, 'pageWidth')).toBe(false);
    expect(wrongCount({ ...form, counts: { ...form.counts, barsQuiet: 'x' } }, 'barsQuiet')).toBe(false);
  });
});

test('fields go on at the end, come off, and move by one; the first goes no further up', () => {
  const form = copyOf('roll-40x20');
  expect(form.fields).toEqual(['name', 'makers', 'serial', 'sku']);
  const more = withField(withField(form, 'price', true), 'makers', false);
  expect(more.fields).toEqual(['name', 'serial', 'sku', 'price']);
  expect(movedField(more, 'price', -1).fields).toEqual(['name', 'serial', 'price', 'sku']);
  expect(movedField(more, 'name', -1)).toBe(more);
  expect(movedField(more, 'price', 1)).toBe(more);
  expect(movedField(more, 'makers', 1)).toBe(more);
});

describe('why a label cannot be kept', () => {
  test('fault 19: bars of one dot at 203 dpi are 0.13 mm; of two dots at 300 dpi 0.17 mm, where three are needed', () => {
    // 25.4 / 203 = 0.125 and 2 x 25.4 / 300 = 0.169; 3 x 25.4 / 300 = 0.254.
    expect(wordsOf({ ...copyOf('roll-50x25', 203), barsDots: 1 })).toBe(
      'Bars of 1 dot are 0.13 mm wide. Scanners need 0.25 mm, which is 2 dots at this resolution.',
    );
    expect(wordsOf({ ...copyOf('roll-50x25'), barsDots: 2 })).toBe(
      'Bars of 2 dots are 0.17 mm wide. Scanners need 0.25 mm, which is 3 dots at this resolution.',
    );
    expect(wordsOf({ ...copyOf('roll-50x25'), barsDots: 3 })).toBeNull();
  });

  test('fault 19: the bars of our widest serial need 38.54 mm at 203 dpi, more than a label of 38.1 mm', () => {
    // (134 + 20) x 2 dots of 25.4 / 203 mm = 38.54 mm.
    expect(wordsOf(sized({ ...copyOf('roll-50x25', 203), square: 'none' }, { width: '38.1' }))).toBe(
      'Code 128 needs 38.54 mm and the label has 38.1 mm. A label with Data Matrix alone fits.',
    );
    expect(wordsOf(sized({ ...copyOf('roll-50x25', 203), square: 'none' }, { width: '38.6' }))).toBeNull();
  });

  test.each<[string, LabelForm, string]>([
    ['no name', { ...copyOf('roll-40x20'), name: ' ' }, 'name'],
    ['no symbol', { ...copyOf('roll-40x20'), square: 'none' }, 'needs a code'],
    ['labels over each other', sized(copyOf('avery-5160'), { stepX: '60' }), 'over each other'],
    ['labels beyond the page', sized(copyOf('avery-5160'), { top: '26' }), 'beyond their page'],
    ['bars upside down', sized(copyOf('roll-2x1'), { barsLow: '9', barsHigh: '8' }), 'higher than the highest'],
    ['too low for bars', sized(copyOf('roll-2x1'), { height: '10', barsLow: '6' }), 'high'],
    [
      'no room for the mark of a copy',
      sized({ ...copyOf('roll-2x1'), square: 'none', fields: [] }, { height: '9.2' }),
      'COPY',
    ],
  ])('%s', (_, form, words) => {
    expect(wordsOf(form)).toContain(words);
  });
});

describe('printing with a label', () => {
  const zpl = { for: 'label', kind: 'zpl_tcp', format: 'roll-2x1', dpi: 203, host: 'dock', port: 9_100, newer: 'kept' };
  const pdf = { for: 'label', kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder: '/labels' };
  const slip = { for: 'slip', kind: 'pdf_slip', format: '', dpi: 203 };

  test('the label printer takes the format and keeps all else; the resolution follows where the format has not its own', () => {
    expect(printersWith([slip, zpl], shipped('roll-40x20'))).toEqual([slip, { ...zpl, format: 'roll-40x20' }]);
    const own = { ...shipped('roll-40x20'), id: 'own-1', dpi: [600] };
    expect(printersWith([zpl], own)).toEqual([{ ...zpl, format: 'own-1', dpi: 600 }]);
  });

  test('a sheet goes to files only, and turns a PDF printer to sheets and back', () => {
    expect(printersWith([zpl], shipped('avery-5160'))).toBeNull();
    expect(printersWith([slip], shipped('avery-5160'))).toBeNull();
    const sheets = printersWith([pdf], shipped('avery-5160'));
    expect(sheets).toEqual([{ ...pdf, kind: 'pdf_sheet', format: 'avery-5160', dpi: 300 }]);
    expect(printersWith(sheets ?? [], shipped('roll-2x1'))).toEqual([{ ...pdf, dpi: 300 }]);
  });

  test('fault 19: a label printer that is set to another resolution is named, files have none of their own', () => {
    const own = { ...shipped('roll-2x1'), dpi: [300] };
    expect(otherResolution([zpl], own)).toBe(203);
    expect(otherResolution([{ ...zpl, dpi: 300 }], own)).toBeNull();
    expect(otherResolution([pdf], own)).toBeNull();
    expect(otherResolution([{ ...zpl, format: 'roll-50x25' }], own)).toBeNull();
  });

  test('a label is used where the printer of labels has it', () => {
    expect([usedBy([slip, zpl], 'roll-2x1'), usedBy([slip], ''), usedBy([], 'roll-2x1')]).toEqual([true, false, false]);
  });
});
