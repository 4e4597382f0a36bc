// A ledger folder copied to another computer, and a backup restored: each goes on as a new life, both go on selling, and no
// serial, document number or posting is ever given twice. Two uses of the same life are told apart when they meet.
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDatabase } from '../../../db/connection';
import { exportPostings, importPostings } from '../../../db/ledger/exchange';
import { backupTo } from '../../../db/ledger/backup';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { restoreLedger, type RestoreAnswer } from '../../../db/ledger/restore';
import type { CommandAnswer } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import { contentOf, dropPlace, newPlace, problemsOf, type Place } from '../harness/ledger-files';
import { prepareDay, type Prepared } from '../harness/prepared';
import { PIN } from '../harness/till';

type Side = { readonly ledger: OpenedLedger; readonly send: (name: CommandEnvelope['name'], args: unknown) => Posted };
type Posted = Extract<CommandAnswer, { ok: true }>;

let day: Prepared;
const open: OpenedLedger[] = [];
const places: Place[] = [];
afterEach(() => {
  for (const ledger of open.splice(0)) ledger.close();
  for (const place of places.splice(0)) dropPlace(place);
  day.till.drop();
});

let clock = 0;
function sideAt({ folder, keyFolder }: Omit<Place, 'base'>, name: string): Side {
  const ledger = openLedger({ folder, keyFolder, access: 'write', now: () => clock });
  open.push(ledger);
  let count = 0;
  const send = (command: CommandEnvelope['name'], args: unknown): Posted => {
    count += 1;
    clock += 1_000;
    const id = `${name}-${String(count).padStart(8, '0')}`;
    const answer = ledger.command({ id, name: command, args }, { user: day.ids.owner });
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer)}`);
    return answer;
  };
  return { ledger, send };
}

/** The closed ledger of the day, and a copy of its folder on a computer with other keys, or with the same ones. */
function copied(withKeys: boolean): { readonly here: Omit<Place, 'base'>; readonly there: Place } {
  day = prepareDay();
  clock = day.till.nowMs + 60_000;
  day.till.ledger.close();
  const there = newPlace();
  places.push(there);
  cpSync(day.till.folder, there.folder, { recursive: true });
  if (withKeys) cpSync(day.till.keyFolder, there.keyFolder, { recursive: true });
  return { here: day.till, there };
}

function restored(place: Omit<Place, 'base'>, file: string, pin = PIN): RestoreAnswer {
  clock += 1_000;
  const { folder, keyFolder } = place;
  const request = { file, folder, keyFolder, user: day.ids.owner, pin, stationName: 'Till 1 again', readIn: true };
  return restoreLedger({ ...request, nowMs: clock });
}

const receiveOne = (maker: string): unknown => ({
  vendor: day.ids.vendorA,
  location: day.ids.floor,
  lines: [{ item: day.ids.item('CPU-1'), unitCostMinor: 38_900, units: [{ makers: [maker] }] }],
});
const sellOne = (serial: string | undefined): unknown => ({
  lines: [{ item: day.ids.item('CPU-1'), units: [serial] }],
  tenders: [{ kind: 'card', tenderedMinor: 44_900 }],
});

function exported(side: Side): string {
  return exportPostings(side.ledger.core.db)
    .map((line) => JSON.stringify(line))
    .join('\n');
}

test('a folder copied to another computer opens read-only and says whose it is; its queries answer', () => {
  const { there } = copied(false);
  const { ledger } = sideAt(there, 'there');
  expect(ledger.readOnly).toMatchObject({ code: 'ledgerOfOtherComputer', safe: true });
  const envelope = { id: 'on-the-copy', name: 'openShift', args: { floatMinor: 0 } } as const;
  expect(ledger.command(envelope, { user: day.ids.owner })).toMatchObject({
    ok: false,
    fault: { code: 'ledgerOfOtherComputer' },
  });
  const [serial] = day.cpus;
  expect(ledger.query('unit', { serial }, { user: day.ids.owner })).toMatchObject({
    ok: true,
    result: { record: { serial } },
  });
});

test('the copy goes on as a new life; both receive and sell, exchange their postings, and nothing is given twice', () => {
  const { here, there } = copied(false);
  // The company's secret is carried over by hand here; the next test has a computer that never held it.
  const pepper = readdirSync(here.keyFolder).find((name) => name.startsWith('company-')) ?? '';
  cpSync(path.join(here.keyFolder, pepper), path.join(there.keyFolder, pepper));
  const life = restored(there, path.join(there.folder, 'ledger.db'));
  expect(life).toMatchObject({ ok: true, readIn: 0 });
  const first = sideAt(here, 'first');
  const second = sideAt(there, 'second');
  const own = first.ledger.core.station();
  const fresh = second.ledger.core.station();
  expect(second.ledger.readOnly).toBeNull();
  expect(fresh?.id).not.toBe(own?.id);
  expect(fresh?.prefix).not.toBe(own?.prefix);
  expect(second.ledger.core.chain.seq).toBe(1);
  const opening = second.ledger.core.view.posting(`${fresh?.id}:1`);
  expect(opening).toMatchObject({ kind: 'station.succeeded', body: { before: { station: own?.id } } });
  second.send('openShift', { floatMinor: 0 });
  const given = { serials: [] as string[], docs: [] as (string | null)[], refs: [] as string[] };
  for (const [index, side] of [first, second, first, second].entries()) {
    const received = side.send('receiveUnits', receiveOne(`BOTH-${index}`)).postings[0];
    const sold = side.send('postSale', sellOne(received?.serials[0])).postings[0];
    given.serials.push(...(received?.serials ?? []));
    given.docs.push(received?.docNo ?? null, sold?.docNo ?? null);
    given.refs.push(received?.ref ?? '', sold?.ref ?? '');
  }
  for (const list of Object.values(given)) expect(new Set(list).size).toBe(list.length);
  expect(given.serials).toHaveLength(4);
  const lines = [exported(first), exported(second)] as const;
  // The first life's own new postings are two receipts and two sales, the second's five postings and its opening.
  expect(importPostings(second.ledger.core, lines[0])).toMatchObject({ ok: true, taken: 4, waiting: 0 });
  expect(importPostings(first.ledger.core, lines[1])).toMatchObject({ ok: true, taken: 6, waiting: 0 });
  for (const side of [first, second]) {
    expect(problemsOf(side.ledger.core.db)).toEqual([]);
    for (const serial of given.serials)
      expect(side.ledger.query('unit', { serial }, { user: day.ids.owner })).toMatchObject({
        ok: true,
        result: { record: { status: 'sold' }, attention: [] },
      });
  }
  expect(postingsOf(first)).toEqual(postingsOf(second));
  // A second delivery of the same files takes nothing.
  expect(importPostings(first.ledger.core, lines[1])).toMatchObject({ taken: 0, waiting: 0 });
});

test('on a computer that holds none of the old keys the PIN cannot be checked; the recovery code gives the new life', () => {
  const { there } = copied(false);
  const file = path.join(there.folder, 'ledger.db');
  expect(() => restored(there, file)).toThrow(/^keyMissing/u);
  const wrong = { ...requestOf(there, file), recoveryCode: 'AAAA-BBBB-CCCC-DDDD' };
  expect(restoreLedger(wrong)).toMatchObject({ ok: false, refusal: { code: 'wrongPin' } });
  expect(restoreLedger({ ...wrong, pin: '864209', recoveryCode: day.till.recoveryCode })).toMatchObject({ ok: true });
  const side = sideAt(there, 'there');
  expect(side.ledger.readOnly).toBeNull();
  expect(side.send('signIn', { user: day.ids.owner, pin: '864209' }).result.user?.role).toBe('owner');
  const kinds = side.ledger.core.db
    .prepare('SELECT kind FROM ledger_posting ORDER BY arrival DESC LIMIT 2')
    .pluck()
    .all();
  expect(kinds).toEqual(['recovery.used', 'station.succeeded']);
});

/** Postings and meta of a closed ledger, as they stand. */
function contentOfFile(folder: string): readonly unknown[] {
  const db = openDatabase(path.join(folder, 'ledger.db'), 'read');
  const rows = [
    ...db.prepare('SELECT station, seq, hex(hash) AS hash FROM ledger_posting ORDER BY arrival').all(),
    ...db.prepare('SELECT * FROM local_meta ORDER BY key').all(),
  ];
  db.close();
  return rows;
}

function postingsOf(side: Side): readonly unknown[] {
  return side.ledger.core.db
    .prepare('SELECT station, seq, hex(hash) AS hash FROM ledger_posting ORDER BY station, seq')
    .all();
}

/** What a life gave to a delivery that was open when it was copied: the serial on the label. */
const OPEN_LABEL = 'DRAFT-0001';

function postedSerials(side: Side): readonly string[] {
  const answer = side.ledger.command(
    { id: `post-open-${side.ledger.core.station()?.id}`, name: 'postDraft', args: { draft: day.drafts.receipt } },
    { user: day.ids.owner },
  );
  return answer.ok ? (answer.postings[0]?.serials ?? []) : [];
}

test('an open delivery that lies in both copies gives its allotted serial to one of them only', () => {
  const { here, there } = copied(true);
  expect(restored(there, path.join(there.folder, 'ledger.db'))).toMatchObject({ ok: true });
  const [first, second] = [sideAt(here, 'first'), sideAt(there, 'second')];
  const mine = postedSerials(first);
  expect(mine).toHaveLength(1);
  expect(first.ledger.query('resolve', { text: OPEN_LABEL }, { user: day.ids.owner })).toMatchObject({
    result: { kind: 'unit', unit: { serial: mine[0] } },
  });
  expect(postedSerials(second)).not.toContain(mine[0]);
});

test('labels and slips that wait in the queue are printed by the old life, not again by the new one', () => {
  const { here, there } = copied(true);
  expect(restored(there, path.join(there.folder, 'ledger.db'))).toMatchObject({ ok: true });
  const [first, second] = [sideAt(here, 'first'), sideAt(there, 'second')];
  expect(first.ledger.nextJob()).not.toBeNull();
  expect(second.ledger.nextJob()).toBeNull();
});

test('a delivery that was posted after the backup is not posted again with the same serials after the restore', () => {
  day = prepareDay();
  clock = day.till.nowMs + 60_000;
  const file = path.join(path.dirname(day.till.folder), 'backup.db');
  backupTo(day.till.ledger.core.db, file, clock);
  const { serials } = day.till.ok('postDraft', { draft: day.drafts.receipt }).posting;
  expect(serials).toHaveLength(1);
  day.till.ledger.close();
  expect(restored(day.till, file)).toMatchObject({ ok: true, readIn: 1 });
  const again = sideAt(day.till, 'again');
  const answer = again.ledger.command(
    { id: 'post-it-again', name: 'postDraft', args: { draft: day.drafts.receipt } },
    { user: day.ids.owner },
  );
  expect(answer, 'a refusal that says why, no fault').toMatchObject({ ok: false, refusal: {} });
  expect(problemsOf(again.ledger.core.db)).toEqual([]);
});

test('the same for pieces that carry our serial alone: no second unit is born under a serial that was read in', () => {
  day = prepareDay();
  const drill = {
    sku: 'DRILL',
    name: 'Drill',
    inventoryType: 'serialized',
    priceMinor: 9_900,
    makerSerial: { count: 0 },
  };
  day.till.ok('saveCatalogue', { items: [drill] });
  const header = { vendor: day.ids.vendorA };
  const draft = day.till.ok('openDraft', { kind: 'receipt', header }).result.draft?.id ?? '';
  day.till.ok('scan', { draft, text: 'DRILL' });
  day.till.ok('scan', { draft, text: 'DRILL' });
  clock = day.till.nowMs + 60_000;
  const file = path.join(path.dirname(day.till.folder), 'backup.db');
  backupTo(day.till.ledger.core.db, file, clock);
  const [serial = ''] = day.till.ok('postDraft', { draft }).posting.serials;
  day.till.ledger.close();
  expect(restored(day.till, file)).toMatchObject({ ok: true, readIn: 1 });
  const { ledger } = sideAt(day.till, 'again');
  const answer = ledger.command({ id: 'post-it-again', name: 'postDraft', args: { draft } }, { user: day.ids.owner });
  const births = ledger.core.db
    .prepare("SELECT COUNT(*) FROM ledger_posting WHERE kind = 'receipt.posted' AND instr(body, ?) > 0")
    .pluck()
    .get(`"serial":"${serial}"`);
  expect(births, JSON.stringify(answer)).toBe(1);
});

test('a folder that was copied while the till was running is restored whole, its log included, and the copy is not touched', () => {
  day = prepareDay();
  clock = day.till.nowMs + 60_000;
  const there = newPlace();
  const source = newPlace();
  places.push(there, source);
  const last = day.till.ok('postSale', sellOne(day.cpus[5])).posting;
  cpSync(day.till.folder, source.folder, { recursive: true });
  day.till.ledger.close();
  const file = path.join(source.folder, 'ledger.db');
  const before = [file, `${file}-wal`].map((name) => readFileSync(name));
  expect(before[1]?.length).toBeGreaterThan(0);
  expect(restored({ folder: there.folder, keyFolder: day.till.keyFolder }, file)).toMatchObject({ ok: true });
  const side = sideAt({ folder: there.folder, keyFolder: day.till.keyFolder }, 'there');
  expect(side.ledger.core.view.posting(last.ref)?.header.docNo).toBe(last.docNo);
  expect(problemsOf(side.ledger.core.db)).toEqual([]);
  for (const [index, name] of [file, `${file}-wal`].entries())
    expect(existsSync(name) && readFileSync(name).equals(before[index] ?? Buffer.alloc(0)), path.basename(name)).toBe(
      true,
    );
});

/** Takes each other's postings in, both ways. */
function exchange(first: Side, second: Side): void {
  const lines = [exported(first), exported(second)] as const;
  expect(importPostings(second.ledger.core, lines[0])).toMatchObject({ ok: true, waiting: 0 });
  expect(importPostings(first.ledger.core, lines[1])).toMatchObject({ ok: true, waiting: 0 });
  expect(postingsOf(first)).toEqual(postingsOf(second));
  for (const side of [first, second]) expect(problemsOf(side.ledger.core.db)).toEqual([]);
}

test.each([
  ['sell the same unit', (): [CommandEnvelope['name'], unknown] => ['postSale', sellOne(day.cpus[5])], 'conflict'],
  [
    'receive the same maker serial',
    (): [CommandEnvelope['name'], unknown] => ['receiveUnits', receiveOne('TWIN-1')],
    'twin',
  ],
])('two lives that %s both keep their posting, and Attention shows it on both', (_, command, kind) => {
  const { here, there } = copied(true);
  expect(restored(there, path.join(there.folder, 'ledger.db'))).toMatchObject({ ok: true });
  const [first, second] = [sideAt(here, 'first'), sideAt(there, 'second')];
  second.send('openShift', { floatMinor: 0 });
  for (const side of [first, second]) side.send(...command());
  exchange(first, second);
  // Each names the one that reached it later; of two sales of a unit both name the later sale, by the clock.
  for (const side of [first, second])
    expect(side.ledger.query('attention', {}, { user: day.ids.owner })).toMatchObject({ ok: true, result: [{ kind }] });
});

test('a script that uses the same command id on two lives does not stop their postings from being exchanged', () => {
  const { here, there } = copied(true);
  expect(restored(there, path.join(there.folder, 'ledger.db'))).toMatchObject({ ok: true });
  const [first, second] = [sideAt(here, 'first'), sideAt(there, 'second')];
  for (const [index, side] of [first, second].entries()) {
    const envelope = { id: 'nightly-script-1', name: 'receiveUnits', args: receiveOne(`NIGHT-${index}`) } as const;
    expect(side.ledger.command(envelope, { user: day.ids.owner })).toMatchObject({ ok: true, repeat: false });
  }
  exchange(first, second);
});

test('the restored copy asks for the PIN of the owner: a wrong one is refused and nothing changes', () => {
  const { here } = copied(true);
  const file = path.join(here.folder, 'ledger.db');
  const before = contentOfFile(here.folder);
  expect(restored(here, file, '999999')).toEqual({ ok: false, refusal: { code: 'wrongPin', triesLeft: 4 } });
  // The try is counted in the ledger that lies there; everything else stays.
  expect(contentOfFile(here.folder)).toEqual(before);
  expect(readdirSync(here.folder).filter((name) => name.includes('restor'))).toEqual([]);
  const cashier = { ...requestOf(here, file), user: day.cashier, pin: '1357' };
  expect(restoreLedger(cashier)).toEqual({ ok: false, refusal: { code: 'notAllowed', right: 'restore' } });
});

function requestOf({ folder, keyFolder }: Omit<Place, 'base'>, file: string): Parameters<typeof restoreLedger>[0] {
  const common = { folder, keyFolder, file, user: day.ids.owner, pin: PIN, stationName: 'Till 1 again', readIn: true };
  return { ...common, nowMs: clock };
}

test('wrong PINs at restore are counted: after five of them even the right one waits', () => {
  const { here } = copied(true);
  const file = path.join(here.folder, 'ledger.db');
  const answers = Array.from({ length: 6 }, () => restored(here, file, '999999'));
  expect(answers[5]).toMatchObject({ ok: false, refusal: { code: 'pinLocked' } });
  expect(restored(here, file, PIN)).toMatchObject({ ok: false, refusal: { code: 'pinLocked' } });
});

test.each([true, false])(
  'two uses of the same life are told apart as a fork, and nothing is taken (receipt first: %s)',
  (receipt) => {
    const { here, there } = copied(true);
    const first = sideAt(here, 'first');
    const second = sideAt(there, 'second');
    expect(second.ledger.readOnly).toBeNull();
    first.send('receiveUnits', receiveOne('FORK-A'));
    second.send(receipt ? 'receiveUnits' : 'changeSettings', receipt ? receiveOne('FORK-B') : { returnWindowDays: 3 });
    second.send('receiveUnits', receiveOne('FORK-C'));
    for (const [side, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const before = contentOf(side.ledger.core.db);
      expect(() => importPostings(side.ledger.core, exported(other))).toThrow(/^chainForked/u);
      expect(contentOf(side.ledger.core.db)).toEqual(before);
      expect(problemsOf(side.ledger.core.db)).toEqual([]);
      side.send('receiveUnits', receiveOne(`AFTER-${side === first ? 1 : 2}`));
    }
  },
);

test('a backup restored on the same computer moves the present file aside and reads in what the backup lacks', () => {
  day = prepareDay();
  clock = day.till.nowMs + 60_000;
  const file = path.join(path.dirname(day.till.folder), 'backup.db');
  backupTo(day.till.ledger.core.db, file, clock);
  const size = statSync(file).size;
  const sold = day.till.ok('postSale', sellOne(day.cpus[5])).posting;
  const before = day.till.ledger.core.chain;
  const own = day.till.ledger.core.station();
  day.till.ledger.close();
  const answer = restored(day.till, file);
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  expect(answer.readIn).toBe(1);
  expect(statSync(file).size).toBe(size);
  expect(answer.movedAside === null ? false : existsSync(answer.movedAside)).toBe(true);
  const { ledger } = sideAt(day.till, 'again');
  expect(ledger.readOnly).toBeNull();
  expect(ledger.core.chain.seq).toBe(1);
  expect(ledger.core.view.posting(sold.ref)?.header.docNo).toBe(sold.docNo);
  // The new life follows the last posting of the old one, the one that was read in included.
  expect(ledger.core.view.posting(`${ledger.core.station()?.id}:1`)).toMatchObject({
    body: { before: { station: own?.id, seq: before.seq, hash: before.hash.toString('hex') } },
  });
  expect(problemsOf(ledger.core.db)).toEqual([]);
});

test('a file that was altered is not restored, and an import of altered lines takes nothing', () => {
  const { here, there } = copied(true);
  const first = sideAt(here, 'first');
  const lines = exported(first).split('\n');
  const altered = lines.map((line) => line.replace('Blue jacket', 'Red jacket'));
  expect(altered).not.toEqual(lines);
  const target = path.join(there.base, 'altered.jsonl');
  writeFileSync(target, altered.join('\n'));
  const empty = newPlace();
  places.push(empty);
  const { ledger } = sideAt(empty, 'empty');
  expect(() => importPostings(ledger.core, altered.join('\n'))).toThrow(/^ledgerDamaged/u);
  expect(contentOf(ledger.core.db)['ledger_posting']).toEqual([]);
});

test('a restore reads in who came and went since the backup: their names, their PINs, and nobody who was erased', () => {
  day = prepareDay();
  const customer = (name: string, number: string): string =>
    day.till.ok('saveCustomer', { name, number }).posting.ids[0] ?? '';
  const [early, erased] = [customer('Early Bird', '8001'), customer('Soon Gone', '8002')];
  clock = day.till.nowMs + 60_000;
  const file = path.join(path.dirname(day.till.folder), 'backup.db');
  backupTo(day.till.ledger.core.db, file, clock);
  const late = customer('Late Riser', '8003');
  day.till.ok('erasePerson', { person: erased, reason: 'asked' });
  const [cashier = ''] = day.till.ok('saveUser', { name: 'N. Novak', role: 'cashier', active: true }).posting.ids;
  day.till.ok('setPin', { user: cashier, pin: '135790' });
  const owner = day.ids.owner;
  day.till.ok('setPin', { user: owner, pin: '998877' });
  day.till.ledger.close();
  // The PIN of the backup is not the owner's any more.
  expect(restored(day.till, file, PIN)).toMatchObject({ ok: false, refusal: { code: 'wrongPin' } });
  expect(restored(day.till, file, '998877')).toMatchObject({ ok: true, readIn: 3 });
  const { ledger } = sideAt(day.till, 'again');
  const names = ledger.core.view.customers([early, erased, late]);
  expect([early, late].map((id) => names.get(id)?.name)).toEqual(['Early Bird', 'Late Riser']);
  expect(names.get(erased)?.erased).toBe(true);
  expect(ledger.core.db.prepare('SELECT COUNT(*) FROM local_person_key WHERE person = ?').pluck().get(erased)).toBe(0);
  for (const [user, pin, ok] of [
    [cashier, '135790', true],
    [owner, '998877', true],
    [owner, PIN, false],
  ] as const) {
    const answer = ledger.command({ id: `sign-in-${pin}`, name: 'signIn', args: { user, pin } }, { user: null });
    expect(answer.ok, pin).toBe(ok);
  }
  expect(problemsOf(ledger.core.db)).toEqual([]);
});
