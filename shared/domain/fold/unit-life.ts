// The life of a unit as a chain: every effect names the posting that last moved it, as decide saw it (DESIGN 6, Order).
// Goods travel faster than postings, so lives are joined by these references and never by the clock;
// the clock only says which of two effects with the same `after` was first.
import type { PostingRef, Unit } from '../model';
import { statusAfter, type UnitEvent } from '../status';
import type { UnitFactSet } from './effect-types';

export type LifeEvent = {
  readonly ref: PostingRef;
  readonly station: string;
  readonly hlc: number;
  readonly line: number;
  readonly event: UnitEvent;
  readonly after: PostingRef | null;
  /** The facts of its line and its own, merged. */
  readonly facts: UnitFactSet;
};

/** `waiting`: what it follows has not arrived; `conflict`: another effect followed the same posting first. */
export type EventState = 'applied' | 'conflict' | 'waiting';
export type Life = { readonly unit: Unit | null; readonly states: readonly EventState[] };

const UNBORN: Omit<Unit, 'serial' | 'status' | 'last'> = {
  item: '',
  makers: [],
  lot: null,
  condition: 'new',
  branch: null,
  location: null,
  owner: 'us',
  costMinor: null,
  vendor: null,
  receipt: null,
  sale: null,
  customer: null,
  vendorWarranty: null,
  customerWarranty: null,
  receivedOn: null,
};

/** Applies one event to a unit, or to nothing; null where the status table refuses it. */
export function applyEvent(
  unit: Unit | null,
  serial: string,
  event: UnitEvent,
  facts: UnitFactSet,
  ref: PostingRef,
): Unit | null {
  const status = statusAfter(unit?.status ?? null, event);
  if (status === null) return null;
  return { ...(unit ?? UNBORN), ...facts, serial, status, last: ref };
}

function earlier(a: LifeEvent, b: LifeEvent): number {
  if (a.hlc !== b.hlc) return a.hlc - b.hlc;
  if (a.station !== b.station) return a.station < b.station ? -1 : 1;
  return a.line - b.line;
}

/** A sale on trust names no predecessor although its unit has one somewhere: it joins at the end of the life that arrives. */
function isOnTrust(event: LifeEvent): boolean {
  return event.after === null && event.event === 'sold';
}

/** Folds all events of a unit, in whatever order they arrived, to the unit and the state of each event. */
export function foldLife(serial: string, events: readonly LifeEvent[]): Life {
  const states = new Map<LifeEvent, EventState>();
  const followers = new Map<PostingRef, LifeEvent[]>();
  const roots: LifeEvent[] = [];
  const trusted: LifeEvent[] = [];
  for (const event of [...events].sort(earlier)) {
    if (isOnTrust(event)) trusted.push(event);
    else if (event.after === null) roots.push(event);
    else followers.set(event.after, [...(followers.get(event.after) ?? []), event]);
  }
  let unit: Unit | null = null;
  const follow = (candidates: readonly LifeEvent[]): void => {
    let open = candidates;
    while (open.length > 0) {
      const taken = takeFirst(unit, serial, open, states);
      if (!taken) return;
      unit = taken.unit;
      open = followers.get(taken.event.ref) ?? [];
    }
  };
  follow(roots);
  for (const event of trusted) follow([event]);
  return { unit, states: events.map((event) => states.get(event) ?? stateOfLoose(event, events, states)) };
}

/** Takes the first candidate that the status table allows; the others are conflicts. */
function takeFirst(
  unit: Unit | null,
  serial: string,
  candidates: readonly LifeEvent[],
  states: Map<LifeEvent, EventState>,
): { readonly unit: Unit; readonly event: LifeEvent } | null {
  let taken: { readonly unit: Unit; readonly event: LifeEvent } | null = null;
  for (const event of candidates) {
    const next: Unit | null = taken ? null : applyEvent(unit, serial, event.event, event.facts, event.ref);
    states.set(event, next ? 'applied' : 'conflict');
    if (next) taken = { unit: next, event };
  }
  return taken;
}

/** An event that no chain reached waits for what it follows, or hangs on a conflict. */
function stateOfLoose(
  event: LifeEvent,
  events: readonly LifeEvent[],
  states: ReadonlyMap<LifeEvent, EventState>,
): EventState {
  let at: LifeEvent | undefined = event;
  for (let steps = 0; at && steps <= events.length; steps += 1) {
    if (states.get(at) === 'conflict') return 'conflict';
    const before: PostingRef | null = at.after;
    at = events.find((one) => one.ref === before);
  }
  return 'waiting';
}
