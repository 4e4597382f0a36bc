// Postings of a kind or version that this Unitill does not know: stored, chained and passed on, but not folded (DESIGN 6).
// People must see that what is shown of their units may be old. All that is read of such a body are serials of ours in it.
import type { Database } from 'better-sqlite3';
import { parseSerial, serialKey } from '../../shared/serial/serial';

/** Stands where a posting names no unit that can be read. */
export const NO_UNIT = 0;

/** Puts a posting that is not understood on Attention, once for each unit that its body names. */
export function newerNotes(db: Database): (posting: number, kind: string, version: number, body: Buffer) => void {
  const insert = db.prepare("INSERT OR IGNORE INTO view_attention VALUES (?, ?, 'newer', ?, ?)");
  return (posting, kind, version, body) => {
    const units = [...new Set(serialsIn(JSON.parse(body.toString('utf8'))))];
    const text = JSON.stringify({ kind, version });
    (units.length === 0 ? [NO_UNIT] : units).forEach((unit, line) => insert.run(posting, line, unit, text));
  };
}

/** The keys of all whole serials that stand somewhere in a body as a text of their own. */
function serialsIn(value: unknown): number[] {
  if (typeof value === 'string') return parseSerial(value) === null ? [] : [serialKey(value)];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(serialsIn);
}
