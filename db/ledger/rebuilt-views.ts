// Rebuilds the projections beside those of the file, in TEMP tables of a read-only connection, and compares both (DESIGN 6).
// Nothing of the file is written: its tables are named main.view_*, and unqualified names of the projector find temp.view_*.
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
  db.pragma('temp.journal_mode = MEMORY');
  db.exec(TEMP_VIEW_TABLES);
  // The projector makes stations known that it meets.
  db.exec('CREATE TABLE temp.ledger_station AS SELECT station, prefix FROM main.ledger_station');
  foldPostings(db, new PostingKeys(db));
  return tablesAsMade(db).flatMap((table) => {
    const wrong = table === 'view_search' ? wrongSearch(db) : wrongTable(db, table);
    return wrong === null ? [] : [`${table}: ${wrong}`];
  });
}

/** The tables whose form is right in the file; the check of the schema tells the others, whose rows cannot be compared. */
function tablesAsMade(db: Database): readonly string[] {
  const asMade = db.prepare('SELECT name FROM main.sqlite_schema JOIN sqlite_temp_schema USING (type, name, sql)');
  const names = new Set(asMade.pluck().all() as string[]);
  return viewTableNames().filter((name) => names.has(name));
}

/** Compares a table row by row in key order. */
function wrongTable(db: Database, table: string): string | null {
  const columns = (db.pragma(`main.table_info(${table})`) as { name: string }[])
    .map((column) => `"${column.name}"`)
    .join(', ');
  const rowsOf = (schema: Schema): IterableIterator<unknown> =>
    db.prepare(`SELECT ${columns} FROM ${schema}.${table} ORDER BY ${columns}`).iterate();
  const isSame = (row: unknown, other: unknown): boolean => JSON.stringify(row) === JSON.stringify(other);
  const difference = firstDifference(rowsOf('main'), rowsOf('temp'), isSame);
  if (!difference) return null;
  return difference.row === undefined
    ? 'a row is missing that a rebuild makes'
    : `row ${difference.count} is not what a rebuild makes: ${JSON.stringify(difference.row)}`;
}

type Difference<Row> = { readonly count: number; readonly row: Row | undefined };

/** The first row that is not the same in both, and which it is; without a row where only the rebuilt ones go on. */
function firstDifference<Row>(
  rows: IterableIterator<Row>,
  rebuilt: IterableIterator<Row>,
  isSame: (row: Row, other: Row) => boolean,
): Difference<Row> | null {
  let count = 0;
  try {
    for (const row of rows) {
      const other = rebuilt.next();
      count += 1;
      if (other.done === true || !isSame(row, other.value)) return { count, row };
    }
    return rebuilt.next().done === true ? null : { count: count + 1, row: undefined };
  } finally {
    rebuilt.return?.();
  }
}

type Term = { readonly term: string; readonly docs: string };

/** Compares the search index by what it finds, since its inner form depends on merges. */
function wrongSearch(db: Database): string | null {
  for (const schema of ['main', 'temp'])
    db.exec(`CREATE VIRTUAL TABLE temp.${schema}_terms USING fts5vocab(${schema}, view_search, 'instance')`);
  // Units of a term come in their order; sorting them here would only matter where SQLite changed that.
  const isSame = (one: Term, other: Term): boolean =>
    one.term === other.term && (one.docs === other.docs || sorted(one.docs) === sorted(other.docs));
  const difference = firstDifference(termsOf(db, 'main'), termsOf(db, 'temp'), isSame);
  return difference ? 'does not find what a rebuild finds' : null;
}

/**
 * Every term with the units that it stands in; a contentless index can be read through its vocabulary only. The vocabulary
 * comes by term: to order it by unit too, SQLite would write all of it to a file.
 */
function termsOf(db: Database, schema: Schema): IterableIterator<Term> {
  const terms = db.prepare(
    `SELECT term, group_concat(doc) AS docs FROM temp.${schema}_terms GROUP BY term ORDER BY term`,
  );
  return terms.iterate() as IterableIterator<Term>;
}

function sorted(docs: string): string {
  return docs.split(',').toSorted().join(',');
}
