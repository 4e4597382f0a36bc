// Label formats of the store's own: kept beside the printers, used by print jobs, never deleted from under a printer.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { labelZpl } from '../../../main/printing/label-zpl';
import { checkOwnFormat } from '../../../shared/paper/own-format';
import { ownLabel } from '../../fixtures/own-label';
import { as, copyShop, CPU_GTIN, oneCpu, openShop, refusedClean, type Shop } from '../harness/shop';

let base: Shop;
let shop: Shop;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(() => shop.till.close());
afterAll(() => base.till.close());

const formats = () => shop.till.ask('labelFormats');
const dock = { for: 'label', kind: 'zpl_tcp', format: 'own-narrow', dpi: 203, host: 'dock', port: 9_100 };

test('an own format is kept whole, over a restart, and a changed one keeps its place', () => {
  expect(formats()).toEqual([]);
  shop.till.ok('saveLabelFormat', { format: ownLabel('own-narrow') });
  shop.till.ok('saveLabelFormat', { format: ownLabel('own-wide', { name: 'Wide', widthHmm: 6_000 }) });
  shop.till.reopen();
  expect(formats()).toEqual([ownLabel('own-narrow'), ownLabel('own-wide', { name: 'Wide', widthHmm: 6_000 })]);
  shop.till.ok('saveLabelFormat', { format: ownLabel('own-narrow', { name: 'Narrower', widthHmm: 3_800 }) });
  expect(formats().map(({ name, widthHmm }) => [name, widthHmm])).toEqual([
    ['Narrower', 3_800],
    ['Wide', 6_000],
  ]);
});

test('a job for a printer with an own format brings the format along, and what the label says', () => {
  shop.till.ok('saveLabelFormat', { format: ownLabel('own-narrow') });
  shop.till.ok('savePrinters', { printers: [dock] });
  const serial = oneCpu(shop, 'M-1');
  const job = shop.till.ledger.nextJob();
  // The resolution of a label printer is its own: a format for another is refused when it prints (fault 19).
  expect(job).toMatchObject({ printer: { host: 'dock', dpi: 203 }, format: ownLabel('own-narrow') });
  const [label] = job?.labels ?? [];
  // The GTIN of 13 digits as 14, the price of 44,900 minor units with its currency, the name of the company.
  expect(label).toMatchObject({ serial, gtin: `0${CPU_GTIN}`, priceText: '449.00 USD', companyName: 'Meier Hardware' });
  const check = checkOwnFormat(job?.format);
  if (!label || check.kind !== 'format') throw new Error('no label');
  // 40 mm at 300 dpi are 40 / 25.4 x 300 = 472.4 dots.
  expect(labelZpl(label, check.format, 300)).toMatchObject({ kind: 'zpl', text: expect.stringContaining('^PW472') });
});

test('files are drawn in the resolution of an own format, test prints too', () => {
  shop.till.ok('saveLabelFormat', { format: ownLabel('own-narrow') });
  const files = { for: 'label', kind: 'pdf_roll', format: 'own-narrow', dpi: 203, folder: '/labels' };
  shop.till.ok('savePrinters', { printers: [files] });
  shop.till.ok('testPrint', { printer: 0 });
  expect(shop.till.ledger.nextJob()).toMatchObject({ printer: { dpi: 300 }, format: { id: 'own-narrow' } });
});

test('a format that a printer uses is deleted only when another took its place, and deleting twice is done', () => {
  shop.till.ok('saveLabelFormat', { format: ownLabel('own-narrow') });
  shop.till.ok('savePrinters', { printers: [dock] });
  expect(refusedClean(shop, 'deleteLabelFormat', { format: 'own-narrow' })).toEqual({
    code: 'labelFormatInUse',
    name: 'Narrow',
    printer: 'dock',
  });
  shop.till.ok('savePrinters', { printers: [{ ...dock, format: 'roll-2x1' }] });
  shop.till.ok('deleteLabelFormat', { format: 'own-narrow' });
  shop.till.ok('deleteLabelFormat', { format: 'own-narrow' });
  expect(formats()).toEqual([]);
});

test.each([
  ['a shipped id', { id: 'roll-2x1' }, 'id: not one of a format of your own'],
  ['two resolutions', { dpi: [203, 300] }, 'dpi: a format of your own has one resolution'],
  ['no symbol', { square: null }, 'format: a label without a symbol is no label'],
])('an own format with %s is refused', (_, more, reason) => {
  const format = ownLabel('own-narrow', more);
  expect(refusedClean(shop, 'saveLabelFormat', { format })).toEqual({ code: 'labelFormatUnusable', reason });
});

test('fault 19: an own format with bars of one dot at 203 dpi, 0.13 mm, is refused', () => {
  // 25.4 / 203 = 0.125 mm a dot; two dots are 0.25 mm, the least that hand scanners read.
  const bars = { minModuleHmm: 25, maxModuleHmm: 36, minHeightHmm: 500, maxHeightHmm: 800 };
  const format = ownLabel('own-narrow', { dpi: [203], code128: { ...bars, moduleDots: 1 } });
  expect(refusedClean(shop, 'saveLabelFormat', { format })).toEqual({
    code: 'labelFormatUnusable',
    reason: 'format: a module is narrower than scanners read',
  });
  shop.till.ok('saveLabelFormat', { format: { ...format, code128: { ...bars, moduleDots: 2 } } });
});

test('label formats are changed by right', () => {
  as(shop, shop.cashier, () => {
    for (const [name, args] of [
      ['saveLabelFormat', { format: ownLabel('own-narrow') }],
      ['deleteLabelFormat', { format: 'own-narrow' }],
    ] as const) {
      expect(refusedClean(shop, name, args)).toMatchObject({ code: 'notAllowed', right: 'settings' });
    }
  });
});
