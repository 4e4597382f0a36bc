// Reads postings back from the ledger: header and body, lifted to the newest version of their kind.
import type { Database } from 'better-sqlite3';
import { KIND_VERSIONS, type Posting, type PostingHeader, type PostingKind } from '../../shared/domain/posting';
import { liftBody } from '../../shared/domain/stored/bodies';

export type PostingRow = {
  readonly arrival: number;
  readonly station: string;
  readonly seq: number;
  readonly kind: string;
  readonly version: number;
  readonly branch: string;
  readonly shift: string | null;
  readonly doc_no: string | null;
  readonly at: number;
  readonly business_date: string;
  readonly hlc: number;
  readonly user: string | null;
  readonly approver: string | null;
  readonly command_id: string;
  readonly refers_to: string | null;
  readonly body: Buffer;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
};

export function headerOf(row: PostingRow): PostingHeader {
  return {
    station: row.station,
    seq: row.seq,
    kind: row.kind,
    version: row.version,
    branch: row.branch,
    shift: row.shift,
    docNo: row.doc_no,
    atMs: row.at,
    businessDate: row.business_date,
    hlc: row.hlc,
    user: row.user,
    approver: row.approver,
    commandId: row.command_id,
    refersTo: row.refers_to,
  };
}

/** The posting of a row, or null when its kind or version is newer than this Unitill: it is kept, not folded. */
export function postingOf(row: PostingRow): Posting | null {
  const newest = KIND_VERSIONS[row.kind as PostingKind] as number | undefined;
  if (newest === undefined || row.version > newest) return null;
  const stored: unknown = JSON.parse(row.body.toString('utf8'));
  const body = liftBody(row.kind as PostingKind, row.version, stored);
  return { header: headerOf(row), kind: row.kind, body } as Posting;
}

export class PostingReader {
  private readonly one;
  private readonly hash;
  /** The last one that was asked for: each unit of a return asks for its sale, which may have thousands of them. */
  private last: { readonly hash: Buffer; readonly posting: Posting | null } | null = null;

  constructor(db: Database) {
    this.one = db.prepare('SELECT * FROM ledger_posting WHERE station = ? AND seq = ?');
    this.hash = db.prepare('SELECT 1 FROM ledger_posting WHERE station = ? AND seq = ? AND hash = ?');
  }

  row(ref: string): PostingRow | null {
    const place = placeOf(ref);
    return place && ((this.one.get(...place) as PostingRow | undefined) ?? null);
  }

  posting(ref: string): Posting | null {
    const place = placeOf(ref);
    if (!place) return null;
    // By its hash, since a transaction that was taken back may have given the same number to another one.
    if (this.last && this.hash.get(...place, this.last.hash) !== undefined) return this.last.posting;
    const row = this.one.get(...place) as PostingRow | undefined;
    if (!row) return null;
    this.last = { hash: row.hash, posting: postingOf(row) };
    return this.last.posting;
  }
}

/** Station and number of a reference. One posting has one reference: a number written otherwise names nothing. */
function placeOf(ref: string): [string, number] | null {
  const colon = ref.indexOf(':');
  const seq = Number(ref.slice(colon + 1));
  return colon < 1 || String(seq) !== ref.slice(colon + 1) ? null : [ref.slice(0, colon), seq];
}
