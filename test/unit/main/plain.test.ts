// What may not come in from a window, whatever shape it claims to have.
import { expect, test } from 'vitest';
import { PLAIN_LIMITS, plainProblem } from '../../../main/ipc/plain';

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

test('plain JSON is let in', () => {
  expect(plainProblem({ id: 'a', list: [1, 'two', null, true, { deep: { deeper: [] } }], none: undefined })).toBeNull();
  expect(plainProblem(Object.assign(Object.create(null), { a: 1 }))).toBeNull();
});

test.each<[string, unknown]>([
  ['a function', () => 1],
  ['a symbol', Symbol('s')],
  ['a big integer', 1n],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['a buffer', new Uint8Array(8)],
  ['an error', new Error('e')],
  ['not a number', Number.NaN],
  ['infinity', { a: Number.POSITIVE_INFINITY }],
  ['a field __proto__', JSON.parse('{"__proto__":{"a":1}}')],
  ['a field constructor', { constructor: 1 }],
])('%s is refused', (_name, value) => {
  expect(plainProblem(value)).not.toBeNull();
});

test('depth has a limit: 16 levels pass, 17 do not', () => {
  expect(plainProblem(nested(16))).toBeNull();
  expect(plainProblem(nested(17))).toBe('is nested too deeply');
});

test('a circle is refused and does not hang', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  expect(plainProblem(circle)).toBe('is nested too deeply');
});

test('a sparse array of two billion places is refused without walking it', () => {
  const sparse: number[] = [];
  sparse.length = 2_000_000_000;
  const startedAt = performance.now();
  expect(plainProblem({ sparse })).toBe('holds too many values');
  expect(performance.now() - startedAt).toBeLessThan(100);
});

test('characters have a limit over the whole message, names of fields included', () => {
  const half = 'x'.repeat(PLAIN_LIMITS.characters / 2);
  expect(plainProblem([half, half])).toBeNull();
  expect(plainProblem({ a: half, b: half })).toBe('is too long');
});
