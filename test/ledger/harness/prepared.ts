// A store in mid-day, ready for one command of every kind: goods of every type, an open shift, sales to void and to return,
// a parked sale, open documents, a second user. The commands below each find what they need in it.
import type { CommandEnvelope } from '../../../shared/contract/commands';
import { Till, type Ids } from './till';

export const ITEMS = [
  {
    sku: 'CPU-1',
    name: 'Ryzen 7',
    inventoryType: 'serialized',
    priceMinor: 44_900,
    customerWarrantyMonths: 24,
    vendorWarrantyMonths: 12,
    makerSerial: { count: 1, required: 'receipt' },
  },
  { sku: 'PEN', name: 'Stylus', inventoryType: 'auto_serialized', priceMinor: 2_500 },
  { sku: 'CABLE', name: 'USB cable', inventoryType: 'stocked', priceMinor: 990 },
  { sku: 'GUM', name: 'Gum', inventoryType: 'stocked', priceMinor: 200 },
  { sku: 'FEE', name: 'Set-up', inventoryType: 'non_stocked', priceMinor: 1_500 },
] as const;

export type Prepared = {
  readonly till: Till;
  readonly ids: Ids;
  readonly cpus: readonly string[];
  readonly drafts: { readonly receipt: string; readonly sale: string; readonly spare: string };
  readonly sales: { readonly toVoid: string; readonly toReturn: string };
  readonly parked: string;
  readonly cashier: string;
};

const card = (amountMinor: number): readonly unknown[] => [{ kind: 'card', tenderedMinor: amountMinor }];

function stock(till: Till, ids: Ids): readonly string[] {
  const units = Array.from({ length: 8 }, (_, index) => ({ makers: [`ABC0001${index}`] }));
  const { posting } = till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    deliveryNote: 'DN-77',
    lines: [
      { item: ids.item('CPU-1'), unitCostMinor: 38_900, units, lot: 'L-1' },
      { item: ids.item('PEN'), quantityE7: 30_000_000, unitCostMinor: 1_000 },
      { item: ids.item('CABLE'), quantityE7: 100_000_000, unitCostMinor: 300 },
      { item: ids.item('GUM'), quantityE7: 10_000_000, unitCostMinor: 100 },
    ],
    addOns: [{ name: 'Freight', amountMinor: 1_001, by: 'quantity' }],
  });
  return posting.serials.slice(0, 8);
}

/** The store before its shift is open. */
export function prepareMorning(): { readonly till: Till; readonly ids: Ids; readonly cpus: readonly string[] } {
  const till = Till.make();
  const ids = till.stockRoom(ITEMS);
  // A pen costs 25.00 with 10 % tax in it.
  till.ok('saveCatalogue', {
    items: [{ ...ITEMS[1], id: ids.item('PEN'), priceIncludesTax: true, taxCode: ids.tax10 }],
  });
  return { till, ids, cpus: stock(till, ids) };
}

/** The store in mid-day. */
export function prepareDay(): Prepared {
  const { till, ids, cpus } = prepareMorning();
  const [first = '', second = '', third = '', fourth = ''] = cpus;
  till.ok('changeSettings', { goLiveDate: '2026-09-01' });
  till.ok('openShift', { floatMinor: 20_000 });
  const [cashier = ''] = till.ok('saveUser', { role: 'cashier', name: 'B. Lee' }).posting.ids;
  till.ok('setPin', { user: cashier, pin: '1357' });
  const sell = (serial: string, customer: string | null): string =>
    till.ok('postSale', {
      customer,
      lines: [{ item: ids.item('CPU-1'), units: [serial] }],
      tenders: card(44_900),
    }).posting.ref;
  const sales = { toVoid: sell(first, null), toReturn: sell(second, ids.customer) };
  const parked = till.ok('parkSale', {
    label: 'Blue jacket',
    lines: [{ item: ids.item('CPU-1'), units: [third] }],
  }).posting.ref;
  // One gum in stock and two sold leaves one below zero, which the next receipt corrects.
  till.ok('postSale', { lines: [{ item: ids.item('GUM'), quantityE7: 20_000_000 }], tenders: card(400) });
  const receipt = till.ok('openDraft', { kind: 'receipt', header: { vendor: ids.vendorA } }).result.draft?.id ?? '';
  till.ok('scan', { draft: receipt, text: 'CPU-1' });
  till.ok('scan', { draft: receipt, text: 'DRAFT-0001' });
  till.ok('changeDraftLine', { draft: receipt, line: 0, unitCostMinor: 30_000 });
  const sale = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
  till.ok('scan', { draft: sale, text: fourth });
  const spare = till.ok('openDraft', { kind: 'receipt', header: { vendor: ids.vendorB } }).result.draft?.id ?? '';
  till.ok('scan', { draft: spare, text: 'CPU-1' });
  till.ok('scan', { draft: spare, text: 'DRAFT-0002' });
  return { till, ids, cpus, drafts: { receipt, sale, spare }, sales, parked, cashier };
}

/** A command of the table, and the kinds of posting that it makes. */
export type PreparedCommand = {
  readonly name: CommandEnvelope['name'];
  readonly args: unknown;
  readonly kinds: readonly string[];
};

/** One command for every kind of posting that a command makes in mid-day. */
export function postingCommands({ ids, cpus, sales, parked }: Prepared): readonly PreparedCommand[] {
  const cpu = ids.item('CPU-1');
  return [
    {
      name: 'enrolStation',
      args: {
        stationId: 'QQ2-ABCDEF',
        branch: `${ids.floor.slice(0, 3)}1.1`,
        name: 'Till 2',
        publicKey: 'MCow',
        prefix: 'QQ2',
      },
      kinds: ['station.enrolled'],
    },
    {
      name: 'saveCatalogue',
      args: {
        items: [
          {
            sku: 'NEW-1',
            name: 'Mouse',
            inventoryType: 'stocked',
            priceMinor: 1_990,
            taxCode: ids.tax10,
            gtins: ['4006381333931'],
          },
        ],
      },
      kinds: ['catalogue.saved'],
    },
    { name: 'saveUser', args: { role: 'receiver', name: 'C. Diaz' }, kinds: ['user.saved'] },
    { name: 'saveCustomer', args: { name: 'N. Field', number: '1002', phone: '555 0100' }, kinds: ['customer.saved'] },
    { name: 'changeSettings', args: { returnWindowDays: 14 }, kinds: ['settings.changed'] },
    {
      name: 'receiveUnits',
      args: {
        vendor: ids.vendorA,
        location: ids.floor,
        lines: [
          { item: cpu, unitCostMinor: 37_000, units: [{ makers: ['NEW-0001'] }, { makers: ['NEW-0002'] }] },
          { item: ids.item('GUM'), quantityE7: 10_000_000, unitCostMinor: 150 },
        ],
      },
      kinds: ['receipt.posted', 'cost.corrected'],
    },
    {
      name: 'postSale',
      args: {
        customer: ids.customer,
        lines: [
          { item: cpu, units: [cpus[4]], discountMinor: 900 },
          { item: ids.item('PEN'), quantityE7: 20_000_000 },
          { item: ids.item('CABLE'), quantityE7: 30_000_000 },
          { item: ids.item('FEE'), quantityE7: 10_000_000 },
        ],
        tenders: [{ kind: 'cash', tenderedMinor: 100_000 }],
      },
      kinds: ['sale.posted'],
    },
    { name: 'voidSale', args: { sale: sales.toVoid, reason: 'wrong item' }, kinds: ['sale.voided'] },
    { name: 'parkSale', args: { label: 'Two', lines: [{ item: cpu, units: [cpus[5]] }] }, kinds: ['sale.parked'] },
    { name: 'recallSale', args: { parked }, kinds: ['sale.recalled'] },
    {
      name: 'returnGoods',
      args: { customer: ids.customer, lines: [{ unit: cpus[1], reason: 'defective' }] },
      kinds: ['return.posted'],
    },
    {
      name: 'returnToVendor',
      args: { vendor: ids.vendorA, lines: [{ units: [cpus[6]] }] },
      kinds: ['vendor_return.posted'],
    },
    {
      name: 'adjustStock',
      args: {
        type: 'found',
        reason: 'behind the shelf',
        location: ids.floor,
        lines: [{ item: cpu, quantityE7: 10_000_000, costMinor: 100, makers: ['FOUND-1'] }],
      },
      kinds: ['adjustment.posted'],
    },
    {
      name: 'importSoldUnits',
      args: {
        importId: 'old-till',
        units: [{ item: cpu, makers: ['OLD-1'], soldOn: '2026-01-05', grossMinor: 40_000 }],
      },
      kinds: ['units.imported'],
    },
    // Last, since nothing is sold to a person who is erased.
    { name: 'erasePerson', args: { person: ids.customer, reason: 'asked' }, kinds: ['person.erased'] },
  ];
}

/** Commands on open documents and secrets: no posting, or one by way of a draft. */
export function draftCommands({ drafts, ids, cpus }: Prepared): readonly PreparedCommand[] {
  return [
    { name: 'openDraft', args: { kind: 'sale' }, kinds: [] },
    { name: 'scan', args: { draft: drafts.receipt, text: 'DRAFT-0003' }, kinds: [] },
    { name: 'scan', args: { draft: drafts.sale, text: cpus[7] }, kinds: [] },
    { name: 'addDraftLine', args: { draft: drafts.sale, item: ids.item('CABLE'), quantityE7: 10_000_000 }, kinds: [] },
    { name: 'changeDraftLine', args: { draft: drafts.receipt, line: 0, unitCostMinor: 31_000 }, kinds: [] },
    { name: 'removeDraftLine', args: { draft: drafts.spare, line: 0 }, kinds: [] },
    { name: 'discardDraft', args: { draft: drafts.spare }, kinds: [] },
    { name: 'takeOverDraft', args: { draft: drafts.spare }, kinds: [] },
    { name: 'parkDraft', args: { draft: drafts.sale, label: 'Later' }, kinds: ['sale.parked'] },
    { name: 'postDraft', args: { draft: drafts.receipt }, kinds: ['receipt.posted'] },
    { name: 'postDraft', args: { draft: drafts.sale, tenders: card(44_900) }, kinds: ['sale.posted'] },
    { name: 'reprint', args: { unit: cpus[7], reason: 'torn' }, kinds: [] },
  ];
}
