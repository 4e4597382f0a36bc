// A store without a ledger: the rules on memory alone. Commands pass the shape check, are decided, and what is accepted is applied.
// For the tests of the rules; numbers, hashes and paper are the business of test/ledger.
import { POSTING_COMMANDS, type PostingCommandName } from '../../../shared/contract/commands';
import type { Context, Decision } from '../../../shared/domain/decide/context';
import { decide, type Command } from '../../../shared/domain/decide/index';
import { MemoryView } from '../../../shared/domain/memory/memory-view';
import type { Role, Station } from '../../../shared/domain/model';
import { KIND_VERSIONS, refOf, type Posting, type PostingDraft } from '../../../shared/domain/posting';
import type { Refusal } from '../../../shared/domain/refusal';
import { DEFAULT_SETTINGS } from '../../../shared/domain/settings';
import { parseSerial } from '../../../shared/serial/serial';
import { canonical } from '../../../shared/text/canonical';

export const ONE = 10_000_000;
/** Wednesday 25 November 2026, 10:00 UTC. */
const START_MS = Date.UTC(2026, 10, 25, 10, 0, 0);
const STATION: Station = { id: 'K7C-TEST22', prefix: 'K7C', branch: 'main', name: 'Till 1', publicKey: 'key' };
export const OTHER: Station = { id: 'B7B-TEST22', prefix: 'B7B', branch: 'main', name: 'Till 2', publicKey: 'key' };

export type More = {
  readonly user?: string | null;
  readonly approver?: string;
  readonly draft?: string | null;
  readonly station?: Station;
};

export class PureStore {
  readonly memory = new MemoryView();
  nowMs = START_MS;
  private readonly seqs = new Map<string, number>();
  private hlc = 0;

  constructor() {
    const owner = { id: 'owner', role: 'owner' as const, sealed: '{"name":"A. Meier"}' };
    const branch = { id: 'main', code: 'HQ', name: 'Main street', timeZone: 'UTC' };
    const company = { id: 'company', name: 'Meier', country: 'US', currency: 'USD', currencyDigits: 2 };
    const place = (id: string, of: string, kind: 'stock' | 'quarantine') => ({
      id,
      branch: of,
      code: id,
      name: id,
      kind,
    });
    const second = { id: 'second', code: 'B2', name: 'Second street', timeZone: 'UTC' };
    this.post({
      kind: 'company.founded',
      body: { company, branch, station: STATION, owner, settings: DEFAULT_SETTINGS },
      refersTo: null,
    });
    this.post({ kind: 'station.enrolled', body: { station: OTHER }, refersTo: null });
    const locations = [
      place('floor', 'main', 'stock'),
      place('shelf', 'main', 'quarantine'),
      place('away', 'second', 'stock'),
    ];
    const vendors = ['v1', 'v2'].map((id) => ({ id, code: id.toUpperCase(), name: `Vendor ${id}` }));
    this.post({
      kind: 'catalogue.saved',
      body: { items: [], vendors, taxCodes: [], locations, branches: [second] },
      refersTo: null,
    });
    for (const role of ['manager', 'cashier', 'receiver'] as Role[])
      this.post({
        kind: 'user.saved',
        body: { id: role, role, active: true, sealed: '{"name":null}' },
        refersTo: null,
      });
    this.post({
      kind: 'customer.saved',
      body: { id: 'c1', number: '1001', sealed: '{"name":"M. Ortiz"}' },
      refersTo: null,
    });
    this.post({
      kind: 'customer.saved',
      body: { id: 'c2', number: '1002', sealed: '{"name":"N. Berg"}' },
      refersTo: null,
    });
    const reason = (id: string, condition: 'new' | 'open_box' | 'defective', location: string) => ({
      id,
      name: id,
      condition,
      location,
    });
    this.ok('changeSettings', {
      returnReasons: [
        reason('fresh', 'new', 'floor'),
        reason('inspect', 'open_box', 'shelf'),
        reason('defective', 'defective', 'shelf'),
        reason('away', 'new', 'away'),
      ],
    });
  }

  /** Appends a posting of a station as the ledger would, and applies it. */
  post(draft: PostingDraft, station: Station = STATION, more: { readonly hlc?: number } = {}): Posting {
    const seq = (this.seqs.get(station.id) ?? 0) + 1;
    this.seqs.set(station.id, seq);
    this.hlc = Math.max(this.hlc + 1, this.nowMs * 1_000);
    const header = {
      station: station.id,
      seq,
      kind: draft.kind,
      version: KIND_VERSIONS[draft.kind],
      branch: station.branch,
      shift: this.memory.openShift(station.id)?.ref ?? null,
      docNo: null,
      atMs: this.nowMs,
      businessDate: this.today(),
      hlc: more.hlc ?? this.hlc,
      user: 'owner',
      approver: null,
      commandId: `${station.id}-${seq}`,
      refersTo: draft.refersTo,
    };
    const posting = { header, kind: draft.kind, body: draft.body } as Posting;
    this.memory.apply(posting);
    return posting;
  }

  private today(): string {
    return new Date(this.nowMs).toISOString().slice(0, 10);
  }

  context(more: More = {}): Context {
    const station = more.station ?? STATION;
    const person = (id: string | null | undefined) => (id ? (this.memory.users([id]).get(id) ?? null) : null);
    const own = this.memory
      .allUnits()
      .map((unit) => parseSerial(unit.serial))
      .filter((one) => one?.prefix === station.prefix);
    return {
      station,
      seq: (this.seqs.get(station.id) ?? 0) + 1,
      nowMs: this.nowMs,
      businessDate: this.today(),
      user: person(more.user === undefined ? 'owner' : more.user),
      approver: person(more.approver),
      shift: this.memory.openShift(station.id),
      firstSequence: own.reduce((highest, one) => Math.max(highest, one?.sequence ?? 0), 0) + 1,
      draft: more.draft ?? null,
      seal: (_, fields) => canonical(fields),
    };
  }

  decide(name: PostingCommandName, args: unknown, more: More = {}): Decision {
    const command = { name, args: POSTING_COMMANDS[name].parse(args) } as Command;
    return decide(this.memory, command, this.context(more), { nextShift: 1 });
  }

  /** A command that must be accepted; gives what was posted. */
  ok(name: PostingCommandName, args: unknown, more: More = {}): Posting[] {
    this.nowMs += 1_000;
    const decision = this.decide(name, args, more);
    if (!decision.ok) throw new Error(`${name} was refused: ${JSON.stringify(decision.refusal)}`);
    return decision.postings.map((draft) => this.post(draft, more.station));
  }

  /** The reference of the one document that a command posts. */
  ref(name: PostingCommandName, args: unknown, more: More = {}): string {
    const [posting] = this.ok(name, args, more);
    return posting ? refOf(posting.header) : '';
  }

  /** A command that must be refused; gives the refusal. */
  refused(name: PostingCommandName, args: unknown, more: More = {}): Refusal {
    const decision = this.decide(name, args, more);
    if (decision.ok) throw new Error(`${name} was not refused: ${JSON.stringify(decision.postings)}`);
    return decision.refusal;
  }

  /** A new item; gives its id. */
  item(sku: string, inventoryType: string, more: object = {}): string {
    const [posting] = this.ok('saveCatalogue', {
      items: [{ sku, name: `The ${sku}`, inventoryType, priceMinor: 1_000, ...more }],
    });
    return posting?.kind === 'catalogue.saved' ? (posting.body.items[0]?.id ?? '') : '';
  }

  /** Receives pieces of an item with units, one for each list of maker serials; gives their serials. */
  receive(item: string, makers: readonly (readonly string[])[], more: object = {}): string[] {
    const lines = [{ item, units: makers.map((texts) => ({ makers: texts })), unitCostMinor: 400, ...more }];
    const [posting] = this.ok('receiveUnits', { vendor: 'v1', location: 'floor', lines });
    return posting?.kind === 'receipt.posted'
      ? posting.body.lines.flatMap((line) => line.units.map((unit) => unit.serial))
      : [];
  }

  /** A sale paid in cash; gives its reference. */
  sell(lines: readonly object[], more: object = {}, by: More = {}): string {
    return this.ref('postSale', { lines, tenders: [{ kind: 'cash', tenderedMinor: 10_000_000 }], ...more }, by);
  }
}
