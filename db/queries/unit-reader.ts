// Reads units by serial, by maker serial and in the order they are picked; lists in, one statement each (DESIGN 10).
import type { Database } from 'better-sqlite3';
import type { Unit } from '../../shared/domain/model';
import { makerKey, type MakerKey } from '../../shared/domain/view';
import { parseSerial, serialKey } from '../../shared/serial/serial';
import { foldKey } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import { toUnit, type MakerRow, type UnitRow } from './rows';

/** As many units as the statement for a few names. */
const FEW = 4;
type WholeRow = UnitRow & { readonly text: string | null };

export class UnitReader {
  private readonly byFew;
  private readonly byMany;
  private readonly between;
  private readonly makersOf;
  private readonly byMaker;
  private readonly oldest;

  private readonly kept = new Map<number, Unit>();

  /** `keeps`: this connection is the only writer, so what it read stays true until it writes. */
  constructor(
    db: Database,
    private readonly keys: PostingKeys,
    private readonly keeps = false,
  ) {
    const whole = (list: string): string =>
      `SELECT u.*, m.text FROM view_unit u LEFT JOIN view_unit_maker m ON m.unit = u.unit WHERE u.unit IN (${list}) ORDER BY u.unit, m.slot`;
    this.byFew = db.prepare(whole('?, ?, ?, ?'));
    this.byMany = db.prepare(whole('SELECT value FROM json_each(?)'));
    this.between = db.prepare('SELECT 1 FROM view_unit WHERE unit BETWEEN ? AND ? LIMIT 1');
    this.makersOf = db.prepare(
      'SELECT unit, slot, text FROM view_unit_maker WHERE unit IN (SELECT value FROM json_each(?)) ORDER BY unit, slot',
    );
    this.byMaker = db.prepare(
      'SELECT m.unit, m.text FROM json_each(?) j CROSS JOIN view_unit_maker m ON m.key = j.value ORDER BY m.unit, m.slot',
    );
    this.oldest = db.prepare(
      `SELECT * FROM view_unit
       WHERE item = ? AND status = 'in_stock' AND branch = ? AND owner = 'us' AND condition <> 'defective'
         AND COALESCE(location, '') NOT IN (SELECT id FROM view_location WHERE json_extract(body, '$.kind') = 'quarantine')
         AND unit NOT IN (SELECT unit FROM local_draft_unit)
       ORDER BY received_on, unit LIMIT ?`,
    );
  }

  /** Units by integer key; those read or written since `forget` are not read again. */
  byKeys(list: readonly number[]): Map<number, Unit> {
    const units = new Map<number, Unit>();
    const open = list.filter((key) => {
      const unit = this.kept.get(key);
      if (unit) units.set(key, unit);
      return unit === undefined;
    });
    if (open.length === 0 || this.isFree(open)) return units;
    const rows = this.wholeRows(open);
    for (let at = 0, row = rows[at]; row; row = rows[at]) {
      const makers: string[] = [];
      const { unit: key } = row;
      for (; rows[at]?.unit === key; at += 1) {
        const text = rows[at]?.text ?? null;
        if (text !== null) makers.push(text);
      }
      const unit = toUnit(row, makers, this.keys);
      units.set(key, unit);
      if (this.keeps) this.kept.set(key, unit);
    }
    return units;
  }

  /** True where no unit lies between the lowest and the highest key: a delivery of new units asks once, not for each. */
  private isFree(keys: readonly number[]): boolean {
    if (keys.length <= FEW) return false;
    let [low = 0] = keys;
    let high = low;
    for (const key of keys) {
      if (key < low) low = key;
      if (key > high) high = key;
    }
    return this.between.get(low, high) === undefined;
  }

  /** Rows of units, one for each maker serial, by unit. A sale's few are asked for without a list in JSON (DESIGN 10). */
  private wholeRows(keys: readonly number[]): WholeRow[] {
    const [first, second = first, third = first, fourth = first] = keys;
    const rows =
      keys.length > FEW ? this.byMany.all(JSON.stringify(keys)) : this.byFew.all(first, second, third, fourth);
    return rows as WholeRow[];
  }

  /** Keeps what a unit has become, so that the same command does not read it again. */
  keep(key: number, unit: Unit | null): void {
    if (unit && this.keeps) this.kept.set(key, unit);
    else this.kept.delete(key);
  }

  /** Forgets all kept units: at the begin of a command, and after a rollback. */
  forget(): void {
    this.kept.clear();
  }

  private makers(json: string): Map<number, string[]> {
    const makers = new Map<number, string[]>();
    for (const row of this.makersOf.all(json) as MakerRow[]) {
      const list = makers.get(row.unit);
      if (list) list.push(row.text);
      else makers.set(row.unit, [row.text]);
    }
    return makers;
  }

  /** Units by serial as printed; texts that are no serials have no unit. */
  bySerials(serials: readonly string[]): Map<string, Unit> {
    const list = serials.filter((serial) => parseSerial(serial) !== null).map(serialKey);
    return new Map([...this.byKeys(list).values()].map((unit) => [unit.serial, unit]));
  }

  /** Units that carry these exact maker serials, by `makerKey`. */
  byMakers(pairs: readonly MakerKey[]): Map<string, Unit[]> {
    const found = new Map<string, Unit[]>();
    if (pairs.length === 0) return found;
    const wanted = new Set(pairs.map(makerKey));
    const folded = [...new Set(pairs.map((pair) => foldKey(pair.text)))];
    const rows = this.byMaker.all(JSON.stringify(folded)) as { unit: number; text: string }[];
    const units = this.byKeys([...new Set(rows.map((row) => row.unit))]);
    for (const { unit: key, text } of rows) {
      const unit = units.get(key);
      const name = makerKey({ item: unit?.item ?? '', text });
      if (unit && wanted.has(name)) found.set(name, [...(found.get(name) ?? []), unit]);
    }
    return found;
  }

  /** Units with a maker serial that folds like one of these texts, whatever the item; the exact text is for the caller to compare. */
  byFoldedMakers(texts: readonly string[]): Unit[] {
    const rows = this.byMaker.all(JSON.stringify([...new Set(texts.map(foldKey))])) as { unit: number }[];
    return [...this.byKeys([...new Set(rows.map((row) => row.unit))]).values()];
  }

  /** Free units of an item in a branch, oldest first, without those already taken. */
  oldestInStock(item: string, branch: string, count: number, except: ReadonlySet<string>): Unit[] {
    const rows = this.oldest.all(item, branch, count + except.size) as UnitRow[];
    const makers = this.makers(JSON.stringify(rows.map((row) => row.unit)));
    const units = rows.map((row) => toUnit(row, makers.get(row.unit) ?? [], this.keys));
    return units.filter((unit) => !except.has(unit.serial)).slice(0, count);
  }
}
