// Plays the planned day with its own few lines of arithmetic, so that the figures in day.json cannot drift unseen.
// It must not import the product's money rules: it is the second opinion on the figures that the product is tested with.
import type { DayStep, ReceiveStep, ReturnStep, SellStep, UnitAt, VendorReturnStep, VoidStep } from './sample-files';
import { itemOf, store } from './sample-files';

type Place = 'inStock' | 'sold' | 'onDefectiveShelf' | 'atVendor';
type Piece = { readonly item: string; readonly vendor: string; readonly costMinor: number; place: Place };
type Pool = { quantity: number; valueMinor: number };
type Money = { netMinor: number; stateTaxMinor: number; cityTaxMinor: number; costMinor: number };
type UnitShare = Money & { readonly sale: string; readonly unit: UnitAt; outcome: 'sold' | 'returned' | 'voided' };
type PlayedLine = Money & { readonly shares: readonly UnitShare[] };

/** What the day has come to so far; money in cents. */
export type Replay = {
  readonly pieces: Map<string, Piece>;
  readonly pools: Map<string, Pool>;
  readonly sales: Map<string, { readonly step: SellStep; readonly lines: readonly PlayedLine[] }>;
  readonly total: Money;
  drawerMinor: number;
  cardMinor: number;
};

const keyOf = (at: UnitAt): string => `${at.delivery}/${at.line}/${at.unit}`;
const TOTALS = ['netMinor', 'stateTaxMinor', 'cityTaxMinor', 'costMinor'] as const;
const grossOf = (money: Money): number => money.netMinor + money.stateTaxMinor + money.cityTaxMinor;

/** Half away from zero for amounts that are not negative: n / d in whole numbers. */
function rounded(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/** Largest remainder, ties to the earlier; all products of the day stay far below 2^53. */
function split(total: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const shares = weights.map((weight) => Math.floor((total * weight) / whole));
  const rests = weights.map((weight, at) => ({ at, rest: (total * weight) % whole }));
  const left = total - shares.reduce((sum, share) => sum + share, 0);
  rests.sort((a, b) => b.rest - a.rest || a.at - b.at);
  for (const { at } of rests.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1;
  return shares;
}

const even = (total: number, count: number): number[] =>
  split(
    total,
    Array.from({ length: count }, () => 1),
  );

/** The costs of one received line each: what the delivery says, its part of the add-ons, and the cost of each unit. */
export function landed(step: ReceiveStep): { addOnMinor: number; costMinor: number; unitCostsMinor: number[] }[] {
  const amounts = step.lines.map((line) => line.unitCostMinor * (line.units?.length ?? line.quantity ?? 0));
  const parts = step.addOns.map((addOn) => split(addOn.amountMinor, amounts));
  return step.lines.map((line, at) => {
    const addOnMinor = parts.reduce((sum, part) => sum + (part[at] ?? 0), 0);
    const costMinor = (amounts[at] ?? 0) + addOnMinor;
    return { addOnMinor, costMinor, unitCostsMinor: line.units ? even(costMinor, line.units.length) : [] };
  });
}

function receive(day: Replay, step: ReceiveStep): void {
  landed(step).forEach((cost, at) => {
    const line = step.lines[at];
    if (!line) return;
    cost.unitCostsMinor.forEach((costMinor, unit) => {
      const piece: Piece = { item: line.item, vendor: step.vendor, costMinor, place: 'inStock' };
      day.pieces.set(keyOf({ delivery: step.ref, line: at, unit }), piece);
    });
    if (line.quantity !== undefined) move(day, line.item, line.quantity, cost.costMinor);
  });
}

function move(day: Replay, item: string, quantity: number, valueMinor: number): void {
  const pool = day.pools.get(item) ?? { quantity: 0, valueMinor: 0 };
  day.pools.set(item, { quantity: pool.quantity + quantity, valueMinor: pool.valueMinor + valueMinor });
}

/** The piece, which must be where the step needs it: nothing is sold twice or given back unsold. */
function take(day: Replay, at: UnitAt, from: Place, to: Place): Piece {
  const piece = day.pieces.get(keyOf(at));
  if (piece?.place !== from) throw new Error(`${keyOf(at)} is ${piece?.place ?? 'unknown'}, not ${from}`);
  piece.place = to;
  return piece;
}

function taxOf(item: string, netMinor: number): { stateTaxMinor: number; cityTaxMinor: number } {
  const code = store.taxCodes.find((candidate) => candidate.ref === itemOf(item).taxCode);
  const amount = (name: string): number =>
    rounded(netMinor * (code?.components.find((component) => component.name === name)?.ratePpm ?? 0), 1_000_000);
  return { stateTaxMinor: amount('State'), cityTaxMinor: amount('City') };
}

function issue(day: Replay, item: string, quantity: number): number {
  if (itemOf(item).inventoryType !== 'stocked') return 0;
  const pool = day.pools.get(item);
  if (!pool || pool.quantity < quantity) throw new Error(`no ${quantity} of ${item}`);
  const costMinor = rounded(pool.valueMinor * quantity, pool.quantity);
  move(day, item, -quantity, -costMinor);
  return costMinor;
}

/** Net and gross are split evenly over the units, tax is their difference, split like the tax of the line. */
function sharesOf(sale: string, line: Money, units: readonly UnitAt[], costs: readonly number[]): UnitShare[] {
  const nets = even(line.netMinor, units.length);
  return even(grossOf(line), units.length).map((gross, at) => {
    const unit = units[at] ?? { delivery: '', line: -1, unit: -1 };
    const netMinor = nets[at] ?? 0;
    const [stateTaxMinor = 0, cityTaxMinor = 0] = split(gross - netMinor, [line.stateTaxMinor, line.cityTaxMinor]);
    return { sale, unit, netMinor, stateTaxMinor, cityTaxMinor, costMinor: costs[at] ?? 0, outcome: 'sold' };
  });
}

function sell(day: Replay, step: SellStep): void {
  const amounts = step.lines.map(
    (line) => line.priceMinor * (line.units?.length ?? line.quantity ?? 0) - line.discountMinor,
  );
  const discounts = split(step.documentDiscountMinor, amounts);
  const lines = step.lines.map((line, at): PlayedLine => {
    const netMinor = (amounts[at] ?? 0) - (discounts[at] ?? 0);
    const units = line.units ?? [];
    const costs = units.map((unit) => take(day, unit, 'inStock', 'sold').costMinor);
    const costMinor = line.units
      ? costs.reduce((sum, cost) => sum + cost, 0)
      : issue(day, line.item, line.quantity ?? 0);
    const money: Money = { netMinor, ...taxOf(line.item, netMinor), costMinor };
    return { ...money, shares: units.length > 0 ? sharesOf(step.ref, money, units, costs) : [] };
  });
  day.sales.set(step.ref, { step, lines });
  for (const line of lines) book(day, line, 1, step.tenders[0]?.kind ?? 'cash');
}

function book(day: Replay, money: Money, sign: 1 | -1, tender: 'cash' | 'card'): void {
  for (const key of TOTALS) day.total[key] += sign * money[key];
  if (tender === 'cash') day.drawerMinor += sign * grossOf(money);
  else day.cardMinor += sign * grossOf(money);
}

function saleOf(day: Replay, ref: string): { readonly step: SellStep; readonly lines: readonly PlayedLine[] } {
  const sale = day.sales.get(ref);
  if (!sale) throw new Error(`no sale ${ref}`);
  return sale;
}

function takeBackSale(day: Replay, step: VoidStep): void {
  const sale = saleOf(day, step.sale);
  sale.lines.forEach((line, at) => {
    const planned = sale.step.lines[at];
    for (const share of line.shares) {
      take(day, share.unit, 'sold', 'inStock');
      share.outcome = 'voided';
    }
    if (planned && line.shares.length === 0) move(day, planned.item, planned.quantity ?? 0, line.costMinor);
    book(day, line, -1, sale.step.tenders[0]?.kind ?? 'cash');
  });
}

/** The share of one unit in the sale that sold it. */
export function shareOf(day: Replay, sale: string, unit: UnitAt): UnitShare {
  const shares = saleOf(day, sale).lines.flatMap((line) => line.shares);
  const share = shares.find((candidate) => keyOf(candidate.unit) === keyOf(unit));
  if (!share) throw new Error(`${keyOf(unit)} was not sold on ${sale}`);
  return share;
}

function takeBackUnit(day: Replay, step: ReturnStep): void {
  const share = shareOf(day, step.sale, step.unit);
  take(day, step.unit, 'sold', step.reason === 'defective' ? 'onDefectiveShelf' : 'inStock');
  share.outcome = 'returned';
  book(day, share, -1, step.refund.kind);
}

function sendBack(day: Replay, step: VendorReturnStep): void {
  for (const unit of step.units) {
    const piece = take(day, unit, 'onDefectiveShelf', 'atVendor');
    if (piece.vendor !== step.vendor) throw new Error(`${keyOf(unit)} was bought from ${piece.vendor}`);
  }
}

/** Plays one step on top of what was played before; throws on a step that cannot happen. */
export function play(day: Replay, step: DayStep): void {
  if (step.kind === 'openShift') day.drawerMinor += step.floatMinor;
  if (step.kind === 'receive') receive(day, step);
  if (step.kind === 'sell') sell(day, step);
  if (step.kind === 'void') takeBackSale(day, step);
  if (step.kind === 'return') takeBackUnit(day, step);
  if (step.kind === 'vendorReturn') sendBack(day, step);
}

/** A day on which nothing has happened yet. */
export function emptyDay(): Replay {
  const total = { netMinor: 0, stateTaxMinor: 0, cityTaxMinor: 0, costMinor: 0 };
  return { pieces: new Map(), pools: new Map(), sales: new Map(), total, drawerMinor: 0, cardMinor: 0 };
}
