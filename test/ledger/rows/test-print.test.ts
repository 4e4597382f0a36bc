// A printer is tested by the way of every print job: queued in the ledger, handed out with its paper, settled; and it is
// nobody's task when it fails.
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { labelFormats } from '../../../main/printing/paper-assets';
import { labelZpl } from '../../../main/printing/label-zpl';
import { slipRows } from '../../../shared/paper/slip-layout';
import { copyShop, openShop, type Shop } from '../harness/shop';

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

const jobs = () => shop.till.ask('jobs');

test('a test label is queued for the printer asked for, carries a training serial of nobody, and is settled as any job', () => {
  const printers = [
    { for: 'label', kind: 'pdf_roll', format: 'roll-50x25', dpi: 203, folder: '/nowhere/a' },
    { for: 'slip', kind: 'pdf_slip', format: '', dpi: 203, folder: '/nowhere/b' },
    { for: 'label', kind: 'zpl_tcp', format: 'roll-2x1', dpi: 203, host: 'dock', port: 9100 },
  ];
  shop.till.ok('savePrinters', { printers });
  const { job } = shop.till.ok('testPrint', { printer: 2 }).result;
  expect(jobs()).toMatchObject([{ id: job, kind: 'label', state: 'queued', test: 2, serials: [] }]);
  shop.till.reopen();
  const next = shop.till.ledger.nextJob();
  expect(next).toMatchObject({ id: job, kind: 'label', printer: printers[2], reprint: false });
  expect(next?.labels).toMatchObject([
    { sku: 'TEST', training: true, itemName: expect.stringMatching(/^Printer test/u) },
  ]);
  expect(shop.till.ask('resolve', { text: next?.labels[0]?.serial ?? '' })).toMatchObject({ kind: 'nothing' });
  shop.till.ledger.settleJob(job ?? 0, 'failed', 'dock:9100: no answer');
  expect(jobs()).toMatchObject([{ state: 'failed', error: 'dock:9100: no answer', test: 2 }]);
  // A failed test is on its own page, not on the list of what must be printed again.
  expect(shop.till.ask('house').jobsFailed).toBe(0);
});

test('a test slip names the store, says TRAINING twice and sells nothing', () => {
  const { job } = shop.till.ok('testPrint', { printer: 1 }).result;
  const next = shop.till.ledger.nextJob();
  expect(next).toMatchObject({ id: job, kind: 'slip', labels: [], slip: { kind: 'test', totalMinor: 0 } });
  if (!next?.slip) throw new Error('no slip');
  const rows = slipRows(next.slip);
  expect(rows.filter((row) => row.kind === 'banner')).toHaveLength(2);
  expect(JSON.stringify(rows)).toContain('Meier Hardware');
});

test('the test label fits every label that the house knows', () => {
  shop.till.ok('testPrint', { printer: 0 });
  const [label] = shop.till.ledger.nextJob()?.labels ?? [];
  if (!label) throw new Error('no label');
  for (const [id, format] of labelFormats()) expect(labelZpl(label, format, 300).kind, id).toBe('zpl');
});

test('a printer that is gone by the time of printing fails the test and prints it nowhere else', () => {
  shop.till.ok('testPrint', { printer: 1 });
  shop.till.ok('savePrinters', { printers: [{ for: 'label', kind: 'pdf_roll', format: 'roll-50x25', dpi: 203 }] });
  expect(shop.till.ledger.nextJob()).toBeNull();
  expect(jobs()).toMatchObject([{ state: 'failed', test: 1 }]);
});

test('a test that nobody printed in two minutes is too late', () => {
  shop.till.ok('testPrint', { printer: 0 });
  shop.till.nowMs += 121_000;
  expect(shop.till.ledger.nextJob()).toBeNull();
  expect(jobs()).toMatchObject([{ state: 'failed', error: 'deadline' }]);
});
