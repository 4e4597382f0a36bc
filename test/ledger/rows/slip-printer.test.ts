// A sale and its slip on a real slip printer over TCP, through the real ledger and job runner: what the operator sees in the
// list of jobs, that the sale is posted and safe whatever the printer does, and when the drawer opens.
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { JobRunner } from '../../../main/printing/job-runner';
import { labelFormats } from '../../../main/printing/paper-assets';
import { jobsTogether, printPaper } from '../../../main/printing/print-paper';
import { LedgerJobPort, paperFolderPrinters } from '../../../main/printing-port';
import { slipText } from '../../simulators/escpos';
import { serveSlipPrinter, type SlipPrinterServer, type SlipPrinterState } from '../../simulators/slip-printer';
import { copyShop, oneDesk, openShop, sell, type Shop } from '../harness/shop';

/** A desk of 300.00, untaxed. */
const DUE_MINOR = 30_000;

let base: Shop;
let shop: Shop;
let server: SlipPrinterServer;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(async () => {
  shop.till.close();
  await server.stop();
});
afterAll(() => base.till.close());

async function slipPrinter(state: SlipPrinterState): Promise<void> {
  server = await serveSlipPrinter(state);
  const printer = { for: 'slip', kind: 'escpos_tcp', format: '', dpi: 203, host: '127.0.0.1', port: server.port };
  shop.till.ok('savePrinters', { printers: [{ ...printer, widthMm: 80, codepage: 'cp858', drawer: '2' }] });
}

/** Prints all that is queued, on the clock of the till; `meanwhile` happens while the first job is at the printer. */
async function printAll(meanwhile: () => void = () => undefined): Promise<void> {
  const { ledger } = shop.till;
  const port = new LedgerJobPort(
    {
      nextJob: async (handedOut) => ledger.nextJob(handedOut),
      isJobQueued: async (job) => ledger.isJobQueued(job),
      settleJob: async (job, state, error) => ledger.settleJob(job, state, error),
    },
    paperFolderPrinters(path.dirname(shop.till.folder)),
    () => undefined,
  );
  const runner = new JobRunner({
    port,
    print: async (jobs, remainingMs) => {
      const end = await printPaper(jobs, labelFormats(), remainingMs);
      meanwhile();
      return end;
    },
    together: jobsTogether,
    now: () => ledger.core.now(),
    onFault: (error) => {
      throw error;
    },
  });
  runner.wake();
  await runner.idle();
}

const slips = () => shop.till.ask('jobs').filter((job) => job.kind === 'slip');
const paper = async (count: number): Promise<string> => {
  const all = await server.printer.printed(count);
  return slipText(all[count - 1] ?? []);
};

describe('a sale for cash', () => {
  test('prints with serial, total and change, and opens the drawer once', async () => {
    await slipPrinter('ready');
    const serial = oneDesk(shop);
    sell(shop, 'DESK', [serial]);
    await printAll();
    const text = await paper(1);
    // Desk 300.00; a note of 10,000.00 leaves 9,700.00.
    expect(text).toContain(serial);
    expect(text).toMatch(/Change +9,700\.00\n/u);
    expect(text.match(/\[drawer, pin 2: 100 ms on, 500 ms off\]/gu)).toHaveLength(1);
    expect(text).toMatch(/\[partial cut\]/u);
    expect(slips()).toMatchObject([{ state: 'sent', error: null }]);
  });

  test('printed again it says COPY and the drawer stays shut (R19)', async () => {
    await slipPrinter('ready');
    const { ref } = sell(shop, 'DESK', [oneDesk(shop)]);
    await printAll();
    shop.till.ok('reprint', { document: ref, reason: 'customer lost it' });
    await printAll();
    const text = await paper(2);
    expect(text).toContain('COPY');
    expect(text).not.toContain('drawer');
  });

  test('that was held up for longer than the drawer’s time prints without a pulse', async () => {
    await slipPrinter('ready');
    sell(shop, 'DESK', [oneDesk(shop)]);
    // The drawer has 30 s; the slip ten minutes.
    shop.till.nowMs += 31_000;
    await printAll();
    expect(await paper(1)).not.toContain('drawer');
    expect(slips()).toMatchObject([{ state: 'sent' }]);
  });
});

test('a slip that is cancelled while it waits behind another never comes out, and its drawer stays shut', async () => {
  await slipPrinter('ready');
  const serials = [oneDesk(shop), oneDesk(shop)];
  for (const serial of serials) sell(shop, 'DESK', [serial]);
  await printAll(() => {
    const waiting = slips().find(
      (job) => job.state === 'queued' && job.id !== Math.min(...slips().map(({ id }) => id)),
    );
    if (waiting) shop.till.ok('cancelJob', { job: waiting.id });
  });
  expect(server.printer.slips).toHaveLength(1);
  expect(await paper(1)).toContain(serials[0]);
  expect(slips().map(({ state, error }) => [state, error])).toEqual(
    expect.arrayContaining([
      ['sent', null],
      ['failed', 'cancelled'],
    ]),
  );
});

describe('the printer fails, the sale is safe (R19)', () => {
  test.each<[SlipPrinterState, string]>([
    ['paperOut', 'out of paper'],
    ['coverOpen', 'cover'],
    ['http', 'no slip printer answers there'],
    ['hang', 'in the middle of this job'],
  ])('%s: the job failed in words, the sale is posted and the unit sold; nothing is on paper', async (state, words) => {
    await slipPrinter(state);
    const serial = oneDesk(shop);
    const { ref } = sell(shop, 'DESK', [serial]);
    await printAll();
    expect(slips()).toMatchObject([{ state: 'failed', error: expect.stringContaining(words) as string }]);
    expect(shop.till.ask('house').jobsFailed).toBe(1);
    expect(shop.till.ask('document', { document: ref })).toMatchObject({ kind: 'sale.posted' });
    expect(shop.till.ask('unit', { serial })).toMatchObject({ unit: { status: 'sold' } });
    expect(server.printer.slips).toEqual([]);
  });

  test('paper near its end is told and does not count as failed', async () => {
    await slipPrinter('nearEnd');
    sell(shop, 'DESK', [oneDesk(shop)]);
    await printAll();
    expect(slips()).toMatchObject([{ state: 'sent', error: expect.stringContaining('nearly at its end') as string }]);
    expect(shop.till.ask('house').jobsFailed).toBe(0);
  });
});

describe('the drawer opens only when cash moved', () => {
  const pay = (kind: 'cash' | 'card') => {
    const lines = [{ item: shop.ids.item('DESK'), units: [oneDesk(shop)] }];
    return shop.till.ok('postSale', { lines, tenders: [{ kind, tenderedMinor: DUE_MINOR }] }).posting;
  };

  test.each([
    ['card', false],
    ['cash', true],
  ] as const)('a sale paid by %s: %s; voided: the same', async (kind, opens) => {
    await slipPrinter('ready');
    const { ref } = pay(kind);
    await printAll();
    expect((await paper(1)).includes('[drawer')).toBe(opens);
    shop.till.ok('voidSale', { sale: ref, reason: 'wrong desk' });
    await printAll();
    expect((await paper(2)).includes('[drawer')).toBe(opens);
  });

  test.each([
    ['card', false],
    ['cash', true],
  ] as const)('goods that come back, paid back by %s: %s', async (kind, opens) => {
    await slipPrinter('ready');
    const unit = oneDesk(shop);
    const lines = [{ item: shop.ids.item('DESK'), units: [unit] }];
    shop.till.ok('postSale', { lines, tenders: [{ kind, tenderedMinor: DUE_MINOR }] });
    shop.till.ok('returnGoods', { lines: [{ unit, reason: 'unopened' }] });
    await printAll();
    const text = await paper(2);
    // Back goes what came in: 300.00 by the tender that paid.
    expect(text).toMatch(/(Cash|Card) +-300\.00\n/u);
    expect(text.includes('[drawer')).toBe(opens);
  });

  test('a test of the printer opens nothing', async () => {
    await slipPrinter('ready');
    shop.till.ok('testPrint', { printer: 0 });
    await printAll();
    const text = await paper(1);
    expect(text).toContain('Printer test');
    expect(text).not.toContain('[drawer');
  });
});
