// The words of the wedge: its settings, what it remembers between two keys, and what it asks of the window.
// Types and starting values only; the rules stand in wedge.ts.
import type { Evidence } from './wedge-evidence';
import { noEvidence } from './wedge-evidence';
import type { WedgeKey, WedgeLayout } from './wedge-keys';

export type WedgeSettings = {
  /** A longer gap between two keys is a person. 20 to 80; three times the scanner's own gap after a test scan. */
  readonly maxGapMs: number;
  /** Characters that make a scan when Enter or Tab follows within the gap. */
  readonly minLengthWithEnd: number;
  /** Characters that make a scan when silence follows. */
  readonly minLengthNoEnd: number;
  /** The silence that closes a scan without suffix. */
  readonly idleMs: number;
  /** The key that the scanner sends for GS, by `code`, or null. */
  readonly gsKey: string | null;
  /** The character that the scanner sends for GS, or null. Applied to GS1 data only. */
  readonly substitute: string | null;
  readonly layout: WedgeLayout;
  /** The one character that the scanner is set to send before every scan, or null. It makes the first key decisive. */
  readonly prefix: string | null;
};

export const WEDGE_DEFAULTS: WedgeSettings = {
  maxGapMs: 35,
  minLengthWithEnd: 4,
  minLengthNoEnd: 8,
  idleMs: 80,
  gsKey: 'F8',
  substitute: null,
  layout: 'us-by-code',
  prefix: null,
};

/** A key that a person pressed and that the app may have a meaning for. */
export type WedgeShortcut = Pick<WedgeKey, 'code' | 'key' | 'shift' | 'ctrl' | 'alt'>;

/** What ended a scan: the scanner's suffix, or that no key came any more. */
export type WedgeEnd = 'enter' | 'tab' | 'silence';

export type WedgeAction =
  /** Let this key do what it does, or keep it from doing so. Exactly one of the two ends the actions for a key. */
  | { readonly kind: 'pass' }
  | { readonly kind: 'swallow' }
  /** Remember value and selection of the focused field, before this key changes them. */
  | { readonly kind: 'keep' }
  /** Put back what was kept: the first keys of a scan went into the field. */
  | { readonly kind: 'restore' }
  /** `endedAtMs` is the time stamp of the suffix, or of the last key where there was none. */
  | {
      readonly kind: 'scan';
      readonly text: string;
      readonly endedAtMs: number;
      readonly slowestGapMs: number;
      readonly endedBy: WedgeEnd;
    }
  /** The verdict is a person: type these characters, which were swallowed, into the focused field. */
  | { readonly kind: 'giveBack'; readonly text: string }
  /** The verdict is a person: run what this key means to the app. `atOnce`: it is the key at hand, none that waited. */
  | { readonly kind: 'shortcut'; readonly shortcut: WedgeShortcut; readonly atOnce: boolean };

/** A key of the run: what the scanner meant, and what a person is owed if it was none. */
export type RunKey = {
  readonly text: string;
  /** What the host would have typed, which differs from `text` on another layout; empty when it was typed already. */
  readonly owed: string;
  readonly shortcut: WedgeShortcut | null;
  readonly swallowed: boolean;
};

export type WedgeState = {
  readonly run: readonly RunKey[];
  /** The run began as only a scan does, with the prefix. */
  readonly sure: boolean;
  /** Some characters came as Alt codes, which are bytes. */
  readonly bytes: boolean;
  readonly lastMs: number;
  /** When a scan ended, so that LF after CR ends nothing, and a scan behind it is known from its first key. */
  readonly scanEndMs: number;
  /** The digits entered while Alt is down; null when it is not down, or a person types them. */
  readonly alt: string | null;
  /** Keys that are down and were swallowed: their release must not press a button either. */
  readonly swallowedDown: readonly string[];
  readonly evidence: Evidence;
};

export type WedgeStep = {
  readonly state: WedgeState;
  readonly actions: readonly WedgeAction[];
  /** Call `wedgeTimeout` when no key has come until then, in the events' time; null when nothing is open. */
  readonly deadlineMs: number | null;
};

export const WEDGE_START: WedgeState = {
  run: [],
  sure: false,
  bytes: false,
  lastMs: Number.NEGATIVE_INFINITY,
  scanEndMs: Number.NEGATIVE_INFINITY,
  alt: null,
  swallowedDown: [],
  evidence: noEvidence(false),
};
