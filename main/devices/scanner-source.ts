// What every scanner with a connection of its own gives to the rest: texts in their order, and how it stands. Types only.
import type { ScannerKind, ScannerState } from '../../shared/contract/scanners';

export type SourceEvents = {
  /** One scan, framed and as text. Called in order of arrival; keep it short. */
  readonly onScan: (text: string, via: ScannerKind) => void;
  /** Bytes that were thrown away, and why: for the log. */
  readonly log: (line: string) => void;
};

export type SourceStatus = { readonly state: ScannerState; readonly detail: string };

export type ScannerSource = {
  readonly status: () => SourceStatus;
  /** Opens the device now and whenever it comes back, until `stop`. */
  readonly start: () => void;
  readonly stop: () => Promise<void>;
};
