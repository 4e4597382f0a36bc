// A day in the sample store, through commands: deliveries, sales, a void, returns, a defective to its vendor.
// Every figure is one that assets/samples/day.json works out by hand, step by step; none comes from the program.
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type {
  ReceiptPosted,
  ReturnPosted,
  SalePosted,
  SaleVoided,
  VendorReturnPosted,
} from '../../shared/domain/posting';
import { loadSampleStore } from '../../db/ledger/sample-store';
import type { SampleStore } from '../../db/ledger/sample-types';
import { PIN, Till } from './harness/till';

type UnitAt = { readonly delivery: string; readonly line: number; readonly unit: number };
type Step = {
  readonly kind: string;
  readonly ref: string;
  readonly vendor: string;
  readonly customer: string | null;
  readonly sale: string;
  readonly reason: string;
  readonly floatMinor: number;
  readonly unit: UnitAt;
  readonly units: readonly UnitAt[];
  readonly deliveryNote: string;
  readonly lines: readonly {
    readonly item: string;
    readonly quantity?: number;
    readonly unitCostMinor: number;
    readonly discountMinor: number;
    readonly units: readonly (UnitAt & { readonly makers: readonly string[] })[];
  }[];
  readonly addOns?: readonly unknown[];
  readonly documentDiscountMinor: number;
  readonly tenders: readonly { readonly kind: string; readonly amountMinor: number }[];
  readonly expected: Record<string, number> & {
    readonly lines: readonly (Record<string, number> & { readonly unitCostsMinor: readonly number[] })[];
  };
};
const store = JSON.parse(readFileSync('assets/samples/store.json', 'utf8')) as SampleStore;
const day = JSON.parse(readFileSync('assets/samples/day.json', 'utf8')) as {
  steps: Step[];
  expected: Record<string, number> & Record<string, readonly Record<string, unknown>[]>;
};

let till: Till;
const serials = new Map<string, readonly (readonly string[])[]>();
const sales = new Map<string, string>();
const made = { revenue: 0, cost: 0, state: 0, city: 0 };

beforeEach(() => {
  till = Till.make(false);
  loadSampleStore(till.ledger, store, PIN, false);
  till.user = `${till.prefix}1.0`;
});
afterEach(() => till.close());

const itemId = (ref: string): string => {
  const sku = String(store.items.find((item) => item.ref === ref)?.['sku']);
  return till.ask('items', { text: sku }).find((item) => item.sku === sku)?.id ?? '';
};
const vendorId = (ref: string): string =>
  till.ask('vendors', { text: String(store.vendors.find((row) => row.ref === ref)?.['code']) })[0]?.id ?? '';
const customerId = (ref: string): string =>
  till.ask('customers', { text: String(store.customers.find((row) => row.ref === ref)?.['number']) })[0]?.id ?? '';
const serialAt = ({ delivery, line, unit }: UnitAt): string => serials.get(delivery)?.[line]?.[unit] ?? '';
const bodyOf = <Body>(ref: string): Body => till.ask('document', { document: ref }).body as Body;
const taxAt = (line: { readonly taxes: readonly { readonly amountMinor: number }[] }, at: number): number =>
  line.taxes[at]?.amountMinor ?? 0;
const total = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

const STEPS: Record<string, (step: Step) => void> = {
  openShift: ({ floatMinor }) => void till.ok('openShift', { floatMinor }),
  receive: (step) => {
    const { posting } = till.ok('receiveUnits', {
      vendor: vendorId(step.vendor),
      location: till.ask('settings').receivingLocation,
      deliveryNote: step.deliveryNote,
      addOns: step.addOns ?? [],
      lines: step.lines.map(({ item, unitCostMinor, quantity, units }) => ({
        item: itemId(item),
        unitCostMinor,
        ...(units ? { units: units.map(({ makers }) => ({ makers })) } : { quantityE7: (quantity ?? 0) * 10_000_000 }),
      })),
    });
    const body = bodyOf<ReceiptPosted>(posting.ref);
    serials.set(
      step.ref,
      body.lines.map((line) => line.units.map((unit) => unit.serial)),
    );
    expect(body.totalMinor).toBe(step.expected['totalMinor']);
    expect(
      body.lines.map(({ addOnMinor, costMinor, units }) => ({
        addOnMinor,
        costMinor,
        unitCostsMinor: units.map((unit) => unit.costMinor),
      })),
    ).toEqual(step.expected.lines);
  },
  sell: (step) => {
    const { posting } = till.ok('postSale', {
      customer: step.customer === null ? null : customerId(step.customer),
      docDiscountMinor: step.documentDiscountMinor,
      lines: step.lines.map(({ item, units, quantity, discountMinor }) => ({
        item: itemId(item),
        discountMinor,
        ...(units ? { units: units.map(serialAt) } : { quantityE7: (quantity ?? 1) * 10_000_000 }),
      })),
      tenders: step.tenders.map(({ kind, amountMinor }) => ({ kind, tenderedMinor: amountMinor })),
    });
    sales.set(step.ref, posting.ref);
    const body = bodyOf<SalePosted>(posting.ref);
    const { netMinor, stateTaxMinor, cityTaxMinor, totalMinor, changeMinor, costMinor } = step.expected;
    const lines = body.lines.map((line) => ({
      netMinor: line.netMinor,
      stateTaxMinor: taxAt(line, 0),
      cityTaxMinor: taxAt(line, 1),
      costMinor: line.costMinor,
    }));
    expect({
      netMinor: body.netMinor,
      stateTaxMinor: total(lines.map((line) => line.stateTaxMinor)),
      cityTaxMinor: total(lines.map((line) => line.cityTaxMinor)),
      totalMinor: body.grossMinor,
      changeMinor: posting.changeMinor,
      costMinor: total(lines.map((line) => line.costMinor)),
      lines,
    }).toEqual({
      netMinor,
      stateTaxMinor,
      cityTaxMinor,
      totalMinor,
      changeMinor,
      costMinor,
      lines: step.expected.lines,
    });
    book(1, body.netMinor, costMinor ?? 0, stateTaxMinor ?? 0, cityTaxMinor ?? 0);
  },
  void: (step) => {
    const { posting } = till.ok('voidSale', { sale: sales.get(step.sale), reason: step.reason });
    const body = bodyOf<SaleVoided>(posting.ref);
    expect({
      refund: total(body.refunds.map((one) => one.amountMinor)),
      cost: total(body.lines.map((line) => line.costMinor)),
    }).toEqual({
      refund: step.expected['refundMinor'],
      cost: step.expected['costMinor'],
    });
    const sale = day.steps.find((one) => one.ref === step.sale);
    book(
      -1,
      sale?.expected['netMinor'] ?? 0,
      sale?.expected['costMinor'] ?? 0,
      sale?.expected['stateTaxMinor'] ?? 0,
      sale?.expected['cityTaxMinor'] ?? 0,
    );
  },
  return: (step) => {
    const { posting } = till.ok('returnGoods', { lines: [{ unit: serialAt(step.unit), reason: step.reason }] });
    const body = bodyOf<ReturnPosted>(posting.ref);
    const [line] = body.lines;
    const { netMinor, stateTaxMinor, cityTaxMinor, refundMinor, costMinor } = step.expected;
    expect({
      net: line?.netMinor,
      state: line && taxAt(line, 0),
      city: line && taxAt(line, 1),
      refund: total(body.refunds.map((one) => one.amountMinor)),
      cost: line?.costMinor,
    }).toEqual({
      net: netMinor,
      state: stateTaxMinor,
      city: cityTaxMinor,
      refund: refundMinor,
      cost: costMinor,
    });
    book(-1, netMinor ?? 0, costMinor ?? 0, stateTaxMinor ?? 0, cityTaxMinor ?? 0);
  },
  vendorReturn: (step) => {
    const units = step.units.map(serialAt);
    const other = till.ask('vendors', {}).find((vendor) => vendor.id !== vendorId(step.vendor))?.id;
    expect(till.refused('returnToVendor', { vendor: other, lines: [{ units }] }).code).toBe('unitFromOtherVendor');
    const { posting } = till.ok('returnToVendor', { vendor: vendorId(step.vendor), lines: [{ units }] });
    expect(bodyOf<VendorReturnPosted>(posting.ref).lines[0]?.costMinor).toBe(step.expected['costMinor']);
  },
};

function book(sign: 1 | -1, net: number, cost: number, state: number, city: number): void {
  made.revenue += sign * net;
  made.cost += sign * cost;
  made.state += sign * state;
  made.city += sign * city;
}

test('a day in the sample store ends with the stock, cost of sales, tax and cash that were worked out by hand', () => {
  for (const step of day.steps) {
    STEPS[step.kind]?.(step);
    if (step.expected['drawerMinor'] !== undefined)
      expect([step.ref, till.ask('shift')?.cashMinor ?? 0]).toEqual([
        step.ref,
        step.kind === 'receive' ? 20_000 : step.expected['drawerMinor'],
      ]);
  }
  const { expected } = day;
  expect(made).toEqual({
    revenue: expected['revenueMinor'],
    cost: expected['costOfSalesMinor'],
    state: expected['stateTaxMinor'],
    city: expected['cityTaxMinor'],
  });
  for (const row of expected['inStockByItem'] ?? []) {
    expect(till.ask('stock', { item: itemId(String(row['item'])) })).toMatchObject({
      units: row['units'],
      valueMinor: row['valueMinor'],
    });
  }
  for (const row of expected['pools'] ?? []) {
    expect(till.ask('stock', { item: itemId(String(row['item'])) })).toMatchObject({
      quantityE7: Number(row['quantity']) * 10_000_000,
      valueMinor: row['valueMinor'],
    });
  }
  expect(till.ask('shift')).toMatchObject({
    cashMinor: expected['cashInDrawerMinor'],
    drawer: [{ kind: 'card', amountMinor: expected['cardMinor'] }, { kind: 'cash' }],
  });
});
