// Postings that arrive more than once, out of order and from two processes, as files through the command line: each is kept once
// by its own id, and those that only share a person's reference are all kept.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SalePosted } from '../../../shared/domain/posting';
import { openLedger } from '../../../db/ledger/ledger';
import { JoinedStation } from '../../simulation/harness/joined';
import { run, spawnRun, type Answer, type Desk } from '../harness/command-line';
import { contentOf } from '../harness/ledger-files';
import { Till, type Ids } from '../harness/till';

let till: Till;
let ids: Ids;
let twice: JoinedStation;
let once: JoinedStation;

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([
    { sku: 'LAMP', name: 'Lamp', inventoryType: 'serialized', priceMinor: 10_000, makerSerial: { count: 0 } },
  ]);
  const clock = { nowMs: till.nowMs };
  [twice, once] = ['QQ2', 'SS4'].map((prefix) => JoinedStation.join(till, `${till.prefix}1.1`, prefix, clock)) as [
    JoinedStation,
    JoinedStation,
  ];
  // Only the command line opens them from here on.
  for (const station of [twice, once]) station.ledger.close();
});
afterEach(() => {
  for (const { base } of [twice, once]) rmSync(base, { recursive: true, force: true });
  till.close();
});

const deskOf = (base: string): Desk => ({ base, ledger: path.join(base, 'ledger'), pinFile: '', wrongPin: '' });

async function take(station: JoinedStation, file: string): Promise<Answer> {
  const { status, answers } = await run(deskOf(station.base), ['import', file]);
  expect(status, JSON.stringify(answers)).toBe(0);
  return answers[0] ?? {};
}

/** What a station holds that postings told it: stock, takings, and every table that is derived. */
function told(station: JoinedStation): {
  readonly units: number;
  readonly receipts: number;
  readonly cashMinor: number;
  readonly views: object;
} {
  const [folder, keyFolder] = [path.join(station.base, 'ledger'), path.join(station.base, 'keys')];
  const ledger = openLedger({ folder, keyFolder, access: 'read', now: () => till.nowMs });
  try {
    const ask = <Name extends 'stock' | 'documents' | 'document'>(name: Name, args: object) => {
      const answer = ledger.query(name, args, { user: till.user });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
      return answer.result;
    };
    const { units } = ask('stock', { item: ids.item('LAMP') });
    const receipts = ask('documents', { kind: 'receipt.posted' }).length;
    const sales = ask('documents', { kind: 'sale.posted' }).map(({ ref }) => ask('document', { document: ref }));
    const tenders = sales.flatMap(({ body }) => (body as SalePosted).tenders);
    const cashMinor = tenders.reduce((so, tender) => so + tender.amountMinor, 0);
    const views = Object.entries(contentOf(ledger.core.db)).filter(([table]) => table.startsWith('view_'));
    return { units, receipts, cashMinor, views: Object.fromEntries(views) };
  } finally {
    ledger.close();
  }
}

test('fault 37 postings delivered twice, out of order and by two processes count once; two with one reference are both kept', async () => {
  till.ok('openShift', { floatMinor: 0 });
  const receive = (pieces: number, deliveryNoteAgain: boolean): readonly string[] =>
    till.ok('receiveUnits', {
      vendor: ids.vendorA,
      location: ids.floor,
      deliveryNote: 'LS-77',
      deliveryNoteAgain,
      lines: [{ item: ids.item('LAMP'), quantityE7: pieces * 10_000_000, unitCostMinor: 4_000 }],
    }).posting.serials;
  const [first = '', second = ''] = receive(3, false);
  // The vendor's number once more: a person says that it is a second delivery.
  receive(2, true);
  // The answer of this sale is lost on its way, and the till sends the same command again: one sale, one number.
  const sale = { id: 'sale-with-a-lost-answer', name: 'postSale' as const };
  const lines = [{ item: ids.item('LAMP'), units: [first, second] }];
  const args = { lines, tenders: [{ kind: 'cash', tenderedMinor: 20_000 }] };
  const before = till.ok(sale.name, args, { id: sale.id });
  expect(till.ok(sale.name, args, { id: sale.id })).toMatchObject({ repeat: true, posting: before.posting });
  expect(till.ask('shift')?.cashMinor).toBe(20_000);

  const file = path.join(till.folder, '..', 'postings.jsonl');
  const turned = path.join(till.folder, '..', 'turned.jsonl');
  const exported = await run(deskOf(path.dirname(till.folder)), ['export', file]);
  const postings = exported.answers[0]?.['postings'] as number;
  const text = readFileSync(file, 'utf8').trim().split('\n');
  expect(text).toHaveLength(postings);
  writeFileSync(turned, text.toReversed().join('\n'));

  // The shift, two receipts and the sale.
  expect(await take(once, file)).toMatchObject({ taken: 4, waiting: 0 });
  // Those and the enrolment of the other station; turned round only the earliest of them fits, the others wait for their turn.
  expect(await take(twice, turned)).toMatchObject({ taken: 1, waiting: 4 });
  const processes = await Promise.all([file, file].map((name) => spawnRun(deskOf(twice.base), ['import', name])));
  // Two processes at one ledger: one may find it taken and be told so; what is in it is the same.
  expect(processes.filter(({ status }) => status === 0).length).toBeGreaterThan(0);
  expect(await take(twice, file)).toEqual({ ok: true, taken: 0, repeats: postings, waiting: 0 });
  expect(await take(twice, turned)).toEqual({ ok: true, taken: 0, repeats: postings, waiting: 0 });

  // 3 + 2 lamps on two deliveries with one note, less the two sold for 100.00 each.
  const after = told(twice);
  expect(after).toMatchObject({ units: 3, receipts: 2, cashMinor: 20_000 });
  expect(after).toEqual(told(once));
});
