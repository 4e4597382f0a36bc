// One command on both tellings: the dispatcher on SQLite, and the rules on memory with an equal context made from memory alone.
// Both must decide alike; what stood in front of the rules (shape, PIN, repeat, clock) is expected from a small model here.
import { expect } from 'vitest';
import type { CommandAnswer } from '../../../shared/contract/answers';
import { POSTING_COMMANDS, type CommandEnvelope, type PostingCommandName } from '../../../shared/contract/commands';
import type { Context, Decision } from '../../../shared/domain/decide/context';
import { decide, type Command } from '../../../shared/domain/decide/index';
import type { User } from '../../../shared/domain/model';
import type { Posting } from '../../../shared/domain/posting';
import { DOC_LETTERS } from '../../../shared/domain/posting';
import type { Refusal } from '../../../shared/domain/refusal';
import { parseSerial } from '../../../shared/serial/serial';
import { canonical } from '../../../shared/text/canonical';
import type { World } from './world';

export type Call = {
  readonly name: PostingCommandName;
  readonly args: unknown;
  /** The signed-in user by name of the world; the owner when absent, nobody when null. */
  readonly user?: string | null;
  readonly approver?: { readonly user: string; readonly pin: string };
  readonly clockConfirmed?: boolean;
  readonly id?: string;
  /** How far the clock goes before the command; after a refusal it goes back, or a wrong clock would refuse all that follows. */
  readonly waitMs?: number;
};
export type Outcome = {
  readonly refusal: Refusal | null;
  readonly postings: readonly Posting[];
  readonly repeat: boolean;
};
type Expected = { readonly refusal: Refusal } | { readonly repeat: unknown } | { readonly decision: Decision };

const DAY_MS = 86_400_000;

/** Sends a command, compares, and takes what was posted into the memory. */
export function runBoth(world: World, call: Call): Outcome {
  const beforeMs = world.till.nowMs;
  world.till.nowMs += call.waitMs ?? 1_000;
  const envelope: CommandEnvelope = {
    id: call.id ?? world.fresh('command-'),
    name: call.name,
    args: call.args,
    ...(call.clockConfirmed === undefined ? {} : { clockConfirmed: call.clockConfirmed }),
    ...(call.approver === undefined ? {} : { approver: call.approver }),
  };
  const user = call.user === null ? null : world.id(call.user ?? 'owner');
  const expected = expectation(world, envelope, user);
  const answer = world.till.ledger.command(envelope, { user });
  const outcome = compare(world, { ...call, id: envelope.id }, envelope, expected, answer, user);
  if (outcome.refusal) world.till.nowMs = beforeMs + 1_000;
  return outcome;
}

function expectation(world: World, envelope: CommandEnvelope, user: string | null): Expected {
  const parsed = POSTING_COMMANDS[envelope.name as PostingCommandName].safeParse(envelope.args);
  if (!parsed.success) return { refusal: { code: 'commandMalformed', path: '', problem: '' } };
  const approver = envelope.approver ? checkPin(world, envelope.approver) : null;
  if (approver && 'code' in approver) return { refusal: approver };
  const digest = canonical({ name: envelope.name, args: parsed.data });
  const known = world.done.get(envelope.id);
  if (known) return known.digest === digest ? { repeat: known.postings } : { refusal: { code: 'commandIdReused' } };
  const { nowMs } = world.till;
  const lastAtMs =
    world.memory
      .allPostings()
      .filter((one) => one.header.station === world.station)
      .at(-1)?.header.atMs ?? 0;
  if (envelope.clockConfirmed !== true && (nowMs < lastAtMs || nowMs > lastAtMs + DAY_MS))
    return { refusal: { code: 'clockNeedsYes', lastAtMs, nowMs } };
  const command = { name: envelope.name, args: parsed.data } as Command;
  return { decision: decide(world.memory, command, contextOf(world, user, approver), { nextShift: nextShift(world) }) };
}

/** The context from memory alone: numbers that come next, the shift, the date. */
function contextOf(world: World, userId: string | null, approver: User | null): Context {
  const { memory, till } = world;
  const station = memory.stations().find((one) => one.id === world.station);
  if (!station) throw new Error('the station is not in memory');
  const user = userId === null ? undefined : memory.users([userId]).get(userId);
  const own = memory
    .allUnits()
    .map((unit) => parseSerial(unit.serial))
    .filter((one) => one?.prefix === station.prefix);
  return {
    station,
    seq: world.seq + 1,
    nowMs: till.nowMs,
    businessDate: new Date(till.nowMs).toISOString().slice(0, 10),
    user: user?.active ? user : null,
    approver: approver?.active ? approver : null,
    shift: memory.openShift(station.id),
    firstSequence: own.reduce((highest, one) => Math.max(highest, one?.sequence ?? 0), world.highestAllotted) + 1,
    draft: null,
    seal: (_, fields) => canonical(fields),
  };
}

function nextShift(world: World): number {
  return world.ofKind('shift.opened').filter((shift) => shift.header.station === world.station).length + 1;
}

/** Five wrong tries, then a lock that doubles from half a minute to an hour. */
function checkPin(world: World, given: { readonly user: string; readonly pin: string }): User | Refusal {
  const model = world.pins.get(given.user);
  const { nowMs } = world.till;
  if (!model) return { code: 'unknownUser', user: given.user };
  if (model.lockedUntilMs > nowMs) return { code: 'pinLocked', untilMs: model.lockedUntilMs };
  if (given.pin === model.pin) {
    Object.assign(model, { failures: 0, lockedUntilMs: 0 });
    return world.memory.users([given.user]).get(given.user) ?? { code: 'unknownUser', user: given.user };
  }
  model.failures += 1;
  if (model.failures < 5) return { code: 'wrongPin', triesLeft: 5 - model.failures };
  model.lockedUntilMs = nowMs + Math.min(3_600_000, 30_000 * 2 ** (model.failures - 5));
  return { code: 'pinLocked', untilMs: model.lockedUntilMs };
}

function compare(
  world: World,
  sent: Call,
  envelope: CommandEnvelope,
  expected: Expected,
  answer: CommandAnswer,
  user: string | null,
): Outcome {
  const told = `${envelope.name} ${JSON.stringify(envelope.args)} by ${user} (seed ${world.seed})`;
  const dispatched = answer.ok ? null : 'refusal' in answer ? answer.refusal : answer.fault;
  if ('repeat' in expected) {
    expect(answer, told).toMatchObject({ ok: true, repeat: true, postings: expected.repeat });
    return { refusal: null, postings: world.learn(), repeat: true };
  }
  const refusal = 'refusal' in expected ? expected.refusal : expected.decision.ok ? null : expected.decision.refusal;
  if (refusal?.code === 'commandMalformed' && dispatched?.code === 'commandMalformed')
    expect(dispatched.code, told).toBe(refusal.code);
  else expect(dispatched, told).toEqual(refusal);
  const postings = world.learn();
  if (!answer.ok) {
    expect(postings, told).toEqual([]);
    return { refusal, postings, repeat: false };
  }
  if ('decision' in expected && expected.decision.ok)
    comparePostings(world, envelope, expected.decision, postings, user, told);
  const parsed = POSTING_COMMANDS[envelope.name as PostingCommandName].parse(envelope.args);
  world.done.set(envelope.id, {
    digest: canonical({ name: envelope.name, args: parsed }),
    postings: answer.postings,
    sent,
  });
  return { refusal: null, postings, repeat: false };
}

type Plain = Record<string, unknown>;

/** Kind, body and reference of every posting; the sealed text is compared by what it opens to. */
function comparePostings(
  world: World,
  envelope: CommandEnvelope,
  decision: Extract<Decision, { ok: true }>,
  postings: readonly Posting[],
  user: string | null,
  told: string,
): void {
  expect(
    postings.map((posting) => posting.kind),
    told,
  ).toEqual(decision.postings.map((draft) => draft.kind));
  postings.forEach((posting, index) => {
    const draft = decision.postings[index];
    const body = Object.fromEntries(Object.entries(posting.body).filter(([key]) => key !== 'clockConfirmed'));
    expect(opened(world, body), told).toEqual(opened(world, draft?.body as Plain));
    const { header } = posting;
    expect(header.refersTo, told).toBe(draft?.refersTo);
    expect(header.commandId, told).toBe(index === 0 ? envelope.id : `${envelope.id}#${index}`);
    expect([header.user, header.approver], told).toEqual([user, envelope.approver?.user ?? null]);
    const letters = DOC_LETTERS[posting.kind];
    const number = String(world.docs.get(posting.kind) ?? 0).padStart(6, '0');
    if (postings.filter((one) => one.kind === posting.kind).length === 1)
      expect(header.docNo, told).toBe(letters === undefined ? null : `${world.prefix}-${letters}-${number}`);
  });
  const serials = postings.flatMap((posting) => madeSerials(posting));
  expect([...serials].toSorted(), told).toEqual([...decision.newSerials].toSorted());
}

function opened(world: World, body: Plain): Plain {
  const { sealed } = body as { sealed?: string };
  if (sealed === undefined) return body;
  const fields = sealed.startsWith('{')
    ? JSON.parse(sealed)
    : world.till.ledger.core.seal.open(String(body['id']), sealed);
  return { ...body, sealed: fields };
}

function madeSerials(posting: Posting): string[] {
  if (posting.kind === 'units.imported') return posting.body.units.map((unit) => unit.serial);
  if (posting.kind !== 'receipt.posted' && posting.kind !== 'adjustment.posted') return [];
  return posting.body.lines.flatMap((line) =>
    line.units.filter((unit) => unit.after === null).map((unit) => unit.serial),
  );
}
