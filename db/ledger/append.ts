// Appends postings: hash, sign, write. The one place that inserts into ledger_posting, called by the dispatcher alone.
import type { KeyObject } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { PostingHeader } from '../../shared/domain/posting';
import { postingHash } from './chain';
import { signHash } from './key-store';

export type SealedPosting = {
  readonly header: PostingHeader;
  readonly body: Buffer;
  readonly prevHash: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
};

/** Prepares the insert. The guards of the schema refuse a wrong number, a second use of a command, a broken chain. */
export function postingInserter(db: Database): (posting: SealedPosting) => void {
  const insert = db.prepare(
    `INSERT INTO ledger_posting (station, seq, kind, version, branch, shift, doc_no, at, business_date, hlc, user, approver,
       command_id, refers_to, body, prev_hash, hash, signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return ({ header, body, prevHash, hash, signature }) => {
    const {
      station,
      seq,
      kind,
      version,
      branch,
      shift,
      docNo,
      atMs,
      businessDate,
      hlc,
      user,
      approver,
      commandId,
      refersTo,
    } = header;
    insert.run(
      station,
      seq,
      kind,
      version,
      branch,
      shift,
      docNo,
      atMs,
      businessDate,
      hlc,
      user,
      approver,
      commandId,
      refersTo,
      body,
      prevHash,
      hash,
      signature,
    );
  };
}

/** Hashes, signs and writes one posting of this station; gives its hash, the next one's `prevHash`. */
export function appendPosting(
  insert: (posting: SealedPosting) => void,
  header: PostingHeader,
  body: Buffer,
  prevHash: Buffer,
  key: KeyObject,
): Buffer {
  const hash = postingHash(prevHash, header, body);
  insert({ header, body, prevHash, hash, signature: signHash(key, hash) });
  return hash;
}
