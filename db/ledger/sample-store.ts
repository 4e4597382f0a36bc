// Loads a sample store into an empty ledger by the same commands as any store would use; nothing is written past them.
import type { CommandAnswer, PostedAnswer } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import { ONE_E7 } from '../../shared/money/integer';
import type { LedgerCore } from './core';
import type { Row, SampleStore } from './sample-types';
import type { LedgerService } from './service-types';

/** What loading needs of an open ledger. */
type Founding = Pick<LedgerService, 'found' | 'command'> & { readonly core: LedgerCore };
type Posted = Extract<CommandAnswer, { ok: true }>;
type Ids = ReadonlyMap<string, string>;

/** Founds the training company and loads catalogue, people and, where wanted, stock; throws where a command is refused. */
export function loadSampleStore(ledger: Founding, store: SampleStore, pin: string, stock: boolean): Posted {
  const { company, branch } = store;
  const owner = store.users.find((user) => user.role === 'owner');
  const founded = accepted(
    ledger.found({
      companyName: company.name,
      country: company.country,
      currency: company.currency,
      currencyDigits: company.currencyDigits,
      branchName: branch.name,
      branchCode: branch.code,
      timeZone: branch.timeZone,
      stationName: 'Till 1',
      ownerName: owner?.name ?? 'Owner',
      pin,
      sample: true,
    }),
  );
  const session = { user: `${ledger.core.station()?.prefix}1.0` };
  let count = 0;
  const call = (name: CommandEnvelope['name'], args: unknown): Posted => {
    count += 1;
    return accepted(ledger.command({ id: `sample-${String(count).padStart(6, '0')}`, name, args }, session));
  };
  const ids = loadCatalogue(store, call);
  const people = loadPeople(store, call);
  call('changeSettings', {
    receivingLocation: ids.get(`location:${store.locations[0]?.ref}`) ?? null,
    goLiveDate: '2026-09-01',
    returnReasons: store.returnReasons.map((reason) => ({
      ...reason,
      location: ids.get(`location:${reason.location}`),
    })),
  });
  if (stock) loadStock(store, call, new Map([...ids, ...people]));
  return founded;
}

function accepted(answer: CommandAnswer): Posted {
  if (answer.ok) return answer;
  throw new Error(`the sample store was refused: ${JSON.stringify(answer)}`);
}

type Call = (name: CommandEnvelope['name'], args: unknown) => Posted;

/** Saves branch data first, then items, since ids are made by the ledger; gives `kind:ref` to id. */
function loadCatalogue(store: SampleStore, call: Call): Ids {
  const plain = ({ ref: _, ...row }: Row): Readonly<Record<string, unknown>> => row;
  const taxCodes = store.taxCodes.map((row) => ({
    name: row.name,
    components: row.components.map((one, index) => ({ id: `c${index + 1}`, ...one })),
  }));
  const first = call('saveCatalogue', {
    taxCodes,
    locations: store.locations.map(plain),
    vendors: store.vendors.map(plain),
  });
  const refs = [
    ...store.taxCodes.map((row) => `tax:${row.ref}`),
    ...store.locations.map((row) => `location:${row.ref}`),
    ...store.vendors.map((row) => `vendor:${row.ref}`),
  ];
  const ids = new Map(pairs(refs, first.postings[0]));
  const items = store.items.map(({ ref: _, vendors: __, taxCode, ...row }) => ({
    ...row,
    taxCode: taxCode === null ? null : ids.get(`tax:${taxCode}`),
  }));
  const second = call('saveCatalogue', { items });
  return new Map([
    ...ids,
    ...pairs(
      store.items.map((row) => `item:${row.ref}`),
      second.postings[0],
    ),
  ]);
}

function pairs(refs: readonly string[], posted: PostedAnswer | undefined): [string, string][] {
  return refs.map((ref, index) => [ref, posted?.ids[index] ?? '']);
}

function loadPeople(store: SampleStore, call: Call): Ids {
  const ids = new Map<string, string>();
  for (const { ref, ...customer } of store.customers)
    ids.set(`customer:${ref}`, call('saveCustomer', customer).postings[0]?.ids[0] ?? '');
  for (const user of store.users.filter((one) => one.role !== 'owner')) {
    const id = call('saveUser', { role: user.role, name: user.name }).postings[0]?.ids[0] ?? '';
    call('setPin', { user: id, pin: user.pin });
  }
  return ids;
}

function loadStock(store: SampleStore, call: Call, ids: Ids): void {
  for (const delivery of store.deliveries) {
    call('receiveUnits', {
      vendor: ids.get(`vendor:${delivery.vendor}`),
      location: ids.get(`location:${store.locations[0]?.ref}`),
      deliveryNote: delivery.deliveryNote,
      addOns: delivery.addOns ?? [],
      lines: delivery.lines.map(({ item, unitCostMinor, quantity, units }) => ({
        item: ids.get(`item:${item}`),
        unitCostMinor,
        ...(units ? { units } : { quantityE7: (quantity ?? 0) * ONE_E7 }),
      })),
    });
  }
  const units = store.soldBefore.map((unit) => {
    const { item, makers, soldOn, priceMinor, costMinor, customer, vendor } = unit;
    const person = customer === null ? null : ids.get(`customer:${customer}`);
    return {
      item: ids.get(`item:${item}`),
      makers,
      soldOn,
      grossMinor: priceMinor,
      costMinor,
      customer: person,
      vendor: vendor === null ? null : ids.get(`vendor:${vendor}`),
    };
  });
  if (units.length > 0) call('importSoldUnits', { importId: 'sample', units });
}
