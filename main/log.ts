// The program's own log: one file, one predecessor, so that the reference on a cashier's screen leads to a stack.
// It holds references and stacks, never what was scanned or typed, and losing a line must never stop a sale.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

/** A file that support can be sent; about ten thousand lines. */
const MAX_LOG_BYTES = 1_048_576;

let file: string | null = null;

/** Lines go to standard error too; before this is called they go only there. */
export function openLog(to: string): void {
  mkdirSync(path.dirname(to), { recursive: true });
  file = to;
}

/** One entry with its time. */
export function log(message: string): void {
  const line = `${new Date().toISOString()} ${message}\n`;
  process.stderr.write(line);
  if (file === null) return;
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES) renameSync(file, `${file}.old`);
    appendFileSync(file, line);
  } catch {
    // The disk is full or gone: the ledger says so where it matters.
  }
}
