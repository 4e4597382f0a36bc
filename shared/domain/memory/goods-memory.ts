// The goods in memory: lives of units, pools, balances, tenders, what came back. The second telling of db/projections.
// It keeps effects and sums them from scratch when asked; nothing is counted up by differences, so that a wrong difference shows.
import { parseSerial, formatSerial, serialKey } from '../../serial/serial';
import { foldKey } from '../../text/fold';
import type { Effects, PoolEffect, ReturnedEffect, TenderEffect } from '../fold/effects';
import { foldLife, type EventState, type Life, type LifeEvent } from '../fold/unit-life';
import type { Pool, PostingRef, Unit } from '../model';
import { refOf, stampOf, type PostingHeader, type TenderKind } from '../posting';
import { STATUS_TABLE, type Status } from '../status';
import { makerKey, type MakerKey, type TenderState } from '../view';
import { must } from '../must';

type PoolEntry = PoolEffect & { readonly branch: string; readonly stamp: string };
/** Units and their value in a place and status, of those that are ours and in our keeping. */
export type Balance = {
  readonly item: string;
  readonly branch: string;
  readonly location: string;
  readonly status: Status;
  readonly units: number;
  readonly valueMinor: number;
};

export class GoodsMemory {
  private readonly events = new Map<string, LifeEvent[]>();
  /** Lives folded since their last event; dropped, never changed, when one arrives. */
  private readonly folded = new Map<string, Life>();
  private readonly poolEntries = new Map<string, PoolEntry[]>();
  private readonly tenderEntries = new Map<PostingRef, TenderEffect[]>();
  private readonly returnedEntries = new Map<PostingRef, ReturnedEffect[]>();
  private readonly lineItems = new Set<string>();

  apply(effects: Effects, header: PostingHeader): void {
    const ref = refOf(header);
    const facts = new Map(effects.lines.map((line) => [line.line, line.facts]));
    for (const { serial, line, event, after, own } of effects.units) {
      const { station, hlc } = header;
      const merged = { ...facts.get(line), ...own };
      push(this.events, serial, { ref, station, hlc, line, event, after, facts: merged });
      this.folded.delete(serial);
    }
    for (const line of effects.lines) this.lineItems.add(line.item);
    for (const pool of effects.pools) {
      const entry = { ...pool, branch: header.branch, stamp: stampOf(header) };
      push(this.poolEntries, poolKey(pool.item, header.branch), entry);
    }
    for (const tender of effects.tenders) push(this.tenderEntries, tender.sale, tender);
    for (const returned of effects.returned) push(this.returnedEntries, returned.sale, returned);
  }

  /** The life of a unit: the unit as it is, and the state of each event in the order of arrival. */
  private life(serial: string): Life {
    const known = this.folded.get(serial);
    if (known) return known;
    const life = foldLife(serial, this.events.get(serial) ?? []);
    this.folded.set(serial, life);
    return life;
  }

  /** The state of a posting's effect on a unit; `waiting` where there is none. */
  stateOf(serial: string, ref: PostingRef): EventState {
    const index = (this.events.get(serial) ?? []).findIndex((event) => event.ref === ref);
    return this.life(serial).states[index] ?? 'waiting';
  }

  /** Every serial that any posting named, whether or not its unit is known yet. */
  serials(): readonly string[] {
    return [...this.events.keys()];
  }

  /** All units by the number of their serial, the order of every list. */
  allUnits(): Unit[] {
    const units = this.serials().flatMap((serial) => this.life(serial).unit ?? []);
    const keyed = units.map((unit) => ({ unit, key: serialKey(unit.serial) }));
    return keyed.toSorted((a, b) => a.key - b.key).map(({ unit }) => unit);
  }

  units(serials: readonly string[]): Map<string, Unit> {
    const found = new Map<string, Unit>();
    for (const text of serials) {
      const parsed = parseSerial(text);
      const unit = parsed && this.life(formatSerial(parsed.prefix, parsed.sequence)).unit;
      if (unit) found.set(unit.serial, unit);
    }
    return found;
  }

  unitsByMaker(pairs: readonly MakerKey[]): Map<string, Unit[]> {
    const found = new Map<string, Unit[]>();
    if (pairs.length === 0) return found;
    const wanted = new Set(pairs.map(makerKey));
    for (const unit of this.allUnits()) {
      for (const text of unit.makers) {
        const key = makerKey({ item: unit.item, text });
        if (wanted.has(key)) push(found, key, unit);
      }
    }
    return found;
  }

  unitsByFoldedMaker(texts: readonly string[]): Unit[] {
    const wanted = new Set(texts.map(foldKey));
    return this.allUnits().filter((unit) => unit.makers.some((text) => wanted.has(foldKey(text))));
  }

  /** Free units for sale, oldest first by date of receipt, then by serial; units without a date come first (T-08). */
  oldestInStock(item: string, branch: string, count: number, isFree: (unit: Unit) => boolean): Unit[] {
    const free = this.allUnits().filter(
      (unit) =>
        unit.item === item &&
        unit.status === 'in_stock' &&
        unit.branch === branch &&
        unit.owner === 'us' &&
        unit.condition !== 'defective' &&
        isFree(unit),
    );
    const date = (unit: Unit): string => unit.receivedOn ?? '';
    return free.toSorted((a, b) => (date(a) < date(b) ? -1 : date(a) > date(b) ? 1 : 0)).slice(0, count);
  }

  usedItems(ids: readonly string[]): Set<string> {
    const ofUnits = new Set(this.allUnits().map((unit) => unit.item));
    return new Set(ids.filter((id) => this.lineItems.has(id) || ofUnits.has(id)));
  }

  pools(items: readonly string[], branch: string): Map<string, Pool> {
    const found = new Map<string, Pool>();
    for (const item of [...items].toSorted()) {
      const entries = this.poolEntries.get(poolKey(item, branch));
      if (entries) found.set(item, poolOf(item, branch, entries));
    }
    return found;
  }

  allPools(): Pool[] {
    return [...this.poolEntries.values()].map((entries) => {
      const { item, branch } = must(entries[0], 'an entry');
      return poolOf(item, branch, entries);
    });
  }

  balances(): Balance[] {
    const groups = new Map<string, Unit[]>();
    for (const unit of this.allUnits()) {
      if (unit.owner !== 'us' || STATUS_TABLE[unit.status].keptBy !== 'branch') continue;
      push(groups, [unit.item, unit.branch, unit.location, unit.status].join('\0'), unit);
    }
    return [...groups.values()].map((units) => {
      const { item, status, branch, location } = must(units[0], 'a unit');
      const valueMinor = units.reduce((so, unit) => so + (unit.costMinor ?? 0), 0);
      // Voided after it was sold on trust, a unit is here and nobody has said where.
      return {
        item,
        branch: must(branch, 'the branch of a unit'),
        location: location ?? '',
        status,
        units: units.length,
        valueMinor,
      };
    });
  }

  /** What each tender of a sale took and gave back, in the order of their names. */
  tenders(sale: PostingRef): TenderState[] {
    const entries = this.tenderEntries.get(sale) ?? [];
    const kinds = [...new Set(entries.map((entry) => entry.kind))].toSorted();
    const total = (kind: TenderKind, of: (entry: TenderEffect) => number): number =>
      entries.filter((entry) => entry.kind === kind).reduce((so, entry) => so + of(entry), 0);
    return kinds.map((kind) => ({
      kind,
      paidMinor: total(kind, (entry) => entry.paidMinor),
      refundedMinor: total(kind, (entry) => entry.refundedMinor),
    }));
  }

  /** What of a sale came back, by line, in ten-millionths. */
  returned(sale: PostingRef): Map<number, number> {
    const sums = new Map<number, number>();
    for (const { line, quantityE7 } of this.returnedEntries.get(sale) ?? [])
      sums.set(line, (sums.get(line) ?? 0) + quantityE7);
    return sums;
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function poolKey(item: string, branch: string): string {
  return `${item}\0${branch}`;
}

/** A pool is the plain sum of what was posted; the last goods in are those of the latest stamp. */
function poolOf(item: string, branch: string, entries: readonly PoolEntry[]): Pool {
  const last = entries
    .filter((entry) => entry.fresh)
    .reduce<PoolEntry | null>((best, entry) => (best && best.stamp > entry.stamp ? best : entry), null);
  return {
    item,
    branch,
    quantityE7: entries.reduce((so, entry) => so + entry.quantityE7, 0),
    valueMinor: entries.reduce((so, entry) => so + entry.valueMinor, 0),
    lastCostMinor: last?.valueMinor ?? null,
    lastQuantityE7: last?.quantityE7 ?? null,
  };
}
