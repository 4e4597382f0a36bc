// From a job to paper: lays out, renders, and hands over to the printer that the job names.
// Knows renderers and transports; it must not know where jobs come from or in what order.
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import { labelRefusalText } from '../../shared/texts/label-refusal-text';
import { writePdfFile } from './folder-printer';
import { labelsPdf } from './label-pdf';
import { labelZpl } from './label-zpl';
import type { JobEnd, PrinterSettings, PrintJob } from './print-job';
import { RAW_LIMITS, RAW_PORT, sendRaw } from './tcp-9100';
import { slipPdf } from './slip-pdf';
import { ASK_STATUS, readStatus } from './zpl-status';

/** Labels of one sheet document, printed together: nobody wants a sheet for each label. */
const MAX_JOBS_A_DOCUMENT = 300;

/** How many of these jobs, all for the same printer, go out as one: labels on sheets together, all else one by one. */
export function jobsTogether(jobs: readonly PrintJob[]): number {
  const first = jobs[0];
  if (first?.printer.kind !== 'pdf_sheet' || first.kind !== 'label') return Math.min(jobs.length, 1);
  const other = jobs.findIndex((job) => job.kind !== 'label');
  return Math.min(other < 0 ? jobs.length : other, MAX_JOBS_A_DOCUMENT);
}

/**
 * Prints jobs that go out as one and says how they ended. `remainingMs` is the time until the first deadline.
 * Refusals and device faults are ends; only a bug throws.
 */
export async function printPaper(
  jobs: readonly PrintJob[],
  formats: ReadonlyMap<string, LabelFormat>,
  remainingMs: number,
): Promise<JobEnd> {
  const [first] = jobs;
  if (!first) return { state: 'sent' };
  const { printer } = first;
  if (first.kind === 'slip') return printSlip(first);
  const format = first.format ?? formats.get(printer.format);
  if (!format) return failed(`there is no label format "${printer.format}"`);
  if (!format.dpi.includes(printer.dpi)) return failed(`${format.name} is not made for ${printer.dpi} dpi`);
  if (printer.kind === 'pdf_slip') return failed('this printer prints slips, not labels');
  if ((printer.kind === 'pdf_sheet') !== (format.sheet !== null)) {
    return failed(`${format.name} is for another printer`);
  }
  const labels = jobs.flatMap((job) => (job.label ? [markCopy(job.label, job.reprint)] : []));
  if (labels.length !== jobs.length) return failed('the job has no label');
  return printer.kind === 'zpl_tcp'
    ? sendLabel(labels, format, printer, remainingMs)
    : saveLabels(jobs, labels, format, printer);
}

function markCopy<T extends { readonly reprint: boolean }>(paper: T, reprint: boolean): T {
  return reprint ? { ...paper, reprint: true } : paper;
}

async function printSlip(job: PrintJob): Promise<JobEnd> {
  if (!job.slip) return failed('the job has no slip');
  if (job.printer.kind !== 'pdf_slip') return failed('this printer prints labels, not slips');
  const bytes = await slipPdf(markCopy(job.slip, job.reprint));
  return save(job.printer, `slip-${job.slip.docNo}-${job.id}`, bytes);
}

async function saveLabels(
  jobs: readonly PrintJob[],
  labels: readonly LabelData[],
  format: LabelFormat,
  printer: PrinterSettings,
): Promise<JobEnd> {
  const pdf = await labelsPdf(labels, format, printer.dpi, printer.startAt);
  if (pdf.kind !== 'pdf') return failed(labelRefusalText(pdf));
  const count = labels.length === 1 ? '' : `-and-${labels.length - 1}-more`;
  return save(printer, `label-${labels[0]?.serial}${count}-${jobs[0]?.id}`, pdf.bytes);
}

async function save({ folder }: PrinterSettings, name: string, bytes: Buffer): Promise<JobEnd> {
  if (!folder) return failed('no folder is set for this printer');
  const result = await writePdfFile(folder, name, bytes);
  return result.state === 'sent' ? { state: 'sent' } : failed(result.detail);
}

async function sendLabel(
  labels: readonly LabelData[],
  format: LabelFormat,
  { host, port, dpi, silent }: PrinterSettings,
  remainingMs: number,
): Promise<JobEnd> {
  if (!host) return failed('no address is set for this printer');
  const texts: string[] = [];
  for (const label of labels) {
    const zpl = labelZpl(label, format, dpi);
    if (zpl.kind !== 'zpl') return failed(labelRefusalText(zpl));
    texts.push(zpl.text);
  }
  const question = { ask: silent ? null : ASK_STATUS, read: readStatus };
  const limits = { ...RAW_LIMITS, totalMs: Math.min(RAW_LIMITS.totalMs, remainingMs) };
  const target = { host, port: port ?? RAW_PORT };
  const result = await sendRaw(target, Buffer.from(texts.join(''), 'utf8'), question, limits);
  return result.state === 'sent' ? { state: 'sent' } : failed(`${host}:${target.port}: ${result.detail}`);
}

function failed(error: string): JobEnd {
  return { state: 'failed', error };
}
