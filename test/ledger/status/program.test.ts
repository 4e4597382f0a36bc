// The command line as a program of its own: each of its commands once, with exit status and the shape of its answer, then the
// lock between two processes. One test a command; they share one ledger, in the order of a store's life.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCAL_COMMANDS, POSTING_COMMANDS } from '../../../shared/contract/commands';
import { QUERIES } from '../../../shared/contract/queries';
import { dropDesk, makeDesk, spawnRun, type Answer, type Desk } from '../harness/command-line';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const VECTORS = path.join(root, 'test', 'fixtures', 'scan', 'scan-vectors.json');

let desk: Desk;
let prefix = '';
const who = (): readonly string[] => ['--user', `${prefix}1.0`, '--pin-file', desk.pinFile];
const inDesk = (name: string): string => path.join(desk.base, name);

/** Runs one command, which gives one answer and nothing on standard error. */
async function one(list: readonly string[], status: number, input = ''): Promise<Answer> {
  const outcome = await spawnRun(desk, list, input);
  expect(outcome.errors).toBe('');
  expect(outcome.answers).toHaveLength(1);
  expect({ status: outcome.status, answer: outcome.answers[0] }).toMatchObject({ status });
  return outcome.answers[0] as Answer;
}

beforeAll(async () => {
  desk = makeDesk();
  const founded = await one(['init', '--company', 'Meier Hardware', '--pin-file', desk.pinFile], 0);
  expect(founded).toMatchObject({ ok: true, repeat: false });
  expect((founded['result'] as { recoveryCode: string }).recoveryCode).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/u);
  expect((founded['postings'] as { kind: string }[]).map((posting) => posting.kind)).toEqual([
    'company.founded',
    'catalogue.saved',
    'settings.changed',
  ]);
  const house = await one(['call', 'house', '{}'], 0);
  prefix = (house['result'] as { station: { prefix: string } }).station.prefix;
}, 60_000);
afterAll(() => dropDesk(desk));

describe('each command of the program', () => {
  test('init: a second time is refused, exit status 1', async () => {
    expect(await one(['init', '--pin-file', desk.pinFile], 1)).toEqual({
      ok: false,
      refusal: { code: 'alreadyFounded' },
    });
  });

  test('describe: every command and query with its JSON Schema', async () => {
    const described = await one(['describe'], 0);
    const names = (part: string): readonly string[] => Object.keys(described[part] as object).sort();
    expect(names('commands')).toEqual([...Object.keys(POSTING_COMMANDS), ...Object.keys(LOCAL_COMMANDS)].sort());
    expect(names('queries')).toEqual(Object.keys(QUERIES).sort());
    expect(names('events')).toEqual(['changed']);
    for (const part of ['commands', 'queries'])
      for (const schema of Object.values(
        described[part] as Record<string, { type: string; additionalProperties: boolean }>,
      ))
        expect(schema).toMatchObject({ type: 'object', additionalProperties: false });
  });

  test('call: a command is accepted with 0, the same id again is a repeat, other content is refused with 1', async () => {
    const list = (floatMinor: number): readonly string[] => [
      'call',
      'openShift',
      JSON.stringify({ floatMinor }),
      '--id',
      'morning-0001',
      ...who(),
    ];
    const first = await one(list(20_000), 0);
    expect(first).toMatchObject({ ok: true, repeat: false, postings: [{ kind: 'shift.opened' }], result: {} });
    expect(await one(list(20_000), 0)).toEqual({ ...first, repeat: true });
    expect(await one(list(30_000), 1)).toEqual({ ok: false, refusal: { code: 'commandIdReused' } });
  });

  test('call: without a user a command is refused', async () => {
    expect(await one(['call', 'openShift', '{"floatMinor":0}'], 1)).toEqual({
      ok: false,
      refusal: { code: 'notSignedIn' },
    });
  });

  test('call < lines: one answer a line, in order, and the worst exit status', async () => {
    const lines = [
      {
        name: 'saveCatalogue',
        args: { items: [{ sku: 'DESK', name: 'Oak desk', inventoryType: 'serialized', priceMinor: 30_000 }] },
      },
      { name: 'saveCatalogue', args: { vendors: [{ code: 'VEND-A', name: 'Vendor A' }] }, id: 'import-0002' },
      { name: 'saveCatalogue', args: { vendors: [{ code: 'VEND-A', name: 'Again' }] } },
      { name: 'items', args: {} },
    ].map((line) => JSON.stringify(line));
    const { status, answers, errors } = await spawnRun(desk, ['call', ...who()], `${lines.join('\n')}\n\n`);
    expect(errors).toBe('');
    expect(answers).toMatchObject([
      { ok: true, postings: [{ kind: 'catalogue.saved' }] },
      { ok: true },
      { ok: false, refusal: { code: 'codeTaken', text: 'VEND-A' } },
      { ok: true, result: [{ sku: 'DESK' }] },
    ]);
    expect(status).toBe(1);
  });

  test('scan: what a text means, with its escapes', async () => {
    expect(await one(['scan', 'DESK\\r', '--screen', 'counter'], 0)).toMatchObject({
      ok: true,
      result: { kind: 'item', item: { sku: 'DESK', name: 'Oak desk' } },
    });
    expect(await one(['scan', 'SN\\x1b1'], 0)).toMatchObject({
      ok: true,
      result: { kind: 'nothing', refusal: { code: 'scanUnreadable', problem: 'control-characters' } },
    });
    expect(await one(['scan', 'DESK', '--screen', 'kitchen'], 1)).toMatchObject({
      refusal: { code: 'commandMalformed', path: 'screen' },
    });
  });

  // A report of the HID POS standard: report id 2, length 4, AIM identifier ]A0, "DESK", then zeros up to 64 bytes.
  test('scan --report: a report of a HID scanner', async () => {
    const report = Buffer.alloc(64);
    Buffer.from([0x02, 4]).copy(report, 0);
    report.write(']A0', 2);
    report.write('DESK', 5);
    const answer = await one(['scan', '--report', report.toString('hex')], 0);
    expect(answer).toMatchObject({ ok: true, result: { kind: 'item', item: { sku: 'DESK' } } });
  });

  test('scan --vectors: one line a vector, with its id and its scans', async () => {
    const file = JSON.parse(readFileSync(VECTORS, 'utf8')) as { vectors: { id: string }[] } | { id: string }[];
    const vectors = Array.isArray(file) ? file : file.vectors;
    const { status, answers } = await spawnRun(desk, ['scan', '--vectors', VECTORS]);
    expect(status).toBe(0);
    expect(answers.map((answer) => answer['id'])).toEqual(vectors.map((vector) => vector.id));
    expect(answers.every((answer) => Array.isArray(answer['scans']))).toBe(true);
  });

  let head: { seq: number; hash: string; station: string };
  test('verify: ok with the heads, and an anchor that fits; 2 for one that does not', async () => {
    const report = await one(['verify'], 0);
    expect(report).toMatchObject({ ok: true, problems: [] });
    [head = { seq: 0, hash: '', station: '' }] = report['heads'] as [typeof head];
    expect(head.seq).toBe(report['postings']);
    await one(['verify', '--anchor', `${head.seq}:${head.hash.slice(0, 10)}`], 0);
    const wrong = await one(['verify', '--anchor', `${head.seq}:0123456789`], 2);
    expect(wrong).toMatchObject({ ok: false, fault: { code: 'ledgerDamaged' }, problems: [{ kind: 'anchor' }] });
    const cut = await one(['verify', '--anchor', `${head.seq + 1}:0123456789`], 2);
    expect(cut).toMatchObject({ problems: [{ kind: 'anchor', posting: `${head.station}:${head.seq + 1}` }] });
  });

  test('export and import: all postings, one a line; read again they are repeats', async () => {
    expect(await one(['export', inDesk('all.jsonl')], 0)).toMatchObject({ ok: true, postings: head.seq });
    const lines = readFileSync(inDesk('all.jsonl'), 'utf8').trim().split('\n');
    expect(lines).toHaveLength(head.seq);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ seq: 1, kind: 'company.founded' });
    expect(await one(['import', inDesk('all.jsonl')], 0)).toEqual({
      ok: true,
      taken: 0,
      repeats: head.seq,
      waiting: 0,
    });
  });

  test('import into an empty ledger: all are new, in one file and one transaction, and it verifies', async () => {
    const other = ['import', inDesk('all.jsonl'), '--ledger', inDesk('other')];
    expect(await one(other, 0)).toEqual({ ok: true, taken: head.seq, repeats: 0, waiting: 0 });
    expect(await one(['verify', '--ledger', inDesk('other')], 0)).toMatchObject({ ok: true, postings: head.seq });
  });

  test('backup: a file with its manifest; never over another', async () => {
    const made = await one(['backup', inDesk('backup.db')], 0);
    expect(made).toMatchObject({
      ok: true,
      file: 'backup.db',
      postings: head.seq,
      heads: [{ seq: head.seq, hash: head.hash }],
    });
    expect(existsSync(inDesk('backup.db.manifest.json'))).toBe(true);
    expect(await one(['backup', inDesk('backup.db')], 1)).toMatchObject({
      ok: false,
      refusal: { code: 'commandMalformed', path: 'file' },
    });
  });

  test('rebuild: folds every posting, and the ledger verifies after it', async () => {
    expect(await one(['rebuild'], 0)).toEqual({ ok: true, postings: head.seq });
    expect(await one(['verify'], 0)).toMatchObject({ ok: true, problems: [] });
  });

  test('restore: a wrong PIN is refused and leaves the ledger; the right one starts a new life', async () => {
    const list = (pin: string): readonly string[] => [
      'restore',
      inDesk('backup.db'),
      '--ledger',
      desk.ledger,
      '--user',
      `${prefix}1.0`,
      '--pin-file',
      pin,
    ];
    expect(await one(list(desk.wrongPin), 1)).toMatchObject({ ok: false, refusal: { code: 'wrongPin' } });
    expect(await one(['call', 'head', '{}'], 0)).toMatchObject({ result: { seq: head.seq } });
    const restored = await one(list(desk.pinFile), 0);
    expect(restored).toMatchObject({ ok: true, readIn: 0 });
    expect(restored['prefix']).not.toBe(prefix);
    expect(existsSync(String(restored['movedAside']))).toBe(true);
    expect(await one(['call', 'head', '{}'], 0)).toMatchObject({ result: { station: restored['station'], seq: 1 } });
  });

  test('restore without a ledger folder restores nowhere, least of all into the folder one stands in', async () => {
    const outcome = await spawnRun({ ...desk, ledger: '' }, [
      'restore',
      inDesk('backup.db'),
      '--user',
      `${prefix}1.0`,
      '--pin-file',
      desk.pinFile,
    ]);
    expect(outcome).toMatchObject({ status: 1, answers: [{ refusal: { code: 'commandMalformed', path: 'ledger' } }] });
    expect(existsSync(inDesk('ledger.db'))).toBe(false);
  });

  test('demo: a training store that can never go live', async () => {
    expect(await one(['demo', '--ledger', inDesk('demo')], 0)).toMatchObject({ ok: true });
    const house = await one(['call', 'house', '{}', '--ledger', inDesk('demo')], 0);
    expect(house).toMatchObject({ result: { state: 'ready', training: true } });
    expect((house['result'] as { station: { prefix: string } }).station.prefix).toMatch(/^ZZ/u);
    expect(await one(['verify', '--ledger', inDesk('demo')], 0)).toMatchObject({ ok: true });
  }, 60_000);

  test('help, and a command that there is not', async () => {
    expect(await one(['help'], 0)).toMatchObject({ ok: true });
    expect(await one(['sell'], 1)).toMatchObject({ refusal: { code: 'commandMalformed', path: 'command' } });
  });
});

describe('two processes on one ledger', () => {
  test('the second is told which process has it, exit status 2; it may read; when the first ends it may write', async () => {
    const env = { ...process.env, UNITILL_KEYS: inDesk('keys'), UNITILL_LEDGER: desk.ledger };
    const holder = spawn(process.execPath, [path.join(root, 'build', 'cli.mjs'), 'call'], {
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const ended = once(holder, 'exit');
    const lines = createInterface({ input: holder.stdout });
    // A query needs no lock; the first command takes it.
    holder.stdin.write('{"name":"house","args":{}}\n');
    await once(lines, 'line');
    expect(await one(['call', 'openShift', '{"floatMinor":0}'], 1)).toMatchObject({ refusal: { code: 'notSignedIn' } });
    holder.stdin.write('{"name":"openShift","args":{"floatMinor":0}}\n');
    await once(lines, 'line');
    const refused = await one(['call', 'openShift', '{"floatMinor":0}'], 2);
    expect(refused).toMatchObject({ ok: false, fault: { code: 'ledgerLocked', safe: true, retry: true } });
    expect((refused['fault'] as { detail: string }).detail).toContain(`process ${holder.pid} `);
    expect(await one(['call', 'head', '{}'], 0)).toMatchObject({ ok: true });
    const both = '{"name":"head","args":{}}\n{"name":"openShift","args":{"floatMinor":0}}\n{"name":"head","args":{}}\n';
    const { status, answers } = await spawnRun(desk, ['call'], both);
    expect([status, ...answers.map((answer) => answer.ok)]).toEqual([2, true, false, true]);
    expect(answers[1]).toMatchObject({ fault: { code: 'ledgerLocked' } });
    expect(await one(['backup', inDesk('while-open.db')], 0)).toMatchObject({ ok: true });
    holder.stdin.end();
    await ended;
    expect(await one(['call', 'openShift', '{"floatMinor":0}'], 1)).toMatchObject({ refusal: { code: 'notSignedIn' } });
  });
});
