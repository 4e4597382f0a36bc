// Judges the plan of one day in the sample store: what it uses exists, and its hand-worked figures follow from its steps.
// The arithmetic by hand stands in the plan itself, in the sentences called `worked`; the end figures stand here as well.
import { describe, expect, test } from 'vitest';
import type { Replay } from './day-replay';
import { emptyDay, landed, play, shareOf } from './day-replay';
import type { DayStep, UnitAt } from './sample-files';
import { day, itemOf, store } from './sample-files';

function stepsOf<K extends DayStep['kind']>(kind: K): Extract<DayStep, { readonly kind: K }>[] {
  return day.steps.filter((step): step is Extract<DayStep, { readonly kind: K }> => step.kind === kind);
}

const played = emptyDay();
const drawerAfter = day.steps.map((step) => {
  play(played, step);
  return played.drawerMinor;
});

const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
const unitsSold = stepsOf('sell').flatMap((step) => step.lines.flatMap((line) => line.units ?? []));

function standing(replay: Replay, place: string): { item: string; costMinor: number }[] {
  return [...replay.pieces.values()].filter((piece) => piece.place === place);
}

function itemAt(at: UnitAt): string | undefined {
  return stepsOf('receive').find((step) => step.ref === at.delivery)?.lines[at.line]?.item;
}

describe('plan of a day in the sample store', () => {
  test('receives 22 and 18 units, sells 25, voids one sale, takes back 3 units and sends 1 to its vendor', () => {
    const received = stepsOf('receive').map((step) => sum(step.lines.map((line) => line.units?.length ?? 0)));
    expect(received).toEqual([22, 18]);
    expect([unitsSold.length, stepsOf('sell').length, stepsOf('void').length]).toEqual([25, 11, 1]);
    expect([stepsOf('return').length, stepsOf('vendorReturn').flatMap((step) => step.units).length]).toEqual([3, 1]);
  });

  test('names only what the store has', () => {
    for (const step of day.steps) expect(store.users.map((user) => user.ref)).toContain(step.user);
    for (const step of stepsOf('receive')) {
      for (const line of step.lines) expect(itemOf(line.item).vendors, line.item).toContain(step.vendor);
    }
    for (const step of stepsOf('sell')) {
      expect([null, ...store.customers.map((customer) => customer.ref)]).toContain(step.customer);
      for (const line of step.lines) {
        expect(line.priceMinor, line.item).toBe(itemOf(line.item).priceMinor);
        expect(itemOf(line.item).priceIncludesTax).toBe(false);
        for (const unit of line.units ?? []) expect(itemAt(unit)).toBe(line.item);
      }
    }
    for (const step of stepsOf('return')) expect(store.returnReasons.map((reason) => reason.id)).toContain(step.reason);
  });

  test('has what it is there to show: one processor from two vendors, IMEIs, a motorcycle, both discounts, all tenders', () => {
    const processors = stepsOf('receive').map((step) => step.lines.find((line) => line.item === 'cpu-9800'));
    expect(processors.map((line) => line?.unitCostMinor)).toEqual([38900, 39450]);
    const checks = stepsOf('receive').flatMap((step) => step.lines.map((line) => itemOf(line.item).makerSerial.check));
    expect(checks.filter((check) => check !== 'none')).toEqual(['luhn', 'luhn', 'vin']);
    expect(
      stepsOf('sell')
        .map((step) => step.documentDiscountMinor)
        .filter((amount) => amount > 0),
    ).toEqual([5000]);
    const discounts = stepsOf('sell').flatMap((step) => step.lines.map((line) => line.discountMinor));
    expect(discounts.filter((amount) => amount > 0)).toEqual([1000, 200]);
    const changes = stepsOf('sell').map((step) => step.expected.changeMinor);
    // S1, S5 and S10 are paid exactly; S4, S6 and S8 by card; the others get change.
    expect(changes).toEqual([0, 5607, 847, 0, 0, 0, 570, 0, 196, 0, 873]);
    expect(
      stepsOf('sell')
        .filter((step) => step.tenders[0]?.kind === 'card')
        .map((step) => step.ref),
    ).toEqual(['S4', 'S6', 'S8']);
  });

  test('states the landed cost of each received unit', () => {
    for (const step of stepsOf('receive')) {
      expect(step.expected.lines).toEqual(landed(step));
      expect(step.expected.totalMinor).toBe(sum(step.expected.lines.map((line) => line.costMinor)));
    }
  });

  test('states net, tax, cost, total and change of each sale', () => {
    for (const { ref, expected, tenders } of stepsOf('sell')) {
      const lines = (played.sales.get(ref)?.lines ?? []).map(({ shares: _, ...money }) => money);
      expect(expected.lines, ref).toEqual(lines);
      const totals = [lines.map((line) => line.netMinor), lines.map((line) => line.stateTaxMinor)].map(sum);
      const [netMinor = 0, stateTaxMinor = 0] = totals;
      const cityTaxMinor = sum(lines.map((line) => line.cityTaxMinor));
      const totalMinor = netMinor + stateTaxMinor + cityTaxMinor;
      const changeMinor = sum(tenders.map((tender) => tender.amountMinor)) - totalMinor;
      const costMinor = sum(lines.map((line) => line.costMinor));
      expect(expected, ref).toMatchObject({
        netMinor,
        stateTaxMinor,
        cityTaxMinor,
        totalMinor,
        changeMinor,
        costMinor,
      });
    }
  });

  test('states the refund of each return as the share that the sale fixed, to the tender that paid', () => {
    for (const { ref, sale, unit, refund, expected } of stepsOf('return')) {
      const { netMinor, stateTaxMinor, cityTaxMinor, costMinor } = shareOf(played, sale, unit);
      const refundMinor = netMinor + stateTaxMinor + cityTaxMinor;
      expect(expected, ref).toMatchObject({ netMinor, stateTaxMinor, cityTaxMinor, costMinor, refundMinor });
      expect(refund.amountMinor).toBe(refundMinor);
      const paid = played.sales.get(sale)?.step.tenders[0];
      expect([refund.kind, refund.reference]).toEqual([paid?.kind, paid?.reference]);
    }
  });

  test('states the drawer after each step that moves money', () => {
    day.steps.forEach((step, at) => {
      if (step.kind !== 'receive') expect(step.expected.drawerMinor, step.ref).toBe(drawerAfter[at]);
    });
    // 200.00 + 8071.12 cash sales - 1255.60 void - 403.85 - 481.60 refunds = 6130.07; no step leaves it short.
    expect(drawerAfter.at(-1)).toBe(613007);
    expect(Math.min(...drawerAfter)).toBe(20000);
  });

  test('ends with 19 units worth 8235.83 in stock, one worth 394.50 at its vendor, and 20 sold', () => {
    const inStock = standing(played, 'inStock');
    const atVendor = standing(played, 'atVendor');
    expect([inStock.length, atVendor.length, standing(played, 'sold').length]).toEqual([19, 1, 20]);
    expect([inStock, atVendor].map((pieces) => sum(pieces.map((piece) => piece.costMinor)))).toEqual([823583, 39450]);
    expect([...played.pools].map(([item, pool]) => ({ item, ...pool }))).toEqual(day.expected.pools);
    // 8235.83 + pools 115.35 + 66.17 + 95.45 = 8512.80.
    expect(day.expected).toMatchObject({ unitsInStock: 19, unitsInStockValueMinor: 823583, unitsAtVendor: 1 });
    expect(day.expected).toMatchObject({ unitsAtVendorValueMinor: 39450, unitsSold: 20, stockValueMinor: 851280 });
    // 8512.80 + 394.50 = 8907.30 = received 8296.45 + 11256.60 - cost of sales 10645.75.
    expect(day.expected['stockValueWithVendorMinor']).toBe(890730);
    for (const { item, units, valueMinor } of day.expected.inStockByItem) {
      const pieces = inStock.filter((piece) => piece.item === item);
      expect([pieces.length, sum(pieces.map((piece) => piece.costMinor))], item).toEqual([units, valueMinor]);
    }
    expect(sum(day.expected.inStockByItem.map((row) => row.units))).toBe(19);
  });

  test('ends with revenue 13519.72, cost of sales 10645.75, tax 803.68 and 200.98, card 8594.31', () => {
    const { netMinor, costMinor, stateTaxMinor, cityTaxMinor } = played.total;
    expect([netMinor, costMinor, stateTaxMinor, cityTaxMinor]).toEqual([1351972, 1064575, 80368, 20098]);
    expect(played.cardMinor).toBe(859431);
    const figures = { revenueMinor: 1351972, costOfSalesMinor: 1064575, stateTaxMinor: 80368, cityTaxMinor: 20098 };
    // Gross margin 13519.72 - 10645.75 = 2873.97.
    expect(day.expected).toMatchObject({ ...figures, grossMarginMinor: 287397 });
    expect(day.expected).toMatchObject({ cashInDrawerMinor: 613007, cardMinor: 859431 });
  });

  test('states the margin of each of the 25 units', () => {
    expect(day.expected.margins.map((margin) => margin.unit)).toEqual(unitsSold);
    for (const { sale, unit, netMinor, costMinor, marginMinor, outcome } of day.expected.margins) {
      expect(shareOf(played, sale, unit)).toMatchObject({ netMinor, costMinor, outcome });
      expect(marginMinor).toBe(netMinor - costMinor);
    }
    const of = (outcome: string): number =>
      sum(day.expected.margins.filter((margin) => margin.outcome === outcome).map((margin) => margin.marginMinor));
    // Sold 2590.26, returned 78.67 + 64.11 + 53.50 = 196.28, voided 148.14 + 39.82 = 187.96.
    expect(['sold', 'returned', 'voided'].map(of)).toEqual([259026, 19628, 18796]);
  });
});
