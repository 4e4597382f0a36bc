// A thousand labels: from the ledger's own print job to ZPL, and to a PDF for a roll, each time other labels.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { labelZpl } from '../../main/printing/label-zpl';
import { labelsPdf } from '../../main/printing/label-pdf';
import { labelFormats } from '../../main/printing/paper-assets';
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import { median, ms, spread, timed } from './figures';
import { both, Pair } from './pair';
import type { Figures } from './report';

const LABELS = 1_000;
const RUNS = 15;
const FORMAT = 'roll-50x25';
const ZPL_DPI = 203;
const PDF_DPI = 300;

export async function printing(base: string): Promise<Figures> {
  const format = labelFormats().get(FORMAT);
  if (!format) throw new Error(`there is no format ${FORMAT}`);
  const folder = mkdtempSync(path.join(base, 'printing-'));
  const pair = new Pair(folder);
  const zpl: number[] = [];
  const pdf: Timed[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    both(pair.delivery(LABELS));
    const labels = nextLabels(pair);
    zpl.push(timed(() => labels.forEach((label) => drawn(labelZpl(label, format, ZPL_DPI).kind, 'zpl'))));
    pdf.push(await timedPdf(labels, format));
  }
  pair.close();
  rmSync(folder, { recursive: true });
  const [took, held] = [pdf.map((run) => run.tookMs), pdf.map((run) => run.longestMs)];
  return {
    zpl1000_ms: { value: median(zpl), note: `${FORMAT} at ${ZPL_DPI} dpi (quartiles ${spread(zpl)})` },
    pdf1000_ms: {
      value: median(took),
      note: `${FORMAT} at ${PDF_DPI} dpi (quartiles ${spread(took)}); longest turn without a breath ${ms(median(held))}`,
    },
  };
}

/** The labels of the oldest job, which is then settled. */
function nextLabels({ ours }: Pair): readonly LabelData[] {
  const job = ours.ledger.nextJob();
  if (job?.labels.length !== LABELS) throw new Error(`a job of ${job?.labels.length ?? 0} labels`);
  ours.ledger.settleJob(job.id, 'sent', null);
  return job.labels;
}

function drawn(kind: string, wanted: string): void {
  if (kind !== wanted) throw new Error(`a label was not drawn: ${kind}`);
}

type Timed = { readonly tookMs: number; readonly longestMs: number };

/** Times a PDF, and the longest time that nothing else could run meanwhile. */
async function timedPdf(labels: readonly LabelData[], format: LabelFormat): Promise<Timed> {
  const from = performance.now();
  let longestMs = 0;
  let last = from;
  let done = false;
  const beat = (): void => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
    if (!done) setImmediate(beat);
  };
  setImmediate(beat);
  drawn((await labelsPdf(labels, format, PDF_DPI)).kind, 'pdf');
  done = true;
  return { tookMs: performance.now() - from, longestMs };
}
