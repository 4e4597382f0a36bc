// Names the newest backup where the ledger file is damaged, so that the page that says so also says what to go back to.
// It looks at manifests only: a copy without one was never verified.
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { backupFolder } from '../../db/ledger/backup';
import { faultOf, LedgerFault } from '../../db/ledger/fault';

const MANIFEST = '.manifest.json';

/** The newest verified backup beside a ledger folder, with the time it was finished, or null. */
export function newestBackup(ledgerFolder: string): { readonly file: string; readonly atMs: number } | null {
  const folder = backupFolder(ledgerFolder);
  const files = readdirSafely(folder).filter((name) => name.endsWith(MANIFEST));
  const dated = files.map((name) => ({ name, atMs: statSync(path.join(folder, name)).mtimeMs }));
  const [newest] = dated.sort((a, b) => b.atMs - a.atMs);
  return newest ? { file: path.join(folder, newest.name.slice(0, -MANIFEST.length)), atMs: newest.atMs } : null;
}

/** Runs `open`; a fault that the ledger is damaged is thrown on with the newest backup in its detail. */
export function openNamingBackup<Ledger>(ledgerFolder: string, open: () => Ledger): Ledger {
  try {
    return open();
  } catch (error) {
    if (!(error instanceof LedgerFault) || error.fault.code !== 'ledgerDamaged') throw error;
    const { code, detail, retry } = error.fault;
    const backup = newestBackup(ledgerFolder);
    // Not safe: what was posted after the backup is in the damaged file alone.
    throw faultOf(
      code,
      `${detail}; ${backup === null ? 'there is no backup' : `newest backup: ${backup.file}`}`,
      retry,
      false,
    );
  }
}

function readdirSafely(folder: string): readonly string[] {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(folder) : [];
}
