// One process writes a ledger: the second one is told which process holds it, and gets it as soon as that one is gone, however
// it went. A foreign write lock on the file makes a command wait within a limit. Places that others write to are refused.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { ledgerFile, openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { contentOf, problemsOf } from '../harness/ledger-files';
import { mountNetwork } from '../harness/mounts';
import { ITEMS } from '../harness/prepared';
import { bundleTill, linesOf, runTill, startTill } from '../harness/processes';
import { Till } from '../harness/till';
import type { Plan } from '../harness/till-program';

/** A person at a till takes a second for a hiccup and two for a hang. */
const LIMIT_MS = 2_000;

let till: Till;
let program = '';
beforeAll(async () => {
  program = await bundleTill();
});
afterEach(() => till.drop());

function planFor(steps: Plan['steps']): Plan {
  const { folder, keyFolder, nowMs, user } = till;
  return { folder, keyFolder, access: 'write', nowMs, user, steps };
}

function openHere(): OpenedLedger {
  return openLedger({ folder: till.folder, keyFolder: till.keyFolder, access: 'write', now: () => till.nowMs });
}

test('fault 35: a second process on the same data folder is refused and told which process holds it', async () => {
  till = Till.make();
  const run = await runTill(program, planFor([]));
  expect(run.answers[0]).toEqual({
    ok: false,
    fault: {
      code: 'ledgerLocked',
      detail: `process ${process.pid} on ${hostname()} has this ledger open`,
      safe: true,
      retry: true,
    },
  });
  expect(run.code).toBe(2);
  till.ledger.close();
  expect((await runTill(program, planFor([]))).answers[0]).toMatchObject({ opened: true });
});

test('the second process may read while the first one writes', async () => {
  till = Till.make();
  const { posting } = till.ok('saveCustomer', { name: 'N. Field', number: '77' });
  const steps = [{ kind: 'query', name: 'customers', args: { text: 'field' } }] as const;
  const run = await runTill(program, { ...planFor([]), access: 'read', steps });
  expect(run.answers[1]).toMatchObject({ ok: true, result: [{ id: posting.ids[0] }] });
  till.ledger.close();
});

test('a process that is killed frees the ledger at once, and its name is not left on it', async () => {
  till = Till.make();
  till.ledger.close();
  const child = startTill(program, planFor([{ kind: 'wait' }]));
  for await (const line of linesOf(child)) if ('waiting' in line) break;
  expect(openHere).toThrow(`process ${child.pid} on ${hostname()} has this ledger open`);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const ledger = openHere();
  expect(ledger.readOnly).toBeNull();
  const again = await runTill(program, planFor([]));
  expect(JSON.stringify(again.answers[0])).toContain(`process ${process.pid} on`);
  ledger.close();
});

/** Another process takes the write lock of the file and keeps it until it is told to let go. */
async function holdWriteLock(file: string): Promise<() => Promise<void>> {
  const script = `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec('BEGIN IMMEDIATE');
    console.log('held'); process.stdin.on('end', () => process.exit()).resume();`;
  const child = spawn(process.execPath, ['-e', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return async () => {
    const ended = once(child, 'exit');
    child.stdin.end();
    await ended;
  };
}

describe('a foreign program that holds a write lock on the file', () => {
  const receiveArgs = (ids: ReturnType<Till['stockRoom']>): unknown => ({
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [
      {
        item: ids.item('CPU-1'),
        unitCostMinor: 38_900,
        units: Array.from({ length: 200 }, (_, index) => ({ makers: [`BUSY-${String(index).padStart(3, '0')}`] })),
      },
    ],
  });

  test('fault 35: receiving posts 200 units against a held lock: told within a limit, no half receipt, taken once the lock is free', async () => {
    till = Till.make();
    const ids = till.stockRoom(ITEMS);
    const draft = till.ok('openDraft', { kind: 'receipt', header: { vendor: ids.vendorA } }).result.draft?.id ?? '';
    till.ok('scan', { draft, text: 'CPU-1' });
    till.ok('scan', { draft, text: 'PENDING-1' });
    const before = contentOf(till.ledger.core.db);
    const letGo = await holdWriteLock(ledgerFile(till.folder));
    const envelope = { id: 'busy-receipt-1', name: 'receiveUnits', args: receiveArgs(ids) } as const;
    const from = performance.now();
    const answer = till.ledger.command(envelope, { user: till.user });
    const tookMs = performance.now() - from;
    expect(answer).toMatchObject({ ok: false, fault: { code: 'busy', safe: true, retry: true } });
    expect(tookMs).toBeGreaterThanOrEqual(240);
    expect(tookMs).toBeLessThan(LIMIT_MS);
    // Reading goes on meanwhile, and the pending scan is still there.
    expect(till.ask('draft', { draft }).lines[0]?.units[0]?.makers).toEqual(['PENDING-1']);
    expect(contentOf(till.ledger.core.db)).toEqual(before);
    await letGo();
    const taken = till.ledger.command(envelope, { user: till.user });
    if (!taken.ok) throw new Error(JSON.stringify(taken));
    expect(taken.repeat).toBe(false);
    expect(taken.postings.map((posting) => posting.serials.length)).toEqual([200]);
    expect(till.ledger.command(envelope, { user: till.user })).toMatchObject({ ok: true, repeat: true });
    expect(problemsOf(till.ledger.core.db)).toEqual([]);
    till.ledger.close();
  });

  test('a long reader does not stop the till', () => {
    till = Till.make();
    const reader = new BetterSqlite(ledgerFile(till.folder), { readonly: true });
    const rows = reader.prepare('SELECT * FROM ledger_posting').iterate();
    rows.next();
    till.ok('openShift', { floatMinor: 100 });
    rows.return?.();
    reader.close();
    till.ledger.close();
  });
});

describe('places', () => {
  const refused = (folder: string): string => {
    const keyFolder = path.join(path.dirname(folder), 'keys');
    try {
      openLedger({ folder, keyFolder, access: 'write', now: () => 0 }).close();
      return 'opened';
    } catch (error) {
      return String(error);
    }
  };
  let base = '';
  afterEach(() => {
    rmSync(base, { recursive: true, force: true });
    base = '';
  });

  test.each([
    'Dropbox',
    'OneDrive',
    'OneDrive - Meier Hardware',
    'Google Drive',
    'Dropbox (Personal)',
    'Nextcloud',
    'iCloudDrive',
  ])('fault 35: a folder inside %s is refused with the reason', (name) => {
    till = Till.make();
    till.ledger.close();
    base = mkdtempSync(path.join(tmpdir(), 'unitill-sync-'));
    const folder = path.join(base, name, 'shop', 'ledger');
    const told = refused(folder);
    expect(told).toMatch(/ledgerInSyncedFolder/u);
    expect(told).toContain(`the synchronised folder ${name}`);
    expect(told).toContain("choose a folder on this computer's own disk");
  });

  test('a folder that a sync program has marked is refused, whatever its name; one with a like name is not', () => {
    till = Till.make();
    till.ledger.close();
    base = mkdtempSync(path.join(tmpdir(), 'unitill-sync-'));
    mkdirSync(path.join(base, 'marked', 'shop'), { recursive: true });
    writeFileSync(path.join(base, 'marked', '.dropbox'), '');
    expect(refused(path.join(base, 'marked', 'shop'))).toMatch(/ledgerInSyncedFolder.*holds \.dropbox/u);
    expect(refused(path.join(base, 'Dropboxes', 'ledger'))).toBe('opened');
    expect(refused(path.join(base, 'boxes', 'ledger'))).toBe('opened');
  });

  test('fault 35: a network file system is refused with its type', () => {
    till = Till.make();
    till.ledger.close();
    base = mkdtempSync(path.join(tmpdir(), 'unitill-net-'));
    const folder = path.join(base, 'share');
    mkdirSync(folder);
    const drop = mountNetwork(folder);
    try {
      expect(refused(path.join(folder, 'ledger'))).toMatch(
        /ledgerInSyncedFolder.*a network file system \(fuse\.sshfs\)/u,
      );
    } finally {
      drop();
    }
  });
});
