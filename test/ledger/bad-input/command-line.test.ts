// What people type wrong at the command line: each is answered with what is wrong and what to do, and changes nothing.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropDesk, makeDesk, run, type Desk, type Outcome } from '../harness/command-line';

let desk: Desk;
const at = (...parts: readonly string[]): string => path.join(desk.base, ...parts);
const init = (...more: readonly string[]): Promise<Outcome> => run(desk, ['init', '--pin-file', desk.pinFile, ...more]);
const postings = async (): Promise<unknown> => (await run(desk, ['verify'])).answers[0]?.['postings'];

/** Refused with exit status 1, by the argument that is wrong and in words that hold `words`. */
function expectRefusal({ status, answers }: Outcome, where: string, words: string): void {
  expect({ status, answers }).toMatchObject({
    status: 1,
    answers: [{ ok: false, refusal: { code: 'commandMalformed', path: where } }],
  });
  expect(JSON.stringify(answers)).toContain(words);
}

beforeEach(async () => {
  desk = makeDesk();
  expect((await init()).status).toBe(0);
});
afterEach(() => dropDesk(desk));

test('a company is founded once in a folder, by init and by demo, and stays as it is', async () => {
  const before = await postings();
  for (const again of [await init('--company', 'Another'), await run(desk, ['demo'])]) {
    expect(again).toMatchObject({ status: 1, answers: [{ refusal: { code: 'alreadyFounded' } }] });
  }
  expect(await postings()).toBe(before);
});

test('an init that is refused leaves nothing behind', async () => {
  const bad = at('bad-pin');
  writeFileSync(bad, '12\n');
  const folder = at('another');
  expectRefusal(await run(desk, ['init', '--ledger', folder, '--pin-file', bad]), 'pin', '4 to 12 digits');
  expect(existsSync(folder)).toBe(false);
});

test('export and backup never write over a file nor into the ledger folder, and make the folder that is missing', async () => {
  const there = at('there');
  writeFileSync(there, 'mine');
  for (const command of ['export', 'backup']) {
    expectRefusal(await run(desk, [command, there]), 'file', 'not written over');
    expectRefusal(await run(desk, [command, desk.base]), 'file', 'not written over');
    expectRefusal(await run(desk, [command, path.join(desk.ledger, 'copy')]), 'file', 'folder of the ledger');
    expectRefusal(await run(desk, [command, path.join(desk.ledger, 'deep', 'copy')]), 'file', 'folder of the ledger');
    expectRefusal(await run(desk, [command, path.join(there, 'copy')]), 'file', 'cannot be made');
    const fresh = at('new', command, 'copy');
    expect(await run(desk, [command, fresh])).toMatchObject({ status: 0 });
    expect(existsSync(fresh)).toBe(true);
  }
  expect(readFileSync(there, 'utf8')).toBe('mine');
  expect(readdirSync(desk.ledger).filter((name) => name.startsWith('copy') || name === 'deep')).toEqual([]);
});

test('a restore names what the file is not, and the ledger stays', async () => {
  const before = await postings();
  const empty = at('empty');
  const words = at('words');
  writeFileSync(empty, '');
  writeFileSync(words, 'this is a letter and no ledger'.repeat(100));
  const restore = (file: string): Promise<Outcome> =>
    run(desk, ['restore', file, '--user', 'x', '--pin-file', desk.pinFile]);
  expectRefusal(await restore(at('none.db')), 'file', 'there is no file');
  expectRefusal(await restore(desk.base), 'file', 'is a folder');
  for (const file of [empty, words]) {
    const { status, answers } = await restore(file);
    expect({ status, answers }).toMatchObject({ status: 2, answers: [{ fault: { code: 'ledgerDamaged' } }] });
  }
  expect(await postings()).toBe(before);
  expect(readdirSync(desk.ledger).filter((name) => name.includes('restor'))).toEqual([]);
});

test('an import names the first line that is no posting, and takes none', async () => {
  const before = await postings();
  const file = at('lines');
  const out = at('out');
  await run(desk, ['export', out]);
  const [first = ''] = readFileSync(out, 'utf8').split('\n');
  const importing = (text: string): Promise<Outcome> => {
    writeFileSync(file, text);
    return run(desk, ['import', file]);
  };
  expectRefusal(await importing('\n \n'), 'file', 'holds no posting');
  expectRefusal(await importing(`${first}\nnot json\n`), 'file', 'line 2 is not JSON');
  expectRefusal(await importing('[]\n'), 'file', 'line 1 is no posting');
  expectRefusal(await importing('null\n'), 'file', 'line 1 is no posting');
  expectRefusal(await importing('{"a":1}\n'), 'file', 'line 1 is no posting: station');
  const more = JSON.stringify({ ...(JSON.parse(first) as object), extra: 1 });
  expectRefusal(await importing(`${first}\n${more}\n`), 'file', 'line 2 is no posting');
  expectRefusal(await importing(first.replace(/"hash":"[0-9a-f]/u, '"hash":"x')), 'file', 'line 1 is no posting: hash');
  expectRefusal(await run(desk, ['import', desk.base]), 'file', 'EISDIR');
  expect(await importing(`${first}\n`)).toMatchObject({ status: 0, answers: [{ taken: 0, repeats: 1 }] });
  expect(await postings()).toBe(before);
});

test('a line on standard input names a user and the PIN, or neither', async () => {
  const line = JSON.stringify({ name: 'house', args: {}, user: 'somebody' });
  const { status, answers } = await run(desk, ['call'], `${line}\n`);
  expect({ status, answers }).toMatchObject({ status: 1, answers: [{ ok: false, refusal: { path: 'pin' } }] });
});

test('anchors and words that mean nothing are named', async () => {
  expectRefusal(await run(desk, ['verify', '--anchor', 'rubbish']), 'anchor', 'SEQ:HASH');
  expectRefusal(await run(desk, ['bench']), 'command', 'npm run bench');
  expectRefusal(await run(desk, ['sell']), 'command', 'there is no command sell');
  mkdirSync(at('bare'));
  expect(await run(desk, ['verify', '--ledger', at('bare')])).toMatchObject({
    status: 2,
    answers: [{ fault: { code: 'ledgerMissing' } }],
  });
});
