// Commands on goods that the rules should accept, most of the time: receipts, sales, returns, vendor returns, adjustments.
// The generator may look at the memory, since what it chooses proves nothing; what both tellings make of it does.
import { refOf } from '../../../shared/domain/posting';
import type { Unit } from '../../../shared/domain/model';
import type { Call } from './both';
import { ITEMS, type Sku, type World } from './world';

const ONE = 10_000_000;
type Line = Record<string, unknown>;
export type Maker = (world: World) => Call | null;

const skusOf = (...types: readonly string[]): Sku[] =>
  ITEMS.filter((item) => types.includes(item.inventoryType)).map((item) => item.sku);

/** Pieces in whole, and now and then in parts. */
const quantity = (world: World, most: number): number =>
  world.random.chance(80) ? (1 + world.random.int(most)) * ONE : 1 + world.random.int(most * ONE);

export const receive: Maker = (world) => {
  const { random } = world;
  const lines = Array.from({ length: 1 + random.int(4) }, () => receiptLine(world));
  const addOns = random.chance(40)
    ? [{ name: 'Freight', amountMinor: random.int(5_000), by: random.pick(['value', 'weight', 'volume', 'quantity']) }]
    : [];
  const args = {
    vendor: world.id(random.pick(['V1', 'V2', 'V3'])),
    location: world.id(random.pick(['floor', 'back'])),
    addOns,
    ...(random.chance(40) ? { deliveryNote: world.fresh('LS-') } : {}),
    lines,
  };
  return { name: 'receiveUnits', args, user: random.pick(['owner', 'manager', 'receiver']) };
};

function receiptLine(world: World): Line {
  const { random } = world;
  const sku = random.pick(ITEMS).sku;
  const cost = random.chance(70) ? { unitCostMinor: random.int(40_000) } : { amountMinor: random.int(90_000) };
  const extras = {
    taxMinor: random.chance(20) ? random.int(500) : 0,
    lot: random.chance(20) ? world.fresh('LOT-') : null,
  };
  if (!skusOf('serialized', 'auto_serialized').includes(sku))
    return { item: world.id(sku), quantityE7: quantity(world, 20), ...cost, ...extras };
  const count = 1 + random.int(4);
  if (sku === 'LAMP' && random.chance(50)) return { item: world.id(sku), quantityE7: count * ONE, ...cost, ...extras };
  return {
    item: world.id(sku),
    units: Array.from({ length: count }, () => ({ makers: world.makers(sku) })),
    ...cost,
    ...extras,
  };
}

/** Units that went back to a vendor come in again under their own serials. */
export const receiveAgain: Maker = (world) => {
  const unit = world.random.pickOrNull(world.units('returned_to_vendor').filter((one) => one.makers.length > 0));
  if (!unit) return null;
  const lines = [{ item: unit.item, units: [{ makers: unit.makers }], unitCostMinor: world.random.int(30_000) }];
  return { name: 'receiveUnits', args: { vendor: world.id('V2'), location: world.id('floor'), lines } };
};

/** A maker serial that stands on a unit in our hands already, by right and with a reason. */
export const receiveTwin: Maker = (world) => {
  const unit = world.random.pickOrNull(world.units('in_stock').filter((one) => one.makers.length > 0));
  if (!unit) return null;
  const lines = [{ item: unit.item, units: [{ makers: unit.makers }], unitCostMinor: 900 }];
  const args = { vendor: world.id('V1'), location: world.id('back'), lines, twinReason: 'two with one number' };
  return { name: 'receiveUnits', args, user: world.random.pick(['owner', 'manager']) };
};

/** Units that a cashier may sell: new enough, and not on a shelf for defectives. */
export function saleable(world: World): Unit[] {
  return world
    .units('in_stock')
    .filter((unit) => unit.condition !== 'defective' && unit.location !== world.id('defect'));
}

export function saleLines(world: World, most: number, discounts: boolean): Line[] {
  const { random } = world;
  const left = saleable(world);
  const lines: Line[] = [];
  for (let index = 0; index <= random.int(most); index += 1) {
    const extra = discounts ? discountOf(world) : {};
    const first = random.chance(60) ? random.pickOrNull(left) : null;
    if (!first) {
      lines.push({
        item: world.id(random.pick(skusOf('stocked', 'non_stocked'))),
        quantityE7: quantity(world, 5),
        ...extra,
      });
      continue;
    }
    const units = random.some(
      left.filter((unit) => unit.item === first.item),
      1 + random.int(3),
    );
    for (const unit of units) left.splice(left.indexOf(unit), 1);
    lines.push({ item: first.item, units: units.map((unit) => unit.serial), ...extra });
  }
  const auto = random.pick(skusOf('auto_serialized'));
  const taken = new Set(lines.flatMap((line) => (line['units'] as string[] | undefined) ?? []));
  const free = world.memory.oldestInStock(world.id(auto), world.branch, 3, taken).length;
  if (free > 0 && random.chance(40)) lines.push({ item: world.id(auto), quantityE7: (1 + random.int(free)) * ONE });
  return lines;
}

/** Numbers read at the counter: of pieces whose item demands them, and now and then of others that have room for one. */
export function numbersFor(world: World, lines: readonly Line[]): Line[] {
  const serials = lines.flatMap((line) => (line['units'] as string[] | undefined) ?? []);
  return [...world.memory.units(serials).values()].flatMap((unit) => {
    const item = world.memory.items([unit.item]).get(unit.item);
    if (!item || unit.makers.length >= item.makerSerial.count) return [];
    if (item.sku === 'SAW') return [{ unit: unit.serial, makers: [`SW-${world.fresh('')}`] }];
    if (item.sku !== 'DISK' || world.random.chance(70)) return [];
    return [{ unit: unit.serial, makers: [`WD sold ${world.fresh('')}`] }];
  });
}

function discountOf(world: World): Line {
  const { random } = world;
  const roll = random.int(10);
  if (roll === 0) return { discountPpm: random.int(300_000) };
  if (roll === 1) return { discountMinor: random.int(200) };
  return roll === 2 ? { unitPriceMinor: random.int(60_000) } : {};
}

/** A sale with its tenders; what is due is asked of the till itself, by a question that posts nothing. */
export const sell: Maker = (world) => {
  const { random } = world;
  if (!world.memory.openShift(world.station)) return null;
  const boss = random.chance(50);
  const user = boss ? random.pick(['owner', 'manager']) : 'cashier';
  const lines = saleLines(world, 3, boss);
  const document = boss && random.chance(20) ? { docDiscountPpm: random.int(200_000) } : {};
  const customer = random.chance(40) ? world.id(random.pick(['c1001', 'c1002'])) : null;
  const makersTaken = numbersFor(world, lines);
  const dueMinor = dueOf(world, { customer, lines, makersTaken, ...document });
  if (dueMinor === null) return null;
  return {
    name: 'postSale',
    args: { customer, lines, makersTaken, ...document, tenders: tendersFor(world, dueMinor, customer) },
    user,
  };
};

/** What is due: a sale without money is refused with the amount that is short. */
function dueOf(world: World, args: Line): number | null {
  const envelope = {
    id: world.fresh('question-'),
    name: 'postSale' as const,
    args: { ...args, tenders: [{ kind: 'cheque', tenderedMinor: 1_000_000_000_000 }] },
  };
  const answer = world.till.ledger.command(envelope, { user: world.id('owner') });
  if (answer.ok || !('refusal' in answer) || answer.refusal.code !== 'paymentOver') return null;
  return answer.refusal.dueMinor;
}

function tendersFor(world: World, dueMinor: number, customer: string | null): Line[] {
  const { random } = world;
  const cash = (amount: number): Line => ({ kind: 'cash', tenderedMinor: amount });
  const part = random.int(dueMinor + 1);
  const other = random.pick(['card', 'cheque', 'voucher', customer === null ? 'cheque' : 'account']);
  switch (random.int(5)) {
    case 0:
      return [cash(dueMinor)];
    case 1:
      return [cash(Math.ceil((dueMinor + 1) / 5_000) * 5_000)];
    case 2:
      return [{ kind: 'card', tenderedMinor: dueMinor, reference: '1234' }];
    case 3:
      return [{ kind: other, tenderedMinor: part }, cash(dueMinor - part + random.int(2_000))];
    default:
      return [cash(part), { kind: 'card', tenderedMinor: dueMinor - part }, cash(random.int(100))];
  }
}

/** Units that came from a sale or import and may come back. */
export function sold(world: World): Unit[] {
  return world.units('sold', false).filter((unit) => unit.sale !== null);
}

export const returnUnits: Maker = (world) => {
  const { random } = world;
  const units = random.some(sold(world), 1 + random.int(2));
  if (units.length === 0 || !world.memory.openShift(world.station)) return null;
  const lines = units.map((unit) => ({
    unit: unit.serial,
    reason: random.pick(['mind', 'fresh', 'defective', 'inspect']),
  }));
  return { name: 'returnGoods', args: { lines }, user: random.chance(70) ? 'manager' : 'cashier' };
};

/** A quantity of a line without units: a part of it, or all that is left. */
export const returnQuantity: Maker = (world) => {
  const { random } = world;
  const sale = random.pickOrNull(
    world.openSales().filter((one) => one.body.lines.some((line) => line.units.length === 0)),
  );
  if (!sale || !world.memory.openShift(world.station)) return null;
  const ref = refOf(sale.header);
  const state = world.memory.saleState(ref);
  const lines = sale.body.lines.flatMap((line, index) => {
    const openE7 = line.quantityE7 - (state?.returnedE7.get(index) ?? 0);
    if (line.units.length > 0 || openE7 <= 0) return [];
    const all = random.chance(40);
    return [
      {
        sale: ref,
        saleLine: index,
        reason: 'fresh',
        ...(all ? {} : { quantityE7: 1 + random.int(Math.min(openE7, 2 ** 31)) }),
      },
    ];
  });
  return lines.length === 0 ? null : { name: 'returnGoods', args: { lines }, user: 'manager' };
};

/** A return whose cashier names the tenders; the share is asked of the till by a question that posts nothing. */
export const returnAsWanted: Maker = (world) => {
  const call = returnUnits(world);
  if (!call) return null;
  const args = { ...(call.args as Line), refunds: [] };
  const answer = world.till.ledger.command(
    { id: world.fresh('question-'), name: 'returnGoods', args },
    { user: world.id('owner') },
  );
  if (answer.ok || !('refusal' in answer) || answer.refusal.code !== 'refundNotTheShare') return null;
  const kind = world.random.pick(['cash', 'cash', 'card']);
  return { ...call, args: { ...args, refunds: [{ kind, amountMinor: answer.refusal.shareMinor }] }, user: 'manager' };
};

export const returnToVendor: Maker = (world) => {
  const { random } = world;
  const [first] = random.some(
    world.units('in_stock').filter((unit) => unit.vendor !== null),
    1,
  );
  if (!first) return null;
  const units = random.some(
    world.units('in_stock').filter((unit) => unit.vendor === first.vendor),
    1 + random.int(3),
  );
  const lines: Line[] = [
    { units: units.map((unit) => unit.serial), ...(random.chance(50) ? { creditMinor: random.int(9_000) } : {}) },
  ];
  const pool = random.pickOrNull(
    world.memory.allPools().filter((one) => one.branch === world.branch && one.quantityE7 > 0),
  );
  if (pool && random.chance(40))
    lines.push({ item: pool.item, quantityE7: 1 + random.int(Math.min(pool.quantityE7, 2 ** 31)) });
  return { name: 'returnToVendor', args: { vendor: first.vendor, lines }, user: random.pick(['manager', 'receiver']) };
};

export const returnToOtherVendor: Maker = (world) => {
  const unit = world.random.pickOrNull(world.units('in_stock').filter((one) => one.vendor !== world.id('V3')));
  if (!unit) return null;
  const args = { vendor: world.id('V3'), overrideReason: 'they take it', lines: [{ units: [unit.serial] }] };
  return { name: 'returnToVendor', args, user: 'manager' };
};
