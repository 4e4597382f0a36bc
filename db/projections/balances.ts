// Counts and values of units by item, branch, place and status: what changes in a posting is summed up and written once.
import type { Statement } from 'better-sqlite3';
import type { Unit } from '../../shared/domain/model';
import { STATUS_TABLE } from '../../shared/domain/status';

type Entry = { units: number; valueMinor: number; readonly key: readonly string[] };

export class Balances {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly statement: Statement) {}

  /** Counts units like this one in or out; units that are not ours or in nobody's keeping have no balance. */
  add(unit: Unit, units: number, valueMinor: number): void {
    if (unit.owner !== 'us' || STATUS_TABLE[unit.status].keptBy !== 'branch') return;
    const key = [unit.item, unit.branch ?? '', unit.location ?? '', unit.status];
    const name = key.join('\0');
    const entry = this.entries.get(name) ?? { units: 0, valueMinor: 0, key };
    entry.units += units;
    entry.valueMinor += valueMinor;
    this.entries.set(name, entry);
  }

  /** Writes the sums and begins anew. */
  write(): void {
    for (const { key, units, valueMinor } of this.entries.values()) {
      if (units !== 0 || valueMinor !== 0) this.statement.run(...key, units, valueMinor);
    }
    this.entries.clear();
  }
}
