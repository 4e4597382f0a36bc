// Paper on its way out: the runner of print jobs on the ledger's own, and the preview of what it would print. Loaded after
// the window is up, since the libraries that draw paper take a sixth of a second that no cashier should wait for.
import { LedgerFault } from '../db/ledger/fault';
import type { Desktop } from '../shared/contract/desktop';
import { usedFormat, type UsedFormat } from '../shared/paper/used-format';
import type { LedgerClient } from './ledger-thread/client';
import { JobRunner } from './printing/job-runner';
import { labelsPdf } from './printing/label-pdf';
import { labelFormats } from './printing/paper-assets';
import { queueNames } from './printing/os-queue';
import { jobsTogether, printPaper } from './printing/print-paper';
import { slipPdf } from './printing/slip-pdf';
import { LedgerJobPort, paperFolderPrinters } from './printing-port';

export type PaperParts = {
  readonly ledger: LedgerClient;
  /** Where PDFs go while no printer is set up; the folder exists. */
  readonly folder: string;
  /** A job was taken or settled. */
  readonly onChange: () => void;
  readonly log: (line: string) => void;
};

export type Paper = Pick<Desktop, 'preview' | 'printQueues'> & {
  /** Looks for jobs: at start and after every commit. */
  readonly wake: () => void;
  readonly stop: () => Promise<void>;
};

/** Starts printing what is queued, and goes on with every wake. */
export function startPaper({ ledger, folder, onChange, log }: PaperParts): Paper {
  const printers = paperFolderPrinters(folder);
  const runner = new JobRunner({
    port: new LedgerJobPort(ledger, printers, onChange),
    print: (jobs, remainingMs) => printPaper(jobs, labelFormats(), remainingMs),
    together: jobsTogether,
    now: () => Date.now(),
    onFault: (error) => log(`printing: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`),
  });
  runner.wake();
  return {
    wake: () => runner.wake(),
    stop: () => runner.stop(),
    printQueues: queueNames,
    preview: ({ unit, document }) => {
      if (unit !== undefined) return orNull(labelBytes(ledger, unit));
      return document === undefined ? Promise.resolve(null) : orNull(slipBytes(ledger, document));
    },
  };
}

/** A closed ledger has nothing to show, and says so on its own page. */
async function orNull(bytes: Promise<Uint8Array | null>): Promise<Uint8Array | null> {
  try {
    return await bytes;
  } catch (error) {
    if (error instanceof LedgerFault) return null;
    throw error;
  }
}

async function labelBytes(ledger: LedgerClient, serial: string): Promise<Uint8Array | null> {
  const label = await ledger.labelOf(serial);
  const used = await formatInUse(ledger);
  if (!label || !used) return null;
  const pdf = await labelsPdf([label], used.format, used.dpi);
  return pdf.kind === 'pdf' ? new Uint8Array(pdf.bytes) : null;
}

/** The format of the label printer, of the store's own or shipped. */
async function formatInUse(ledger: LedgerClient): Promise<UsedFormat | null> {
  const nobody = { user: null };
  const printers = await ledger.query('printers', {}, nobody);
  const own = await ledger.query('labelFormats', {}, nobody);
  return printers.ok && own.ok ? usedFormat(printers.result, [...labelFormats().values(), ...own.result]) : null;
}

async function slipBytes(ledger: LedgerClient, document: string): Promise<Uint8Array | null> {
  const slip = await ledger.slipOf(document);
  return slip ? new Uint8Array(await slipPdf(slip)) : null;
}
