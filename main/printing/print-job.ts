// What the runner of print jobs needs to know of a job, of a printer, and of the place where jobs are kept.
// Types only: jobs live in the ledger file, and this must not know how.
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import type { SlipData } from '../../shared/paper/slip-data';

type PrinterKind = 'pdf_roll' | 'pdf_sheet' | 'pdf_slip' | 'zpl_tcp';

export type PrinterSettings = {
  readonly kind: PrinterKind;
  /** Id of a label format; empty for slips. */
  readonly format: string;
  readonly dpi: number;
  /** For printers on the network; the port is 9100 unless set. */
  readonly host?: string;
  readonly port?: number;
  /** A printer behind a print server that never answers: its state is not asked for. */
  readonly silent?: boolean;
  /** For PDF printers: where the files go. */
  readonly folder?: string;
  /** For sheets: the first free label of the first sheet, from 1. */
  readonly startAt?: number;
};

export type PrintJob = {
  readonly id: number;
  readonly kind: 'label' | 'slip';
  readonly printer: PrinterSettings;
  readonly label?: LabelData;
  /** A label format that is not one of the shipped: the store's own. */
  readonly format?: LabelFormat;
  readonly slip?: SlipData;
  /** Milliseconds since 1970 after which the paper must not come any more. */
  readonly deadlineMs: number;
  /** Asked for again: the paper is marked as a copy whatever its data says (fault R19). */
  readonly reprint: boolean;
};

/** A job ends in one of two states; no printer says that it printed, so there is no `printed` (fault R19). */
export type JobEnd = { readonly state: 'sent' } | { readonly state: 'failed'; readonly error: string };

/** Where jobs come from and their ends go to: the ledger thread. */
export type JobPort = {
  /** The oldest queued job that was not handed out yet, or null. */
  readonly next: () => Promise<PrintJob | null>;
  /** Stores the end; `error` is a sentence for the job list. */
  readonly settle: (id: number, state: 'sent' | 'failed', error: string | null) => Promise<void>;
};
