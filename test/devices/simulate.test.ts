// The devices that `npm run simulate` gives a person without hardware: what is typed is scanned, what is printed is a picture.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSerial } from '../../main/devices/libraries';
import { SerialScanner } from '../../main/devices/serial-scanner';
import { labelZpl } from '../../main/printing/label-zpl';
import { labelFormats } from '../../main/printing/paper-assets';
import { sendRaw } from '../../main/printing/tcp-9100';
import { ASK_STATUS, readStatus } from '../../main/printing/zpl-status';
import { readByZxing } from './paper/readers';

const root = path.resolve(import.meta.dirname, '..', '..');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unitill-simulate-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a code that is typed is scanned, and a label that is sent comes out as a picture that reads', async () => {
  const child = spawn(process.execPath, ['build/simulate.mjs', '--folder', folder, '--port', '0'], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async (start: string): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`no line begins with ${start}`);
      if (value.startsWith(start)) return value;
    }
  };
  const port = Number(/:(\d+) /u.exec(await line('label printer: 127.0.0.1'))?.[1]);
  const slipPort = Number(/:(\d+) /u.exec(await line('slip printer: 127.0.0.1'))?.[1]);
  await line('scanner: ');
  const heard: string[] = [];
  const settings = { path: path.join(folder, 'scanner'), baudRate: 9_600 };
  const scanner = new SerialScanner(settings, await loadSerial(), {
    onScan: (text) => heard.push(text),
    log: () => undefined,
  });
  scanner.start();
  while (scanner.status().state !== 'open') await new Promise((resolve) => setImmediate(resolve));
  child.stdin.write('0104006381333931\\x1d21S-9\n');
  while (heard.length === 0) await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['0104006381333931\u001d21S-9']);
  await scanner.stop();

  const format = labelFormats().get('roll-50x25');
  if (!format) throw new Error('no such format');
  const label = {
    serial: 'K7C0000019',
    itemName: 'Drill',
    sku: 'D-1',
    gtin: null,
    makerSerials: [],
    makerLabels: [],
    companyName: 'Meier',
    priceText: '',
    training: false,
    reprint: false,
  };
  const zpl = labelZpl(label, format, 203);
  if (zpl.kind !== 'zpl') throw new Error('no label');
  const question = { ask: ASK_STATUS, read: readStatus };
  expect(await sendRaw({ host: '127.0.0.1', port }, Buffer.from(zpl.text), question)).toMatchObject({
    state: 'sent',
  });
  const [, file = ''] = /^label printer: (\S+\.png)/u.exec(await line(`label printer: ${folder}`)) ?? [];
  expect((await readByZxing(readFileSync(file))).dataMatrix).toBe('K7C0000019');
  // ESC @, a line of text, and a partial cut (1D 56 01), as any slip ends.
  const slip = Buffer.concat([Buffer.from('\u001b@HELLO\n', 'latin1'), Buffer.from([0x1d, 0x56, 0x01, 0x0a])]);
  const silent = { ask: null, read: () => ({ kind: 'ready' }) as const };
  expect(await sendRaw({ host: '127.0.0.1', port: slipPort }, slip, silent)).toMatchObject({ state: 'sent' });
  await line('HELLO');
  const ended = once(child, 'exit');
  child.stdin.end();
  expect((await ended)[0]).toBe(0);
});
