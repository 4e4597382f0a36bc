// One golden body for each kind and version: the bytes as a ledger of that day holds them. Today's code must read each, write
// the same bytes again, hash it to the same hash, and fold it to what a person reads in it.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NO_HASH, postingHash } from '../../../db/ledger/chain';
import { postingOf, type PostingRow } from '../../../db/queries/posting-reader';
import { effectsOf, NO_EFFECTS, type Effects } from '../../../shared/domain/fold/effects';
import { KIND_VERSIONS, type PostingDraft } from '../../../shared/domain/posting';
import { storedBody } from '../../../shared/domain/stored/bodies';
import { canonical } from '../../../shared/text/canonical';
import { parseSerial } from '../../../shared/serial/serial';

const folder = path.resolve('test', 'fixtures', 'postings');
const SALE = 'K7C-QN5T8R:40';

function bodyOf(kind: string, version = 1): Buffer {
  return readFileSync(path.join(folder, `${kind}.v${version}.json`));
}

function rowOf(kind: string, version = 1): PostingRow {
  return {
    arrival: 40,
    station: 'K7C-QN5T8R',
    seq: 40,
    kind,
    version,
    branch: 'K7C1.1',
    shift: 'K7C-QN5T8R:11',
    doc_no: 'K7C-S-000007',
    at: 1_795_687_200_000,
    business_date: '2026-11-25',
    hlc: 1_795_687_200_000_001,
    user: 'K7C1.0',
    approver: null,
    command_id: 'golden-0001',
    refers_to: 'K7C-QN5T8R:12',
    body: bodyOf(kind, version),
    prev_hash: NO_HASH,
    hash: NO_HASH,
    signature: Buffer.alloc(64),
  };
}

function effects(kind: string, version?: number): Effects {
  const posting = postingOf(rowOf(kind, version));
  if (!posting) throw new Error(`${kind} is not understood`);
  return effectsOf(posting);
}

/** The parts of the effects that are not empty. */
function said(kind: string): Partial<Effects> {
  const all = effects(kind);
  const keys = Object.keys(all) as (keyof Effects)[];
  return Object.fromEntries(
    keys
      .filter((name) => JSON.stringify(all[name]) !== JSON.stringify(NO_EFFECTS[name]))
      .map((name) => [name, all[name]]),
  );
}

const moves = (kind: string): readonly string[] =>
  effects(kind).units.map((unit) => `${unit.serial} ${unit.event} after ${unit.after ?? 'nothing'}`);

test('every kind and version has its golden body', () => {
  const files = readdirSync(folder).filter((name) => name !== 'hashes.json');
  const wanted = Object.entries(KIND_VERSIONS).flatMap(([kind, newest]) =>
    Array.from({ length: newest }, (_, index) => `${kind}.v${index + 1}.json`),
  );
  expect(files.sort()).toEqual(wanted.sort());
});

const ALL = Object.entries(KIND_VERSIONS).flatMap(([kind, newest]) =>
  Array.from({ length: newest }, (_, index) => [kind, index + 1] as const),
);

describe.each(ALL)('%s, version %i', (kind, version) => {
  // Hashes were made by another program in another language: prev_hash, the header with sorted keys, a newline, the body.
  const hashes = JSON.parse(readFileSync(path.join(folder, 'hashes.json'), 'utf8')) as Record<string, string>;

  test('its bytes are canonical: parsed and written again they are the same', () => {
    const bytes = bodyOf(kind, version);
    expect(canonical(JSON.parse(bytes.toString('utf8')))).toBe(bytes.toString('utf8'));
  });

  test('it hashes to the hash that another program made of it', () => {
    const posting = postingOf(rowOf(kind, version));
    if (!posting) throw new Error('not understood');
    expect(postingHash(NO_HASH, posting.header, bodyOf(kind, version)).toString('hex')).toBe(
      hashes[`${kind}.v${version}`],
    );
  });

  test('it folds, and every serial in it is sound', () => {
    for (const { serial } of effects(kind, version).units) expect(parseSerial(serial)?.prefix).toBe('K7C');
  });
});

test('a sale of version 3 is that of version 2 with the numbers of the maker that were read, and is written so again', () => {
  const [second, third] = [2, 3].map((version) => postingOf(rowOf('sale.posted', version)));
  if (second?.kind !== 'sale.posted' || third?.kind !== 'sale.posted') throw new Error('not understood');
  const [line] = second.body.lines;
  const read = line?.units.map((unit) => ({ ...unit, makers: ['ABC00010', '77-0042'] })) ?? [];
  expect(third.body).toEqual({ ...second.body, lines: [{ ...line, units: read }, ...second.body.lines.slice(1)] });
  expect(canonical(storedBody(third as unknown as PostingDraft))).toBe(bodyOf('sale.posted', 3).toString('utf8'));
  expect(effectsOf(third).units.map((unit) => unit.own)).toEqual([{ makers: ['ABC00010', '77-0042'] }, {}, {}]);
});

test.each(['sale.posted', 'receipt.posted'])(
  'both versions of %s hold the same document, and it is written as version 2',
  (kind) => {
    const [first, second] = [1, 2].map((version) => postingOf(rowOf(kind, version)));
    if (second?.kind !== 'sale.posted' && second?.kind !== 'receipt.posted') throw new Error('not understood');
    expect(second.body).toEqual(first?.body);
    const draft = { kind: second.kind, body: second.body, refersTo: null } as PostingDraft;
    expect(canonical(storedBody(draft))).toBe(bodyOf(kind, 2).toString('utf8'));
  },
);

describe('what a person reads in them is what they fold to', () => {
  test('receipt: 8 processors, 3 pens, 10 cables, 1 gum, and 10.01 freight by quantity', () => {
    // 1001 over 8, 3, 10 and 1 of 22 pieces: 364, 136.5, 455, 45.5; the spare cent goes to the earlier half.
    const { lines, pools, totalMinor, units, party } = effects('receipt.posted');
    expect(lines.map((line) => line.costMinor)).toEqual([311_200 + 364, 3_000 + 137, 3_000 + 455, 100 + 45]);
    expect(totalMinor).toBe(318_301);
    expect(units.map((unit) => unit.event)).toEqual(Array.from({ length: 11 }, () => 'received'));
    // 311,564 over 8 is 38,945.5: four units bear the cent more.
    expect(units.slice(0, 8).map((unit) => unit.own.costMinor)).toEqual([
      38_946, 38_946, 38_946, 38_946, 38_945, 38_945, 38_945, 38_945,
    ]);
    expect(units[0]?.own.makers).toEqual(['ABC00010']);
    expect(lines[0]?.facts).toMatchObject({
      lot: 'L-1',
      location: 'K7C2.0',
      vendorWarranty: { start: '2026-11-25', end: '2027-11-25' },
    });
    expect(pools.map((pool) => [pool.quantityE7, pool.valueMinor, pool.fresh])).toEqual([
      [100_000_000, 3_455, true],
      [10_000_000, 145, true],
    ]);
    expect(party).toBe('K7C4.0');
  });

  test('sale: a processor with 9.00 off, two pens with tax in the price, three cables, a fee; 1,000.00 in cash', () => {
    // 440.00 + 50.00 + 29.70 + 15.00 = 534.70.
    const { totalMinor, lines, units, pools, tenders, drawer, party } = effects('sale.posted');
    expect(totalMinor).toBe(53_470);
    // 50.00 with 10 % in it: round(5000 / 1.1) = 4,545.
    expect(lines.map((line) => [line.netMinor, line.grossMinor])).toEqual([
      [44_000, 44_000],
      [4_545, 5_000],
      [2_970, 2_970],
      [1_500, 1_500],
    ]);
    expect(lines[0]?.facts).toMatchObject({
      customer: 'K7C7.0',
      customerWarranty: { start: '2026-11-25', end: '2028-11-25' },
    });
    expect(units.map((unit) => unit.event)).toEqual(['sold', 'sold', 'sold']);
    // 3 of 10 cables worth 34.55: round(3455 x 3 / 10) = 1,037 (1,036.5 away from zero).
    expect(pools).toEqual([{ item: 'K7C6.2', quantityE7: -30_000_000, valueMinor: -1_037, fresh: false }]);
    expect(tenders).toEqual([{ sale: SALE, kind: 'cash', paidMinor: 53_470, refundedMinor: 0 }]);
    expect(drawer).toEqual([{ kind: 'cash', amountMinor: 53_470 }]);
    expect(party).toBe('K7C7.0');
  });

  test('void: the processor is back on the floor, 449.00 go back to the card', () => {
    expect(moves('sale.voided')).toEqual(['K7C0000019 voided after K7C-QN5T8R:13']);
    expect(said('sale.voided')).toMatchObject({
      voided: 'K7C-QN5T8R:13',
      totalMinor: -44_900,
      tenders: [{ sale: 'K7C-QN5T8R:13', kind: 'card', paidMinor: 0, refundedMinor: 44_900 }],
      drawer: [{ kind: 'card', amountMinor: -44_900 }],
    });
    expect(effects('sale.voided').units[0]?.own.location).toBe('K7C2.0');
  });

  test('return: the defective processor stands on the defective shelf at its old cost', () => {
    expect(moves('return.posted')).toEqual(['K7C0000027 returned after K7C-QN5T8R:14']);
    const { lines, units, returned, drawer } = effects('return.posted');
    expect(lines[0]?.facts).toMatchObject({ condition: 'defective', location: 'K7C2.1', customer: null });
    expect(units[0]?.own.costMinor).toBe(38_946);
    expect(returned).toEqual([{ sale: 'K7C-QN5T8R:14', line: 0, quantityE7: 10_000_000 }]);
    expect(drawer).toEqual([{ kind: 'card', amountMinor: -44_900 }]);
  });

  test('vendor return, parking, recall, adjustment, import', () => {
    expect(moves('vendor_return.posted')).toEqual(['K7C000007Y vendorReturned after K7C-QN5T8R:9']);
    expect(moves('sale.parked')).toEqual(['K7C0000060 reserved after K7C-QN5T8R:9']);
    expect(moves('sale.recalled')).toEqual(['K7C0000035 released after K7C-QN5T8R:15']);
    expect(moves('adjustment.posted')).toEqual(['K7C000016W found after nothing']);
    expect(moves('units.imported')).toEqual(['K7C000017U importedSold after nothing']);
    expect(effects('sale.recalled').recalled).toBe('K7C-QN5T8R:15');
    expect(effects('units.imported').units[0]?.own).toMatchObject({ makers: ['OLD-1'], costMinor: null });
  });

  test('cost correction: 0.05 left at quantity zero', () => {
    expect(said('cost.corrected')).toEqual({
      totalMinor: -5,
      pools: [{ item: 'K7C6.3', quantityE7: 0, valueMinor: -5, fresh: false }],
    });
  });

  test('the house: company, stations, people, settings, shift, catalogue', () => {
    expect(said('company.founded')).toMatchObject({
      company: { name: 'Meier Hardware', currency: 'USD' },
      stations: [{ id: 'K7C-QN5T8R', prefix: 'K7C' }],
      users: [{ id: 'K7C1.0', role: 'owner', active: true }],
    });
    expect(said('station.enrolled')).toMatchObject({ stations: [{ id: 'QQ2-ABCDEF', prefix: 'QQ2' }] });
    expect(said('station.succeeded')).toMatchObject({
      stations: [{ id: 'B4M-H2WX9D', prefix: 'B4M', name: 'Till 1 again' }],
    });
    expect(said('user.saved')).toMatchObject({ users: [{ id: 'K7C19.0', role: 'receiver', active: true }] });
    expect(said('customer.saved')).toMatchObject({ customers: [{ id: 'K7C20.0', number: '1002' }] });
    expect(said('person.erased')).toEqual({ erased: 'K7C7.0' });
    expect(said('settings.changed')).toMatchObject({ settings: { returnWindowDays: 14, goLiveDate: '2026-09-01' } });
    expect(said('shift.opened')).toEqual({ shift: { number: 1, floatMinor: 20_000 } });
    expect(said('catalogue.saved').items?.map((item) => item.sku)).toEqual(['CPU-1', 'PEN', 'CABLE', 'GUM', 'FEE']);
    expect(said('recovery.used')).toEqual({});
  });
});

test('a kind or a version of a newer Unitill is kept and not folded', () => {
  expect(postingOf({ ...rowOf('shift.opened'), version: 2 })).toBeNull();
  expect(postingOf({ ...rowOf('shift.opened'), kind: 'moon.landed' })).toBeNull();
});
