// Opens SQLite the one way that the ledger allows (DESIGN 6): WAL, FULL, foreign keys, guards that hold against REPLACE.
import BetterSqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';

/** How long a statement waits for another connection; then the dispatcher tries again and the screen says why. */
const BUSY_TIMEOUT_MS = 250;
/** The write-ahead log is written back when the till is idle, and in a commit only when it has reached 64 MB of pages. */
export const WAL_PAGES = 16_384;
/** 64 MiB of pages, the same as the plain baseline of the benchmark. */
const CACHE_KIB = 65_536;

export type Access = 'write' | 'read';

/** Opens the ledger file. `native` names the addon where the bundle cannot find it by itself. */
export function openDatabase(file: string, access: Access): Database {
  const native = process.env['UNITILL_SQLITE_ADDON'];
  const db = new BetterSqlite(file, {
    readonly: access === 'read',
    fileMustExist: access === 'read',
    timeout: BUSY_TIMEOUT_MS,
    ...(native ? { nativeBinding: native } : {}),
  });
  if (access === 'write') {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma(`wal_autocheckpoint = ${WAL_PAGES}`);
    if (process.platform === 'darwin') db.pragma('fullfsync = ON');
    db.pragma('secure_delete = ON');
  }
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  return db;
}
