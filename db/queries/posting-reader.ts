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

  constructor(db: Database) {
    this.one = db.prepare('SELECT * FROM ledger_posting WHERE station = ? AND seq = ?');
  }

  row(ref: string): PostingRow | null {
    const colon = ref.indexOf(':');
    const seq = Number(ref.slice(colon + 1));
    // One posting has one reference: a number written otherwise names nothing.
    if (colon < 1 || String(seq) !== ref.slice(colon + 1)) return null;
    return (this.one.get(ref.slice(0, colon), seq) as PostingRow | undefined) ?? null;
  }

  posting(ref: string): Posting | null {
    const row = this.row(ref);
    return row && postingOf(row);
  }
}
