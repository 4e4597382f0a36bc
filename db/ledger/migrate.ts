// Brings a ledger file to the newest schema: backup first, one transaction, checks; on failure the old file stays usable.
import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { KIND_VERSIONS } from '../../shared/domain/posting';
import { MIGRATIONS, NEWEST_SCHEMA } from '../migrations/migrations';
import { VIEW_TABLES } from '../projections/schema';
import { faultOf } from './fault';

/** Raised whenever the folds write other rows for the same postings, though the tables stay as they are. */
const PROJECTION_VERSION = 1;
/** The fingerprint of projections: a changed one is rebuilt. Kinds count too: what was not understood before is folded then. */
export function viewFingerprint(tables: string, kinds: Record<string, number>): string {
  const known = Object.entries(kinds).map(([kind, version]) => `${kind} ${version}`);
  return createHash('sha256')
    .update([PROJECTION_VERSION, tables, ...known.toSorted()].join('\n'))
    .digest('hex')
    .slice(0, 16);
}
export const VIEW_SCHEMA_HASH = viewFingerprint(VIEW_TABLES, KIND_VERSIONS);

/** Throws for a file of a newer Unitill; true when the file needs migrations. */
export function needsMigration(db: Database): boolean {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > NEWEST_SCHEMA) {
    throw faultOf(
      'ledgerFromFuture',
      `this ledger has schema ${version}, this Unitill knows ${NEWEST_SCHEMA}; install the newer Unitill`,
    );
  }
  return version < NEWEST_SCHEMA;
}

/** Runs the missing migrations; `backup` is called first when the file already holds something. */
export function migrate(db: Database, backup: () => void): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  if (version > 0) backup();
  db.exec('BEGIN EXCLUSIVE');
  try {
    for (const migration of MIGRATIONS) {
      if (migration.number > version) db.exec(migration.sql);
    }
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw faultOf('ledgerDamaged', 'foreign keys do not hold after the migration');
    db.pragma(`user_version = ${NEWEST_SCHEMA}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}
