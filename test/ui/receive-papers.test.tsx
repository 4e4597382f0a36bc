// The dock in the whole window: the number of the delivery note, and a maker serial that two pieces carry.
import { fireEvent, screen, waitFor, within } from '@testing-library/react/pure';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { copyShop, oneCpu, openShop, type Shop } from '../ledger/harness/shop';
import { PIN } from '../ledger/harness/till';
import { ShopWindow } from './harness/shop-window';

let first: Shop;
let shop: Shop;
let win: ShopWindow;

beforeAll(() => {
  first = openShop();
});
beforeEach(() => {
  shop = copyShop(first);
  shop.till.ok('changeSettings', { receivingLocation: shop.ids.floor });
  win = new ShopWindow(shop);
});
afterEach(() => {
  win.close();
  shop.till.close();
});
afterAll(() => first.till.close());

/** A delivery of vendor A, open on screen, with a cable on it. */
async function delivery(): Promise<void> {
  await screen.findByText('Scan or type the code of the vendor');
  win.scan('VEND-A');
  await win.says('Delivery of Vendor A opened');
  win.scan('CABLE');
  await win.says('Added: USB cable');
}

async function openReceive(): Promise<void> {
  win.draw();
  await screen.findByRole('main', { name: /Counter|Receive/u });
  if (screen.queryByRole('main', { name: 'Receive' })) return;
  fireEvent.click(
    within(screen.getByRole('navigation', { name: 'Screens' })).getByRole('button', { name: /Receive/u }),
  );
  await screen.findByRole('main', { name: 'Receive' });
}

async function enterNote(text: string): Promise<void> {
  win.key('F11');
  const dialog = within(await screen.findByRole('dialog', { name: 'Number of the delivery note' }));
  const field = dialog.getByRole('textbox');
  fireEvent.change(field, { target: { value: text } });
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
}

const notes = () =>
  shop.till
    .ask('documents', { kind: 'receipt.posted' })
    .map(({ ref }) => shop.till.ask('document', { document: ref }).body);

test('F11 enters the number, it is posted, and the same number again asks', async () => {
  await openReceive();
  await delivery();
  await enterNote('LS-4711');
  await win.says('Delivery note LS-4711');
  win.key('F12');
  await win.says('from Vendor A, delivery note LS-4711');
  await delivery();
  await enterNote('ls 4711');
  await win.says(/Delivery note ls 4711 of Vendor A is entered already, with receipt/u);
  win.key('2');
  await win.says('Delivery note ls 4711');
  await screen.findByText('Delivery note, again');
  win.key('F12');
  await win.says('posted from Vendor A');
  expect(notes()).toMatchObject([{ deliveryNote: 'ls 4711', deliveryNoteAgain: true }, { deliveryNote: 'LS-4711' }]);
});

test('a no leaves the delivery without the number', async () => {
  shop.till.ok('receiveUnits', {
    vendor: shop.ids.vendorA,
    location: shop.ids.floor,
    deliveryNote: 'LS-1',
    lines: [{ item: shop.ids.item('CABLE'), quantityE7: 10_000_000 }],
  });
  await openReceive();
  await delivery();
  await enterNote('LS-1');
  await win.says('is entered already');
  win.key('1');
  await waitFor(() => expect(screen.getByText('F11 enters it')).toBeTruthy());
});

test('a number that came in meanwhile is asked about at F12, and yes posts', async () => {
  await openReceive();
  await delivery();
  await enterNote('LS-2');
  await win.says('Delivery note LS-2');
  shop.till.ok('receiveUnits', {
    vendor: shop.ids.vendorA,
    location: shop.ids.floor,
    deliveryNote: 'LS-2',
    lines: [{ item: shop.ids.item('CABLE'), quantityE7: 10_000_000 }],
  });
  win.key('F12');
  await win.says('is entered already');
  win.key('2');
  await win.says('posted from Vendor A');
  expect(notes()).toHaveLength(2);
});

test('F1 lets a maker serial stand twice: the receiver says why, the owner approves, Attention shows it', async () => {
  oneCpu(shop, 'SN-1');
  win.signedInAs(shop.receiver);
  await openReceive();
  await delivery();
  win.scan('CPU-1');
  await win.says('Chosen: Ryzen 7');
  win.scan('SN-1');
  await win.says(/SN-1 already stands on Ryzen 7.*F1/u);
  win.key('F1');
  await win.says('Why do two pieces carry SN-1?');
  win.key('1');
  const approval = within(await screen.findByRole('dialog', { name: 'Approval needed' }));
  fireEvent.change(approval.getByLabelText('Who approves'), { target: { value: shop.ids.owner } });
  const pin = approval.getByLabelText('PIN of the person who approves');
  fireEvent.change(pin, { target: { value: PIN } });
  fireEvent.keyDown(pin, { key: 'Enter', code: 'Enter' });
  await win.says('Received: Ryzen 7');
  await screen.findByText('stands twice');
  win.key('F12');
  await win.says('1 unit from Vendor A');
  const [posted] = shop.till.ask('documents', { kind: 'receipt.posted', limit: 1 });
  expect(shop.till.ask('document', { document: posted?.ref ?? '' }).body).toMatchObject({
    twinReason: 'I have both pieces here and both carry it',
  });
  expect(shop.till.ask('attention')).toMatchObject([{ kind: 'twin' }]);
});

test('the reason may be said in words', async () => {
  oneCpu(shop, 'SN-1');
  await openReceive();
  await delivery();
  win.scan('CPU-1');
  await win.says('Chosen: Ryzen 7');
  win.scan('SN-1');
  await win.says('already stands on');
  win.key('F1');
  await win.says('Why do two pieces carry SN-1?');
  win.key('3');
  const dialog = within(await screen.findByRole('dialog', { name: 'Why do two pieces carry SN-1?' }));
  const field = dialog.getByRole('textbox');
  fireEvent.change(field, { target: { value: 'The maker says so' } });
  fireEvent.keyDown(field, { key: 'Enter', code: 'Enter' });
  await win.says('Received: Ryzen 7');
  const [draft] = shop.till.ask('drafts', { kind: 'receipt' });
  expect(shop.till.ask('draft', { draft: draft?.id ?? '' }).header.twins).toMatchObject([
    { text: 'SN-1', reason: 'The maker says so', approver: null },
  ]);
});
