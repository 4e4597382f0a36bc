// The cost of stocked items: what an issue takes from the branch's pool, and the correction that closes a gap (DESIGN 5).
// A pool is the plain sum of posted quantities and values; everything here works on that sum as this station sees it.
import { scale } from '../../money/integer';
import type { Pool } from '../model';
import type { CostCorrected, PostingDraft } from '../posting';

/** A pool that changes while a document is decided line by line. */
export type OpenPool = {
  quantityE7: number;
  valueMinor: number;
  lastCostMinor: number | null;
  lastQuantityE7: number | null;
  readonly startE7: number;
};

export class PoolBook {
  private readonly pools = new Map<string, OpenPool>();

  constructor(pools: ReadonlyMap<string, Pool>) {
    for (const [item, pool] of pools) this.pools.set(item, { ...pool, startE7: pool.quantityE7 });
  }

  private pool(item: string): OpenPool {
    const known = this.pools.get(item);
    if (known) return known;
    const empty: OpenPool = { quantityE7: 0, valueMinor: 0, lastCostMinor: null, lastQuantityE7: null, startE7: 0 };
    this.pools.set(item, empty);
    return empty;
  }

  /** What is on hand now, in ten-millionths. */
  onHandE7(item: string): number {
    return this.pool(item).quantityE7;
  }

  /** Takes a quantity out and gives its cost: round(value x q / quantity), all of it for the last piece; at or below zero the last known cost. */
  issue(item: string, quantityE7: number): number {
    const pool = this.pool(item);
    const costMinor = issueCost(pool, quantityE7);
    pool.quantityE7 -= quantityE7;
    pool.valueMinor -= costMinor;
    return costMinor;
  }

  /** What a quantity is worth now, without taking it: the average, or the last known cost. */
  valueOf(item: string, quantityE7: number): number {
    const pool = this.pool(item);
    return pool.quantityE7 > 0 ? scale(pool.valueMinor, quantityE7, pool.quantityE7) : lastCost(pool, quantityE7);
  }

  /** Puts a quantity in at its cost; goods in from outside (`fresh`) also set the last known unit cost. */
  add(item: string, quantityE7: number, costMinor: number, fresh: boolean): void {
    const pool = this.pool(item);
    pool.quantityE7 += quantityE7;
    pool.valueMinor += costMinor;
    if (!fresh) return;
    pool.lastCostMinor = costMinor;
    pool.lastQuantityE7 = quantityE7;
  }

  /** The corrections due after the document: value left at zero, and the difference when stock is back from below. */
  corrections(): PostingDraft[] {
    const drafts: PostingDraft[] = [];
    // By item, so that two stations with the same books post them in one order.
    for (const [item, pool] of [...this.pools].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const body = correction(item, pool);
      if (body) drafts.push({ kind: 'cost.corrected', body, refersTo: null });
    }
    return drafts;
  }
}

function issueCost(pool: OpenPool, quantityE7: number): number {
  const held = pool.quantityE7 > 0 ? Math.min(quantityE7, pool.quantityE7) : 0;
  const fromPool = held === 0 ? 0 : scale(pool.valueMinor, held, pool.quantityE7);
  const beyond = quantityE7 - held;
  if (beyond === 0) return fromPool;
  return fromPool + lastCost(pool, beyond);
}

function lastCost(pool: OpenPool, quantityE7: number): number {
  if (pool.lastCostMinor === null || !pool.lastQuantityE7) return 0;
  return scale(pool.lastCostMinor, quantityE7, pool.lastQuantityE7);
}

function correction(item: string, pool: OpenPool): CostCorrected | null {
  if (pool.quantityE7 === 0) {
    return pool.valueMinor === 0 ? null : { item, amountMinor: 0 - pool.valueMinor, cause: 'left_at_zero' };
  }
  if (pool.startE7 >= 0 || pool.quantityE7 < 0) return null;
  const difference = lastCost(pool, pool.quantityE7) - pool.valueMinor;
  return difference === 0 ? null : { item, amountMinor: difference, cause: 'back_from_below' };
}
