// Judges the sample store that ships with the product: counts, check digits, references, and numbers a store really meets.
// The check digit rules are written out here, apart from the product's own, so that one fault cannot hide in both.
import { describe, expect, test } from 'vitest';
import type { DeliveryLine, Item } from './sample-files';
import { day, itemOf, store } from './sample-files';

/** Luhn: from the right, every second digit doubled, nine taken off above nine; the sum ends in 0. */
function passesLuhn(text: string): boolean {
  const digits = text.split('').reverse().map(Number);
  const values = digits.map((digit, place) => (place % 2 === 0 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9));
  return /^\d+$/u.test(text) && values.reduce((sum, value) => sum + value, 0) % 10 === 0;
}

const VIN_LETTERS = 'ABCDEFGH:JKLMN:P:R::STUVWXYZ';
const VIN_VALUES = '12345678:12345:7:9::23456789';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/** VIN, 49 CFR 565: letters as values, weighted sum modulo 11 stands in the ninth place, X for ten. */
function passesVin(text: string): boolean {
  if (!/^[A-HJ-NPR-Z\d]{17}$/u.test(text)) return false;
  const values = text.split('').map((sign) => Number(/\d/u.test(sign) ? sign : VIN_VALUES[VIN_LETTERS.indexOf(sign)]));
  const rest = values.reduce((sum, value, place) => sum + value * (VIN_WEIGHTS[place] ?? 0), 0) % 11;
  return text[8] === (rest === 10 ? 'X' : String(rest));
}

/** GS1: weights 3 and 1 from the right of the check digit; the whole sum ends in 0. */
function passesGtin(text: string): boolean {
  const digits = text.split('').reverse().map(Number);
  return digits.reduce((sum, digit, place) => sum + digit * (place % 2 === 0 ? 1 : 3), 0) % 10 === 0;
}

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO/IEC 7064 MOD 37,36: the running product over all signs but the last, plus the last, leaves 1 modulo 36. */
function passesMod3736(text: string): boolean {
  const values = text.split('').map((sign) => SIGNS.indexOf(sign));
  const check = values.pop() ?? 0;
  const product = values.reduce((before, value) => (((before + value) % 36 || 36) * 2) % 37, 36);
  return (product + check) % 36 === 1;
}

/** A number in the form of our own labels: the prefix of a station, six digits or more, and a right check sign. */
function isOwnSerial(text: string): boolean {
  return /^[A-HJ-NP-Z][A-HJ-NP-Z2-9]{2}\d{6,10}[\dA-Z]$/u.test(text) && passesMod3736(text);
}

/** The loose form that two numbers of one item may not share, or the dock would ask about each of them. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\s-]/gu, '');
}

type Held = { readonly item: Item; readonly makers: readonly string[] };

function unitsOf(lines: readonly DeliveryLine[]): Held[] {
  return lines.flatMap((line) => (line.units ?? []).map((unit) => ({ item: itemOf(line.item), makers: unit.makers })));
}

const storeUnits = store.deliveries.flatMap((delivery) => unitsOf(delivery.lines));
const dayUnits = day.steps.flatMap((step) => (step.kind === 'receive' ? unitsOf(step.lines) : []));
const oldUnits = store.soldBefore.map((sold) => ({ item: itemOf(sold.item), makers: sold.makers }));
const allUnits = [...storeUnits, ...dayUnits, ...oldUnits];
const makerTexts = allUnits.flatMap((unit) => unit.makers);

const refs = (list: readonly { readonly ref: string }[]): string[] => list.map((entry) => entry.ref);
const ofType = (type: string): Item[] => store.items.filter((item) => item.inventoryType === type);
const repeated = (texts: readonly string[]): string[] => texts.filter((text, at) => texts.indexOf(text) !== at);
const isUnitItem = (item: Item): boolean => ['serialized', 'auto_serialized'].includes(item.inventoryType);

describe('check digit rules of this test', () => {
  test('agree with published numbers and reject their neighbours', () => {
    expect(['490154203237518', '490154203237519'].map(passesLuhn)).toEqual([true, false]);
    expect(['5FNRL38488B411196', 'JHLRD77874C026456', '5FNRL38498B411196'].map(passesVin)).toEqual([true, true, false]);
    expect(['4006381333931', '1234567890128', '1234567890120'].map(passesGtin)).toEqual([true, true, false]);
    // The Global Release Identifier that its standard gives as the example for MOD 37,36.
    expect(['A12425GABC1234002M', 'A12425GABC1234003M'].map(passesMod3736)).toEqual([true, false]);
  });
});

describe('sample store', () => {
  test('holds 60 items, 6 vendors, 20 customers, 5 users and exactly 200 units', () => {
    const counts = ['serialized', 'auto_serialized', 'stocked', 'non_stocked'].map((type) => ofType(type).length);
    expect([store.items.length, ...counts]).toEqual([60, 38, 6, 12, 4]);
    expect([store.vendors.length, store.customers.length, storeUnits.length]).toEqual([6, 20, 200]);
    expect(store.users.map((user) => user.role)).toEqual(['owner', 'manager', 'cashier', 'cashier', 'receiver']);
    expect(store.soldBefore.length).toBe(6);
  });

  test('uses every reference, code, number and PIN once', () => {
    const entries = [store.items, store.vendors, store.customers, store.users, store.locations, store.taxCodes];
    for (const list of entries) expect(repeated(refs(list))).toEqual([]);
    const codes = store.items.flatMap((item) => [item.sku, ...item.aliases, ...item.gtins]);
    expect(repeated([...codes, ...store.vendors.map((vendor) => vendor.code)].map(folded))).toEqual([]);
    expect(repeated(store.customers.flatMap((customer) => [customer.number, customer.phone, customer.email]))).toEqual(
      [],
    );
    expect(repeated(store.users.map((user) => user.pin))).toEqual([]);
    expect(repeated(store.deliveries.map((delivery) => `${delivery.vendor} ${delivery.deliveryNote}`))).toEqual([]);
  });

  test('has a maker number once an item, folded too, over the store, the day and the units sold before', () => {
    expect(repeated(allUnits.flatMap((unit) => unit.makers.map((text) => `${unit.item.ref} ${folded(text)}`)))).toEqual(
      [],
    );
  });

  test('gives every piece of goods a GTIN of the demonstration or in-store range with a right check digit', () => {
    const gtins = store.items.flatMap((item) => item.gtins);
    expect(gtins.filter((gtin) => !/^(?:0950600|02\d\d)\d+$/u.test(gtin) || gtin.length !== 14)).toEqual([]);
    expect(gtins.filter((gtin) => !passesGtin(gtin))).toEqual([]);
    const without = store.items.filter((item) => item.gtins.length === 0);
    expect(without.map((item) => item.inventoryType)).toEqual(Array(4).fill('non_stocked'));
  });

  test('gives phones two IMEIs that pass Luhn and motorcycles a VIN that passes its check', () => {
    const texts = (check: string): string[] =>
      allUnits.filter((unit) => unit.item.makerSerial.check === check).flatMap((unit) => unit.makers);
    // Store 27 + 5 phones, day 11, sold before 1: 44 phones. Store 6 motorcycles, day 1, sold before 1: 8.
    expect([texts('luhn').length, texts('vin').length]).toEqual([88, 8]);
    expect(texts('luhn').filter((text) => text.length !== 15 || !passesLuhn(text))).toEqual([]);
    expect(texts('vin').filter((text) => !passesVin(text))).toEqual([]);
  });

  test('gives each unit the maker numbers that its item asks for at receipt', () => {
    for (const { item, makers } of allUnits) {
      const allowed = item.makerSerial.required === 'receipt' ? [item.makerSerial.count] : [0, item.makerSerial.count];
      expect(allowed, `${item.ref} ${makers.join(' ')}`).toContain(makers.length);
    }
    for (const { item, makers } of oldUnits) expect(makers.length, item.ref).toBe(item.makerSerial.count);
    for (const { ref, makerSerial: rule } of store.items) expect(rule.labels.length, ref).toBe(rule.count);
  });

  test('has patterns that fit their own numbers and no other', () => {
    for (const { ref, makerSerial } of store.items) {
      if (makerSerial.pattern === null) continue;
      const pattern = new RegExp(makerSerial.pattern, 'u');
      const own = allUnits.filter((unit) => unit.item.makerSerial.pattern === makerSerial.pattern);
      const others = allUnits.filter((unit) => unit.item.makerSerial.pattern !== makerSerial.pattern);
      const texts = own.flatMap((unit) => unit.makers);
      expect(
        texts.filter((text) => !pattern.test(text)),
        ref,
      ).toEqual([]);
      expect(
        others.flatMap((unit) => unit.makers).filter((text) => pattern.test(text)),
        ref,
      ).toEqual([]);
    }
  });

  test('has no maker number that the dock would take for an item, a code or one of our own serials', () => {
    const codes = store.items.flatMap((item) => [item.sku, ...item.aliases]);
    const known = new Set([...codes, ...store.vendors.map((vendor) => vendor.code)]);
    const gtins = new Set(store.items.flatMap((item) => item.gtins));
    expect(makerTexts.filter((text) => known.has(text) || isOwnSerial(text))).toEqual([]);
    expect(makerTexts.filter((text) => /^\d{8,14}$/u.test(text) && gtins.has(text.padStart(14, '0')))).toEqual([]);
  });

  test('has numbers as they come in a real store', () => {
    const texts = storeUnits.flatMap((unit) => unit.makers);
    for (const text of ['012345', '12345', '00002408', 'SN - 123 - 2021', 'SN-2024/01.A_b', '9jy0551r02']) {
      expect(texts).toContain(text);
    }
    expect(texts).toContain('C02XK0AAJG5H');
    const twins = storeUnits.filter((unit) => unit.makers[0] === '00003').map((unit) => unit.item);
    expect(twins.map((item) => item.ref)).toEqual(['cam-duo', 'chg-4a']);
    expect(twins.map((item) => item.vendors)).toEqual([['v4'], ['v5']]);
  });

  test('resolves every reference', () => {
    const vendors = refs(store.vendors);
    for (const item of store.items) {
      expect(refs(store.taxCodes)).toContain(item.taxCode);
      for (const vendor of item.vendors) expect(vendors).toContain(vendor);
    }
    for (const delivery of store.deliveries) {
      for (const line of delivery.lines) expect(itemOf(line.item).vendors, line.item).toContain(delivery.vendor);
    }
    for (const sold of store.soldBefore) {
      expect(refs(store.customers)).toContain(sold.customer);
      expect(itemOf(sold.item).vendors).toContain(sold.vendor);
    }
    for (const reason of store.returnReasons) expect(refs(store.locations)).toContain(reason.location);
  });

  test('buys the same processor from two vendors that both deliver it, at different costs', () => {
    expect([itemOf('cpu-9800').category, itemOf('cpu-9800').vendors]).toEqual(['Processors', ['v1', 'v2']]);
    const bought = store.deliveries.flatMap((delivery) =>
      delivery.lines.filter((line) => line.item === 'cpu-9800').map((line) => [delivery.vendor, line.unitCostMinor]),
    );
    expect(bought).toEqual([
      ['v1', 38900],
      ['v2', 39450],
      ['v1', 38650],
    ]);
  });

  test('counts units by piece, other goods by quantity, and sells nothing below its cost', () => {
    for (const line of store.deliveries.flatMap((delivery) => delivery.lines)) {
      const item = itemOf(line.item);
      expect([line.units !== undefined, line.quantity === undefined], item.ref).toEqual([
        isUnitItem(item),
        isUnitItem(item),
      ]);
      expect(item.inventoryType).not.toBe('non_stocked');
      expect(Number.isSafeInteger(line.unitCostMinor) && line.unitCostMinor < item.priceMinor, item.ref).toBe(true);
    }
  });

  test('adds costs that can be spread, and dates that are in order', () => {
    for (const addOn of store.deliveries.flatMap((delivery) => delivery.addOns)) {
      expect(['value', 'weight', 'volume', 'quantity']).toContain(addOn.by);
      expect(Number.isSafeInteger(addOn.amountMinor) && addOn.amountMinor > 0).toBe(true);
    }
    const goods = store.items.filter((item) => item.inventoryType !== 'non_stocked');
    expect(goods.filter((item) => item.weightG <= 0 || item.volumeCc <= 0)).toEqual([]);
    const dates = [
      ...store.soldBefore.map((sold) => sold.soldOn),
      ...store.deliveries.map((delivery) => delivery.date),
    ];
    expect(dates.filter((date) => !/^2026-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/u.test(date))).toEqual([]);
    const arrivals = store.deliveries.map((delivery) => delivery.date);
    expect(arrivals).toEqual(arrivals.toSorted());
    expect(store.soldBefore.every((sold) => sold.soldOn < (arrivals[0] ?? ''))).toBe(true);
  });

  test('names nobody real: numbers and addresses of the ranges kept for examples', () => {
    expect(store.customers.filter((customer) => !/^607-555-01\d\d$/u.test(customer.phone))).toEqual([]);
    expect(store.customers.filter((customer) => !/^[a-z.]+@example\.com$/u.test(customer.email))).toEqual([]);
    expect(store.users.filter((user) => !/^\d{6}$/u.test(user.pin))).toEqual([]);
  });
});
