// The open ledger: connection, view, projector, and where this station's chain stands. Used by the dispatcher alone.
import type { KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { View } from '../../shared/domain/view';
import type { Branch, Station } from '../../shared/domain/model';
import { DOC_LETTERS, type PostingKind } from '../../shared/domain/posting';
import { prefixIndex, serialOfKey, parseSerial } from '../../shared/serial/serial';
import { PostingKeys } from '../keys';
import { Credentials } from '../people/credentials';
import { PersonSeal } from '../people/seal';
import { Projector } from '../projections/writer';
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
  readonly seal: PersonSeal;
  readonly credentials: Credentials;
  readonly local: Local;
  projector: Projector;
  readonly insert: (posting: SealedPosting) => void;
  chain: ChainState;
  private stationCache: Station | null = null;
  private readonly formats = new Map<string, Intl.DateTimeFormat>();
  private readonly maxUnit;

  constructor(
    readonly db: Database,
    readonly keyStore: KeyStore,
    readonly now: () => number,
  ) {
    this.keys = new PostingKeys(db);
    this.seal = new PersonSeal(db);
    this.local = new Local(db);
    this.view = sqliteView(db, this.keys);
    this.projector = new Projector(db, this.keys, this.seal);
    this.insert = postingInserter(db);
    this.credentials = new Credentials(db, () => keyStore.pepper(this.view.company()?.id ?? 'none'));
    this.maxUnit = db.prepare(
      `SELECT MAX(COALESCE((SELECT MAX(unit) FROM view_unit WHERE unit BETWEEN :a AND :b), :a),
              COALESCE((SELECT MAX(unit) FROM local_allotment WHERE unit BETWEEN :a AND :b), :a)) AS unit`,
    );
    this.chain = this.readChain();
  }

  /** The station whose life this file is, or null before founding. */
  station(): Station | null {
    const id = this.local.meta('station');
    if (id === null) return null;
    if (this.stationCache?.id !== id)
      this.stationCache = this.view.stations().find((station) => station.id === id) ?? null;
    return this.stationCache;
  }

  /** Forgets what a rollback may have taken back. */
  reload(): void {
    this.keys.reload();
    this.stationCache = null;
    this.chain = this.readChain();
  }

  private readChain(): ChainState {
    const station = this.local.meta('station');
    const last = this.db
      .prepare('SELECT seq, hash, hlc, at FROM ledger_posting WHERE station = ? ORDER BY seq DESC LIMIT 1')
      .get(station) as { seq: number; hash: Buffer; hlc: number; at: number } | undefined;
    const docs = this.db
      .prepare(
        'SELECT kind, COUNT(*) AS count FROM ledger_posting WHERE station = ? AND doc_no IS NOT NULL GROUP BY kind',
      )
      .all(station) as { kind: string; count: number }[];
    return {
      seq: last?.seq ?? 0,
      hash: last?.hash ?? NO_HASH,
      hlc: last?.hlc ?? 0,
      lastAtMs: last?.at ?? 0,
      docs: new Map(docs.map((row) => [row.kind, row.count])),
    };
  }

  /** The next free sequence for serials of this station: one more than any allotted or posted. */
  nextSequence(prefix: string): number {
    const low = prefixIndex(prefix) * SEQUENCE_SPAN;
    const { unit } = this.maxUnit.get({ a: low, b: low + SEQUENCE_SPAN - 1 }) as { unit: number };
    return (parseSerial(serialOfKey(unit))?.sequence ?? 0) + 1;
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

  /** The calendar date of a moment in a branch's time zone. */
  businessDate(branch: Branch | undefined, atMs: number): string {
    const timeZone = branch?.timeZone ?? 'UTC';
    const known = this.formats.get(timeZone);
    const format =
      known ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    if (!known) this.formats.set(timeZone, format);
    return format.format(new Date(atMs));
  }

  /** The signing key of this station, or null on a computer that does not hold it. */
  signingKey(): KeyObject | null {
    const id = this.local.meta('station');
    if (id === null) return null;
    this.keyCache ??= this.keyStore.stationKey(id);
    return this.keyCache;
  }
  private keyCache: KeyObject | null = null;
}
