// Bodies as the ledger stores them, and how a stored body of any version becomes the newest shape (DESIGN 6).
//
//   decide --body--> storedBody --canonical bytes--> ledger --parse--> liftBody --body--> folds and screens
//
// A landed version never changes; each older one is lifted here for ever. It must not know about bytes or hashes.
import type { PostingDraft, PostingKind } from '../posting';
import { packReceipt, unpackReceipt, type PackedReceipt } from './receipt';
import { packSale, unpackSale, type PackedSale } from './sale';

/** The body of a new posting in the shape of its kind's newest stored version. */
export function storedBody(draft: PostingDraft): object {
  if (draft.kind === 'sale.posted') return packSale(draft.body);
  return draft.kind === 'receipt.posted' ? packReceipt(draft.body) : draft.body;
}

/** A stored body of any version up to the newest, as the folds take it. */
export function liftBody(kind: PostingKind, version: number, stored: unknown): unknown {
  // Version 1 of both wrote every figure of every unit; version 2 leaves out what repeats. Version 3 of a sale may say the
  // numbers of the maker that were read at the sale.
  if (kind === 'sale.posted' && version > 1) return unpackSale(stored as PackedSale);
  return kind === 'receipt.posted' && version > 1 ? unpackReceipt(stored as PackedReceipt) : stored;
}
