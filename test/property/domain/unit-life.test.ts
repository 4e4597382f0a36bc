// Properties of a unit's life: the same events give the same unit in whatever order they arrive (DESIGN 6, Order).
// Histories are made by walking the status table, on two stations, with conflicts and sales on trust.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldLife, type EventState, type LifeEvent } from '../../../shared/domain/fold/unit-life';
import { FIRST_STATUS, STATUS_TABLE, UNIT_EVENTS, type Status, type UnitEvent } from '../../../shared/domain/status';
import { testSeed } from '../../fixtures/seed';

const seed = testSeed('unit life');
const check = <T>(property: fc.IProperty<T>, numRuns = 1_000): void => fc.assert(property, { seed, numRuns });

const SERIAL = 'K7C000042S';
const event = (ref: string, what: UnitEvent, after: string | null, hlc: number): LifeEvent => ({
  ref,
  station: ref.slice(0, 1),
  hlc,
  line: 0,
  event: what,
  after,
  facts: { costMinor: hlc },
});

/** A life as one station tells it: each event is one that the table allows, and follows the one before. */
const chain = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((choices) => {
  const events: LifeEvent[] = [];
  let status: Status | null = null;
  let last: string | null = null;
  for (const [index, choice] of choices.entries()) {
    const next: Partial<Record<UnitEvent, Status>> =
      status === null ? { received: 'in_stock', announced: 'expected', built: 'in_stock' } : STATUS_TABLE[status].next;
    const open = Object.keys(next) as UnitEvent[];
    const what = open[choice % open.length];
    if (what === undefined) break;
    const ref = `A:${index + 1}`;
    events.push(event(ref, what, last, (index + 1) * 10));
    status = next[what] ?? null;
    last = ref;
  }
  return events;
});

const shuffled = <Value>(list: readonly Value[]): fc.Arbitrary<Value[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

/** The fold of events, with the states by reference, so that orders of arrival can be compared. */
function fold(events: readonly LifeEvent[]): { readonly unit: unknown; readonly states: Record<string, EventState> } {
  const { unit, states } = foldLife(SERIAL, events);
  return {
    unit,
    states: Object.fromEntries(events.map((one, index) => [`${one.ref}/${one.line}`, states[index] ?? 'waiting'])),
  };
}

describe('a life without conflict', () => {
  test('comes out whole in whatever order its events arrive', () => {
    check(
      fc.property(
        chain.chain((events) => fc.tuple(fc.constant(events), shuffled(events))),
        ([events, arrived]) => {
          const { unit, states } = fold(arrived);
          expect(fold(events)).toEqual({ unit, states });
          expect(new Set(Object.values(states))).toEqual(new Set(['applied']));
          expect(unit).toMatchObject({ serial: SERIAL, last: events.at(-1)?.ref, costMinor: events.at(-1)?.hlc });
        },
      ),
    );
  });

  test('is told only up to the first event that has not arrived; what follows it waits', () => {
    check(
      fc.property(chain, fc.nat(), (events, place) => {
        const at = place % events.length;
        const { unit, states } = fold(events.filter((_, index) => index !== at));
        events.forEach(({ ref }, index) => {
          if (index !== at) expect(states[`${ref}/0`]).toBe(index < at ? 'applied' : 'waiting');
        });
        if (at === 0) expect(unit).toBeNull();
        else expect(unit).toMatchObject({ last: events[at - 1]?.ref });
      }),
    );
  });
});

describe('two events after the same posting', () => {
  test('are a conflict: the earlier by hybrid clock stands, then the station; what follows the other hangs on it', () => {
    check(
      fc.property(
        fc.constantFrom(-1, 0, 1).chain((off) => fc.tuple(fc.constant(off), shuffled(['r', 'a', 'b', 'c']))),
        ([off, order]) => {
          const all: Record<string, LifeEvent> = {
            r: event('A:1', 'received', null, 10),
            a: event('A:2', 'sold', 'A:1', 20),
            b: event('B:1', 'scrapped', 'A:1', 20 + off),
            c: event('B:2', 'found', 'B:1', 30),
          };
          const { unit, states } = fold(order.map((name) => all[name] as LifeEvent));
          const first = off < 0;
          expect(states).toEqual({
            'A:1/0': 'applied',
            'A:2/0': first ? 'conflict' : 'applied',
            'B:1/0': first ? 'applied' : 'conflict',
            'B:2/0': first ? 'applied' : 'conflict',
          });
          expect(unit).toMatchObject(first ? { status: 'in_stock', last: 'B:2' } : { status: 'sold', last: 'A:2' });
        },
      ),
    );
  });

  test('of one station and time are ordered by their line', () => {
    const received = event('A:1', 'received', null, 10);
    const two = { ...event('A:2', 'missing', 'A:1', 20), line: 2 };
    const one = { ...event('A:2', 'scrapped', 'A:1', 20), line: 1 };
    for (const events of [
      [received, two, one],
      [one, received, two],
    ])
      expect(fold(events)).toMatchObject({
        unit: { status: 'scrapped' },
        states: { 'A:2/1': 'applied', 'A:2/2': 'conflict' },
      });
  });

  test('two beginnings are a conflict as well', () => {
    const { unit, states } = fold([event('B:1', 'received', null, 5), event('A:1', 'received', null, 4)]);
    expect(states).toEqual({ 'A:1/0': 'applied', 'B:1/0': 'conflict' });
    expect(unit).toMatchObject({ last: 'A:1' });
  });
});

describe('an event that the table refuses', () => {
  test.each(UNIT_EVENTS.filter((one) => FIRST_STATUS[one] === undefined))('%s begins no life', (what) => {
    expect(fold([event('A:1', what, null, 1)])).toEqual({ unit: null, states: { 'A:1/0': 'conflict' } });
  });

  test('is a conflict, and the next one that it allows is taken', () => {
    const events = [
      event('A:1', 'received', null, 1),
      event('A:2', 'released', 'A:1', 2),
      event('A:3', 'sold', 'A:1', 3),
    ];
    expect(fold(events)).toMatchObject({
      unit: { status: 'sold' },
      states: { 'A:2/0': 'conflict', 'A:3/0': 'applied' },
    });
  });
});

describe('a sale on trust', () => {
  const trust = event('B:1', 'sold', null, 5);

  test('makes the unit sold before its receipt is known', () => {
    expect(fold([trust])).toMatchObject({
      unit: { status: 'sold', last: 'B:1', costMinor: 5 },
      states: { 'B:1/0': 'applied' },
    });
  });

  test('joins the unit when its receipt arrives, and what followed the sale goes on from there, in any order of arrival', () => {
    const events = [
      event('A:1', 'received', null, 9),
      trust,
      event('B:2', 'returned', 'B:1', 7),
      event('A:2', 'scrapped', 'B:2', 12),
    ];
    check(
      fc.property(shuffled(events), (arrived) => {
        const { unit, states } = fold(arrived);
        expect(unit).toMatchObject({ status: 'scrapped', last: 'A:2' });
        expect(new Set(Object.values(states))).toEqual(new Set(['applied']));
      }),
      100,
    );
  });

  test('is a conflict when its own branch has sold the unit', () => {
    const events = [event('A:1', 'received', null, 1), event('A:2', 'sold', 'A:1', 2), trust];
    check(
      fc.property(shuffled(events), (arrived) => {
        expect(fold(arrived)).toMatchObject({
          unit: { last: 'A:2' },
          states: { 'A:2/0': 'applied', 'B:1/0': 'conflict' },
        });
      }),
      20,
    );
  });
});

describe('any events at all', () => {
  const loose = fc.array(
    fc.record({
      station: fc.constantFrom('A', 'B'),
      what: fc.constantFrom(...UNIT_EVENTS),
      after: fc.nat(),
      hlc: fc.nat(20),
    }),
    { minLength: 1, maxLength: 9 },
  );

  test('give one unit and one state each, whatever the order of arrival', () => {
    // A posting follows an earlier one, and no two of a station have one time; clocks of stations differ.
    const made = loose.map((rows) => {
      const refs = rows.map((row, index) => `${row.station}:${index + 1}`);
      return rows.map((row, index) => {
        const after = index === 0 || row.after % 4 === 0 ? null : (refs[row.after % index] ?? null);
        return event(refs[index] ?? '', row.what, after, row.hlc * 100 + index);
      });
    });
    check(
      fc.property(
        made.chain((events) => fc.tuple(fc.constant(events), shuffled(events))),
        ([events, arrived]) => {
          expect(fold(arrived)).toEqual(fold(events));
        },
      ),
      3_000,
    );
  });
});
