// Drops the projections and folds all postings again, in their order of arrival; the same rows come out (DESIGN 6).
import type { Database } from 'better-sqlite3';
import type { PostingKeys } from '../keys';
import { PersonSeal } from '../people/seal';
import { VIEW_TABLES, viewTableNames } from '../projections/schema';
import { Projector } from '../projections/writer';
import { headerOf, postingOf, type PostingRow } from '../queries/posting-reader';
import { UnitReader } from '../queries/unit-reader';
import { VIEW_SCHEMA_HASH } from './migrate';

/** Rebuilds within the open transaction of the caller. `progress` gets postings done and all. */
export function rebuildViews(
  db: Database,
  keys: PostingKeys,
  progress: (done: number, all: number) => void = () => undefined,
): number {
  dropViews(db);
  db.exec(VIEW_TABLES);
  const done = foldPostings(db, keys, progress);
  db.prepare("INSERT OR REPLACE INTO local_meta VALUES ('view_schema', ?)").run(VIEW_SCHEMA_HASH);
  return done;
}

/** Folds all postings into empty projection tables, those that unqualified names find; gives how many there were. */
export function foldPostings(
  db: Database,
  keys: PostingKeys,
  progress: (done: number, all: number) => void = () => undefined,
): number {
  const projector = new Projector(db, keys, new PersonSeal(db), new UnitReader(db, keys));
  const all = (db.prepare('SELECT COUNT(*) AS count FROM ledger_posting').get() as { count: number }).count;
  const next = db.prepare('SELECT * FROM ledger_posting WHERE arrival > ? ORDER BY arrival LIMIT 200');
  let done = 0;
  for (let last = 0; ;) {
    const rows = next.all(last) as PostingRow[];
    for (const row of rows) {
      const posting = postingOf(row);
      if (posting) projector.project(posting);
      else projector.takeNewer(headerOf(row), row.body);
      last = row.arrival;
      done += 1;
    }
    progress(done, all);
    if (rows.length === 0) break;
  }
  return done;
}

function dropViews(db: Database): void {
  const rows = db
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'view!_%' ESCAPE '!' AND name NOT LIKE 'view!_search!_%' ESCAPE '!'",
    )
    .all() as { name: string }[];
  for (const name of new Set([...rows.map((row) => row.name), ...viewTableNames()]))
    db.exec(`DROP TABLE IF EXISTS "${name}"`);
}
