// What this program says of itself: its version, the Electron it runs on and where that came from, and the ledger folder.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { Desktop } from '../shared/contract/desktop';

/** A package says what it is in its package.json; from a checkout the setup says which Electron it found. */
export function aboutThis(ledgerFolder: string): Awaited<ReturnType<Desktop['about']>> {
  const runtime = app.isPackaged ? `${packageKind()} package` : (process.env['UNITILL_ELECTRON_SOURCE'] ?? 'unknown');
  return { version: app.getVersion(), electron: process.versions.electron ?? '', runtime, folder: ledgerFolder };
}

function packageKind(): string {
  const manifest: unknown = JSON.parse(readFileSync(path.join(app.getAppPath(), 'package.json'), 'utf8'));
  return (manifest as { readonly unitillPackage?: string }).unitillPackage ?? 'unnamed';
}
