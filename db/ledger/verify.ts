// Verify: chain and signatures, canonical bytes, schema, and every projection row against a rebuild (DESIGN 6).
// It names the first altered posting. With an anchor it also finds a cut tail and a recomputed chain. It reads one moment of
// the file and writes nothing of it, since a till may sell from the ledger meanwhile.
import type { KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { canonical } from '../../shared/text/canonical';
import { openDatabase } from '../connection';
import { MIGRATIONS } from '../migrations/migrations';
import { VIEW_TABLES } from '../projections/schema';
import { headerOf, type PostingRow } from '../queries/posting-reader';
import { NO_HASH, postingHash } from './chain';
import { faultOf } from './fault';
import { publicKeyOf, verifyHash } from './key-store';
import { wrongViews } from './rebuilt-views';

/** The last postings that every start checks; the whole chain is for the night. */
const TAIL = 1_000;
/** A thousand sales, or one delivery: bodies of so many bytes are parsed and hashed in about 50 ms. */
const TAIL_BYTES = 1_048_576;

export type Problem = {
  readonly kind:
    | 'sequence'
    | 'chain'
    | 'hash'
    | 'signature'
    | 'canonical'
    | 'unknownStation'
    | 'schema'
    | 'projection'
    | 'anchor'
    | 'sqlite';
  /** The posting that is wrong, `<station>:<seq>`; null where no single one is. */
  readonly posting: string | null;
  readonly detail: string;
};
export type Report = {
  readonly ok: boolean;
  readonly postings: number;
  readonly heads: readonly Head[];
  readonly problems: readonly Problem[];
};
export type Head = { readonly station: string; readonly seq: number; readonly hash: string };
/** Seq and at least ten characters of the hash, as printed on slips and kept with backups. */
export type Anchor = { readonly station: string | null; readonly seq: number; readonly hash: string };

type ChainStep = { readonly hash: Buffer; readonly seq: number };

/** Public keys of the stations, read from the postings themselves: a company is founded by its first, who enrols the others. */
function publicKeys(db: Database): Map<string, KeyObject | null> {
  const rows = db
    .prepare(
      "SELECT body FROM ledger_posting WHERE kind IN ('company.founded', 'station.enrolled', 'station.succeeded') ORDER BY arrival",
    )
    .all() as { body: Buffer }[];
  const keys = new Map<string, KeyObject | null>();
  for (const row of rows) {
    const body = parsed(row.body) as { station?: { id?: string; publicKey?: string } } | null;
    const { id, publicKey } = body?.station ?? {};
    if (id !== undefined && publicKey !== undefined && !keys.has(id)) keys.set(id, publicKeyOf(publicKey));
  }
  return keys;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return null;
  }
}

function checkPosting(
  row: PostingRow,
  before: ChainStep | undefined,
  key: KeyObject | null | undefined,
): Problem | null {
  const posting = `${row.station}:${row.seq}`;
  const problem = (kind: Problem['kind'], detail: string): Problem => ({ kind, posting, detail });
  if (row.seq !== (before?.seq ?? 0) + 1) return problem('sequence', `follows ${before?.seq ?? 0}`);
  if (!row.prev_hash.equals(before?.hash ?? NO_HASH))
    return problem('chain', 'does not follow the hash of the posting before');
  if (!isCanonical(row.body)) return problem('canonical', 'its body is not canonical JSON');
  if (!postingHash(row.prev_hash, headerOf(row), row.body).equals(row.hash))
    return problem('hash', 'was altered: its hash does not fit its content');
  if (key === undefined) return problem('unknownStation', 'no posting names the public key of its station');
  return key && verifyHash(key, row.hash, row.signature)
    ? null
    : problem('signature', 'its signature is not by the key of its station');
}

function isCanonical(body: Buffer): boolean {
  try {
    const text = body.toString('utf8');
    return canonical(JSON.parse(text)) === text && Buffer.from(text, 'utf8').equals(body);
  } catch {
    return false;
  }
}

/** Walks all chains in order of arrival and stops at the first posting that is wrong. */
export function verifyChains(db: Database): {
  readonly postings: number;
  readonly heads: Head[];
  readonly problem: Problem | null;
} {
  const keys = publicKeys(db);
  const steps = new Map<string, ChainStep>();
  const rows = db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').iterate() as IterableIterator<PostingRow>;
  let postings = 0;
  let problem: Problem | null = null;
  for (const row of rows) {
    problem = checkPosting(row, steps.get(row.station), keys.get(row.station));
    if (problem) break;
    steps.set(row.station, { seq: row.seq, hash: row.hash });
    postings += 1;
  }
  const heads = [...steps].map(([station, step]) => ({ station, seq: step.seq, hash: step.hash.toString('hex') }));
  return { postings, heads, problem };
}

/**
 * The last postings whose bodies fit into the limit, at least one: a delivery of thousands of units is as long as a day's
 * sales, and every start waits for this.
 */
const TAIL_SQL = `
  SELECT * FROM ledger_posting
  WHERE arrival >= (
    SELECT MIN(arrival) FROM (
      SELECT arrival, ROW_NUMBER() OVER latest AS nth, SUM(long) OVER latest AS bytes
      FROM (SELECT arrival, length(body) AS long FROM ledger_posting ORDER BY arrival DESC LIMIT ${TAIL})
      WINDOW latest AS (ORDER BY arrival DESC)
    )
    WHERE nth = 1 OR bytes <= ${TAIL_BYTES}
  )
  ORDER BY arrival`;

/** Checks the last postings at start; throws `ledgerDamaged` and names the first that is wrong. */
export function checkTail(db: Database): void {
  const keys = publicKeys(db);
  const rows = db.prepare(TAIL_SQL).all() as PostingRow[];
  const steps = new Map<string, ChainStep>();
  for (const row of rows) {
    const before = steps.get(row.station) ?? { seq: row.seq - 1, hash: row.prev_hash };
    const problem = checkPosting(row, before, keys.get(row.station));
    if (problem)
      throw faultOf(
        'ledgerDamaged',
        `posting ${problem.posting}: ${problem.detail}; restore the last backup`,
        false,
        false,
      );
    steps.set(row.station, { seq: row.seq, hash: row.hash });
  }
}

/**
 * The whole verification of a ledger file, over a connection of its own that cannot write it. One transaction sees one moment
 * of the file, whatever a till posts meanwhile.
 */
export function verifyLedger(file: string, anchor: Anchor | null): Report {
  const db = openDatabase(file, 'read');
  try {
    db.exec('BEGIN');
    return reportOf(db, anchor);
  } finally {
    db.close();
  }
}

function reportOf(db: Database, anchor: Anchor | null): Report {
  const torn = checkSqlite(db);
  const chains = verifyChains(db);
  const problems: Problem[] = chains.problem ? [chains.problem] : [];
  problems.push(...torn, ...checkSchema(db));
  if (anchor) problems.push(...checkAnchor(db, anchor));
  // A rebuild reads all postings: of a chain or a file that is broken it would say nothing more.
  if (!chains.problem && torn.length === 0) problems.push(...checkProjections(db));
  return { ok: problems.length === 0, postings: chains.postings, heads: chains.heads, problems };
}

function checkProjections(db: Database): Problem[] {
  return wrongViews(db).map((detail) => ({ kind: 'projection', posting: null, detail }));
}

function checkSqlite(db: Database): Problem[] {
  const rows = db.pragma('integrity_check') as { integrity_check: string }[];
  return rows
    .filter((row) => row.integrity_check !== 'ok')
    .map((row) => ({ kind: 'sqlite', posting: null, detail: row.integrity_check }));
}

function checkAnchor(db: Database, anchor: Anchor): Problem[] {
  const station =
    anchor.station ??
    (db.prepare("SELECT value FROM local_meta WHERE key = 'station'").get() as { value: string } | undefined)?.value ??
    '';
  const row = db.prepare('SELECT hash FROM ledger_posting WHERE station = ? AND seq = ?').get(station, anchor.seq) as
    { hash: Buffer } | undefined;
  const posting = `${station}:${anchor.seq}`;
  if (!row)
    return [{ kind: 'anchor', posting, detail: 'the anchor names a posting that is not there: the tail was cut off' }];
  if (row.hash.toString('hex').startsWith(anchor.hash)) return [];
  return [{ kind: 'anchor', posting, detail: 'has another hash than the anchor: the chain was recomputed' }];
}

/** The schema as it should be, against the schema as it is: guards that were dropped are found here. */
function checkSchema(db: Database): Problem[] {
  const fresh = openDatabase(':memory:', 'write');
  for (const migration of MIGRATIONS) fresh.exec(migration.sql);
  fresh.exec(VIEW_TABLES);
  const want = schemaOf(fresh);
  fresh.close();
  const have = schemaOf(db);
  const names = new Set([...want.keys(), ...have.keys()]);
  return [...names]
    .filter((name) => want.get(name) !== have.get(name))
    .map((name) => ({ kind: 'schema' as const, posting: null, detail: `${name} is not as Unitill made it` }));
}

function schemaOf(db: Database): Map<string, string> {
  const rows = db
    .prepare("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%' ESCAPE '!'")
    .all() as { name: string; sql: string }[];
  return new Map(rows.map((row) => [row.name, row.sql]));
}
