// The small tables that are this station's own: meta, settings, remembered commands, scan log, allotments (DESIGN 6).
// Each has its limit and age; none of it is synced or hashed.
import type { Database } from 'better-sqlite3';
import { serialKey } from '../../shared/serial/serial';

/** Commands are remembered for a month: no scanner, till or script repeats one later. */
const COMMAND_AGE_MS = 30 * 86_400_000;
/** The scan log keeps a quarter, and at most this many rows. */
const SCAN_LOG_AGE_MS = 90 * 86_400_000;
const SCAN_LOG_ROWS = 200_000;
/** Jobs that are sent or failed are kept for a month, for reprints and questions. */
const JOB_AGE_MS = 30 * 86_400_000;

export type Remembered = { readonly digest: Buffer; readonly answer: string | null };

export class Local {
  private readonly getMeta;
  private readonly putMeta;
  private readonly getSetting;
  private readonly putSetting;
  private readonly getCommand;
  private readonly putCommand;
  private readonly getDigest;
  private readonly putDigest;
  private readonly scan;
  private readonly allot;
  private readonly settle;
  private readonly voidDraft;

  constructor(private readonly db: Database) {
    this.getMeta = db.prepare('SELECT value FROM local_meta WHERE key = ?');
    this.putMeta = db.prepare('INSERT OR REPLACE INTO local_meta VALUES (?, ?)');
    this.getSetting = db.prepare('SELECT value FROM local_setting WHERE key = ?');
    this.putSetting = db.prepare('INSERT OR REPLACE INTO local_setting VALUES (?, ?)');
    this.getCommand = db.prepare('SELECT digest, answer FROM local_command WHERE id = ?');
    this.putCommand = db.prepare('INSERT INTO local_command (id, digest, answer, at) VALUES (?, ?, ?, ?)');
    this.getDigest = db.prepare(
      'SELECT d.digest FROM ledger_posting p JOIN local_digest d ON d.arrival = p.arrival WHERE p.command_id = ? AND p.station = ?',
    );
    this.putDigest = db.prepare(
      'INSERT INTO local_digest (arrival, digest) SELECT arrival, ? FROM ledger_posting WHERE command_id = ? AND station = ?',
    );
    this.scan = db.prepare(
      'INSERT INTO local_scan_log (at, user, screen, text, outcome, code) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.allot = db.prepare("INSERT INTO local_allotment (unit, state, draft, user, at) VALUES (?, 'open', ?, ?, ?)");
    this.settle = db.prepare(
      "UPDATE local_allotment SET state = 'posted', draft = NULL WHERE unit IN (SELECT value FROM json_each(?))",
    );
    this.voidDraft = db.prepare(
      "UPDATE local_allotment SET state = 'void', draft = NULL WHERE unit = ? AND state = 'open'",
    );
  }

  meta(key: string): string | null {
    return (this.getMeta.get(key) as { value: string } | undefined)?.value ?? null;
  }

  setMeta(key: string, value: string): void {
    this.putMeta.run(key, value);
  }

  dropMeta(key: string): void {
    this.db.prepare('DELETE FROM local_meta WHERE key = ?').run(key);
  }

  setting<Value>(key: string): Value | null {
    const row = this.getSetting.get(key) as { value: string } | undefined;
    return row ? (JSON.parse(row.value) as Value) : null;
  }

  setSetting(key: string, value: unknown): void {
    this.putSetting.run(key, JSON.stringify(value));
  }

  remembered(id: string): Remembered | null {
    return (this.getCommand.get(id) as Remembered | undefined) ?? null;
  }

  remember(id: string, digest: Buffer, answer: string | null, atMs: number): void {
    this.putCommand.run(id, digest, answer, atMs);
  }

  /** The digest of a command that posted; it stands beside the posting, so that both are found by one look-up. */
  postedDigest(id: string, station: string): Remembered | null {
    const row = this.getDigest.get(id, station) as { digest: Buffer } | undefined;
    return row ? { digest: row.digest, answer: null } : null;
  }

  rememberPosted(id: string, station: string, digest: Buffer): void {
    this.putDigest.run(digest, id, station);
  }

  /** Logs a scan with its outcome; a badge is logged as "badge", never its text (DESIGN 9). */
  logScan(atMs: number, user: string | null, screen: string, text: string, outcome: string, code: string | null): void {
    this.scan.run(atMs, user, screen, text, outcome, code);
  }

  /** Allots a serial on a draft; the primary key makes sure that it is never given again. */
  allotSerial(serial: string, draft: string, user: string | null, atMs: number): void {
    this.allot.run(serialKey(serial), draft, user, atMs);
  }

  /** Marks the allotments that became units. */
  settleAllotments(serials: readonly string[]): void {
    if (serials.length > 0) this.settle.run(JSON.stringify(serials.map(serialKey)));
  }

  voidAllotment(serial: string): void {
    this.voidDraft.run(serialKey(serial));
  }

  /** Forgets what may name a person who is erased: answers of remembered commands, and what was scanned or typed. */
  forgetAnswers(): void {
    this.db.prepare('DELETE FROM local_scan_log').run();
    this.db.prepare("UPDATE local_command SET answer = '{}' WHERE answer IS NOT NULL").run();
  }

  /** Drops what has passed its age or number; called when the ledger opens. */
  prune(nowMs: number): void {
    this.db.prepare('DELETE FROM local_command WHERE at < ?').run(nowMs - COMMAND_AGE_MS);
    this.db
      .prepare('DELETE FROM local_scan_log WHERE at < ? OR id <= (SELECT MAX(id) FROM local_scan_log) - ?')
      .run(nowMs - SCAN_LOG_AGE_MS, SCAN_LOG_ROWS);
    this.db.prepare("DELETE FROM local_print_job WHERE state <> 'queued' AND at < ?").run(nowMs - JOB_AGE_MS);
  }
}
