// The verdict at the returns desk: who bought it, when, for how much, warranty, and whether it needs approval.
import { describe, expect, it } from 'vitest';
import { returnVerdict, type VerdictFacts } from '../../../shared/texts/verdict';

const FACTS: VerdictFacts = {
  sold: { docNo: 'S-12', on: '2026-11-12', daysAgo: 12, customerName: 'M. Ortiz', vendorName: 'Harbor Components' },
  amount: 'USD 449.00',
  warrantyEnd: '2028-11-12',
  isUnit: true,
  today: '2026-11-24',
  windowDays: 30,
  otherCustomer: null,
  reasonKnown: false,
  allowed: false,
};

describe('verdict on a return', () => {
  it('says in one sentence what the desk asks', () => {
    expect(returnVerdict(FACTS)).toEqual({
      tone: 'taken',
      what: 'Ours. Sold 12 days ago to M. Ortiz for USD 449.00. Warranty to 12 Nov 2028. May be returned.',
      now: 'Why does it come back? Press the number.',
    });
  });

  it('asks for the refund once the reason is known', () => {
    expect(returnVerdict({ ...FACTS, reasonKnown: true }).now).toBe('Press F12 to refund, or scan the next piece.');
  });

  it('lets the last day of the window pass and the day after ask for approval', () => {
    const sold = (daysAgo: number): VerdictFacts => ({ ...FACTS, sold: { ...FACTS.sold, daysAgo }, reasonKnown: true });
    expect(returnVerdict(sold(30)).tone).toBe('taken');
    expect(returnVerdict(sold(31))).toEqual({
      tone: 'note',
      what: 'Ours, but late. Sold 31 days ago to M. Ortiz for USD 449.00; returns end after 30 days.',
      now: 'F12 asks for approval.',
    });
    expect(returnVerdict({ ...sold(31), allowed: true }).now).toBe('Press F12 to refund, or scan the next piece.');
  });

  it('names both customers when another one brings it', () => {
    expect(returnVerdict({ ...FACTS, otherCustomer: 'B. Lind' }).what).toBe(
      'Ours, but sold to M. Ortiz, not to B. Lind. Sold 12 days ago for USD 449.00.',
    );
  });

  it('says when the warranty is over, and when there is none', () => {
    expect(returnVerdict({ ...FACTS, warrantyEnd: '2026-11-23' }).what).toContain('Warranty over since 23 Nov 2026.');
    expect(returnVerdict({ ...FACTS, warrantyEnd: '2026-11-24' }).what).toContain('Warranty to 24 Nov 2026.');
    expect(returnVerdict({ ...FACTS, warrantyEnd: null }).what).toContain('No warranty.');
  });

  it('says today, and a walk-in customer, in plain words', () => {
    const sold = { ...FACTS.sold, daysAgo: 0, customerName: null };
    expect(returnVerdict({ ...FACTS, sold }).what).toContain('Sold today to a walk-in customer');
  });
});
