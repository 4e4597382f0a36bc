// Properties of money: whatever is split sums to what was split, for any price, discount, rate and count. Integers only.
// The seed is printed; set UNITILL_SEED to run one again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allocate, allocateEvenly, nextShare } from '../../../shared/money/allocate';
import { divideRounded, MAX_MINOR, ONE_PPM, scale } from '../../../shared/money/integer';
import { priceLine, unitShares, type TaxComponent } from '../../../shared/money/price-line';
import { testSeed } from '../../fixtures/seed';

const seed = testSeed('money');
const check = <T>(property: fc.IProperty<T>, numRuns = 1_000): void => fc.assert(property, { seed, numRuns });

const minor = fc.integer({ min: 0, max: MAX_MINOR });
const signed = fc.integer({ min: -MAX_MINOR, max: MAX_MINOR });
const add = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);
const components = fc
  .array(fc.record({ ratePpm: fc.integer({ min: 0, max: ONE_PPM }), taxable: fc.boolean() }), { maxLength: 4 })
  .map((rows): TaxComponent[] => rows.map((row, index) => ({ id: `c${index}`, name: 'Tax', ...row })));

describe('allocation', () => {
  test('shares sum to the total, and no share is a whole unit off its exact part', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 });
    check(
      fc.property(signed, weights, (total, list) => {
        const shares = allocate(total, list);
        expect(add(shares)).toBe(total);
        const whole = BigInt(add(list)) || BigInt(list.length);
        shares.forEach((share, index) => {
          const part = BigInt(total) * BigInt(add(list) === 0 ? 1 : (list[index] ?? 0));
          const off = BigInt(share) * whole - part;
          expect(off > -whole && off < whole).toBe(true);
        });
        expect(shares.some((share) => Object.is(share, -0))).toBe(false);
      }),
    );
  });

  test('a heavier weight never gets less, and of equal weights the earlier one never gets less', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 12 });
    check(
      fc.property(fc.integer({ min: 0, max: 10_000 }), weights, (total, list) => {
        const shares = allocate(total, list);
        list.forEach((a, i) =>
          list.forEach((b, j) => {
            if (a > b || (a === b && i < j)) expect(shares[i] ?? 0).toBeGreaterThanOrEqual(shares[j] ?? 0);
          }),
        );
      }),
    );
  });

  test('even shares sum and differ by one at most, the larger ones first', () => {
    check(
      fc.property(signed, fc.integer({ min: 1, max: 5_000 }), (total, count) => {
        const shares = allocateEvenly(total, count);
        expect(shares).toHaveLength(count);
        expect(add(shares)).toBe(total);
        const sizes = shares.map(Math.abs);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect([...sizes].toSorted((a, b) => b - a)).toEqual(sizes);
      }),
      300,
    );
  });

  test('any sequence of partial returns sums to the line, whatever the parts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 50_000_000 }), { minLength: 1, maxLength: 20 });
    check(
      fc.property(minor, parts, (total, list) => {
        let before = 0;
        const shares = list.map((part) => {
          const share = nextShare(total, before, part, add(list));
          before += part;
          return share;
        });
        expect(add(shares)).toBe(total);
        expect(shares.every((share) => share >= 0)).toBe(true);
      }),
    );
  });
});

describe('rounding', () => {
  test('is half away from zero, and the same on both sides of zero', () => {
    check(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 10n), (dividend, divisor) => {
        const rounded = divideRounded(dividend, divisor);
        const twice = 2n * (dividend - rounded * divisor);
        expect(twice <= divisor && twice >= -divisor).toBe(true);
        if (twice === divisor || twice === -divisor) expect(dividend > 0n ? twice < 0n : twice > 0n).toBe(true);
        expect(divideRounded(-dividend, divisor)).toBe(-rounded);
        expect(divideRounded(dividend, -divisor)).toBe(-rounded);
      }),
    );
  });

  test('scaling by one over one changes nothing', () => {
    check(
      fc.property(signed, minor, (value, by) => {
        expect(scale(value, by + 1, by + 1)).toBe(value);
      }),
    );
  });
});

describe('the price of a line', () => {
  const line = fc.record({
    amount: fc.integer({ min: 0, max: 1_000_000_000 }),
    part: fc.integer({ min: 0, max: ONE_PPM }),
    inclusive: fc.boolean(),
    taxes: components,
  });

  test('net and taxes sum to the gross, and an inclusive price is the gross', () => {
    check(
      fc.property(line, ({ amount, part, inclusive, taxes }) => {
        const discount = scale(amount, part, ONE_PPM);
        const priced = priceLine(amount, discount, inclusive, taxes);
        expect(priced.netMinor + add(priced.taxes.map((tax) => tax.amountMinor))).toBe(priced.grossMinor);
        expect(inclusive ? priced.grossMinor : priced.netMinor).toBe(amount - discount);
        expect(priced.taxes.every((tax) => tax.amountMinor >= 0)).toBe(true);
        expect(priced.netDiscountMinor).toBeGreaterThanOrEqual(0);
        if (taxes.length === 0) expect(priced.grossMinor).toBe(priced.netMinor);
      }),
    );
  });

  test('shares of units sum to the line in gross, net and every tax, and none is negative', () => {
    check(
      fc.property(line, fc.integer({ min: 1, max: 60 }), ({ amount, part, inclusive, taxes }, count) => {
        const priced = priceLine(amount, scale(amount, part, ONE_PPM), inclusive, taxes);
        const shares = unitShares(priced, count);
        expect(add(shares.map((share) => share.grossMinor))).toBe(priced.grossMinor);
        expect(add(shares.map((share) => share.netMinor))).toBe(priced.netMinor);
        priced.taxes.forEach((tax, index) =>
          expect(add(shares.map((share) => share.taxesMinor[index] ?? 0))).toBe(tax.amountMinor),
        );
        for (const share of shares) {
          expect(add(share.taxesMinor)).toBe(share.grossMinor - share.netMinor);
          expect(Math.min(0, ...share.taxesMinor)).toBe(0);
        }
      }),
    );
  });
});
