// Sending to a printer on the network when it is there, off, deaf, not ready, or not a printer at all.
import { afterEach, describe, expect, test } from 'vitest';
import { RAW_LIMITS, type RawLimits, type RawQuestion, type SendResult } from '../../../main/printing/raw-talk';
import { sendRaw } from '../../../main/printing/tcp-9100';
import { ASK_STATUS, readStatus } from '../../../main/printing/zpl-status';
import { deadPort, startPrinter, type FakePrinter, type PrinterMode } from './fake-printer';

const question = { ask: ASK_STATUS, read: readStatus };
const label = Buffer.from('^XA^CI28^LH0,0^PW406^LL203^FO0,0^GB2,50,2^FS^PQ1^XZ\n');
/** Short, so that the tests of silence end soon. */
const impatient: RawLimits = { connectMs: 2_000, answerMs: 300, writeMs: 500, closeMs: 300, totalMs: 5_000 };

let printer: FakePrinter | null = null;
afterEach(async () => {
  await printer?.stop();
  printer = null;
});

async function sendTo(
  mode: PrinterMode,
  bytes = label,
  asks: RawQuestion = question,
  limits = impatient,
): Promise<SendResult> {
  printer = await startPrinter(mode);
  return sendRaw({ host: '127.0.0.1', port: printer.port }, bytes, asks, limits);
}

describe('a printer that is there', () => {
  test('takes the label whole after its status was asked for', async () => {
    expect(await sendTo('ready')).toEqual({ state: 'sent', bytes: label.length });
    expect(await printer?.labels(1)).toEqual([label.toString()]);
  });

  test('behind a print server that answers nothing it is not asked', async () => {
    expect(await sendTo('mute', label, { ...question, ask: null })).toEqual({ state: 'sent', bytes: label.length });
  });
});

describe('a label that does not go out', () => {
  test('printer off: nothing listens', async () => {
    const port = await deadPort();
    const result = await sendRaw({ host: '127.0.0.1', port }, label, question, impatient);
    expect(result).toMatchObject({ state: 'failed', reason: 'refused' });
  });

  test('a name that nobody has', async () => {
    const target = { host: 'printer.invalid', port: 9_100 };
    expect(await sendRaw(target, label, question, impatient)).toMatchObject({ state: 'failed', reason: 'unreachable' });
  });

  test.each([
    ['paper-out', 'out of labels'],
    ['open', 'head of the printer is open'],
    ['paused', 'paused'],
  ] as const)('%s: the printer says so and gets nothing, so that nothing prints late', async (mode, words) => {
    const result = await sendTo(mode);
    expect(result).toMatchObject({
      state: 'failed',
      reason: 'notReady',
      detail: expect.stringContaining(words) as string,
    });
    expect(printer?.events.filter((event) => event.kind === 'label')).toEqual([]);
  });

  test.each(['mute', 'deaf'] as const)('%s: takes the connection and never answers', async (mode) => {
    const result = await sendTo(mode);
    expect(result).toMatchObject({
      state: 'failed',
      reason: 'timeout',
      detail: expect.stringContaining('says nothing') as string,
    });
  });

  test('a deaf printer that is not asked: a job larger than the buffers between stops at the write limit', async () => {
    const started = performance.now();
    const result = await sendTo('deaf', Buffer.alloc(40_000_000, 0x20), { ...question, ask: null });
    expect(result).toMatchObject({
      state: 'failed',
      reason: 'timeout',
      detail: expect.stringContaining('stopped') as string,
    });
    expect(performance.now() - started).toBeLessThan(impatient.totalMs);
  });

  test('the time of the job ends every wait', async () => {
    const result = await sendTo('mute', label, question, { ...RAW_LIMITS, totalMs: 200 });
    expect(result).toMatchObject({
      state: 'failed',
      reason: 'timeout',
      detail: expect.stringContaining('ran out') as string,
    });
  });

  test.each([
    ['http', 'HTTP/1.1 400'],
    ['ssh', 'SSH-2.0'],
  ] as const)('another service on the port (%s) is named, not taken for a printer', async (mode, words) => {
    const result = await sendTo(mode);
    expect(result).toMatchObject({
      state: 'failed',
      reason: 'otherService',
      detail: expect.stringContaining(words) as string,
    });
  });

  test('another service is found out even where no status is asked for', async () => {
    const result = await sendTo('http', label, { ...question, ask: null });
    expect(result).toMatchObject({ state: 'failed', reason: 'otherService' });
  });
});

describe('the status answer of a ZPL printer', () => {
  const lines = ['030,0,0,0203,000,0,0,0,000,0,0,0', '000,0,0,0,0,2,4,0,00000000,1,000', '1234,0'];
  const answer = (changed: readonly string[] = lines): Buffer =>
    Buffer.from(changed.map((line) => `\x02${line}\x03\r\n`).join(''), 'latin1');

  test('is whole with its third line, in whatever pieces it comes', () => {
    const whole = answer();
    const third = whole.lastIndexOf(0x03);
    expect(readStatus(Buffer.alloc(0)).kind).toBe('more');
    for (let length = 1; length <= third; length += 1) expect(readStatus(whole.subarray(0, length)).kind).toBe('more');
    expect(readStatus(whole.subarray(0, third + 1)).kind).toBe('ready');
  });

  test.each([
    [0, '030,0,0,0203,000,1,0,0,000,0,0,0', 'memory'],
    [1, '000,0,0,1,1,2,4,0,00000000,1,000', 'ribbon'],
  ])('line %i %s: %s', (at, line, words) => {
    const changed = lines.map((text, index) => (index === at ? line : text));
    expect(readStatus(answer(changed))).toMatchObject({
      kind: 'fault',
      detail: expect.stringContaining(words) as string,
    });
  });
});
