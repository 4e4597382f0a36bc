// One day in the sample store, played at the real window with real keys, against figures that were worked out by hand:
// assets/samples/day.json holds the plan, each figure with how it comes about. Labels go the whole way round: printed as PDF
// while the box is open, rendered, read by an independent decoder, and typed back by the scanner as they were read.
import { afterAll, afterEach, expect, test } from 'vitest';
import { inTime } from '../harness/hands';
import { watchKeys } from '../harness/keys';
import { closeAll, keepFailure, launch, newFolder, type Till } from '../harness/launch';
import { Books } from './books';
import { marginsOf, stockOf, tradeOf } from './closing';
import { sell, voidSale, type Looks, type Payment } from './counter';
import { sendBack, takeBack } from './desk';
import { receive } from './dock';
import { readCards, readStockOnScreen, whoseIsIt } from './evening';
import { Labels, paperIn } from './labels';
import { Person } from './person';
import { paperPicture, picture, sizeWindow } from './pictures';
import { dayEnd, stepsOf, userOf, type Figures } from './plan';
import { refuseAtCounter, refuseAtDock, refuseDefective } from './refusals';

/** 40 pieces in, 25 out, 5 back take under two minutes; a computer too busy to keep a scanner's pace may begin again. */
const DAY_MS = 400_000;
/** How each sale is paid; what the plan says decides whether change is due. */
const PAYMENTS: Readonly<Record<string, Payment>> = {
  S1: 'exact',
  S2: 'note',
  S3: 'typed',
  S4: 'card',
  S5: 'exact',
  S6: 'card',
  S7: 'offered',
  S8: 'card',
  S9: 'note',
  S10: 'exact',
  S11: 'offered',
};
/** What the plain sales cost in actions: n scans + 1 key, or n scans + an amount + 1 key (DESIGN 8). */
const PRICES: Readonly<Record<string, readonly string[]>> = {
  S1: ['scan', 'scan', 'scan', 'F10'],
  S2: ['scan', 'amount', 'F10'],
  S5: ['scan', 'scan', 'scan', 'F10'],
  S9: ['scan', 'scan', 'scan', 'amount', 'F10'],
  S10: ['scan', 'scan', 'scan', 'F10'],
};

afterEach(keepFailure);
afterAll(closeAll);

class Day {
  constructor(
    readonly till: Till,
    readonly books: Books,
    readonly person: Person,
    readonly labels: Labels,
  ) {}
}

/** The store is founded by the command line, empty, and then opened in the window. */
async function dawn(): Promise<Day> {
  const folder = newFolder();
  const books = new Books(folder);
  await books.foundEmptyStore();
  const till = await launch({ folder });
  await sizeWindow(till);
  await watchKeys(till.page);
  await till.page.reload();
  till.focus();
  return new Day(till, books, new Person(till), new Labels(till.paper));
}

test(
  'a day in the sample store ends with the stock, cost, margins, tax and cash that were worked out by hand',
  () =>
    inTime(async () => {
      const day = await dawn();
      const { person, labels, books } = day;
      await person.signIn('cashier1', 'Counter');
      await openShift(day);
      await person.signOut();
      await person.signIn('receiver', 'Receive');
      await receiveAll(day);
      await person.signOut();
      await person.signIn('cashier1', 'Counter');
      await sellAll(day, ['S1', 'S2', 'S3', 'S4', 'S5', 'S6']);
      await refuseAtCounter(person, labels);
      for (const step of stepsOf('void')) {
        await voidSale(person, step);
        await drawerHolds(day, step.expected);
      }
      await sellAll(day, ['S7', 'S8', 'S9', 'S10', 'S11']);
      await takeAllBack(day);
      await person.signOut();
      await person.signIn('receiver', 'Receive');
      await person.open('Returns');
      for (const step of stepsOf('vendorReturn')) {
        await sendBack(person, labels, step, 'v1');
        await drawerHolds(day, step.expected);
      }
      await person.signOut();
      await person.signIn('manager', 'Counter');
      await books.readAs(userOf('manager'));
      await readStockOnScreen(person);
      await readCards(person, labels, books);
      await picture(day.till, 'unit-card', ['light']);
      await whoseIsIt(person, labels, books);
      await closeTheBooks(day);
    }),
  DAY_MS,
);

/** The float is counted and typed over the nothing that stands there. */
async function openShift({ person, books }: Day): Promise<void> {
  await person.page.getByLabel('Float USD').and(person.page.locator(':focus')).waitFor();
  await person.type('200.00');
  expect(await person.key('Return')).toMatchObject({ tone: 'taken', words: 'Taken: Shift opened with USD 200.00' });
  // Drawer: float 200.00.
  expect((await books.ask('shift', {}))?.cashMinor).toBe(20_000);
}

/** 22 units and two pools with delivery A, 18 and one with delivery B; each label is in the hand before the next piece. */
async function receiveAll({ person, labels, till }: Day): Promise<void> {
  const asideOf = (ref: string) => async (line: number) => {
    if (ref === 'B' && line === 0) await refuseAtDock(person, labels);
    if (ref === 'B' && line === 1) await picture(till, 'receive', ['light', 'dark']);
  };
  for (const step of stepsOf('receive')) await receive(person, labels, step, asideOf(step.ref));
  expect(labels.count).toBe(40);
  await paperPicture(labels.fileOf({ delivery: 'B', line: 1, unit: 0 }), 'label', 300);
}

async function sellAll(day: Day, refs: readonly string[]): Promise<void> {
  for (const step of stepsOf('sell').filter(({ ref }) => refs.includes(ref))) {
    const done = await sell(day.person, day.labels, step, PAYMENTS[step.ref] ?? 'exact', looksOf(day, step.ref));
    expect([step.ref, ...done]).toEqual([step.ref, ...(PRICES[step.ref] ?? done)]);
    await drawerHolds(day, step.expected);
    await slipCameOut(day, step.ref);
  }
}

function looksOf({ till }: Day, ref: string): Looks {
  if (ref === 'S4') return { lines: () => picture(till, 'counter', ['light', 'dark']) };
  return ref === 'S7' ? { paying: () => picture(till, 'pay', ['light']) } : {};
}

/** Slips come out by themselves, one a sale. */
async function slipCameOut({ till, labels }: Day, ref: string): Promise<void> {
  const slip = labels.put(await paperIn(till.paper, 'slip-'));
  if (ref === 'S4') await paperPicture(slip, 'slip', 203);
}

/** Float, cash taken and cash given back, as the command line reads it beside the window. */
async function drawerHolds({ books }: Day, expected: Figures): Promise<void> {
  expect((await books.ask('shift', {}))?.cashMinor).toBe(expected['drawerMinor']);
}

async function takeAllBack(day: Day): Promise<void> {
  const { person, labels, till } = day;
  await person.open('Returns');
  for (const step of stepsOf('return')) {
    await takeBack(person, labels, step, () =>
      step.ref === 'R1' ? picture(till, 'returns', ['light']) : Promise.resolve(),
    );
    await drawerHolds(day, step.expected);
  }
  await person.open('Counter');
  await refuseDefective(person, labels);
}

/** The figures of the plan's last page, each from the product's own queries. */
async function closeTheBooks({ books, labels }: Day): Promise<void> {
  const { unitsInStock, unitsInStockValueMinor, inStockByItem, pools, stockValueMinor } = dayEnd;
  // 8235.83 of units + 276.97 of pools = 8512.80 in the house.
  expect(await stockOf(books)).toEqual({
    unitsInStock,
    unitsInStockValueMinor,
    inStockByItem,
    pools,
    stockValueMinor,
  });
  const { revenueMinor, costOfSalesMinor, stateTaxMinor, cityTaxMinor } = dayEnd;
  // Revenue 13519.72 - cost of sales 10645.75 = gross margin 2873.97.
  expect(await tradeOf(books)).toEqual({ revenueMinor, costOfSalesMinor, stateTaxMinor, cityTaxMinor });
  expect((revenueMinor ?? 0) - (costOfSalesMinor ?? 0)).toBe(dayEnd['grossMarginMinor']);
  // The 25 units as they were sold, the returned and voided ones too.
  const margins = dayEnd.margins.map(({ outcome: _, ...row }) => row);
  expect(await marginsOf(books, labels)).toEqual(margins);
  // 8271.12 - 1255.60 - 885.45 = 6130.07 in the drawer; by card 1559.80 + 5938.06 + 1718.93 - 622.48 = 8594.31.
  expect(await books.ask('shift', {})).toMatchObject({
    cashMinor: dayEnd['cashInDrawerMinor'],
    drawer: [{ kind: 'card', amountMinor: dayEnd['cardMinor'] }, { kind: 'cash' }],
  });
  // The defective processor left the house with its own 394.50, for the vendor whose delivery it came with.
  const sent = await books.ask('unit', { serial: await labels.read({ delivery: 'B', line: 0, unit: 1 }) });
  expect(sent.unit).toMatchObject({
    costMinor: dayEnd['unitsAtVendorValueMinor'],
    vendorName: 'Meridian General Trading',
  });
  expect(['at_vendor', 'returned_to_vendor']).toContain(sent.unit.status);
  // Nothing waits for anybody, and the ledger is sound.
  expect(await books.ask('house', {})).toMatchObject({ attention: 0, jobsQueued: 0, jobsFailed: 0 });
  expect(await books.verified()).toBe(true);
}
