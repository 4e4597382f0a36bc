// The baseline: the tables of plain.sql, prepared statements, one transaction a document. It knows nothing of our ledger.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { COST_MINOR, delivery, itemName, ITEMS, PRICE_MINOR } from './goods';

/** The schema as it stands beside this file; the benchmark runs in the folder of the project. */
const SCHEMA = path.join('test', 'bench', 'plain.sql');
const AT = '2026-11-25T10:00:00Z';
const CACHE_KIB = 65_536;

export type UnitRow = { readonly serial: string; readonly maker: string; readonly item: number };

/** The rows of a delivery as plain tables take them; made before the clock starts, since plain need not make numbers. */
export function plainRows(before: number, count: number, serialOf: (nth: number) => string): readonly UnitRow[] {
  const rows = delivery(before, count).flatMap(({ item, makers }) =>
    makers.map((maker) => ({ item: item + 1, maker })),
  );
  return rows.map((row, at) => ({ ...row, serial: serialOf(before + at) }));
}

export class PlainStore {
  private readonly db: Database;
  private readonly statements;
  private doc: number;
  private unit: number;
  private touches = 0;

  /** Opens the file, or makes it with its thousand items. */
  constructor(readonly file: string) {
    const native = process.env['UNITILL_SQLITE_ADDON'];
    const isNew = !existsSync(file);
    this.db = new BetterSqlite(file, native ? { nativeBinding: native } : {});
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.db.pragma('foreign_keys = ON');
    this.db.pragma(`cache_size = -${CACHE_KIB}`);
    const { db } = this;
    if (isNew) this.make();
    this.doc = this.last('doc');
    this.unit = this.last('unit');
    this.statements = {
      doc: db.prepare('INSERT INTO doc VALUES (?, ?, ?, ?)'),
      unit: db.prepare('INSERT INTO unit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
      movement: db.prepare(
        `INSERT INTO movement (at, kind, unit_id, doc_id, from_location, to_location, cost, price, tax)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ),
      find: db.prepare('SELECT id, item_id, status, cost FROM unit WHERE serial = ?'),
      rename: db.prepare('UPDATE item SET name = ? WHERE id = ?'),
      sell: db.prepare('UPDATE unit SET status = ?, sale_id = ?, price = ? WHERE id = ?'),
    };
  }

  private make(): void {
    const { db } = this;
    db.exec(readFileSync(SCHEMA, 'utf8'));
    const item = db.prepare('INSERT INTO item VALUES (?, ?, ?)');
    db.transaction(() => {
      for (let at = 0; at < ITEMS; at += 1) item.run(at + 1, `SKU-${at}`, itemName(at));
    })();
  }

  private last(table: 'doc' | 'unit'): number {
    return (this.db.prepare(`SELECT COALESCE(MAX(id), 0) AS id FROM ${table}`).get() as { id: number }).id;
  }

  receive(rows: readonly UnitRow[]): void {
    const { doc, unit, movement } = this.statements;
    this.db.exec('BEGIN IMMEDIATE');
    this.doc += 1;
    doc.run(this.doc, 'receipt', AT, rows.length * COST_MINOR);
    for (const { serial, maker, item } of rows) {
      this.unit += 1;
      unit.run(this.unit, serial, maker, item, 'in_stock', 1, COST_MINOR, this.doc, null, null);
      movement.run(AT, 'receive', this.unit, this.doc, null, 1, COST_MINOR, null, null);
    }
    this.db.exec('COMMIT');
  }

  sell(serials: readonly string[]): void {
    const { doc, find, sell, movement } = this.statements;
    this.db.exec('BEGIN IMMEDIATE');
    this.doc += 1;
    doc.run(this.doc, 'sale', AT, serials.length * PRICE_MINOR);
    for (const serial of serials) {
      const { id, cost } = find.get(serial) as { id: number; cost: number };
      sell.run('sold', this.doc, PRICE_MINOR, id);
      movement.run(AT, 'sale', id, this.doc, 1, null, cost, PRICE_MINOR, 2_714);
    }
    this.db.exec('COMMIT');
  }

  /** One small durable change: what the disk alone takes. */
  touch(): void {
    this.db.exec('BEGIN IMMEDIATE');
    this.touches += 1;
    this.statements.rename.run(`Article ${this.touches}`, ITEMS);
    this.db.exec('COMMIT');
  }

  checkpoint(): void {
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.db.close();
  }
}
