// From a job to paper: lays out, renders, and hands over to the printer that the job names.
// Knows renderers and transports; it must not know where jobs come from or in what order.
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import { labelRefusalText } from '../../shared/texts/label-refusal-text';
import { failed, handOver, markCopy, save } from './hand-over';
import { labelsPdf } from './label-pdf';
import { labelZpl } from './label-zpl';
import type { JobEnd, PrinterSettings, PrintJob } from './print-job';
import type { RawQuestion } from './raw-talk';
import { printSlip } from './print-slip';
import { transportOf } from './transport';
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
  if (first.kind === 'slip') return printSlip(first, remainingMs);
  const format = first.format ?? formats.get(printer.format);
  if (!format) return failed(`there is no label format "${printer.format}"`);
  if (!format.dpi.includes(printer.dpi)) return failed(`${format.name} is not made for ${printer.dpi} dpi`);
  if (printer.kind === 'pdf_slip' || printer.kind.startsWith('escpos'))
    return failed('this printer prints slips, not labels');
  if ((printer.kind === 'pdf_sheet') !== (format.sheet !== null)) {
    return failed(`${format.name} is for another printer`);
  }
  const labels = jobs.flatMap((job) => (job.label ? [markCopy(job.label, job.reprint)] : []));
  if (labels.length !== jobs.length) return failed('the job has no label');
  return printer.kind.startsWith('zpl')
    ? sendLabel(labels, format, printer, remainingMs)
    : saveLabels(jobs, labels, format, printer);
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

async function sendLabel(
  labels: readonly LabelData[],
  format: LabelFormat,
  printer: PrinterSettings,
  remainingMs: number,
): Promise<JobEnd> {
  const way = transportOf(printer);
  if (typeof way === 'string') return failed(way);
  const texts: string[] = [];
  for (const label of labels) {
    const zpl = labelZpl(label, format, printer.dpi);
    if (zpl.kind !== 'zpl') return failed(labelRefusalText(zpl));
    texts.push(zpl.text);
  }
  const question: RawQuestion = { ask: printer.silent ? null : ASK_STATUS, read: readStatus };
  return handOver(way, Buffer.from(texts.join(''), 'utf8'), question, remainingMs);
}
