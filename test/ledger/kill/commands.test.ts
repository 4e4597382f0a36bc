// Kills a till before every statement and every file operation of a command, and once after the commit and before the answer.
// What is left must open, verify, and take the same command with the same id exactly once, as if nothing had happened.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import { KIND_VERSIONS } from '../../../shared/domain/posting';
import { contentOf, copyPlace, dropPlace, problemsOf, type Place } from '../harness/ledger-files';
import { draftCommands, postingCommands, prepareDay, prepareMorning, type PreparedCommand } from '../harness/prepared';
import { bundleTill, runTill } from '../harness/processes';
import type { Plan } from '../harness/till-program';
import { countedIn, each, isCommitted, pointsOf, tell, type Counted } from './points';

type Case = {
  readonly from: { readonly folder: string; readonly keyFolder: string };
  readonly nowMs: number;
  readonly user: string | null;
  readonly command: PreparedCommand;
  readonly envelope: CommandEnvelope;
};
type Wanted = {
  readonly answer: { readonly postings: readonly { readonly kind: string }[] };
  readonly content: ReturnType<typeof contentOf>;
  readonly counted: Counted;
};

const day = prepareDay();
day.till.ledger.close();
const morning = prepareMorning();
morning.till.ledger.close();

const OPEN_SHIFT = { name: 'openShift', args: { floatMinor: 5_000 }, kinds: ['shift.opened'] } as const;
const CASES: readonly Case[] = [
  { command: OPEN_SHIFT, till: morning.till },
  ...[...postingCommands(day), ...draftCommands(day)].map((command) => ({ command, till: day.till })),
].map(({ command, till }, index) => ({
  from: till,
  nowMs: till.nowMs + 1_000,
  user: till.user,
  command,
  envelope: { id: `killed-${String(index).padStart(3, '0')}`, name: command.name, args: command.args },
}));

let program = '';
let killed = 0;
let known = 0;
beforeAll(async () => {
  program = await bundleTill();
});
afterAll(() => {
  day.till.drop();
  morning.till.drop();
  tell('kill at every statement', killed, known);
});

function openAt({ folder, keyFolder }: Place, nowMs: number): OpenedLedger {
  return openLedger({ folder, keyFolder, access: 'write', now: () => nowMs });
}

function planOf(one: Case, { folder, keyFolder }: Place): Plan {
  const { nowMs, user, envelope } = one;
  return { folder, keyFolder, access: 'write', nowMs, user, steps: [{ kind: 'command', envelope }] };
}

/** Runs the command undisturbed in its own process; gives its answer, what is left, and how many points it has. */
async function undisturbed(one: Case): Promise<Wanted> {
  const place = copyPlace(one.from);
  const run = await runTill(program, planOf(one, place), { killAt: 'never' });
  expect(run.answers[1], run.errors).toMatchObject({ ok: true, repeat: false });
  const ledger = openAt(place, one.nowMs);
  const content = contentOf(ledger.core.db);
  ledger.close();
  dropPlace(place);
  return { answer: run.answers[1] as Wanted['answer'], content, counted: countedIn(run) };
}

async function killAt(one: Case, point: string, wanted: Wanted): Promise<void> {
  const place = copyPlace(one.from);
  const run = await runTill(program, planOf(one, place), { killAt: point });
  expect(run.signal, `point ${point}: ${JSON.stringify(run.answers)} ${run.errors}`).toBe('SIGKILL');
  const ledger = openAt(place, one.nowMs);
  try {
    expect(problemsOf(ledger.core.db), `point ${point}`).toEqual([]);
    const answer = ledger.command(one.envelope, { user: one.user });
    expect(answer, `point ${point}`).toMatchObject({ ok: true, repeat: isCommitted(point, wanted.counted) });
    expect({ ...answer, repeat: false }, `point ${point}`).toEqual(wanted.answer);
    expect(contentOf(ledger.core.db), `point ${point}`).toEqual(wanted.content);
    killed += 1;
  } finally {
    ledger.close();
    dropPlace(place);
  }
}

for (const [index, one] of CASES.entries()) {
  const { name, kinds } = one.command;
  const title = kinds.length > 0 ? kinds.join(' and ') : 'no posting';
  test(`${name} (${title}) is done once, wherever the process is killed`, async () => {
    const wanted = await undisturbed(one);
    expect(wanted.answer.postings.map((posting) => posting.kind)).toEqual(kinds);
    known += wanted.counted.count + 1;
    await each(pointsOf(wanted.counted, index), (point) => killAt(one, point, wanted));
  });
}

test('every kind of posting that a command makes was killed', () => {
  const covered = new Set(CASES.flatMap((one) => one.command.kinds));
  // Founding and succession have no command: lives.test.ts kills them. Nothing makes recovery.used yet.
  const elsewhere = ['company.founded', 'station.succeeded', 'recovery.used'];
  expect(Object.keys(KIND_VERSIONS).filter((kind) => !covered.has(kind))).toEqual(elsewhere);
});
