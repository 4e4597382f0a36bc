// A shop for tests of refusals: goods of every type, four users, two branches, an open shift; each test works on its own copy.
// It also says what a refused command must leave alone: every row of every table but the scan log.
import type { PostedAnswer } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { Refusal } from '../../../shared/domain/refusal';
import { contentOf } from './ledger-files';
import { Till, type Ids } from './till';

/** A GTIN-13 with a right check digit: 4 006381 33393 sums to 89, and 1 fills it up to 90. */
export const CPU_GTIN = '4006381333931';
export const ONE = 10_000_000;

const ITEMS = [
  {
    sku: 'CPU-1',
    name: 'Ryzen 7',
    inventoryType: 'serialized',
    priceMinor: 44_900,
    gtins: [CPU_GTIN],
    customerWarrantyMonths: 24,
    vendorWarrantyMonths: 36,
    makerSerial: { count: 1, required: 'receipt', labels: ['Maker serial'] },
  },
  {
    sku: 'PHONE',
    name: 'Pixel 9',
    inventoryType: 'serialized',
    priceMinor: 79_900,
    makerSerial: { count: 2, required: 'optional', check: 'luhn', labels: ['IMEI 1', 'IMEI 2'] },
  },
  { sku: 'DESK', name: 'Oak desk', inventoryType: 'serialized', priceMinor: 30_000, makerSerial: { count: 0 } },
  { sku: 'OVEN', name: 'Microwave 3', inventoryType: 'serialized', priceMinor: 9_900, makerSerial: { count: 1 } },
  { sku: 'PEN', name: 'Stylus', inventoryType: 'auto_serialized', priceMinor: 2_500, makerSerial: { count: 0 } },
  { sku: 'CABLE', name: 'USB cable', inventoryType: 'stocked', priceMinor: 990 },
  { sku: 'FEE', name: 'Set-up', inventoryType: 'non_stocked', priceMinor: 1_500 },
  { sku: 'OLD', name: 'Last year', inventoryType: 'stocked', priceMinor: 100, discontinued: true },
] as const;

export type Shop = {
  readonly till: Till;
  readonly ids: Ids;
  readonly branch: string;
  readonly west: string;
  readonly westShelf: string;
  readonly manager: string;
  readonly cashier: string;
  readonly receiver: string;
};

/** The shop that others are copied from. */
export function openShop(): Shop {
  const till = Till.make();
  const ids = till.stockRoom(ITEMS);
  const [west = ''] = till.ok('saveCatalogue', {
    branches: [{ code: 'WEST', name: 'West end', timeZone: 'UTC' }],
  }).posting.ids;
  const [westShelf = ''] = till.ok('saveCatalogue', {
    locations: [{ branch: west, code: 'W-1', name: 'West shelf' }],
  }).posting.ids;
  const user = (role: string, name: string): string => till.ok('saveUser', { role, name }).posting.ids[0] ?? '';
  const people = { manager: user('manager', 'B. Lee'), cashier: user('cashier', 'C. Diaz') };
  const receiver = user('receiver', 'D. Chen');
  till.ok('openShift', { floatMinor: 20_000 });
  return { till, ids, branch: `${till.prefix}1.1`, west, westShelf, ...people, receiver };
}

/** The same shop on a copy of its ledger. */
export function copyShop(shop: Shop): Shop {
  return { ...shop, till: shop.till.fork() };
}

/** Receives pieces of an item and gives their serials; `makers` are their maker serials, one each. */
export function receive(shop: Shop, sku: string, count: number, makers: readonly string[] = []): readonly string[] {
  const units = Array.from({ length: count }, (_, index) => ({ makers: makers.slice(index, index + 1) }));
  const line = { item: shop.ids.item(sku), unitCostMinor: 20_000, units };
  const { vendorA: vendor, floor: location } = shop.ids;
  return shop.till.ok('receiveUnits', { vendor, location, lines: [line] }).posting.serials;
}

/** Receives one desk, the item without a maker serial. */
export function oneDesk(shop: Shop): string {
  return receive(shop, 'DESK', 1)[0] ?? '';
}

/** Receives one CPU with its maker serial. */
export function oneCpu(shop: Shop, maker: string): string {
  return receive(shop, 'CPU-1', 1, [maker])[0] ?? '';
}

/** The arguments of a sale of units of one item, paid in cash with a note that is always enough. */
export function saleOf(shop: Shop, sku: string, units: readonly string[]): Readonly<Record<string, unknown>> {
  return { lines: [{ item: shop.ids.item(sku), units }], tenders: [{ kind: 'cash', tenderedMinor: 1_000_000 }] };
}

export function sell(shop: Shop, sku: string, units: readonly string[]): PostedAnswer {
  return shop.till.ok('postSale', saleOf(shop, sku, units)).posting;
}

export function park(shop: Shop, sku: string, units: readonly string[]): PostedAnswer {
  return shop.till.ok('parkSale', { label: 'Blue jacket', lines: [{ item: shop.ids.item(sku), units }] }).posting;
}

export function openDraft(shop: Shop, kind: string, header: Readonly<Record<string, unknown>> = {}): string {
  return shop.till.ok('openDraft', { kind, header }).result.draft?.id ?? '';
}

/** Does something as another user. */
export function as<Result>(shop: Shop, user: string | null, act: () => Result): Result {
  const before = shop.till.user;
  shop.till.user = user;
  try {
    return act();
  } finally {
    shop.till.user = before;
  }
}

/** All that is in the ledger file, but the log of scans and the ids of scans that were refused. */
export function footprint(till: Till): Readonly<Record<string, readonly string[]>> {
  const content = Object.entries(contentOf(till.ledger.core.db));
  return Object.fromEntries(content.filter(([table]) => table !== 'local_scan_log' && table !== 'local_command'));
}

/** A command that must be refused and leave every table as it is; gives the refusal. */
export function refusedClean(
  shop: Shop,
  name: CommandEnvelope['name'],
  args: unknown,
  more: Partial<CommandEnvelope> = {},
): Refusal {
  const before = footprint(shop.till);
  const refusal = shop.till.refused(name, args, more) as unknown as Refusal;
  sameFootprint(before, footprint(shop.till));
  return refusal;
}

/** A scan that must be refused and leave the document, and every table, as it is; gives the refusal. */
export function refusedScan(shop: Shop, draft: string, text: string, more: object = {}): Refusal {
  const before = footprint(shop.till);
  const { scan } = shop.till.ok('scan', { draft, text, ...more }).result;
  if (scan?.result !== 'refused' || !scan.refusal) throw new Error(`the scan was taken: ${JSON.stringify(scan)}`);
  sameFootprint(before, footprint(shop.till));
  return scan.refusal;
}

/** Throws with the first table that differs; a whole ledger is too long for a test's output. */
export function sameFootprint(
  before: Readonly<Record<string, readonly string[]>>,
  after: Readonly<Record<string, readonly string[]>>,
): void {
  for (const table of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const was = before[table]?.join('\n');
    const is = after[table]?.join('\n');
    if (was !== is) throw new Error(`${table} changed\nfrom ${was}\nto   ${is}`);
  }
}
