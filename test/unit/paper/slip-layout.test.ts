// Sales slips in columns: what stands on them, in which order, and that every row fits.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnsOf, cutToColumns, splitColumns, wrapColumns } from '../../../shared/paper/column-text';
import { slipDrawings } from '../../../shared/paper/slip-drawing';
import type { SlipData } from '../../../shared/paper/slip-data';
import { SLIP_COLUMNS, slipRows, type SlipRow } from '../../../shared/paper/slip-layout';
import { sampleSlip } from '../../devices/paper/slip-samples';

const SEED = 20261125;

/** The slip as a till roll shows it, one text a row. */
function printed(slip: SlipData, columns = SLIP_COLUMNS): string[] {
  return slipRows(slip, columns).map((row) => {
    if (row.kind === 'line') return `${row.left}|${row.right}`;
    return row.kind === 'rule' || row.kind === 'space' ? row.kind : `${row.kind} ${row.text}`;
  });
}

describe('a sale', () => {
  const rows = printed(sampleSlip);

  test('each unit shows its serial, its maker serials and the end of its warranty', () => {
    const at = rows.indexOf('Ryzen 7 9800X3D|449.00');
    expect(rows.slice(at, at + 3)).toEqual([
      'Ryzen 7 9800X3D|449.00',
      '  K7C000042S|Warranty to 2028-11-24',
      '  Maker 9JY0418Q-77|',
    ]);
  });

  test('a discount stands under the price that it is taken from, so that the column sums to the total', () => {
    const at = rows.indexOf('Galaxy S26 128 GB|899.00');
    expect(rows[at + 1]).toBe('  Discount|-50.00');
    // 449.00 + 19.80 + 899.00 - 50.00
    expect(rows).toContain('TOTAL EUR|1,317.80');
  });

  test('a quantity shows its unit price, a single piece does not', () => {
    expect(rows[rows.indexOf('USB-C cable 2 m|19.80') + 1]).toBe('  2 x 9.90|');
    expect(rows.filter((row) => row.includes(' x '))).toHaveLength(1);
  });

  test('prices that hold the tax: the total first, then what tax is in it; then the tender and the change', () => {
    const at = rows.indexOf('TOTAL EUR|1,317.80');
    // 1,317.80 / 1.19 = 1,107.39 and 210.41 of tax; 1,350.00 handed over, 32.20 back.
    expect(rows.slice(at, at + 5)).toEqual([
      'TOTAL EUR|1,317.80',
      'VAT 19 % on 1,107.39|210.41',
      'space',
      'Cash|1,350.00',
      'Change|32.20',
    ]);
  });

  test('the foot bears the document number for a scanner and the head of the ledger', () => {
    expect(rows.slice(-3)).toEqual(['code K7C-S-000042', 'centred Ledger 1042 a1b2c3d4e5', 'space']);
  });
});

describe('other slips', () => {
  test('prices before tax: a subtotal and the taxes lead to the total', () => {
    const taxes = [{ name: 'State', rateText: '6.25 %', netMinor: 10_000, taxMinor: 625 }];
    const [line] = sampleSlip.lines;
    if (!line) throw new Error('the sample has no line');
    const lines = [{ ...line, grossMinor: 10_000, unitPriceMinor: 10_000 }];
    const rows = printed({ ...sampleSlip, currency: { code: 'USD', digits: 2 }, lines, taxes, totalMinor: 10_625 });
    const at = rows.indexOf('Subtotal|100.00');
    expect(rows.slice(at, at + 3)).toEqual(['Subtotal|100.00', 'State 6.25 % on 100.00|6.25', 'TOTAL USD|106.25']);
  });

  test('training and copy are marked at both ends, and only there', () => {
    const rows = printed({ ...sampleSlip, training: true, reprint: true });
    expect(rows.slice(0, 2)).toEqual(['banner TRAINING', 'banner COPY']);
    expect(rows.slice(-2)).toEqual(['banner TRAINING', 'banner COPY']);
    expect(printed(sampleSlip).filter((row) => row.startsWith('banner'))).toEqual([]);
  });

  test('a void and a return say so in their title', () => {
    expect(printed({ ...sampleSlip, kind: 'void' })).toContain('centred Void K7C-S-000042');
    expect(printed({ ...sampleSlip, kind: 'return' })).toContain('centred Return K7C-S-000042');
  });

  test('a document without a number has no symbol', () => {
    expect(printed({ ...sampleSlip, docNo: '' }).filter((row) => row.startsWith('code'))).toEqual([]);
  });

  test('on 32 columns nothing of a unit is lost: the warranty takes a row of its own', () => {
    const rows = printed(sampleSlip, 32);
    const at = rows.indexOf('  K7C000042S|');
    expect(rows.slice(at, at + 3)).toEqual(['  K7C000042S|', '  Maker 9JY0418Q-77|', '|Warranty to 2028-11-24']);
  });

  test('a slip longer than a PDF page can be goes on on the next', () => {
    const [line] = sampleSlip.lines;
    if (!line) throw new Error('the sample has no line');
    const long = { ...sampleSlip, lines: Array.from({ length: 500 }, () => line) };
    const pages = slipDrawings(slipRows(long), () => ({ side: 21, bits: Array<number>(441).fill(0) }));
    // 500 lines of three rows of 26 dots are 39,000 dots, and 200 inches at 203 dpi are 40,600.
    expect(pages).toHaveLength(1);
    const longer = { ...long, lines: [...long.lines, ...long.lines] };
    const two = slipDrawings(slipRows(longer), () => ({ side: 21, bits: Array<number>(441).fill(0) }));
    expect(two).toHaveLength(2);
    for (const page of two) expect(page.heightDots).toBeLessThanOrEqual(40_600);
  });
});

describe('whatever is on it', () => {
  const text = fc.string({ unit: fc.constantFrom(...'abc WIDE-0é中😀'), maxLength: 120 });
  const amount = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

  test('every row fits its columns and no serial is cut', () => {
    const property = fc.property(
      text,
      text,
      text,
      amount,
      fc.integer({ min: 24, max: 60 }),
      (name, serial, maker, minor, columns) => {
        const unit = { serial, makers: [{ label: 'Maker', text: maker }], warrantyEnd: '2028-11-24' };
        const line = {
          name,
          quantityText: '3',
          unitPriceMinor: minor,
          discountMinor: 5,
          grossMinor: minor,
          units: [unit],
        };
        const slip = {
          ...sampleSlip,
          storeName: name,
          cashier: maker,
          customerName: name,
          lines: [line],
          totalMinor: minor,
        };
        const rows = slipRows(slip, columns);
        for (const row of rows) expect(widthOf(row)).toBeLessThanOrEqual(columns);
        const all = rows.map((row) => (row.kind === 'line' ? row.left.slice(2) : '')).join('');
        expect(all).toContain(serial);
        expect(all).toContain(`Maker ${maker}`.trim());
      },
    );
    fc.assert(property, { seed: SEED, numRuns: 300, verbose: true });
  });

  test('wrapping and splitting keep what they are given', () => {
    const property = fc.property(text, fc.integer({ min: 2, max: 40 }), (value, columns) => {
      expect(splitColumns(value, columns).join('')).toBe(value);
      const wrapped = wrapColumns(value, columns, 1_000);
      expect(wrapped.join('').replaceAll(' ', '')).toBe(value.replaceAll(' ', ''));
      for (const line of [...wrapped, cutToColumns(value, columns)])
        expect(columnsOf(line)).toBeLessThanOrEqual(columns);
    });
    fc.assert(property, { seed: SEED, numRuns: 300, verbose: true });
  });
});

function widthOf(row: SlipRow): number {
  if (row.kind === 'line') return (columnsOf(row.left) + columnsOf(row.right)) * row.scale;
  if (row.kind === 'centred') return columnsOf(row.text) * row.scale;
  return row.kind === 'banner' ? columnsOf(row.text) : 0;
}
