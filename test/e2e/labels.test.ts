// The label designer at the real window, by keys alone: copy, change, be refused in words, save, print with it, delete; each
// step kept as a picture in both colour schemes.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Locator } from 'playwright-core';
import { formatSerial } from '../../shared/serial/serial';
import { pagesOf, readQrByZxing } from '../devices/paper/readers';
import { faults } from './harness/axe';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Hands, inTime } from './harness/hands';
import { watchKeys } from './harness/keys';
import { Frame, tabTo, typeSlowly } from './harness/pages';
import { ask, foundAndSignIn, must } from './harness/store';

let till: Till;
let frame: Frame;
let pages = '';

beforeAll(async () => {
  pages = mkdtempSync(path.join(os.tmpdir(), 'unitill-label-pages-'));
  till = await launch();
  await foundAndSignIn(till);
  frame = new Frame(till.page);
  await frame.shows('Counter');
  await watchKeys(till.page);
  await till.page.reload();
  await frame.shows('Counter');
});
afterEach(keepFailure);
afterAll(async () => {
  rmSync(pages, { recursive: true, force: true });
  await closeAll();
});

/** Keeps a picture and finds no fault with it. */
async function picture(name: string): Promise<void> {
  await till.shoot(name);
  expect(await faults(till), name).toEqual([]);
}

const problem = (): Locator => till.page.getByTestId('label-problem');
const button = (name: string): Locator => till.page.getByRole('button', { name, exact: true });

async function press(target: Locator): Promise<void> {
  await tabTo(till.page, target);
  await till.page.keyboard.press('Enter');
}

async function type(label: string, text: string): Promise<void> {
  await tabTo(till.page, till.page.getByLabel(label, { exact: true }));
  await till.page.keyboard.press('Control+A');
  await typeSlowly(till.page, text);
}

/** Chooses an option of a list that Tab reaches. */
async function choose(label: string, option: string): Promise<void> {
  const select = till.page.getByLabel(label, { exact: true });
  await tabTo(till.page, select);
  await select.selectOption({ label: option });
}

async function labels(): Promise<void> {
  await till.page.reload();
  await frame.shows('Counter');
  await till.page.getByRole('navigation', { name: 'Screens' }).getByText('Settings', { exact: true }).click();
  await frame.shows('Settings');
  await till.page.keyboard.press('F9');
  await till.page.getByText('Labels that come with Unitill').waitFor();
}

test('fault 19: on a 40 mm label at 203 dpi a 20-character serial is refused in bars, at once and in words; ours fits', async () => {
  await labels();
  await picture('labels-list');
  await press(button('Copy Roll 50 x 25 mm'));
  await problem().filter({ hasText: 'wide enough' }).waitFor();
  await picture('labels-designer');
  await type('Width, mm', '40');
  await choose('Square code', 'None');
  // Ours, 134 modules and 20 of quiet zones at 2 dots of 0.125 mm, is 38.5 mm wide.
  await problem().filter({ hasText: 'wide enough' }).waitFor();
  await till.page.getByText('Code 128 0.25 mm (2 dots)').waitFor();
  await type('Serial to try', 'aB3dE6gH9jK2mN5pQ8sT');
  // 255 modules and 20 of quiet zones at 2 dots: 550 dots of 25.4 / 203 mm.
  await problem()
    .filter({
      hasText: 'Code 128 needs 68.82 mm and the label has 40.0 mm. A label with Data Matrix alone fits.',
    })
    .waitFor();
  await picture('labels-refused');
  await choose('Square code', 'Data Matrix of the serial');
  await choose('Narrowest bar', '3 dots, 0.38 mm');
  await problem().filter({ hasText: 'Code 128 needs 57.81 mm and the label has 40.0 mm.' }).waitFor();
  // At 600 dpi three dots are 0.13 mm, about one dot of a coarse printer.
  await choose('Resolution of the printer', '600 dpi, 24 dots a mm');
  await problem().filter({ hasText: 'Scanners need 0.25 mm, which is 6 dots at this resolution.' }).waitFor();
  await till.page.keyboard.press('F12');
  expect(await ask(till, 'labelFormats')).toEqual([]);
  await till.page.keyboard.press('Escape');
  await till.page.getByText('Labels that come with Unitill').waitFor();
});

test('a label is made, printed with, kept while a printer uses it, and deleted after', async () => {
  await labels();
  await press(button('Copy Roll 40 x 20 mm'));
  await type('Name', 'Shelf');
  await type('Width, mm', '60');
  await choose('Square code', 'QR code of the serial');
  await tabTo(till.page, till.page.getByRole('checkbox', { name: 'Price' }));
  await till.page.keyboard.press('Space');
  await press(button('Move Price up'));
  await picture('labels-own');
  await till.page.keyboard.press('F12');
  await frame.result.filter({ hasText: 'Label "Shelf" saved' }).waitFor();
  const [saved] = await ask(till, 'labelFormats');
  expect(saved).toMatchObject({
    name: 'Shelf',
    widthHmm: 6_000,
    dpi: [203],
    square: { kind: 'qr', quietModules: 4 },
    fields: ['name', 'makers', 'serial', 'price', 'sku'],
  });
  await press(button('Print this one: Shelf'));
  await till.page.getByText('Used by the label printer').waitFor();
  await picture('labels-list-own');
  expect(await ask(till, 'printers')).toMatchObject([{ for: 'label', format: saved?.id, dpi: 203 }, { for: 'slip' }]);
  await till.page.keyboard.press('F6');
  await press(button('Test label'));
  await till.page.getByTestId('test-label').filter({ hasText: 'Written to the folder' }).waitFor();
  const [file = ''] = readdirSync(till.paper).filter((name) => name.includes('ZZT'));
  const [page = ''] = await pagesOf(path.join(till.paper, file), 203, pages);
  // The format that was made here went to paper: no shipped one has a QR code.
  expect(await readQrByZxing(readFileSync(page))).toBe(formatSerial('ZZT', 1));
  await till.page.keyboard.press('F9');
  await press(button('Delete Shelf'));
  await frame.result.filter({ hasText: 'is used by the printer' }).waitFor();
  await picture('labels-delete-refused');
  await press(button('Print this one: Roll 50 x 25 mm'));
  await frame.result.filter({ hasText: 'is now printed' }).waitFor();
  await press(button('Delete Shelf'));
  await till.page.getByText('None yet.').waitFor();
  expect(await ask(till, 'labelFormats')).toEqual([]);
});

test('a sheet is copied with its page, and its labels may not lie over each other', async () => {
  await labels();
  await press(button('Copy Sheet Avery 5160, 30 labels, Letter'));
  await till.page.getByRole('img', { name: '30 labels a page' }).waitFor();
  await picture('labels-sheet');
  await type('From column to column, mm', '60');
  await problem().filter({ hasText: 'lie over each other' }).waitFor();
  await till.page.keyboard.press('Escape');
});

test('a scan in the designer is tried on the label and goes nowhere else, whatever field has the focus', () =>
  inTime(async () => {
    await labels();
    till.focus();
    await press(button('Copy Roll 50 x 25 mm'));
    await problem().filter({ hasText: 'wide enough' }).waitFor();
    await new Hands(till).scan('aB3dE6gH9jK2mN5pQ8sT');
    await problem().filter({ hasText: 'Code 128 needs 68.82 mm and the label has 50.0 mm.' }).waitFor();
    expect(await till.page.getByLabel('Serial to try').inputValue()).toBe('aB3dE6gH9jK2mN5pQ8sT');
    expect(await till.page.getByLabel('Name', { exact: true }).inputValue()).toBe('Copy of Roll 50 x 25 mm');
    await frame.shows('Settings');
  }));

test('an own label on a label printer of another resolution says so in the list', async () => {
  await labels();
  await press(button('Copy Roll 50 x 25 mm'));
  await choose('Resolution of the printer', '600 dpi, 24 dots a mm');
  await till.page.keyboard.press('F12');
  await frame.result.filter({ hasText: 'saved' }).waitFor();
  const [own] = await ask(till, 'labelFormats');
  const printer = { for: 'label', kind: 'zpl_tcp', format: own?.id, dpi: 203, host: '127.0.0.1', port: 9_100 };
  await must(till, 'savePrinters', { printers: [printer] });
  await till.page.getByText('the label printer is set to 203 dpi').waitFor();
  await picture('labels-other-resolution');
  await press(button('Print this one: Copy of Roll 50 x 25 mm'));
  await till.page.getByText('Used by the label printer').waitFor();
  expect(await ask(till, 'printers')).toEqual([{ ...printer, dpi: 600 }]);
});
