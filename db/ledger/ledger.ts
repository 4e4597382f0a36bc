// Opens a ledger folder and gives the service that both doors use (DESIGN 2, 6, 9).
// At start: place, lock, schema, life, last postings. What keeps it from writing is said, and never hidden by an empty stand-in.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import type { CommandAnswer, Fault } from '../../shared/contract/answers';
import type { FoundRequest } from '../../shared/contract/desktop';
import { FOUND } from '../../shared/contract/found';
import { openDatabase } from '../connection';
import { DRAFT_REST_MS } from '../drafts/life';
import { releaseStaleDrafts } from '../drafts/stale';
import { PostingKeys } from '../keys';
import { VIEW_TABLES } from '../projections/schema';
import { answerQuery } from '../queries/answers';
import { labelOf, queuedJob, slipOf } from '../queries/paper';
import { backupBeforeMigration } from './backup';
import { LedgerCore } from './core';
import { dispatch } from './dispatch';
import { faultFromError, faultOf } from './fault';
import { foundCompany } from './found';
import { shapeRefusal } from './issue-path';
import { Jobs } from './jobs';
import { KeyStore } from './key-store';
import { takeLock } from './lock';
import { migrate, needsMigration, VIEW_SCHEMA_HASH } from './migrate';
import { checkPlace } from './place';
import { rebuildViews } from './rebuild';
import { loadSampleStore } from './sample-store';
import type { LedgerOptions, LedgerService } from './service-types';
import { checkTail } from './verify';

export type OpenedLedger = LedgerService & { readonly core: LedgerCore; readonly jobs: Jobs };

/** The file of a ledger folder. */
export function ledgerFile(folder: string): string {
  return path.join(folder, 'ledger.db');
}

/** Opens a ledger for writing, or read-only for queries, verify and export; throws a LedgerFault where it cannot. */
export function openLedger(options: LedgerOptions): OpenedLedger {
  const { folder, access } = options;
  checkPlace(folder);
  if (access === 'read') {
    if (!existsSync(ledgerFile(folder)))
      throw faultOf('ledgerMissing', `${folder} holds no ledger; make one with init`);
    const { db, drop } = openReadable(folder);
    if (needsMigration(db))
      throw faultOf('ledgerReadOnly', `${folder} has an older schema; open it once with this Unitill`);
    return service(db, options, null, drop);
  }
  mkdirSync(folder, { recursive: true });
  checkLeftOvers(folder);
  const lock = takeLock(folder);
  let handle: Database | null = null;
  try {
    const db = openFile(folder, 'write');
    handle = db;
    prepare(db, folder);
    const opened = service(db, options, null, lock.release);
    const readOnly = lifeFault(opened.core);
    if (readOnly) return service(db, options, readOnly, lock.release);
    opened.core.finishErasing();
    opened.core.local.prune(options.now());
    releaseStaleDrafts(opened.core, options.now() - DRAFT_REST_MS);
    return opened;
  } catch (error) {
    handle?.close();
    lock.release();
    const fault = faultFromError(error);
    throw fault ? faultOf(fault.code, fault.detail, fault.retry, fault.safe) : error;
  }
}

/** A folder with a ledger moved aside or half restored, and none in place, is no folder for a new one. */
function checkLeftOvers(folder: string): void {
  if (existsSync(ledgerFile(folder))) return;
  const left = readdirSync(folder).find((name) => /^(?:restoring|ledger-before-restore-.*)\.db$/u.test(name));
  if (left)
    throw faultOf('ledgerMissing', `${folder} holds ${left} but no ledger.db; a restore was cut short: run it again`);
}

/**
 * Opens for reading. A log-keeping file needs a place for its shared memory, which a read-only disk does not give: there a
 * copy in a temporary folder is read and thrown away afterwards.
 */
function openReadable(folder: string): { readonly db: Database; readonly drop: () => void } {
  try {
    const db = openDatabase(ledgerFile(folder), 'read');
    db.prepare('SELECT name FROM sqlite_schema LIMIT 1').get();
    return { db, drop: () => undefined };
  } catch (error) {
    const fault = faultFromError(error);
    if (!fault) throw error;
    if (fault.code !== 'ledgerReadOnly' && fault.code !== 'ledgerMissing') {
      throw faultOf(fault.code, `${ledgerFile(folder)}: ${fault.detail}`, fault.retry);
    }
    const place = mkdtempSync(path.join(tmpdir(), 'unitill-read-'));
    const copy = ledgerFile(place);
    for (const end of ['', '-wal'])
      if (existsSync(ledgerFile(folder) + end)) copyFileSync(ledgerFile(folder) + end, copy + end);
    return { db: openDatabase(copy, 'read'), drop: () => rmSync(place, { recursive: true, force: true }) };
  }
}

function openFile(folder: string, access: 'write' | 'read'): Database {
  try {
    return openDatabase(ledgerFile(folder), access);
  } catch (error) {
    const fault = faultFromError(error);
    throw fault ? faultOf(fault.code, `${ledgerFile(folder)}: ${fault.detail}`, fault.retry) : error;
  }
}

/** Brings the file to the newest schema, and the projections to the newest form. */
function prepare(db: Database, folder: string): void {
  if (needsMigration(db)) migrate(db, () => backupBeforeMigration(db, folder));
  const known = db.prepare("SELECT value FROM local_meta WHERE key = 'view_schema'").get() as
    { value: string } | undefined;
  if (known?.value === VIEW_SCHEMA_HASH) {
    checkTail(db);
    return;
  }
  db.exec('BEGIN EXCLUSIVE');
  try {
    if (known) rebuildViews(db, new PostingKeys(db));
    else {
      db.exec(VIEW_TABLES);
      db.prepare("INSERT INTO local_meta VALUES ('view_schema', ?)").run(VIEW_SCHEMA_HASH);
    }
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** The fault that makes this file read-only here: another computer's ledger, or a signing key that is not on this one. */
function lifeFault(core: LedgerCore): Fault | null {
  const station = core.local.meta('station');
  if (station === null) return null;
  if (core.local.meta('computer') !== core.keyStore.computerId()) {
    const detail =
      'this ledger belongs to another computer; start a new life with restore, and the first one keeps its numbers';
    return { code: 'ledgerOfOtherComputer', detail, safe: true, retry: false };
  }
  if (core.keyStore.stationKey(station) === null) {
    return {
      code: 'keyMissing',
      detail: `the signing key of station ${station} is not on this computer`,
      safe: true,
      retry: false,
    };
  }
  return null;
}

function service(db: Database, options: LedgerOptions, readOnly: Fault | null, release: () => void): OpenedLedger {
  const core = new LedgerCore(db, new KeyStore(options.keyFolder), options.now);
  const jobs = new Jobs(db);
  const closed: Fault | null =
    options.access === 'read'
      ? { code: 'ledgerReadOnly', detail: 'opened for reading', safe: true, retry: false }
      : readOnly;
  const guarded = <Result>(run: () => Result): Result | { ok: false; fault: Fault } => {
    try {
      return run();
    } catch (error) {
      const fault = faultFromError(error);
      if (!fault) throw error;
      return { ok: false, fault };
    }
  };
  const opened: OpenedLedger = {
    core,
    jobs,
    readOnly: closed,
    found: (request) => {
      if (closed) return { ok: false, fault: closed };
      const shape = FOUND.safeParse(request);
      if (!shape.success) return { ok: false, refusal: shapeRefusal(shape.error.issues) };
      const { sampleStore } = options;
      const found = (plain: FoundRequest): CommandAnswer =>
        guarded(() => foundCompany(core, jobs, plain, options.folder));
      if (!request.sample || !sampleStore) return found(request);
      return guarded(() => loadSampleStore({ core, found, command: opened.command }, sampleStore(), request.pin, true));
    },
    command: (envelope, session) =>
      closed ? { ok: false, fault: closed } : dispatch({ core, jobs }, envelope, session),
    query: (name, args, session) => answerQuery({ core, jobs, readOnly }, name, args, session),
    nextJob: (handedOut = []) => (closed ? null : queuedJob(core, jobs, handedOut)),
    isJobQueued: (job) => !closed && jobs.find(job)?.state === 'queued',
    settleJob: (job, state, error) => {
      if (!closed) jobs.settle(job, state, error);
    },
    labelOf: (serial) => labelOf(core, serial, false),
    slipOf: (document) => slipOf(core, document, false),
    idle: () => {
      if (closed) return;
      // A busy file or a full disk says so to the next command; nobody waits for this one.
      guarded(() => {
        db.transaction(() => releaseStaleDrafts(core, options.now() - DRAFT_REST_MS)).immediate();
        db.pragma('wal_checkpoint(PASSIVE)');
      });
    },
    close: () => {
      db.close();
      release();
    },
  };
  return opened;
}
