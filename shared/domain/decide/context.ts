// What decide is given beside the view and the command: who acts, when, where, and the numbers that come next.
// Nothing in here is read from a clock or drawn at random; the ledger hands it in (DESIGN 2).
import type { Shift, Station, User } from '../model';
import type { PostingDraft } from '../posting';
import type { Refusal } from '../refusal';
import { holds, type Right } from '../rights';

export type Context = {
  readonly station: Station;
  readonly seq: number;
  readonly nowMs: number;
  readonly businessDate: string;
  readonly user: User | null;
  readonly approver: User | null;
  /** What the approver's word stands for; all that the approver may do where it was given for this command itself. */
  readonly approvedRights?: readonly Right[];
  readonly shift: Shift | null;
  /** The next free sequence for serials of this station. */
  readonly firstSequence: number;
  /** The draft that this command was made from, whose own units it may use. */
  readonly draft: string | null;
  /** Seals personal fields with the key of that person, made on first use. */
  readonly seal: (person: string, fields: Readonly<Record<string, string | null>>) => string;
};

export type Accepted = {
  readonly ok: true;
  readonly postings: readonly PostingDraft[];
  readonly newSerials: readonly string[];
};
export type Refused = { readonly ok: false; readonly refusal: Refusal };
export type Decision = Accepted | Refused;

/** Refuses with one refusal. */
export function refuse(refusal: Refusal): Refused {
  return { ok: false, refusal };
}

/** Accepts with the postings in their order, and the serials that were made for them. */
export function accept(postings: readonly PostingDraft[], newSerials: readonly string[] = []): Accepted {
  return { ok: true, postings, newSerials };
}

/** True when the user, or the supervisor who approves this one action, holds the right. */
export function allowed(context: Context, right: Right): boolean {
  const { user, approver, approvedRights } = context;
  return holds(user, right) || (holds(approver, right) && (approvedRights?.includes(right) ?? true));
}

/** The refusal for a missing right, or null. */
export function needRight(context: Context, right: Right): Refusal | null {
  if (context.user === null) return { code: 'notSignedIn' };
  return allowed(context, right) ? null : { code: 'notAllowed', right };
}

/** The id of the n-th thing that this posting creates: unique in the company, since prefix and seq are. */
export function newId(context: Context, index: number): string {
  return `${context.station.prefix}${context.seq}.${index}`;
}
