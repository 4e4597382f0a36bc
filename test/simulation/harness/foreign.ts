// The second station of a world: in another branch, with its own ledger and a clock a little off. It works between exchanges
// of files, and now and then keeps a delivery to itself for a while, so that its goods are at the till ahead of the books.
import type { Call } from './both';
import { exchange, JoinedStation } from './joined';
import { numbersFor, type Maker } from './valid-goods';
import type { Sku, World } from './world';

const ONE = 10_000_000;
/** Units that the second station received and has not told the till of. */
const ahead = new WeakMap<World, { readonly serial: string; readonly item: string }[]>();

export function joinSecond(world: World): void {
  const clock = { nowMs: world.till.nowMs };
  world.second = JoinedStation.join(world.till, world.id('branch2'), 'B7B', clock);
  world.secondClock = clock;
  world.learn();
  world.second.ok('openShift', { floatMinor: 1_000 });
  meet(world);
}

function meet(world: World): void {
  const { second, till } = world;
  if (!second) return;
  exchange(till.ledger, second.ledger);
  exchange(second.ledger, till.ledger);
  world.learn();
  ahead.delete(world);
}

/** One step of the second station. Deliveries may stay untold; everything else is told at once. */
export function touchSecond(world: World): void {
  const { second, random } = world;
  if (!second) return;
  world.secondClock.nowMs = world.till.nowMs + random.int(120_000) - 60_000;
  if (random.chance(40)) {
    meet(world);
    world.secondClock.nowMs = world.till.nowMs + random.int(120_000) - 60_000;
    act(world, second);
    meet(world);
    return;
  }
  const sku: Sku = random.pick(['CAM', 'LAMP', 'DISK']);
  const units = [{ makers: world.makers(sku) }, { makers: world.makers(sku) }];
  const lines = [{ item: world.id(sku), units, unitCostMinor: random.int(9_000) }];
  const { serials } = second.ok('receiveUnits', { vendor: world.id('V1'), location: world.id('floor2'), lines });
  ahead.set(world, [...(ahead.get(world) ?? []), ...serials.map((serial) => ({ serial, item: world.id(sku) }))]);
}

/** The second station sells, takes back, or parks what both know. */
function act(world: World, second: JoinedStation): void {
  const { random, memory } = world;
  const here = memory.allUnits().filter((unit) => unit.branch === world.id('branch2') && unit.status === 'in_stock');
  const unit = random.pickOrNull(here.filter((one) => one.condition === 'new'));
  const back = random.pickOrNull(world.units('sold', false).filter((one) => one.sale !== null));
  if (back && random.chance(30)) {
    const reason = world.till.ledger.core.view.settings().returnReasons.find((one) => one.id === 'away')?.id;
    second.send('returnGoods', { lines: [{ unit: back.serial, reason }] });
    return;
  }
  if (!unit) return;
  const lines = [
    { item: unit.item, units: [unit.serial] },
    { item: world.id('ROPE'), quantityE7: ONE },
  ];
  if (random.chance(30)) second.ok('parkSale', { label: 'over there', lines });
  else
    second.ok('postSale', {
      lines,
      makersTaken: numbersFor(world, lines),
      tenders: [{ kind: 'cash', tenderedMinor: 5_000_000 }],
    });
}

/** A unit whose delivery the till has not heard of, sold by right. */
export const sellOnTrust: Maker = (world) => {
  const [unit, ...rest] = ahead.get(world) ?? [];
  if (!unit || !world.memory.openShift(world.station)) return null;
  ahead.set(world, rest);
  return { ...trustCall(world, unit), user: 'manager' };
};

/** The same by a cashier, who may not. */
export const trustWithoutRight: Maker = (world) => {
  const [unit] = ahead.get(world) ?? [];
  return unit && world.memory.openShift(world.station) ? { ...trustCall(world, unit), user: 'cashier' } : null;
};

function trustCall(_: World, { serial, item }: { readonly serial: string; readonly item: string }): Call {
  const tenders = [{ kind: 'cash', tenderedMinor: 5_000_000 }];
  return { name: 'postSale', args: { lines: [{ item, units: [serial] }], onTrust: [serial], tenders } };
}
