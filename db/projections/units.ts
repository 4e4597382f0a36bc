// Writes the effects of a posting on units: rows, maker serials, events, balances, search (DESIGN 6, Order).
// The common case joins the end of a life; anything else refolds that life from its events.
import type { Database } from 'better-sqlite3';
import type { Effects, UnitEffect, UnitFactSet } from '../../shared/domain/fold/effects';
import { applyEvent, foldLife, type LifeEvent } from '../../shared/domain/fold/unit-life';
import type { Unit } from '../../shared/domain/model';
import type { PostingHeader } from '../../shared/domain/posting';
import { isInOurHands, STATUS_TABLE } from '../../shared/domain/status';
import { serialKey, serialOfKey } from '../../shared/serial/serial';
import { foldKey } from '../../shared/text/fold';
import { canonical } from '../../shared/text/canonical';
import type { PostingKeys } from '../keys';
import { UNIT_COLUMNS, unitValues } from '../queries/rows';
import { UnitReader } from '../queries/unit-reader';

type EventRow = {
  readonly posting: number;
  readonly line: number;
  readonly event: UnitEffect['event'];
  readonly after: number | null;
  readonly hlc: number;
  readonly own: string;
  readonly facts: string | null;
};
type Change = { readonly key: number; readonly before: Unit | null; readonly after: Unit | null };

export class UnitWriter {
  private readonly reader: UnitReader;
  private readonly statements;

  constructor(
    db: Database,
    private readonly keys: PostingKeys,
  ) {
    this.reader = new UnitReader(db, keys);
    const slots = UNIT_COLUMNS.split(',')
      .map(() => '?')
      .join(', ');
    this.statements = {
      insert: db.prepare(`INSERT INTO view_unit (${UNIT_COLUMNS}) VALUES (${slots})`),
      replace: db.prepare(`INSERT OR REPLACE INTO view_unit (${UNIT_COLUMNS}) VALUES (${slots})`),
      remove: db.prepare('DELETE FROM view_unit WHERE unit = ?'),
      event: db.prepare('INSERT INTO view_unit_event VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
      state: db.prepare('UPDATE view_unit_event SET state = ? WHERE unit = ? AND posting = ? AND line = ?'),
      events: db.prepare(
        `SELECT e.posting, e.line, e.event, e.after, e.hlc, e.own, l.facts FROM view_unit_event e
         LEFT JOIN view_line l ON l.posting = e.posting AND l.line = e.line WHERE e.unit = ? ORDER BY e.hlc, e.posting, e.line`,
      ),
      maker: db.prepare('INSERT INTO view_unit_maker VALUES (?, ?, ?, ?, ?, ?, ?)'),
      makerGone: db.prepare('DELETE FROM view_unit_maker WHERE unit = ?'),
      makerOut: db.prepare('UPDATE view_unit_maker SET in_hands = 0, twin = 0 WHERE unit = ?'),
      twins: db.prepare('SELECT twin FROM view_unit_maker WHERE item = ? AND text = ? AND in_hands = 1 ORDER BY twin'),
      balance: db.prepare(
        `INSERT INTO view_balance VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE
         SET units = units + excluded.units, value_minor = value_minor + excluded.value_minor`,
      ),
      search: db.prepare('INSERT INTO view_search (rowid, serial, makers) VALUES (?, ?, ?)'),
      unsearch: db.prepare('DELETE FROM view_search WHERE rowid = ?'),
      attention: db.prepare('INSERT OR IGNORE INTO view_attention VALUES (?, ?, ?, ?, ?)'),
    };
  }

  /** Applies all unit effects of a posting. Its lines are already written, since a refold reads them. */
  apply(effects: Effects, header: PostingHeader, posting: number, ref: string): void {
    if (effects.units.length === 0) return;
    const facts = new Map(effects.lines.map((line) => [line.line, line.facts]));
    const known = this.reader.byKeys(effects.units.map((effect) => serialKey(effect.serial)));
    const changes: Change[] = [];
    for (const effect of effects.units) {
      const key = serialKey(effect.serial);
      const before = known.get(key) ?? null;
      const merged: UnitFactSet = { ...facts.get(effect.line), ...effect.own };
      const joins = (before?.last ?? null) === effect.after;
      const after = joins ? applyEvent(before, effect.serial, effect.event, merged, ref) : null;
      this.statements.event.run(
        key,
        posting,
        effect.line,
        effect.event,
        this.keys.keyOrNull(effect.after),
        header.hlc,
        'applied',
        canonical(effect.own),
      );
      changes.push({ key, before, after: after ?? this.refold(key, posting, header) });
    }
    this.write(changes, posting);
  }

  /** Folds a life anew from its events, marks conflicts, and puts those on Attention. */
  private refold(key: number, posting: number, header: PostingHeader): Unit | null {
    const rows = this.statements.events.all(key) as EventRow[];
    const events: LifeEvent[] = rows.map((row) => {
      const ref = this.keys.ref(row.posting);
      const own = JSON.parse(row.own) as UnitFactSet;
      const facts = { ...(row.facts === null ? {} : (JSON.parse(row.facts) as UnitFactSet)), ...own };
      const station = ref.slice(0, ref.indexOf(':'));
      return {
        ref,
        station,
        hlc: row.hlc,
        line: row.line,
        event: row.event,
        after: this.keys.refOrNull(row.after),
        facts,
      };
    });
    const life = foldLife(serialOfKey(key), events);
    life.states.forEach((state, index) => {
      const row = rows[index];
      if (!row) return;
      this.statements.state.run(state, key, row.posting, row.line);
      if (state !== 'conflict') return;
      const body = JSON.stringify({ event: row.event, posting: this.keys.ref(row.posting), foundBy: header.station });
      this.statements.attention.run(row.posting, row.line, 'conflict', key, body);
    });
    void posting;
    return life.unit;
  }

  /** Writes the rows; what leaves our hands goes before what comes, so that a maker serial may change places in one posting. */
  private write(changes: readonly Change[], posting: number): void {
    const leaves = (change: Change): number => (change.after !== null && isInOurHands(change.after.status) ? 1 : 0);
    for (const change of [...changes].sort((a, b) => leaves(a) - leaves(b))) this.writeOne(change, posting);
    this.writeBalances(changes);
  }

  private writeOne({ key, before, after }: Change, posting: number): void {
    if (after === null) {
      this.statements.remove.run(key);
      this.statements.makerGone.run(key);
      if (before) this.statements.unsearch.run(key);
      return;
    }
    (before ? this.statements.replace : this.statements.insert).run(unitValues(after, this.keys));
    this.writeMakers(key, before, after, posting);
    if (before && sameTexts(before.makers, after.makers)) return;
    if (before) this.statements.unsearch.run(key);
    this.statements.search.run(key, foldKey(after.serial), after.makers.map(foldKey).join('\n'));
  }

  private writeMakers(key: number, before: Unit | null, after: Unit, posting: number): void {
    const hands = isInOurHands(after.status);
    const same = before !== null && before.item === after.item && sameTexts(before.makers, after.makers);
    if (same && isInOurHands(before.status) === hands) return;
    if (same && !hands) {
      this.statements.makerOut.run(key);
      return;
    }
    if (before) this.statements.makerGone.run(key);
    after.makers.forEach((text, slot) => {
      const twin = hands ? this.freeTwin(after.item, text) : 0;
      this.statements.maker.run(key, slot, text, foldKey(text), after.item, hands ? 1 : 0, twin);
      if (twin > 0)
        this.statements.attention.run(posting, slot, 'twin', key, JSON.stringify({ text, item: after.item }));
    });
  }

  private freeTwin(item: string, text: string): number {
    const taken = (this.statements.twins.all(item, text) as { twin: number }[]).map((row) => row.twin);
    let twin = 0;
    while (taken.includes(twin)) twin += 1;
    return twin;
  }

  private writeBalances(changes: readonly Change[]): void {
    const sums = new Map<string, { units: number; value: number; key: readonly string[] }>();
    const add = (unit: Unit | null, sign: number): void => {
      if (!unit || unit.owner !== 'us' || STATUS_TABLE[unit.status].keptBy !== 'branch') return;
      const key = [unit.item, unit.branch ?? '', unit.location ?? '', unit.status];
      const name = key.join('\0');
      const entry = sums.get(name) ?? { units: 0, value: 0, key };
      entry.units += sign;
      entry.value += sign * (unit.costMinor ?? 0);
      sums.set(name, entry);
    };
    for (const change of changes) {
      add(change.before, -1);
      add(change.after, 1);
    }
    for (const { key, units, value } of sums.values()) {
      if (units !== 0 || value !== 0) this.statements.balance.run(...key, units, value);
    }
  }
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
