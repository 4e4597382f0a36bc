// One world of the simulation: a store with its till, the same store in memory, and what the generator needs to name things.
import type { Unit } from '../../../shared/domain/model';
import { MemoryView } from '../../../shared/domain/memory/memory-view';
import { refOf, type Posting } from '../../../shared/domain/posting';
import { formatSerial } from '../../../shared/serial/serial';
import { luhnDigit, vinValid } from '../../../shared/scan/check-digit';
import { postingOf, type PostingRow } from '../../../db/queries/posting-reader';
import { PIN, type Till } from '../../ledger/harness/till';
import type { Call } from './both';
import type { JoinedStation } from './joined';
import { makeRandom, type Random } from './random';

export const ITEMS = [
  {
    sku: 'CAM',
    inventoryType: 'serialized',
    priceMinor: 17_999,
    priceIncludesTax: true,
    tax: 0,
    customerWarrantyMonths: 24,
    vendorWarrantyMonths: 12,
    weightG: 450,
    makerSerial: { count: 1, required: 'receipt' },
  },
  {
    sku: 'PHONE',
    inventoryType: 'serialized',
    priceMinor: 44_900,
    tax: 2,
    customerWarrantyMonths: 12,
    weightG: 180,
    volumeCc: 90,
    makerSerial: { count: 2, check: 'luhn' },
  },
  { sku: 'BIKE', inventoryType: 'serialized', priceMinor: 123_457, tax: 1, makerSerial: { count: 1, check: 'vin' } },
  {
    sku: 'SAW',
    inventoryType: 'serialized',
    priceMinor: 8_995,
    priceIncludesTax: true,
    tax: 2,
    makerSerial: { count: 1, required: 'sale', pattern: 'SW-\\d{1,12}' },
  },
  {
    sku: 'DISK',
    inventoryType: 'auto_serialized',
    priceMinor: 6_333,
    tax: 1,
    vendorWarrantyMonths: 6,
    makerSerial: { count: 1 },
  },
  {
    sku: 'LAMP',
    inventoryType: 'auto_serialized',
    priceMinor: 1_999,
    priceIncludesTax: true,
    tax: 0,
    volumeCc: 2_000,
    makerSerial: { count: 0 },
  },
  { sku: 'CABLE', inventoryType: 'stocked', priceMinor: 990, priceIncludesTax: true, tax: 2, weightG: 35 },
  { sku: 'ROPE', inventoryType: 'stocked', priceMinor: 333, tax: 0 },
  { sku: 'NAILS', inventoryType: 'stocked', priceMinor: 7, tax: null, gtins: ['4006381333931'] },
  { sku: 'REPAIR', inventoryType: 'non_stocked', priceMinor: 6_000, tax: 1 },
  { sku: 'FEE', inventoryType: 'non_stocked', priceMinor: 250, priceIncludesTax: true, tax: 0 },
] as const;
export type Sku = (typeof ITEMS)[number]['sku'];

const TAX_CODES = [
  { name: 'Ten', components: [{ id: 't', name: 'Tax', ratePpm: 100_000 }] },
  {
    name: 'State and city',
    components: [
      { id: 's', name: 'State', ratePpm: 62_500 },
      { id: 'c', name: 'City', ratePpm: 18_750 },
    ],
  },
  {
    name: 'Tax on tax',
    components: [
      { id: 'g', name: 'Federal', ratePpm: 50_000, taxable: true },
      { id: 'q', name: 'Province', ratePpm: 99_750 },
    ],
  },
];

/** A user's PIN as the simulation knows it, kept without the product's code. */
export type PinModel = { readonly pin: string; failures: number; lockedUntilMs: number };

export class World {
  readonly random: Random;
  readonly till: Till;
  readonly memory: MemoryView;
  readonly ids: ReadonlyMap<string, string>;
  readonly pins = new Map<string, PinModel>();
  /** Accepted commands by id: what was sent, and what was answered. */
  readonly done = new Map<string, { readonly digest: string; readonly postings: unknown; readonly sent: Call }>();
  readonly docs = new Map<string, number>();
  second: JoinedStation | null = null;
  secondClock = { nowMs: 0 };
  /** Drafts that hold units, and serials that were allotted. */
  readonly holds = new Map<string, string[]>();
  highestAllotted = 0;
  seq = 0;
  private made = 0;
  private arrival = 0;

  constructor(
    readonly seed: number,
    till: Till,
  ) {
    this.random = makeRandom(seed);
    this.till = till;
    this.memory = new MemoryView((person, sealed) => till.ledger.core.seal.open(person, sealed));
    this.ids = setUp(till);
    this.learn();
    for (const role of ['owner', 'manager']) this.pins.set(this.id(role), { pin: PIN, failures: 0, lockedUntilMs: 0 });
  }

  /** Takes the postings that are new in the till's ledger into the memory, in their order of arrival. */
  learn(): Posting[] {
    const rows = this.till.ledger.core.db
      .prepare('SELECT * FROM ledger_posting WHERE arrival > ? ORDER BY arrival')
      .all(this.arrival) as PostingRow[];
    const postings = rows.map(postingOf).filter((posting) => posting !== null);
    for (const posting of postings) {
      this.memory.apply(posting);
      const { station, seq, docNo, kind } = posting.header;
      if (station !== this.station) continue;
      this.seq = seq;
      if (docNo !== null) this.docs.set(kind, (this.docs.get(kind) ?? 0) + 1);
    }
    this.arrival = rows.at(-1)?.arrival ?? this.arrival;
    return postings;
  }

  id(name: string): string {
    const id = this.ids.get(name);
    if (id === undefined) throw new Error(`the world has no ${name}`);
    return id;
  }

  get station(): string {
    return this.id('station');
  }

  get branch(): string {
    return this.id('branch');
  }

  get prefix(): string {
    return this.station.slice(0, 3);
  }

  /** A word that was not used before. */
  fresh(start: string): string {
    this.made += 1;
    return `${start}${String(this.made).padStart(6, '0')}`;
  }

  /** Maker serials that the rules of the item let pass. */
  makers(sku: Sku): string[] {
    this.made += 1;
    const number = String(this.made);
    if (sku === 'CAM') return [`C${number}-${this.random.int(10)}`];
    if (sku === 'BIKE') return [vin(this.made)];
    if (sku === 'SAW') return this.random.chance(80) ? [`SW-${number}`] : [];
    if (sku === 'DISK') return this.random.chance(50) ? [`WD ${number}`] : [];
    if (sku !== 'PHONE') return [];
    const imei = (tail: string): string =>
      `35${number.padStart(11, '0')}${tail}` + luhnDigit(`35${number.padStart(11, '0')}${tail}`);
    return [imei('1'), imei('2')].slice(0, this.random.int(3));
  }

  /** Units of this branch in a status that no draft holds. */
  units(status: Unit['status'], here = true): Unit[] {
    return this.memory
      .allUnits()
      .filter((unit) => unit.status === status && (!here || unit.branch === null || unit.branch === this.branch))
      .filter((unit) => !this.memory.ownClaims.has(unit.serial));
  }

  sku(item: string): string {
    return this.memory.items([item]).get(item)?.sku ?? '';
  }

  ofKind<Kind extends Posting['kind']>(kind: Kind): Extract<Posting, { kind: Kind }>[] {
    return this.memory
      .allPostings()
      .filter((posting): posting is Extract<Posting, { kind: Kind }> => posting.kind === kind);
  }

  /** Sales of this station that are not voided. */
  openSales(): Extract<Posting, { kind: 'sale.posted' }>[] {
    return this.ofKind('sale.posted').filter((sale) => this.memory.saleState(refOf(sale.header))?.voided === false);
  }

  /** A serial of ours that no unit has. */
  freeSerial(): string {
    return formatSerial(this.prefix, 900_000 + this.random.int(90_000));
  }

  close(): void {
    this.second?.close();
    this.till.close();
  }
}

/** A VIN by its number; the check digit is found by trying. */
function vin(number: number): string {
  const tail = String(number).padStart(8, '0');
  return [...'0123456789X'].map((check) => `1HGCM826${check}${tail}`).find(vinValid) ?? '';
}

function setUp(till: Till): Map<string, string> {
  const core = till.ledger.core;
  const ids = new Map([
    ['station', core.station()?.id ?? ''],
    ['branch', core.station()?.branch ?? ''],
    ['owner', till.user ?? ''],
  ]);
  const name = (keys: readonly string[], values: readonly string[]): void =>
    keys.forEach((key, index) => ids.set(key, values[index] ?? ''));
  name(['floor', 'defect'], [`${till.prefix}2.0`, `${till.prefix}2.1`]);
  const vendors = ['V1', 'V2', 'V3'].map((code) => ({ code, name: `Vendor ${code}` }));
  const branches = [{ code: 'B2', name: 'Second street', timeZone: 'UTC' }];
  const places = [{ code: 'BACK', name: 'Back room' }];
  const first = till.ok('saveCatalogue', { vendors, branches, taxCodes: TAX_CODES, locations: places }).posting.ids;
  name(['branch2', 'tax0', 'tax1', 'tax2', 'back', 'V1', 'V2', 'V3'], first);
  const items = ITEMS.map(({ tax, ...item }) => ({
    ...item,
    name: `The ${item.sku}`,
    taxCode: tax === null ? null : ids.get(`tax${tax}`),
  }));
  name(
    ITEMS.map((item) => item.sku),
    till.ok('saveCatalogue', { items }).posting.ids,
  );
  ids.set(
    'floor2',
    till.ok('saveCatalogue', { locations: [{ branch: ids.get('branch2'), code: 'FLOOR2', name: 'Floor 2' }] }).posting
      .ids[0] ?? '',
  );
  for (const role of ['manager', 'cashier', 'receiver'] as const)
    ids.set(role, till.ok('saveUser', { role, name: role }).posting.ids[0] ?? '');
  till.ok('setPin', { user: ids.get('manager'), pin: PIN });
  for (const number of ['1001', '1002', '1003'])
    ids.set(`c${number}`, till.ok('saveCustomer', { name: `Customer ${number}`, number }).posting.ids[0] ?? '');
  const reason = (id: string, condition: string, location: string): object => ({
    id,
    name: id,
    condition,
    location: ids.get(location),
  });
  till.ok('changeSettings', {
    returnWindowDays: 3,
    goLiveDate: '2026-11-01',
    returnReasons: [
      reason('mind', 'open_box', 'floor'),
      reason('fresh', 'new', 'back'),
      reason('defective', 'defective', 'defect'),
      reason('inspect', 'open_box', 'defect'),
      reason('away', 'new', 'floor2'),
    ],
  });
  return ids;
}
