// The print queue of the system, by a CUPS scheduler of the test's own: its socket, spool and queue lie in a folder of the test.
// A queue takes every job at once; what matters is what happens when the printer behind it does not (R19).
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { queueNames } from '../../../main/printing/os-queue';
import type { JobEnd, PrintJob } from '../../../main/printing/print-job';
import { printPaper } from '../../../main/printing/print-paper';
import { slipEscpos } from '../../../main/printing/slip-escpos';
import { readEscposJob } from '../../simulators/escpos';
import { serveSlipPrinter, type SlipPrinterServer } from '../../simulators/slip-printer';
import { deadPort } from './fake-printer';
import { sampleSlip } from './slip-samples';

const NOW_MS = 1_795_500_000_000;
const CUPSD = '/usr/sbin/cupsd';
const BACKEND = '/usr/lib/cups/backend/socket';
const hasCups = existsSync(CUPSD) && existsSync(BACKEND) && process.getuid?.() === 0;
if (!hasCups) console.log('skipped: the print queue needs cupsd (Debian: cups) and root');

let folder = '';
let scheduler: ChildProcess | null = null;
let server: SlipPrinterServer | null = null;

const anyone = '<Location />\nAllow all\n</Location>\n<Policy default>\n<Limit All>\nAllow all\n</Limit>\n</Policy>\n';

beforeAll(async () => {
  if (!hasCups) return;
  folder = mkdtempSync(join(tmpdir(), 'cups-'));
  const at = (name: string): string => join(folder, name);
  for (const name of ['cache', 'spool', 'state', 'run']) mkdirSync(at(name));
  const socket = join(at('run'), 'cups.sock');
  writeFileSync(at('cupsd.conf'), `Listen ${socket}\nBrowsing Off\nDefaultAuthType None\nWebInterface No\n${anyone}`);
  const places = { CacheDir: 'cache', RequestRoot: 'spool', StateDir: 'state', AccessLog: 'access', ErrorLog: 'error' };
  const lines = Object.entries({ ...places, PageLog: 'page' }).map(([key, name]) => `${key} ${at(name)}`);
  writeFileSync(at('files.conf'), [`ServerRoot ${folder}`, ...lines, ''].join('\n'));
  const there = appears(at('run'), 'cups.sock');
  scheduler = spawn(CUPSD, ['-f', '-c', at('cupsd.conf'), '-s', at('files.conf')], { stdio: 'inherit' });
  await there;
  process.env['CUPS_SERVER'] = socket;
});
afterEach(async () => {
  await server?.stop();
  server = null;
});
afterAll(async () => {
  delete process.env['CUPS_SERVER'];
  const ended = new Promise<void>((resolve) => (scheduler ? scheduler.once('exit', () => resolve()) : resolve()));
  scheduler?.kill();
  await ended;
  if (folder !== '') rmSync(folder, { recursive: true, force: true });
});

function appears(within: string, name: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(within, (_, changed) => {
      if (changed !== name) return;
      watcher.close();
      resolve();
    });
  });
}

function program(name: string, ...args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(name, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name}: ${stderr}`);
  return stdout;
}

const addQueue = (name: string, port: number): string =>
  program(
    'lpadmin',
    '-p',
    name,
    '-E',
    '-v',
    `socket://127.0.0.1:${port}`,
    '-m',
    'raw',
    '-o',
    'printer-error-policy=retry-job',
  );

function print(queue: string, drawerMs: number): Promise<JobEnd> {
  const printer = { kind: 'escpos_queue', format: '', dpi: 203, queue, drawer: '2' } as const;
  const times = { deadlineMs: NOW_MS + 60_000, drawerUntilMs: NOW_MS + drawerMs };
  const job: PrintJob = { id: 1, kind: 'slip', printer, slip: sampleSlip, reprint: false, ...times };
  return printPaper([job], new Map(), 60_000);
}

describe.skipIf(!hasCups)('a raw queue of CUPS', () => {
  test('passes the slip on byte for byte, and is "sent" when the printer has it', async () => {
    server = await serveSlipPrinter('ready');
    addQueue('slips', server.port);
    expect(await queueNames()).toContain('slips');
    expect(await print('slips', 30_000)).toEqual({ state: 'sent' });
    const made = slipEscpos(sampleSlip, { widthMm: 80, codepage: 'cp858', drawer: 2 });
    const [slip] = await server.printer.printed(1);
    expect(slip).toEqual(made.kind === 'escpos' ? readEscposJob(made.bytes) : null);
    expect(server.printer.faults).toEqual([]);
  });

  test('a job whose printer is off is cancelled at its deadline: nothing prints and no drawer opens when it is back', async () => {
    const port = await deadPort();
    addQueue('off', port);
    // `lp` itself succeeds; the drawer has 1.5 s here, 30 s in a shop.
    const end = await print('off', 1_500);
    expect(end).toEqual({ state: 'failed', error: expect.stringMatching(/^off: .*cancelled there/u) as string });
    expect(program('lpstat', '-W', 'not-completed', '-o', 'off')).toBe('');
    server = await serveSlipPrinter('ready', port);
    // The next job goes through the same queue after it, so what was cancelled would have come first.
    expect(await print('off', 30_000)).toEqual({ state: 'sent' });
    await server.printer.printed(1);
    expect([server.printer.slips.length, server.connections()]).toEqual([1, 1]);
  });

  test.each(['nobody', '-h elsewhere', 'a/b'])('%s is no queue', async (queue) => {
    const end = await print(queue, 30_000);
    expect(end).toMatchObject({ state: 'failed', error: expect.stringMatching(/queue/u) as string });
  });
});
