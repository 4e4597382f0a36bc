// What this program says of itself: its version, the Electron it runs on and where that came from, the ledger folder, and
// the newest backup, looked for each time anew.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { backupFolder } from '../db/ledger/backup';
import type { Desktop } from '../shared/contract/desktop';
import { newestBackup } from './ledger-thread/newest-backup';

/** A package says what it is in its package.json; from a checkout the setup says which Electron it found. */
export function aboutThis(ledgerFolder: string): Awaited<ReturnType<Desktop['about']>> {
  const runtime = app.isPackaged ? `${packageKind()} package` : (process.env['UNITILL_ELECTRON_SOURCE'] ?? 'unknown');
  return {
    version: app.getVersion(),
    electron: process.versions.electron ?? '',
    runtime,
    folder: ledgerFolder,
    backups: backupFolder(ledgerFolder),
    newestBackupAtMs: newestBackup(ledgerFolder)?.atMs ?? null,
  };
}

function packageKind(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8'));
  return (manifest as { readonly unitillPackage?: string }).unitillPackage ?? 'unnamed';
}
