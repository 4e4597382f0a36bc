// The two answers of a local command.
import type { CommandAnswer, CommandResult } from '../../shared/contract/answers';
import type { Refusal } from '../../shared/domain/refusal';

/** A local command that was done, with what it gives. */
export function done(result: CommandResult = {}): CommandAnswer {
  return { ok: true, repeat: false, postings: [], result };
}

export function refused(refusal: Refusal): CommandAnswer {
  return { ok: false, refusal };
}
