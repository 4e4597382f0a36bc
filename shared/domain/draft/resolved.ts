// What a scan resolved to, before a screen says what it does with it (DESIGN 2, resolve).
import type { Customer, Item, Location, Unit, Vendor } from '../model';
import type { Refusal } from '../refusal';

export type Resolved =
  | { readonly kind: 'unit'; readonly unit: Unit; readonly match: 'serial' | 'maker' | 'gs1' }
  | { readonly kind: 'item'; readonly item: Item; readonly makerText: string | null }
  | { readonly kind: 'vendor'; readonly vendor: Vendor }
  | { readonly kind: 'customer'; readonly customer: Customer }
  | { readonly kind: 'location'; readonly location: Location }
  | { readonly kind: 'document'; readonly ref: string; readonly postingKind: string }
  | {
      readonly kind: 'several';
      readonly units: readonly Unit[];
      readonly items: readonly Item[];
      readonly reason: 'sameMakerSerial' | 'folded' | 'sameCode';
    }
  | { readonly kind: 'nothing'; readonly refusal: Refusal };

/** Several hits, of which one must be chosen. */
export type Several = Extract<Resolved, { readonly kind: 'several' }>;

/** A scan on its way into a draft: what it says, what it resolved to, and what the operator chose or confirmed. */
export type DraftScan = {
  /** The text as scanned, outer white space trimmed. */
  readonly text: string;
  readonly resolved: Resolved;
  /** The line that is highlighted on the screen. */
  readonly line: number | null;
  readonly choose: string | null;
  readonly confirm: string | null;
  /** Why this number may stand on two pieces; null where nobody said. */
  readonly twinReason: string | null;
};
