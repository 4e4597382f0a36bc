// What texts need to know to speak in names: ids become names, references documents, amounts money.
// A screen hands in what it has at hand; null means "not known here" and the sentence falls back to a plain word.
import type { PostingRef } from '../domain/model';

export type Names = {
  readonly item: (id: string) => string | null;
  readonly vendor: (id: string) => string | null;
  readonly customer: (id: string) => string | null;
  readonly user: (id: string) => string | null;
  readonly location: (id: string) => string | null;
  readonly branch: (id: string) => string | null;
  readonly taxCode: (id: string) => string | null;
  /** A document as people call it: kind, number and date, such as 'sale K7C-S-12 of 24 Nov 2026'. */
  readonly document: (ref: PostingRef) => string | null;
  /** An amount with its currency. */
  readonly money: (amountMinor: number) => string;
  /** A moment as local date and time. */
  readonly time: (atMs: number) => string;
};

/** Knows no name: for the command line and for a screen that has not asked yet. `money` shows plain figures. */
export function noNames(money: Names['money'], time: Names['time']): Names {
  const unknown = (): null => null;
  return {
    item: unknown,
    vendor: unknown,
    customer: unknown,
    user: unknown,
    location: unknown,
    branch: unknown,
    taxCode: unknown,
    document: unknown,
    money,
    time,
  };
}
