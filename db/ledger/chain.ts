// The bytes that are hashed: every field of a posting but hash and signature (DESIGN 6).
// hash = SHA-256(prev_hash, canonical header, newline, body); canonical text holds no newline, so the parts cannot run together.
import { createHash } from 'node:crypto';
import type { PostingHeader } from '../../shared/domain/posting';
import { canonical } from '../../shared/text/canonical';

/** The hash before the first posting of a station. */
export const NO_HASH = Buffer.alloc(32);

/** The header as it is hashed, with the names of the tuple. */
export function headerText(header: PostingHeader): string {
  return canonical({
    approver: header.approver,
    at: header.atMs,
    branch: header.branch,
    business_date: header.businessDate,
    command_id: header.commandId,
    doc_no: header.docNo,
    hlc: header.hlc,
    kind: header.kind,
    refers_to: header.refersTo,
    seq: header.seq,
    shift: header.shift,
    station: header.station,
    user: header.user,
    version: header.version,
  });
}

/** The hash of a posting that follows `prevHash`. */
export function postingHash(prevHash: Uint8Array, header: PostingHeader, body: Uint8Array): Buffer {
  return createHash('sha256').update(prevHash).update(headerText(header)).update('\n').update(body).digest();
}
