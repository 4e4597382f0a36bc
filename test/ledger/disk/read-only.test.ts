// A ledger that cannot be written: on a file system mounted read-only, and in the hands of a user who may only read it.
// Commands are answered with ledgerReadOnly, queries go on.
import { chmodSync, cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../../db/ledger/ledger';
import { verifyLedger } from '../../../db/ledger/verify';
import { mountMemory, type Mount } from '../harness/mounts';
import { prepareDay } from '../harness/prepared';
import { bundleTill, runTill, type Run } from '../harness/processes';
import type { Plan } from '../harness/till-program';

const NOBODY = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const day = prepareDay();
day.till.ledger.close();

let program = '';
let disk: Mount | null = null;
beforeAll(async () => {
  program = await bundleTill();
});
afterEach(() => {
  disk?.drop();
  disk = null;
});
afterAll(() => day.till.drop());

const SHIFT = { id: 'read-only-1', name: 'postSale', args: { lines: [], tenders: [] } } as const;

function planOf(base: string, access: 'write' | 'read'): Plan {
  return {
    folder: path.join(base, 'ledger'),
    keyFolder: path.join(base, 'keys'),
    access,
    nowMs: day.till.nowMs + 1_000,
    user: day.till.user,
    steps: [
      { kind: 'command', envelope: SHIFT },
      { kind: 'query', name: 'unit', args: { serial: day.cpus[0] } },
    ],
  };
}

/** The closed ledger and its keys on a disk of their own. */
function place(): Mount {
  const made = mountMemory(8 * 1024 * 1024);
  cpSync(day.till.folder, path.join(made.folder, 'ledger'), { recursive: true });
  cpSync(day.till.keyFolder, path.join(made.folder, 'keys'), { recursive: true });
  return made;
}

function expectReadOnly(run: Run): void {
  expect(run.answers[1], JSON.stringify(run)).toMatchObject({
    ok: false,
    fault: { code: 'ledgerReadOnly', safe: true },
  });
  expect(run.answers[2]).toMatchObject({ ok: true, result: { record: { serial: day.cpus[0], status: 'sold' } } });
}

test('opened for reading on a disk mounted read-only, queries answer and commands are ledgerReadOnly', async () => {
  disk = place();
  disk.remount('ro');
  expectReadOnly(await runTill(program, planOf(disk.folder, 'read')));
});

test('a ledger on a disk mounted read-only verifies', () => {
  disk = place();
  disk.remount('ro');
  const [folder, keyFolder] = [path.join(disk.folder, 'ledger'), path.join(disk.folder, 'keys')];
  const ledger = openLedger({ folder, keyFolder, access: 'read', now: () => day.till.nowMs });
  try {
    expect(verifyLedger(ledger.core.db.name, null)).toMatchObject({ ok: true, problems: [] });
  } finally {
    ledger.close();
  }
});

test('opened for writing on a disk mounted read-only, the fault is ledgerReadOnly and no other process is blamed', async () => {
  disk = place();
  disk.remount('ro');
  const run = await runTill(program, planOf(disk.folder, 'write'));
  const [first] = run.answers;
  expect(first, JSON.stringify(run)).toMatchObject({ fault: { code: 'ledgerReadOnly', safe: true } });
});

function readableOnly(folder: string): void {
  for (const name of readdirSync(folder)) chmodSync(path.join(folder, name), 0o644);
  chmodSync(folder, 0o755);
}

test('a user who may only read it gets answers to queries, and ledgerReadOnly to commands', async () => {
  disk = place();
  chmodSync(disk.folder, 0o755);
  readableOnly(path.join(disk.folder, 'ledger'));
  readableOnly(path.join(disk.folder, 'keys'));
  expectReadOnly(await runTill(program, planOf(disk.folder, 'read'), { through: NOBODY }));
});

test('a user who may only read it and opens it for writing is told ledgerReadOnly, not that another process holds it', async () => {
  disk = place();
  chmodSync(disk.folder, 0o755);
  readableOnly(path.join(disk.folder, 'ledger'));
  readableOnly(path.join(disk.folder, 'keys'));
  const run = await runTill(program, planOf(disk.folder, 'write'), { through: NOBODY });
  const [first] = run.answers;
  expect(first, JSON.stringify(run)).toMatchObject({ fault: { code: 'ledgerReadOnly', safe: true } });
});

test('a folder whose files turned read-only while it is open: the next command is ledgerReadOnly, the queries go on', async () => {
  disk = place();
  expectReadOnly(await runTill(program, { ...planOf(disk.folder, 'write'), queryOnly: true }));
});
