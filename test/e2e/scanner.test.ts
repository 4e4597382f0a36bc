// A serial scanner at the till: named in Settings, it sells at the counter, beside the keyboard, through the real port.
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { SerialScannerSimulator } from '../simulators/serial-scanner';
import { faults } from './harness/axe';
import { Hands } from './harness/hands';
import { watchKeys } from './harness/keys';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame, typeSlowly } from './harness/pages';
import { ask, foundAndSignIn, must, stockUp, type Stock } from './harness/store';

let till: Till;
let frame: Frame;
let stock: Stock;
let scanner: SerialScannerSimulator;

beforeAll(async () => {
  till = await launch();
  await foundAndSignIn(till);
  frame = new Frame(till.page);
  await frame.shows('Counter');
  stock = await stockUp(till, 10);
  await watchKeys(till.page);
  await till.page.reload();
  await frame.shows('Counter');
  scanner = new SerialScannerSimulator(path.join(till.folder, 'scanner'));
  await scanner.plugIn();
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

test('a port is named in Settings and is connected; what it sends is shown there as it came', async () => {
  await open('Settings');
  await till.page.getByRole('tab', { name: 'Scanner' }).click();
  const field = till.page.getByLabel('Another port');
  await field.click();
  await typeSlowly(till.page, scanner.port);
  await till.page.keyboard.press('Enter');
  const device = till.page.getByRole('listitem').filter({ hasText: scanner.port });
  await device.getByText('Connected').waitFor();
  // The library of HID scanners is there and loads in this very Electron.
  expect(await till.page.getByText('cannot be looked for').count()).toBe(0);
  await scanner.send(']d20104006381333931\u001d21S-9\r');
  await till.page.getByText('by its serial port').waitFor();
  await till.page.getByText('Item (GTIN) 04006381333931').waitFor();
  await till.page.getByText('GS', { exact: true }).waitFor();
  expect(await faults(till)).toEqual([]);
  await till.shoot('settings-scanner');
});

test('its scans sell at the counter, in one order with those of a keyboard scanner', async () => {
  await open('Counter');
  till.focus();
  const hands = new Hands(till);
  const [a = '', b = '', c = ''] = stock.serials;
  await scanner.send(`${a}\r`);
  await frame.rows(1);
  await hands.scan(b);
  await frame.rows(2);
  await scanner.send(`${c}\r`);
  await frame.rows(3);
  await hands.key('F10');
  // 3 x 449.00 without tax.
  const [sale] = await ask(till, 'documents', { kind: 'sale.posted', limit: 1 });
  expect(sale).toMatchObject({ totalMinor: 134_700, units: 3 });
});

test('scans that come while the window is being loaded wait for it, and none comes twice', async () => {
  const [, , , d = '', e = '', f = ''] = stock.serials;
  await frame.armed();
  const loaded = till.page.reload();
  await scanner.send(`${d}\r${e}\r`);
  await loaded;
  await frame.shows('Counter');
  await frame.rows(2);
  await scanner.send(`${f}\r`);
  await frame.rows(3);
  const [draft] = (await ask(till, 'drafts', { kind: 'sale' })).filter(({ lines }) => lines > 0);
  const sale = await ask(till, 'draft', { draft: draft?.id ?? '' });
  expect(sale?.lines.flatMap((line) => line.units.map(({ serial }) => serial))).toEqual([d, e, f]);
});

test('a GS1 code over a port has lost no separator: it names its item and is not asked for again', async () => {
  const pump = { sku: 'PUMP', name: 'Pump', inventoryType: 'serialized', priceMinor: 100, gtins: ['03596010494337'] };
  await must(till, 'saveCatalogue', { items: [pump] });
  await frame.armed();
  await scanner.send('01035960104943371731042610P212940211210428\r');
  await frame.result.filter({ hasText: 'Pump' }).waitFor();
  const [last] = await ask(till, 'scanLog');
  // Typed by a keyboard scanner it would be unreadable: the lot may end in six places.
  expect(last?.code).toBe('serialWanted');
});

test('pulled out it says so, and goes on when it is plugged in again', async () => {
  await open('Settings');
  await till.page.getByRole('tab', { name: 'Scanner' }).click();
  const device = till.page.getByRole('listitem').filter({ hasText: scanner.port });
  await scanner.pullOut();
  await device.getByText('Not plugged in. It is used as soon as it is.').waitFor();
  await scanner.plugIn();
  await device.getByText('Connected').waitFor();
  await scanner.send('AGAIN\r');
  await till.page.getByRole('list', { name: 'Last scans' }).getByText('AGAIN', { exact: true }).waitFor();
});
