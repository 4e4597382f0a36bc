// A slip printer on the network that is there, off, not ready, hangs or is no printer; what the job says of each.
import { afterEach, describe, expect, test } from 'vitest';
import type { JobEnd, PrinterSettings, PrintJob } from '../../../main/printing/print-job';
import { printPaper } from '../../../main/printing/print-paper';
import { serveSlipPrinter, type SlipPrinterServer, type SlipPrinterState } from '../../simulators/slip-printer';
import { deadPort } from './fake-printer';
import { sampleSlip } from './slip-samples';

const NOW_MS = 1_795_500_000_000;
const REMAINING_MS = 60_000;

let server: SlipPrinterServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

const at = (port: number, more: Partial<PrinterSettings> = {}): PrinterSettings => ({
  kind: 'escpos_tcp',
  format: '',
  dpi: 203,
  host: '127.0.0.1',
  port,
  drawer: '2',
  ...more,
});

const jobFor = (printer: PrinterSettings, more: Partial<PrintJob> = {}): PrintJob => ({
  id: 1,
  kind: 'slip',
  printer,
  slip: sampleSlip,
  deadlineMs: NOW_MS + REMAINING_MS,
  reprint: false,
  drawerUntilMs: NOW_MS + 30_000,
  ...more,
});

const print = (job: PrintJob, remainingMs = REMAINING_MS): Promise<JobEnd> => printPaper([job], new Map(), remainingMs);

async function printTo(state: SlipPrinterState, more: Partial<PrintJob> = {}, remainingMs?: number): Promise<JobEnd> {
  server = await serveSlipPrinter(state);
  return print(jobFor(at(server.port), more), remainingMs);
}

const drawers = async (): Promise<number> => {
  const [slip = []] = (await server?.printer.printed(1)) ?? [];
  return slip.filter((event) => event.kind === 'drawer').length;
};

describe('a printer that is ready', () => {
  test('prints the slip, cuts it and opens the drawer', async () => {
    expect(await printTo('ready')).toEqual({ state: 'sent' });
    expect(await drawers()).toBe(1);
    expect(server?.printer.faults).toEqual([]);
  });

  test('with its paper near the end prints and says so', async () => {
    expect(await printTo('nearEnd')).toMatchObject({
      state: 'sent',
      note: expect.stringContaining('nearly at its end'),
    });
    expect(await drawers()).toBe(1);
  });

  test.each<[string, Partial<PrintJob>]>([
    ['a copy', { reprint: true }],
    ['a slip for which no cash moved', { drawerUntilMs: null }],
    ['a slip that was held up past the drawer’s time', { drawerUntilMs: NOW_MS }],
  ])('%s prints and leaves the drawer shut', async (_, more) => {
    expect(await printTo('ready', more)).toEqual({ state: 'sent' });
    expect(await drawers()).toBe(0);
  });

  test('a printer without a drawer gets no pulse', async () => {
    server = await serveSlipPrinter('ready');
    expect(await print(jobFor(at(server.port, { drawer: 'none' })))).toEqual({ state: 'sent' });
    expect(await drawers()).toBe(0);
  });
});

describe('a slip that does not go out', () => {
  test.each<[SlipPrinterState, string]>([
    ['paperOut', 'out of paper'],
    ['coverOpen', 'cover of the printer is open'],
    ['offline', 'offline'],
    ['cutterStuck', 'cutter of the printer is stuck'],
    ['broken', 'switch it off and on'],
    ['http', 'no slip printer answers there but "HTTP/1.1 400'],
  ])('%s: the job says so, and the printer got not one byte of the slip', async (state, words) => {
    expect(await printTo(state)).toMatchObject({ state: 'failed', error: expect.stringContaining(words) as string });
    expect([server?.printer.slips.length, server?.printer.unfinished]).toEqual([0, 0]);
  });

  test('off: nothing listens', async () => {
    const port = await deadPort();
    const end = await print(jobFor(at(port)));
    expect(end).toEqual({
      state: 'failed',
      error: `127.0.0.1:${port}: the printer is off, or nothing listens on that port`,
    });
  });

  test('silent: takes the connection and never answers', async () => {
    expect(await printTo('silent', {}, 500)).toMatchObject({ state: 'failed' });
    expect(server?.printer.unfinished).toBe(0);
  });

  test('a character that the printer lacks: it is not even called', async () => {
    const end = await printTo('ready', { slip: { ...sampleSlip, customerName: '₹aj' } });
    expect(end).toMatchObject({ state: 'failed', error: expect.stringContaining('"₹" (U+20B9)') as string });
    expect(server?.connections()).toBe(0);
  });
});

describe('a slip that ends half on paper', () => {
  test('a printer that hangs in the middle is not "sent": look at the paper first', async () => {
    // The wait for the second answer has its own limit of 3 s.
    expect(await printTo('hang')).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/stopped answering in the middle of this job: look at the paper/u) as string,
    });
    expect(server?.printer.unfinished).toBeGreaterThanOrEqual(200);
  });

  test('paper that ends in the middle is said', async () => {
    expect(await printTo('paperOutInJob')).toMatchObject({
      state: 'failed',
      error: expect.stringMatching(/out of paper in the middle of this job/u) as string,
    });
  });
});
