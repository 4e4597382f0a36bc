// The cashier at the counter: pieces by the labels that were printed for them, goods by their codes, and the money.
import { expect } from 'vitest';
import type { Labels } from './labels';
import type { Person } from './person';
import { amountText, customerOf, itemOf, typedAmount, type SaleLine, type Sell, type VoidSale } from './plan';

/** How the money of a sale changes hands, in keys. */
export type Payment =
  /** F10: exactly what is due. */
  | 'exact'
  /** An amount in the scan field, then F10. */
  | 'note'
  /** F12, an amount in the payment, Enter. */
  | 'typed'
  /** F12, then the key of the note that the window offers first. */
  | 'offered'
  /** F12, F6 for the card, Enter. */
  | 'card';

/** What a test looks at when all lines stand, and while the payment is open. */
export type Looks = { readonly lines?: () => Promise<void>; readonly paying?: () => Promise<void> };

/** Sells one sale of the plan; gives what was done to scan and to pay, customer and discounts left out. */
export async function sell(
  person: Person,
  labels: Labels,
  step: Sell,
  payment: Payment,
  looks: Looks = {},
): Promise<readonly string[]> {
  person.count();
  const done: string[] = [];
  for (const line of step.lines) {
    done.push(...(await scanLine(person, labels, line)));
    if (line.discountMinor > 0) await lineDiscount(person, line);
  }
  if (step.documentDiscountMinor > 0) await documentDiscount(person, step.documentDiscountMinor);
  if (step.customer !== null) await chooseCustomer(person, step.customer);
  await checkTotals(person, step);
  await looks.lines?.();
  person.count();
  // What the manager approved on the open sale is not asked for again.
  const paid = await person.key(await pay(person, step, payment, looks));
  expect(paid).toMatchObject({ tone: 'taken' });
  expect(paid.words).toContain(`Paid, change ${amountText(step.expected['changeMinor'] ?? -1)}`);
  return [...done, ...person.count()];
}

/** A line of several pieces is one line when its quantity is entered with the first (9.31); else each scan is a line. */
async function scanLine(person: Person, labels: Labels, line: SaleLine): Promise<readonly string[]> {
  const { sku, ean, name } = itemOf(line.item);
  const pieces = line.units ?? [];
  for (const [at, piece] of pieces.entries()) {
    const taken = await person.scan(await labels.read(piece));
    expect(taken).toMatchObject({ tone: 'taken', code: 'unitAdded' });
    expect(taken.words).toContain(name);
    if (at === 0 && pieces.length > 1) await person.answer('F5', `Quantity of ${name}`, String(pieces.length));
  }
  for (let piece = 0; piece < (line.quantity ?? 0); piece += 1)
    expect(await person.scan(ean ?? sku)).toMatchObject({ tone: 'taken', code: 'lineAdded' });
  return person.count();
}

/** On the line that was scanned last. */
async function lineDiscount(person: Person, { item, discountMinor }: SaleLine): Promise<void> {
  await person.bareKey('F3');
  await person.dialog('Discount');
  await person.type(typedAmount(discountMinor));
  await person.bareKey('Return');
  expect(await person.approve('manager')).toMatchObject({
    tone: 'taken',
    words: `Taken: Discount on ${itemOf(item).name} set`,
  });
}

async function documentDiscount(person: Person, amountMinor: number): Promise<void> {
  await person.bareKey('F3');
  const dialog = await person.dialog('Discount');
  await person.bareKey('F3');
  await dialog.getByText('Off the whole sale', { exact: false }).waitFor();
  await person.type(typedAmount(amountMinor));
  await person.bareKey('Return');
  expect(await person.approve('manager')).toMatchObject({ tone: 'taken', words: 'Taken: Discount on the sale set' });
}

async function chooseCustomer(person: Person, ref: string): Promise<void> {
  const { name, number } = customerOf(ref);
  await person.bareKey('F2');
  const dialog = await person.dialog('Customer of this sale');
  await person.type(number);
  await dialog.getByRole('option', { name, selected: true }).waitFor();
  expect(await person.key('Return')).toMatchObject({ tone: 'taken', words: `Taken: Customer: ${name}` });
}

/** Every figure on the right of the counter is the one that the plan works out. */
async function checkTotals(person: Person, { ref, expected, customer }: Sell): Promise<void> {
  const totals = person.page.getByRole('complementary', { name: 'Totals of the sale' });
  const amount = (name: string): string => amountText(expected[name] ?? -1);
  await totals.getByText(amount('totalMinor'), { exact: true }).waitFor();
  const shown = await totals.innerText();
  const words = shown.split(/\s*\n\s*/u);
  const after = (word: string): string | undefined => words[words.indexOf(word) + 1];
  expect([ref, after('Net'), after('State') ?? '0.00', after('City') ?? '0.00', after('Total USD')]).toEqual([
    ref,
    amount('netMinor'),
    amount('stateTaxMinor'),
    amount('cityTaxMinor'),
    amount('totalMinor'),
  ]);
  expect(after('Customer')).toBe(customer === null ? 'Walk-in' : customerOf(customer).name);
}

/** Does all of the payment but its last key, and gives that. */
async function pay(person: Person, step: Sell, payment: Payment, looks: Looks): Promise<string> {
  const given = step.tenders[0]?.amountMinor ?? 0;
  if (payment === 'exact') return 'F10';
  if (payment === 'note') {
    await person.amount(typedAmount(given));
    return 'F10';
  }
  await person.bareKey('F12');
  const panel = await person.dialog('Payment');
  await panel
    .getByText(amountText(step.expected['totalMinor'] ?? -1), { exact: true })
    .first()
    .waitFor();
  await looks.paying?.();
  if (payment === 'offered') return 'F1';
  if (payment === 'typed') {
    await person.amount(typedAmount(given));
    return 'Return';
  }
  await person.bareKey('F6');
  await panel.getByRole('listitem').filter({ hasText: 'card' }).waitFor();
  return 'Return';
}

/** Takes a sale of this shift back: the list by its number, the reason, and the manager. */
export async function voidSale(person: Person, step: VoidSale): Promise<void> {
  const amount = `USD ${amountText(step.expected['refundMinor'] ?? -1)}`;
  await person.bareKey('F9');
  const dialog = await person.dialog('Void which sale of this shift?');
  const rows = await dialog.getByRole('option').allInnerTexts();
  const at = rows.findIndex((row) => row.includes(amount));
  await person.bareKey(String(at + 1));
  await person.dialog(new RegExp(amount.replace('.', '\\.'), 'u'));
  await person.type(step.reason);
  await person.bareKey('Return');
  const done = await person.approve('manager');
  expect(done.tone).toBe('taken');
  expect(done.words).toContain(`voided. Give ${amount} back.`);
}
