// Sales slips as PDF, read back as text by poppler and as a symbol by zxing and zbar.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { slipPdf } from '../../../main/printing/slip-pdf';
import type { SlipData } from '../../../shared/paper/slip-data';
import { pagesOf, pictureAt, readByZbar, readByZxing, readQrByZxing, textOf } from './readers';
import { sampleSlip } from './slip-samples';

let folder = '';
let count = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unitill-slips-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function printed(slip: SlipData): Promise<string> {
  count += 1;
  const path = join(folder, `slip-${count}.pdf`);
  writeFileSync(path, await slipPdf(slip));
  return path;
}

/** Rows of the slip with their blanks collapsed. */
async function rowsOf(slip: SlipData): Promise<string[]> {
  const text = await textOf(await printed(slip));
  return text.split(/\n/u).map((row) => row.trim().replace(/ +/gu, ' '));
}

describe('the text of a slip', () => {
  test('serials, maker serials, warranty ends, tax, total, tender and change stand there as they were posted', async () => {
    const rows = await rowsOf(sampleSlip);
    for (const row of [
      'Sale K7C-S-000042',
      'Business day 2026-11-24',
      'Customer M. Ortiz',
      'Ryzen 7 9800X3D 449.00',
      'K7C000042S Warranty to 2028-11-24',
      'Maker 9JY0418Q-77',
      '2 x 9.90',
      'K7C000051J Warranty to 2028-11-30',
      'IMEI 1 356938035643809',
      'IMEI 2 356938035643817',
      'Discount -50.00',
      'TOTAL EUR 1,317.80',
      'VAT 19 % on 1,107.39 210.41',
      'Cash 1,350.00',
      'Change 32.20',
      'Ledger 1042 a1b2c3d4e5',
    ]) {
      expect(rows).toContain(row);
    }
    expect(rows.join(' ')).not.toMatch(/COPY|TRAINING/u);
  });

  test('a reprint says COPY and training says TRAINING, at both ends', async () => {
    const rows = await rowsOf({ ...sampleSlip, reprint: true, training: true });
    expect(rows.filter((row) => row === 'COPY')).toHaveLength(2);
    expect(rows.filter((row) => row === 'TRAINING')).toHaveLength(2);
  });

  test('a return shows what goes back as negative amounts', async () => {
    const lines = sampleSlip.lines.slice(0, 1).map((line) => ({ ...line, grossMinor: -44_900 }));
    const tenders = [{ name: 'Cash', amountMinor: -44_900, tenderedMinor: -44_900, changeMinor: 0 }];
    const taxes = [{ name: 'VAT', rateText: '19 %', netMinor: -37_731, taxMinor: -7_169 }];
    const rows = await rowsOf({ ...sampleSlip, kind: 'return', lines, taxes, tenders, totalMinor: -44_900 });
    expect(rows).toEqual(expect.arrayContaining(['Return K7C-S-000042', 'TOTAL EUR -449.00', 'Cash -449.00']));
    expect(rows.join(' ')).not.toContain('Change');
  });

  test('names in other scripts are printed as they are', async () => {
    const rows = await rowsOf({ ...sampleSlip, storeName: 'Ωμέγα Łódź', cashier: 'Привет é', customerName: null });
    expect(rows).toContain('Ωμέγα Łódź');
    expect(rows).toContain('Cashier Привет é');
    expect(rows.join(' ')).not.toContain('Customer');
  });

  test('100 units on one slip are all there', async () => {
    const units = Array.from({ length: 100 }, (_, at) => ({
      serial: `K7C${String(at).padStart(6, '0')}X`,
      makers: [{ label: 'Maker', text: `00${at}` }],
      warrantyEnd: null,
    }));
    const [line] = sampleSlip.lines;
    if (!line) throw new Error('the sample has no line');
    const rows = await rowsOf({ ...sampleSlip, lines: [{ ...line, quantityText: '100', units }] });
    for (const unit of units) expect(rows).toContain(unit.serial);
    for (let at = 0; at < 100; at += 1) expect(rows).toContain(`Maker 00${at}`);
  });
});

describe('the document number for a scanner', () => {
  test('reads back as Code 128 by two readers, on paper 80 mm wide', async () => {
    const [page = ''] = await pagesOf(await printed(sampleSlip), 203, mkdtempSync(join(folder, 'code-')));
    // 80 mm at 203 dpi are 639.4 dots; poppler takes a begun dot as a whole one.
    expect(Math.abs(pictureAt(page).width - 640)).toBeLessThanOrEqual(1);
    expect(await readByZxing(readFileSync(page))).toEqual({ code128: 'K7C-S-000042', dataMatrix: null });
    expect(await readByZbar([page])).toEqual(['K7C-S-000042']);
  });

  test('is a QR code where bars would be thinner than two dots', async () => {
    const docNo = 'Branch 12/2026-11-24/é/000000042 of Till 2';
    const [page = ''] = await pagesOf(await printed({ ...sampleSlip, docNo }), 203, mkdtempSync(join(folder, 'qr-')));
    expect(await readQrByZxing(readFileSync(page))).toBe(docNo);
    expect(await readByZxing(readFileSync(page))).toEqual({ code128: null, dataMatrix: null });
  });
});
