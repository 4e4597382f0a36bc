// The tenders that a return goes back to are said before it is posted, and it posts what it said (9.52, fault 31).
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyShop, ONE, oneDesk, openDraft, openShop, receive, sell, type Shop } from '../harness/shop';

let base: Shop;
let shop: Shop;
let reason: string;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
  reason = shop.till.ask('settings').returnReasons[0]?.id ?? '';
});
afterEach(() => shop.till.close());
afterAll(() => base.till.close());

const card = (tenderedMinor: number, reference: string) => ({ kind: 'card', tenderedMinor, reference });

/** A desk at 300.00, paid in parts. */
function deskPaid(tenders: readonly object[]) {
  const serial = oneDesk(shop);
  const lines = [{ item: shop.ids.item('DESK'), units: [serial] }];
  return { serial, sale: shop.till.ok('postSale', { lines, tenders }).posting };
}

function returnOf(...texts: readonly string[]) {
  const draft = openDraft(shop, 'return');
  for (const text of texts) shop.till.ok('scan', { draft, text });
  shop.till.ok('changeDraft', { draft, reason });
  return shop.till.ask('draft', { draft });
}

const post = (draft: { readonly id: string }) => shop.till.ok('postDraft', { draft: draft.id }).posting;
/** What is posted, as the plan says it: without the names. */
const plain = (refunds: readonly { sale: string; kind: string; amountMinor: number }[]) =>
  refunds.map(({ sale, kind, amountMinor }) => ({ sale, kind, amountMinor }));

test('a sale on two cards and cash: each kind with its amount and its cards, and posted as planned', () => {
  const { serial, sale } = deskPaid([
    card(10_000, '1111'),
    card(5_000, '2222'),
    { kind: 'cash', tenderedMinor: 20_000 },
  ]);
  const draft = returnOf(serial);
  // 100.00 + 50.00 on cards; 200.00 in cash less 50.00 change.
  expect(draft.refunds).toEqual([
    { sale: sale.ref, docNo: sale.docNo, kind: 'card', amountMinor: 15_000, references: ['1111', '2222'] },
    { sale: sale.ref, docNo: sale.docNo, kind: 'cash', amountMinor: 15_000, references: [] },
  ]);
  expect(plain(post(draft).refunds)).toEqual(plain(draft.refunds));
});

test('pieces of two sales: each sale gives back to its own tenders', () => {
  const first = deskPaid([card(30_000, '1111')]);
  const second = deskPaid([{ kind: 'cash', tenderedMinor: 30_000 }]);
  const draft = returnOf(first.serial, second.serial);
  expect(plain(draft.refunds)).toEqual([
    { sale: first.sale.ref, kind: 'card', amountMinor: 30_000 },
    { sale: second.sale.ref, kind: 'cash', amountMinor: 30_000 },
  ]);
  expect(draft.grossMinor).toBe(60_000);
  expect(plain(post(draft).refunds)).toEqual(plain(draft.refunds));
});

test('what came back before is not given back again', () => {
  const [a = '', b = ''] = receive(shop, 'DESK', 2);
  const lines = [{ item: shop.ids.item('DESK'), units: [a, b] }];
  shop.till.ok('postSale', { lines, tenders: [card(40_000, '1111'), { kind: 'cash', tenderedMinor: 20_000 }] });
  expect(plain(post(returnOf(a)).refunds)).toMatchObject([{ kind: 'card', amountMinor: 30_000 }]);
  // 400.00 - 300.00 on the card is left, 200.00 in cash.
  expect(plain(returnOf(b).refunds)).toMatchObject([
    { kind: 'card', amountMinor: 10_000 },
    { kind: 'cash', amountMinor: 20_000 },
  ]);
});

test('goods by quantity follow the quantity on the line', () => {
  const item = shop.ids.item('FEE');
  const tenders = [{ kind: 'cash', tenderedMinor: 4_500 }];
  const sale = shop.till.ok('postSale', { lines: [{ item, quantityE7: 3 * ONE }], tenders }).posting;
  const draft = returnOf(sale.docNo ?? '');
  expect(draft.refunds).toMatchObject([{ kind: 'cash', amountMinor: 4_500 }]);
  shop.till.ok('changeDraftLine', { draft: draft.id, line: 0, quantityE7: ONE });
  expect(shop.till.ask('draft', { draft: draft.id }).refunds).toMatchObject([{ kind: 'cash', amountMinor: 1_500 }]);
  shop.till.ok('changeDraftLine', { draft: draft.id, line: 0, quantityE7: 4 * ONE });
  expect(shop.till.ask('draft', { draft: draft.id })).toMatchObject({
    refunds: [],
    blocked: { code: 'quantityNotSold', openE7: 3 * ONE },
  });
});

test('a void says what goes back too; a sale and an empty return say nothing', () => {
  const sale = sell(shop, 'DESK', [oneDesk(shop)]);
  expect(sale.refunds).toEqual([]);
  expect(shop.till.ok('voidSale', { sale: sale.ref, reason: 'x' }).posting.refunds).toEqual([
    { sale: sale.ref, kind: 'cash', amountMinor: 30_000 },
  ]);
  expect(shop.till.ask('draft', { draft: openDraft(shop, 'return') }).refunds).toEqual([]);
});
