// Computes what one sale line costs: discount, net, tax by component, gross, and the exact share of each unit.
// Pure figures in and out; which items and rates apply is decided in shared/domain (DESIGN 5, rows 9.01 to 9.05).
import { allocate, allocateEvenly } from './allocate';
import { divideRounded, ONE_PPM, ratePart, sum, toSafe } from './integer';

export type TaxComponent = {
  readonly id: string;
  readonly name: string;
  readonly ratePpm: number;
  /** True when the components after it are charged on this one too (tax on tax, 9.04). */
  readonly taxable: boolean;
};

export type TaxAmount = { readonly component: string; readonly ratePpm: number; readonly amountMinor: number };

export type PricedLine = {
  readonly netMinor: number;
  readonly grossMinor: number;
  readonly taxes: readonly TaxAmount[];
  /** The discount as the customer sees it without tax: net before less net after. */
  readonly netDiscountMinor: number;
};

export type UnitShare = {
  readonly grossMinor: number;
  readonly netMinor: number;
  /** Tax by component in the order of the line's taxes; they sum to gross less net. */
  readonly taxesMinor: readonly number[];
};

/** The rates as they act on the net amount, in parts per million of it, tax on tax folded in; exact as fractions of 10^12. */
function effectiveRates(components: readonly TaxComponent[]): bigint[] {
  const million = BigInt(ONE_PPM);
  const rates: bigint[] = [];
  let before = 0n;
  for (const component of components) {
    const rate = (BigInt(component.ratePpm) * (million * million + before)) / million;
    rates.push(rate);
    if (component.taxable) before += rate;
  }
  return rates;
}

/** Net and tax of a tax-inclusive amount: net = round(gross / (1 + rates)), the tax split by largest remainder (9.01, 9.03). */
function splitInclusive(
  grossMinor: number,
  components: readonly TaxComponent[],
): { netMinor: number; taxes: number[] } {
  const rates = effectiveRates(components);
  const unit = BigInt(ONE_PPM) * BigInt(ONE_PPM);
  const factor = rates.reduce((total, rate) => total + rate, unit);
  const netMinor = toSafe(divideRounded(BigInt(grossMinor) * unit, factor));
  const weights = rates.map((rate) => toSafe(rate / BigInt(ONE_PPM)));
  return { netMinor, taxes: allocate(grossMinor - netMinor, weights) };
}

/** Tax of a tax-exclusive amount, each component rounded at the line, tax on tax on the rounded ones (9.02, 9.04, 9.05). */
function addExclusive(netMinor: number, components: readonly TaxComponent[]): number[] {
  let baseMinor = netMinor;
  return components.map((component) => {
    const taxMinor = ratePart(baseMinor, component.ratePpm);
    if (component.taxable) baseMinor += taxMinor;
    return taxMinor;
  });
}

/**
 * Prices a line. `amountMinor` is price times quantity and `discountMinor` all discount on it, both as the price is
 * quoted (with tax when `inclusive`). An empty list of components is a line without tax.
 */
export function priceLine(
  amountMinor: number,
  discountMinor: number,
  inclusive: boolean,
  components: readonly TaxComponent[],
): PricedLine {
  const charged = amountMinor - discountMinor;
  const named = (taxes: readonly number[]): TaxAmount[] =>
    components.map((component, index) => ({
      component: component.id,
      ratePpm: component.ratePpm,
      amountMinor: taxes[index] ?? 0,
    }));
  if (!inclusive) {
    const taxes = addExclusive(charged, components);
    return {
      netMinor: charged,
      grossMinor: charged + sum(taxes),
      taxes: named(taxes),
      netDiscountMinor: discountMinor,
    };
  }
  const after = splitInclusive(charged, components);
  const before = splitInclusive(amountMinor, components);
  return {
    netMinor: after.netMinor,
    grossMinor: charged,
    taxes: named(after.taxes),
    netDiscountMinor: before.netMinor - after.netMinor,
  };
}

/** The exact share of each of `count` units: gross and net split evenly, tax = gross less net, so that all three sum (fault 31). */
export function unitShares(line: PricedLine, count: number): UnitShare[] {
  const gross = allocateEvenly(line.grossMinor, count);
  const net = allocateEvenly(line.netMinor, count);
  const left = line.taxes.map((tax) => tax.amountMinor);
  return gross.map((grossMinor, index) => {
    const netMinor = net[index] ?? 0;
    const taxesMinor = allocate(grossMinor - netMinor, left);
    taxesMinor.forEach((tax, component) => {
      left[component] = (left[component] ?? 0) - tax;
    });
    return { grossMinor, netMinor, taxesMinor };
  });
}
