// The statements that write units, prepared once for each open ledger.
import type { Database } from 'better-sqlite3';
import { UNIT_COLUMNS } from '../queries/rows';

export function unitStatements(db: Database) {
  const slots = UNIT_COLUMNS.split(',')
    .map(() => '?')
    .join(', ');
  return {
    insert: db.prepare(`INSERT INTO view_unit (${UNIT_COLUMNS}) VALUES (${slots})`),
    replace: db.prepare(`INSERT OR REPLACE INTO view_unit (${UNIT_COLUMNS}) VALUES (${slots})`),
    remove: db.prepare('DELETE FROM view_unit WHERE unit = ?'),
    event: db.prepare('INSERT INTO view_unit_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    state: db.prepare('UPDATE view_unit_event SET state = ? WHERE unit = ? AND posting = ? AND line = ?'),
    events: db.prepare(
      `SELECT e.posting, e.line, e.event, e.after, e.hlc, e.own, l.facts FROM view_unit_event e
       LEFT JOIN view_line l ON l.posting = e.posting AND l.line = e.line WHERE e.unit = ? ORDER BY e.hlc, e.posting, e.line`,
    ),
    maker: db.prepare('INSERT OR IGNORE INTO view_unit_maker VALUES (?, ?, ?, ?, ?, ?)'),
    makerGone: db.prepare('DELETE FROM view_unit_maker WHERE unit = ?'),
    makerOut: db.prepare('UPDATE view_unit_maker SET hold = -unit WHERE unit = ?'),
    twins: db.prepare(
      'SELECT hold FROM view_unit_maker WHERE key = ? AND item = ? AND text = ? AND hold >= 0 ORDER BY hold',
    ),
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

/** The same writes for all new units of a line at once: what they share is bound once, the rest comes as one JSON list. */
function birthStatements(db: Database) {
  const shared = UNIT_COLUMNS.split(', ').map((column) => {
    if (column === 'unit') return 'value->>0';
    return column === 'cost_minor' ? 'value->>1' : `:${column}`;
  });
  return {
    births: db.prepare(`INSERT INTO view_unit (${UNIT_COLUMNS}) SELECT ${shared.join(', ')} FROM json_each(:rows)`),
    birthEvents: db.prepare(
      `INSERT INTO view_unit_event
       SELECT value->>0, :posting, :line, :event, NULL, :hlc, 'applied', value->>2 FROM json_each(:rows)`,
    ),
    birthSearch: db.prepare(
      'INSERT INTO view_search (rowid, text) SELECT value->>0, value->>3 FROM json_each(:rows) WHERE length(value->>3) > 0',
    ),
  };
}

export type UnitStatements = ReturnType<typeof unitStatements>;
