// The customer's display: a second window that is told what the cashier rings up, and takes neither keys nor questions.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SerialScannerSimulator } from '../simulators/serial-scanner';
import { Hands, inTime } from './harness/hands';
import { watchKeys } from './harness/keys';
import { closeAll, keepFailure, launch, ROOT, type Till } from './harness/launch';
import { Frame } from './harness/pages';
import { ask, foundAndSignIn, must, stockUp, type Stock } from './harness/store';

let till: Till;
let frame: Frame;
let hands: Hands;
let stock: Stock;
let display: Page;
let scanner: SerialScannerSimulator;

beforeAll(async () => {
  till = await launch();
  await foundAndSignIn(till);
  frame = new Frame(till.page);
  hands = new Hands(till);
  await frame.shows('Counter');
  stock = await stockUp(till, 12);
  scanner = new SerialScannerSimulator(path.join(till.folder, 'scanner'));
  await watchKeys(till.page);
  await till.page.reload();
  await frame.shows('Counter');
});
afterEach(keepFailure);
afterAll(async () => {
  await scanner.pullOut();
  await closeAll();
});

async function open(screen: string): Promise<void> {
  await till.page.getByRole('navigation').getByRole('button', { name: screen }).click();
  await frame.shows(screen);
}

async function shoot(name: string): Promise<void> {
  const folder = path.join(ROOT, 'test-results', 'shots');
  mkdirSync(folder, { recursive: true });
  await display.screenshot({ path: path.join(folder, `${name}.png`) });
}

test('switched on in Settings it greets with the name of the store as soon as somebody sells', async () => {
  await open('Settings');
  await till.page.getByRole('tab', { name: 'This computer' }).click();
  await till.page.getByRole('radiogroup', { name: 'Customer display' }).getByText('On', { exact: true }).click();
  const opened = till.app.waitForEvent('window');
  await open('Counter');
  display = await opened;
  await display.getByText('Meier Elektronik', { exact: true }).waitFor();
  await shoot('customer-welcome');
});

test('scans go on to the till and show on the display: goods, serials, prices, total; then total and change', async () => {
  till.focus();
  const [a = '', b = ''] = stock.serials;
  await inTime(async () => {
    for (const { id } of await ask(till, 'drafts', { kind: 'sale' })) await must(till, 'discardDraft', { draft: id });
    await till.page.reload();
    await frame.shows('Counter');
    await frame.armed();
    await hands.scan(a);
    await hands.scan(b);
  });
  await display.getByText(a, { exact: true }).waitFor();
  // 2 x 449.00, no tax.
  await display.getByText('898.00', { exact: true }).waitFor();
  expect(await display.getByRole('list').getByRole('listitem').count()).toBe(2);
  await shoot('customer-two');
  await hands.amount('1000');
  await hands.key('F10');
  // 1,000.00 less 898.00.
  await display.getByText('102.00', { exact: true }).waitFor();
  await display.getByText('Thank you. Meier Elektronik').waitFor();
  await shoot('customer-change');
});

test('more lines than it holds: the newest stand above the total, and it says how many came before', async () => {
  // By a scanner with a port of its own: ten of a keyboard's would measure how busy this computer is.
  await scanner.plugIn();
  await till.api((desktop, id: string) => desktop.useScanners([{ id, baudRate: 9_600 }]), `port:${scanner.port}`);
  await frame.armed();
  for (const serial of stock.serials.slice(2, 12)) await scanner.send(`${serial}\r`);
  await display.getByText('4490.00').or(display.getByText('4,490.00')).waitFor();
  await display.getByText('5 earlier items').waitFor();
  await display.getByText(stock.serials[11] ?? '', { exact: true }).waitFor();
  await shoot('customer-many-light');
  await till.page.emulateMedia({ colorScheme: 'dark' });
  await display.locator('html[data-mantine-color-scheme="dark"]').waitFor();
  await shoot('customer-many-dark');
  await till.page.emulateMedia({ colorScheme: null });
});

test('its page has no way to the ledger, and it never has the keyboard', async () => {
  expect(await display.evaluate(() => 'unitill' in window)).toBe(false);
  const focusable = await till.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => [window.getTitle(), window.isFocusable()]),
  );
  expect(focusable).toContainEqual(['Unitill customer display', false]);
  expect(focusable).toContainEqual(['Unitill', true]);
});

test('closed by hand it stays away; switched off and on it comes again; off closes it', async () => {
  const gone = display.waitForEvent('close');
  await till.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find((window) => window.getTitle() === 'Unitill customer display')
      ?.close(),
  );
  await gone;
  await open('Attention');
  await open('Counter');
  await hands.key('F10');
  await frame.result.filter({ hasText: 'Paid' }).waitFor();
  expect(till.app.windows()).toHaveLength(1);
  await open('Settings');
  await till.page.getByRole('tab', { name: 'This computer' }).click();
  const choice = till.page.getByRole('radiogroup', { name: 'Customer display' });
  await choice.getByText('Off', { exact: true }).click();
  await choice.getByText('On', { exact: true }).click();
  const opened = till.app.waitForEvent('window');
  await open('Counter');
  display = await opened;
  await display.getByText('Meier Elektronik', { exact: true }).waitFor();
  const closed = display.waitForEvent('close');
  await open('Settings');
  await till.page.getByRole('tab', { name: 'This computer' }).click();
  await choice.getByText('Off', { exact: true }).click();
  await closed;
});

test('with the till it ends', async () => {
  await must(till, 'openDraft', { kind: 'sale' });
  await till.close();
});
