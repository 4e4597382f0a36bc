// Between the ledger's print jobs and the runner's: a job of the ledger may hold forty labels, a job of the runner is one
// piece of paper for one printer. Settled in the ledger when the last of its pieces has ended.
import { z } from 'zod';
import { LedgerFault } from '../db/ledger/fault';
import type { QueuedJob } from '../db/ledger/service-types';
import { NO_PRINTER } from '../shared/paper/used-format';
import type { LedgerClient } from './ledger-thread/client';
import { DRAWER_PINS, ROLL_WIDTHS_MM, SLIP_CODEPAGES } from '../shared/paper/slip-printer';
import { PRINTER_KINDS, type JobEnd, type JobPort, type PrinterSettings, type PrintJob } from './printing/print-job';

/** Pieces of one job: a posting holds at most 5,000 units (DESIGN 6). Ids of pieces are job x this + place. */
const MAX_PIECES = 10_000;
/** Labels of a failed job that are named; the list is for a person. */
const NAMED = 3;

const settings: z.ZodType<PrinterSettings> = z.object({
  kind: z.enum(PRINTER_KINDS),
  format: z.string().max(64).default(''),
  dpi: z.int().min(100).max(1_200).default(300),
  host: z.string().max(253).optional(),
  port: z.int().min(1).max(65_535).optional(),
  device: z.string().max(256).optional(),
  baudRate: z.int().min(1_200).max(1_000_000).optional(),
  queue: z.string().max(220).optional(),
  widthMm: z.literal(ROLL_WIDTHS_MM).optional(),
  codepage: z.enum(SLIP_CODEPAGES).optional(),
  drawer: z.enum(DRAWER_PINS).optional(),
  silent: z.boolean().optional(),
  folder: z.string().max(1_024).optional(),
  startAt: z.int().min(1).max(1_000).optional(),
});

/** Where paper goes while no printer is set up: files that a person can open, so that no label is lost. */
export function paperFolderPrinters(folder: string): Record<QueuedJob['kind'], PrinterSettings> {
  return {
    label: { kind: 'pdf_roll', ...NO_PRINTER, folder },
    slip: { kind: 'pdf_slip', format: '', dpi: 300, folder },
  };
}

type Held = { readonly job: QueuedJob; readonly pieces: number; readonly ends: Map<number, JobEnd> };

export class LedgerJobPort implements JobPort {
  readonly #ledger: Pick<LedgerClient, 'nextJob' | 'isJobQueued' | 'settleJob'>;
  readonly #fallback: Record<QueuedJob['kind'], PrinterSettings>;
  readonly #onChange: () => void;
  readonly #held = new Map<number, Held>();
  #ready: PrintJob[] = [];

  /** `onChange` is called when a job was taken or settled. */
  constructor(
    ledger: Pick<LedgerClient, 'nextJob' | 'isJobQueued' | 'settleJob'>,
    fallback: Record<QueuedJob['kind'], PrinterSettings>,
    onChange: () => void,
  ) {
    this.#ledger = ledger;
    this.#fallback = fallback;
    this.#onChange = onChange;
  }

  next = async (): Promise<PrintJob | null> => {
    while (this.#ready.length === 0) {
      const job = await this.#nextOfLedger();
      if (job === null) return null;
      await this.#take(job);
    }
    return this.#ready.shift() ?? null;
  };

  isWanted = (id: number): Promise<boolean> => this.#ledger.isJobQueued(Math.floor(id / MAX_PIECES));

  settle = async (id: number, state: 'sent' | 'failed', words: string | null): Promise<void> => {
    const held = this.#held.get(Math.floor(id / MAX_PIECES));
    if (!held) return;
    held.ends.set(id % MAX_PIECES, endOf(state, words));
    if (held.ends.size < held.pieces) return;
    const problem = problemOf(held);
    await this.#ledger.settleJob(held.job.id, problem === null ? 'sent' : 'failed', problem ?? noteOf(held));
    this.#held.delete(held.job.id);
    this.#onChange();
  };

  /** A closed ledger has no jobs; the screen says elsewhere that it is closed. */
  async #nextOfLedger(): Promise<QueuedJob | null> {
    try {
      return await this.#ledger.nextJob([...this.#held.keys()]);
    } catch (error) {
      if (error instanceof LedgerFault) return null;
      throw error;
    }
  }

  async #take(job: QueuedJob): Promise<void> {
    const printer = job.printer === null ? this.#fallback[job.kind] : settings.safeParse(job.printer).data;
    const pieces = printer ? piecesOf(job, printer) : [];
    this.#onChange();
    if (pieces.length > 0) {
      this.#held.set(job.id, { job, pieces: pieces.length, ends: new Map() });
      this.#ready = pieces;
    } else {
      const problem = printer ? 'there is nothing to print in this job' : 'the settings of this printer make no sense';
      await this.#ledger.settleJob(job.id, 'failed', problem);
    }
  }
}

function endOf(state: 'sent' | 'failed', words: string | null): JobEnd {
  if (state === 'failed') return { state, error: words ?? 'unknown' };
  return words === null ? { state } : { state, note: words };
}

/** What the printer said of itself, once for all pieces. */
function noteOf({ ends }: Held): string | null {
  for (const end of ends.values()) if (end.state === 'sent' && end.note !== undefined) return end.note;
  return null;
}

function piecesOf(job: QueuedJob, printer: PrinterSettings): PrintJob[] {
  const common = { kind: job.kind, printer, deadlineMs: job.deadlineAtMs, reprint: job.reprint };
  const own = job.format ? { format: job.format } : {};
  const first = job.id * MAX_PIECES;
  if (job.kind === 'slip') {
    const { slip, drawerUntilMs } = job;
    return slip === null ? [] : [{ ...common, id: first, slip, drawerUntilMs }];
  }
  return job.labels.slice(0, MAX_PIECES).map((label, place) => ({ ...common, ...own, id: first + place, label }));
}

/** Null when all went out; else the first reason, and which labels did not. */
function problemOf({ job, pieces, ends }: Held): string | null {
  const failed = [...ends].flatMap(([place, end]) => (end.state === 'failed' ? [{ place, error: end.error }] : []));
  const reason = failed[0]?.error;
  if (reason === undefined) return null;
  if (pieces === 1) return reason;
  const names = failed.slice(0, NAMED).map(({ place }) => job.labels[place]?.serial ?? '?');
  const more = failed.length > NAMED ? `, and ${failed.length - NAMED} more` : '';
  return `${failed.length} of ${pieces} labels: ${names.join(', ')}${more}: ${reason}`;
}
