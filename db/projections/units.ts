// Writes the effects of a posting on units: rows, maker serials, events, balances, search (DESIGN 6, Order).
// The common cases join the end of a life or begin one; anything else refolds that life from its events.
import type { Database } from 'better-sqlite3';
import { lineFacts, type Effects, type UnitEffect, type UnitFactSet } from '../../shared/domain/fold/effects';
import { applyEvent, foldLife, type LifeEvent } from '../../shared/domain/fold/unit-life';
import type { Unit } from '../../shared/domain/model';
import type { PostingHeader } from '../../shared/domain/posting';
import { isInOurHands } from '../../shared/domain/status';
import { serialKey, serialOfKey } from '../../shared/serial/serial';
import { foldKey } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import { unitValues } from '../queries/rows';
import type { UnitReader } from '../queries/unit-reader';
import { Balances } from './balances';
import { searchText, writeBirths, writePlainMakers, type Birth } from './births';
import { unitStatements, UnitUpdate, type UnitStatements } from './unit-statements';

type EventRow = {
  readonly posting: number;
  readonly line: number;
  readonly event: UnitEffect['event'];
  readonly after: number | null;
  readonly hlc: number;
  readonly own: string;
  readonly facts: string | null;
  readonly item: string | null;
  readonly party: string | null;
  readonly business_date: string;
};
type Change = { readonly key: number; readonly before: Unit | null; readonly after: Unit | null };
type Keyed = Birth & { readonly before: Unit | null };

export class UnitWriter {
  private readonly statements: UnitStatements;
  private readonly update: UnitUpdate;
  private readonly balances: Balances;

  constructor(
    db: Database,
    private readonly keys: PostingKeys,
    private readonly reader: UnitReader,
  ) {
    this.statements = unitStatements(db);
    this.update = new UnitUpdate(db);
    this.balances = new Balances(this.statements.balance);
  }

  /** Applies all unit effects of a posting. Its lines are already written, since a refold reads them. */
  apply(effects: Effects, header: PostingHeader, posting: number, ref: string): void {
    if (effects.units.length === 0) return;
    const facts = new Map(effects.lines.map((line) => [line.line, line.facts]));
    const keyed = this.readBefore(effects);
    // Lives with an event that waits or is in conflict are folded anew: what arrives now may decide it otherwise.
    const waiting = new Set(this.statements.waiting.all() as number[]);
    const isNew = (one: Keyed): boolean => isBirth(one) && !waiting.has(one.key);
    const born = keyed.filter(isNew);
    const moved = born.length === 0 ? keyed : keyed.filter((one) => !isNew(one));
    this.move(moved, waiting, facts, header, posting, ref);
    for (const [line, births] of byLine(born)) this.bear(births, facts.get(line) ?? {}, header, posting, ref);
    // Last of all and row by row: a statement of many rows would make the index write a segment of its own each time.
    for (const { key, effect } of born) {
      const makers = effect.own.makers ?? [];
      if (makers.length > 0) this.statements.search.run(key, searchText(makers));
    }
    this.balances.write();
  }

  private readBefore(effects: Effects): Keyed[] {
    const numbered = effects.units.map((effect) => ({ key: serialKey(effect.serial), effect }));
    const known = this.reader.byKeys(numbered.map((one) => one.key));
    return numbered.map(({ key, effect }) => ({ key, effect, before: known.get(key) ?? null }));
  }

  /** Begins the lives of a line's new units. */
  private bear(
    births: readonly Birth[],
    facts: UnitFactSet,
    header: PostingHeader,
    posting: number,
    ref: string,
  ): void {
    const [lead] = births;
    const first =
      lead && applyEvent(null, lead.effect.serial, lead.effect.event, { ...facts, ...lead.effect.own }, ref);
    if (!first) return;
    writeBirths(this.statements, this.keys, posting, first, births);
    const hands = isInOurHands(first.status);
    let valueMinor = 0;
    for (const { effect } of births) valueMinor += effect.own.costMinor ?? 0;
    for (const { key, effect } of hands ? writePlainMakers(this.statements, births) : births) {
      (effect.own.makers ?? []).forEach((text, slot) => this.writeMaker(key, slot, text, first.item, hands, posting));
    }
    this.balances.add(first, births.length, valueMinor);
  }

  private move(
    moved: readonly Keyed[],
    waiting: ReadonlySet<number>,
    facts: ReadonlyMap<number, UnitFactSet>,
    header: PostingHeader,
    posting: number,
    ref: string,
  ): void {
    const changes = moved.map(({ key, effect, before }): Change => {
      const joins = (before?.last ?? null) === effect.after && !waiting.has(key);
      const merged: UnitFactSet = { ...facts.get(effect.line), ...effect.own };
      const after = joins ? applyEvent(before, effect.serial, effect.event, merged, ref) : null;
      const own = JSON.stringify(effect.own);
      this.statements.event.run(key, posting, effect.line, effect.event, this.keys.keyOrNull(effect.after), null, own);
      return { key, before, after: after ?? this.refold(key, header) };
    });
    // What leaves our hands goes before what comes, so that a maker serial may change places in one posting.
    const comes = (change: Change): number => (change.after !== null && isInOurHands(change.after.status) ? 1 : 0);
    for (const change of changes.length > 1 ? [...changes].sort((a, b) => comes(a) - comes(b)) : changes) {
      this.writeOne(change, posting);
      if (change.before) this.balances.add(change.before, -1, 0 - (change.before.costMinor ?? 0));
      if (change.after) this.balances.add(change.after, 1, change.after.costMinor ?? 0);
      this.reader.keep(change.key, change.after);
    }
  }

  /** Folds a life anew from its events, marks conflicts, and puts those on Attention. */
  private refold(key: number, header: PostingHeader): Unit | null {
    const rows = this.statements.events.all(key) as EventRow[];
    const events = rows.map((row) => this.lifeEvent(row));
    const life = foldLife(serialOfKey(key), events);
    life.states.forEach((state, index) => {
      const row = rows[index];
      if (!row) return;
      this.statements.state.run(state === 'applied' ? null : state, key, row.posting, row.line);
      if (state !== 'conflict') return;
      const body = JSON.stringify({ event: row.event, posting: this.keys.ref(row.posting), foundBy: header.station });
      this.statements.attention.run(row.posting, row.line, 'conflict', key, body);
    });
    return life.unit;
  }

  private lifeEvent(row: EventRow): LifeEvent {
    const ref = this.keys.ref(row.posting);
    const kept = row.facts === null ? {} : (JSON.parse(row.facts) as UnitFactSet);
    const facts = lineFacts(
      row.event,
      { ref, party: row.party, item: row.item ?? '', businessDate: row.business_date },
      kept,
    );
    return {
      ref,
      station: ref.slice(0, ref.indexOf(':')),
      hlc: row.hlc,
      line: row.line,
      event: row.event,
      after: this.keys.refOrNull(row.after),
      facts: { ...facts, ...(JSON.parse(row.own) as UnitFactSet) },
    };
  }

  private writeOne({ key, before, after }: Change, posting: number): void {
    if (after === null) {
      this.statements.remove.run(key);
      this.statements.makerGone.run(key);
      if (before && before.makers.length > 0) this.statements.unsearch.run(key);
      return;
    }
    const values = unitValues(after, this.keys);
    if (before) this.update.run(key, unitValues(before, this.keys), values);
    else this.statements.insert.run(values);
    this.writeMakers(key, before, after, posting);
    if (before && sameTexts(before.makers, after.makers)) return;
    if (before && before.makers.length > 0) this.statements.unsearch.run(key);
    if (after.makers.length > 0) this.statements.search.run(key, searchText(after.makers));
  }

  private writeMakers(key: number, before: Unit | null, after: Unit, posting: number): void {
    const hands = isInOurHands(after.status);
    if (before !== null && before.item === after.item && sameTexts(before.makers, after.makers)) {
      if (hands && !isInOurHands(before.status) && after.makers.length > 0) this.takeHoldAgain(key, after, posting);
      return;
    }
    if (before) this.statements.makerGone.run(key);
    after.makers.forEach((text, slot) => this.writeMaker(key, slot, text, after.item, hands, posting));
  }

  /** Writes one maker serial as the first of its kind; where another unit carries it, that one gives way or this one is the next. */
  private writeMaker(key: number, slot: number, text: string, item: string, hands: boolean, posting: number): void {
    const { maker } = this.statements;
    const folded = foldKey(text);
    if (maker.run(key, slot, text, folded, hands ? 0 : outOfHands(key, slot)).changes === 1) return;
    maker.run(key, slot, text, folded, this.freeHold({ key, slot, text, item, folded }, posting));
  }

  /** A unit that comes back takes its numbers again where another unit had needed them. */
  private takeHoldAgain(key: number, unit: Unit, posting: number): void {
    for (const row of this.statements.makerGaveWay.all(key) as { slot: number; text: string; key: string }[]) {
      const { slot, text } = row;
      this.statements.makerHold.run(
        this.freeHold({ key, slot, text, item: unit.item, folded: row.key }, posting),
        key,
        slot,
      );
    }
  }

  /** The lowest hold that no unit in our hands has; units out of our hands give way, a real twin goes on Attention. */
  private freeHold(mine: MakerPlace, posting: number): number {
    const taken = new Set<number>();
    let twin = false;
    for (const row of this.statements.makerHolders.all(mine.folded) as Holder[]) {
      const held = row.unit === mine.key || (row.status !== null && isInOurHands(row.status));
      if (!held) this.statements.makerHold.run(outOfHands(row.unit, row.slot), row.unit, row.slot);
      else {
        taken.add(row.hold);
        twin ||= row.unit !== mine.key && row.item === mine.item && row.text === mine.text;
      }
    }
    if (twin) {
      const body = JSON.stringify({ text: mine.text, item: mine.item });
      this.statements.attention.run(posting, mine.slot, 'twin', mine.key, body);
    }
    let hold = 0;
    while (taken.has(hold)) hold += 1;
    return hold;
  }
}

type MakerPlace = {
  readonly key: number;
  readonly slot: number;
  readonly text: string;
  readonly item: string;
  readonly folded: string;
};
type Holder = {
  readonly unit: number;
  readonly slot: number;
  readonly item: string | null;
  readonly text: string;
  readonly hold: number;
  readonly status: Unit['status'] | null;
};

/** The hold of a number whose unit is not in our hands: below zero, and its own for each slot. */
function outOfHands(key: number, slot: number): number {
  return 0 - (key * 4 + slot);
}

/** A unit that this posting brings into the books by a receipt; a sale on trust may be there before it. */
function isBirth({ before, effect }: Keyed): boolean {
  return before === null && effect.after === null && effect.event === 'received';
}

function byLine(born: readonly Keyed[]): Map<number, Keyed[]> {
  const lines = new Map<number, Keyed[]>();
  for (const birth of born) {
    const list = lines.get(birth.effect.line);
    if (list) list.push(birth);
    else lines.set(birth.effect.line, [birth]);
  }
  return lines;
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}
