// The dispatcher: one command in, one answer out, one IMMEDIATE transaction (DESIGN 2). It alone catches.
// Order: shape, repeat, person, clock, rules, append, project, paper, commit.
import { createHash } from 'node:crypto';
import type { CommandAnswer } from '../../shared/contract/answers';
import {
  LOCAL_COMMANDS,
  POSTING_COMMANDS,
  type CommandEnvelope,
  type LocalCommandName,
  type PostingCommandName,
} from '../../shared/contract/commands';
import type { Command } from '../../shared/domain/decide/index';
import type { User } from '../../shared/domain/model';
import type { Refusal } from '../../shared/domain/refusal';
import { runLocal } from '../drafts/local-commands';
import { postingOf } from '../queries/posting-reader';
import type { ChainState, LedgerCore } from './core';
import { faultFromError } from './fault';
import { issuePath } from './issue-path';
import { postedAnswer } from './post';
import { checkClock, makeContext, runPosting, type Dispatch } from './run';
import type { Session } from './service-types';

type Parsed = { readonly name: PostingCommandName | LocalCommandName; readonly args: unknown; readonly local: boolean };

/** Secrets pass through these; they are never remembered. */
const UNREMEMBERED: ReadonlySet<string> = new Set(['signIn', 'setPin', 'settleJob']);

/** Answers a command. Refusals and faults are values; only a bug of ours becomes the fault `bug`. */
export function dispatch(door: Dispatch, envelope: CommandEnvelope, session: Session): CommandAnswer {
  try {
    const parsed = parse(envelope);
    if ('code' in parsed) return { ok: false, refusal: parsed };
    return transact(door, envelope, parsed, session);
  } catch (error) {
    const fault = faultFromError(error);
    if (fault) return { ok: false, fault };
    return {
      ok: false,
      fault: { code: 'bug', detail: String(error instanceof Error ? error.stack : error), safe: true, retry: false },
    };
  }
}

function parse(envelope: CommandEnvelope): Parsed | Refusal {
  const { id, name } = envelope;
  if (typeof id !== 'string' || !/^[\w.:-]{8,64}$/u.test(id)) {
    return { code: 'commandMalformed', path: 'id', problem: 'must be 8 to 64 letters, digits or . : _ -' };
  }
  const local = Object.hasOwn(LOCAL_COMMANDS, name);
  const schema = local
    ? LOCAL_COMMANDS[name as LocalCommandName]
    : Object.hasOwn(POSTING_COMMANDS, name)
      ? POSTING_COMMANDS[name as PostingCommandName]
      : null;
  if (!schema) return { code: 'commandMalformed', path: 'name', problem: `there is no command ${String(name)}` };
  const result = schema.safeParse(envelope.args);
  if (result.success) return { name, args: result.data, local };
  const [issue] = result.error.issues;
  return {
    code: 'commandMalformed',
    path: issuePath(issue),
    problem: issue?.message ?? 'has a wrong shape',
  };
}

/** Enough that two commands of one id never look alike by chance. */
const DIGEST_BYTES = 16;

function transact(door: Dispatch, envelope: CommandEnvelope, parsed: Parsed, session: Session): CommandAnswer {
  const { core } = door;
  const approver = checkApprover(core, envelope);
  if (approver && 'code' in approver) return { ok: false, refusal: approver };
  // The digest is this station's own: the shape check gives the fields in one order, so plain JSON is enough.
  const digest = createHash('sha256')
    .update(JSON.stringify([parsed.name, parsed.args]))
    .digest()
    .subarray(0, DIGEST_BYTES);
  const { chain } = core;
  core.db.exec('BEGIN IMMEDIATE');
  core.begin();
  try {
    const answer =
      repeatOf(core, envelope.id, digest, parsed.local) ?? run(door, envelope, parsed, session, approver, digest);
    if (answer.ok || keepsTries(answer)) core.db.exec('COMMIT');
    else rollback(core, chain);
    core.finishErasing();
    return answer;
  } catch (error) {
    if (core.db.inTransaction) rollback(core, chain);
    else core.reload();
    throw error;
  }
}

/** Takes everything back, and what the ledger remembers of it. */
function rollback(core: LedgerCore, chain: ChainState): void {
  core.db.exec('ROLLBACK');
  core.restore(chain);
}

/** A wrong PIN is refused, and yet counted. */
function keepsTries(answer: CommandAnswer): boolean {
  return (
    !answer.ok && 'refusal' in answer && (answer.refusal.code === 'wrongPin' || answer.refusal.code === 'pinLocked')
  );
}

/** The first answer again for the same id and content; a refusal for the same id with other content (fault 33). */
function repeatOf(core: LedgerCore, id: string, digest: Buffer, local: boolean): CommandAnswer | null {
  const known = core.local.remembered(id) ?? core.local.postedDigest(id, core.station()?.id ?? '');
  if (!known) return null;
  if (!known.digest.equals(digest)) return { ok: false, refusal: { code: 'commandIdReused' } };
  const postings = core
    .postingsOf(id)
    .map(postingOf)
    .filter((posting) => posting !== null)
    .map(postedAnswer);
  // A local command that posted has closed its draft.
  const closed = local ? { draft: null } : {};
  const result = known.answer === null ? closed : (JSON.parse(known.answer) as Record<string, unknown>);
  return { ok: true, repeat: true, postings, result };
}

function checkApprover(core: LedgerCore, envelope: CommandEnvelope): User | Refusal | null {
  const { approver } = envelope;
  if (!approver) return null;
  if (typeof approver.user !== 'string' || typeof approver.pin !== 'string') {
    return { code: 'commandMalformed', path: 'approver', problem: 'needs a user and a PIN' };
  }
  const refusal = core.credentials.check(approver.user, approver.pin, core.now());
  if (refusal) return refusal;
  return core.view.users([approver.user]).get(approver.user) ?? { code: 'unknownUser', user: approver.user };
}

function run(
  door: Dispatch,
  envelope: CommandEnvelope,
  parsed: Parsed,
  session: Session,
  approver: User | null,
  digest: Buffer,
): CommandAnswer {
  const { core } = door;
  const station = core.station();
  if (!station) return { ok: false, refusal: { code: 'notFounded' } };
  const clock = checkClock(core, envelope);
  if (clock && !parsed.local) return { ok: false, refusal: clock };
  const context = makeContext(core, session, approver, null);
  const frame = {
    door,
    envelope,
    context,
    clockConfirmed: checkClock(core, { ...envelope, clockConfirmed: false }) !== null,
  };
  const answer = parsed.local
    ? runLocal(frame, { name: parsed.name as LocalCommandName, args: parsed.args })
    : runPosting(frame, { name: parsed.name, args: parsed.args } as Command);
  if (answer.ok && !UNREMEMBERED.has(parsed.name)) {
    // A command that posted is remembered beside its posting, any other by its id.
    if (answer.postings.length > 0) core.local.rememberPosted(envelope.id, station.id, digest);
    else core.local.remember(envelope.id, digest, JSON.stringify(answer.result), context.nowMs);
  }
  return answer;
}
