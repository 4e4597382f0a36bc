// The answers of an ESC/POS slip printer to DLE EOT 1 to 4, one byte each, given at once even while it prints.
// Says whether a slip may be sent now; it must not know sockets.
import type { StatusVerdict } from './zpl-status';

/** Printer, offline cause, error cause, paper (Epson TM-U220 manual; Bixolon and Citizen say the same). */
export const ASK_ESCPOS = '\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04';

const ANSWERS = 4;
/** Bits 0 and 7 are always clear, 1 and 4 always set: no text passes for an answer. */
const FIXED_MASK = 0x93;
const FIXED_BITS = 0x12;

const OFFLINE = 0x08; // first byte
const COVER_OPEN = 0x04; // second
const PAPER_STOPPED = 0x20;
const ERROR = 0x40;
const CUTTER = 0x08; // third
const UNRECOVERABLE = 0x20;
const PAPER_NEAR_END = 0x0c; // fourth
const PAPER_END = 0x60;

/** Reads what has come so far. A byte that is no status is another service. */
export function readEscpos(answer: Buffer): StatusVerdict {
  const bytes = answer.subarray(0, ANSWERS);
  if (bytes.some((byte) => (byte & FIXED_MASK) !== FIXED_BITS)) {
    const start = JSON.stringify(answer.subarray(0, 40).toString('latin1'));
    return { kind: 'fault', reason: 'otherService', detail: `no slip printer answers there but ${start}` };
  }
  if (bytes.length < ANSWERS) return { kind: 'more' };
  const [printer = 0, offline = 0, error = 0, paper = 0] = bytes;
  const trouble = troubleOf(printer, offline, error, paper);
  if (trouble !== null) return { kind: 'fault', reason: 'notReady', detail: trouble };
  return (paper & PAPER_NEAR_END) === 0 ? { kind: 'ready' } : { kind: 'ready', note: NEAR_END };
}

const NEAR_END = 'the paper of the printer is nearly at its end';

/** The cause before the consequence: a printer without paper is offline as well. */
function troubleOf(printer: number, offline: number, error: number, paper: number): string | null {
  if (offline & COVER_OPEN) return 'the cover of the printer is open';
  if (paper & PAPER_END || offline & PAPER_STOPPED) return 'the printer is out of paper';
  if (error & CUTTER) return 'the cutter of the printer is stuck';
  if (error & UNRECOVERABLE) return 'the printer has an error: switch it off and on again';
  if (offline & ERROR) return 'the printer has an error';
  if (printer & OFFLINE) return 'the printer is offline: look for its feed or online key';
  return null;
}
