// The returns desk: what a customer brings back, and what goes back to its vendor.
import { expect } from 'vitest';
import type { Labels } from './labels';
import type { Person } from './person';
import { amountText, store, vendorOf, type Return, type VendorReturn } from './plan';

/** One scan, the number of the reason, one key. `look` is called when the verdict stands. */
export async function takeBack(
  person: Person,
  labels: Labels,
  step: Return,
  look?: () => Promise<void>,
): Promise<void> {
  person.count();
  const label = await labels.read(step.unit);
  expect(await person.scan(label)).toMatchObject({ tone: 'taken', code: 'unitAdded' });
  await person.page.getByTestId('verdict').filter({ hasText: 'May be returned.' }).waitFor();
  const refund = `USD ${amountText(step.expected['refundMinor'] ?? -1)}`;
  await person.page.getByRole('region', { name: 'Verdict' }).getByText(refund, { exact: true }).waitFor();
  await look?.();
  const at = store.returnReasons.findIndex(({ id }) => id === step.reason);
  const said = await person.key(String(at + 1));
  expect(said.words).toContain(store.returnReasons[at]?.name);
  const done = await person.key('F12');
  expect(done.tone).toBe('taken');
  expect(done.words).toContain(`${refund} refunded`);
  expect(person.count()).toEqual(['scan', String(at + 1), 'F12']);
}

async function chooseVendor(person: Person, name: string): Promise<void> {
  await person.bareKey('F2');
  const dialog = await person.dialog('Which vendor?');
  await person.type(name.slice(0, 6));
  await dialog.getByRole('option', { name, selected: true }).waitFor();
  expect(await person.key('Return')).toMatchObject({ tone: 'taken', words: `Taken: Vendor: ${name}` });
}

/** The piece is refused for a vendor who sells the same item, and goes to the one that it was bought from. */
export async function sendBack(person: Person, labels: Labels, step: VendorReturn, other: string): Promise<void> {
  const [unit] = step.units;
  if (!unit) throw new Error('the plan sends nothing back');
  const label = await labels.read(unit);
  await chooseVendor(person, vendorOf(other).name);
  expect(await person.scan(label)).toMatchObject({ tone: 'refused', code: 'unitFromOtherVendor' });
  await chooseVendor(person, vendorOf(step.vendor).name);
  expect(await person.scan(label)).toMatchObject({ tone: 'taken', code: 'unitAdded' });
  const done = await person.key('F12');
  expect(done.tone).toBe('taken');
  expect(done.words).toContain(`1 unit to ${vendorOf(step.vendor).name}`);
}
