// A further station of the same company in its own ledger file, joined by hand: enrolled, fed with the first one's postings,
// and given the keys of persons, which a later sync will carry. It exchanges postings as files, as stations without a network do.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandAnswer, PostedAnswer } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import { importPostings, lineOf } from '../../../db/ledger/exchange';
import { KeyStore } from '../../../db/ledger/key-store';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import type { PostingRow } from '../../../db/queries/posting-reader';
import type { Till } from '../../ledger/harness/till';

export class JoinedStation {
  private count = 0;

  private constructor(
    readonly base: string,
    readonly id: string,
    readonly ledger: OpenedLedger,
    readonly user: string,
    private readonly clock: { nowMs: number },
  ) {}

  /** Enrols a station in a branch and opens its ledger with all that the first one holds. `clock` may differ from the till's. */
  static join(till: Till, branch: string, prefix: string, clock: { nowMs: number }): JoinedStation {
    const base = mkdtempSync(path.join(tmpdir(), 'unitill-joined-'));
    const keyFolder = path.join(base, 'keys');
    const keys = new KeyStore(keyFolder);
    const id = `${prefix}-JOINED`;
    const args = { stationId: id, branch, name: `Till ${prefix}`, publicKey: keys.makeStationKey(id), prefix };
    till.ok('enrolStation', args);
    const ledger = openLedger({
      folder: path.join(base, 'ledger'),
      keyFolder,
      access: 'write',
      now: () => clock.nowMs,
    });
    exchange(till.ledger, ledger);
    copyPersonKeys(till.ledger, ledger);
    ledger.core.local.setMeta('station', id);
    ledger.core.local.setMeta('computer', keys.computerId());
    ledger.core.reload();
    return new JoinedStation(base, id, ledger, till.user ?? '', clock);
  }

  /** A ledger that only reads what others send: it has no station of its own. */
  static reader(): { readonly ledger: OpenedLedger; readonly close: () => void } {
    const base = mkdtempSync(path.join(tmpdir(), 'unitill-reader-'));
    const ledger = openLedger({
      folder: path.join(base, 'ledger'),
      keyFolder: path.join(base, 'keys'),
      access: 'write',
      now: () => 0,
    });
    return {
      ledger,
      close: () => {
        ledger.close();
        rmSync(base, { recursive: true, force: true });
      },
    };
  }

  send(name: CommandEnvelope['name'], args: unknown): CommandAnswer {
    this.count += 1;
    this.clock.nowMs += 1_000;
    const id = `${this.id}-${String(this.count).padStart(6, '0')}`;
    return this.ledger.command({ id, name, args, clockConfirmed: true }, { user: this.user });
  }

  ok(name: CommandEnvelope['name'], args: unknown): PostedAnswer {
    const answer = this.send(name, args);
    if (!answer.ok) throw new Error(`${name} was not accepted: ${JSON.stringify(answer)}`);
    return answer.postings[0] as PostedAnswer;
  }

  close(): void {
    this.ledger.close();
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** Copies keys of persons, as a later sync will; without them a person is unreadable and counts as erased. */
export function copyPersonKeys(from: OpenedLedger, to: OpenedLedger): void {
  const put = to.core.db.prepare('INSERT OR IGNORE INTO local_person_key (person, key) VALUES (?, ?)');
  for (const row of from.core.db.prepare('SELECT person, key FROM local_person_key').all()) {
    const { person, key } = row as { person: string; key: Buffer };
    put.run(person, key);
  }
}

/** What one ledger holds and the other lacks, in the order in which the first one got it. */
export function missing(from: OpenedLedger, to: OpenedLedger): PostingRow[] {
  const head = to.core.db.prepare('SELECT COALESCE(MAX(seq), 0) AS seq FROM ledger_posting WHERE station = ?');
  const heads = new Map<string, number>();
  const known = (station: string): number => {
    const seq = heads.get(station) ?? (head.get(station) as { seq: number }).seq;
    heads.set(station, seq);
    return seq;
  };
  const rows = from.core.db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
  return rows.filter((row) => row.seq > known(row.station));
}

/** Carries what the other lacks, as a file of lines. */
export function exchange(from: OpenedLedger, to: OpenedLedger): void {
  carry(missing(from, to), to);
}

/** Takes in postings in the order given, each as a file of its own, as a slow line delivers them. */
export function carry(rows: readonly PostingRow[], to: OpenedLedger): void {
  for (const row of rows) importPostings(to.core, JSON.stringify(lineOf(row)));
}

/** Takes in postings as one file. */
export function carryWhole(rows: readonly PostingRow[], to: OpenedLedger): void {
  importPostings(to.core, rows.map((row) => JSON.stringify(lineOf(row))).join('\n'));
}
