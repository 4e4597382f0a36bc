// Rows of the small lists: print jobs, Attention, scan log, parked sales, the head of the chain.
import type { PostingRef } from '../domain/model';

export type JobAnswer = {
  readonly id: number;
  readonly kind: 'label' | 'slip';
  readonly state: 'queued' | 'sent' | 'failed';
  readonly serials: readonly string[];
  readonly document: PostingRef | null;
  readonly docNo: string | null;
  readonly error: string | null;
  readonly reprint: string | null;
  readonly atMs: number;
  /** The printer that this job tests, by its place in the list; null for any other job. */
  readonly test: number | null;
};
export type AttentionRow = {
  readonly ref: PostingRef;
  readonly line: number;
  /** `newer`: a document that this Unitill does not understand. */
  readonly kind: 'conflict' | 'twin' | 'newer';
  readonly serial: string | null;
  readonly body: unknown;
};
export type ScanLogRow = {
  readonly atMs: number;
  readonly user: string | null;
  readonly screen: string;
  readonly text: string;
  readonly outcome: string;
  readonly code: string | null;
};
export type HeadAnswer = { readonly station: string; readonly seq: number; readonly hash: string };
export type ParkedSale = {
  readonly ref: PostingRef;
  readonly docNo: string | null;
  readonly label: string;
  readonly atMs: number;
  readonly units: number;
  readonly userName: string | null;
};
