// Whatever a sale or a receipt looks like, the packed body gives it back field for field, and packing again gives the same bytes.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packSale, unpackSale, type PackedSale } from '../../../shared/domain/stored/sale';
import { packReceipt, unpackReceipt, type PackedReceipt } from '../../../shared/domain/stored/receipt';
import type { ReceiptPosted, SaleLine, SalePosted, SoldUnit, Tender } from '../../../shared/domain/posting';
import { canonical } from '../../../shared/text/canonical';

// Few values, so that what is left out and what must stay meet often: equal and unequal shares, defaults and their neighbours.
const amount = fc.constantFrom(0, 1, 100, 2_272, 2_273);
const id = fc.constantFrom('K7C6.0', 'K7C6.1');
const orNull = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null, freq: 3 });
const period = fc.constant({ start: '2026-11-25', end: '2028-11-25' });

const unit: fc.Arbitrary<SoldUnit> = fc.record({
  serial: fc.constantFrom('K7C0000051', 'K7C000009U'),
  after: orNull(fc.constant('K7C-QN5T8R:9')),
  location: orNull(fc.constantFrom('K7C2.0', 'K7C2.1')),
  grossMinor: amount,
  netMinor: amount,
  taxesMinor: fc.array(amount, { maxLength: 2 }),
  costMinor: orNull(amount),
});
const line: fc.Arbitrary<SaleLine> = fc.record({
  item: id,
  stocked: fc.boolean(),
  quantityE7: fc.constantFrom(5_000_000, 10_000_000, 20_000_000),
  unitPriceMinor: amount,
  priceIncludesTax: fc.boolean(),
  discountMinor: amount,
  netDiscountMinor: amount,
  grossMinor: amount,
  netMinor: amount,
  taxCode: orNull(fc.constant('K7C5.0')),
  taxes: fc.array(
    fc.record({ component: fc.constantFrom('a', 'b'), ratePpm: fc.constantFrom(70_000, 190_000), amountMinor: amount }),
    { maxLength: 2 },
  ),
  costMinor: amount,
  customerWarranty: orNull(period),
  units: fc.array(unit, { maxLength: 3 }),
});
const tender: fc.Arbitrary<Tender> = fc.record({
  kind: fc.constantFrom('cash', 'card'),
  amountMinor: amount,
  tenderedMinor: amount,
  changeMinor: amount,
  reference: orNull(fc.constant('1234')),
});
const sale: fc.Arbitrary<SalePosted> = fc.record({
  customer: orNull(fc.constant('K7C7.0')),
  lines: fc.array(line, { maxLength: 4 }),
  docDiscountMinor: amount,
  netMinor: amount,
  taxMinor: amount,
  grossMinor: amount,
  tenders: fc.array(tender, { maxLength: 2 }),
});

test('a packed sale gives back the sale, also through its bytes', () => {
  fc.assert(
    fc.property(sale, (whole) => {
      const bytes = canonical(packSale(whole));
      expect(unpackSale(JSON.parse(bytes) as PackedSale)).toEqual(whole);
      expect(canonical(packSale(unpackSale(JSON.parse(bytes) as PackedSale)))).toBe(bytes);
    }),
    { numRuns: 2_000, seed: 20_261_125 },
  );
});

test('a line of one piece is written without what repeats', () => {
  const one: SaleLine = {
    item: 'K7C6.0',
    stocked: false,
    quantityE7: 10_000_000,
    unitPriceMinor: 17_000,
    priceIncludesTax: true,
    discountMinor: 0,
    netDiscountMinor: 0,
    grossMinor: 17_000,
    netMinor: 14_286,
    taxCode: 'K7C5.0',
    taxes: [{ component: 'vat', ratePpm: 190_000, amountMinor: 2_714 }],
    costMinor: 12_345,
    customerWarranty: null,
    units: [
      {
        serial: 'K7C0000051',
        after: 'K7C-QN5T8R:9',
        location: 'K7C2.0',
        grossMinor: 17_000,
        netMinor: 14_286,
        taxesMinor: [2_714],
        costMinor: 12_345,
      },
    ],
  };
  const tenders: Tender[] = [
    { kind: 'cash', amountMinor: 17_000, tenderedMinor: 17_000, changeMinor: 0, reference: null },
  ];
  const whole = { customer: null, docDiscountMinor: 0, grossMinor: 17_000, netMinor: 14_286, taxMinor: 2_714 };
  expect(packSale({ ...whole, lines: [one], tenders }).lines).toEqual([
    {
      item: 'K7C6.0',
      grossMinor: 17_000,
      netMinor: 14_286,
      costMinor: 12_345,
      units: [{ serial: 'K7C0000051', after: 'K7C-QN5T8R:9' }],
    },
  ]);
});

test('a body whose line names terms that are not there is refused, not guessed', () => {
  const broken = {
    grossMinor: 0,
    netMinor: 0,
    tenders: [],
    terms: [],
    lines: [{ item: 'K7C6.0', grossMinor: 0, netMinor: 0 }],
  };
  expect(() => unpackSale(broken)).toThrow('a packed line names terms 0 of 0');
});

const receipt: fc.Arbitrary<ReceiptPosted> = fc.record({
  vendor: id,
  location: id,
  deliveryNote: orNull(fc.constant('DN-77')),
  lines: fc.array(
    fc.record({
      item: id,
      stocked: fc.boolean(),
      quantityE7: fc.constantFrom(10_000_000, 20_000_000),
      amountMinor: amount,
      discountMinor: amount,
      addOnMinor: amount,
      taxMinor: amount,
      costMinor: amount,
      lot: orNull(fc.constant('L-1')),
      vendorWarranty: orNull(period),
      units: fc.array(
        fc.record({
          serial: fc.constantFrom('K7C0000051', 'K7C000009U'),
          after: orNull(fc.constant('K7C-QN5T8R:9')),
          makers: fc.array(fc.constantFrom('A-1', 'A-2'), { maxLength: 2 }),
          costMinor: amount,
        }),
        { maxLength: 4 },
      ),
    }),
    { maxLength: 3 },
  ),
  addOns: fc.constant([]),
  totalMinor: amount,
  twinReason: orNull(fc.constant('same number twice')),
});

test('a packed receipt gives back the receipt, also through its bytes', () => {
  fc.assert(
    fc.property(receipt, (whole) => {
      const bytes = canonical(packReceipt(whole));
      expect(unpackReceipt(JSON.parse(bytes) as PackedReceipt)).toEqual(whole);
      expect(canonical(packReceipt(unpackReceipt(JSON.parse(bytes) as PackedReceipt)))).toBe(bytes);
    }),
    { numRuns: 2_000, seed: 20_261_125 },
  );
});
