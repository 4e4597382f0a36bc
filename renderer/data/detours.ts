// Some refusals are no end but a detour: a supervisor may approve, a person may say that the clock is right.
// `withDetours` sends a command, and after a detour that was answered sends the very same one again.
// It must not know how the questions are drawn.
import type { CommandAnswer } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { Right } from '../../shared/domain/rights';

export type Approver = NonNullable<CommandEnvelope['approver']>;
export type ClockDoubt = { readonly lastAtMs: number; readonly nowMs: number };
/** What asks a person. Null and false mean that the person stepped back. `failed` is a PIN that was wrong before. */
export type Detours = {
  readonly approve: (right: Right, failed: CommandAnswer | null) => Promise<Approver | null>;
  readonly clock: (doubt: ClockDoubt) => Promise<boolean>;
};

/** Tries of one command: one for each detour and a few wrong PINs; more is a loop. */
const MAX_TRIES = 12;

/** Sends `envelope`; on `notAllowed` and `clockNeedsYes` asks a person and sends it again. Gives the last answer. */
export async function withDetours(
  send: (envelope: CommandEnvelope) => Promise<CommandAnswer>,
  first: CommandEnvelope,
  detours: Detours,
): Promise<CommandAnswer> {
  let envelope = first;
  let answer = await send(envelope);
  let right: Right | null = null;
  for (let tries = 1; tries < MAX_TRIES; tries++) {
    if (!('refusal' in answer)) return answer;
    const { refusal } = answer;
    if (refusal.code === 'clockNeedsYes' && !envelope.clockConfirmed) {
      if (!(await detours.clock(refusal))) return answer;
      envelope = { ...envelope, clockConfirmed: true };
    } else if (refusal.code === 'notAllowed' || (right !== null && isAboutPin(refusal.code))) {
      const failed = right === null ? null : answer;
      right = refusal.code === 'notAllowed' ? refusal.right : right;
      const approver = right === null ? null : await detours.approve(right, failed);
      if (!approver) return answer;
      envelope = { ...envelope, approver };
    } else return answer;
    answer = await send(envelope);
  }
  return answer;
}

function isAboutPin(code: string): boolean {
  return code === 'wrongPin' || code === 'pinLocked' || code === 'unknownUser';
}
