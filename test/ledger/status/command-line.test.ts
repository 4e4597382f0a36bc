// Every edge of the status table that commands of today can walk, once each, through the command line.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatSerial } from '../../../shared/serial/serial';
import { dropDesk, makeDesk, run, type Answer, type Desk, type Outcome } from '../harness/command-line';

const ONE = 10_000_000;
type Posted = {
  readonly postings: readonly {
    readonly ref: string;
    readonly serials: readonly string[];
    readonly ids: readonly string[];
  }[];
};

let base: Desk;
let desk: Desk;
let prefix = '';
let item = '';
let vendor = '';

const who = (): readonly string[] => ['--ledger', desk.ledger, '--user', `${prefix}1.0`, '--pin-file', desk.pinFile];

function call(name: string, args: unknown): Promise<Outcome> {
  return run(desk, ['call', name, JSON.stringify(args), ...who()]);
}

/** A command that must be accepted: exit status 0, one answer. */
async function ok(name: string, args: unknown): Promise<Posted['postings'][number]> {
  const { status, answers } = await call(name, args);
  if (status !== 0 || answers.length !== 1) throw new Error(`${name}: ${status} ${JSON.stringify(answers)}`);
  const [posting] = (answers[0] as unknown as Posted).postings;
  if (!posting) throw new Error(`${name} posted nothing`);
  return posting;
}

async function statusOf(serial: string): Promise<unknown> {
  const { status, answers } = await call('unit', { serial });
  expect(status).toBe(0);
  return (answers[0] as { result: { record: { status: string } } }).result.record.status;
}

beforeAll(async () => {
  base = makeDesk();
  desk = base;
  const founded = await run(desk, ['init', '--ledger', desk.ledger, '--pin-file', desk.pinFile]);
  expect(founded.status).toBe(0);
  const house = await run(desk, ['call', 'house', '{}', '--ledger', desk.ledger]);
  prefix = (house.answers[0] as { result: { station: { prefix: string } } }).result.station.prefix;
  [item = ''] = (
    await ok('saveCatalogue', {
      items: [{ sku: 'DESK', name: 'Oak desk', inventoryType: 'serialized', priceMinor: 30_000 }],
    })
  ).ids;
  [vendor = ''] = (await ok('saveCatalogue', { vendors: [{ code: 'VEND-A', name: 'Vendor A' }] })).ids;
  await ok('openShift', { floatMinor: 0 });
});
beforeEach(() => {
  desk = makeDesk(base);
});
afterEach(() => dropDesk(desk));
afterAll(() => dropDesk(base));

const floor = (): string => `${prefix}2.0`;
const receiveOne = async (line: object = { quantityE7: ONE }): Promise<string> =>
  (await ok('receiveUnits', { vendor, location: floor(), lines: [{ item, unitCostMinor: 20_000, ...line }] }))
    .serials[0] ?? '';
const saleOf = (serial: string, more: object = {}): object => ({
  lines: [{ item, units: [serial] }],
  tenders: [{ kind: 'cash', tenderedMinor: 30_000 }],
  ...more,
});
const adjust = (type: string, serial: string): object => ({
  type,
  reason: 'count',
  ...(type === 'found' ? { location: floor() } : {}),
  lines: [{ units: [serial] }],
});

describe('a unit comes into the books', () => {
  test('received: in stock', async () => {
    expect(await statusOf(await receiveOne())).toBe('in_stock');
  });

  test('found with no record: in stock under a new serial', async () => {
    const lines = [{ item, quantityE7: ONE, costMinor: 100 }];
    const { serials } = await ok('adjustStock', {
      type: 'found',
      reason: 'behind the shelf',
      location: floor(),
      lines,
    });
    expect(await statusOf(serials[0] ?? '')).toBe('in_stock');
  });

  test('imported: sold', async () => {
    await call('changeSettings', { goLiveDate: '2026-01-01' });
    const units = [{ item, soldOn: '2025-12-31', grossMinor: 28_000 }];
    const { serials } = await ok('importSoldUnits', { importId: 'old-till', units });
    expect(await statusOf(serials[0] ?? '')).toBe('sold');
  });

  test('sold on trust, ahead of the books: sold', async () => {
    const branch = `${prefix}1.1`;
    const other = prefix === 'QQ2' ? 'QQ3' : 'QQ2';
    await ok('enrolStation', {
      stationId: `${other}-ABCDEF`,
      branch,
      name: 'Till 2',
      publicKey: 'MCow',
      prefix: other,
    });
    const serial = formatSerial(other, 1);
    await ok('postSale', saleOf(serial, { onTrust: [serial] }));
    expect(await statusOf(serial)).toBe('sold');
  });
});

describe('a unit goes on', () => {
  test('in stock, parked: reserved; recalled: in stock', async () => {
    const serial = await receiveOne();
    const { ref } = await ok('parkSale', { label: 'Blue jacket', lines: [{ item, units: [serial] }] });
    expect(await statusOf(serial)).toBe('reserved');
    await ok('recallSale', { parked: ref });
    expect(await statusOf(serial)).toBe('in_stock');
  });

  test('in stock, sold: sold; voided: in stock', async () => {
    const serial = await receiveOne();
    const { ref } = await ok('postSale', saleOf(serial));
    expect(await statusOf(serial)).toBe('sold');
    await ok('voidSale', { sale: ref, reason: 'mistyped' });
    expect(await statusOf(serial)).toBe('in_stock');
  });

  test('sold, returned: in stock', async () => {
    const serial = await receiveOne();
    await ok('postSale', saleOf(serial));
    await ok('returnGoods', { lines: [{ unit: serial, reason: 'unopened' }] });
    expect(await statusOf(serial)).toBe('in_stock');
  });

  test('in stock, returned to its vendor; received again: in stock, the same unit', async () => {
    const serial = await receiveOne();
    await ok('returnToVendor', { vendor, lines: [{ units: [serial] }] });
    expect(await statusOf(serial)).toBe('returned_to_vendor');
    expect(await receiveOne({ units: [{ serial }] })).toBe(serial);
    expect(await statusOf(serial)).toBe('in_stock');
  });

  test.each([
    ['write_off', 'scrapped'],
    ['missing', 'missing'],
  ])('in stock, %s: %s; found: in stock under its own serial', async (type, status) => {
    const serial = await receiveOne();
    await ok('adjustStock', adjust(type, serial));
    expect(await statusOf(serial)).toBe(status);
    await ok('adjustStock', adjust('found', serial));
    expect(await statusOf(serial)).toBe('in_stock');
  });
});

describe('what the command line answers when something is wrong', () => {
  const refusal = (code: string, more: object = {}): object => ({ ok: false, refusal: { code, ...more } });

  async function expectOne(outcome: Promise<Outcome>, status: number, answer: object): Promise<Answer | undefined> {
    const { status: is, answers } = await outcome;
    expect(answers).toHaveLength(1);
    expect(answers[0]).toMatchObject(answer);
    expect(is).toBe(status);
    return answers[0];
  }

  test('a refusal is exit status 1 and says what the unit is', async () => {
    const serial = await receiveOne();
    await ok('postSale', saleOf(serial));
    await expectOne(
      call('postSale', saleOf(serial)),
      1,
      refusal('unitAlreadySold', { serial, itemName: 'Oak desk', status: 'sold' }),
    );
  });

  test('a wrong PIN is refused; a command counts it, a query opens read-only and cannot', async () => {
    const wrong = (name: string): Promise<Outcome> =>
      run(desk, ['call', name, '{}', '--ledger', desk.ledger, '--user', `${prefix}1.0`, '--pin-file', desk.wrongPin]);
    await expectOne(wrong('openShift'), 1, refusal('wrongPin', { triesLeft: 4 }));
    await expectOne(wrong('house'), 1, refusal('wrongPin', { triesLeft: 3 }));
    await expectOne(wrong('openShift'), 1, refusal('wrongPin', { triesLeft: 3 }));
    // And the right one still reads.
    await expectOne(call('house', {}), 0, { ok: true });
  });

  test('a user without a PIN file is not silently nobody', async () => {
    const nobody = run(desk, ['call', 'house', '{}', '--ledger', desk.ledger, '--user', `${prefix}1.0`]);
    await expectOne(nobody, 1, refusal('commandMalformed', { path: 'pin-file' }));
  });

  test.each([
    ['arguments that are no JSON', ['call', 'openShift', '{'], 'args'],
    ['a command that there is not', ['sell', '{}'], 'command'],
    ['a call that there is not', ['call', 'sellAll', '{}'], 'name'],
    ['reports that are no hexadecimal', ['scan', '--report', 'xyz'], 'report'],
    ['an anchor that is none', ['verify', '--anchor', 'yesterday'], 'anchor'],
  ])('%s: refused, with the part named', async (_, words, path) => {
    await expectOne(run(desk, [...words, ...who()]), 1, refusal('commandMalformed', { path }));
  });

  test.each([
    ['no ledger named', ['call', 'house', '{}'], 'ledger'],
    ['a PIN file that is not there', ['call', 'house', '{}', '--user', 'x', '--pin-file', 'nowhere'], 'pin-file'],
    ['an import of a file that is not there', ['import', 'nowhere.jsonl'], 'file'],
    ['vectors that are not there', ['scan', '--vectors', 'nowhere.json'], 'vectors'],
  ])('%s: said as such, and never as a bug of ours', async (_, words) => {
    const place = words.includes('house') && !words.includes('--user') ? [] : ['--ledger', desk.ledger];
    const outcome = await run({ ...desk, ledger: '' }, [...words, ...place]);
    expect(outcome.answers).toHaveLength(1);
    expect(outcome.answers[0]).not.toMatchObject({ fault: { code: 'bug' } });
    expect([1, 2]).toContain(outcome.status);
  });

  test('a folder without a ledger is a fault for a query, and no ledger is made', async () => {
    const empty = makeDesk();
    await expectOne(run(empty, ['call', 'house', '{}']), 2, { ok: false, fault: { code: 'ledgerMissing' } });
    dropDesk(empty);
  });

  test('a mistyped folder is a fault for a command, too: only init, demo, restore and import make a ledger', async () => {
    const empty = makeDesk();
    await expectOne(run(empty, ['call', 'openShift', '{"floatMinor":0}']), 2, {
      ok: false,
      fault: { code: 'ledgerMissing' },
    });
    dropDesk(empty);
  });

  test('init without a PIN founds nothing', async () => {
    const empty = makeDesk();
    await expectOne(
      run(empty, ['init', '--ledger', empty.ledger]),
      1,
      refusal('commandMalformed', { path: 'pin-file' }),
    );
    dropDesk(empty);
  });

  test('a line that is no JSON is answered, and the lines after it run', async () => {
    const lines = ['{', '[1]', JSON.stringify({ name: 'house', args: {} })].join('\n');
    const { status, answers } = await run(desk, ['call', ...who()], lines);
    expect(answers.map((answer) => answer.ok)).toEqual([false, false, true]);
    expect(status).toBe(1);
  });
});
