// Backups: a consistent copy, opened and checked before it counts, with the head of the chain in its manifest (DESIGN 9).
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { openDatabase } from '../connection';
import { faultOf } from './fault';
import { verifyChains, type Head } from './verify';

export type Manifest = {
  readonly file: string;
  readonly atMs: number;
  readonly postings: number;
  readonly heads: readonly Head[];
};

/** The folder that backups go to unless another is named: beside the ledger folder. */
export function backupFolder(ledgerFolder: string): string {
  return `${path.resolve(ledgerFolder)}-backups`;
}

/** Copies the ledger into a file, verifies the copy, and writes its manifest beside it. */
export function backupTo(db: Database, file: string, atMs: number): Manifest {
  mkdirSync(path.dirname(file), { recursive: true });
  if (existsSync(file)) throw faultOf('ioError', `${file} is already there; a backup never overwrites one`);
  db.prepare('VACUUM INTO ?').run(file);
  const copy = openDatabase(file, 'read');
  try {
    const integrity = copy.pragma('integrity_check', { simple: true });
    const chains = verifyChains(copy);
    if (integrity !== 'ok' || chains.problem) {
      rmSync(file, { force: true });
      throw faultOf('ledgerDamaged', `the backup did not verify: ${chains.problem?.detail ?? String(integrity)}`);
    }
    const manifest = { file: path.basename(file), atMs, postings: chains.postings, heads: chains.heads };
    writeFileSync(`${file}.manifest.json`, `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  } finally {
    copy.close();
  }
}

/** The copy that is made before a migration touches the file. */
export function backupBeforeMigration(db: Database, ledgerFolder: string): void {
  const version = db.pragma('user_version', { simple: true }) as number;
  const folder = backupFolder(ledgerFolder);
  mkdirSync(folder, { recursive: true });
  for (let count = 1; ; count += 1) {
    const file = path.join(folder, `before-migration-${version}-${count}.db`);
    if (existsSync(file)) continue;
    db.prepare('VACUUM INTO ?').run(file);
    return;
  }
}
