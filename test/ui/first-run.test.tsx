// The first start and the sign-in, in the whole window on a real, empty ledger.
import { fireEvent, screen, waitFor } from '@testing-library/react/pure';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Till } from '../ledger/harness/till';
import { ShopWindow } from './harness/shop-window';

let till: Till;
let win: ShopWindow;

beforeEach(() => {
  till = Till.make(false);
  win = new ShopWindow({ till });
  win.draw();
});
afterEach(() => {
  win.close();
  till.close();
});

function fill(label: string, text: string): void {
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } });
}

async function foundCompany(): Promise<void> {
  fireEvent.click(await screen.findByRole('button', { name: /New company/u }));
  fill('Company name', 'Meier Hardware');
  fill('Branch name', 'Main street');
  fill('Name of the owner', 'A. Meier');
  fill('PIN of the owner, 4 to 12 digits', '2468');
  fill('The PIN again', '2468');
  fireEvent.submit(screen.getByLabelText('The PIN again').closest('form') as HTMLFormElement);
}

function typePin(label: string, pin: string): void {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value: pin } });
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
}

test('a new company: the recovery code is shown once, then the owner signs in', async () => {
  await foundCompany();
  const code = await screen.findByTestId('recovery-code');
  expect(code.textContent).toMatch(/^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/u);
  expect(screen.getByRole('button', { name: 'Go on to sign in' })).toHaveProperty('disabled', true);
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Go on to sign in' }));
  await screen.findByLabelText('PIN of A. Meier');
  expect(screen.queryByTestId('recovery-code')).toBeNull();
  typePin('PIN of A. Meier', '2468');
  await screen.findByRole('main', { name: 'Counter' });
  await screen.findByRole('heading', { name: 'Open the shift' });
});

test('a wrong PIN says how many tries are left', async () => {
  await foundCompany();
  await screen.findByTestId('recovery-code');
  fireEvent.click(screen.getByRole('checkbox'));
  fireEvent.click(screen.getByRole('button', { name: 'Go on to sign in' }));
  await screen.findByLabelText('PIN of A. Meier');
  typePin('PIN of A. Meier', '1111');
  await screen.findByText(/The PIN is wrong\. 4 tries left\./u);
  typePin('PIN of A. Meier', '2222');
  await screen.findByText(/The PIN is wrong\. 3 tries left\./u);
});

test('what is missing is said at its field, and nothing is founded', async () => {
  fireEvent.click(await screen.findByRole('button', { name: /New company/u }));
  fill('Company name', 'Meier Hardware');
  fill('PIN of the owner, 4 to 12 digits', '2468');
  fill('The PIN again', '2469');
  fireEvent.submit(screen.getByLabelText('The PIN again').closest('form') as HTMLFormElement);
  await screen.findByText('The two PINs differ.');
  // Branch, owner and the second PIN; branch code and station have a first value.
  await screen.findByText('3 entries are missing or wrong.');
  expect(till.ask('house')).toMatchObject({ state: 'new' });
});

test('where the law asks for a fiscal device, no certification is claimed', async () => {
  fireEvent.click(await screen.findByRole('button', { name: /New company/u }));
  expect(screen.queryByText(/claims no fiscal certification/u)).toBeNull();
  fireEvent.click(screen.getByRole('combobox', { name: 'Country' }));
  fireEvent.click(await screen.findByRole('option', { name: 'Germany', hidden: true }));
  await screen.findByText(/Unitill claims no fiscal certification/u);
  await waitFor(() => expect(screen.getByLabelText('Currency')).toHaveProperty('value', 'EUR'));
});

test('joining a company says honestly that this window cannot do it yet', async () => {
  fireEvent.click(await screen.findByRole('button', { name: /Join a company/u }));
  await screen.findByText(/not available yet/u);
});
