// The first check on everything that a window sends: plain data within limits, before any shape is looked at. A structured
// clone carries maps, buffers, circles and arrays of two billion holes; the contract knows JSON alone.

/** The largest command is a catalogue page of 2,000 records or a receipt of 5,000 units: far below each of these. */
export const PLAIN_LIMITS = { depth: 16, values: 250_000, characters: 4_194_304 } as const;

type Budget = { values: number; characters: number };

/** Why a value is not plain data, or null when it is. */
export function plainProblem(value: unknown): string | null {
  return problemIn(value, { values: PLAIN_LIMITS.values, characters: PLAIN_LIMITS.characters }, PLAIN_LIMITS.depth);
}

function problemIn(value: unknown, left: Budget, depth: number): string | null {
  left.values -= 1;
  if (left.values < 0) return 'holds too many values';
  switch (typeof value) {
    case 'undefined':
    case 'boolean':
      return null;
    case 'number':
      return Number.isFinite(value) ? null : 'holds a number that is none';
    case 'string':
      return spend(left, value.length);
    case 'object':
      if (value === null) return null;
      return depth === 0 ? 'is nested too deeply' : problemInObject(value, left, depth - 1);
    default:
      return 'holds something that is not data';
  }
}

function problemInObject(value: object, left: Budget, depth: number): string | null {
  if (Array.isArray(value)) {
    // Looked at before the walk: a sparse array costs nothing to send and hours to walk.
    if (value.length > left.values) return 'holds too many values';
    return firstProblem(value, (entry) => problemIn(entry, left, depth));
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return 'holds something that is not plain data';
  return firstProblem(
    Object.entries(value),
    ([key, entry]) => nameProblem(key) ?? spend(left, key.length) ?? problemIn(entry, left, depth),
  );
}

function firstProblem<T>(list: readonly T[], problemOf: (entry: T) => string | null): string | null {
  for (const entry of list) {
    const problem = problemOf(entry);
    if (problem !== null) return problem;
  }
  return null;
}

/** Nobody needs these names, and copying them from object to object has ended badly often enough. */
function nameProblem(key: string): string | null {
  return key === '__proto__' || key === 'constructor' || key === 'prototype' ? `holds a field ${key}` : null;
}

function spend(left: Budget, characters: number): string | null {
  left.characters -= characters;
  return left.characters < 0 ? 'is too long' : null;
}
