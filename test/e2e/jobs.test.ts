// The price of a job in human actions, counted at the real window with real keys (DESIGN 8), and the figures that come of it.
import { readdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Hands, inTime } from './harness/hands';
import { watchKeys } from './harness/keys';
import { closeAll, keepFailure, launch, type Till } from './harness/launch';
import { Frame } from './harness/pages';
import { ask, askUntil, foundAndSignIn, must, PHONE, receivePhone, stockUp } from './harness/store';

let till: Till;
let frame: Frame;
let hands: Hands;
let fresh: string[];

beforeAll(async () => {
  till = await launch();
  await foundAndSignIn(till);
  frame = new Frame(till.page);
  hands = new Hands(till);
  await frame.shows('Counter');
  const stock = await stockUp(till, 40);
  fresh = [...stock.serials];
  await receivePhone(till, stock, 'SN-FIRST');
  await watchKeys(till.page);
  till.focus();
});
afterEach(keepFailure);
afterAll(closeAll);

/** Opens a screen with nothing on it; that is no part of the job. */
async function at(screen: string): Promise<void> {
  for (const draft of await ask(till, 'drafts')) await must(till, 'discardDraft', { draft: draft.id });
  await till.page.reload();
  await frame.shows('Counter');
  if (screen !== 'Counter') await till.page.getByRole('navigation').getByText(screen, { exact: true }).click();
  await frame.shows(screen);
  await frame.armed();
  hands.count();
}

const units = (count: number): readonly string[] => fresh.splice(0, count);

/** The newest document of a kind. */
async function newest(kind: string) {
  const [document] = await ask(till, 'documents', { kind, limit: 1 });
  return document;
}

test('sell n units for exact cash: n scans + 1 key', () =>
  inTime(async () => {
    await at('Counter');
    for (const serial of units(3)) await hands.scan(serial);
    await till.shoot('counter-three-units');
    await hands.key('F10');
    expect(hands.count()).toEqual(['scan', 'scan', 'scan', 'F10']);
    // 3 x 449.00 without tax.
    expect(await newest('sale.posted')).toMatchObject({ totalMinor: 134_700, units: 3 });
    await frame.result.filter({ hasText: 'Paid, change 0.00' }).waitFor();
    await till.shoot('counter-paid');
  }));

test('sell n units, customer pays a round note: n scans + amount + 1 key', () =>
  inTime(async () => {
    await at('Counter');
    for (const serial of units(2)) await hands.scan(serial);
    await hands.amount('1000');
    await hands.key('F10');
    expect(hands.count()).toEqual(['scan', 'scan', 'amount', 'F10']);
    // 2 x 449.00 = 898.00; 1,000.00 less 898.00 = 102.00.
    expect(await newest('sale.posted')).toMatchObject({ totalMinor: 89_800, units: 2 });
    await frame.result.filter({ hasText: 'Paid, change 102.00' }).waitFor();
  }));

test('receive n units with our serials only: item scan + n + 1 key, once the delivery is open', () =>
  inTime(async () => {
    await at('Receive');
    await hands.scan('NORD');
    expect(hands.count()).toEqual(['scan']);
    await hands.scan('CPU-9800X3D');
    for (let piece = 0; piece < 3; piece += 1) await hands.key('Return');
    await till.shoot('receive-three-units');
    await hands.key('F12');
    expect(hands.count()).toEqual(['scan', 'Return', 'Return', 'Return', 'F12']);
    expect(await newest('receipt.posted')).toMatchObject({ units: 3 });
  }));

test('receive n units with maker serials: item scan + one scan for each number + 1 key; labels come out by themselves', () =>
  inTime(async () => {
    await at('Receive');
    await hands.scan('NORD');
    expect(hands.count()).toEqual(['scan']);
    await hands.scan(PHONE.gtin);
    for (const makerSerial of ['SN-A1', 'SN-A2', 'SN-A3']) await hands.scan(makerSerial);
    await hands.key('F12');
    expect(hands.count()).toEqual(['scan', 'scan', 'scan', 'scan', 'F12']);
    expect(await newest('receipt.posted')).toMatchObject({ units: 3 });
    const jobs = await askUntil(till, 'jobs', { limit: 100 }, (all) => all.every(({ state }) => state !== 'queued'));
    const labels = jobs.filter(({ kind }) => kind === 'label');
    expect(labels.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(readdirSync(till.paper).filter((name) => name.startsWith('label-')).length).toBeGreaterThanOrEqual(3);
  }));

test('return a unit without its slip: 1 scan + reason + 1 key', () =>
  inTime(async () => {
    const locations = await ask(till, 'locations');
    const location = locations.find(({ kind }) => kind === 'stock')?.id ?? '';
    const quarantine = locations.find(({ kind }) => kind === 'quarantine')?.id ?? location;
    await must(till, 'changeSettings', {
      returnReasons: [
        { id: 'unwanted', name: 'Not wanted', condition: 'open_box', location },
        { id: 'faulty', name: 'Faulty', condition: 'defective', location: quarantine },
      ],
    });
    const [serial = ''] = units(1);
    await at('Counter');
    await hands.scan(serial);
    await hands.key('F10');
    await at('Returns');
    await hands.scan(serial);
    await till.page.getByRole('option', { name: 'Not wanted' }).waitFor();
    await till.shoot('returns-one-unit');
    await hands.bareKey('1');
    const reasons = till.page.getByRole('listbox', { name: 'Reason' });
    await reasons.getByRole('option', { name: 'Not wanted', selected: true }).waitFor();
    await hands.key('F12');
    expect(hands.count()).toEqual(['scan', '1', 'F12']);
    expect(await newest('return.posted')).toMatchObject({ totalMinor: -44_900, units: 1 });
    expect((await ask(till, 'unit', { serial })).unit).toMatchObject({ status: 'in_stock', condition: 'open_box' });
  }));

test('"whose is this unit, is it in warranty": 1 scan', () =>
  inTime(async () => {
    const [serial = ''] = units(1);
    await at('Counter');
    await hands.scan(serial);
    await hands.key('F10');
    await at('Units');
    await hands.scan(serial);
    expect(hands.count()).toEqual(['scan']);
    await frame.result.filter({ hasText: 'sold' }).waitFor();
    // 24 months from today, as the item says.
    const { customerWarranty } = (await ask(till, 'unit', { serial })).unit;
    expect(customerWarranty?.end.slice(0, 4)).toBe(String(Number(customerWarranty?.start.slice(0, 4)) + 2));
    await till.shoot('unit-card');
  }));
