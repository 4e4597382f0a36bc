// What the main process and its ledger threads say to each other: one request, one reply, matched by number.
// Everything here survives a structured clone; a thread never sees a window.
import type { CommandAnswer, Fault } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { FoundRequest } from '../../shared/contract/desktop';
import type { LabelData } from '../../shared/paper/label-data';
import type { SlipData } from '../../shared/paper/slip-data';
import type { Manifest } from '../../db/ledger/backup';
import type { Report } from '../../db/ledger/verify';
import type { LedgerOptions, QueuedJob, Session } from '../../db/ledger/service-types';

/** The clock and the sample store are the thread's own: a function does not cross. */
export type OpenOptions = Pick<LedgerOptions, 'folder' | 'keyFolder' | 'access'>;

/** Each operation with what it takes and gives. */
export type Operations = {
  readonly open: { readonly args: OpenOptions; readonly value: { readonly readOnly: Fault | null } };
  readonly found: { readonly args: FoundRequest; readonly value: CommandAnswer };
  readonly command: {
    readonly args: { readonly envelope: CommandEnvelope; readonly session: Session };
    readonly value: CommandAnswer;
  };
  /** The value is a QueryAnswer of the query's own result, which the caller names. */
  readonly query: {
    readonly args: { readonly name: string; readonly args: unknown; readonly session: Session };
    readonly value: unknown;
  };
  /** Takes the ids of the jobs that are out already. */
  readonly nextJob: { readonly args: readonly number[]; readonly value: QueuedJob | null };
  readonly isJobQueued: { readonly args: number; readonly value: boolean };
  readonly settleJob: {
    readonly args: { readonly job: number; readonly state: 'sent' | 'failed'; readonly error: string | null };
    readonly value: null;
  };
  readonly labelOf: { readonly args: string; readonly value: LabelData | null };
  readonly slipOf: { readonly args: string; readonly value: SlipData | null };
  /** Of a reader alone: the whole verification. */
  readonly verify: { readonly args: null; readonly value: Report };
  /** Of a reader alone: a checked copy in a new file. */
  readonly backup: { readonly args: { readonly file: string }; readonly value: Manifest };
  readonly close: { readonly args: null; readonly value: null };
};
export type Operation = keyof Operations;

export type Request = {
  readonly [Op in Operation]: { readonly id: number; readonly op: Op; readonly args: Operations[Op]['args'] };
}[Operation];

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly fault: Fault };

/** Beside replies a thread sends lines for the log, which only the main process writes. */
export type ThreadMessage = Reply | { readonly log: string };
