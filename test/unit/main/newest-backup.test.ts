// Which backup the page of a damaged ledger names: the newest with a manifest, and no other fault is touched.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { faultOf, type LedgerFault } from '../../../db/ledger/fault';
import { newestBackup, openNamingBackup } from '../../../main/ledger-thread/newest-backup';

let folder = mkdtempSync(path.join(os.tmpdir(), 'unitill-backups-'));
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  folder = mkdtempSync(path.join(os.tmpdir(), 'unitill-backups-'));
});

const ledger = (): string => path.join(folder, 'ledger');
function addBackup(name: string, day: number, manifest = true): void {
  const backups = `${ledger()}-backups`;
  mkdirSync(backups, { recursive: true });
  const file = path.join(backups, manifest ? `${name}.manifest.json` : name);
  writeFileSync(file, '{}');
  utimesSync(file, day, day);
}
const thrownBy = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return error;
  }
};

test('the newest with a manifest counts, not the newest file', () => {
  expect(newestBackup(ledger())).toBeNull();
  addBackup('monday.db', 1);
  addBackup('tuesday.db', 2);
  addBackup('unverified.db', 3, false);
  expect(newestBackup(ledger())).toEqual({ file: path.join(`${ledger()}-backups`, 'tuesday.db'), atMs: 2_000 });
});

test('a damaged ledger names its backup and is not called safe; other faults and values pass as they are', () => {
  addBackup('monday.db', 1);
  const damaged = thrownBy(() =>
    openNamingBackup(ledger(), () => {
      throw faultOf('ledgerDamaged', 'file is not a database');
    }),
  ) as LedgerFault;
  expect(damaged.fault).toMatchObject({ code: 'ledgerDamaged', safe: false });
  expect(damaged.fault.detail).toBe(
    `file is not a database; newest backup: ${path.join(`${ledger()}-backups`, 'monday.db')}`,
  );
  const locked = faultOf('ledgerLocked', 'process 7');
  expect(
    thrownBy(() =>
      openNamingBackup(ledger(), () => {
        throw locked;
      }),
    ),
  ).toBe(locked);
  expect(openNamingBackup(ledger(), () => 'open')).toBe('open');
});
