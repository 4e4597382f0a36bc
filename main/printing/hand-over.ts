// The last step of every paper: into a folder or over a transport, and how that ended in the job's own words.
// Used by labels and slips; it must not know either.
import { writePdfFile } from './folder-printer';
import type { JobEnd, PrinterSettings } from './print-job';
import type { RawQuestion } from './raw-talk';
import type { Transport } from './transport';

/** Asked for again: marked whatever its data says (fault R19). */
export function markCopy<T extends { readonly reprint: boolean }>(paper: T, reprint: boolean): T {
  return reprint ? { ...paper, reprint: true } : paper;
}

/** Writes a PDF into the printer's folder. */
export async function save({ folder }: PrinterSettings, name: string, bytes: Buffer): Promise<JobEnd> {
  if (!folder) return failed('no folder is set for this printer');
  const result = await writePdfFile(folder, name, bytes);
  return result.state === 'sent' ? { state: 'sent' } : failed(result.detail);
}

/** Sends bytes the printer's own way within the time given. */
export async function handOver(way: Transport, bytes: Buffer, question: RawQuestion, totalMs: number): Promise<JobEnd> {
  const result = await way.send(bytes, question, totalMs);
  if (result.state === 'failed') return failed(`${way.name}: ${result.detail}`);
  return result.note === undefined ? { state: 'sent' } : { state: 'sent', note: `${way.name}: ${result.note}` };
}

export function failed(error: string): JobEnd {
  return { state: 'failed', error };
}
