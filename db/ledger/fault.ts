// Faults: the world in the way of the ledger, thrown where it meets the file and answered by the dispatcher (STYLE 5).
import type { Fault } from '../../shared/contract/answers';

export class LedgerFault extends Error {
  constructor(readonly fault: Fault) {
    super(`${fault.code}: ${fault.detail}`);
  }
}

/** Makes a fault to throw. `safe` is true unless said otherwise: nothing is half done. */
export function faultOf(code: Fault['code'], detail: string, retry = false, safe = true): LedgerFault {
  return new LedgerFault({ code, detail, safe, retry });
}

const SQLITE_FAULTS: readonly (readonly [RegExp, Fault['code'], boolean])[] = [
  [/^SQLITE_BUSY|^SQLITE_LOCKED/u, 'busy', true],
  [/^SQLITE_FULL/u, 'diskFull', true],
  [/^SQLITE_READONLY|^SQLITE_PERM|^SQLITE_AUTH/u, 'ledgerReadOnly', false],
  [/^SQLITE_CORRUPT|^SQLITE_NOTADB/u, 'ledgerDamaged', false],
  [/^SQLITE_CANTOPEN/u, 'ledgerMissing', false],
  [/^SQLITE_IOERR/u, 'ioError', true],
];

/** The fault that an error stands for, or null when it is a bug of ours. */
export function faultFromError(error: unknown): Fault | null {
  if (error instanceof LedgerFault) return error.fault;
  const given = (error as { code?: unknown }).code;
  const code = typeof given === 'string' ? given : '';
  const detail = error instanceof Error ? error.message : String(error);
  if (code === 'ENOSPC') return { code: 'diskFull', detail, safe: true, retry: true };
  if (code === 'EROFS' || code === 'EACCES') return { code: 'ledgerReadOnly', detail, safe: true, retry: false };
  const known = SQLITE_FAULTS.find(([pattern]) => pattern.test(code));
  if (known) return { code: known[1], detail, safe: true, retry: known[2] };
  // Whatever else the system refuses to do with a file is the world, too; the detail names the file.
  const { syscall } = error as { syscall?: unknown };
  return typeof syscall === 'string' ? { code: 'ioError', detail, safe: true, retry: true } : null;
}
