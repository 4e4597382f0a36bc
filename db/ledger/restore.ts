// Restore and succession: a backup, or a copy on another computer, goes on as a new life with its own prefix (DESIGN 6, One life).
// The present file is moved aside, never overwritten; postings that it has and the backup lacks can be read in.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { Refusal } from '../../shared/domain/refusal';
import type { Station } from '../../shared/domain/model';
import type { PostingDraft } from '../../shared/domain/posting';
import { holds } from '../../shared/domain/rights';
import { openDatabase } from '../connection';
import { PostingKeys } from '../keys';
import { RECOVERY_USER } from '../people/credentials';
import type { PostingRow } from '../queries/posting-reader';
import { LedgerCore } from './core';
import { takeRows } from './exchange';
import { faultFromError, faultOf, LedgerFault } from './fault';
import { Jobs } from './jobs';
import { KeyStore } from './key-store';
import { takeLock } from './lock';
import { needsMigration } from './migrate';
import { checkPlace } from './place';
import { postAll } from './post';
import { freePrefix, newStationId } from './prefixes';
import { rebuildViews } from './rebuild';
import { verifyChains, type Problem } from './verify';

export type RestoreRequest = {
  /** The backup to restore; the ledger file itself for a copy that goes on here. */
  readonly file: string;
  readonly folder: string;
  readonly keyFolder: string;
  readonly user: string;
  readonly pin: string;
  /** The owner's recovery code where PINs cannot be checked here; the PIN then becomes the owner's new one. */
  readonly recoveryCode?: string;
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
  const gate = countedAtGate(request);
  if (gate.refusal) return { ok: false, refusal: gate.refusal };
  const fresh = path.join(request.folder, 'restoring.db');
  for (const end of ['', '-wal', '-shm']) rmSync(fresh + end, { force: true });
  try {
    return takeOver(request, fresh, gate.company);
  } catch (error) {
    for (const end of ['', '-wal', '-shm']) rmSync(fresh + end, { force: true });
    throw damageOf(request.file, error);
  }
}

/** What SQLite says of a damaged file names no file: here it is the backup. */
function damageOf(file: string, error: unknown): unknown {
  const fault = error instanceof LedgerFault ? null : faultFromError(error);
  if (fault?.code !== 'ledgerDamaged') return error;
  return faultOf('ledgerDamaged', `${file}: ${fault.detail}; restore another backup`);
}

/**
 * Makes the backup the ledger of the folder, by way of the file `fresh` beside it. `admitted` is the company whose present
 * ledger knew the PIN: that is newer than what the backup knows of it.
 */
function takeOver(request: RestoreRequest, fresh: string, admitted: string | null): RestoreAnswer {
  copyChecked(request.file, fresh);
  const db = openDatabase(fresh, 'write');
  const core = new LedgerCore(db, new KeyStore(request.keyFolder), () => request.nowMs);
  const refusal = checkOwner(core, request, admitted);
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
  const movedAside = existsSync(present) ? keepAside(present, request.nowMs) : null;
  renameSync(fresh, present);
  return { ok: true, station: station.id, prefix: station.prefix, movedAside, readIn };
}

/** Copies the file with its write-ahead log, touching neither, and verifies the chain of the copy. */
function copyChecked(file: string, fresh: string): void {
  copyFileSync(file, fresh);
  if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${fresh}-wal`);
  const copy = openDatabase(fresh, 'write');
  let problem: Problem | null = null;
  try {
    if (!copy.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'ledger_posting'").get())
      throw faultOf('ledgerDamaged', `${file} is no ledger and no backup of one`);
    // A file of a newer Unitill is refused here, while the present ledger still has its name.
    const old = needsMigration(copy);
    problem = verifyChains(copy).problem;
    // What the tables of a backup say is not believed: they are made anew from the postings that were just verified.
    if (!old && problem === null) copy.transaction(() => rebuildViews(copy, new PostingKeys(copy)))();
    copy.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    copy.close();
  }
  if (problem)
    throw faultOf('ledgerDamaged', `the backup does not verify: posting ${problem.posting} ${problem.detail}`);
}

/** What the present ledger says of the PIN: a refusal, or its company where it is right. */
type Gate = { readonly refusal: Refusal | null; readonly company: string | null };
const OPEN_GATE: Gate = { refusal: null, company: null };

/**
 * Tries are counted where they last: in the ledger that lies in the folder now, if the user is known there. The copy
 * that is restored would forget them.
 */
function countedAtGate(request: RestoreRequest): Gate {
  const present = path.join(request.folder, 'ledger.db');
  if (request.recoveryCode !== undefined || !existsSync(present)) return OPEN_GATE;
  try {
    const db = openDatabase(present, 'write');
    const core = new LedgerCore(db, new KeyStore(request.keyFolder), () => request.nowMs);
    const known = core.credentials.has(request.user);
    const refusal = known ? core.credentials.check(request.user, request.pin, request.nowMs) : null;
    const company = known && refusal === null ? (core.view.company()?.id ?? null) : null;
    db.close();
    return { refusal, company };
  } catch {
    // A present ledger that cannot be read is the reason to restore, not a reason against it.
    return OPEN_GATE;
  }
}

/** The owner's PIN, or on a computer that lost the pepper the recovery code, which also sets the PIN anew. */
function checkOwner(core: LedgerCore, request: RestoreRequest, admitted: string | null): Refusal | null {
  const user = core.view.users([request.user]).get(request.user) ?? null;
  if (!user) return { code: 'unknownUser', user: request.user };
  if (!holds(user, 'restore')) return { code: 'notAllowed', right: 'restore' };
  if (admitted !== null && admitted === core.view.company()?.id) return null;
  if (request.recoveryCode === undefined) return core.credentials.check(request.user, request.pin, request.nowMs);
  const refusal = core.credentials.check(RECOVERY_USER, request.recoveryCode, request.nowMs);
  if (refusal) return refusal;
  core.keyStore.makePepper(core.view.company()?.id ?? '');
  core.credentials.set(request.user, request.pin, request.nowMs);
  return null;
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
    readPeople(core.db, old);
    const { taken } = takeRows(core, rows);
    core.db.exec('COMMIT');
    core.local.setMeta('station', own ?? '');
    return taken;
  } finally {
    old.close();
  }
}

/**
 * The keys of people who came after the backup, before their postings are read, and the PINs that were set since. Who was
 * erased since has no key in the present file, and loses the one in the backup with the posting that says so.
 */
function readPeople(db: Database, old: Database): void {
  const key = db.prepare('INSERT OR IGNORE INTO local_person_key (person, key) VALUES (@person, @key)');
  for (const row of old.prepare('SELECT person, key FROM local_person_key').all()) key.run(row);
  const credential = db.prepare(
    `INSERT INTO local_credential (user, salt, hash, failures, locked_until, set_at)
     VALUES (@user, @salt, @hash, @failures, @locked_until, @set_at)
     ON CONFLICT (user) DO UPDATE SET salt = excluded.salt, hash = excluded.hash, failures = excluded.failures,
       locked_until = excluded.locked_until, set_at = excluded.set_at WHERE excluded.set_at > set_at`,
  );
  for (const row of old.prepare('SELECT * FROM local_credential').all()) credential.run(row);
}

/** The posting that says that the recovery code was used, and by whom. */
function recoveryUsed(user: string): PostingDraft {
  return { kind: 'recovery.used', body: { user }, refersTo: null };
}

/** What belongs to the old life stays with it: open documents, allotted serials, paper on its way. */
function leaveBehind(core: LedgerCore): void {
  for (const table of ['local_draft_unit', 'local_draft_maker', 'local_draft_line', 'local_draft'])
    core.db.exec(`DELETE FROM ${table}`);
  core.db.exec("UPDATE local_allotment SET state = 'void', draft = NULL WHERE state = 'open'");
  core.db.exec("UPDATE local_print_job SET state = 'failed', error = 'left to the life before' WHERE state = 'queued'");
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
  leaveBehind(core);
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
    ...(request.recoveryCode === undefined ? [] : [recoveryUsed(request.user)]),
  ]);
  if ('code' in posted) throw new Error(`succession was refused: ${posted.code}`);
  core.db.exec('COMMIT');
  return station;
}

/** Copies the present file aside; the new one then takes its name in one step, so that no death leaves the folder empty. */
function keepAside(present: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replace(/[:.]/gu, '-');
  const aside = path.join(path.dirname(present), `ledger-before-restore-${stamp}.db`);
  settleLog(present);
  for (const end of ['', '-wal', '-shm']) if (existsSync(present + end)) copyFileSync(present + end, aside + end);
  for (const end of ['-wal', '-shm']) rmSync(present + end, { force: true });
  return aside;
}

/** Writes the log of the present file back, so that the file alone is whole; a damaged file is kept as it is. */
function settleLog(present: string): void {
  try {
    const db = openDatabase(present, 'write');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
  } catch {
    // What cannot be opened cannot be settled; its parts are copied side by side.
  }
}
