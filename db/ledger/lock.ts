// One process writes a ledger: an exclusive transaction held on a second SQLite file, which the system frees at any death.
import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Database } from 'better-sqlite3';
import { faultFromError, faultOf } from './fault';

export type Lock = { readonly release: () => void };

/** Takes the lock of a ledger folder or throws `ledgerLocked`, saying which process holds it. */
export function takeLock(folder: string): Lock {
  const native = process.env['UNITILL_SQLITE_ADDON'];
  const db: Database = new BetterSqlite(path.join(folder, 'lock.db'), {
    timeout: 0,
    ...(native ? { nativeBinding: native } : {}),
  });
  const holder = path.join(folder, 'holder.json');
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    writeFileSync(holder, JSON.stringify({ pid: process.pid, host: hostname() }));
  } catch (error) {
    db.close();
    // Only a lock that another holds is that; a full or read-only disk says so itself.
    if (faultFromError(error)?.code === 'busy') throw faultOf('ledgerLocked', holderText(holder), true);
    const fault = faultFromError(error);
    throw fault ? faultOf(fault.code, `${folder}: ${fault.detail}`, fault.retry) : error;
  }
  return {
    release: () => {
      db.exec('ROLLBACK');
      db.close();
    },
  };
}

function holderText(file: string): string {
  try {
    const { pid, host } = JSON.parse(readFileSync(file, 'utf8')) as { pid: number; host: string };
    return `process ${pid} on ${host} has this ledger open`;
  } catch {
    return 'another process has this ledger open';
  }
}
