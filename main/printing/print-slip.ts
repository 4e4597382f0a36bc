// From a slip job to paper: a PDF in a folder, or ESC/POS to a slip printer with the drawer that hangs on it.
// Decides whether the drawer opens; it must not know where jobs come from.
import type { SlipData } from '../../shared/paper/slip-data';
import { ASK_ESCPOS, readEscpos } from './escpos-status';
import { failed, handOver, markCopy, save } from './hand-over';
import type { JobEnd, PrintJob } from './print-job';
import type { RawQuestion } from './raw-talk';
import { slipEscpos } from './slip-escpos';
import { slipPdf } from './slip-pdf';
import { transportOf } from './transport';

/** Prints the slip of a job within the time that is left until its deadline. */
export async function printSlip(job: PrintJob, remainingMs: number): Promise<JobEnd> {
  if (!job.slip) return failed('the job has no slip');
  const slip = markCopy(job.slip, job.reprint);
  if (job.printer.kind === 'pdf_slip') return save(job.printer, `slip-${slip.docNo}-${job.id}`, await slipPdf(slip));
  if (!job.printer.kind.startsWith('escpos')) return failed('this printer prints labels, not slips');
  return sendSlip(job, slip, remainingMs);
}

/** A slip that opens the drawer has the drawer's time only: no pulse waits in a line until nobody stands there. */
async function sendSlip(job: PrintJob, slip: SlipData, remainingMs: number): Promise<JobEnd> {
  const { printer } = job;
  const way = transportOf(printer);
  if (typeof way === 'string') return failed(way);
  const drawerMs = drawerTime(job, remainingMs);
  const drawer = drawerMs <= 0 || printer.drawer === undefined ? null : PINS[printer.drawer];
  const { widthMm = 80, codepage = 'cp858' } = printer;
  const made = slipEscpos(slip, { widthMm, codepage, drawer });
  if (made.kind === 'refused') return failed(made.detail);
  const question: RawQuestion = { ask: printer.silent ? null : ASK_ESCPOS, read: readEscpos, again: true };
  return handOver(way, made.bytes, question, drawer === null ? remainingMs : Math.min(remainingMs, drawerMs));
}

const PINS = { none: null, '2': 2, '5': 5 } as const;

/** Milliseconds for which the drawer may still open; zero or less where it may not. */
function drawerTime({ drawerUntilMs, reprint, deadlineMs }: PrintJob, remainingMs: number): number {
  if (reprint || drawerUntilMs === undefined || drawerUntilMs === null) return 0;
  const nowMs = deadlineMs - remainingMs;
  return drawerUntilMs - nowMs;
}
