// The same slip to a printer on a real pseudo terminal, behind a device file, and behind a real CUPS queue.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sendToDevice } from '../../../main/printing/device-file';
import type { JobEnd, PrinterSettings } from '../../../main/printing/print-job';
import { printPaper } from '../../../main/printing/print-paper';
import { slipEscpos } from '../../../main/printing/slip-escpos';
import { readEscposJob } from '../../simulators/escpos';
import { SlipPrinter, type SlipPrinterState } from '../../simulators/slip-printer';
import { sampleSlip } from './slip-samples';

const NOW_MS = 1_795_500_000_000;

let folder = '';
let endings: (() => void)[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unitill-cable-'));
});
afterEach(() => {
  for (const end of endings.splice(0)) end();
  rmSync(folder, { recursive: true, force: true });
});

function print(
  printer: Partial<PrinterSettings> & Pick<PrinterSettings, 'kind'>,
  remainingMs = 60_000,
): Promise<JobEnd> {
  const settings: PrinterSettings = { format: '', dpi: 203, drawer: '5', ...printer };
  const times = { deadlineMs: NOW_MS + remainingMs, drawerUntilMs: NOW_MS + 30_000 };
  const job = { id: 1, kind: 'slip', printer: settings, slip: sampleSlip, reprint: false, ...times } as const;
  return printPaper([job], new Map(), remainingMs);
}

const made = slipEscpos(sampleSlip, { widthMm: 80, codepage: 'cp858', drawer: 5 });
if (made.kind === 'refused') throw new Error(made.detail);
const slipBytes = made.bytes;

describe('a serial cable', () => {
  /** socat joins the pseudo terminal to a TCP port, on which the printer itself hangs. */
  async function onCable(state: SlipPrinterState): Promise<{ readonly printer: SlipPrinter; readonly path: string }> {
    const path = join(folder, 'tty');
    const child = spawn('socat', ['-d', '-d', `PTY,raw,echo=0,link=${path}`, 'TCP-LISTEN:0,bind=127.0.0.1'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    endings.push(() => child.kill());
    const printer = new SlipPrinter();
    printer.state = state;
    const socket = await plugIn(child);
    endings.push(() => socket.destroy());
    socket.on('data', (bytes: Buffer) => socket.write(printer.feed(bytes)));
    return { printer, path };
  }

  /** Connects to the port that socat says it listens on. */
  function plugIn(child: ChildProcess): Promise<Socket> {
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      if (!child.stderr) return reject(new Error('socat says nothing'));
      createInterface({ input: child.stderr }).on('line', (line) => {
        const port = /listening on .*:(\d+)/u.exec(line)?.[1];
        if (port === undefined) return;
        const socket = createConnection({ host: '127.0.0.1', port: Number(port) }, () => resolve(socket));
      });
    });
  }

  test('carries status and slip, and opens the drawer by pin 5', async () => {
    const { printer, path } = await onCable('ready');
    expect(await print({ kind: 'escpos_serial', device: path, baudRate: 115_200 })).toEqual({ state: 'sent' });
    const [slip] = await printer.printed(1);
    expect(slip?.[0]).toEqual({ kind: 'drawer', pin: 5, onMs: 100, offMs: 500 });
    expect(slip).toEqual(readEscposJob(slipBytes));
  });

  test('a printer that is out of paper says so and gets nothing', async () => {
    const { printer, path } = await onCable('paperOut');
    expect(await print({ kind: 'escpos_serial', device: path })).toEqual({
      state: 'failed',
      error: `${path}: the printer is out of paper`,
    });
    expect([printer.slips.length, printer.unfinished]).toEqual([0, 0]);
  });

  test('a cable that is not plugged in', async () => {
    const path = join(folder, 'nothing');
    expect(await print({ kind: 'escpos_serial', device: path })).toEqual({
      state: 'failed',
      error: `${path}: it is not there: plug the printer in and switch it on`,
    });
  });
});

describe('a device file', () => {
  function pipe(): { readonly path: string; readonly read: number } {
    const path = join(folder, 'lp0');
    spawnSync('mkfifo', [path]);
    const read = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    endings.push(() => closeSync(read));
    return { path, read };
  }

  test('takes the slip byte for byte', async () => {
    const { path, read } = pipe();
    expect(await print({ kind: 'escpos_device', device: path })).toEqual({ state: 'sent' });
    const got = Buffer.alloc(slipBytes.length + 1);
    expect(readSync(read, got)).toBe(slipBytes.length);
    expect(got.subarray(0, slipBytes.length).equals(slipBytes)).toBe(true);
  });

  test('a printer that takes nothing ends at the limit, and says that a part may be on paper', async () => {
    const { path } = pipe();
    // A pipe of Linux holds 64 KiB; the rest finds no room.
    const end = await sendToDevice(path, Buffer.alloc(70_000, 0x20), 300);
    expect(end).toMatchObject({
      state: 'failed',
      reason: 'timeout',
      detail: expect.stringContaining('took a part') as string,
    });
  });

  test.each([
    ['nothing', 'it is not there'],
    ['a-file', 'this is a file, not a printer'],
  ])('%s is no printer', async (name, words) => {
    writeFileSync(join(folder, 'a-file'), 'keep me');
    const end = await print({ kind: 'escpos_device', device: join(folder, name) });
    expect(end).toMatchObject({ state: 'failed', error: expect.stringContaining(words) as string });
  });
});
