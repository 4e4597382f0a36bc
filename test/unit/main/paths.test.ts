// Where things lie: the order of the three ways to name a ledger folder, and keys never inside it by default.
import path from 'node:path';
import { expect, test } from 'vitest';
import { foldersOf } from '../../../main/paths';

const HOME = path.resolve('home-of-program');
const GIVEN = path.resolve('given');

test('without a word everything lies in the folder that the system gives, and keys never inside the ledger', () => {
  const folders = foldersOf(['electron', '.'], {}, HOME);
  expect(folders.ledger).toBe(path.join(HOME, 'ledger'));
  expect(path.relative(folders.ledger, folders.keys)).toMatch(/^\.\./u);
  expect(folders.profile).toBe(path.join(HOME, 'window'));
});

test('--ledger goes before UNITILL_LEDGER, in both ways of writing it', () => {
  const env = { UNITILL_LEDGER: path.resolve('by-environment') };
  expect(foldersOf(['electron', '.'], env, HOME).ledger).toBe(path.resolve('by-environment'));
  expect(foldersOf(['electron', '.', '--ledger', GIVEN], env, HOME).ledger).toBe(GIVEN);
  expect(foldersOf(['electron', '.', `--ledger=${GIVEN}`], env, HOME).ledger).toBe(GIVEN);
  expect(foldersOf(['electron', '.', '--ledger'], env, HOME).ledger).toBe(path.resolve('by-environment'));
});

test('two ledgers have two profiles, so that both can be open, and one ledger has one', () => {
  const profile = (ledger: string): string => foldersOf(['electron', '.', '--ledger', ledger], {}, HOME).profile;
  expect(profile('a')).not.toBe(profile('b'));
  expect(profile('a')).toBe(profile(`b${path.sep}..${path.sep}a`));
});

test('UNITILL_KEYS moves the keys; an empty variable is none', () => {
  expect(foldersOf([], { UNITILL_KEYS: GIVEN }, HOME).keys).toBe(GIVEN);
  expect(foldersOf([], { UNITILL_KEYS: '', UNITILL_LEDGER: '' }, HOME)).toEqual(foldersOf([], {}, HOME));
});
