// Runs one posting command inside the open transaction: context, clock, rules, append (DESIGN 2). Called by the dispatcher,
// and by the drafts that end in a posting; it never opens or closes a transaction itself.
import type { CommandAnswer } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { Context } from '../../shared/domain/decide/context';
import { decide, type Command } from '../../shared/domain/decide/index';
import type { User } from '../../shared/domain/model';
import type { Refusal } from '../../shared/domain/refusal';
import { DAY_MS, type LedgerCore } from './core';
import { faultOf } from './fault';
import type { Jobs } from './jobs';
import { postAll } from './post';
import type { Session } from './service-types';

export type Dispatch = { readonly core: LedgerCore; readonly jobs: Jobs };

export type Frame = {
  readonly door: Dispatch;
  readonly envelope: CommandEnvelope;
  readonly context: Context;
  /** True when a person said yes to a clock that looks wrong; the posting says so. */
  readonly clockConfirmed: boolean;
};

/** Decides and appends one command inside the open transaction. */
export function runPosting(frame: Frame, command: Command): CommandAnswer {
  const { core, jobs } = frame.door;
  const clock = checkClock(core, frame.envelope);
  if (clock) return { ok: false, refusal: clock };
  const registers = {
    nextShift: command.name === 'openShift' ? core.nextShift(frame.context.station.id) : 0,
  };
  const decision = decide(core.view, command, frame.context, registers);
  if (!decision.ok) return { ok: false, refusal: decision.refusal };
  const postings = postAll(
    core,
    jobs,
    { commandId: frame.envelope.id, context: frame.context, clockConfirmed: frame.clockConfirmed },
    decision.postings,
  );
  if ('code' in postings) return { ok: false, refusal: postings };
  if (command.name === 'erasePerson') core.forgetPerson(command.args.person);
  return { ok: true, repeat: false, postings, result: {} };
}

/** The context of a command as it stands now; `draft` names the draft that it is made from. */
export function makeContext(core: LedgerCore, session: Session, approver: User | null, draft: string | null): Context {
  const station = core.station();
  if (!station) throw faultOf('ledgerMissing', 'this ledger has no station yet');
  const nowMs = core.now();
  const user = session.user === null ? null : (core.view.users([session.user]).get(session.user) ?? null);
  return {
    station,
    seq: core.chain.seq + 1,
    nowMs,
    businessDate: core.businessDate(core.view.branches([station.branch]).get(station.branch), nowMs),
    user: user?.active ? user : null,
    approver: approver?.active ? approver : null,
    shift: core.view.openShift(station.id),
    // Only what makes serials asks for it.
    get firstSequence() {
      return core.nextSequence(station.prefix);
    },
    draft,
    seal: (person, fields) => core.seal.seal(person, fields),
  };
}

/** A clock before the last posting, or more than a day after it, needs a person's yes (DESIGN 6, Order). */
export function checkClock(core: LedgerCore, envelope: CommandEnvelope): Refusal | null {
  const { lastAtMs, seq } = core.chain;
  const nowMs = core.now();
  if (seq === 0 || envelope.clockConfirmed === true || (nowMs >= lastAtMs && nowMs <= lastAtMs + DAY_MS)) return null;
  return { code: 'clockNeedsYes', lastAtMs, nowMs };
}
