// Drafts that nobody touched for half a day let their units go; the draft itself stays and says so when it is opened (DESIGN 2).
import type { LedgerCore } from '../ledger/core';
import { DraftStore } from './store';

/** Lets go of the units of sales and returns untouched since a moment; deliveries keep theirs, since their labels are stuck on. */
export function releaseStaleDrafts(core: LedgerCore, beforeMs: number): number {
  const store = new DraftStore(core.db);
  let released = 0;
  for (const id of store.stale(beforeMs)) {
    const draft = store.load(id);
    if (!draft || draft.kind === 'receipt') continue;
    const lines = draft.lines.map((line) => (line.units.length === 0 ? line : { ...line, units: [], planned: true }));
    if (lines.every((line, index) => line === draft.lines[index])) continue;
    store.save(draft, { ...draft, lines }, beforeMs);
    released += 1;
  }
  return released;
}
