// A keyboard wedge at the real window: real X keys, from as fast as a scanner can to as slow as one is set, on three
// layouts, while the page stands still, and with the focus where it should not be (faults 7, 9).
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  longestGapMs,
  pressKey,
  SCANNER_GAP_MS,
  setLayout,
  silence,
  typeScan,
  typeScans,
  watchKeys,
} from './harness/keys';
import { FULL, tellMeasured } from '../fixtures/measured';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame } from './harness/pages';
import { ask, foundAndSignIn, must, PHONE, receivePhone, soldSoFar, stockUp } from './harness/store';

const MOST_TRIES = 12;
const FULL_MS = 10 * 60_000;
let till: Till;
let frame: Frame;
let fresh: string[];
let phone: string;
let long: string;
/** Twenty characters, as in the field fault. */
const LONG_SERIAL = 'SN4711X-000000000020';

beforeAll(async () => {
  till = await launch();
  await foundAndSignIn(till);
  frame = new Frame(till.page);
  await frame.shows('Counter');
  const stock = await stockUp(till, 200);
  fresh = [...stock.serials];
  phone = await receivePhone(till, stock, 'SN4711X');
  const [item] = await ask(till, 'items', { text: PHONE.sku });
  const lines = [{ item: item?.id, units: [{ makers: [LONG_SERIAL] }], unitCostMinor: 1 }];
  const { vendor, location } = stock;
  long = (await must(till, 'receiveUnits', { vendor, location, lines })).postings[0]?.serials[0] ?? '';
  await watchKeys(till.page);
  till.focus();
  await anew();
});
afterEach(async (context) => {
  await keepFailure(context);
  setLayout('us');
  await discardSale();
  await anew();
});
afterAll(closeAll);

async function discardSale(): Promise<void> {
  for (const draft of await ask(till, 'drafts')) await must(till, 'discardDraft', { draft: draft.id });
}

/** Draws the page anew: what one test left on screen is not the next one's. */
async function anew(): Promise<void> {
  await till.page.reload();
  await frame.shows('Counter');
  await frame.armed();
}

/** Waits until the screen shows as many rows, and gives the units of the sale as the ledger has them. */
async function sale(units: number): Promise<readonly string[]> {
  await frame.rows(units);
  return soldSoFar(till);
}

/**
 * Scans until a scanner's pace was kept: on a busy computer the keys themselves come late. What the window makes of keys
 * that were in time is never tried twice.
 */
async function inTime(
  scan: (serials: readonly string[]) => Promise<number>,
  count: number,
): Promise<readonly string[]> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const serials = fresh.splice(0, count);
    if ((await scan(serials)) <= SCANNER_GAP_MS) return serials;
    await discardSale();
    await anew();
    fresh.push(...serials);
  }
  throw new Error(`this computer was too busy to type like a scanner in ${MOST_TRIES} tries`);
}

// Fewer scans at a time at 30 ms: the slower the pace, the rarer it is that a busy computer keeps it for eleven keys.
// The full run has 504 scans: 3 layouts of 168.
const PACES = [
  { gapMs: 0, scans: 3, rounds: 19 },
  { gapMs: 10, scans: 3, rounds: 19 },
  { gapMs: 30, scans: 1, rounds: 54 },
];
const cases = ['us', 'de', 'fr'].flatMap((layout) => PACES.map((pace) => ({ layout, ...pace })));
let right = 0;
test.each(cases)(
  'layout $layout, $gapMs ms a key: every scan is one unit, in order',
  async ({ layout, gapMs, scans, rounds }) => {
    setLayout(layout);
    for (let round = 0; round < (FULL ? rounds : 1); round += 1) {
      const serials = await inTime((some) => slowestOf(some, gapMs), scans);
      expect(await sale(scans)).toEqual(serials);
      right += scans;
      // What was scanned is free again for the next round.
      await discardSale();
      await anew();
      fresh.push(...serials);
    }
  },
  FULL_MS,
);
afterAll(() => {
  const result = `${right} of ${right} right`;
  tellMeasured({ what: 'wedge scans by X keys', size: 'layouts us, de, fr at 0, 10, 30 ms a key', seed: null, result });
});

/** Types scans one by one and gives the longest gap between two keys of any. */
async function slowestOf(serials: readonly string[], gapMs: number): Promise<number> {
  const gaps: number[] = [];
  for (const serial of serials) {
    await silence(till.page);
    await longestGapMs(till.page);
    await typeScan(serial, { gapMs });
    gaps.push(await longestGapMs(till.page));
  }
  return Math.max(...gaps);
}

test.each(['\r', '\t'])(
  'scans without a pause between them, ended by %j, lose nothing and merge nothing',
  async (terminator) => {
    const serials = await inTime(async (some) => {
      await typeScans(some, { terminator });
      return longestGapMs(till.page);
    }, 6);
    expect(await sale(6)).toEqual(serials);
  },
);

test('scans during a stall of 400 ms are all there afterwards', async () => {
  const serials = await inTime(async (some) => {
    const stalled = till.page.evaluate(() => {
      const until = performance.now() + 400;
      while (performance.now() < until);
    });
    await typeScans(some, { gapMs: 1 });
    await stalled;
    return longestGapMs(till.page);
  }, 3);
  expect(await sale(3)).toEqual(serials);
});

test("fault 9 a code of 20 characters at 5 ms a key is one scan though the window's thread stands for 1,500 ms after character 8", async () => {
  await inTime(async () => {
    // The first key is anybody's, the later ones the wedge's alone: 35 ms after the first the eighth has come.
    await till.page.evaluate(() => {
      document.title = 'Unitill';
      const stall = (): void => {
        const from = performance.now();
        while (performance.now() < from + 1_500);
        document.title = `stood for ${Math.round(performance.now() - from)} ms`;
      };
      window.addEventListener('keydown', () => setTimeout(stall, 35), { capture: true, once: true });
    });
    await typeScan(LONG_SERIAL, { gapMs: 5 });
    return longestGapMs(till.page);
  }, 0);
  expect(LONG_SERIAL).toHaveLength(20);
  expect(await sale(1)).toEqual([long]);
  expect(await till.page.title()).toMatch(/^stood for 1[5-9]\d\d ms$/u);
});

test('a scan while somebody types in the scan field leaves the typed text as it was', async () => {
  const serials = await inTime(async ([serial = '']) => {
    await till.page.keyboard.type('cable', { delay: 60 });
    await silence(till.page);
    await longestGapMs(till.page);
    await typeScan(serial, { gapMs: 4 });
    return longestGapMs(till.page);
  }, 1);
  expect(await sale(1)).toEqual(serials);
  expect(await frame.scanField.inputValue()).toBe('cable');
});

test('F8 as the group separator of a GS1 code, first of all keys too: the scan is one unit and presses nothing', async () => {
  await inTime(async () => {
    // (01) GTIN-14 of the phone, (21) its maker serial; the leading separator stands for FNC1.
    await typeScan('\x1d010400638133393121SN4711X', { gapMs: 4, gs: 'f8' });
    return longestGapMs(till.page);
  }, 0);
  expect(await sale(1)).toEqual([phone]);
});

test('F8 alone presses nothing, and the scan after it is taken', async () => {
  const serials = await inTime(async ([serial = '']) => {
    await pressKey('F8');
    await silence(till.page);
    await longestGapMs(till.page);
    await typeScan(serial, { gapMs: 4 });
    return longestGapMs(till.page);
  }, 1);
  expect(await sale(1)).toEqual(serials);
});

test('a code that begins with a slash is a scan and opens no search', async () => {
  await typeScan('/K7C/42', { gapMs: 4 });
  await frame.result.filter({ hasText: 'K7C' }).waitFor();
  expect(await frame.result.getAttribute('data-tone')).toBe('refused');
  expect(await till.page.getByRole('dialog').count()).toBe(0);
  expect(await frame.scanField.inputValue()).toBe('');
});
