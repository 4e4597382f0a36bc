// A slip printer is set up in the settings, tested, and fails in words, at the real window with a printer on TCP behind it.
// Each step is kept as a picture in both colour schemes.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { slipText } from '../simulators/escpos';
import { serveSlipPrinter, type SlipPrinterServer } from '../simulators/slip-printer';
import { faults } from './harness/axe';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame } from './harness/pages';
import { ask, askUntil, foundAndSignIn } from './harness/store';

let till: Till;
let server: SlipPrinterServer;
beforeAll(async () => {
  server = await serveSlipPrinter('ready');
  till = await launch();
  await foundAndSignIn(till);
  await new Frame(till.page).shows('Counter');
});
afterEach(keepFailure);
afterAll(async () => {
  await closeAll();
  await server.stop();
});

async function picture(name: string): Promise<void> {
  await till.page.getByRole('group', { name: 'Sales slips' }).scrollIntoViewIfNeeded();
  await till.shoot(name);
  expect(await faults(till), name).toEqual([]);
}

test('set up, tested, and its cover open: the page says each', async () => {
  const { page } = till;
  await page.getByRole('navigation', { name: 'Screens' }).getByText('Settings', { exact: true }).click();
  await page.keyboard.press('F6');
  const slips = page.getByRole('group', { name: 'Sales slips' });
  await slips.getByLabel('Printer', { exact: true }).selectOption('escpos_serial');
  await slips.getByText('Enter the port of its cable, such as /dev/ttyUSB0 or COM3.').waitFor();
  await picture('settings-slip-printer-serial');
  await slips.getByLabel('Printer', { exact: true }).selectOption('escpos_queue');
  await slips
    .getByText(/No print queue was found|Choose a queue/u)
    .first()
    .waitFor();
  await picture('settings-slip-printer-queue');
  await slips.getByLabel('Printer', { exact: true }).selectOption('escpos_tcp');
  await slips.getByLabel('Address of the printer').fill('127.0.0.1');
  await slips.getByLabel('Port').fill(String(server.port));
  await slips.getByLabel('Paper').selectOption('58');
  await slips.getByLabel('Cash drawer').selectOption('5');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByTestId('test-slip').filter({ hasText: 'Not tested here yet' }).waitFor();
  const [, saved] = await ask(till, 'printers');
  expect(saved).toMatchObject({ for: 'slip', kind: 'escpos_tcp', port: server.port, widthMm: 58, drawer: '5' });

  await slips.getByRole('button', { name: 'Test slip' }).click();
  await page.getByTestId('test-slip').filter({ hasText: 'No printer says that paper came out' }).waitFor();
  const [paper = []] = await server.printer.printed(1);
  // 58 mm hold 32 columns.
  expect(slipText(paper)).toContain(`\n${'-'.repeat(32)}\n`);
  expect(slipText(paper)).not.toContain('drawer');
  await picture('settings-slip-printer-sent');

  server.printer.state = 'coverOpen';
  await slips.getByRole('button', { name: 'Test slip' }).click();
  await page.getByTestId('test-slip').filter({ hasText: 'the cover of the printer is open' }).waitFor();
  await picture('settings-slip-printer-cover-open');
  await askUntil(till, 'jobs', { limit: 10 }, ([job]) => job?.state === 'failed');
  expect((await ask(till, 'house')).jobsFailed).toBe(0);
});
