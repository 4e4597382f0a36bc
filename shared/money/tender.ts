// Paying: what is left, what comes back, which notes a customer is likely to hand over. Integers in minor units.
// It must not know screens; the rules of payment themselves are in decide, this is what the till shows before them.
import { formatMinor } from './format';
import { MAX_MINOR, sum } from './integer';

export type GivenTender = { readonly kind: string; readonly tenderedMinor: number };
export type PayState = {
  /** What is still to be paid; 0 when covered. */
  readonly leftMinor: number;
  /** What goes back in cash. */
  readonly changeMinor: number;
  /** What other tenders give beyond what is due: it cannot be given back, and posting would refuse it. */
  readonly overMinor: number;
};

/** Where a payment of `dueMinor` stands with what was given so far. Only cash gives change (9.25). */
export function payState(dueMinor: number, given: readonly GivenTender[]): PayState {
  const gotMinor = sum(given.map((tender) => tender.tenderedMinor));
  const otherMinor = sum(given.filter((tender) => tender.kind !== 'cash').map((tender) => tender.tenderedMinor));
  return {
    leftMinor: Math.max(0, dueMinor - gotMinor),
    changeMinor: Math.max(0, Math.min(gotMinor - dueMinor, gotMinor - otherMinor)),
    overMinor: Math.max(0, otherMinor - dueMinor),
  };
}

/** The smallest note, in whole units of the currency: five where it has decimals, a thousand where it has none. */
const SMALLEST_NOTE = 5;
const SMALLEST_NOTE_NO_DECIMALS = 1_000;
/** A step below a fiftieth of the amount is small change, one above ten times it is a note nobody hands over. */
const FINEST_PART = 50;
const COARSEST_TIMES = 10;
/** As many as there are keys for them. */
const MAX_NOTES = 5;

/**
 * Round amounts a customer is likely to hand over for `leftMinor`, rising, none of them below it or equal to it:
 * 1868 with two decimals gives 2000, 5000, 10000.
 */
export function likelyNotes(leftMinor: number, digits: number): readonly number[] {
  if (leftMinor <= 0) return [];
  const least = (digits === 0 ? SMALLEST_NOTE_NO_DECIMALS : SMALLEST_NOTE) * 10 ** digits;
  const amounts = noteSteps(least)
    .filter((step) => step * FINEST_PART >= leftMinor && (step <= leftMinor * COARSEST_TIMES || step === least))
    .map((step) => Math.ceil(leftMinor / step) * step)
    .filter((amount) => amount > leftMinor);
  return [...new Set(amounts)].toSorted((a, b) => a - b).slice(0, MAX_NOTES);
}

/** A note as it is printed on the money: whole amounts without decimals, '20' and '1,500'; others in full. */
export function noteText(amountMinor: number, digits: number): string {
  const whole = 10 ** digits;
  return amountMinor % whole === 0 ? formatMinor(amountMinor / whole, 0) : formatMinor(amountMinor, digits);
}

/** 5, 10, 20, 50, 100 ... from the smallest note up to the largest amount there is. */
function noteSteps(least: number): number[] {
  const steps: number[] = [];
  for (let power = 1; power <= MAX_MINOR; power *= 10) steps.push(power, 2 * power, 5 * power);
  return steps.filter((step) => step >= least && step <= MAX_MINOR);
}
