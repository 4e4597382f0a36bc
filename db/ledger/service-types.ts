// What an open ledger offers to its two doors, the ledger thread of the window and the command line (DESIGN 2, 6).
// Synchronous throughout: a write runs to completion in one IMMEDIATE transaction (STYLE 8).
import type { CommandAnswer, Fault, QueryAnswer, QueryResults } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { FoundRequest } from '../../shared/contract/desktop';
import type { QueryName } from '../../shared/contract/queries';
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import type { SlipData } from '../../shared/paper/slip-data';
import type { SampleStore } from './sample-types';

/** Who acts: the signed-in user of a window or of a command line call; null before sign-in. */
export type Session = { readonly user: string | null };

export type LedgerOptions = {
  /** The ledger folder: ledger.db, its WAL, and lock.db. */
  readonly folder: string;
  /** Folder outside the ledger folder that holds the computer's id, station keys and the company's pepper. */
  readonly keyFolder: string;
  readonly access: 'write' | 'read';
  readonly now: () => number;
  /** Reads the sample store that a first run may ask for; absent, founding a sample store founds an empty training company. */
  readonly sampleStore?: () => SampleStore;
};

/** A job as the printers take it; `payload` is what to print, built from the ledger at this moment. */
export type QueuedJob = {
  readonly id: number;
  readonly kind: 'label' | 'slip';
  readonly printer: Readonly<Record<string, unknown>> | null;
  /** The format of the station's own that the printer uses; absent or null where it is a shipped one. */
  readonly format?: LabelFormat | null;
  readonly labels: readonly LabelData[];
  readonly slip: SlipData | null;
  readonly deadlineAtMs: number;
  readonly reprint: boolean;
  /** Until when the drawer may open with this slip; null when no cash moved, in training, and for a copy or a test. */
  readonly drawerUntilMs: number | null;
};

export type LedgerService = {
  /** The fault that keeps the ledger read-only, or null. */
  readonly readOnly: Fault | null;
  readonly found: (request: FoundRequest) => CommandAnswer;
  readonly command: (envelope: CommandEnvelope, session: Session) => CommandAnswer;
  readonly query: <Name extends QueryName>(
    name: Name,
    args: unknown,
    session: Session,
  ) => QueryAnswer<QueryResults[Name]>;
  /** The oldest queued print job but those handed out already, or null. One past its deadline is failed and never given out. */
  readonly nextJob: (handedOut?: readonly number[]) => QueuedJob | null;
  /** False for a job that was cancelled or has ended. */
  readonly isJobQueued: (job: number) => boolean;
  readonly settleJob: (job: number, state: 'sent' | 'failed', error: string | null) => void;
  /** What a label or slip would show, for the preview. */
  readonly labelOf: (serial: string) => LabelData | null;
  readonly slipOf: (document: string) => SlipData | null;
  /** Writes the log back into the file while nobody waits; called when no request came for a while. */
  readonly idle: () => void;
  readonly close: () => void;
};
