// What several ledger tests need of files: copies of a closed ledger, a full verification, and the whole content of a ledger
// in a form that two runs can be compared by.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { verifyLedger, type Anchor, type Problem } from '../../../db/ledger/verify';

export type Place = { readonly base: string; readonly folder: string; readonly keyFolder: string };

/** A fresh place for a ledger and its keys. */
export function newPlace(): Place {
  const base = mkdtempSync(path.join(tmpdir(), 'unitill-place-'));
  return { base, folder: path.join(base, 'ledger'), keyFolder: path.join(base, 'keys') };
}

/** A copy of a closed ledger with its keys. */
export function copyPlace(from: Omit<Place, 'base'>): Place {
  const to = newPlace();
  cpSync(from.folder, to.folder, { recursive: true });
  cpSync(from.keyFolder, to.keyFolder, { recursive: true });
  return to;
}

export function dropPlace(place: Place): void {
  rmSync(place.base, { recursive: true, force: true });
}

/** What verify finds wrong. */
export function problemsOf(db: Database, anchor: Anchor | null = null): readonly Problem[] {
  return verifyLedger(db.name, anchor).problems;
}

/** Random by nature, and so left out of a comparison: keys, salts, and what is sealed with them. */
const RANDOM_COLUMNS: Readonly<Record<string, string>> = {
  ledger_posting:
    'station, seq, kind, version, branch, shift, doc_no, at, business_date, hlc, user, approver, command_id, refers_to, CAST(body AS TEXT) AS body',
  local_person_key: 'person',
  local_credential: 'user, failures, locked_until, set_at',
};

function columnsOf(table: string): string {
  return RANDOM_COLUMNS[table] ?? '*';
}

/** Every row of every table but the search index, with sealed fields blanked. */
export function contentOf(db: Database): Readonly<Record<string, readonly string[]>> {
  const tables = db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'view!_search%' ESCAPE '!'")
    .all() as { name: string }[];
  return Object.fromEntries(
    tables.map(({ name }) => [
      name,
      db
        .prepare(`SELECT ${columnsOf(name)} FROM ${name}`)
        .all()
        .map((row) => JSON.stringify(row).replaceAll(/\\"sealed\\":\\"[^"\\]*\\"/gu, '"sealed"'))
        .sort(),
    ]),
  );
}

/** The files of a folder in which a text stands, in UTF-8 or UTF-16 of either order. */
export function filesWith(folder: string, text: string): readonly string[] {
  const little = Buffer.from(text, 'utf16le');
  const needles = [Buffer.from(text, 'utf8'), little, Buffer.from(little).swap16()];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => needles.some((needle) => readFileSync(file).includes(needle)));
}
