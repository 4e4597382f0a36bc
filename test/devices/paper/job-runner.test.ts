// Print jobs from the queue to real printers and folders: how they end, in which order, and that none prints twice.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { JobRunner, type RunnerParts } from '../../../main/printing/job-runner';
import { labelFormats } from '../../../main/printing/paper-assets';
import type { JobPort, PrinterSettings, PrintJob } from '../../../main/printing/print-job';
import { jobsTogether, printPaper } from '../../../main/printing/print-paper';
import { deadPort, startPrinter, type FakePrinter } from './fake-printer';
import { sampleLabels } from './label-samples';
import { pagesOf, readByZxing, renderZpl, textOf } from './readers';
import { sampleSlip } from './slip-samples';

const NOW_MS = 1_795_500_000_000;
const DEADLINE_MS = NOW_MS + 60_000;
const [label, ...moreLabels] = sampleLabels(10, 7);
if (!label) throw new Error('no sample');
const plain = { ...label, training: false, reprint: false };

type End = readonly [id: number, state: 'sent' | 'failed', error: string | null];

/** The queue of the ledger file in memory: hands out each job once and keeps how it ended. */
function queueOf(jobs: PrintJob[]): JobPort & { readonly ends: End[]; readonly jobs: PrintJob[] } {
  const ends: End[] = [];
  return {
    jobs,
    ends,
    next: () => Promise.resolve(jobs.shift() ?? null),
    isWanted: () => Promise.resolve(true),
    settle: (id, state, error) => {
      ends.push([id, state, error]);
      return Promise.resolve();
    },
  };
}

function runnerOn(port: JobPort, more: Partial<RunnerParts> = {}): JobRunner {
  return new JobRunner({
    port,
    print: (jobs, remainingMs) => printPaper(jobs, labelFormats(), remainingMs),
    together: jobsTogether,
    now: () => NOW_MS,
    onFault: (error) => {
      throw error;
    },
    ...more,
  });
}

let folder = '';
let printers: FakePrinter[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unitill-jobs-'));
});
afterEach(async () => {
  for (const printer of printers) await printer.stop();
  printers = [];
  rmSync(folder, { recursive: true, force: true });
});

async function printer(mode: Parameters<typeof startPrinter>[0]): Promise<FakePrinter> {
  const started = await startPrinter(mode);
  printers.push(started);
  return started;
}

const zplAt = (port: number): PrinterSettings => ({
  kind: 'zpl_tcp',
  format: 'roll-2x1',
  dpi: 203,
  host: '127.0.0.1',
  port,
});
const labelJob = (id: number, settings: PrinterSettings, more: Partial<PrintJob> = {}): PrintJob => ({
  id,
  kind: 'label',
  printer: settings,
  label: plain,
  deadlineMs: DEADLINE_MS,
  reprint: false,
  ...more,
});

async function run(jobs: PrintJob[], more: Partial<RunnerParts> = {}): Promise<readonly End[]> {
  const port = queueOf(jobs);
  const runner = runnerOn(port, more);
  runner.wake();
  await runner.idle();
  return port.ends;
}

describe('fault R19: print reported as done with the printer unplugged', () => {
  test('fault R19: with the printer unplugged a label ends as failed; plugged in, the reprint is sent and says COPY', async () => {
    const port = await deadPort();
    const [unplugged] = await run([labelJob(1, zplAt(port))]);
    expect(unplugged?.slice(0, 2)).toEqual([1, 'failed']);
    expect(unplugged?.[2]).toContain('the printer is off');

    const back = await printer('ready');
    expect(await run([labelJob(2, zplAt(back.port), { reprint: true })])).toEqual([[2, 'sent', null]]);
    const [zpl = ''] = await back.labels(1);
    expect(zpl).toContain('^FDCOPY^FS');
    expect(await readByZxing(await renderZpl(zpl, 203))).toEqual({ code128: plain.serial, dataMatrix: plain.serial });
  });

  test('fault R19: a label that is not a reprint has no such mark, and no job ends as printed', async () => {
    const ready = await printer('ready');
    const ends = await run([labelJob(1, zplAt(ready.port)), labelJob(2, zplAt(await deadPort()))]);
    expect(ends.map(([, state]) => state).sort()).toEqual(['failed', 'sent']);
    expect((await ready.labels(1))[0]).not.toContain('COPY');
  });

  test('fault R19: a slip printed again is marked as a copy', async () => {
    const slips: PrinterSettings = { kind: 'pdf_slip', format: '', dpi: 203, folder };
    const slip = { kind: 'slip', slip: sampleSlip, label: undefined } as const;
    await run([labelJob(1, slips, slip), labelJob(2, slips, { ...slip, reprint: true })]);
    expect(await textOf(join(folder, 'slip-K7C-S-000042-1.pdf'))).not.toContain('COPY');
    expect(await textOf(join(folder, 'slip-K7C-S-000042-2.pdf'))).toContain('COPY');
  });
});

describe('order and time', () => {
  test('one printer gets its jobs one at a time in their order', async () => {
    const ready = await printer('ready');
    const jobs = [plain, ...moreLabels].map((data, at) => labelJob(at + 1, zplAt(ready.port), { label: data }));
    const serials = jobs.map((job) => job.label?.serial);
    expect((await run(jobs)).map(([id]) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const received = await ready.labels(10);
    expect(received.map((zpl) => /\^BXN[^]*?\^FD([^^]*)\^FS/u.exec(zpl)?.[1])).toEqual(serials);
    const sequence = ready.events.map((event) => event.kind).filter((kind) => kind !== 'listening');
    expect(sequence).toEqual(Array.from({ length: 10 }, () => ['label', 'closed']).flat());
  });

  test('a printer that hangs holds up only itself', async () => {
    const deaf = await printer('deaf');
    const ready = await printer('ready');
    const ends = await run([
      labelJob(1, zplAt(deaf.port), { deadlineMs: NOW_MS + 700 }),
      labelJob(2, zplAt(ready.port)),
    ]);
    expect(ends.map(([id, state]) => [id, state])).toEqual([
      [2, 'sent'],
      [1, 'failed'],
    ]);
  });

  test('a job past its deadline is failed, not printed late', async () => {
    const ready = await printer('ready');
    const late = labelJob(1, zplAt(ready.port), { deadlineMs: NOW_MS });
    const [first, second] = await run([late, labelJob(2, zplAt(ready.port))]);
    expect(first?.slice(0, 2)).toEqual([1, 'failed']);
    expect(first?.[2]).toContain('too late');
    expect(second).toEqual([2, 'sent', null]);
    expect(ready.events.filter((event) => event.kind === 'label')).toHaveLength(1);
  });

  test('jobs queued while others print are found by the next wake, without one for each', async () => {
    const port = queueOf([labelJob(1, { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder })]);
    const runner = runnerOn(port);
    runner.wake();
    port.jobs.push(labelJob(2, { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder }));
    runner.wake();
    await runner.idle();
    expect(port.ends.map(([id, state]) => [id, state])).toEqual([
      [1, 'sent'],
      [2, 'sent'],
    ]);
  });

  test('after stop nothing more is taken, and what waits stays queued', async () => {
    const port = queueOf([labelJob(1, { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder })]);
    const runner = runnerOn(port);
    await runner.stop();
    runner.wake();
    await runner.idle();
    expect([port.jobs.length, port.ends.length]).toEqual([1, 0]);
  });
});

describe('what must not happen', () => {
  test('a job whose end could not be stored is stored later and never printed again', async () => {
    const port = queueOf([]);
    const job = labelJob(1, { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder });
    let broken = true;
    const faults: unknown[] = [];
    const runner = runnerOn(
      {
        // Still queued in the file, so it comes again.
        next: () => Promise.resolve(port.ends.length === 0 ? job : null),
        isWanted: () => Promise.resolve(true),
        settle: (...end) => (broken ? Promise.reject(new Error('disk full')) : port.settle(...end)),
      },
      { onFault: (error) => faults.push(error) },
    );
    runner.wake();
    await runner.idle();
    expect(port.ends).toEqual([]);
    broken = false;
    runner.wake();
    await runner.idle();
    expect(port.ends).toEqual([[1, 'sent', null]]);
    expect(readdirSync(folder)).toHaveLength(1);
    expect(faults.length).toBeGreaterThan(0);
  });

  test('a renderer that throws fails its job, is reported, and the next job prints', async () => {
    const faults: unknown[] = [];
    const print: RunnerParts['print'] = (jobs, remainingMs) => {
      if (jobs[0]?.id === 1) throw new TypeError('planted');
      return printPaper(jobs, labelFormats(), remainingMs);
    };
    const rolls: PrinterSettings = { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder };
    const ends = await run([labelJob(1, rolls), labelJob(2, rolls)], { print, onFault: (error) => faults.push(error) });
    expect(ends.map(([id, state]) => [id, state])).toEqual([
      [1, 'failed'],
      [2, 'sent'],
    ]);
    expect(faults).toEqual([new TypeError('planted')]);
  });

  test('a port that fails is reported, and the next wake goes on', async () => {
    const port = queueOf([labelJob(1, { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder })]);
    const faults: unknown[] = [];
    let broken = true;
    const next = (): Promise<PrintJob | null> => (broken ? Promise.reject(new Error('busy')) : port.next());
    const runner = runnerOn({ ...port, next }, { onFault: (error) => faults.push(error) });
    runner.wake();
    await runner.idle();
    broken = false;
    runner.wake();
    await runner.idle();
    expect([faults.length, port.ends]).toEqual([1, [[1, 'sent', null]]]);
  });

  test.each<[string, Partial<PrinterSettings>, string]>([
    ['a format that is gone', { format: 'gone' }, 'no label format "gone"'],
    ['a resolution that the format was not made for', { dpi: 150 }, '150 dpi'],
    ['a folder that is not there', { folder: '/nonexistent/labels' }, 'is not there'],
    ['no folder', { folder: undefined }, 'no folder'],
    ['a sheet format on a roll', { format: 'l7651', dpi: 300 }, 'another printer'],
    ['a sheet format on a label printer', { kind: 'zpl_tcp', format: 'l7651', dpi: 300 }, 'another printer'],
    ['slips only', { kind: 'pdf_slip' }, 'prints slips'],
    ['no address', { kind: 'zpl_tcp' }, 'no address'],
  ])('%s fails the job with a sentence', async (_, change, words) => {
    const settings: PrinterSettings = { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder, ...change };
    const [end] = await run([labelJob(1, settings)]);
    expect(end).toEqual([1, 'failed', expect.stringContaining(words)]);
  });

  test('a serial that the label cannot hold fails the job and offers what fits', async () => {
    const rolls: PrinterSettings = { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder };
    const [end] = await run([labelJob(1, rolls, { label: { ...plain, serial: 'aB3dE6gH9jK2mN5pQ8sT' } })]);
    expect(end).toEqual([1, 'failed', expect.stringContaining('A label with Data Matrix alone fits')]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('files', () => {
  test('labels for sheets that wait together share their sheets, from the first free place', async () => {
    const sheets: PrinterSettings = { kind: 'pdf_sheet', format: 'avery-5160', dpi: 300, folder, startAt: 28 };
    const jobs = [plain, ...moreLabels].map((data, at) => labelJob(at + 1, sheets, { label: data }));
    expect((await run(jobs)).map(([, state]) => state)).toEqual(Array<string>(10).fill('sent'));
    const [file = ''] = readdirSync(folder);
    expect(file).toBe(`label-${plain.serial}-and-9-more-1.pdf`);
    // Places 28, 29 and 30 of the first sheet, the other seven on the second.
    expect(await pagesOf(join(folder, file), 100, folder)).toHaveLength(2);
  });

  test('each label of a roll is a file of its own, readable and complete', async () => {
    const rolls: PrinterSettings = { kind: 'pdf_roll', format: 'roll-50x25', dpi: 300, folder };
    await run([labelJob(1, rolls), labelJob(2, rolls, { reprint: true })]);
    expect(readdirSync(folder).sort()).toEqual([`label-${plain.serial}-1.pdf`, `label-${plain.serial}-2.pdf`]);
    const [page = ''] = await pagesOf(join(folder, `label-${plain.serial}-2.pdf`), 300, folder);
    expect(await readByZxing(readFileSync(page))).toEqual({ code128: plain.serial, dataMatrix: plain.serial });
  });

  test('nothing that exists is replaced, and no half file stays', async () => {
    const rolls: PrinterSettings = { kind: 'pdf_roll', format: 'roll-2x1', dpi: 203, folder };
    await run([labelJob(1, rolls)]);
    await run([labelJob(1, rolls)]);
    expect(readdirSync(folder).sort()).toEqual([`label-${plain.serial}-1-2.pdf`, `label-${plain.serial}-1.pdf`]);
  });

  test('a document number cannot leave the folder', async () => {
    const slips: PrinterSettings = { kind: 'pdf_slip', format: '', dpi: 203, folder };
    const slip = { ...sampleSlip, docNo: '../../etc/x' };
    await run([labelJob(1, slips, { kind: 'slip', slip, label: undefined })]);
    expect(readdirSync(folder)).toEqual(['slip-.._.._etc_x-1.pdf']);
    expect(existsSync(join(folder, '..', 'etc'))).toBe(false);
  });
});
