// Scanners with a connection of their own: one contract over serial ports (real pseudo terminals) and USB HID POS (reports, since
// this kernel makes no HID devices), and one stream of all of them in order of arrival.
import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSerial } from '../../../main/devices/libraries';
import type { HidDevice, HidInfo, HidLibrary } from '../../../main/devices/hid-scanners';
import { Scanners } from '../../../main/devices/scanners';
import { decodeScan } from '../../../shared/scan/decode';
import { SerialScannerSimulator } from '../../simulators/serial-scanner';

const DATA = 56;

/** The HID library at the cable: devices come and go, and give reports of 64 bytes. */
class HidBus implements HidLibrary {
  readonly #plugged = new Map<string, { readonly info: HidInfo; readonly wire: EventEmitter }>();

  devices = async (): Promise<readonly HidInfo[]> => [...this.#plugged.values()].map(({ info }) => info);

  open = async (wanted: string): Promise<HidDevice> => {
    const wire = this.#plugged.get(wanted)?.wire;
    if (!wire) throw new Error(`cannot open device with path ${wanted}`);
    return {
      on: (event: string, listener: (value: never) => void) => wire.on(event, listener as () => void),
      close: async () => undefined,
    };
  };

  plugIn(name: string, more: Partial<HidInfo> = {}): (text: string, aim?: string) => void {
    const info = { vendorId: 0x0c2e, productId: 0x0b61, path: name, usagePage: 0x8c, usage: 2, product: name, ...more };
    const wire = new EventEmitter();
    this.#plugged.set(name, { info, wire });
    return (text, aim = ']C0') => {
      for (const report of reports(text, aim)) wire.emit('data', report);
    };
  }

  pullOut(name: string): void {
    const plugged = this.#plugged.get(name);
    this.#plugged.delete(name);
    plugged?.wire.emit('error', new Error('could not read from HID device'));
  }
}

/** Reports as devices.md has them byte by byte: id, length, AIM identifier, 56 bytes, and the flag that more follows. */
function reports(text: string, aim: string): Buffer[] {
  const bytes = Buffer.from(text, 'latin1');
  const count = Math.max(1, Math.ceil(bytes.length / DATA));
  return Array.from({ length: count }, (_, index) => {
    const part = bytes.subarray(index * DATA, (index + 1) * DATA);
    const report = Buffer.alloc(64);
    report[0] = 2;
    report[1] = part.length;
    report.write(aim, 2, 'latin1');
    part.copy(report, 5);
    report[63] = index < count - 1 ? 1 : 0;
    return report;
  });
}

let folder: string;
let bus: HidBus;
let heard: { readonly text: string; readonly via: string }[];
let told: EventEmitter;
let logged: string[];
let scanners: Scanners;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unitill-scanners-'));
  bus = new HidBus();
  heard = [];
  told = new EventEmitter();
  logged = [];
  scanners = make();
});
afterEach(async () => {
  await scanners.stop();
  for (const port of ports.splice(0)) await port.pullOut();
  rmSync(folder, { recursive: true, force: true });
});

function make(loadHid = async (): Promise<HidLibrary> => bus): Scanners {
  return new Scanners({
    folder,
    loadSerial,
    loadHid,
    onScan: (text, via) => {
      heard.push({ text, via });
      told.emit('scan');
    },
    log: (line) => {
      logged.push(line);
      told.emit('log');
    },
  });
}

const ports: SerialScannerSimulator[] = [];

async function port(name = 'scanner'): Promise<SerialScannerSimulator> {
  const made = new SerialScannerSimulator(path.join(folder, name));
  ports.push(made);
  await made.plugIn();
  return made;
}

const use = (...used: readonly SerialScannerSimulator[]): Promise<void> =>
  scanners.use(used.map((one) => ({ id: `port:${one.port}`, baudRate: 9_600 })));

async function scans(count: number): Promise<readonly string[]> {
  while (heard.length < count) await once(told, 'scan');
  return heard.map(({ text }) => text);
}

/** Waits until the port is in that state; it is asked again at every turn of the loop. */
async function stands(one: SerialScannerSimulator, state: string): Promise<void> {
  for (;;) {
    const { scanners: list } = await scanners.list();
    if (list.find(({ id }) => id === `port:${one.port}`)?.state === state) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a serial port', () => {
  test.each([
    ['CR', '\r'],
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['ETX', '\u0003'],
  ])('%s ends a scan, and two in one piece are two', async (_, end) => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    await one.send(`AAA${end}BBB${end}`);
    expect(await scans(2)).toEqual(['AAA', 'BBB']);
    expect(heard.map(({ via }) => via)).toEqual(['serial', 'serial']);
  });

  test('a scan in three pieces is one, its separator kept', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    for (const piece of [']C101', '04006381333931', '10L1\u001d21S-9\r']) await one.send(piece);
    const [text = ''] = await scans(1);
    expect(decodeScan(text, 'serial', 2026)).toMatchObject({ gtin14: '04006381333931', lot: 'L1', serial: 'S-9' });
  });

  test('fault R3 ABC, then DEF and CR, then nothing: one scan, at once, whatever end the scanner is set to', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    await one.send('ABC');
    await one.send('DEF\r');
    expect(await scans(1)).toEqual(['ABCDEF']);
  });

  test('a rest without an end is dropped after silence and never joins the next scan', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    await one.send('NOTERM');
    while (!logged.some((line) => line.endsWith('dropped, silence'))) await once(told, 'log');
    await one.send('X\r');
    expect(await scans(1)).toEqual(['X']);
  });

  test('5,000 bytes without an end are no scan, and the next one is', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    await one.send(`${'Z'.repeat(5_000)}\rGOOD\r`);
    expect(await scans(1)).toEqual(['GOOD']);
    expect(logged).toEqual([expect.stringContaining('dropped, too-long')]);
  });

  test('pulled out in the middle of a scan and plugged in again: the half is gone, the next scan is whole', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    await one.send('HALF');
    await one.pullOut();
    await stands(one, 'waiting');
    await one.plugIn();
    await stands(one, 'open');
    await one.send('WHOLE\r');
    expect(await scans(1)).toEqual(['WHOLE']);
  });

  test('another program that has the port is named as what is in the way', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    const second = make();
    await second.use([{ id: `port:${one.port}`, baudRate: 9_600 }]);
    for (;;) {
      const [state] = (await second.list()).scanners.filter(({ port: name }) => name === one.port);
      if (state?.state === 'busy') break;
      await new Promise((resolve) => setImmediate(resolve));
    }
    await second.stop();
  });

  test('which ports are used is known again after the program was started anew; not used any more, it is silent', async () => {
    const one = await port();
    await use(one);
    await stands(one, 'open');
    await scanners.stop();
    scanners = make();
    await scanners.start();
    await stands(one, 'open');
    await one.send('AGAIN\r');
    expect(await scans(1)).toEqual(['AGAIN']);
    await scanners.use([]);
    const two = await port('other');
    await use(two);
    await stands(two, 'open');
    await one.send('SILENT\r');
    await two.send('HEARD\r');
    expect(await scans(2)).toEqual(['AGAIN', 'HEARD']);
  });
});

describe('USB HID POS', () => {
  test('every scanner that is there is used; a long code in two reports is one scan with its AIM identifier in front', async () => {
    const scan = bus.plugIn('Voyager');
    await scanners.start();
    const long = '0123456789'.repeat(7);
    scan(long, ']Q1');
    scan('SHORT', ']C0');
    expect(await scans(2)).toEqual([`]Q1${long}`, ']C0SHORT']);
    expect((await scanners.list()).scanners.filter(({ kind }) => kind === 'hidpos')).toMatchObject([
      { name: 'Voyager', state: 'open', baudRate: null },
    ]);
  });

  test('a broken HID stack stops nothing and is said', async () => {
    await scanners.stop();
    scanners = make(() => Promise.reject(new Error('cannot initialize hidapi (hid_init failed)')));
    await scanners.start();
    const one = await port();
    await use(one);
    await stands(one, 'open');
    expect((await scanners.list()).hidProblem).toBe('cannot initialize hidapi (hid_init failed)');
    await one.send('A\r');
    expect(await scans(1)).toEqual(['A']);
  });

  test('other devices on the bus are left alone', async () => {
    const keyboard = bus.plugIn('Keyboard', { usagePage: 1, usage: 6 });
    const scan = bus.plugIn('Voyager');
    await scanners.start();
    keyboard('SECRET');
    scan('CODE');
    expect(await scans(1)).toEqual([']C0CODE']);
  });

  test('pulled out it is gone from the list, plugged in again it is used again', async () => {
    bus.plugIn('Voyager');
    await scanners.start();
    bus.pullOut('Voyager');
    const listed = async (): Promise<number> =>
      (await scanners.list()).scanners.filter(({ kind, state }) => kind === 'hidpos' && state === 'open').length;
    expect(await listed()).toBe(0);
    const scan = bus.plugIn('Voyager');
    while ((await listed()) === 0) await new Promise((resolve) => setImmediate(resolve));
    scan('BACK');
    expect(await scans(1)).toEqual([']C0BACK']);
  });
});

test('two scanners at once, 500 scans back to back from each: all arrive once, each in its order', async () => {
  const one = await port();
  const scan = bus.plugIn('Voyager');
  await scanners.start();
  await use(one);
  await stands(one, 'open');
  const numbers = Array.from({ length: 500 }, (_, index) => String(index).padStart(4, '0'));
  const sent = numbers.reduce((before, number) => before.then(() => one.send(`S${number}\r`)), Promise.resolve());
  for (const number of numbers) scan(`H${number}`, ']C0');
  await sent;
  const texts = await scans(1_000);
  expect(texts.filter((text) => text.startsWith('S'))).toEqual(numbers.map((number) => `S${number}`));
  expect(texts.filter((text) => text.startsWith(']C0H'))).toEqual(numbers.map((number) => `]C0H${number}`));
});
