// The receiver at the dock: a delivery is opened by its vendor, then boxes and pieces are scanned, and each piece has its label
// in hand before the next one is touched.
import { expect } from 'vitest';
import type { Labels } from './labels';
import type { Person } from './person';
import { amountText, itemOf, typedAmount, vendorOf, type Receive, type ReceiveLine } from './plan';

/** What a test does beside the plan while a line is open: look at wrong scans, take pictures. */
export type Aside = (line: number) => Promise<void>;

/** Receives one delivery of the plan; the shelves are the given person's, the labels go into the hand. */
export async function receive(person: Person, labels: Labels, step: Receive, aside: Aside): Promise<void> {
  const { code, name } = vendorOf(step.vendor);
  expect(await person.scan(code)).toMatchObject({ tone: 'taken', words: `Taken: Delivery of ${name} opened` });
  for (const [line, row] of step.lines.entries()) {
    await receiveLine(person, labels, step, line);
    await enterCost(person, row);
    await aside(line);
  }
  for (const { name: what, amountMinor } of step.addOns) await addOn(person, what, typedAmount(amountMinor));
  // Amounts and add-ons as the plan sums them up: 8,296.45 of delivery A, 11,256.60 of delivery B.
  await person.page.getByText(`USD ${amountText(step.expected.totalMinor)}`, { exact: true }).waitFor();
  const units = step.lines.reduce((so, row) => so + (row.units?.length ?? 0), 0);
  person.count();
  const posted = await person.key('F12');
  expect(person.count()).toEqual(['F12']);
  expect(posted.tone).toBe('taken');
  expect(posted.words).toContain(`posted: ${units} units from ${name}`);
}

async function receiveLine(person: Person, labels: Labels, step: Receive, line: number): Promise<void> {
  const row = step.lines[line];
  if (!row) throw new Error(`delivery ${step.ref} has no line ${line}`);
  const { sku, ean, name } = itemOf(row.item);
  // A box has the maker's code on it, a bin ours: both choose the item.
  const code = line % 2 === 0 && ean !== null ? ean : sku;
  person.count();
  const chosen = await person.scan(code);
  expect(chosen).toMatchObject({ tone: 'taken' });
  expect(chosen.words).toContain(name);
  if (row.quantity !== undefined) {
    const said = await person.answer('F4', `How many ${name} came?`, String(row.quantity));
    expect(said.words).toContain(`${name}: ${row.quantity}`);
  }
  for (const [unit, { makers }] of (row.units ?? []).entries()) {
    // A piece without a number of its maker is counted by its item code.
    for (const text of makers.length === 0 ? [code] : makers)
      expect(await person.scan(text)).toMatchObject({ tone: 'taken' });
    await labels.take({ delivery: step.ref, line, unit });
  }
  // The item once, then one scan for each number, or one for each piece that has none (DESIGN 8).
  const numbers = (row.units ?? []).reduce((so, { makers }) => so + Math.max(makers.length, 1), 0);
  if (row.units) expect(person.count()).toEqual(Array.from({ length: 1 + numbers }, () => 'scan'));
}

async function enterCost(person: Person, { item, unitCostMinor }: ReceiveLine): Promise<void> {
  const { name } = itemOf(item);
  const said = await person.answer('F3', `Cost of one ${name}`, typedAmount(unitCostMinor));
  expect(said.words).toContain(`Cost of ${name}: USD ${amountText(unitCostMinor)} each`);
}

/** Spread by value, which the list offers first. */
async function addOn(person: Person, name: string, amount: string): Promise<void> {
  await person.bareKey('F5');
  const dialog = await person.dialog('Add-on costs of this delivery');
  await person.type(name);
  await person.bareKey('Tab');
  await person.type(amount);
  await person.bareKey('Return');
  await dialog.getByRole('listitem').filter({ hasText: name }).waitFor();
  expect(await person.key('F12')).toMatchObject({ tone: 'taken', words: 'Taken: Add-on costs stored' });
}
