// Compares all that the tables hold with all that the memory derives: units and their events, documents, pools, balances, drawers, people.
import { expect } from 'vitest';
import { refOf } from '../../../shared/domain/posting';
import { serialOfKey } from '../../../shared/serial/serial';
import type { World } from './world';

type Row = Record<string, string | number | null>;

/** Throws where the two tellings differ anywhere. */
export function compareTellings(world: World): void {
  const told = `seed ${world.seed}, after ${world.memory.allPostings().length} postings`;
  compareUnits(world, told);
  compareDocuments(world, told);
  comparePools(world, told);
  compareHouse(world, told);
}

function rows(world: World, sql: string): Row[] {
  return world.till.ledger.core.db.prepare(sql).all() as Row[];
}

function compareUnits(world: World, told: string): void {
  const { view, keys } = world.till.ledger.core;
  const serials = rows(world, 'SELECT unit FROM view_unit ORDER BY unit').map((row) =>
    serialOfKey(Number(row['unit'])),
  );
  const units = [...view.units(serials).values()].toSorted((a, b) => (a.serial < b.serial ? -1 : 1));
  expect(units, told).toEqual(world.memory.allUnits().toSorted((a, b) => (a.serial < b.serial ? -1 : 1)));
  const pairs = units.flatMap((unit) => unit.makers.map((text) => ({ item: unit.item, text })));
  expect(view.unitsByMaker(pairs), told).toEqual(world.memory.unitsByMaker(pairs));
  const texts = pairs.map((pair) => pair.text.toLowerCase());
  const byKey = (found: readonly { readonly serial: string }[]): readonly string[] =>
    found.map((unit) => unit.serial).toSorted();
  expect(byKey(view.unitsByFoldedMaker(texts)), told).toEqual(byKey(world.memory.unitsByFoldedMaker(texts)));
  const states = rows(world, "SELECT unit, posting, COALESCE(state, 'applied') AS state FROM view_unit_event")
    .map((row) => `${serialOfKey(Number(row['unit']))} ${keys.ref(Number(row['posting']))} ${row['state']}`)
    .toSorted();
  const folded = world.memory
    .allPostings()
    .flatMap(({ header }) =>
      world.memory.eventsOf(refOf(header)).map(({ serial, state }) => `${serial} ${refOf(header)} ${state}`),
    );
  expect(states, told).toEqual(folded.toSorted());
}

function compareDocuments(world: World, told: string): void {
  const { view } = world.till.ledger.core;
  for (const posting of world.memory.allPostings()) {
    const ref = refOf(posting.header);
    expect(view.saleState(ref), told).toEqual(world.memory.saleState(ref));
    expect(view.isParked(ref), told).toBe(world.memory.isParked(ref));
    expect(view.posting(ref), told).toEqual(posting);
    if (posting.kind === 'receipt.posted' && posting.body.deliveryNote !== null) {
      const { vendor, deliveryNote } = posting.body;
      const both = [view, world.memory].map((of) => of.receiptsByNote(vendor, deliveryNote));
      expect(both[0], told).toEqual(both[1]);
    }
    if (posting.kind !== 'shift.opened') continue;
    const drawer = world.till.ledger.core.db.prepare(
      'SELECT kind, amount_minor AS amount FROM view_drawer WHERE shift = ?',
    );
    const kinds = drawer.all(world.till.ledger.core.keys.key(ref)) as { kind: string; amount: number }[];
    expect(new Map(kinds.map((row) => [row.kind, row.amount])), told).toEqual(world.memory.drawer(ref));
  }
}

function comparePools(world: World, told: string): void {
  const { view } = world.till.ledger.core;
  const stored = rows(world, 'SELECT item, branch FROM view_pool').flatMap(({ item, branch }) => [
    ...view.pools([String(item)], String(branch)).values(),
  ]);
  const order = (list: readonly { item: string; branch: string }[]): object[] =>
    [...list].toSorted((a, b) => (a.item + a.branch < b.item + b.branch ? -1 : 1));
  expect(order(stored), told).toEqual(order(world.memory.allPools()));
  const balances = rows(
    world,
    'SELECT item, branch, location, status, units, value_minor AS valueMinor FROM view_balance WHERE units <> 0 OR value_minor <> 0',
  );
  const name = (row: object): string => JSON.stringify(Object.values(row).slice(0, 4));
  const sorted = (list: readonly object[]): object[] => [...list].toSorted((a, b) => (name(a) < name(b) ? -1 : 1));
  expect(sorted(balances), told).toEqual(sorted(world.memory.balances()));
}

function compareHouse(world: World, told: string): void {
  const { view } = world.till.ledger.core;
  const { memory } = world;
  const ids = (table: string): string[] => rows(world, `SELECT id FROM ${table}`).map((row) => String(row['id']));
  const both = <Answer>(ask: (of: typeof view) => Answer): void => expect(ask(view), told).toEqual(ask(memory));
  both((of) => [of.company(), of.settings(), of.stations(), of.activeOwners(), of.openShift(world.station)]);
  for (const [table, of] of [
    ['view_item', 'items'],
    ['view_item', 'usedItems'],
    ['view_vendor', 'vendors'],
    ['view_tax_code', 'taxCodes'],
    ['view_location', 'locations'],
    ['view_branch', 'branches'],
    ['view_user', 'users'],
    ['view_customer', 'customers'],
  ] as const) {
    const list = [...ids(table), 'nobody'];
    both((one) => one[of](list));
  }
  const codes = rows(world, 'SELECT DISTINCT text FROM view_code').map((row) => String(row['text']));
  both((of) => of.codeOwners(codes));
  for (const number of rows(world, 'SELECT number FROM view_customer'))
    both((of) => of.customerByNumber(String(number['number'])));
  for (const item of ids('view_item')) both((of) => of.oldestInStock(item, world.branch, 5, new Set()));
}
