// What the till reckons and reads before the ledger does: what is left, what comes back, notes, typed amounts, discounts.
import { describe, expect, test } from 'vitest';
import { likelyNotes, noteText, payState } from '../../shared/money/tender';
import { parseDiscount } from '../../renderer/screens/counter/discount';
import {
  firstEntry,
  payReducer,
  preview,
  tendersOf,
  typedMinor,
  type PayEvent,
} from '../../renderer/screens/counter/pay-state';

const cash = (tenderedMinor: number) => ({ kind: 'cash', tenderedMinor });
const card = (tenderedMinor: number) => ({ kind: 'card', tenderedMinor });

describe('what is left and what comes back', () => {
  test.each([
    // due, given, left, change, over
    ['nothing given', 1_868, [], 1_868, 0, 0],
    ['exact', 1_868, [cash(1_868)], 0, 0, 0],
    ['a note: 50.00 - 18.85 = 31.15', 1_885, [cash(5_000)], 0, 3_115, 0],
    ['card and too little cash: 18.68 - 10.00 - 5.00 = 3.68', 1_868, [card(1_000), cash(500)], 368, 0, 0],
    ['card and too much cash: 10.00 + 20.00 - 18.68 = 11.32', 1_868, [card(1_000), cash(2_000)], 0, 1_132, 0],
    ['the card cannot give change: 20.00 - 18.68 = 1.32 over', 1_868, [card(2_000)], 0, 0, 132],
    ['cash on top of a full card comes back whole', 1_868, [card(1_868), cash(500)], 0, 500, 0],
    ['a sale for nothing', 0, [], 0, 0, 0],
  ])('%s', (_, dueMinor, given, leftMinor, changeMinor, overMinor) => {
    expect(payState(dueMinor, given)).toEqual({ leftMinor, changeMinor, overMinor });
  });
});

describe('notes a customer is likely to hand over', () => {
  test.each([
    // 18.68 up to the next 5 and 10 and 20 is 20, to the next 50 and 100 those
    ['18.68', 1_868, 2, [2_000, 5_000, 10_000]],
    // 449.00: next 10 or 50 is 450, next 20 is 460, next 100 or 500 is 500, next 200 is 600, next 1,000
    ['449.00', 44_900, 2, [45_000, 46_000, 50_000, 60_000, 100_000]],
    // 4.50 is under the smallest note: 5, 10, 20
    ['4.50', 450, 2, [500, 1_000, 2_000]],
    ['nothing left', 0, 2, []],
    // 44,900 yen: next thousand is 45,000, next 2,000 is 46,000, next 10,000 is 50,000, next 20,000 is 60,000, next 100,000
    ['44900 yen', 44_900, 0, [45_000, 46_000, 50_000, 60_000, 100_000]],
  ])('%s', (_, dueMinor, digits, notes) => {
    expect(likelyNotes(dueMinor, digits)).toEqual(notes);
  });

  test('are written without decimals where there are none', () => {
    expect(noteText(150_000, 2)).toBe('1,500');
    expect(noteText(1_850, 2)).toBe('18.50');
    expect(noteText(45_000, 0)).toBe('45,000');
  });
});

describe('the payment as it is typed', () => {
  const dueMinor = 44_900;
  const after = (...events: readonly PayEvent[]) => events.reduce(payReducer, firstEntry(2, ''));

  test('a card takes all that is left when nothing is typed', () => {
    expect(after({ kind: 'add', tender: 'card', dueMinor }).given).toEqual([
      { kind: 'card', tenderedMinor: 44_900, reference: '' },
    ]);
  });

  test('cash wants an amount: nothing typed is no cash', () => {
    expect(after({ kind: 'add', tender: 'cash', dueMinor })).toMatchObject({ given: [], problem: 'left' });
  });

  test.each(['12,50', '1e3', '-5', 'fifty', '0x10', '123456789012'])('%s is no amount', (text) => {
    expect(after({ kind: 'typed', text }, { kind: 'add', tender: 'cash', dueMinor })).toMatchObject({
      given: [],
      problem: 'amount',
    });
  });

  test('what is typed is seen as change before it is taken: 500.00 - 449.00', () => {
    expect(preview(after({ kind: 'typed', text: '500' }), dueMinor)).toMatchObject({
      leftMinor: 0,
      changeMinor: 5_100,
    });
  });

  test('a tender is taken back', () => {
    const entry = after({ kind: 'add', tender: 'card', dueMinor }, { kind: 'takeBack' });
    expect(typedMinor(entry, dueMinor)).toBe(44_900);
  });

  test('tenders are posted in their order, the last cash behind them, an empty number as none', () => {
    const given = [
      { kind: 'card' as const, tenderedMinor: 40_000, reference: ' 1234 ' },
      { kind: 'voucher' as const, tenderedMinor: 100, reference: '' },
    ];
    expect(tendersOf(given, 4_800)).toEqual([
      { kind: 'card', tenderedMinor: 40_000, reference: '1234' },
      { kind: 'voucher', tenderedMinor: 100, reference: null },
      { kind: 'cash', tenderedMinor: 4_800, reference: null },
    ]);
  });
});

test.each([
  ['10%', { ppm: 100_000, amountMinor: 0 }],
  ['7.5 %', { ppm: 75_000, amountMinor: 0 }],
  ['100%', { ppm: 1_000_000, amountMinor: 0 }],
  ['5', { ppm: 0, amountMinor: 500 }],
  ['5.25', { ppm: 0, amountMinor: 525 }],
  ['0', { ppm: 0, amountMinor: 0 }],
  ['100.1%', null],
  ['-1%', null],
  ['%', null],
  ['5,25', null],
  ['ten', null],
])('a discount of %s', (text, discount) => {
  expect(parseDiscount(text, 2)).toEqual(discount);
});
