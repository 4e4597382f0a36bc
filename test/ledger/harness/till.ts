// A till for tests: a real ledger in a temporary folder, a clock that the test moves, and short names for calls.
// Nothing is mocked; everything goes through the commands and queries of the contract.
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { CommandAnswer, CommandResult, PostedAnswer, QueryResults } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { Queries, QueryName } from '../../../shared/contract/queries';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';

export const PIN = '246810';
/** Wednesday 25 November 2026, 10:00 UTC. */
export const START_MS = Date.UTC(2026, 10, 25, 10, 0, 0);

export type Ids = {
  readonly owner: string;
  readonly floor: string;
  readonly defect: string;
  readonly vendorA: string;
  readonly vendorB: string;
  readonly tax10: string;
  readonly customer: string;
  readonly item: (sku: string) => string;
};

type Accepted = {
  readonly posting: PostedAnswer;
  readonly postings: readonly PostedAnswer[];
  readonly result: CommandResult;
  readonly repeat: boolean;
};

export class Till {
  nowMs = START_MS;
  user: string | null = null;
  /** The owner's code, shown once at founding. */
  recoveryCode = '';
  ledger: OpenedLedger;
  private count = 0;

  private constructor(
    readonly folder: string,
    readonly keyFolder: string,
    nowMs = START_MS,
  ) {
    this.nowMs = nowMs;
    this.ledger = this.open();
  }

  /** A till with an empty ledger, founded unless told otherwise. */
  static make(founded = true): Till {
    const base = mkdtempSync(path.join(tmpdir(), 'unitill-till-'));
    const till = new Till(path.join(base, 'ledger'), path.join(base, 'keys'));
    if (founded) till.found();
    return till;
  }

  private open(): OpenedLedger {
    return openLedger({ folder: this.folder, keyFolder: this.keyFolder, access: 'write', now: () => this.nowMs });
  }

  found(): void {
    const answer = this.ledger.found({
      companyName: 'Meier Hardware',
      country: 'US',
      currency: 'USD',
      currencyDigits: 2,
      branchName: 'Main street',
      branchCode: 'HQ',
      timeZone: 'UTC',
      stationName: 'Till 1',
      ownerName: 'A. Meier',
      pin: PIN,
      sample: false,
    });
    expect(answer).toMatchObject({ ok: true });
    this.recoveryCode = answer.ok ? (answer.result.recoveryCode ?? '') : '';
    this.user = `${this.prefix}1.0`;
  }

  /** Another till on a copy of this one's ledger and keys, as they stand now: founding again would cost two PIN hashes. */
  fork(): Till {
    this.ledger.core.db.pragma('wal_checkpoint(TRUNCATE)');
    const base = mkdtempSync(path.join(tmpdir(), 'unitill-till-'));
    const [folder, keyFolder] = [path.join(base, 'ledger'), path.join(base, 'keys')];
    mkdirSync(folder);
    copyFileSync(path.join(this.folder, 'ledger.db'), path.join(folder, 'ledger.db'));
    cpSync(this.keyFolder, keyFolder, { recursive: true });
    const twin = new Till(folder, keyFolder, this.nowMs);
    twin.user = this.user;
    twin.count = this.count;
    return twin;
  }

  get prefix(): string {
    return this.ledger.core.station()?.prefix ?? '';
  }

  reopen(): void {
    this.ledger.close();
    this.ledger = this.open();
  }

  /** Opens the ledger again after it was closed. */
  start(): void {
    this.ledger = this.open();
  }

  close(): void {
    this.ledger.close();
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  /** Removes the files of a till whose ledger is closed. */
  drop(): void {
    rmSync(path.dirname(this.folder), { recursive: true, force: true });
  }

  /** A command with a fresh id, whatever it answers. */
  send(name: CommandEnvelope['name'], args: unknown, more: Partial<CommandEnvelope> = {}): CommandAnswer {
    this.count += 1;
    this.nowMs += 1_000;
    return this.ledger.command(
      { id: `test-${String(this.count).padStart(8, '0')}`, name, args, ...more },
      { user: this.user },
    );
  }

  /** A command that must be accepted. */
  ok(name: CommandEnvelope['name'], args: unknown, more: Partial<CommandEnvelope> = {}): Accepted {
    const answer = this.send(name, args, more);
    if (!answer.ok) throw new Error(`${name} was not accepted: ${JSON.stringify(answer)}`);
    const [posting] = answer.postings;
    return { ...answer, posting: posting as PostedAnswer };
  }

  /** A command that must be refused; gives the refusal. */
  refused(
    name: CommandEnvelope['name'],
    args: unknown,
    more: Partial<CommandEnvelope> = {},
  ): { readonly code: string } & Record<string, unknown> {
    const answer = this.send(name, args, more);
    if (answer.ok || !('refusal' in answer)) throw new Error(`${name} was not refused: ${JSON.stringify(answer)}`);
    return answer.refusal as { readonly code: string } & Record<string, unknown>;
  }

  ask<Name extends QueryName>(name: Name, args: Partial<Queries[Name]> = {}): QueryResults[Name] {
    const answer = this.ledger.query(name, args, { user: this.user });
    if (!answer.ok) throw new Error(`${name} was not answered: ${JSON.stringify(answer)}`);
    return answer.result;
  }

  /** Two vendors, a 10 % tax code, a customer, and items by SKU. */
  stockRoom(items: readonly Record<string, unknown>[]): Ids {
    const vendors = this.ok('saveCatalogue', {
      vendors: [
        { code: 'VEND-A', name: 'Vendor A' },
        { code: 'VEND-B', name: 'Vendor B' },
      ],
    }).posting.ids;
    const [tax10 = ''] = this.ok('saveCatalogue', {
      taxCodes: [{ name: 'Tax 10', components: [{ id: 't', name: 'Tax', ratePpm: 100_000 }] }],
    }).posting.ids;
    const saved = items.length === 0 ? [] : this.ok('saveCatalogue', { items }).posting.ids;
    const [customer = ''] = this.ok('saveCustomer', { name: 'M. Ortiz', number: '1001' }).posting.ids;
    const bySku = new Map(items.map((item, index) => [String(item['sku']), saved[index] ?? '']));
    return {
      owner: this.user ?? '',
      floor: `${this.prefix}2.0`,
      defect: `${this.prefix}2.1`,
      vendorA: vendors[0] ?? '',
      vendorB: vendors[1] ?? '',
      tax10,
      customer,
      item: (sku) => bySku.get(sku) ?? '',
    };
  }
}
