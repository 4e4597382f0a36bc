// What the runner of print jobs needs to know of a job, of a printer, and of the place where jobs are kept.
// Types only: jobs live in the ledger file, and this must not know how.
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import type { SlipData } from '../../shared/paper/slip-data';
import type { DrawerPin, RollWidthMm, SlipCodepage } from '../../shared/paper/slip-printer';

export const PRINTER_KINDS = [
  'pdf_roll',
  'pdf_sheet',
  'pdf_slip',
  'zpl_tcp',
  'zpl_serial',
  'zpl_device',
  'zpl_queue',
  'escpos_tcp',
  'escpos_serial',
  'escpos_device',
  'escpos_queue',
] as const;
type PrinterKind = (typeof PRINTER_KINDS)[number];

export type PrinterSettings = {
  readonly kind: PrinterKind;
  /** Id of a label format; empty for slips. */
  readonly format: string;
  readonly dpi: number;
  /** For printers on the network; the port is 9100 unless set. */
  readonly host?: string;
  readonly port?: number;
  /** Path of a serial port or of a device file. */
  readonly device?: string;
  readonly baudRate?: number;
  /** Name of a print queue of the system. */
  readonly queue?: string;
  /** A printer behind a print server that never answers: its state is not asked for. */
  readonly silent?: boolean;
  /** For PDF printers: where the files go. */
  readonly folder?: string;
  /** For sheets: the first free label of the first sheet, from 1. */
  readonly startAt?: number;
  /** For slip printers; 80 mm, cp858 and no drawer unless set. */
  readonly widthMm?: RollWidthMm;
  readonly codepage?: SlipCodepage;
  readonly drawer?: DrawerPin;
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
  /** Until when the drawer may open with this slip; null when no cash moved, and for a copy. */
  readonly drawerUntilMs?: number | null;
  /** Asked for again: the paper is marked as a copy whatever its data says (fault R19). */
  readonly reprint: boolean;
};

/** A job ends in one of two states; `note` is what the printer said of itself, such as paper near its end; no printer says that it printed, so there is no `printed` (fault R19). */
export type JobEnd =
  { readonly state: 'sent'; readonly note?: string } | { readonly state: 'failed'; readonly error: string };

/** Where jobs come from and their ends go to: the ledger thread. */
export type JobPort = {
  /** False where a job that was handed out was cancelled meanwhile. */
  readonly isWanted: (id: number) => Promise<boolean>;
  /** The oldest queued job that was not handed out yet, or null. */
  readonly next: () => Promise<PrintJob | null>;
  /** Stores the end; `words` is a sentence for the job list: why it failed, or what to see to soon. */
  readonly settle: (id: number, state: 'sent' | 'failed', words: string | null) => Promise<void>;
};
