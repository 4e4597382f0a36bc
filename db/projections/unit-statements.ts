// The statements that write units, prepared once for each open ledger.
import type { Database, Statement } from 'better-sqlite3';
import { UNIT_COLUMNS } from '../queries/rows';

const COLUMNS = UNIT_COLUMNS.split(', ');

export function unitStatements(db: Database) {
  const slots = COLUMNS.map(() => '?').join(', ');
  return {
    insert: db.prepare(`INSERT INTO view_unit (${UNIT_COLUMNS}) VALUES (${slots})`),
    remove: db.prepare('DELETE FROM view_unit WHERE unit = ?'),
    event: db.prepare('INSERT INTO view_unit_event VALUES (?, ?, ?, ?, ?, ?, ?)'),
    waiting: db.prepare('SELECT DISTINCT unit FROM view_unit_event WHERE state IS NOT NULL').pluck(),
    state: db.prepare('UPDATE view_unit_event SET state = ? WHERE unit = ? AND posting = ? AND line = ?'),
    events: db.prepare(
      `SELECT e.posting, e.line, e.event, e.after, d.hlc, e.own, l.facts, l.item, d.party, d.business_date FROM view_unit_event e
       LEFT JOIN view_line l ON l.posting = e.posting AND l.line = e.line
       JOIN view_document d ON d.posting = e.posting WHERE e.unit = ? ORDER BY d.hlc, e.posting, e.line`,
    ),
    maker: db.prepare('INSERT OR IGNORE INTO view_unit_maker VALUES (?, ?, ?, ?, ?)'),
    makerGone: db.prepare('DELETE FROM view_unit_maker WHERE unit = ?'),
    makerHolders: db.prepare(
      `SELECT m.unit, m.slot, u.item, m.text, m.hold, u.status FROM view_unit_maker m
       LEFT JOIN view_unit u ON u.unit = m.unit WHERE m.key = ? AND m.hold >= 0 ORDER BY m.hold`,
    ),
    makerGaveWay: db.prepare('SELECT slot, text, key FROM view_unit_maker WHERE unit = ? AND hold < 0 ORDER BY slot'),
    makerHold: db.prepare('UPDATE view_unit_maker SET hold = ? WHERE unit = ? AND slot = ?'),
    balance: db.prepare(
      `INSERT INTO view_balance VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
       SET units = units + excluded.units, value_minor = value_minor + excluded.value_minor`,
    ),
    search: db.prepare('INSERT INTO view_search (rowid, text) VALUES (?, ?)'),
    unsearch: db.prepare('DELETE FROM view_search WHERE rowid = ?'),
    attention: db.prepare('INSERT OR IGNORE INTO view_attention VALUES (?, ?, ?, ?, ?)'),
    ...birthStatements(db),
  };
}

/** Writes what changed of a unit, and nothing else: columns that stay touch no index. One statement for each set of columns. */
export class UnitUpdate {
  private readonly known = new Map<string, Statement>();

  constructor(private readonly db: Database) {}

  run(key: number, before: readonly unknown[], after: readonly unknown[]): void {
    const changed = COLUMNS.flatMap((column, at) => (before[at] === after[at] ? [] : [{ column, value: after[at] }]));
    if (changed.length === 0) return;
    const sets = changed.map(({ column }) => `${column} = ?`).join(', ');
    let statement = this.known.get(sets);
    if (!statement) {
      statement = this.db.prepare(`UPDATE view_unit SET ${sets} WHERE unit = ?`);
      this.known.set(sets, statement);
    }
    statement.run(...changed.map(({ value }) => value), key);
  }
}

/** The same writes for a run of new units of a line with serials in sequence: flat lists, what they share bound once. */
function birthStatements(db: Database) {
  const shared = COLUMNS.map((column) => {
    if (column === 'unit') return ':first + key';
    return column === 'cost_minor' ? 'value' : `:${column}`;
  });
  return {
    births: db.prepare(`INSERT INTO view_unit (${UNIT_COLUMNS}) SELECT ${shared.join(', ')} FROM json_each(:costs)`),
    birthMakers: db.prepare(
      'INSERT OR IGNORE INTO view_unit_maker SELECT :first + key, 0, value, lower(value), 0 FROM json_each(:texts)',
    ),
    makersIn: db.prepare('SELECT unit FROM view_unit_maker WHERE unit BETWEEN ? AND ? AND slot = 0').pluck(),
    birthEvents: db.prepare(
      `INSERT INTO view_unit_event
       SELECT :first + key, :posting, :line, :event, NULL, NULL, value FROM json_each(:owns)`,
    ),
  };
}

export type UnitStatements = ReturnType<typeof unitStatements>;
