// One PIN for a discount: the open sale keeps who approved it, as its discounts and prices stood, and nothing more; and what
// was taken for it is in the file before the screen says so (DESIGN 2 and 9).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { as, openDraft, openShop, receive, refusedClean, type Shop } from '../harness/shop';

const PIN = '8888';
let shop: Shop;
let cashier: string;
let manager: string;
let draft: string;
let desks: readonly string[];

beforeEach(() => {
  shop = openShop();
  const { till } = shop;
  [cashier = ''] = till.ok('saveUser', { name: 'C. Ash', role: 'cashier', active: true }).posting.ids;
  [manager = ''] = till.ok('saveUser', { name: 'M. Boss', role: 'manager', active: true }).posting.ids;
  till.ok('setPin', { user: manager, pin: PIN });
  desks = receive(shop, 'DESK', 3);
  draft = as(shop, cashier, () => {
    const id = openDraft(shop, 'sale');
    till.ok('scan', { draft: id, text: desks[0] });
    return id;
  });
});
afterEach(() => shop.till.close());

const approver = (): { approver: { user: string; pin: string } } => ({ approver: { user: manager, pin: PIN } });
const cash = [{ kind: 'cash', tenderedMinor: 100_000 }];
const discount = (discountMinor: number, more: object = {}) =>
  shop.till.send('changeDraftLine', { draft, line: 0, discountMinor }, more);

describe('a discount that a manager approved on the open sale', () => {
  test('is posted without asking again, with the manager as approver', () => {
    as(shop, cashier, () => {
      expect(discount(500)).toMatchObject({ ok: false, refusal: { code: 'notAllowed', right: 'discount' } });
      expect(discount(500, approver())).toMatchObject({ ok: true });
      // A desk is 300.00; 5.00 off leave 295.00.
      expect(shop.till.ok('postDraft', { draft, tenders: cash }).posting.totalMinor).toBe(29_500);
    });
    const rows = shop.till.ledger.core.db
      .prepare("SELECT user, approver FROM ledger_posting WHERE kind = 'sale.posted' ORDER BY arrival DESC LIMIT 1")
      .all();
    expect(rows).toEqual([{ user: cashier, approver: manager }]);
  });

  test('survives a crash of the till', () => {
    as(shop, cashier, () => discount(500, approver()));
    shop.till.reopen();
    as(shop, cashier, () => expect(shop.till.send('postDraft', { draft, tenders: cash })).toMatchObject({ ok: true }));
  });

  test('covers no more than was approved: a second piece on the line asks again', () => {
    as(shop, cashier, () => {
      discount(500, approver());
      shop.till.ok('changeDraftLine', { draft, line: 0, quantityE7: 20_000_000 });
      shop.till.ok('scan', { draft, text: desks[1], line: 0 });
      expect(refusedClean(shop, 'postDraft', { draft, tenders: cash })).toEqual({
        code: 'notAllowed',
        right: 'discount',
      });
      shop.till.ok('postDraft', { draft, tenders: cash }, approver());
    });
  });

  test('and taken back again leaves a sale at its full price, which nobody had to approve', () => {
    as(shop, cashier, () => {
      discount(500, approver());
      expect(discount(0)).toMatchObject({ ok: true });
      expect(shop.till.ok('postDraft', { draft, tenders: cash }).posting.totalMinor).toBe(30_000);
    });
    const rows = shop.till.ledger.core.db
      .prepare("SELECT user, approver FROM ledger_posting WHERE kind = 'sale.posted' ORDER BY arrival DESC LIMIT 1")
      .all();
    expect(rows).toEqual([{ user: cashier, approver: null }]);
  });

  test('covers nothing else that the manager may do', () => {
    as(shop, cashier, () => {
      discount(500, approver());
      const other = openDraft(shop, 'sale');
      shop.till.ok('scan', { draft: other, text: desks[2] });
      const args = { draft: other, line: 0, unitPriceMinor: 1 };
      expect(refusedClean(shop, 'changeDraftLine', args)).toEqual({ code: 'notAllowed', right: 'price_override' });
    });
  });

  test('on the whole document asks again when a line is added', () => {
    as(shop, cashier, () => {
      shop.till.ok('changeDraft', { draft, docDiscountPpm: 100_000 }, approver());
      shop.till.ok('scan', { draft, text: desks[1] });
      expect(refusedClean(shop, 'postDraft', { draft, tenders: cash })).toMatchObject({ right: 'discount' });
    });
  });

  test('cannot be claimed by a command: the draft takes no approval from outside', () => {
    as(shop, cashier, () => {
      const answer = shop.till.send('changeDraft', { draft, approval: { by: manager, terms: '' } });
      expect(answer).toMatchObject({ ok: false, refusal: { code: 'commandMalformed' } });
    });
  });
});

describe('what was taken for an open sale', () => {
  const card = { kind: 'card', tenderedMinor: 10_000, reference: '1234' };
  test('is in the draft after a crash, and the sale is posted with it', () => {
    shop.till.ok('changeDraft', { draft: openAs(), tenders: [card] });
    shop.till.reopen();
    expect(shop.till.ask('draft', { draft }).header.tenders).toEqual([card]);
    // 300.00: 100.00 by card, the rest in cash.
    const tenders = [card, { kind: 'cash', tenderedMinor: 20_000 }];
    shop.till.ok('changeDraft', { draft, tenders });
    expect(shop.till.ok('postDraft', { draft }).posting).toMatchObject({ totalMinor: 30_000, changeMinor: 0 });
  });

  test('keeps at most the last four digits of a card', () => {
    const long = { ...card, reference: '4111 1111 1111 1111' };
    expect(shop.till.send('changeDraft', { draft: openAs(), tenders: [long] })).toMatchObject({
      ok: false,
      refusal: { code: 'commandMalformed', problem: 'of a card at most the last four digits may be kept' },
    });
  });

  /** The draft of the cashier, taken over by the one who is signed in. */
  function openAs(): string {
    shop.till.ok('takeOverDraft', { draft });
    return draft;
  }
});
