// When the ledger is verified: once a night, and by day only where two nights were missed.
import { expect, test } from 'vitest';
import { verifyIsDue } from '../../../main/nightly';

const at = (day: number, hour: number): Date => new Date(2026, 10, day, hour, 0, 0);
const due = (last: Date, now: Date): boolean => verifyIsDue(last.getTime(), now);

test.each<[string, Date, Date, boolean]>([
  ['the next night at two', at(24, 2), at(25, 2), true],
  ['the same night, an hour later', at(24, 2), at(24, 3), false],
  ['the same day at noon', at(24, 2), at(24, 12), false],
  ['the evening after a night that was missed', at(24, 2), at(25, 21), false],
  ['the morning after two nights that were missed', at(24, 2), at(26, 9), true],
  ['five in the morning, when the shop wakes', at(24, 2), at(25, 5), false],
])('%s', (_name, last, now, expected) => {
  expect(due(last, now)).toBe(expected);
});
