// More of what people type wrong at the command line. Each is answered with the part that is wrong, is never called a bug of ours,
// and leaves no trace: every file and folder of the desk is compared, byte by byte.
import { readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { dropDesk, makeDesk, run, type Answer, type Desk } from '../harness/command-line';

let base: Desk;
let desk: Desk;
let prefix = '';
const inDesk = (...names: readonly string[]): string => path.join(desk.base, ...names);
const who = (): readonly string[] => ['--user', `${prefix}1.0`, '--pin-file', desk.pinFile];

async function one(list: readonly string[], input = ''): Promise<{ readonly status: number; readonly answer: Answer }> {
  const { status, answers } = await run(desk, list, input);
  expect(answers).toHaveLength(1);
  return { status: status ?? -1, answer: answers[0] as Answer };
}

async function accepted(list: readonly string[]): Promise<Answer> {
  const { status, answer } = await one(list);
  expect({ status, answer }).toMatchObject({ status: 0, answer: { ok: true } });
  return answer;
}

/** Every file and folder of the desk with its bytes, but what SQLite keeps beside an open file, and the lock. */
function everything(): Readonly<Record<string, string>> {
  const entries = readdirSync(desk.base, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => !/-(?:shm|wal)$|^(?:lock\.db|holder\.json)$/u.test(entry.name))
      .map((entry) => {
        const file = path.join(entry.parentPath, entry.name);
        return [file, entry.isFile() ? readFileSync(file).toString('base64') : 'folder'];
      }),
  );
}

/** A call that is refused as malformed at `where`, exit status 1, in words that hold `what`; nothing changes. */
async function refused(list: readonly string[], where: string, what: RegExp, input = ''): Promise<void> {
  const before = everything();
  const { status, answer } = await one(list, input);
  expect({ status, answer }).toMatchObject({
    status: 1,
    answer: { ok: false, refusal: { code: 'commandMalformed', path: where } },
  });
  expect((answer['refusal'] as { problem: string }).problem).toMatch(what);
  expect(everything()).toEqual(before);
}

/** A call that a file or the disk stands in the way of: exit status 2, a fault that says `what` and is no bug. */
async function faulted(list: readonly string[], code: string, what: RegExp): Promise<void> {
  const { status, answer } = await one(list);
  expect({ status, answer }).toMatchObject({ status: 2, answer: { ok: false, fault: { code, safe: true } } });
  expect((answer['fault'] as { detail: string }).detail).toMatch(what);
}

beforeAll(async () => {
  base = makeDesk();
  desk = base;
  await accepted(['init', '--pin-file', desk.pinFile]);
  const house = await accepted(['call', 'house', '{}']);
  prefix = (house['result'] as { station: { prefix: string } }).station.prefix;
  writeFileSync(inDesk('empty'), '');
  writeFileSync(inDesk('text'), 'these are no pages of a database\n'.repeat(300));
  writeFileSync(inDesk('short-pin'), '12\n');
  await accepted(['export', inDesk('good.jsonl')]);
  await accepted(['backup', inDesk('good.db')]);
});
beforeEach(() => {
  desk = makeDesk(base);
});
afterEach(() => dropDesk(desk));
afterAll(() => dropDesk(base));

describe('founding', () => {
  test.each(['init', 'demo'])('%s where a company is founded changes no byte', async (name) => {
    const before = everything();
    const { status, answer } = await one([name, '--pin-file', desk.pinFile, '--company', 'Another']);
    expect({ status, answer }).toEqual({ status: 1, answer: { ok: false, refusal: { code: 'alreadyFounded' } } });
    expect(everything()).toEqual(before);
  });

  test.each([
    ['init', 'short-pin', 'pin', /4 to 12 digits/u],
    ['init', 'empty', 'pin', /4 to 12 digits/u],
    ['init', 'ledger', 'pin-file', /cannot be read/u],
    ['init', 'nowhere', 'pin-file', /there is no file/u],
    ['demo', 'short-pin', 'pin', /4 to 12 digits/u],
    ['demo', 'ledger', 'pin-file', /cannot be read/u],
  ])('%s with the PIN file %s leaves no ledger, no folder and no key', async (name, file, where, what) => {
    await refused([name, '--pin-file', inDesk(file), '--ledger', inDesk('new')], where, what);
  });
});

describe('a ledger folder that is a file, or lies under one', () => {
  test.each([
    ['init', (): readonly string[] => ['--pin-file', desk.pinFile]],
    ['demo', (): readonly string[] => []],
    ['import', (): readonly string[] => [inDesk('good.jsonl')]],
    ['restore', (): readonly string[] => [inDesk('good.db'), ...who()]],
    ['verify', (): readonly string[] => []],
    ['rebuild', (): readonly string[] => []],
    ['call', (): readonly string[] => ['house', '{}']],
  ])('%s says so', async (name, rest) => {
    for (const place of [['text'], ['text', 'under', 'it']])
      await refused([name, ...rest(), '--ledger', inDesk(...place)], 'ledger', /text is a file, no folder/u);
  });
});

describe('a new file', () => {
  test.each(['export', 'backup'])('%s over a file leaves it as it is', async (name) => {
    await refused([name, inDesk('text')], 'file', /not written over/u);
  });

  test.each(['export', 'backup'])('%s into the ledger folder by another name of it: refused', async (name) => {
    symlinkSync(desk.ledger, inDesk('alias'));
    await refused([name, inDesk('alias', 'copy')], 'file', /folder of the ledger/u);
    await refused([name, inDesk('ledger', 'copy'), '--ledger', inDesk('alias')], 'file', /folder of the ledger/u);
    await refused([name, inDesk('ledger', '..copy')], 'file', /folder of the ledger/u);
  });

  test('beside the ledger folder, in one whose name only begins like it, a backup is made', async () => {
    await accepted(['backup', inDesk('ledger-copies', 'b.db')]);
  });

  test('a name that the disk does not take is a fault of the world', async () => {
    await faulted(['export', inDesk('x'.repeat(300))], 'ioError', /ENAMETOOLONG/u);
  });
});

describe('restore', () => {
  test('of a database that is no ledger: a fault that names it, and the ledger stays', async () => {
    const other = new BetterSqlite(inDesk('other.db'));
    other.exec('CREATE TABLE address (name TEXT)');
    other.close();
    const before = everything();
    await faulted(['restore', inDesk('other.db'), ...who()], 'ledgerDamaged', /other\.db is no ledger/u);
    expect(everything()).toEqual(before);
  });

  test.each(['half.db', 'text'])(
    'of %s: a fault that names it and says what to do, and the ledger stays',
    async (name) => {
      const whole = readFileSync(inDesk('good.db'));
      writeFileSync(inDesk('half.db'), whole.subarray(0, Math.floor(whole.length / 2)));
      const before = everything();
      await faulted(['restore', inDesk(name), ...who()], 'ledgerDamaged', new RegExp(`${name}.*restore another`, 'u'));
      expect(everything()).toEqual(before);
    },
  );
});

describe('import', () => {
  const changed = (body: string): string => {
    const [first = ''] = readFileSync(inDesk('good.jsonl'), 'utf8').split('\n');
    return JSON.stringify({ ...(JSON.parse(first) as object), body });
  };

  test.each([
    ['no posting', '\n', /holds no posting/u],
    ['a line that is no JSON', '{\n', /line 1 is not JSON/u],
    ['a line of other things', '{"name":"house"}\n', /line 1 is no posting/u],
  ])('of %s begins no ledger in a new folder', async (_, text, what) => {
    writeFileSync(inDesk('bad.jsonl'), text);
    await refused(['import', inDesk('bad.jsonl'), '--ledger', inDesk('new')], 'file', what);
  });

  test('a body that is no JSON: refused with its line', async () => {
    writeFileSync(inDesk('bad.jsonl'), `${changed('{')}\n`);
    await refused(['import', inDesk('bad.jsonl')], 'file', /line 1 is no posting: body: is not JSON/u);
  });

  test.each(['{}', 'null', '7'])('a posting whose body became %s is a fault that names it', async (body) => {
    writeFileSync(inDesk('altered.jsonl'), changed(body));
    const list = ['import', inDesk('altered.jsonl'), '--ledger', inDesk('new')];
    await faulted(list, 'ledgerDamaged', /:1 of the file was altered/u);
  });
});

test.each(['', '7', ':', '0:0123456789', '-1:0123456789', `${'9'.repeat(20)}:0123456789`, '1:01234', '1:xyz'])(
  'verify --anchor %j: the form is wrong, and no tail was cut off',
  async (anchor) => {
    await refused(['verify', '--anchor', anchor], 'anchor', /SEQ:HASH or STATION:SEQ:HASH/u);
  },
);

test.each([
  ['null', /not an object/u],
  ['{"vectors":7}', /no list "vectors"/u],
  ['{"vectors":[7]}', /vector 1 is not an object/u],
  ['{"vectors":[{"id":"a","transport":"pigeon"}]}', /vector a has no transport/u],
])('scan --vectors of %s: refused', async (text, what) => {
  writeFileSync(inDesk('vectors.json'), text);
  await refused(['scan', '--vectors', inDesk('vectors.json')], 'vectors', what);
});

describe('a line on standard input', () => {
  const house = { name: 'house', args: {} };

  test.each([
    ['a PIN but no user', { ...house, pin: '246810' }, 'user', /a user and the PIN, or neither/u],
    ['a user that is no text', { ...house, user: 7, pin: '246810' }, 'user', /must be text/u],
    ['a PIN that is no text', { ...house, user: 'K7C1.0', pin: 246_810 }, 'pin', /must be text/u],
    ['no name', { args: {} }, 'name', /must be text/u],
    ['a name that is no text', { ...house, name: ['house'] }, 'name', /must be text/u],
    ['a list', [1], 'line', /must be an object/u],
  ])('%s: refused', async (_, line, where, what) => {
    await refused(['call'], where, what, `${JSON.stringify(line)}\n`);
  });

  test.each([
    ['a user but no PIN', {}, 'pin', /or neither/u],
    ['a user and a PIN that is no text', { pin: 246_810 }, 'pin', /must be text/u],
  ])('%s: does not act as the user of the command line', async (_, more, where, what) => {
    const line = { name: 'openShift', args: { floatMinor: 0 }, user: `${prefix}1.1`, ...more };
    await refused(['call', ...who()], where, what, JSON.stringify(line));
    expect(await accepted(['call', 'head', '{}'])).toMatchObject({ result: { seq: 3 } });
  });
});

describe('words', () => {
  test.each(['toString', 'constructor', '__proto__', 'valueOf'])('%s is no command', async (word) => {
    await refused([word], 'command', /there is no command/u);
  });

  test('help names the program that measures', async () => {
    expect((await accepted(['help']))['usage']).toMatch(/npm run bench/u);
  });
});
