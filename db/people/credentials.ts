// PINs: one replaceable row a user, scrypt with the company's pepper, with back-off and lock (DESIGN 9). Never a posting.
import { createHmac, randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Refusal } from '../../shared/domain/refusal';

/** About 40 ms on a till: slow enough for a stolen file, fast enough at the counter. */
const SCRYPT = { N: 16_384, r: 8, p: 1 } as const;
/** The user that stands for the owner's recovery code among the secrets; no user has this id. */
export const RECOVERY_USER = 'recovery';
/** Wrong tries before the first lock. */
const FREE_TRIES = 5;
const FIRST_LOCK_MS = 30_000;
/** The lock doubles with each further wrong try, up to an hour. */
const LONGEST_LOCK_MS = 3_600_000;

type Row = { readonly salt: Buffer; readonly hash: Buffer; readonly failures: number; readonly locked_until: number };

export class Credentials {
  private readonly find;
  private readonly put;
  private readonly miss;
  private readonly readonly: boolean;

  constructor(
    db: Database,
    private readonly pepper: () => Buffer,
  ) {
    this.readonly = db.readonly;
    this.find = db.prepare('SELECT salt, hash, failures, locked_until FROM local_credential WHERE user = ?');
    this.put = db.prepare(
      'INSERT OR REPLACE INTO local_credential (user, salt, hash, failures, locked_until, set_at) VALUES (?, ?, ?, 0, 0, ?)',
    );
    this.miss = db.prepare('UPDATE local_credential SET failures = ?, locked_until = ? WHERE user = ?');
  }

  /** Sets or replaces a secret. */
  set(user: string, secret: string, nowMs: number): void {
    const salt = randomBytes(16);
    this.put.run(user, salt, this.hash(user, secret, salt), nowMs);
  }

  has(user: string): boolean {
    return this.find.get(user) !== undefined;
  }

  /** Null when the secret is right; a refusal with the tries left or the end of the lock. Each wrong try is counted durably. */
  check(user: string, secret: string, nowMs: number): Refusal | null {
    const row = this.find.get(user) as Row | undefined;
    if (!row) return { code: 'unknownUser', user };
    if (row.locked_until > nowMs) return { code: 'pinLocked', untilMs: this.lockEnd(user, row, nowMs) };
    if (timingSafeEqual(this.hash(user, secret, row.salt), row.hash)) {
      if (row.failures > 0 && !this.readonly) this.miss.run(0, 0, user);
      return null;
    }
    // A read-only connection cannot count; the slow hash is all that holds a guesser there.
    if (this.readonly) return { code: 'wrongPin', triesLeft: Math.max(0, FREE_TRIES - row.failures - 1) };
    const failures = row.failures + 1;
    const over = failures - FREE_TRIES;
    const untilMs = over < 0 ? 0 : nowMs + Math.min(LONGEST_LOCK_MS, FIRST_LOCK_MS * 2 ** Math.min(over, 10));
    this.miss.run(failures, untilMs, user);
    return over < 0 ? { code: 'wrongPin', triesLeft: 0 - over } : { code: 'pinLocked', untilMs };
  }

  /** A lock that ends later than any can was set while the clock was wrong: it ends when the longest would. */
  private lockEnd(user: string, row: Row, nowMs: number): number {
    const latestMs = nowMs + LONGEST_LOCK_MS;
    if (row.locked_until <= latestMs) return row.locked_until;
    if (!this.readonly) this.miss.run(row.failures, latestMs, user);
    return latestMs;
  }

  private hash(user: string, secret: string, salt: Buffer): Buffer {
    // The recovery code is long enough by itself, and must open a backup where the pepper is lost.
    const key =
      user === RECOVERY_USER ? Buffer.from(secret) : createHmac('sha256', this.pepper()).update(secret).digest();
    return scryptSync(key, salt, 32, SCRYPT);
  }
}
