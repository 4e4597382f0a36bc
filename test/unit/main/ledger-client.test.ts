// The main process's side of the ledger thread, against a real worker that speaks the protocol.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import { LedgerClient, type ClientLimits } from '../../../main/ledger-thread/client';

const SCRIPT = path.join(import.meta.dirname, 'speaking-worker.cjs');
const OPTIONS = { folder: 'none', keyFolder: 'none', access: 'write' } as const;
const NOBODY = { user: null };

const clients: LedgerClient[] = [];
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
});

/** A client with what it told its owner, and promises for what it will tell. */
function open(limits: Partial<ClientLimits> = {}, locked = new Int32Array(new SharedArrayBuffer(4))) {
  const told: string[] = [];
  const lines: string[] = [];
  let wake = (): void => undefined;
  const client: LedgerClient = new LedgerClient(OPTIONS, {
    start: () => new Worker(SCRIPT, { workerData: { locked } }),
    log: (line) => lines.push(line),
    onChange: (what) => {
      told.push(what === 'state' ? client.state.kind : what);
      wake();
    },
    limits: { busyPauseMs: 1, reopenPauseMs: 1, ...limits },
  });
  clients.push(client);
  const until = async (seen: () => boolean): Promise<void> => {
    while (!seen()) await new Promise<void>((resolve) => (wake = resolve));
  };
  return { client, told, lines, until };
}

const envelope = (deed: string): CommandEnvelope => ({ id: `test-${deed}`, name: 'openShift', args: { do: deed } });

test('commands reach the thread in the order they were given, and so do their answers', async () => {
  const { client } = open();
  const order: string[] = [];
  const deeds = Array.from({ length: 20 }, (_, at) => `deed ${at}`);
  await Promise.all(
    deeds.map(async (deed) => {
      await client.command(envelope(deed), NOBODY);
      order.push(deed);
    }),
  );
  expect(order).toEqual(deeds);
  expect(await client.query('house', {}, NOBODY)).toEqual({ ok: true, result: [...deeds, 'query'] });
});

test('a busy file is tried again and said aloud, and the next command waits its turn', async () => {
  const { client, told } = open();
  const busy = client.command(envelope('busy for 3'), NOBODY);
  const next = client.command(envelope('next'), NOBODY);
  expect((await busy).ok).toBe(true);
  expect((await next).ok).toBe(true);
  // Three refusals and a success of the first, then the second, then this question.
  expect(await client.query('house', {}, NOBODY)).toEqual({
    ok: true,
    result: ['busy for 3', 'busy for 3', 'busy for 3', 'busy for 3', 'next', 'query'],
  });
  expect(told).toEqual(['open', 'waiting', 'waiting']);
  expect(client.trouble).toBeNull();
});

test('a question that is answered meanwhile does not take the word of the waiting write away', async () => {
  const { client, until } = open({ busyPauseMs: 20 });
  const busy = client.command(envelope('busy for 3'), NOBODY);
  await until(() => client.trouble !== null);
  await client.query('house', {}, NOBODY);
  expect(client.trouble).toMatchObject({ code: 'busy' });
  await busy;
  expect(client.trouble).toBeNull();
});

test('a file that stays busy is answered as busy when the limit is over', async () => {
  const { client } = open({ busyMs: 20 });
  expect(await client.command(envelope('always busy'), NOBODY)).toMatchObject({
    ok: false,
    fault: { code: 'busy', retry: true },
  });
});

test('a thread that dies answers every open request, is started again, and says so until somebody signs in', async () => {
  const { client, told, lines, until } = open();
  const waiting = client.query('house', {}, NOBODY);
  await waiting;
  const [died, after] = await Promise.all([
    client.command(envelope('die'), NOBODY),
    client.command(envelope('after'), NOBODY),
  ]);
  expect(died).toMatchObject({ ok: false, fault: { code: 'bug', safe: true, retry: true } });
  // The one behind it had not been sent: it goes to the new thread.
  expect(after.ok).toBe(true);
  await until(() => told.at(-1) === 'open');
  expect(told).toEqual(['open', 'closed', 'died', 'open']);
  expect(client.trouble?.code).toBe('bug');
  expect(lines[0]).toContain('died on purpose');
  expect(lines[0]).toContain(client.trouble?.detail);
  client.acknowledge();
  expect(client.trouble).toBeNull();
});

test('a thread that dies again and again stays closed, and every call says so', async () => {
  const { client, told } = open({ restarts: 1 });
  await client.command(envelope('die'), NOBODY);
  await client.command(envelope('die'), NOBODY);
  expect(await client.command(envelope('more'), NOBODY)).toMatchObject({ ok: false, fault: { code: 'bug' } });
  expect(await client.query('house', {}, NOBODY)).toMatchObject({ ok: false, fault: { code: 'bug' } });
  await expect(client.nextJob([])).rejects.toThrow('bug');
  expect(told.filter((what) => what === 'died')).toHaveLength(2);
});

test('a ledger that another process holds is a fault on every call, and opens as soon as that lets go', async () => {
  const locked = new Int32Array(new SharedArrayBuffer(4));
  Atomics.store(locked, 0, 1);
  const { client, until } = open({}, locked);
  expect(await client.command(envelope('first'), NOBODY)).toMatchObject({ ok: false, fault: { code: 'ledgerLocked' } });
  expect(client.state).toMatchObject({ kind: 'closed', fault: { code: 'ledgerLocked' } });
  Atomics.store(locked, 0, 0);
  await until(() => client.state.kind === 'open');
  expect((await client.command(envelope('second'), NOBODY)).ok).toBe(true);
});

test('more waiting writes than the limit are told to slow down', async () => {
  const { client } = open({ waiting: 2 });
  const answers = await Promise.all(['one', 'two', 'three'].map((deed) => client.command(envelope(deed), NOBODY)));
  expect(answers.map((answer) => answer.ok)).toEqual([true, true, false]);
  expect(answers[2]).toMatchObject({ fault: { code: 'busy', retry: true } });
});
