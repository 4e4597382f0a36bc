// What the window must not take, each with the reason that it gives, between the steps of the plan.
import { expect } from 'vitest';
import type { Labels } from './labels';
import type { Person } from './person';
import { itemOf, type UnitAt } from './plan';

async function refused(person: Person, text: string, code: string, words: string): Promise<void> {
  const result = await person.scan(text);
  expect(result).toMatchObject({ tone: 'refused', code });
  expect(result.words).toContain(words);
}

/** Delivery B is open on its processors, delivery A has been posted. */
export async function refuseAtDock(person: Person, labels: Labels): Promise<void> {
  // The first processor of delivery A lies on the shelf with this number.
  await refused(person, '9JR3045E43', 'makerSerialInHands', '9JR3045E43 already stands on Ryzen 7 9800X3D');
  // The first of this delivery, scanned a second time.
  await refused(person, '9JM7241Q22', 'makerSerialTwice', '9JM7241Q22 was already scanned on this document');
  // A label of ours where a number of the maker is asked for.
  await refused(person, await labels.read({ delivery: 'A', line: 0, unit: 0 }), 'unitInStock', 'is in stock');
  // The code of the box is the same on all boxes: it chooses the item again and is no number of a piece.
  const { ean } = itemOf('cpu-9800');
  expect(await person.scan(ean ?? '')).toMatchObject({ tone: 'taken', code: 'itemChosen' });
  await person.page.getByTestId('next-step').filter({ hasText: 'of unit 5' }).waitFor();
}

/** The first processor was sold with S1 to a walk-in; the sale on screen is empty before and after. */
export async function refuseAtCounter(person: Person, labels: Labels): Promise<void> {
  const sold: UnitAt = { delivery: 'A', line: 0, unit: 0 };
  await refused(person, await labels.read(sold), 'unitAlreadySold', 'was sold to a walk-in customer with');
  // The same piece by the number of its maker.
  await refused(person, '9JR3045E43', 'unitAlreadySold', 'was sold to a walk-in customer with');
  // The code of the box, where the piece itself is wanted.
  await refused(person, itemOf('cpu-9800').ean ?? '', 'serialWanted', 'Ryzen 7 9800X3D');
  await refused(person, 'QX-0815-4711', 'scanUnknown', 'QX-0815-4711');
  await person.page.getByText('Scan the first piece', { exact: true }).waitFor();
}

/** The processor that came back defective with R2 is not for sale. */
export async function refuseDefective(person: Person, labels: Labels): Promise<void> {
  const result = await person.scan(await labels.read({ delivery: 'B', line: 0, unit: 1 }));
  expect(result.tone).toBe('refused');
  expect(['unitDefective', 'unitInQuarantine']).toContain(result.code);
}
