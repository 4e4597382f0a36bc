// Commands on the house and the smaller ones on goods that the rules should accept: voids, parking, adjustments, imports,
// shifts, catalogue, people, settings, stations.
import { refOf } from '../../../shared/domain/posting';
import { PIN } from '../../ledger/harness/till';
import type { Call } from './both';
import {
  receive,
  receiveAgain,
  receiveTwin,
  returnAsWanted,
  returnQuantity,
  returnToOtherVendor,
  returnToVendor,
  returnUnits,
  saleLines,
  sell,
  type Maker,
} from './valid-goods';
import type { Sku, World } from './world';

const ONE = 10_000_000;

const openShift: Maker = (world) =>
  world.memory.openShift(world.station)
    ? null
    : { name: 'openShift', args: { floatMinor: world.random.int(30_000) }, user: 'cashier' };

const voidSale: Maker = (world) => {
  const whole = world.openSales().filter((sale) => {
    const state = world.memory.saleState(refOf(sale.header));
    return sale.header.station === world.station && state?.returnedE7.size === 0;
  });
  const sale = world.random.pickOrNull(whole);
  return sale && { name: 'voidSale', args: { sale: refOf(sale.header), reason: 'wrong items' }, user: 'manager' };
};

const park: Maker = (world) => {
  const lines = saleLines(world, 2, false).filter((line) => line['units'] !== undefined || world.random.chance(50));
  return lines.length === 0
    ? null
    : { name: 'parkSale', args: { label: world.fresh('Parked '), lines }, user: 'cashier' };
};

const recall: Maker = (world) => {
  const open = world
    .ofKind('sale.parked')
    .filter((one) => world.memory.isParked(refOf(one.header)) && one.header.station === world.station);
  const parked = world.random.pickOrNull(open);
  return parked && { name: 'recallSale', args: { parked: refOf(parked.header) }, user: 'cashier' };
};

const lose: Maker = (world) => {
  const { random } = world;
  const units = random.some(world.units('in_stock'), 1 + random.int(2)).map((unit) => unit.serial);
  const goods = { item: world.id(random.pick(['CABLE', 'ROPE', 'NAILS'])), quantityE7: 1 + random.int(3 * ONE) };
  const lines = units.length === 0 || random.chance(40) ? [goods] : [{ units }];
  return {
    name: 'adjustStock',
    args: { type: random.pick(['write_off', 'missing']), reason: 'gone', lines },
    user: 'manager',
  };
};

const find: Maker = (world) => {
  const { random } = world;
  const known = random.pickOrNull([...world.units('missing', false), ...world.units('scrapped', false)]);
  const sku: Sku = random.pick(['CAM', 'LAMP', 'SAW', 'ROPE', 'NAILS']);
  const fresh = {
    item: world.id(sku),
    quantityE7: ONE,
    makers: world.makers(sku),
    ...(random.chance(50) ? { costMinor: random.int(900) } : {}),
  };
  const lines = known && random.chance(60) ? [{ units: [known.serial] }] : [fresh];
  return {
    name: 'adjustStock',
    args: { type: 'found', reason: 'behind the shelf', location: world.id('back'), lines },
    user: 'manager',
  };
};

const importSold: Maker = (world) => {
  const { random } = world;
  const units = Array.from({ length: 1 + random.int(3) }, () => {
    const sku: Sku = random.pick(['CAM', 'PHONE', 'DISK', 'SAW']);
    return {
      item: world.id(sku),
      makers: world.makers(sku),
      soldOn: random.pick(['2026-10-30', '2025-02-28']),
      grossMinor: random.int(60_000),
      costMinor: random.chance(50) ? random.int(40_000) : null,
      customer: random.chance(30) ? world.id('c1002') : null,
      vendor: random.chance(30) ? world.id('V1') : null,
    };
  });
  return { name: 'importSoldUnits', args: { importId: world.fresh('import-'), units }, user: 'manager' };
};

const saveCatalogue: Maker = (world) => {
  const { random } = world;
  const code = world.fresh('X-');
  const args = random.pick<object>([
    {
      items: [
        {
          sku: code,
          name: `The ${code}`,
          inventoryType: random.pick(['serialized', 'stocked']),
          priceMinor: random.int(9_000),
        },
      ],
    },
    { items: [repriced(world)] },
    { vendors: [{ code, name: `Vendor ${code}` }] },
    { taxCodes: [{ name: code, components: [] }], locations: [{ code, name: code }] },
  ]);
  return { name: 'saveCatalogue', args, user: 'manager' };
};

/** An item at another price, all else as it stands. */
function repriced(world: World): object {
  const id = world.id(world.random.pick(['CAM', 'ROPE', 'LAMP', 'FEE']));
  const item = world.memory.items([id]).get(id);
  return { ...item, priceMinor: world.random.int(90_000) };
}

const saveCustomer: Maker = (world) => {
  const { random } = world;
  const known = random.chance(40) ? { id: world.id(random.pick(['c1001', 'c1002'])) } : {};
  const number = random.chance(50) && known.id === undefined ? { number: world.fresh('N') } : {};
  return {
    name: 'saveCustomer',
    args: { ...known, ...number, name: world.fresh('Name '), phone: '555-0100' },
    user: 'cashier',
  };
};

/** Mostly fresh people, so that the ones that sales name stay readable. */
const erase: Maker = (world) => {
  const kept = new Set(['c1001', 'c1002'].map((name) => world.id(name)));
  const people = world
    .ofKind('customer.saved')
    .map((one) => one.body.id)
    .filter((id) => !kept.has(id));
  const person = world.random.pickOrNull(
    [...new Set(people)].filter((id) => world.memory.customers([id]).get(id)?.erased === false),
  );
  return person === null ? null : { name: 'erasePerson', args: { person, reason: 'asked for it' } };
};

const saveUser: Maker = (world) => ({
  name: 'saveUser',
  args: {
    role: world.random.pick(['owner', 'manager', 'cashier', 'receiver']),
    active: world.random.chance(50),
    name: world.fresh('User '),
  },
});

const changeSettings: Maker = (world) => ({
  name: 'changeSettings',
  args: { returnWindowDays: world.random.pick([2, 3, 4]), labelAt: world.random.pick(['scan', 'posting']) },
  user: 'manager',
});

const PREFIX_LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXY';

const enrol: Maker = (world) => {
  const { random } = world;
  const prefix = Array.from({ length: 3 }, () => PREFIX_LETTERS[random.int(PREFIX_LETTERS.length)]).join('');
  if (world.memory.stations().some((station) => station.prefix === prefix)) return null;
  const args = { stationId: world.fresh(`${prefix}-`), branch: world.branch, name: 'Till', publicKey: 'key' };
  return { name: 'enrolStation', args: random.chance(50) ? args : { ...args, prefix } };
};

/** The makers with their weights; what a store does most comes most often. */
const WEIGHTED: readonly (readonly [number, Maker])[] = [
  [10, openShift],
  [16, receive],
  [4, receiveAgain],
  [3, receiveTwin],
  [24, sell],
  [10, returnUnits],
  [6, returnQuantity],
  [4, returnAsWanted],
  [6, voidSale],
  [5, park],
  [4, recall],
  [6, returnToVendor],
  [3, returnToOtherVendor],
  [5, lose],
  [7, find],
  [4, importSold],
  [4, saveCatalogue],
  [4, saveCustomer],
  [3, erase],
  [3, saveUser],
  [3, changeSettings],
  [2, enrol],
];
const TOTAL = WEIGHTED.reduce((so, [weight]) => so + weight, 0);

/** A command that should be accepted. */
export function validCall(world: World): Call {
  for (;;) {
    let roll = world.random.int(TOTAL);
    const entry = WEIGHTED.find(([weight]) => (roll -= weight) < 0);
    const call = entry?.[1](world);
    if (call) return { ...waitOf(world), ...call, ...approval(world, call) };
  }
}

/** Now and then a cashier does what needs a manager, and the owner approves it. */
function approval(world: World, call: Call): Partial<Call> {
  if (call.user !== 'manager' || !world.random.chance(5)) return {};
  return { user: 'cashier', approver: { user: world.id('owner'), pin: PIN } };
}

/** Seconds between two commands; now and then the night, or a holiday after which a person says yes to the clock. */
function waitOf(world: World): Partial<Call> {
  const { random } = world;
  if (random.chance(1)) return { waitMs: 100_000_000, clockConfirmed: true };
  return { waitMs: random.chance(4) ? 36_000_000 + random.int(40_000_000) : 1_000 + random.int(600_000) };
}
