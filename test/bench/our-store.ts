// Our side: a real ledger with a thousand items, an open shift and a signed-in owner. Everything goes through
// `command` and `query`, as from a window; nothing of the ledger is passed by.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { CommandAnswer, PostedAnswer, QueryResults } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { Queries, QueryName } from '../../shared/contract/queries';
import { ledgerFile, openLedger, type OpenedLedger } from '../../db/ledger/ledger';
import { defaultPrinters, paperFolder } from '../../db/ledger/printers';
import { formatSerial } from '../../shared/serial/serial';
import { COST_MINOR, delivery, itemName, ITEMS, PRICE_MINOR } from './goods';

/** The clock of a new ledger: Wednesday 25 November 2026, 10:00 UTC. */
const START_MS = Date.UTC(2026, 10, 25, 10);
const RECORDS_A_CATALOGUE = 500;
export const PIN = '246810';

type Accepted = Extract<CommandAnswer, { ok: true }>;

export class OurStore {
  ledger: OpenedLedger;
  private nowMs = START_MS;
  user = '';
  private vendor = '';
  private floor = '';
  private items: readonly string[] = [];

  constructor(readonly folder: string) {
    this.ledger = this.open();
    if (this.ledger.core.station()) this.remember();
    else this.found();
  }

  private open(): OpenedLedger {
    const { folder } = this;
    return openLedger({ folder, keyFolder: path.join(folder, '..', 'keys'), access: 'write', now: () => this.nowMs });
  }

  get file(): string {
    return ledgerFile(this.folder);
  }

  /** The n-th serial that this station gives, counted from 0. */
  serial(nth: number): string {
    return formatSerial(this.prefix, nth + 1);
  }

  get prefix(): string {
    return this.ledger.core.station()?.prefix ?? '';
  }

  private found(): void {
    const answer = this.ledger.found({
      companyName: 'Bench',
      country: 'DE',
      currency: 'EUR',
      currencyDigits: 2,
      branchName: 'Main street',
      branchCode: 'HQ',
      timeZone: 'Europe/Berlin',
      stationName: 'Till 1',
      ownerName: 'A. Meier',
      pin: PIN,
      sample: false,
    });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    this.user = `${this.prefix}1.0`;
    const tax = { name: 'Nineteen', components: [{ id: 'vat', name: 'VAT', ratePpm: 190_000 }] };
    const [taxCode = ''] = this.post('saveCatalogue', { taxCodes: [tax] }).ids;
    this.post('saveCatalogue', { vendors: [{ code: 'VENDOR', name: 'Vendor' }] });
    for (let from = 0; from < ITEMS; from += RECORDS_A_CATALOGUE) {
      const some = Array.from({ length: RECORDS_A_CATALOGUE }, (_, at) => itemOf(from + at, taxCode));
      this.post('saveCatalogue', { items: some });
    }
    this.post('openShift', { floatMinor: 20_000 });
    this.remember();
  }

  /** Reads the ids that commands name, and sets the clock after the last posting. */
  private remember(): void {
    this.user = `${this.prefix}1.0`;
    this.floor = `${this.prefix}2.0`;
    this.nowMs = Math.max(this.nowMs, this.ledger.core.chain.lastAtMs + 1_000);
    const items = new Map(this.ask('items', { limit: ITEMS }).map((item) => [item.sku, item.id]));
    this.items = Array.from({ length: ITEMS }, (_, at) => items.get(`SKU-${at}`) ?? '');
    this.vendor = this.ask('vendors', { limit: 1 })[0]?.id ?? '';
  }

  /** The command that receives a delivery; made before the clock starts, as a screen or a file holds it. */
  receipt(before: number, count: number): CommandEnvelope {
    const lines = delivery(before, count).map(({ item, makers }) => ({
      item: this.items[item],
      unitCostMinor: COST_MINOR,
      units: makers.map((maker) => ({ makers: [maker] })),
    }));
    return this.envelope('receiveUnits', { vendor: this.vendor, location: this.floor, lines });
  }

  /** The command that sells units for cash; each serial with the number of its item. */
  sale(units: readonly { readonly serial: string; readonly item: number }[]): CommandEnvelope {
    const lines = units.map(({ serial, item }) => ({ item: this.items[item], units: [serial] }));
    return this.envelope('postSale', { lines, tenders: [{ kind: 'cash', tenderedMinor: 60_000 }] });
  }

  private envelope(name: CommandEnvelope['name'], args: unknown): CommandEnvelope {
    return { id: crypto.randomUUID(), name, args };
  }

  /** Sends a command that must be accepted. */
  send(command: CommandEnvelope): Accepted {
    this.nowMs += 1_000;
    const answer = this.ledger.command(command, { user: this.user });
    if (!answer.ok) throw new Error(`${command.name} was not accepted: ${JSON.stringify(answer)}`);
    return answer;
  }

  private post(name: CommandEnvelope['name'], args: unknown): PostedAnswer {
    const [posting] = this.send(this.envelope(name, args)).postings;
    if (!posting) throw new Error(`${name} posted nothing`);
    return posting;
  }

  ask<Name extends QueryName>(name: Name, args: Partial<Queries[Name]>): QueryResults[Name] {
    const answer = this.ledger.query(name, args, { user: this.user });
    if (!answer.ok) throw new Error(`${name} was not answered: ${JSON.stringify(answer)}`);
    return answer.result;
  }

  /** Sets the clock to `nowMs`, with a person's yes where it runs backwards or leaps. */
  catchUp(nowMs: number): void {
    this.nowMs = nowMs;
    this.send({ ...this.envelope('changeSettings', { returnWindowDays: 30 }), clockConfirmed: true });
  }

  /** Sends paper to files beside this ledger, which may have been copied from where it was founded. */
  printHere(): void {
    const printers = defaultPrinters(this.folder);
    mkdirSync(paperFolder(this.folder), { recursive: true });
    this.send(this.envelope('savePrinters', { printers }));
  }

  reopen(): void {
    this.ledger.close();
    this.ledger = this.open();
  }

  checkpoint(): void {
    this.ledger.core.db.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.ledger.close();
  }
}

function itemOf(at: number, taxCode: string): Record<string, unknown> {
  return {
    sku: `SKU-${at}`,
    name: itemName(at),
    inventoryType: 'serialized',
    priceMinor: PRICE_MINOR,
    priceIncludesTax: true,
    taxCode,
    customerWarrantyMonths: 24,
    vendorWarrantyMonths: 24,
    makerSerial: { count: 1, required: 'receipt', labels: ['S/N'] },
  };
}
