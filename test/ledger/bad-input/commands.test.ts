// Bad commands: the same one twice, an id used again, wrong and extra fields, wrong PINs, a clock that is off.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import { problemsOf } from '../harness/ledger-files';
import {
  as,
  copyShop,
  footprint,
  ONE,
  oneDesk,
  openDraft,
  openShop,
  refusedClean,
  sameFootprint,
  saleOf,
  type Shop,
} from '../harness/shop';
import { PIN, START_MS } from '../harness/till';

let base: Shop;
let shop: Shop;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(() => shop.till.close());
afterAll(() => base.till.close());

const head = (): { readonly seq: number } => shop.till.ask('head');

describe('fault 33: twice the same command', () => {
  test('a sale sent twice is posted once and answered twice with the same slip', () => {
    const sale = saleOf(shop, 'DESK', [oneDesk(shop)]);
    const first = shop.till.ok('postSale', sale, { id: 'enter-0001' });
    const print = footprint(shop.till);
    const second = shop.till.ok('postSale', sale, { id: 'enter-0001' });
    expect(first.repeat).toBe(false);
    expect(second).toEqual({ ...first, repeat: true });
    sameFootprint(print, footprint(shop.till));
  });

  test('and after a restart, from a clock an hour later, still the same answer', () => {
    const sale = saleOf(shop, 'DESK', [oneDesk(shop)]);
    const first = shop.till.ok('postSale', sale, { id: 'enter-0001' });
    shop.till.reopen();
    shop.till.nowMs += 3_600_000;
    expect(shop.till.ok('postSale', sale, { id: 'enter-0001' })).toEqual({ ...first, repeat: true });
  });

  test('fields in another order, and defaults written out, are the same content', () => {
    const item = shop.ids.item('FEE');
    const tenders = [{ kind: 'cash', tenderedMinor: 1_500 }];
    const first = shop.till.ok('postSale', { lines: [{ item, quantityE7: ONE }], tenders }, { id: 'enter-0001' });
    const again = { tenders, customer: null, lines: [{ quantityE7: ONE, item }], onTrust: [] };
    expect(shop.till.ok('postSale', again, { id: 'enter-0001' }).posting.ref).toBe(first.posting.ref);
  });

  test('a scan delivered twice adds one line', () => {
    const draft = openDraft(shop, 'sale');
    const text = oneDesk(shop);
    const first = shop.till.ok('scan', { draft, text }, { id: 'scan-00001' });
    expect(shop.till.ok('scan', { draft, text }, { id: 'scan-00001' })).toEqual({ ...first, repeat: true });
    expect(shop.till.ask('draft', { draft }).units).toBe(1);
  });

  test('a draft posted twice is one sale', () => {
    const draft = openDraft(shop, 'sale');
    shop.till.ok('scan', { draft, text: oneDesk(shop) });
    const pay = { draft, tenders: [{ kind: 'cash', tenderedMinor: 30_000 }] };
    const first = shop.till.ok('postDraft', pay, { id: 'enter-0001' });
    expect(shop.till.ok('postDraft', pay, { id: 'enter-0001' })).toEqual({ ...first, repeat: true });
  });

  test('a refused command is decided anew: what was in the way is gone, so it is taken', () => {
    const serial = oneDesk(shop);
    const parked = shop.till.ok('parkSale', { label: 'X', lines: [{ item: shop.ids.item('DESK'), units: [serial] }] });
    const sale = saleOf(shop, 'DESK', [serial]);
    expect(refusedClean(shop, 'postSale', sale, { id: 'enter-0001' }).code).toBe('unitReserved');
    shop.till.ok('recallSale', { parked: parked.posting.ref });
    expect(shop.till.ok('postSale', sale, { id: 'enter-0001' }).repeat).toBe(false);
  });

  test('the same id with other content is refused, for a posting and for a scan', () => {
    const [first, second] = [oneDesk(shop), oneDesk(shop)];
    shop.till.ok('postSale', saleOf(shop, 'DESK', [first]), { id: 'enter-0001' });
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [second]), { id: 'enter-0001' })).toEqual({
      code: 'commandIdReused',
    });
    expect(refusedClean(shop, 'saveCustomer', { name: 'N. Field' }, { id: 'enter-0001' }).code).toBe('commandIdReused');
    const draft = openDraft(shop, 'sale');
    shop.till.ok('scan', { draft, text: second }, { id: 'scan-00001' });
    expect(refusedClean(shop, 'scan', { draft, text: first }, { id: 'scan-00001' }).code).toBe('commandIdReused');
    expect(shop.till.ask('unit', { serial: second }).record.status).toBe('in_stock');
  });

  test('of two postings of one command the second number cannot be claimed by another command', () => {
    // Selling one cable that is not there and then receiving two makes a receipt and a cost correction: id and id#1.
    const { ids, till } = shop;
    const cable = ids.item('CABLE');
    till.ok('receiveUnits', {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: cable, quantityE7: ONE, unitCostMinor: 300 }],
    });
    till.ok('postSale', {
      lines: [{ item: cable, quantityE7: 2 * ONE }],
      tenders: [{ kind: 'cash', tenderedMinor: 1_980 }],
    });
    const receipt = {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: cable, quantityE7: 2 * ONE, unitCostMinor: 350 }],
    };
    const first = till.ok('receiveUnits', receipt, { id: 'enter-0001' });
    expect(first.postings.map((posting) => posting.kind)).toEqual(['receipt.posted', 'cost.corrected']);
    expect(till.ok('receiveUnits', receipt, { id: 'enter-0001' })).toEqual({ ...first, repeat: true });
    const claimed = till.refused('saveCustomer', { name: 'N. Field' }, { id: 'enter-0001#1' });
    expect(claimed).toMatchObject({ code: 'commandMalformed', path: 'id' });
  });
});

describe('a command with a wrong or an extra field is refused with its path', () => {
  const line = { item: 'x', quantityE7: ONE };
  const cases: readonly (readonly [string, CommandEnvelope['name'], unknown, string])[] = [
    ['a missing field', 'openShift', {}, 'floatMinor'],
    ['a text for a number', 'openShift', { floatMinor: '100' }, 'floatMinor'],
    ['a fraction of a cent', 'openShift', { floatMinor: 0.5 }, 'floatMinor'],
    ['more money than there is', 'openShift', { floatMinor: 1_000_000_000_001 }, 'floatMinor'],
    ['a number that is none', 'openShift', { floatMinor: Number.NaN }, 'floatMinor'],
    ['an extra field', 'openShift', { floatMinor: 0, note: 'x' }, 'note'],
    ['an extra field in a line', 'postSale', { lines: [{ ...line, price: 5 }], tenders: [] }, 'lines.0.price'],
    ['a wrong field in the second line', 'postSale', { lines: [line, { item: 7 }], tenders: [] }, 'lines.1.item'],
    [
      'an unknown tender',
      'postSale',
      { lines: [line], tenders: [{ kind: 'shells', tenderedMinor: 1 }] },
      'tenders.0.kind',
    ],
    ['a date that is none', 'changeSettings', { goLiveDate: '2026-02-30' }, 'goLiveDate'],
    ['a name of blanks', 'saveCustomer', { name: '   ' }, 'name'],
    ['a name with a NUL', 'saveCustomer', { name: 'A\u0000B' }, 'name'],
    ['a PIN of letters', 'setPin', { user: 'x', pin: 'abcd' }, 'pin'],
    ['no object at all', 'openShift', null, ''],
    ['a list', 'openShift', [], ''],
    ['a prototype', 'openShift', JSON.parse('{"floatMinor":0,"__proto__":{"x":1}}'), '__proto__'],
  ];

  test.each(cases)('%s', (_, name, args, path) => {
    expect(refusedClean(shop, name, args)).toMatchObject({ code: 'commandMalformed', path });
  });

  test.each(['receive', 'constructor', '__proto__', 'toString', ''])('a command that there is not: "%s"', (name) => {
    expect(refusedClean(shop, name as CommandEnvelope['name'], {})).toMatchObject({
      code: 'commandMalformed',
      path: 'name',
    });
  });

  test.each(['', 'short', 'with a blank', 'x'.repeat(65), 'semi;colon'])('an id of no good form: "%s"', (id) => {
    expect(refusedClean(shop, 'saveCustomer', { name: 'N. Field' }, { id })).toMatchObject({
      code: 'commandMalformed',
      path: 'id',
    });
  });

  test('a field that is there but undefined, as a window sends it, is the same as an absent one', () => {
    const serial = oneDesk(shop);
    const sale = {
      lines: [{ item: shop.ids.item('DESK'), units: [serial], quantityE7: undefined, discountMinor: undefined }],
      tenders: [{ kind: 'cash', tenderedMinor: 30_000 }],
      docDiscountMinor: undefined,
    };
    shop.till.ok('postSale', sale);
  });

  test('fractions in fields of free form are refused, not a crash', () => {
    const printers = [{ for: 'label', kind: 'pdf_roll', darkness: 0.5 }];
    const answer = shop.till.send('savePrinters', { printers });
    expect(answer.ok || 'refusal' in answer).toBe(true);
    const draft = shop.till.send('openDraft', { kind: 'sale', header: { docDiscountPpm: 0.5 } });
    expect(draft.ok || 'refusal' in draft).toBe(true);
  });

  test('a return that names neither unit nor sale is malformed, and so is an adjustment of nothing', () => {
    expect(refusedClean(shop, 'returnGoods', { lines: [{ reason: 'unopened' }] }).code).toBe('commandMalformed');
    expect(refusedClean(shop, 'adjustStock', { type: 'missing', reason: 'count', lines: [{}] }).code).toBe(
      'commandMalformed',
    );
    expect(refusedClean(shop, 'returnToVendor', { vendor: shop.ids.vendorA, lines: [{}] }).code).toBe(
      'commandMalformed',
    );
  });
});

describe('wrong PINs', () => {
  // Five tries are free: four say how many are left, the fifth locks for 30 s, and each further wrong one doubles the lock.
  test('ten wrong PINs: tries left, then locked, then the lock ends and the right PIN opens', () => {
    const { till, ids } = shop;
    const wrong = (): Record<string, unknown> => till.refused('signIn', { user: ids.owner, pin: '0000' });
    const right = { user: ids.owner, pin: PIN };
    const seq = head().seq;
    expect([wrong(), wrong(), wrong(), wrong()].map((refusal) => refusal['triesLeft'])).toEqual([4, 3, 2, 1]);
    expect(wrong()).toEqual({ code: 'pinLocked', untilMs: till.nowMs + 30_000 });
    const until = till.nowMs + 30_000;
    // While it is locked nothing counts, neither wrong nor right.
    expect([wrong(), wrong(), wrong(), wrong(), wrong()]).toEqual(Array(5).fill({ code: 'pinLocked', untilMs: until }));
    expect(till.refused('signIn', right)).toEqual({ code: 'pinLocked', untilMs: until });
    till.nowMs = until - 1_001;
    expect(till.refused('signIn', right).code).toBe('pinLocked');
    till.nowMs = until - 1_000;
    expect(till.ok('signIn', right).result.user).toMatchObject({ id: ids.owner, role: 'owner' });
    // The count begins anew.
    expect(wrong()).toEqual({ code: 'wrongPin', triesLeft: 4 });
    expect(head().seq).toBe(seq);
  });

  test('the sixth wrong one, after the lock, locks twice as long; a restart forgets nothing', () => {
    const { till, ids } = shop;
    const wrong = (): Record<string, unknown> => till.refused('signIn', { user: ids.owner, pin: '0000' });
    for (let count = 0; count < 5; count += 1) wrong();
    till.reopen();
    till.nowMs += 30_000;
    expect(wrong()).toEqual({ code: 'pinLocked', untilMs: till.nowMs + 60_000 });
  });

  test('a supervisor with a wrong PIN approves nothing, and the try is counted', () => {
    const sale = shop.till.ok('postSale', saleOf(shop, 'DESK', [oneDesk(shop)])).posting.ref;
    const void_ = { sale, reason: 'mistyped' };
    const wrong = { approver: { user: shop.ids.owner, pin: '0000' } };
    as(shop, shop.cashier, () => {
      expect(shop.till.refused('voidSale', void_, wrong)).toEqual({ code: 'wrongPin', triesLeft: 4 });
      expect(shop.till.refused('voidSale', void_, wrong)).toEqual({ code: 'wrongPin', triesLeft: 3 });
      shop.till.ok('voidSale', void_, { approver: { user: shop.ids.owner, pin: PIN } });
    });
  });

  test('an approver that is no user, or has no right, approves nothing', () => {
    const sale = shop.till.ok('postSale', saleOf(shop, 'DESK', [oneDesk(shop)])).posting.ref;
    shop.till.ok('setPin', { user: shop.receiver, pin: '4711' });
    as(shop, shop.cashier, () => {
      const ask = (user: string, pin: string): unknown =>
        refusedClean(shop, 'voidSale', { sale, reason: 'x' }, { approver: { user, pin } });
      expect(ask('nobody', '0000')).toEqual({ code: 'unknownUser', user: 'nobody' });
      expect(ask(shop.receiver, '4711')).toEqual({ code: 'notAllowed', right: 'void_sale' });
    });
  });
});

describe('a clock that is two years off', () => {
  const TWO_YEARS_MS = 2 * 365 * 86_400_000;

  test.each([
    ['ahead', TWO_YEARS_MS],
    ['behind', -TWO_YEARS_MS],
  ])('%s: a posting waits for a yes, and the yes stands in it', (_, offMs) => {
    const { till } = shop;
    const serial = oneDesk(shop);
    const lastAtMs = till.nowMs;
    till.nowMs += offMs;
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial]))).toEqual({
      code: 'clockNeedsYes',
      lastAtMs,
      nowMs: lastAtMs + offMs + 1_000,
    });
    const sale = till.ok('postSale', saleOf(shop, 'DESK', [serial]), { clockConfirmed: true });
    expect(till.ask('document', { document: sale.posting.ref }).body).toMatchObject({ clockConfirmed: true });
    const row = till.ledger.core.db.prepare('SELECT at, hlc FROM ledger_posting ORDER BY seq DESC LIMIT 2').all() as {
      at: number;
      hlc: number;
    }[];
    expect(row[0]?.at).toBe(till.nowMs);
    // The hybrid time only ever grows.
    expect(row[0]?.hlc).toBeGreaterThan(row[1]?.hlc ?? Number.MAX_SAFE_INTEGER);
    expect(problemsOf(till.ledger.core.db)).toEqual([]);
  });

  test('scans onto an open document go on; the document is refused at its end and kept', () => {
    const { till } = shop;
    const serial = oneDesk(shop);
    till.nowMs += TWO_YEARS_MS;
    const draft = openDraft(shop, 'sale');
    till.ok('scan', { draft, text: serial });
    const pay = { draft, tenders: [{ kind: 'cash', tenderedMinor: 30_000 }] };
    expect(refusedClean(shop, 'postDraft', pay).code).toBe('clockNeedsYes');
    expect(till.ask('draft', { draft }).units).toBe(1);
    const posted = till.ok('postDraft', pay, { clockConfirmed: true }).posting.ref;
    expect(till.ask('document', { document: posted }).body).toMatchObject({ clockConfirmed: true });
  });

  test('a clock that is right needs no yes, and a yes that nobody asked for is not recorded', () => {
    const sale = shop.till.ok('postSale', saleOf(shop, 'DESK', [oneDesk(shop)]), { clockConfirmed: true });
    expect(shop.till.ask('document', { document: sale.posting.ref }).body).not.toHaveProperty('clockConfirmed');
    expect(shop.till.nowMs).toBeGreaterThan(START_MS);
  });
});
