// Postings of two stations come to two ledgers in different orders; units, balances, pools and documents are the same in both
// (DESIGN 6, Order). Histories are random, with goods that went on to the other station before their postings did.
// The seed is printed; set UNITILL_SEED to run one again.
import { afterEach, describe, expect, test } from 'vitest';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { OpenedLedger } from '../../../db/ledger/ledger';
import type { PostingRow } from '../../../db/queries/posting-reader';
import { serialOfKey } from '../../../shared/serial/serial';
import { Till, type Ids } from '../../ledger/harness/till';
import { carry, carryWhole, copyPersonKeys, exchange, JoinedStation, missing } from '../../simulation/harness/joined';
import { mixed, state } from '../../simulation/harness/arrivals';
import { makeRandom, type Random } from '../../simulation/harness/random';
import { testSeed } from '../../fixtures/seed';

const SEED = testSeed('exchange');
const ROUNDS = 4;
const STEPS = 40;
const ONE = 10_000_000;

const open: { close: () => void }[] = [];
afterEach(() => {
  while (open.length > 0) open.pop()?.close();
});

type House = {
  readonly till: Till;
  readonly second: JoinedStation;
  readonly ids: Ids;
  readonly clock: { nowMs: number };
};

/** A till and a second station of one branch, each with an open shift. */
function house(): House {
  const till = Till.make();
  open.push(till);
  const ids = till.stockRoom([
    { sku: 'CAM', name: 'Camera', inventoryType: 'serialized', priceMinor: 10_000, makerSerial: { count: 1 } },
    { sku: 'ROPE', name: 'Rope', inventoryType: 'stocked', priceMinor: 300 },
  ]);
  till.ok('openShift', { floatMinor: 0 });
  const clock = { nowMs: till.nowMs };
  const second = JoinedStation.join(till, till.ledger.core.station()?.branch ?? '', 'B7B', clock);
  open.push(second);
  second.ok('openShift', { floatMinor: 0 });
  exchange(second.ledger, till.ledger);
  return { till, second, ids, clock };
}

function reader(from: OpenedLedger): OpenedLedger {
  const made = JoinedStation.reader();
  open.push(made);
  copyPersonKeys(from, made.ledger);
  carry(missing(from, made.ledger).slice(0, 1), made.ledger);
  return made.ledger;
}

/** One random step on one of the stations; refused ones are fine. */
function act(random: Random, { till, second, ids, clock }: House): void {
  const here = random.chance(50) ? till : second;
  // Now and then both clocks show the same time: then the station decides which posting is the later one.
  clock.nowMs = till.nowMs + (random.chance(40) ? 0 : random.int(60_000) - 30_000);
  const one = (status: string): string | null =>
    random.pickOrNull(
      serials(here.ledger).filter((serial) => here.ledger.core.view.units([serial]).get(serial)?.status === status),
    );
  const cash = [{ kind: 'cash', tenderedMinor: 100_000 }];
  const rope = { item: ids.item('ROPE'), quantityE7: (1 + random.int(4)) * ONE };
  const free = one('in_stock');
  switch (random.int(8)) {
    case 0:
    case 1:
      here.send('receiveUnits', {
        vendor: ids.vendorA,
        location: ids.floor,
        lines: [
          { item: ids.item('CAM'), quantityE7: 2 * ONE, unitCostMinor: random.int(5_000) },
          { ...rope, unitCostMinor: random.int(300) },
        ],
      });
      return;
    case 2:
    case 3:
      if (free) here.send('postSale', { lines: [{ item: ids.item('CAM'), units: [free] }, rope], tenders: cash });
      return;
    case 4: {
      const back = one('sold');
      if (back) here.send('returnGoods', { lines: [{ unit: back, reason: 'unopened' }] });
      return;
    }
    case 5:
      if (free) here.send('parkSale', { label: 'later', lines: [{ item: ids.item('CAM'), units: [free] }] });
      return;
    case 6: {
      const rows = here.ledger.core.db
        .prepare("SELECT station, seq FROM ledger_posting WHERE kind = 'sale.parked'")
        .all();
      const refs = (rows as PostingRow[]).map((row) => `${row.station}:${row.seq}`);
      const parked = refs.filter((ref) => here.ledger.core.view.isParked(ref));
      const found = random.pickOrNull(parked);
      if (found) here.send('recallSale', { parked: found });
      return;
    }
    default:
      if (free) here.send('adjustStock', { type: 'missing', reason: 'gone', lines: [{ units: [free] }] });
  }
}

function serials(ledger: OpenedLedger): string[] {
  return (ledger.core.db.prepare('SELECT unit FROM view_unit ORDER BY unit').all() as { unit: number }[]).map((row) =>
    serialOfKey(row.unit),
  );
}

describe('postings of two stations', () => {
  test.each(Array.from({ length: ROUNDS }, (_, index) => SEED + index))(
    'leave two ledgers alike that hear of them in different orders (seed %i)',
    (seed) => {
      const random = makeRandom(seed);
      const all = house();
      for (let step = 0; step < STEPS; step += 1) {
        act(random, all);
        if (random.chance(30)) exchange(all.till.ledger, all.second.ledger);
        if (random.chance(30)) exchange(all.second.ledger, all.till.ledger);
      }
      exchange(all.second.ledger, all.till.ledger);
      exchange(all.till.ledger, all.second.ledger);
      const rows = all.till.ledger.core.db
        .prepare('SELECT * FROM ledger_posting ORDER BY arrival')
        .all() as PostingRow[];
      const wanted = state(all.till.ledger);
      expect(wanted['view_unit']?.length).toBeGreaterThan(0);
      for (let round = 0; round < 3; round += 1) {
        const other = reader(all.till.ledger);
        carry(mixed(rows, random).slice(1), other);
        const got = state(other);
        for (const [table, want] of Object.entries(wanted))
          expect(got[table], `${table}, order ${round}`).toEqual(want);
      }
    },
    60_000,
  );
});

/** A unit received at the till, then what the two stations do with it while they hear of each other in turn. */
function unitAtBoth(): House & { readonly serial: string } {
  const all = house();
  const { serials } = all.till.ok('receiveUnits', {
    vendor: all.ids.vendorA,
    location: all.ids.floor,
    lines: [{ item: all.ids.item('CAM'), quantityE7: ONE, unitCostMinor: 4_000 }],
  }).posting;
  exchange(all.till.ledger, all.second.ledger);
  return { ...all, serial: serials[0] ?? '' };
}
const CASH = [{ kind: 'cash', tenderedMinor: 10_000 }];

describe('goods that travel faster than their postings', () => {
  test('a return that arrives before the sale it follows is applied when the sale arrives', () => {
    const { till, second, ids, serial } = unitAtBoth();
    second.ok('postSale', { lines: [{ item: ids.item('CAM'), units: [serial] }], tenders: CASH });
    exchange(second.ledger, till.ledger);
    till.ok('returnGoods', { lines: [{ unit: serial, reason: 'unopened' }] });
    const rows = till.ledger.core.db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
    const other = reader(till.ledger);
    const own = rows.filter((row) => row.station !== second.id);
    carry([...own.slice(1), ...rows.filter((row) => row.station === second.id)], other);
    // Received, sold at the other station, returned here: the unit is in stock again, and its states say so.
    expect(other.core.view.units([serial]).get(serial)?.status).toBe('in_stock');
    expect(other.core.view.units([serial])).toEqual(till.ledger.core.view.units([serial]));
  });

  test('the quantity that came back is known although the return arrived before its sale', () => {
    const { till, second, ids } = unitAtBoth();
    const sale = second.ok('postSale', { lines: [{ item: ids.item('ROPE'), quantityE7: 2 * ONE }], tenders: CASH });
    exchange(second.ledger, till.ledger);
    till.ok('returnGoods', { lines: [{ sale: sale.ref, saleLine: 0, reason: 'unopened' }] });
    const rows = till.ledger.core.db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
    const other = reader(till.ledger);
    carry(
      [...rows.filter((row) => row.station !== second.id).slice(1), ...rows.filter((row) => row.station === second.id)],
      other,
    );
    expect(other.core.view.saleState(sale.ref)?.returnedE7).toEqual(new Map([[0, 2 * ONE]]));
  });

  test('a parked sale that was recalled elsewhere is not open although the recall arrived first', () => {
    const { till, second, ids, serial } = unitAtBoth();
    const parked = second.ok('parkSale', { label: 'later', lines: [{ item: ids.item('CAM'), units: [serial] }] });
    exchange(second.ledger, till.ledger);
    till.ok('recallSale', { parked: parked.ref });
    const rows = till.ledger.core.db.prepare('SELECT * FROM ledger_posting ORDER BY arrival').all() as PostingRow[];
    const other = reader(till.ledger);
    carry(
      [...rows.filter((row) => row.station !== second.id).slice(1), ...rows.filter((row) => row.station === second.id)],
      other,
    );
    expect(other.core.view.isParked(parked.ref)).toBe(false);
  });

  test('a unit sold on trust and returned has the cost of its receipt once that arrives', () => {
    const all = house();
    const { till, second, ids } = all;
    const { serials } = second.ok('receiveUnits', {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: ids.item('CAM'), quantityE7: ONE, unitCostMinor: 4_000 }],
    });
    const serial = serials[0] ?? '';
    till.ok('postSale', { lines: [{ item: ids.item('CAM'), units: [serial] }], onTrust: [serial], tenders: CASH });
    till.ok('returnGoods', { lines: [{ unit: serial, reason: 'unopened' }] });
    exchange(second.ledger, till.ledger);
    expect(till.ledger.core.view.units([serial]).get(serial)).toMatchObject({ status: 'in_stock', costMinor: 4_000 });
  });
});

describe('conflicts', () => {
  test('two sales of one unit: the earlier stands in both ledgers, and both show the other on Attention', () => {
    const { till, second, ids, serial, clock } = unitAtBoth();
    const lines = [{ item: ids.item('CAM'), units: [serial] }];
    const first = till.ok('postSale', { lines, tenders: CASH }).posting;
    clock.nowMs = till.nowMs + 60_000;
    const later = second.ok('postSale', { lines, tenders: CASH });
    exchange(till.ledger, second.ledger);
    exchange(second.ledger, till.ledger);
    for (const { core } of [till.ledger, second.ledger]) {
      expect(core.view.units([serial]).get(serial)).toMatchObject({ status: 'sold', sale: first.ref });
      const rows = core.db.prepare("SELECT posting FROM view_attention WHERE kind = 'conflict'").all() as {
        posting: number;
      }[];
      expect(rows.map((row) => core.keys.ref(row.posting))).toEqual([later.ref]);
    }
  });

  test('two units of one line in conflict are two rows on Attention', () => {
    const { till, second, ids, clock } = house();
    const { serials } = till.ok('receiveUnits', {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: ids.item('CAM'), quantityE7: 2 * ONE, unitCostMinor: 1 }],
    }).posting;
    exchange(till.ledger, second.ledger);
    const sale = {
      lines: [{ item: ids.item('CAM'), units: serials }],
      tenders: [{ kind: 'cash', tenderedMinor: 20_000 }],
    };
    till.ok('postSale', sale);
    clock.nowMs = till.nowMs + 60_000;
    second.ok('postSale', sale);
    exchange(second.ledger, till.ledger);
    expect(
      till.ledger.core.db.prepare("SELECT COUNT(*) AS count FROM view_attention WHERE kind = 'conflict'").get(),
    ).toEqual({ count: 2 });
  });
});

describe('two sales on trust of one unit', () => {
  test('are told alike whichever ledger heard first of the return that followed one of them', () => {
    const { till, second, ids, clock } = house();
    const branch = till.ledger.core.station()?.branch ?? '';
    exchange(till.ledger, second.ledger);
    const third = JoinedStation.join(till, branch, 'D4D', { nowMs: till.nowMs });
    open.push(third);
    third.ok('openShift', { floatMinor: 0 });
    exchange(till.ledger, second.ledger);
    const delivery = [{ item: ids.item('CAM'), quantityE7: ONE, unitCostMinor: 4_000 }];
    const received = till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines: delivery }).posting;
    const serial = received.serials[0] ?? '';
    const sale = { lines: [{ item: ids.item('CAM'), units: [serial] }], onTrust: [serial], tenders: CASH };
    second.ok('postSale', sale);
    clock.nowMs += 60_000;
    third.ok('postSale', sale);
    second.ok('returnGoods', { lines: [{ unit: serial, reason: 'unopened' }] });
    const told = missing(second.ledger, till.ledger);
    const other = reader(till.ledger);
    carry(missing(till.ledger, other), other);
    // The till hears of the third station's sale last, the other ledger before the return.
    carry([...told, ...missing(third.ledger, till.ledger)], till.ledger);
    carry([...told.slice(0, -1), ...missing(third.ledger, other), ...told.slice(-1)], other);
    expect(state(other)['view_unit_event']).toEqual(state(till.ledger)['view_unit_event']);
    expect(other.core.view.units([serial])).toEqual(till.ledger.core.view.units([serial]));
  });
});

describe('two postings of one and the same hybrid time', () => {
  type Moment = { readonly ledgers: readonly OpenedLedger[]; readonly tillIsLater: boolean };

  /** Sends one command at each station at the same moment and lets each hear of the other; the later station id wins. */
  function atOneMoment(name: CommandEnvelope['name'], args: (ids: Ids, atTill: boolean) => unknown): Moment {
    const { till, second, ids, clock } = house();
    till.nowMs += 3_600_000;
    till.ok(name, args(ids, true));
    // The second station's clock moves on by a second with each command, as the till's does.
    clock.nowMs = till.nowMs - 1_000;
    second.ok(name, args(ids, false));
    const ledgers = [till.ledger, second.ledger];
    const times = ledgers.map(({ core }) => core.db.prepare('SELECT MAX(hlc) AS hlc FROM ledger_posting').get());
    expect(times[0]).toEqual(times[1]);
    exchange(till.ledger, second.ledger);
    exchange(second.ledger, till.ledger);
    return { ledgers, tillIsLater: (till.ledger.core.station()?.id ?? '') > second.id };
  }

  test('leave one last known cost of a stocked item in both ledgers', () => {
    const { ledgers, tillIsLater } = atOneMoment('receiveUnits', (ids, atTill) => ({
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: ids.item('ROPE'), quantityE7: ONE, unitCostMinor: atTill ? 100 : 200 }],
    }));
    const cost = tillIsLater ? 100 : 200;
    const got = ledgers.map(({ core }) => core.db.prepare('SELECT last_cost_minor AS cost FROM view_pool').all());
    expect(got).toEqual([[{ cost }], [{ cost }]]);
  });

  test('leave one name of a vendor in both ledgers', () => {
    let vendor = '';
    const { ledgers, tillIsLater } = atOneMoment('saveCatalogue', (ids, atTill) => {
      vendor = ids.vendorA;
      return { vendors: [{ id: vendor, code: 'VEND-A', name: atTill ? 'Till' : 'Second' }] };
    });
    const name = tillIsLater ? 'Till' : 'Second';
    const got = ledgers.map(({ core }) => core.view.vendors([vendor]).get(vendor)?.name);
    expect(got).toEqual([name, name]);
  });
});

describe('a file of postings', () => {
  test('is read into an empty ledger in one go', () => {
    const { till, second } = house();
    second.ok('saveCustomer', { name: 'N. Berg' });
    exchange(second.ledger, till.ledger);
    const made = JoinedStation.reader();
    open.push(made);
    carryWhole(missing(till.ledger, made.ledger), made.ledger);
    expect(made.ledger.core.view.stations()).toEqual(till.ledger.core.view.stations());
  });

  test('a change of the catalogue by a station whose clock is behind is not lost there (hybrid clock)', () => {
    const { till, second, ids, clock } = house();
    till.ok('saveCatalogue', { vendors: [{ id: ids.vendorA, code: 'VEND-A', name: 'Vendor A at the till' }] });
    exchange(till.ledger, second.ledger);
    clock.nowMs = till.nowMs - 60_000;
    second.ok('saveCatalogue', { vendors: [{ id: ids.vendorA, code: 'VEND-A', name: 'Vendor A, later' }] });
    expect(second.ledger.core.view.vendors([ids.vendorA]).get(ids.vendorA)?.name).toBe('Vendor A, later');
  });
});
