// Writes the effects of a posting into the projection tables, in the transaction that appends it (DESIGN 2, project).
import type { Database } from 'better-sqlite3';
import { effectsOf, isDocument, type Effects } from '../../shared/domain/fold/effects';
import { refOf, stampOf, type Posting, type PostingHeader } from '../../shared/domain/posting';
import { canonical } from '../../shared/text/canonical';
import { foldKey } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import type { PersonSeal } from '../people/seal';
import type { UnitReader } from '../queries/unit-reader';
import { CatalogueWriter } from './catalogue';
import { newerNotes } from './newer';
import { UnitWriter } from './units';

export class Projector {
  private readonly units: UnitWriter;
  private readonly catalogue: CatalogueWriter;
  private readonly noteNewer;
  private readonly statements;
  private readonly seenItems = new Set<string>();

  constructor(
    db: Database,
    private readonly keys: PostingKeys,
    seal: PersonSeal,
    reader: UnitReader,
  ) {
    this.units = new UnitWriter(db, keys, reader);
    this.catalogue = new CatalogueWriter(db, seal);
    this.noteNewer = newerNotes(db);
    this.statements = {
      document: db.prepare('INSERT INTO view_document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)'),
      note: db.prepare('INSERT INTO view_delivery_note VALUES (?, ?, ?)'),
      line: db.prepare('INSERT INTO view_line VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
      itemTotal: db.prepare(
        `INSERT INTO view_item_total VALUES (?, ?, ?) ON CONFLICT DO UPDATE
         SET bought_e7 = bought_e7 + excluded.bought_e7, bought_minor = bought_minor + excluded.bought_minor`,
      ),
      itemSeen: db.prepare('INSERT OR IGNORE INTO view_item_total VALUES (?, 0, 0)'),
      returned: db.prepare(
        `INSERT INTO view_returned VALUES (?, ?, ?) ON CONFLICT DO UPDATE
         SET quantity_e7 = quantity_e7 + excluded.quantity_e7`,
      ),
      state: db.prepare('INSERT OR IGNORE INTO view_document_state VALUES (?, ?)'),
      pool: db.prepare(
        `INSERT INTO view_pool VALUES (?, ?, ?, ?, NULL, NULL, '') ON CONFLICT DO UPDATE
         SET quantity_e7 = quantity_e7 + excluded.quantity_e7, value_minor = value_minor + excluded.value_minor`,
      ),
      lastCost: db.prepare(
        'UPDATE view_pool SET last_cost_minor = ?, last_quantity_e7 = ?, last_stamp = ? WHERE item = ? AND branch = ? AND last_stamp <= ?',
      ),
      refund: db.prepare(
        `INSERT INTO view_refund VALUES (?, ?, ?) ON CONFLICT DO UPDATE
         SET refunded_minor = refunded_minor + excluded.refunded_minor`,
      ),
      drawer: db.prepare(
        'INSERT INTO view_drawer VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET amount_minor = amount_minor + excluded.amount_minor',
      ),
      shift: db.prepare('INSERT INTO view_shift VALUES (?, ?, ?, ?, ?, ?, 1)'),
    };
  }

  /** Takes a posting that this Unitill does not understand: its units are shown as needing a newer one. */
  takeNewer({ station, seq, kind, version }: PostingHeader, body: Buffer): void {
    this.noteNewer(this.keys.key(refOf({ station, seq })), kind, version, body);
  }

  /** Projects one posting; its effects are pure, the order of writing is fixed. */
  project(posting: Posting): void {
    const { header } = posting;
    const ref = refOf(header);
    const key = this.keys.key(ref);
    const effects = effectsOf(posting);
    this.catalogue.apply(effects, header);
    if (isDocument(header)) this.writeDocument(effects, header, key);
    this.writeLines(effects, header, key);
    this.units.apply(effects, header, key, ref);
    this.writeMoney(effects, header, key);
  }

  private writeLines(effects: Effects, header: PostingHeader, key: number): void {
    const { line, itemTotal } = this.statements;
    for (const one of effects.lines) {
      const { item, quantityE7, netMinor, grossMinor, costMinor } = one;
      line.run(key, one.line, item, quantityE7, netMinor, grossMinor, costMinor, canonical(one.kept));
      if (header.kind === 'receipt.posted') itemTotal.run(item, quantityE7, costMinor);
      else this.seeItem(item);
    }
    for (const { own } of effects.units) if (own.item !== undefined) this.seeItem(own.item);
  }

  /** Remembers that an item was used: its inventory type is fixed from then on. */
  private seeItem(item: string): void {
    if (this.seenItems.has(item)) return;
    this.statements.itemSeen.run(item);
    this.seenItems.add(item);
  }

  /** Forgets what the tables were seen to hold: after a rollback, or when they are made anew. */
  forget(): void {
    this.seenItems.clear();
  }

  private writeDocument(effects: Effects, header: PostingHeader, key: number): void {
    this.statements.document.run(
      key,
      header.kind,
      header.docNo,
      header.branch,
      this.keys.keyOrNull(header.shift),
      header.businessDate,
      header.atMs,
      header.hlc,
      header.user,
      effects.party,
      effects.totalMinor,
      effects.units.length,
      this.keys.keyOrNull(header.refersTo),
    );
    if (effects.party !== null && effects.deliveryNote !== null)
      this.statements.note.run(effects.party, foldKey(effects.deliveryNote), key);
  }

  private writeMoney(effects: Effects, header: PostingHeader, key: number): void {
    const { statements, keys } = this;
    const stamp = stampOf(header);
    for (const pool of effects.pools) {
      statements.pool.run(pool.item, header.branch, pool.quantityE7, pool.valueMinor);
      if (pool.fresh) statements.lastCost.run(pool.valueMinor, pool.quantityE7, stamp, pool.item, header.branch, stamp);
    }
    for (const { sale, kind, refundedMinor } of effects.tenders)
      if (refundedMinor !== 0) statements.refund.run(keys.key(sale), kind, refundedMinor);
    for (const { kind, amountMinor } of effects.drawer) {
      if (header.shift !== null) statements.drawer.run(keys.key(header.shift), kind, amountMinor);
    }
    for (const { sale, line, quantityE7 } of effects.returned)
      statements.returned.run(keys.key(sale), line, quantityE7);
    if (effects.voided !== null) statements.state.run(keys.key(effects.voided), 'voided');
    if (effects.recalled !== null) statements.state.run(keys.key(effects.recalled), 'recalled');
    if (effects.shift) {
      const { number, floatMinor } = effects.shift;
      statements.shift.run(key, header.station, number, header.atMs, floatMinor, header.user ?? '');
    }
  }
}
