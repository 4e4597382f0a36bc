// The open ledger: connection, view, projector, and where this station's chain stands. Used by the dispatcher alone.
import type { KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { View } from '../../shared/domain/view';
import type { Branch, Station } from '../../shared/domain/model';
import { DOC_LETTERS, type PostingKind } from '../../shared/domain/posting';
import { prefixIndex, serialOfKey, parseSerial } from '../../shared/serial/serial';
import { PostingKeys } from '../keys';
import type { PostingRow } from '../queries/posting-reader';
import { Credentials } from '../people/credentials';
import { PersonSeal } from '../people/seal';
import { Projector } from '../projections/writer';
import { keptView, type KeptView } from '../queries/kept-view';
import { UnitReader } from '../queries/unit-reader';
import { sqliteView } from '../queries/view';
import { postingInserter, type SealedPosting } from './append';
import { NO_HASH } from './chain';
import type { KeyStore } from './key-store';
import { Local } from './local';

/** Serials of one prefix span ten digits of sequence. */
const SEQUENCE_SPAN = 10_000_000_000;
/** A foreign clock further ahead than this does not advance ours (DESIGN 6, Order). */
export const DAY_MS = 86_400_000;
const HLC_COUNTS = 1_000;
const QUARTER_MS = 900_000;

/** Where the chain of this station stands. */
export type ChainState = {
  readonly seq: number;
  readonly hash: Buffer;
  readonly hlc: number;
  readonly lastAtMs: number;
  readonly docs: ReadonlyMap<string, number>;
};

export class LedgerCore {
  readonly keys: PostingKeys;
  readonly view: View;
  private readonly units: UnitReader;
  private readonly kept: KeptView | null;
  readonly seal: PersonSeal;
  readonly credentials: Credentials;
  readonly local: Local;
  projector: Projector;
  readonly insert: (posting: SealedPosting) => void;
  chain: ChainState;
  private stationCache: Station | null = null;
  private readonly maxUnit;
  private readonly shiftNumber;
  private readonly commandRows;

  constructor(
    readonly db: Database,
    readonly keyStore: KeyStore,
    readonly now: () => number,
  ) {
    this.keys = new PostingKeys(db);
    this.seal = new PersonSeal(db);
    this.local = new Local(db);
    // Only the writer may keep what it read: nobody else changes it under the lock.
    this.units = new UnitReader(db, this.keys, !db.readonly);
    const plain = sqliteView(db, this.keys, this.units);
    this.kept = db.readonly ? null : keptView(plain);
    this.view = this.kept ?? plain;
    this.projector = new Projector(db, this.keys, this.seal, this.units);
    this.insert = postingInserter(db);
    this.credentials = new Credentials(db, () => keyStore.pepper(this.view.company()?.id ?? 'none'));
    this.maxUnit = db.prepare(
      `SELECT MAX(COALESCE((SELECT MAX(unit) FROM view_unit WHERE unit BETWEEN :a AND :b), :a),
              COALESCE((SELECT MAX(unit) FROM local_allotment WHERE unit BETWEEN :a AND :b), :a)) AS unit`,
    );
    this.shiftNumber = db.prepare('SELECT COALESCE(MAX(number), 0) + 1 AS next FROM view_shift WHERE station = ?');
    this.commandRows = db.prepare(
      `SELECT * FROM ledger_posting
       WHERE (command_id = :a OR command_id BETWEEN :a || '#' AND :a || '#:') AND station = :b ORDER BY seq`,
    );
    this.chain = this.readChain();
  }

  /** All postings of a command, in their order. */
  postingsOf(commandId: string): PostingRow[] {
    return this.commandRows.all({ a: commandId, b: this.station()?.id ?? '' }) as PostingRow[];
  }

  /** The number of the next shift of a station. */
  nextShift(station: string): number {
    return (this.shiftNumber.get(station) as { next: number }).next;
  }

  /** The station whose life this file is, or null before founding. */
  station(): Station | null {
    if (this.stationCache) return this.stationCache;
    const id = this.local.meta('station');
    if (id === null) return null;
    this.stationCache = this.view.stations().find((station) => station.id === id) ?? null;
    return this.stationCache;
  }

  /** Forgets what a rollback may have taken back. */
  reload(): void {
    this.keys.reload();
    this.forget();
    this.chain = this.readChain();
  }

  /** Destroys the key of a person who was erased, and what a screen was told of them; the files follow in `finishErasing`. */
  forgetPerson(person: string): void {
    this.seal.destroy(person);
    this.local.forgetAnswers();
    this.local.setMeta('erase_pending', 'yes');
  }

  /**
   * An erased name may still lie in the write-ahead log and in pages that it has not reached; writing the log back and
   * cutting it leaves the name in no file (DESIGN 9). A reader can hold that up, so the mark stays until it is done.
   */
  finishErasing(): void {
    if (this.local.meta('erase_pending') === null) return;
    const [result] = this.db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (result?.busy !== 0) return;
    this.local.dropMeta('erase_pending');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  /** Forgets the house and the units that were read, when a posting changed the house or a transaction was taken back. */
  forget(): void {
    this.stationCache = null;
    this.kept?.forget();
    this.units.forget();
    this.projector.forget();
  }

  /** Goes back to where the chain stood before a transaction that was taken back. */
  restore(chain: ChainState): void {
    this.chain = chain;
    this.keys.reload();
    this.forget();
  }

  /** Begins a command: units that earlier commands read are read anew. */
  begin(): void {
    this.units.forget();
  }

  private readChain(): ChainState {
    const station = this.local.meta('station');
    const last = this.db
      .prepare('SELECT seq, hash, hlc, at FROM ledger_posting WHERE station = ? ORDER BY seq DESC LIMIT 1')
      .get(station) as { seq: number; hash: Buffer; hlc: number; at: number } | undefined;
    return {
      seq: last?.seq ?? 0,
      hash: last?.hash ?? NO_HASH,
      hlc: Math.max(last?.hlc ?? 0, Number(this.local.meta('hlc') ?? 0)),
      lastAtMs: last?.at ?? 0,
      docs: station === null ? new Map<string, number>() : this.readDocNumbers(station),
    };
  }

  /** The last document number of each kind; numbers have six digits, so only a full range has to be counted. */
  private readDocNumbers(station: string): Map<string, number> {
    const last = this.db.prepare('SELECT MAX(doc_no) AS last FROM ledger_posting WHERE doc_no BETWEEN ? AND ?');
    const count = this.db.prepare('SELECT COUNT(*) AS count FROM ledger_posting WHERE doc_no BETWEEN ? AND ?');
    const docs = new Map<string, number>();
    for (const [kind, letter] of Object.entries(DOC_LETTERS)) {
      const range = [`${station.slice(0, 3)}-${letter}-`, `${station.slice(0, 3)}-${letter}-~`];
      const text = (last.get(...range) as { last: string | null }).last;
      const number = text === null ? 0 : Number(text.slice(text.lastIndexOf('-') + 1));
      docs.set(kind, number < 999_999 ? number : (count.get(...range) as { count: number }).count);
    }
    return docs;
  }

  /** The next free sequence for serials of this station: one more than any allotted or posted. */
  nextSequence(prefix: string): number {
    const low = prefixIndex(prefix) * SEQUENCE_SPAN;
    const { unit } = this.maxUnit.get({ a: low, b: low + SEQUENCE_SPAN - 1 }) as { unit: number };
    return (parseSerial(serialOfKey(unit))?.sequence ?? 0) + 1;
  }

  /** A foreign posting advances our hybrid clock, unless its clock is more than a day ahead (DESIGN 6, Order). */
  hear(hlc: number): void {
    if (hlc <= this.chain.hlc || hlc > (this.now() + DAY_MS) * HLC_COUNTS) return;
    this.chain = { ...this.chain, hlc };
    this.local.setMeta('hlc', String(hlc));
  }

  /** The next hybrid time: never before the last, the wall clock where it is ahead. */
  nextHlc(nowMs: number): number {
    return Math.max(this.chain.hlc + 1, nowMs * HLC_COUNTS);
  }

  /** The number of the next document of a kind, gapless for each station and kind; null for kinds without one. */
  nextDocNo(kind: PostingKind, prefix: string): string | null {
    const letters = DOC_LETTERS[kind];
    if (letters === undefined) return null;
    return `${prefix}-${letters}-${String((this.chain.docs.get(kind) ?? 0) + 1).padStart(6, '0')}`;
  }

  /** The calendar date of a moment in a branch's time zone; no zone changes its date within a quarter of an hour. */
  businessDate(branch: Branch | undefined, atMs: number): string {
    const timeZone = branch?.timeZone ?? 'UTC';
    const quarter = Math.floor(atMs / QUARTER_MS);
    if (this.lastDate?.quarter === quarter && this.lastDate.timeZone === timeZone) return this.lastDate.date;
    const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    const date = format.format(new Date(atMs));
    this.lastDate = { quarter, timeZone, date };
    return date;
  }
  private lastDate: { readonly quarter: number; readonly timeZone: string; readonly date: string } | null = null;

  /** The signing key of this station, or null on a computer that does not hold it. */
  signingKey(): KeyObject | null {
    const id = this.local.meta('station');
    if (id === null) return null;
    this.keyCache ??= this.keyStore.stationKey(id);
    return this.keyCache;
  }
  private keyCache: KeyObject | null = null;
}
