// What the handlers of local commands work with, made once for an open ledger and kept beside its core.
import type { Database } from 'better-sqlite3';
import { needRight } from '../../shared/domain/decide/context';
import type { Draft } from '../../shared/domain/draft/draft';
import type { Refusal } from '../../shared/domain/refusal';
import type { Frame } from '../ledger/run';
import type { LedgerCore } from '../ledger/core';
import { Names } from '../queries/names';
import { Resolver } from '../queries/resolve';
import type { AnswerTools } from './tools';
import { DraftStore } from './store';

export type Desk = {
  readonly core: LedgerCore;
  readonly store: DraftStore;
  readonly resolver: Resolver;
  readonly names: Names;
  readonly db: Database;
};

const desks = new WeakMap<LedgerCore, Desk>();

/** The desk of an open ledger. */
export function deskOf(core: LedgerCore): Desk {
  const known = desks.get(core);
  if (known) return known;
  const { db, view, keys } = core;
  const desk = {
    core,
    db,
    store: new DraftStore(db),
    resolver: new Resolver(db, view, keys),
    names: new Names(db, view, keys),
  };
  desks.set(core, desk);
  return desk;
}

/** The desk of a command, with what its answers need. */
export function toolsOf(frame: Frame): Desk & { readonly answer: AnswerTools } {
  const desk = deskOf(frame.door.core);
  return { ...desk, answer: { db: desk.db, view: desk.core.view, names: desk.names, context: frame.context } };
}

/** The draft of a command: the user's own, or another's with the right to take it over. */
export function ownDraft(frame: Frame, id: string): Draft | Refusal {
  const draft = deskOf(frame.door.core).store.load(id);
  if (!draft) return { code: 'unknownDraft', draft: id };
  const right = draft.user === frame.context.user?.id ? null : needRight(frame.context, 'take_over_draft');
  return right ?? draft;
}
