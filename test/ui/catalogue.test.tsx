// The catalogue in the whole window on a real ledger: what is in it is opened, changed and saved, and nothing else changes.
import { fireEvent, screen, waitFor, within } from '@testing-library/react/pure';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { changedItem, fieldsOf, withCode, wrongFields } from '../../renderer/screens/catalogue/item-fields';
import { POSTING_COMMANDS } from '../../shared/contract/commands';
import type { Item } from '../../shared/domain/model';
import { copyShop, openShop, receive, type Shop } from '../ledger/harness/shop';
import { ShopWindow } from './harness/shop-window';

let first: Shop;
let shop: Shop;
let win: ShopWindow;

beforeAll(() => {
  first = openShop();
});
beforeEach(async () => {
  shop = copyShop(first);
  win = new ShopWindow(shop);
  await win.open();
});
afterEach(() => {
  win.close();
  shop.till.close();
});
afterAll(() => first.till.close());

async function openCatalogue(): Promise<void> {
  fireEvent.click(
    within(screen.getByRole('navigation', { name: 'Screens' })).getByRole('button', { name: /Catalogue/u }),
  );
  await screen.findByRole('main', { name: 'Catalogue' });
}

/** The form, open. */
async function form(name: RegExp | string): Promise<ReturnType<typeof within>> {
  return within(await screen.findByRole('dialog', { name }));
}

const fill = (field: HTMLElement, value: string): boolean => fireEvent.change(field, { target: { value } });

/** Every field of an item, none at its default, with a comma inside an alias and a label. */
const FULL: Item = {
  id: 'i1',
  sku: 'PHN-1',
  name: 'Phone, black',
  inventoryType: 'serialized',
  gtins: ['04006381333931'],
  aliases: ['A,1', 'B;2'],
  model: 'PX9',
  category: 'Phones',
  priceMinor: 131_885,
  priceIncludesTax: true,
  taxCode: 't1',
  customerWarrantyMonths: 24,
  vendorWarrantyMonths: 36,
  makerSerial: {
    count: 2,
    required: 'receipt',
    check: 'luhn',
    labels: ['IMEI, first', 'IMEI 2'],
    pattern: '\\d{15} ?',
  },
  weightG: 187,
  volumeCc: 90,
  discontinued: true,
};

describe('the form of an item', () => {
  test('holds all that an item has, so that a new field of the contract is not forgotten here', () => {
    const [item] = POSTING_COMMANDS.saveCatalogue.parse({ items: [FULL] }).items;
    expect(item).toEqual(FULL);
  });

  test('untouched it gives back the very item, whatever stands in it', () => {
    const start = fieldsOf(FULL, 2);
    expect(start.price).toBe('1,318.85');
    expect(wrongFields({ ...start, gtins: start.gtins }, 2)).toEqual([]);
    expect(changedItem(start, start, FULL, 2)).toEqual(FULL);
  });

  test('gives a change of one field over what another station changed meanwhile', () => {
    const start = fieldsOf(FULL, 2);
    const meanwhile = { ...FULL, name: 'Phone, blue', aliases: ['C'] };
    const record = changedItem({ ...start, price: '999', makerCheck: 'none' }, start, meanwhile, 2);
    expect(record).toEqual({
      ...meanwhile,
      priceMinor: 99_900,
      makerSerial: { ...FULL.makerSerial, check: 'none' },
    });
  });

  test('takes a scanned barcode and any other code once each', () => {
    const start = { ...fieldsOf(FULL, 2), aliases: '' };
    const once = withCode(withCode(start, '96385074'), 'SHELF-7');
    expect(once).toMatchObject({ gtins: '04006381333931, 96385074', aliases: 'SHELF-7' });
    expect(withCode(once, 'SHELF-7')).toBe(once);
  });
});

describe('in the window', () => {
  test('a scan marks the item, F6 opens it, Enter saves the price and keeps everything else', async () => {
    const id = shop.ids.item('CPU-1');
    const before = shop.till.ask('item', { item: id });
    await openCatalogue();
    win.scan('4006381333931');
    await win.says('Ryzen 7 is marked');
    win.key('F6');
    const fields = await form('Change Ryzen 7');
    fill(fields.getByLabelText('Price'), '399.50');
    fireEvent.submit(fields.getByLabelText('Price'));
    await win.says('Item Ryzen 7 saved');
    expect(shop.till.ask('item', { item: id })).toEqual({ ...before, priceMinor: 39_950 });
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  test('a type that is in use is kept: the form says why and stays open; serialized to automatic may change', async () => {
    receive(shop, 'DESK', 1);
    await openCatalogue();
    win.scan('DESK');
    await win.says('Oak desk is marked');
    win.key('Enter');
    const fields = await form('Change Oak desk');
    fill(fields.getByLabelText('How it is counted'), 'stocked');
    fireEvent.submit(fields.getByLabelText('Name'));
    await waitFor(() => expect(fields.getByRole('alert').textContent).toMatch(/DESK/u));
    expect(shop.till.ask('item', { item: shop.ids.item('DESK') }).inventoryType).toBe('serialized');
    fill(fields.getByLabelText('How it is counted'), 'auto_serialized');
    fireEvent.submit(fields.getByLabelText('Name'));
    await win.says('Item Oak desk saved');
    expect(shop.till.ask('item', { item: shop.ids.item('DESK') }).inventoryType).toBe('auto_serialized');
  });

  test('a vendor is renamed and keeps its code', async () => {
    await openCatalogue();
    win.key('F3');
    await screen.findByText('Vendor A');
    win.key('F6');
    const fields = await form('Change Vendor A');
    fill(fields.getByLabelText('Name'), 'Nordwind');
    fireEvent.submit(fields.getByLabelText('Name'));
    await win.says('Vendor Nordwind saved');
    expect(shop.till.ask('vendors').find(({ id }) => id === shop.ids.vendorA)).toEqual({
      id: shop.ids.vendorA,
      code: 'VEND-A',
      name: 'Nordwind',
    });
  });

  test('a customer gets a telephone and keeps name and number', async () => {
    await openCatalogue();
    win.key('F4');
    await screen.findByText('M. Ortiz');
    win.key('F6');
    const fields = await form('Change M. Ortiz');
    fill(fields.getByLabelText('Phone'), '555 0100');
    fireEvent.submit(fields.getByLabelText('Phone'));
    await win.says('Customer M. Ortiz saved');
    expect(shop.till.ask('customers')).toMatchObject([
      { id: shop.ids.customer, number: '1001', name: 'M. Ortiz', phone: '555 0100', email: null },
    ]);
  });

  test('a tax code is made with a part, then its rate is changed and the part keeps its id', async () => {
    await openCatalogue();
    win.key('F5');
    await screen.findByText('Tax 10');
    win.key('F7');
    const made = await form('New tax code');
    fill(made.getByLabelText('Name of the tax code'), 'VAT');
    fill(made.getByLabelText('Part, such as State'), 'VAT');
    fill(made.getByLabelText('Percent'), '19');
    fireEvent.submit(made.getByLabelText('Percent'));
    await win.says('Tax code VAT saved');
    await screen.findByText('VAT 19 %');
    win.key('ArrowDown');
    win.key('F6');
    const fields = await form('Change VAT');
    fill(fields.getByLabelText('Percent'), '21');
    fireEvent.submit(fields.getByLabelText('Percent'));
    await screen.findByText('VAT 21 %');
    const codes = shop.till.ask('taxCodes').map(({ name, components }) => [name, components]);
    expect(codes).toEqual([
      ['Tax 10', [{ id: 't', name: 'Tax', ratePpm: 100_000, taxable: false }]],
      ['VAT', [{ id: 't1', name: 'VAT', ratePpm: 210_000, taxable: false }]],
    ]);
  });
});

test('a refusal names the customer though a hundred others come before it', async () => {
  for (let number = 0; number < 101; number += 1)
    shop.till.ok('saveCustomer', { name: `Aaron ${String(number).padStart(3, '0')}` });
  const last = shop.till.ok('saveCustomer', { name: 'Zoe Zander' }).posting.ids[0];
  const [serial = ''] = receive(shop, 'DESK', 1);
  shop.till.ok('postSale', {
    customer: last,
    lines: [{ item: shop.ids.item('DESK'), units: [serial] }],
    tenders: [{ kind: 'cash', tenderedMinor: 30_000 }],
  });
  win.scan(serial);
  await win.says(/Zoe Zander/u);
  expect(shop.till.ask('names', { ids: [last ?? '', shop.ids.vendorB, shop.ids.owner, 'nobody'] })).toEqual([
    { id: shop.ids.vendorB, name: 'Vendor B' },
    { id: last, name: 'Zoe Zander' },
    { id: shop.ids.owner, name: 'A. Meier' },
  ]);
});
