// Postings as a file, out and in: what sync will do over the wire, and what restore uses to read in a lost tail (DESIGN 6).
// Up and down are the same rule: a known (station, seq) with equal hash is a repeat, with another hash a fork.
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { canonical } from '../../shared/text/canonical';
import { postingOf, headerOf, type PostingRow } from '../queries/posting-reader';
import { NO_HASH, postingHash } from './chain';
import type { LedgerCore } from './core';
import { faultOf } from './fault';
import { publicKeyOf, verifyHash } from './key-store';

/** One posting as a line of a file: the tuple, with bytes as text. */
export type PostingLine = Omit<PostingRow, 'arrival' | 'body' | 'prev_hash' | 'hash' | 'signature'> & {
  readonly body: string;
  readonly prev_hash: string;
  readonly hash: string;
  readonly signature: string;
};
const short = z.string().max(1_000);
const hex = z.string().regex(/^[0-9a-f]{64}$/u);
const POSTING_LINE: z.ZodType<PostingLine> = z.strictObject({
  station: short,
  seq: z.int().min(1),
  kind: short,
  version: z.int().min(1),
  branch: short,
  shift: short.nullable(),
  doc_no: short.nullable(),
  at: z.int(),
  business_date: short,
  hlc: z.int(),
  user: short.nullable(),
  approver: short.nullable(),
  command_id: short,
  refers_to: short.nullable(),
  body: z.string().refine(isJson, 'is not JSON'),
  prev_hash: hex,
  hash: hex,
  signature: z.base64(),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Why a value is no line of an export, or null; whether its hash and signature hold is asked when it is taken in. */
export function postingLineProblem(value: unknown): string | null {
  const checked = POSTING_LINE.safeParse(value);
  const issue = checked.error?.issues[0];
  return issue === undefined ? null : [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': ');
}

export type ImportAnswer = {
  readonly ok: true;
  readonly taken: number;
  readonly repeats: number;
  /** Postings that wait for an earlier one of their station, not stored. */
  readonly waiting: number;
};

/** All postings of the ledger in their order of arrival. */
export function exportPostings(db: Database): PostingLine[] {
  const rows = db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
  return rows.map(lineOf);
}

export function lineOf({ arrival: _, body, prev_hash, hash, signature, ...rest }: PostingRow): PostingLine {
  return {
    ...rest,
    body: body.toString('utf8'),
    prev_hash: prev_hash.toString('hex'),
    hash: hash.toString('hex'),
    signature: signature.toString('base64'),
  };
}

function rowOf(line: PostingLine): PostingRow {
  return {
    ...line,
    arrival: 0,
    body: Buffer.from(line.body, 'utf8'),
    prev_hash: Buffer.from(line.prev_hash, 'hex'),
    hash: Buffer.from(line.hash, 'hex'),
    signature: Buffer.from(line.signature, 'base64'),
  };
}

/** Takes in a file of posting lines in one transaction; throws `chainForked` where a number is used twice. */
export function importPostings(core: LedgerCore, text: string): ImportAnswer {
  const rows = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => rowOf(JSON.parse(line) as PostingLine));
  core.db.exec('BEGIN IMMEDIATE');
  try {
    const answer = takeRows(core, rows);
    core.db.exec('COMMIT');
    core.reload();
    return answer;
  } catch (error) {
    core.db.exec('ROLLBACK');
    core.reload();
    throw error;
  }
}

/** Takes in rows within the caller's transaction: repeats are dropped, gaps wait, forks throw. */
export function takeRows(core: LedgerCore, rows: readonly PostingRow[]): ImportAnswer {
  const known = core.db.prepare('SELECT hash FROM ledger_posting WHERE station = ? AND seq = ?');
  const last = core.db.prepare('SELECT seq, hash FROM ledger_posting WHERE station = ? ORDER BY seq DESC LIMIT 1');
  let taken = 0;
  let repeats = 0;
  let waiting = 0;
  for (const row of rows) {
    const mine = known.get(row.station, row.seq) as { hash: Buffer } | undefined;
    if (mine) {
      if (!mine.hash.equals(row.hash)) throw faultOf('chainForked', forkText(row));
      repeats += 1;
      continue;
    }
    const before = (last.get(row.station) as { seq: number; hash: Buffer } | undefined) ?? { seq: 0, hash: NO_HASH };
    if (row.seq !== before.seq + 1) {
      waiting += 1;
      continue;
    }
    if (!row.prev_hash.equals(before.hash)) throw faultOf('chainForked', forkText(row));
    if (row.station === core.local.meta('station'))
      throw faultOf('chainForked', `${forkText(row)}: it claims to be by this very station`);
    takeRow(core, row);
    taken += 1;
  }
  return { ok: true, taken, repeats, waiting };
}

function forkText(row: PostingRow): string {
  return `${row.station}:${row.seq} is two different postings: two copies of one ledger were used; give one of them a new life`;
}

function takeRow(core: LedgerCore, row: PostingRow): void {
  const header = headerOf(row);
  // The hash first: nothing in an altered posting is looked at.
  const sound =
    postingHash(row.prev_hash, header, row.body).equals(row.hash) &&
    canonical(JSON.parse(row.body.toString('utf8'))) === row.body.toString('utf8');
  const text = sound ? publicKeyFor(core, row) : null;
  const key = text === null ? null : publicKeyOf(text);
  if (key === null || !verifyHash(key, row.hash, row.signature)) {
    throw faultOf(
      'ledgerDamaged',
      `posting ${row.station}:${row.seq} of the file was altered, or its station is not enrolled`,
    );
  }
  core.keys.learn(row.station);
  core.hear(row.hlc);
  core.insert({ header, body: row.body, prevHash: row.prev_hash, hash: row.hash, signature: row.signature });
  const posting = postingOf(row);
  if (posting) core.projector.project(posting);
  else core.projector.takeNewer(header, row.body);
  if (posting?.kind === 'person.erased') core.forgetPerson(posting.body.person);
  // The next row may lean on what this one says of the house: a station, a tax code, a user.
  core.forget();
}

/** The public key of a station: from the register, or from the posting itself where it succeeds a life that we know. */
function publicKeyFor(core: LedgerCore, row: PostingRow): string | null {
  const station = core.view.stations().find((one) => one.id === row.station);
  if (station) return station.publicKey;
  const posting = postingOf(row);
  if (posting?.kind === 'station.succeeded') {
    const { before } = posting.body;
    const known = core.db
      .prepare('SELECT hash FROM ledger_posting WHERE station = ? AND seq = ?')
      .get(before.station, before.seq) as { hash: Buffer } | undefined;
    return known?.hash.toString('hex') === before.hash ? posting.body.station.publicKey : null;
  }
  return posting?.kind === 'company.founded' && core.chain.seq === 0 ? posting.body.station.publicKey : null;
}
