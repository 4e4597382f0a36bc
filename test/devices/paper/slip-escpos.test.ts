// The slip in ESC/POS, read back by an interpreter that is strict and knows nothing of the encoder.
import { describe, expect, test } from 'vitest';
import { slipEscpos, type EscposSettings } from '../../../main/printing/slip-escpos';
import type { SlipData } from '../../../shared/paper/slip-data';
import { readEscposJob, slipText, type SlipEvent } from '../../simulators/escpos';
import { sampleSlip } from './slip-samples';

const wide: EscposSettings = { widthMm: 80, codepage: 'cp858', drawer: null };
const narrow: EscposSettings = { ...wide, widthMm: 58 };
const cash: EscposSettings = { ...wide, drawer: 2 };

function bytesOf(slip: SlipData, settings: EscposSettings): Buffer {
  const made = slipEscpos(slip, settings);
  if (made.kind === 'refused') throw new Error(made.detail);
  return made.bytes;
}

const read = (settings: EscposSettings, slip = sampleSlip): readonly SlipEvent[] =>
  readEscposJob(bytesOf(slip, settings));
const lines = (events: readonly SlipEvent[]) => events.flatMap((event) => (event.kind === 'line' ? [event] : []));
const named = (name: string): SlipData => ({
  ...sampleSlip,
  lines: sampleSlip.lines.map((line, at) => (at === 1 ? { ...line, name } : line)),
});

describe('what stands on the paper', () => {
  test('80 mm: serials, maker serials, warranty ends, discount, tax, total, change, bars and cut (rows 2.68, 2.69)', () => {
    // Counted by hand: 48 columns, large letters take two each, amounts end at the right edge.
    expect(slipText(read(wide)).split('\n')).toEqual([
      '  Fernweh Electronics',
      '    Branch K7, Hauptstraße 12, 10115 Berlin',
      '',
      '               Sale K7C-S-000042',
      '',
      'Till 2                          2026-11-24 14:03',
      'Business day                          2026-11-24',
      'Cashier                                 A. Meier',
      'Customer                                M. Ortiz',
      '------------------------------------------------',
      'Ryzen 7 9800X3D                           449.00',
      '  K7C000042S              Warranty to 2028-11-24',
      '  Maker 9JY0418Q-77',
      'USB-C cable 2 m                            19.80',
      '  2 x 9.90',
      'Galaxy S26 128 GB                         899.00',
      '  Discount                                -50.00',
      '  K7C000051J              Warranty to 2028-11-30',
      '  IMEI 1 356938035643809',
      '  IMEI 2 356938035643817',
      '------------------------------------------------',
      'TOTAL EUR       1,317.80',
      'VAT 19 % on 1,107.39                      210.41',
      '',
      'Cash                                    1,350.00',
      'Change             32.20',
      '------------------------------------------------',
      '  Thank you. Keep this slip for your warranty.',
      '',
      '[code 128: K7C-S-000042]',
      '',
      '             Ledger 1042 a1b2c3d4e5',
      '',
      '',
      '',
      '',
      '',
      '[partial cut]',
      '',
    ]);
  });

  test('58 mm: 32 columns, a serial whole and its warranty below it', () => {
    const text = slipText(read(narrow));
    expect(text).toContain('  K7C000042S\n  Maker 9JY0418Q-77\n          Warranty to 2028-11-24\n');
    expect(text).toContain('\nTOTAL EUR               1,317.80\n');
    expect(text).toContain('[code 128: K7C-S-000042]');
  });

  test.each([
    [wide, 48],
    [narrow, 32],
  ])('no row is wider than the paper, and rules fill it', (settings, columns) => {
    const rows = lines(read(settings));
    expect(Math.max(...rows.map((row) => row.columns))).toBe(columns);
  });

  test('total and change are twice as large', () => {
    const large = lines(read(wide)).filter((row) => row.scale === 2);
    expect(large.map((row) => row.text.split(/\s/u)[0])).toEqual(['', 'TOTAL', 'Change']);
  });

  test('bars are left out where the roll is too narrow for them, and printed up to its edge', () => {
    // 58 mm are 384 dots. 12 characters: (14 x 11 + 13) x 2 = 334, with quiet zones 374; one more makes 396.
    const longer = { ...sampleSlip, docNo: `${sampleSlip.docNo}9` };
    expect(read(narrow).find((event) => event.kind === 'code128')).toMatchObject({ dots: 334 });
    expect(read(narrow, longer).filter((event) => event.kind === 'code128')).toEqual([]);
    expect(slipText(read(narrow, longer))).toContain('K7C-S-0000429');
  });

  test('a copy says COPY in white on black at both ends, across the whole paper (R19)', () => {
    const marks = lines(read(wide, { ...sampleSlip, reprint: true })).filter((row) => row.inverse);
    expect(marks.map((row) => [row.text.trim(), row.columns])).toEqual([
      ['COPY', 48],
      ['COPY', 48],
    ]);
    expect(lines(read(wide)).filter((row) => row.inverse)).toEqual([]);
  });
});

describe('characters', () => {
  test('the code page is chosen once, by its number, and the euro is that page’s own byte', () => {
    const bytes = bytesOf(named('Gift card 50 €'), wide);
    // ESC t 19 is cp858 (Epson); in it € is D5. With the page chosen anew in mid-line older firmware prints a letter.
    expect(
      bytes
        .toString('latin1')
        .split('\x1bt')
        .slice(1)
        .map((rest) => rest.charCodeAt(0)),
    ).toEqual([19]);
    expect(bytes.includes(Buffer.from('Gift card 50 \xd5', 'latin1'))).toBe(true);
  });

  test.each(['€', '£', '¥', '¢', 'ñ', 'Å', 'ß'])('%s prints in cp858', (sign) => {
    expect(slipText(read(wide, named(`Card ${sign}20`)))).toContain(`Card ${sign}20`);
  });

  test('Cyrillic prints in cp866, the euro in Windows-1252', () => {
    // 'Ä' and 'é' of the sample are not in cp866, so the slip is plain.
    const plain = { ...named('Кабель'), branchName: 'Branch' };
    expect(slipText(read({ ...wide, codepage: 'cp866' }, plain))).toContain('Кабель');
    expect(slipText(read({ ...wide, codepage: 'windows1252' }, named('5 €')))).toContain('5 €');
  });

  test.each([
    ['₹', '"₹" (U+20B9)'],
    ['₽ ₺', '"₽" (U+20BD), "₺" (U+20BA)'],
    ['数', '"数" (U+6570)'],
  ])('%s is not in cp858: refused by name before anything prints', (sign, words) => {
    const made = slipEscpos(named(`Cable ${sign}`), wide);
    expect(made).toMatchObject({ kind: 'refused', detail: expect.stringContaining(words) as string });
  });

  test('the euro is not in cp437 either', () => {
    expect(slipEscpos(named('5 €'), { ...wide, codepage: 'cp437' })).toMatchObject({
      kind: 'refused',
      detail: expect.stringMatching(/cp437 lacks "€" \(U\+20AC\)/u) as string,
    });
  });

  test('a command hidden in a name is refused, so that no item opens the drawer', () => {
    const made = slipEscpos(named('Cable\u001bp\u0000\u0019\u00fa'), wide);
    expect(made).toMatchObject({ kind: 'refused', detail: expect.stringContaining('U+001B') as string });
  });

  test('typographic marks print as their plain twins, a letter in two parts as one', () => {
    const text = slipText(read(wide, named('O\u2019Neill \u201cA\u201d \u2013 Cafe\u0301')));
    expect(text).toContain('O\'Neill "A" - Café');
  });

  test('a name that was cut ends in a full stop where the page has no ellipsis', () => {
    const text = slipText(read(wide, { ...sampleSlip, customerName: 'M'.repeat(60) }));
    expect(text).toContain(`${'M'.repeat(10)}.`);
    expect(text).not.toContain('?');
  });
});

describe('drawer', () => {
  test.each([2, 5] as const)('pin %i: one pulse of 100 ms with 500 ms rest, before the first letter', (pin) => {
    const events = read({ ...wide, drawer: pin });
    expect(events[0]).toEqual({ kind: 'drawer', pin, onMs: 100, offMs: 500 });
    expect(events.filter((event) => event.kind === 'drawer')).toHaveLength(1);
  });

  test('both times are in the command: without them a printer takes the next two letters for them', () => {
    // ESC p, pin 2, 50 x 2 ms, 250 x 2 ms.
    expect(bytesOf(sampleSlip, cash).includes(Buffer.from([0x1b, 0x70, 0, 50, 250]))).toBe(true);
  });

  test('no pin, no pulse', () => {
    expect(read(wide).filter((event) => event.kind === 'drawer')).toEqual([]);
  });
});

describe('the interpreter is strict', () => {
  test.each([
    ['a drawer without its times, at the end', [0x1b, 0x70, 0x00], 'cut short'],
    ['bars without their set', [0x1d, 0x6b, 0x49, 0x02, 0x41, 0x42], 'without its set'],
    ['bars cut short', [0x1d, 0x6b, 0x49, 0x09, 0x7b, 0x42], 'cut short'],
    ['an unknown command', [0x1b, 0x5a], 'ESC 5a'],
    ['an unknown control', [0x07], 'control 7'],
    ['a letter of a page that was not chosen', [0xd5, 0x0a], 'code page 0'],
    ['a line without its end', [0x41], 'stays in the printer'],
  ])('%s', (_, bytes, words) => {
    expect(() => readEscposJob(Buffer.from(bytes))).toThrow(words);
  });

  test('a slip cut off anywhere is an error or has no cut', () => {
    const whole = bytesOf(sampleSlip, cash);
    for (let length = 0; length < whole.length - 1; length += 1) {
      let cuts = 0;
      try {
        cuts = readEscposJob(whole.subarray(0, length)).filter((event) => event.kind === 'cut').length;
      } catch {
        continue;
      }
      expect(cuts, String(length)).toBe(0);
    }
  });
});
