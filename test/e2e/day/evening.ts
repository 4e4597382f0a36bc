// The manager in the evening: stock, cards and warranties as the screens show them, each by one scan.
import { expect } from 'vitest';
import { dateText } from '../../../shared/texts/formats';
import type { Books } from './books';
import type { Labels } from './labels';
import type { Person } from './person';
import { amountText, dayEnd, itemOf, type UnitAt } from './plan';

const SCREENS = ['Counter', 'Receive', 'Returns', 'Units', 'Catalogue', 'Attention', 'Settings'] as const;

/** The words and figures on an open card, by their names. */
async function factsOn(person: Person, name: string | RegExp): Promise<Readonly<Record<string, string>>> {
  const card = person.page.getByRole('article', { name });
  await card.waitFor();
  const pairs = await card.locator('dl > div').allInnerTexts();
  return Object.fromEntries(pairs.map((pair) => pair.split(/\s*\n\s*/u) as [string, string]));
}

/** On Units an item code opens what of the item is here, and at what value. */
export async function readStockOnScreen(person: Person): Promise<void> {
  await person.open('Units');
  const rows = [
    ...dayEnd.inStockByItem.map(({ item, units, valueMinor }) => ({ item, held: units, valueMinor })),
    ...dayEnd.pools.map(({ item, quantity, valueMinor }) => ({ item, held: quantity, valueMinor })),
  ];
  for (const { item, held, valueMinor } of rows) {
    const { sku, name } = itemOf(item);
    expect(await person.scan(sku)).toMatchObject({ tone: 'taken' });
    await person.page.getByRole('article', { name }).getByText(`${held} here.`, { exact: false }).waitFor();
    expect([item, (await factsOn(person, name))['Value']]).toEqual([item, amountText(valueMinor)]);
  }
}

/** The card of each unit that stayed sold shows what it cost and what it earned; the books say the same. */
export async function readCards(person: Person, labels: Labels, books: Books): Promise<void> {
  const sold = dayEnd.margins.filter(({ outcome }) => outcome === 'sold');
  expect(sold.length).toBe(20);
  for (const { sale, unit, costMinor, marginMinor } of sold) {
    const serial = await labels.read(unit);
    expect(await person.scan(serial)).toMatchObject({ tone: 'taken' });
    const { Cost, Margin } = await factsOn(person, new RegExp(` ${serial}$`, 'u'));
    expect([sale, Cost, Margin]).toEqual([sale, amountText(costMinor), amountText(marginMinor)]);
    const card = await books.ask('unit', { serial });
    expect([card.unit.status, card.unit.costMinor, card.marginMinor]).toEqual(['sold', costMinor, marginMinor]);
  }
}

/** "Whose is this, is it in warranty": one scan, on any screen, says the buyer and the end of the warranty. */
export async function whoseIsIt(person: Person, labels: Labels, books: Books): Promise<void> {
  // The motorcycle of S6, sold to Carlos Mendes today, with 24 months of warranty.
  const motorcycle: UnitAt = { delivery: 'B', line: 3, unit: 0 };
  const serial = await labels.read(motorcycle);
  const end = (await books.ask('unit', { serial })).unit.customerWarranty?.end ?? '';
  for (const screen of SCREENS) {
    await person.open(screen);
    person.count();
    await person.scan(serial);
    expect([screen, ...person.count()]).toEqual([screen, 'scan']);
    for (const word of ['Carlos Mendes', dateText(end)])
      await person.page.getByText(word, { exact: false }).first().waitFor();
    await discardReturn(person, screen);
  }
}

/** On Returns the scan has begun a return, which nobody wants. */
async function discardReturn(person: Person, screen: string): Promise<void> {
  if (screen !== 'Returns') return;
  expect(await person.key('F10')).toMatchObject({ tone: 'question' });
  // No stands first.
  expect(await person.key('2')).toMatchObject({
    tone: 'taken',
    words: 'Taken: Return thrown away. Nothing was refunded.',
  });
}
