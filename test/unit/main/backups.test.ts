// When a backup is due, and which daily backups stay.
import { describe, expect, test } from 'vitest';
import { surplus } from '../../../db/ledger/keeping';
import { backupIsDue } from '../../../main/backups';

const at = (day: number, hour: number): Date => new Date(2026, 10, day, hour, 0, 0);

test.each<[string, Date, Date, boolean]>([
  ['the next night at two', at(24, 2), at(25, 2), true],
  ['the same night, an hour later', at(24, 2), at(24, 3), false],
  ['the next night at three', at(24, 2), at(25, 3), true],
  ['the evening of the same day', at(24, 2), at(24, 21), false],
  ['a till that is off at night: the next morning', at(24, 9), at(25, 10), false],
  ['and two hours later', at(24, 9), at(25, 12), true],
])('%s', (_name, last, now, expected) => {
  expect(backupIsDue(last.getTime(), now)).toBe(expected);
});

test('a ledger without a backup gets one at any hour', () => {
  expect(backupIsDue(0, at(24, 15))).toBe(true);
});

describe('the schedule of keeping', () => {
  const day = (text: string): { name: string; atMs: number } => ({ name: text, atMs: Date.parse(`${text}T02:00:00Z`) });
  const daily = (from: string, count: number): { name: string; atMs: number }[] =>
    Array.from({ length: count }, (_, index) => {
      const atMs = Date.parse(`${from}T02:00:00Z`) + index * 86_400_000;
      return { name: new Date(atMs).toISOString().slice(0, 10), atMs };
    });

  test('after 400 days of daily backups: seven days, five weeks, twelve months', () => {
    // 22 October 2025 to 25 November 2026 are 400 days. Wednesday 25 November 2026 is today.
    const all = daily('2025-10-22', 400);
    const now = Date.parse('2026-11-25T03:00:00Z');
    const gone = new Set(surplus(all, now));
    const kept = all.map(({ name }) => name).filter((name) => !gone.has(name));
    expect(kept).toEqual([
      // The last day of each of the eleven months before this one; October's is also in the third week back.
      '2025-12-31',
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
      '2026-05-31',
      '2026-06-30',
      '2026-07-31',
      '2026-08-31',
      '2026-09-30',
      '2026-10-31',
      // Sundays of the four weeks before this one; the 22nd is within the seven days as well.
      '2026-11-01',
      '2026-11-08',
      '2026-11-15',
      '2026-11-19',
      '2026-11-20',
      '2026-11-21',
      '2026-11-22',
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
    ]);
  });

  test('the newest is kept however old it is', () => {
    expect(surplus([day('2020-01-01'), day('2019-01-01')], Date.parse('2026-11-25T03:00:00Z'))).toEqual(['2019-01-01']);
  });

  test('of two backups of one day the newer is kept', () => {
    const morning = { name: 'morning', atMs: Date.parse('2026-11-25T02:00:00Z') };
    const noon = { name: 'noon', atMs: Date.parse('2026-11-25T12:00:00Z') };
    expect(surplus([morning, noon], Date.parse('2026-11-25T13:00:00Z'))).toEqual(['morning']);
  });
});
