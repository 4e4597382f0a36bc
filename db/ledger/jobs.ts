// Print jobs in the ledger file: queued in the transaction that makes them due, `queued | sent | failed`, never `printed` (fault R19).
import type { Database } from 'better-sqlite3';

/** A label is still wanted the next morning; a slip or a drawer long after the sale is not (DESIGN 7). */
const LABEL_DEADLINE_MS = 24 * 3_600_000;
const DAY_MS = 86_400_000;
/** Nobody stands before a printer for longer than this waiting for a test. */
const TEST_DEADLINE_MS = 2 * 60_000;
/** Where a job comes from no draft but from a test, this and the place of the printer stand in its column. */
const TEST_SOURCE = 'test-print:';
const SLIP_DEADLINE_MS = 10 * 60_000;

export type JobRow = {
  readonly id: number;
  readonly kind: 'label' | 'slip';
  readonly state: 'queued' | 'sent' | 'failed';
  readonly units: string;
  readonly posting: string | null;
  readonly draft: string | null;
  readonly deadline_at: number;
  readonly error: string | null;
  readonly reprint: string | null;
  readonly at: number;
};

export class Jobs {
  private readonly insert;
  private readonly nextRow;
  private readonly state;
  private readonly dropDraft;
  private readonly one;
  private readonly ofDraft;

  constructor(private readonly db: Database) {
    this.insert = db.prepare(
      `INSERT INTO local_print_job (kind, state, units, posting, draft, deadline_at, reprint, at)
       VALUES (?, 'queued', ?, ?, ?, ?, ?, ?)`,
    );
    this.nextRow = db.prepare(
      "SELECT * FROM local_print_job WHERE state = 'queued' AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT 1",
    );
    this.ofDraft = db.prepare('SELECT 1 FROM local_print_job WHERE draft = ? AND units = ?');
    this.one = db.prepare('SELECT * FROM local_print_job WHERE id = ?');
    this.state = db.prepare(
      "UPDATE local_print_job SET state = ?, error = ?, attempts = attempts + 1 WHERE id = ? AND state = 'queued'",
    );
    this.dropDraft = db.prepare(
      "UPDATE local_print_job SET state = 'failed', error = 'cancelled' WHERE state = 'queued' AND draft = ? AND units = ?",
    );
  }

  /** Queues the labels of units, one job for all of them. */
  queueLabels(
    serials: readonly string[],
    source: { readonly draft?: string; readonly posting?: string },
    nowMs: number,
    reprint: string | null = null,
  ): void {
    if (serials.length === 0) return;
    this.insert.run(
      'label',
      JSON.stringify(serials),
      source.posting ?? null,
      source.draft ?? null,
      nowMs + LABEL_DEADLINE_MS,
      reprint,
      nowMs,
    );
  }

  queueSlip(posting: string, nowMs: number, reprint: string | null = null): void {
    this.insert.run('slip', '[]', posting, null, nowMs + SLIP_DEADLINE_MS, reprint, nowMs);
  }

  /** Queues a test of the printer at a place in the list, and gives the number of the job. */
  queueTest(kind: JobRow['kind'], printer: number, nowMs: number): number {
    const source = `${TEST_SOURCE}${printer}`;
    const { lastInsertRowid } = this.insert.run(kind, '[]', null, source, nowMs + TEST_DEADLINE_MS, null, nowMs);
    return Number(lastInsertRowid);
  }

  /** The oldest queued job that is not handed out yet; one past its deadline is failed and never given out. */
  next(nowMs: number, handedOut: readonly number[]): JobRow | null {
    for (;;) {
      const row = this.nextRow.get(JSON.stringify(handedOut)) as JobRow | undefined;
      if (!row) return null;
      if (row.deadline_at > nowMs) return row;
      this.state.run('failed', 'deadline', row.id);
    }
  }

  settle(job: number, state: 'sent' | 'failed', error: string | null): void {
    this.state.run(state, error, job);
  }

  find(job: number): JobRow | null {
    return (this.one.get(job) as JobRow | undefined) ?? null;
  }

  /** Cancels the label of a unit that left its draft. */
  cancelLabel(draft: string, serial: string): void {
    this.dropDraft.run(draft, JSON.stringify([serial]));
  }

  /** True when the label of a unit was queued from its draft already. */
  hasLabel(draft: string, serial: string): boolean {
    return this.ofDraft.get(draft, JSON.stringify([serial])) !== undefined;
  }

  /** Jobs that wait, and those that failed within a day, that nobody cancelled and that were no test. */
  counts(nowMs: number): { readonly queued: number; readonly failed: number } {
    return this.db
      .prepare(
        "SELECT COALESCE(SUM(state = 'queued'), 0) AS queued, COALESCE(SUM(state = 'failed' AND error <> 'cancelled' AND at > ? AND COALESCE(draft, '') NOT LIKE 'test-print:%'), 0) AS failed FROM local_print_job",
      )
      .get(nowMs - DAY_MS) as { queued: number; failed: number };
  }
}

/** The printer that a job tests, by its place in the list; null for any other job. */
export function testedPrinter(draft: string | null): number | null {
  return draft?.startsWith(TEST_SOURCE) ? Number(draft.slice(TEST_SOURCE.length)) : null;
}
