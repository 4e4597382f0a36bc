// The end of the day: what the product's own queries say about stock, cost, tax and money, beside what was worked out by hand.
import type { QueryResults } from '../../../shared/contract/answers';
import type { ReturnPosted, SalePosted } from '../../../shared/domain/posting';
import type { Books } from './books';
import type { Labels } from './labels';
import { dayEnd, stepsOf, type Margin } from './plan';

type Taxed = { readonly netMinor: number; readonly taxes: readonly { readonly amountMinor: number }[] };
type Line = Taxed & { readonly costMinor: number };

const sum = (values: readonly number[]): number => values.reduce((so, value) => so + value, 0);

/** All bodies of a kind, oldest first. */
async function bodiesOf<Body>(
  books: Books,
  kind: string,
): Promise<readonly { readonly ref: string; readonly body: Body }[]> {
  const documents = await books.ask('documents', { kind, limit: 100 });
  const found: { ref: string; body: Body }[] = [];
  for (const { ref } of documents.toReversed())
    found.push({ ref, body: (await books.ask('document', { document: ref })).body as Body });
  return found;
}

/** Revenue, cost of sales and the tax of each component: sales less the voided one and what came back. */
export async function tradeOf(books: Books): Promise<Readonly<Record<string, number>>> {
  const sales = await bodiesOf<SalePosted>(books, 'sale.posted');
  const voids = await bodiesOf<{ readonly sale: string }>(books, 'sale.voided');
  const returns = await bodiesOf<ReturnPosted>(books, 'return.posted');
  const voided = voids.map(({ body }) => body.sale);
  const out = sales.filter(({ ref }) => !voided.includes(ref)).flatMap(({ body }): readonly Line[] => body.lines);
  const back = returns.flatMap(({ body }): readonly Line[] => body.lines);
  const figure = (of: (line: Line) => number): number => sum(out.map(of)) - sum(back.map(of));
  return {
    revenueMinor: figure((line) => line.netMinor),
    costOfSalesMinor: figure((line) => line.costMinor),
    stateTaxMinor: figure((line) => line.taxes[0]?.amountMinor ?? 0),
    cityTaxMinor: figure((line) => line.taxes[1]?.amountMinor ?? 0),
  };
}

/** Stock by item as the plan lists it, with the sums of units, of pools and of both. */
export async function stockOf(books: Books): Promise<object> {
  const units = await Promise.all(dayEnd.inStockByItem.map(({ item }) => books.stockOf(item)));
  const pools = await Promise.all(dayEnd.pools.map(({ item }) => books.stockOf(item)));
  const value = (rows: readonly QueryResults['stock'][]): number =>
    sum(rows.map((row) => row.valueMinor ?? Number.NaN));
  return {
    inStockByItem: dayEnd.inStockByItem.map(({ item }, at) => ({
      item,
      units: units[at]?.units ?? -1,
      valueMinor: units[at]?.valueMinor ?? -1,
    })),
    pools: dayEnd.pools.map(({ item }, at) => ({
      item,
      quantity: (pools[at]?.quantityE7 ?? -1) / 10_000_000,
      valueMinor: pools[at]?.valueMinor ?? -1,
    })),
    unitsInStock: sum(units.map((row) => row.units)),
    unitsInStockValueMinor: value(units),
    stockValueMinor: value(units) + value(pools),
  };
}

/** Of every unit that was sold once: its share of that sale, whatever became of it. */
export async function marginsOf(books: Books, labels: Labels): Promise<readonly Omit<Margin, 'outcome'>[]> {
  const sales = await bodiesOf<SalePosted>(books, 'sale.posted');
  const rows: Omit<Margin, 'outcome'>[] = [];
  for (const [at, { body }] of sales.entries())
    for (const { serial, netMinor, costMinor } of body.lines.flatMap((line) => line.units)) {
      const unit = await labels.whoHas(serial);
      if (!unit || costMinor === null) throw new Error(`${serial} was sold without label or cost`);
      rows.push({ sale: stepsOf('sell')[at]?.ref ?? '', unit, netMinor, costMinor, marginMinor: netMinor - costMinor });
    }
  return rows;
}
