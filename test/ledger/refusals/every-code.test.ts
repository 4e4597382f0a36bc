// Every code of the union is provoked by a command, in the order of the union, and leaves the ledger as it was.
// The table's type makes a code without a case a compile error; a code that nothing can provoke today says why.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RefusalCode } from '../../../shared/domain/refusal';
import { noNames } from '../../../shared/texts/names';
import { refusalText } from '../../../shared/texts/refusal-text';
import { copyShop, openShop, type Shop } from '../harness/shop';
import { HEAD_CASES, type Case } from './cases-head';
import { UNIT_CASES } from './cases-units';

const CASES: { readonly [Code in RefusalCode]: Case } = { ...HEAD_CASES, ...UNIT_CASES };
const LIST = Object.entries(CASES) as [RefusalCode, Case][];

/** The codes as the source of the union lists them, the status codes where the union names their group. */
function codesOfSource(): string[] {
  const file = path.join(import.meta.dirname, '..', '..', '..', 'shared', 'domain', 'refusal.ts');
  const text = readFileSync(file, 'utf8');
  const [before = '', union = ''] = text.split('export type Refusal =');
  const group = before.slice(before.indexOf('export type StatusRefusalCode'));
  const statuses = [...group.matchAll(/\| '(\w+)'/gu)].map((match) => match[1] ?? '');
  const named = union.slice(0, union.indexOf('export type RefusalCode'));
  return [...named.matchAll(/code: (?:'(\w+)'|StatusRefusalCode)/gu)].flatMap((match) => match[1] ?? statuses);
}

/** A screen that knows no name: amounts and moments as plain numbers. */
const NAMES = noNames(String, String);

let base: Shop;
beforeAll(() => {
  base = openShop();
});
afterAll(() => base.till.close());

test('the table has the codes of the union in its order', () => {
  expect(LIST.map(([code]) => code)).toEqual(codesOfSource());
});

describe('a refusal states the fact and changes nothing', () => {
  const runnable = LIST.flatMap(([code, one]) => ('run' in one ? [{ code, run: one.run }] : []));

  test.each(runnable)('$code', ({ code, run }) => {
    const shop = copyShop(base);
    try {
      const { refusal, expected } = run(shop);
      expect(refusal).toMatchObject({ code, ...expected });
      // And it can be said: the fact, naming the unit where there is one, and what to do now.
      const { what, now } = refusalText(refusal, NAMES);
      expect([what, now].join('')).not.toMatch(/[{}]|undefined/u);
      expect(now).toMatch(/\w/u);
      expect(what).toContain('status' in refusal && refusal.code !== 'unitFromOtherVendor' ? refusal.serial : '');
    } finally {
      shop.till.close();
    }
  });
});

describe('cannot be provoked today', () => {
  const idle = LIST.flatMap(([code, one]) => ('cannot' in one ? [{ code, why: one.cannot }] : []));

  test('these nine, and no other', () => {
    expect(idle.map(({ code }) => code)).toEqual([
      'unitExpected',
      'unitWithdrawn',
      'unitInTransit',
      'unitReturnExpected',
      'unitInRepair',
      'unitAtVendor',
      'unitConsumed',
      'unitNotOurs',
      'costPending',
    ]);
  });
});
