// Keeps open documents in the ledger file: headers, lines, and the claims that keep a unit off every other draft (DESIGN 2).
import type { Database } from 'better-sqlite3';
import type { DraftHeader, DraftKind, DraftLine, DraftSummary } from '../../shared/contract/answers';
import { EMPTY_HEADER, type Draft } from '../../shared/domain/draft/draft';
import { makerKey } from '../../shared/domain/view';
import { serialKey } from '../../shared/serial/serial';

type Row = {
  readonly id: string;
  readonly kind: DraftKind;
  readonly user: string;
  readonly opened_at: number;
  readonly touched_at: number;
  readonly header: string;
};

export class DraftStore {
  private readonly s;

  constructor(private readonly db: Database) {
    this.s = {
      one: db.prepare('SELECT * FROM local_draft WHERE id = ?'),
      lines: db.prepare('SELECT line, body FROM local_draft_line WHERE draft = ? ORDER BY line'),
      insert: db.prepare(
        'INSERT INTO local_draft (id, kind, user, opened_at, touched_at, header) VALUES (?, ?, ?, ?, ?, ?)',
      ),
      touch: db.prepare('UPDATE local_draft SET header = ?, user = ?, touched_at = ? WHERE id = ?'),
      putLine: db.prepare('INSERT OR REPLACE INTO local_draft_line (draft, line, body) VALUES (?, ?, ?)'),
      dropLine: db.prepare('DELETE FROM local_draft_line WHERE draft = ? AND line = ?'),
      claim: db.prepare('INSERT INTO local_draft_unit (unit, draft) VALUES (?, ?)'),
      unclaim: db.prepare('DELETE FROM local_draft_unit WHERE unit = ? AND draft = ?'),
      maker: db.prepare('INSERT INTO local_draft_maker (item, text, draft) VALUES (?, ?, ?)'),
      unmaker: db.prepare('DELETE FROM local_draft_maker WHERE item = ? AND text = ? AND draft = ?'),
      makerOwner: db.prepare('SELECT draft FROM local_draft_maker WHERE item = ? AND text = ?'),
      clear: ['local_draft_unit', 'local_draft_maker', 'local_draft_line'].map((table) =>
        db.prepare(`DELETE FROM ${table} WHERE draft = ?`),
      ),
      drop: db.prepare('DELETE FROM local_draft WHERE id = ?'),
      all: db.prepare(
        `SELECT d.id, d.kind, d.user, u.name AS userName, d.touched_at AS touchedAtMs,
           (SELECT COUNT(*) FROM local_draft_line l WHERE l.draft = d.id) AS lines,
           (SELECT COALESCE(SUM(json_array_length(l.body, '$.units')), 0) FROM local_draft_line l WHERE l.draft = d.id) AS units
         FROM local_draft d LEFT JOIN view_user u ON u.id = d.user ORDER BY d.touched_at DESC`,
      ),
      stale: db.prepare('SELECT id FROM local_draft WHERE touched_at < ?'),
    };
  }

  load(id: string): Draft | null {
    const row = this.s.one.get(id) as Row | undefined;
    if (!row) return null;
    const lines = (this.s.lines.all(id) as { body: string }[]).map((line) => JSON.parse(line.body) as DraftLine);
    return {
      id,
      kind: row.kind,
      user: row.user,
      openedAtMs: row.opened_at,
      // A draft of an earlier version has no fields of a later one.
      header: { ...EMPTY_HEADER, ...(JSON.parse(row.header) as DraftHeader) },
      lines,
    };
  }

  list(): DraftSummary[] {
    return this.s.all.all() as DraftSummary[];
  }

  open(draft: Draft, nowMs: number): void {
    this.s.insert.run(draft.id, draft.kind, draft.user, nowMs, nowMs, JSON.stringify(draft.header));
    this.save({ ...draft, lines: [] }, draft, nowMs);
  }

  /** Writes what changed between two states of a draft: only the lines, units and numbers that differ. */
  save(before: Draft, after: Draft, nowMs: number): void {
    this.s.touch.run(JSON.stringify(after.header), after.user, nowMs, after.id);
    const kept = new Set(after.lines.map((line) => line.line));
    for (const line of before.lines) if (!kept.has(line.line)) this.s.dropLine.run(after.id, line.line);
    const old = new Map(before.lines.map((line) => [line.line, line]));
    for (const line of after.lines)
      if (old.get(line.line) !== line) this.s.putLine.run(after.id, line.line, JSON.stringify(line));
    this.saveClaims(before, after);
  }

  private saveClaims(before: Draft, after: Draft): void {
    const had = new Set(unitsOf(before));
    const has = new Set(unitsOf(after));
    for (const serial of had) if (!has.has(serial)) this.s.unclaim.run(serialKey(serial), after.id);
    for (const serial of has) if (!had.has(serial)) this.s.claim.run(serialKey(serial), after.id);
    if (after.kind !== 'receipt') return;
    const hadMakers = makersOf(before);
    const hasMakers = makersOf(after);
    for (const [key, { item, text }] of hadMakers) if (!hasMakers.has(key)) this.s.unmaker.run(item, text, after.id);
    for (const [key, { item, text }] of hasMakers) if (!hadMakers.has(key)) this.s.maker.run(item, text, after.id);
  }

  /** The draft that holds a maker serial of an item, or null. */
  makerOwner(item: string, text: string): string | null {
    return (this.s.makerOwner.get(item, text) as { draft: string } | undefined)?.draft ?? null;
  }

  /** Forgets a draft with all its claims. */
  remove(id: string): void {
    for (const statement of this.s.clear) statement.run(id);
    this.s.drop.run(id);
  }

  /** Drafts untouched since a moment. */
  stale(beforeMs: number): string[] {
    return (this.s.stale.all(beforeMs) as { id: string }[]).map((row) => row.id);
  }
}

function unitsOf(draft: Draft): string[] {
  return draft.lines.flatMap((line) => line.units.map((unit) => unit.serial));
}

function makersOf(draft: Draft): Map<string, { readonly item: string; readonly text: string }> {
  const pairs = draft.lines.flatMap((line) =>
    line.units.flatMap((unit) => unit.makers.map((text) => ({ item: line.item, text }))),
  );
  return new Map(pairs.map((pair) => [makerKey(pair), pair]));
}
