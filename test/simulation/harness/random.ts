// Random choices from a seed, the same on every machine: what a simulation did can be done again from the number it printed.
export type Random = {
  /** A whole number from 0 up to but not including `below`. */
  readonly int: (below: number) => number;
  readonly pick: <Value>(list: readonly Value[]) => Value;
  readonly pickOrNull: <Value>(list: readonly Value[]) => Value | null;
  /** True in `percent` of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  /** Up to `count` different members, in the order of the list. */
  readonly some: <Value>(list: readonly Value[], count: number) => Value[];
};

/** A generator by Tommy Ettinger's mulberry32 scheme: 32 bits of state, good enough to choose commands with. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const int = (below: number): number => next() % below;
  const pick = <Value>(list: readonly Value[]): Value => {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[int(list.length)] as Value;
  };
  return {
    int,
    pick,
    pickOrNull: (list) => (list.length === 0 ? null : pick(list)),
    chance: (percent) => int(100) < percent,
    some: (list, count) => {
      const left = [...list.keys()];
      const taken = new Set<number>();
      while (taken.size < count && left.length > 0) taken.add(left.splice(int(left.length), 1)[0] ?? 0);
      return list.filter((_, index) => taken.has(index));
    },
  };
}
