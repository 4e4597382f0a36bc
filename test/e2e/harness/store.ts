// A store to test in, made through the contract as any window would make it: company, catalogue, a delivery of units.
// What is asserted about it in tests stands here as literals, so that the reader finds both sides.
import { randomUUID } from 'node:crypto';
import type { CommandAnswer, QueryAnswer, QueryResults } from '../../../shared/contract/answers';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { Desktop, FoundRequest } from '../../../shared/contract/desktop';
import type { Queries, QueryName } from '../../../shared/contract/queries';
import type { Till } from './launch';

export const PIN = '4711';
export const COMPANY: FoundRequest = {
  companyName: 'Meier Elektronik',
  country: 'DE',
  currency: 'EUR',
  currencyDigits: 2,
  branchName: 'Hauptstrasse',
  branchCode: 'B1',
  timeZone: 'Europe/Berlin',
  stationName: 'Till 1',
  ownerName: 'A. Meier',
  pin: PIN,
  sample: false,
};

/** Sends a command from the page, with a new id. */
export function call(till: Till, name: CommandEnvelope['name'], args: unknown): Promise<CommandAnswer> {
  return till.api((desktop, envelope: CommandEnvelope) => desktop.call(envelope), { id: randomUUID(), name, args });
}

/** The same, where anything but a yes is a mistake of the test. */
export async function must(
  till: Till,
  name: CommandEnvelope['name'],
  args: unknown,
): Promise<CommandAnswer & { ok: true }> {
  const answer = await call(till, name, args);
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Asks a query from the page; anything but a result is a mistake of the test. */
export async function ask<Name extends QueryName>(
  till: Till,
  name: Name,
  args: Partial<Queries[Name]> = {},
): Promise<QueryResults[Name]> {
  const question = { name, args } as { readonly name: QueryName; readonly args: object };
  const answer = (await till.api(
    (desktop, asked: typeof question) => desktop.ask(asked.name, asked.args),
    question,
  )) as QueryAnswer<QueryResults[Name]>;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.result;
}

/** Founds the company and signs its owner in; the page follows by itself. */
export async function foundAndSignIn(till: Till): Promise<void> {
  const founded = await till.api((desktop, request: FoundRequest) => desktop.found(request), COMPANY);
  if (!founded.ok) throw new Error(`found: ${JSON.stringify(founded)}`);
  const [owner] = (await ask(till, 'house')).users;
  await must(till, 'signIn', { user: owner?.id, pin: PIN });
}

/** What a stocked store holds: one item of each kind that the counter meets, and the serials of the units in stock. */
export type Stock = {
  readonly cpu: string;
  readonly cable: string;
  readonly vendor: string;
  readonly location: string;
  readonly serials: readonly string[];
};

/** Prices before tax and without: the totals of tests are sums that the reader can do in the head. */
export const CPU = { sku: 'CPU-9800X3D', name: 'Ryzen 7 9800X3D', priceMinor: 44_900 } as const;
export const CABLE = { sku: 'CBL-USBC-2', name: 'USB-C cable 2 m', priceMinor: 990 } as const;
export const VENDOR = { code: 'NORD', name: 'Nordwind Distribution' } as const;

/** Catalogue, an open shift, and `units` processors in stock. The company has been founded and its owner signed in. */
export async function stockUp(till: Till, units: number): Promise<Stock> {
  await must(till, 'saveCatalogue', {
    items: [
      { ...CPU, inventoryType: 'serialized', customerWarrantyMonths: 24, makerSerial: { count: 0 } },
      { ...CABLE, inventoryType: 'stocked' },
    ],
    vendors: [VENDOR],
  });
  const [cpu] = await ask(till, 'items', { text: CPU.sku });
  const [cable] = await ask(till, 'items', { text: CABLE.sku });
  const [vendor] = await ask(till, 'vendors', { text: VENDOR.code });
  const location = (await ask(till, 'locations')).find(({ kind }) => kind === 'stock');
  if (!cpu || !cable || !vendor || !location) throw new Error('the catalogue was not stored');
  await must(till, 'openShift', { floatMinor: 20_000 });
  const received = await must(till, 'receiveUnits', {
    vendor: vendor.id,
    location: location.id,
    lines: [
      { item: cpu.id, quantityE7: units * 10_000_000, unitCostMinor: 30_000 },
      { item: cable.id, quantityE7: 50 * 10_000_000, unitCostMinor: 200 },
    ],
  });
  const serials = received.postings.flatMap((posting) => posting.serials);
  if (serials.length !== units) throw new Error(`${serials.length} serials of ${units}`);
  return { cpu: cpu.id, cable: cable.id, vendor: vendor.id, location: location.id, serials };
}

/** A phone with a GTIN, which asks for one maker serial at receipt. */
export const PHONE = {
  sku: 'PHN-S26-128',
  name: 'Galaxy S26 128 GB',
  priceMinor: 89_900,
  gtin: '4006381333931',
} as const;

/** Puts the phone into the catalogue and one piece of it into stock; gives its serial. */
export async function receivePhone(till: Till, { vendor, location }: Stock, makerSerial: string): Promise<string> {
  const { gtin, ...phone } = PHONE;
  const makerSerialRule = { count: 1, required: 'receipt', labels: ['Maker serial'] };
  const item = { ...phone, inventoryType: 'serialized', gtins: [gtin], makerSerial: makerSerialRule };
  await must(till, 'saveCatalogue', { items: [item] });
  const [stored] = await ask(till, 'items', { text: PHONE.sku });
  const line = { item: stored?.id, unitCostMinor: 60_000, units: [{ makers: [makerSerial] }] };
  const received = await must(till, 'receiveUnits', { vendor, location, lines: [line] });
  return received.postings[0]?.serials[0] ?? '';
}

/** Serials on the open sale, in the order of its lines. */
export async function soldSoFar(till: Till): Promise<readonly string[]> {
  const [open] = await ask(till, 'drafts', { kind: 'sale' });
  if (!open) return [];
  const draft = await ask(till, 'draft', { draft: open.id });
  return draft.lines.flatMap((line) => line.units.map(({ serial }) => serial));
}

/** Asks again at every event of the ledger until the answer is as wanted, and gives that answer. */
export async function askUntil<Name extends QueryName>(
  till: Till,
  name: Name,
  args: Partial<Queries[Name]>,
  wanted: (result: QueryResults[Name]) => boolean,
): Promise<QueryResults[Name]> {
  for (;;) {
    // Listening begins before the question, so that no event falls between the two.
    const changed = till.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const { unitill } = window as unknown as { unitill: Desktop };
          const stop = unitill.onEvent(() => {
            stop();
            resolve();
          });
        }),
    );
    const result = await ask(till, name, args);
    if (!wanted(result)) await changed;
    else {
      // Nobody waits for that event any more, and the window may close before it comes.
      changed.catch(() => undefined);
      return result;
    }
  }
}
