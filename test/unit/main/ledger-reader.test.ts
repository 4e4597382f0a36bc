// The reading thread's questions: a newer one of the same window replaces the older, whatever that is doing.
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { LedgerReader } from '../../../main/ledger-thread/reader-client';

const OPTIONS = { folder: 'none', keyFolder: 'none', access: 'write' } as const;
const NOBODY = { user: null };
// Answers each question at once, but for one that it never answers: a search that takes for ever.
const SCRIPT = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', ({ id, op, args }) => {
    if (op === 'query' && args.args.text === 'slow') return;
    parentPort.postMessage({ id, ok: true, value: op === 'query' ? { ok: true, result: args.args.text } : { readOnly: null } });
  });`;

let reader: LedgerReader;
let started = 0;
function open(): LedgerReader {
  started = 0;
  const start = (): Worker => {
    started += 1;
    return new Worker(SCRIPT, { eval: true });
  };
  reader = new LedgerReader(OPTIONS, { start, log: () => undefined });
  return reader;
}
afterEach(() => reader.close());

const search = (asker: number, text: string): Promise<unknown> =>
  reader.query(asker, 'search', { text, limit: 5 }, NOBODY);
const replaced = { ok: false, fault: { code: 'busy', retry: true } };

test('questions are answered one after the other on one thread', async () => {
  open();
  expect(await Promise.all([search(1, 'a'), search(2, 'b')])).toEqual([
    { ok: true, result: 'a' },
    { ok: true, result: 'b' },
  ]);
  expect(started).toBe(1);
});

test('a search that runs for long is ended by the next one of the same window', async () => {
  open();
  const [slow, next] = await Promise.all([search(1, 'slow'), search(1, 'next')]);
  expect(slow).toMatchObject(replaced);
  expect(next).toEqual({ ok: true, result: 'next' });
  expect(started).toBe(2);
});

test('of several waiting searches of one window only the newest is run', async () => {
  open();
  const answers = await Promise.all([search(1, 'slow'), search(1, 'b'), search(1, 'c'), search(2, 'other')]);
  expect(answers).toMatchObject([replaced, replaced, { ok: true, result: 'c' }, { ok: true, result: 'other' }]);
});

test('lists of one window are all answered: two parts of a screen may ask the same thing of different rows', async () => {
  open();
  const list = (text: string): Promise<unknown> => reader.query(1, 'items', { text, limit: 5 }, NOBODY);
  expect(await Promise.all([list('a'), list('b'), list('c')])).toEqual([
    { ok: true, result: 'a' },
    { ok: true, result: 'b' },
    { ok: true, result: 'c' },
  ]);
});
