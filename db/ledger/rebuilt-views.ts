// Rebuilds the projections beside those of the file, in TEMP tables of a read-only connection, and compares both (DESIGN 6).
// Nothing of the file is written: its tables are named main.view_*, and unqualified names of the projector find temp.view_*.
import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { PostingKeys } from '../keys';
import { TEMP_VIEW_TABLES, viewTableNames } from '../projections/schema';
import { foldPostings } from './rebuild';

/** 64 MiB of the rebuilt tables stay in memory, as of the ledger's own; the rest goes to a file that SQLite unlinks at once. */
const TEMP_CACHE_KIB = 65_536;

type Schema = 'main' | 'temp';

/**
 * What is wrong with the projections, one sentence for each table that differs from what the postings make. `db` is a read-only
 * connection of the caller's own, in the transaction whose moment is judged; it is of no other use afterwards, since its
 * unqualified names find the rebuilt tables.
 */
export function wrongViews(db: Database): readonly string[] {
  db.pragma(`temp.cache_size = -${TEMP_CACHE_KIB}`);
  db.exec(TEMP_VIEW_TABLES);
  // The projector makes stations known that it meets.
  db.exec('CREATE TABLE temp.ledger_station AS SELECT station, prefix FROM main.ledger_station');
  foldPostings(db, new PostingKeys(db));
  return viewTableNames().flatMap((table) => {
    const wrong = table === 'view_search' ? wrongSearch(db) : wrongTable(db, table);
    return wrong === null ? [] : [`${table}: ${wrong}`];
  });
}

/** Compares a table row by row in key order. */
function wrongTable(db: Database, table: string): string | null {
  const columns = (db.pragma(`main.table_info(${table})`) as { name: string }[])
    .map((column) => `"${column.name}"`)
    .join(', ');
  const rowsOf = (schema: Schema): IterableIterator<unknown> =>
    db.prepare(`SELECT ${columns} FROM ${schema}.${table} ORDER BY ${columns}`).iterate();
  const rebuilt = rowsOf('temp');
  let count = 0;
  for (const row of rowsOf('main')) {
    const other = rebuilt.next();
    count += 1;
    if (other.done === true || JSON.stringify(row) !== JSON.stringify(other.value)) {
      rebuilt.return?.();
      return `row ${count} is not what a rebuild makes: ${JSON.stringify(row)}`;
    }
  }
  const extra = rebuilt.next();
  if (extra.done !== true) rebuilt.return?.();
  return extra.done === true ? null : 'a row is missing that a rebuild makes';
}

/** Compares the search index by what it finds, since its inner form depends on merges. */
function wrongSearch(db: Database): string | null {
  return searchDigest(db, 'main') === searchDigest(db, 'temp') ? null : 'does not find what a rebuild finds';
}

/** A digest of every term with the units that it stands in; a contentless index can be read through its vocabulary only. */
function searchDigest(db: Database, schema: Schema): string {
  db.exec(`CREATE VIRTUAL TABLE temp.${schema}_terms USING fts5vocab(${schema}, view_search, 'instance')`);
  const digest = createHash('sha256');
  const rows = db
    .prepare(`SELECT term, doc FROM temp.${schema}_terms ORDER BY term, doc`)
    .raw()
    .iterate() as IterableIterator<[string, number]>;
  for (const [term, doc] of rows) digest.update(`${term} ${doc}\n`);
  return digest.digest('hex');
}
