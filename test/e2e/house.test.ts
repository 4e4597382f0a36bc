// The catalogue, the papers of a delivery, a test of the printers and the scanner's page at the real window, with real keys
// and scans; each screen kept as a picture in both colour schemes.
import { readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Hands, inTime } from './harness/hands';
import { typeScan, watchKeys } from './harness/keys';
import { faults } from './harness/axe';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame, tabTo, typeSlowly } from './harness/pages';
import {
  ask,
  askUntil,
  CPU,
  foundAndSignIn,
  must,
  PHONE,
  receivePhone,
  stockUp,
  VENDOR,
  type Stock,
} from './harness/store';

const LONG =
  'Notebook 14 inch, 32 GB, 1 TB, German keyboard, matt display, space grey, second edition of the year 2026';
let till: Till;
let frame: Frame;
let hands: Hands;
let stock: Stock;

beforeAll(async () => {
  till = await launch();
  await foundAndSignIn(till);
  frame = new Frame(till.page);
  hands = new Hands(till);
  await frame.shows('Counter');
  stock = await stockUp(till, 3);
  await receivePhone(till, stock, 'SN-FIRST');
  await must(till, 'saveCatalogue', {
    items: [{ sku: 'NB-14', name: LONG, inventoryType: 'serialized', priceMinor: 189_900 }],
    vendors: [{ code: 'LANG', name: `${LONG} Handelsgesellschaft` }],
  });
  await must(till, 'saveCustomer', { name: 'M. Ortiz', number: '1001', phone: '555 0100' });
  await watchKeys(till.page);
  await till.page.reload();
  await frame.shows('Counter');
  till.focus();
});
afterEach(keepFailure);
afterAll(closeAll);

/** Keeps a picture and finds no fault with it. */
async function picture(name: string): Promise<void> {
  await till.shoot(name);
  expect(await faults(till), name).toEqual([]);
}

async function at(screen: string): Promise<void> {
  for (const draft of await ask(till, 'drafts')) await must(till, 'discardDraft', { draft: draft.id });
  await till.page.reload();
  await frame.shows('Counter');
  await till.page.getByRole('navigation', { name: 'Screens' }).getByText(screen, { exact: true }).click();
  await frame.shows(screen);
}

test('an item is found by a scan, opened with F6 and saved with Enter; what was not touched stays', () =>
  inTime(async () => {
    await at('Catalogue');
    const before = await ask(till, 'item', { item: stock.cpu });
    await frame.armed();
    await hands.scan(CPU.sku);
    await till.shoot('catalogue-items');
    await hands.bareKey('F6');
    const dialog = till.page.getByRole('dialog', { name: `Change ${CPU.name}` });
    await dialog.waitFor();
    await picture('catalogue-change-item');
    await tabTo(till.page, dialog.getByLabel('Price', { exact: true }));
    await till.page.keyboard.press('Control+A');
    await typeSlowly(till.page, '429.00');
    await hands.key('Return');
    await frame.result.filter({ hasText: `Item ${CPU.name} saved` }).waitFor();
    expect(await ask(till, 'item', { item: stock.cpu })).toEqual({ ...before, priceMinor: 42_900 });
    await dialog.waitFor({ state: 'detached' });
    await must(till, 'saveCatalogue', { items: [before] });
  }));

test('vendors, customers and tax codes open with F6', async () => {
  await at('Catalogue');
  for (const [key, row, name] of [
    ['F3', VENDOR.name, 'vendors'],
    ['F4', 'M. Ortiz', 'customers'],
  ] as const) {
    await till.page.keyboard.press(key);
    await till.page.getByText(row).first().waitFor();
    await picture(`catalogue-${name}`);
    await till.page.keyboard.press('F6');
    await till.page.getByRole('dialog').waitFor();
    await picture(`catalogue-change-${name}`);
    await till.page.keyboard.press('Escape');
    await till.page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await till.page.keyboard.press('F5');
  await till.page.getByText('No tax codes yet').waitFor();
  await till.shoot('catalogue-tax-codes-empty');
});

test('the delivery note is scanned into its field, and the same one again asks', () =>
  inTime(async () => {
    const receive = async (again: boolean): Promise<void> => {
      await at('Receive');
      await frame.armed();
      await hands.scan(VENDOR.code);
      await hands.scan('CBL-USBC-2');
      await hands.bareKey('F11');
      await till.page.getByRole('dialog', { name: 'Number of the delivery note' }).waitFor();
      await picture('receive-note');
      await hands.scan('LS-2026-4711');
      if (again) {
        await frame.result.filter({ hasText: 'is entered already' }).waitFor();
        await picture('receive-note-used');
        await hands.key('2');
      }
      await frame.result.filter({ hasText: 'Delivery note LS-2026-4711' }).waitFor();
      await till.shoot(again ? 'receive-note-again' : 'receive-note-set');
      await hands.key('F12');
      await frame.result.filter({ hasText: 'delivery note LS-2026-4711' }).waitFor();
    };
    const used = (await ask(till, 'documents', { kind: 'receipt.posted' })).length > 2;
    if (!used) await receive(false);
    await receive(true);
    const [newest] = await ask(till, 'documents', { kind: 'receipt.posted', limit: 1 });
    expect((await ask(till, 'document', { document: newest?.ref ?? '' })).body).toMatchObject({
      deliveryNote: 'LS-2026-4711',
      deliveryNoteAgain: true,
    });
  }));

test('a maker serial on two pieces: refused, F1, a reason, and on Attention when posted', () =>
  inTime(async () => {
    await at('Receive');
    await frame.armed();
    await hands.scan('LANG');
    await hands.scan(PHONE.gtin);
    await hands.scan('SN-FIRST');
    expect(await frame.result.getAttribute('data-code')).toBe('makerSerialInHands');
    await picture('receive-twin-refused');
    await hands.key('F1');
    await till.shoot('receive-twin-reason');
    await hands.key('1');
    await frame.result.filter({ hasText: `Received: ${PHONE.name}` }).waitFor();
    await picture('receive-twin-taken');
    await hands.key('F12');
    await frame.result.filter({ hasText: '1 unit from' }).waitFor();
    expect((await ask(till, 'attention')).filter(({ kind }) => kind === 'twin')).not.toEqual([]);
  }));

/** A port of this computer where nobody answers. */
async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

test('a printer is tested from its settings: written to the folder, or failed with the reason', async () => {
  await at('Settings');
  await till.page.keyboard.press('F6');
  const label = till.page.getByTestId('test-label');
  await label.filter({ hasText: 'Not tested here yet' }).waitFor();
  for (const what of ['label', 'slip']) {
    await tabTo(till.page, till.page.getByRole('button', { name: `Test ${what}` }));
    await till.page.keyboard.press('Enter');
    await till.page.getByTestId(`test-${what}`).filter({ hasText: 'Written to the folder' }).waitFor();
  }
  await till.shoot('settings-printers-tested');
  expect(readdirSync(till.paper).filter((name) => name.includes('ZZT') || name.includes('TEST'))).toHaveLength(2);
  const [, slip] = await ask(till, 'printers');
  const dead = {
    for: 'label',
    kind: 'zpl_tcp',
    format: 'roll-50x25',
    dpi: 203,
    host: '127.0.0.1',
    port: await deadPort(),
  };
  await must(till, 'savePrinters', { printers: [dead, slip] });
  await till.page.getByLabel('Address of the printer').waitFor();
  await tabTo(till.page, till.page.getByRole('button', { name: 'Test label' }));
  await till.page.keyboard.press('Enter');
  await label.filter({ hasText: /Failed .*127\.0\.0\.1/u }).waitFor();
  await picture('settings-printers-failed');
  await askUntil(till, 'jobs', { limit: 10 }, ([job]) => job?.state === 'failed' && job.test === 0);
  expect((await ask(till, 'house')).jobsFailed).toBe(0);
});

test("the scanner's page shows what a scanner sends, and a limit set there holds after a restart of the page", () =>
  inTime(async () => {
    await at('Settings');
    await till.page.keyboard.press('F7');
    await till.page.getByText('Scan anything').waitFor();
    await picture('settings-scanner-empty');
    await hands.scan('\u001d010400638133393121SN-1\u001d10L-7');
    await till.page.getByText('Item (GTIN) 04006381333931').waitFor();
    await hands.scan('4006381333932');
    await till.page.getByText('The check digit is wrong').waitFor();
    await typeScan('NO-END-KEY', { gapMs: 2, terminator: '' });
    await till.page.getByText('no end key: taken 80 ms later').waitFor();
    await picture('settings-scanner');
    await tabTo(till.page, till.page.getByRole('slider', { name: 'Longest gap between two keys of one scan' }));
    await till.page.keyboard.press('ArrowRight');
    await till.page.getByText('40 ms', { exact: true }).waitFor();
    await till.page.reload();
    await frame.shows('Counter');
    expect(await till.page.evaluate(() => localStorage.getItem('unitill.scanner'))).toContain('maxGapMs=40');
    await till.page.evaluate(() => localStorage.removeItem('unitill.scanner'));
  }));
