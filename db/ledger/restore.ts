// Restore and succession: a backup, or a copy on another computer, goes on as a new life with its own prefix (DESIGN 6, One life).
// The present file is moved aside, never overwritten; postings that it has and the backup lacks can be read in.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Refusal } from '../../shared/domain/refusal';
import type { Station } from '../../shared/domain/model';
import { holds } from '../../shared/domain/rights';
import { openDatabase } from '../connection';
import type { PostingRow } from '../queries/posting-reader';
import { LedgerCore } from './core';
import { takeRows } from './exchange';
import { faultOf } from './fault';
import { Jobs } from './jobs';
import { KeyStore } from './key-store';
import { takeLock } from './lock';
import { checkPlace } from './place';
import { postAll } from './post';
import { freePrefix, newStationId } from './prefixes';
import { verifyChains } from './verify';

export type RestoreRequest = {
  /** The backup to restore; the ledger file itself for a copy that goes on here. */
  readonly file: string;
  readonly folder: string;
  readonly keyFolder: string;
  readonly user: string;
  readonly pin: string;
  readonly stationName: string;
  /** Read in the postings that the present file has and the backup lacks. */
  readonly readIn: boolean;
  readonly nowMs: number;
};
export type RestoreAnswer =
  | {
      readonly ok: true;
      readonly station: string;
      readonly prefix: string;
      readonly movedAside: string | null;
      readonly readIn: number;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Starts a new life from a backup or a copy. The owner's PIN is checked against the backup itself. */
export function restoreLedger(request: RestoreRequest): RestoreAnswer {
  const { folder, file } = request;
  checkPlace(folder);
  if (!existsSync(file)) throw faultOf('ledgerMissing', `${file} is not there`);
  mkdirSync(folder, { recursive: true });
  const lock = takeLock(folder);
  try {
    return restoreLocked(request);
  } finally {
    lock.release();
  }
}

function restoreLocked(request: RestoreRequest): RestoreAnswer {
  const fresh = path.join(request.folder, 'restoring.db');
  for (const end of ['', '-wal', '-shm']) rmSync(fresh + end, { force: true });
  copyChecked(request.file, fresh);
  const db = openDatabase(fresh, 'write');
  const core = new LedgerCore(db, new KeyStore(request.keyFolder), () => request.nowMs);
  const refusal = checkOwner(core, request);
  if (refusal) {
    db.close();
    rmSync(fresh, { force: true });
    return { ok: false, refusal };
  }
  const present = path.join(request.folder, 'ledger.db');
  const readIn =
    request.readIn && existsSync(present) && path.resolve(present) !== path.resolve(request.file)
      ? readLostTail(core, present)
      : 0;
  const station = succeed(core, request);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  const movedAside = existsSync(present) ? moveAside(present, request.nowMs) : null;
  renameSync(fresh, present);
  for (const end of ['-wal', '-shm']) rmSync(fresh + end, { force: true });
  return { ok: true, station: station.id, prefix: station.prefix, movedAside, readIn };
}

/** Copies through SQLite, so that a write-ahead log beside the file is taken along, and verifies the chain of the copy. */
function copyChecked(file: string, fresh: string): void {
  if (existsSync(`${file}-wal`)) {
    const source = openDatabase(file, 'write');
    source.prepare('VACUUM INTO ?').run(fresh);
    source.close();
  } else copyFileSync(file, fresh);
  const copy = openDatabase(fresh, 'read');
  const { problem } = verifyChains(copy);
  copy.close();
  if (problem)
    throw faultOf('ledgerDamaged', `the backup does not verify: posting ${problem.posting} ${problem.detail}`);
}

function checkOwner(core: LedgerCore, request: RestoreRequest): Refusal | null {
  const user = core.view.users([request.user]).get(request.user) ?? null;
  if (!user) return { code: 'unknownUser', user: request.user };
  const refusal = core.credentials.check(request.user, request.pin, request.nowMs);
  return refusal ?? (holds(user, 'restore') ? null : { code: 'notAllowed', right: 'restore' });
}

/** Reads in what the present file has beyond the backup; a fork is a fault and nothing is taken. */
function readLostTail(core: LedgerCore, present: string): number {
  let old: Database;
  try {
    old = openDatabase(present, 'read');
  } catch {
    return 0;
  }
  try {
    const rows = old.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
    const own = core.local.meta('station');
    core.local.setMeta('station', 'none');
    core.db.exec('BEGIN IMMEDIATE');
    const { taken } = takeRows(core, rows);
    core.db.exec('COMMIT');
    core.local.setMeta('station', own ?? '');
    return taken;
  } finally {
    old.close();
  }
}

/** The new life: its own id, prefix and key, seq from 1, first posting `station.succeeded`. */
function succeed(core: LedgerCore, request: RestoreRequest): Station {
  core.reload();
  const before = core.station();
  if (!before) throw faultOf('ledgerDamaged', 'the backup names no station');
  const head = { station: before.id, seq: core.chain.seq, hash: core.chain.hash.toString('hex') };
  const prefix = freePrefix(core.view.stations(), before.prefix);
  const id = newStationId(prefix);
  const station: Station = {
    id,
    prefix,
    branch: before.branch,
    name: request.stationName,
    publicKey: core.keyStore.makeStationKey(id),
  };
  core.db.exec('BEGIN IMMEDIATE');
  core.local.setMeta('station', id);
  core.local.setMeta('computer', core.keyStore.computerId());
  core.reload();
  const user = core.view.users([request.user]).get(request.user) ?? null;
  const context = {
    station,
    seq: 1,
    nowMs: request.nowMs,
    businessDate: core.businessDate(core.view.branches([station.branch]).get(station.branch), request.nowMs),
    user,
    approver: null,
    shift: null,
    firstSequence: 1,
    draft: null,
    seal: () => '',
  };
  const posted = postAll(core, new Jobs(core.db), { commandId: `succeed-${id}`, context, clockConfirmed: false }, [
    { kind: 'station.succeeded', body: { station, before: head }, refersTo: null },
  ]);
  if ('code' in posted) throw new Error(`succession was refused: ${posted.code}`);
  core.db.exec('COMMIT');
  return station;
}

function moveAside(present: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/gu, '-');
  const aside = path.join(path.dirname(present), `ledger-before-restore-${stamp}.db`);
  for (const end of ['', '-wal', '-shm']) if (existsSync(present + end)) renameSync(present + end, aside + end);
  return aside;
}
