// Replays what a unit or a quantity took of its sale: gross, net, tax and cost as they were fixed then (fault 31).
// Nothing here knows today's prices or rates.
import { nextShare } from '../../money/allocate';
import { ONE_E7 } from '../../money/integer';
import type { TaxAmount } from '../../money/price-line';
import type { PostingCommands } from '../../contract/commands';
import type { ReturnReason, Unit } from '../model';
import type { Posting, ReturnedUnit, ReturnLine, SaleLine, SalePosted } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { must } from '../must';

export type Replay = {
  readonly line: ReturnLine;
  readonly unit: string | null;
  readonly customer: string | null;
  readonly soldOn: string;
};

/** The tax amounts of a line with a unit's own shares in place of the line's. */
function taxesOf(taxes: readonly TaxAmount[], amounts: readonly number[]): TaxAmount[] {
  return taxes.map((tax, index) => ({ ...tax, amountMinor: must(amounts[index], 'a share of tax') }));
}

/** Replays one unit from the posting that sold it: a sale, or the import of units sold before go-live. */
export function replayUnit(view: View, unit: Unit, reason: ReturnReason): Replay {
  const sale = must(unit.sale, 'the sale of a sold unit');
  const { share, taxes, saleLine, soldOn } = soldShare(
    must(view.posting(sale), 'the sale of a sold unit'),
    unit.serial,
  );
  const returned: ReturnedUnit = { ...share, serial: unit.serial, after: unit.last };
  const line: ReturnLine = {
    sale,
    saleLine,
    item: unit.item,
    stocked: false,
    quantityE7: ONE_E7,
    reason: reason.id,
    condition: reason.condition,
    location: reason.location,
    grossMinor: share.grossMinor,
    netMinor: share.netMinor,
    taxes: taxesOf(taxes, share.taxesMinor),
    costMinor: share.costMinor ?? 0,
    units: [returned],
  };
  return { line, unit: unit.serial, customer: unit.customer, soldOn };
}

type Share = Omit<ReturnedUnit, 'serial' | 'after'>;
type Found = {
  readonly share: Share;
  readonly taxes: readonly TaxAmount[];
  readonly saleLine: number;
  readonly soldOn: string;
};

function soldShare(posting: Posting, serial: string): Found {
  if (posting.kind === 'units.imported') {
    const index = posting.body.units.findIndex((unit) => unit.serial === serial);
    const unit = must(posting.body.units[index], 'a unit sold before go-live');
    const { grossMinor, netMinor, costMinor, taxes, soldOn } = unit;
    const share = { grossMinor, netMinor, costMinor, taxesMinor: taxes.map((tax) => tax.amountMinor) };
    return { share, taxes, saleLine: index, soldOn };
  }
  const { lines } = saleBody(posting);
  const saleLine = lines.findIndex((line) => line.units.some((unit) => unit.serial === serial));
  const { taxes, units } = must(lines[saleLine], 'the line of a sold unit');
  const unit = must(
    units.find((one) => one.serial === serial),
    'a sold unit',
  );
  const { grossMinor, netMinor, taxesMinor, costMinor } = unit;
  const share = { grossMinor, netMinor, taxesMinor, costMinor };
  return { share, taxes, saleLine, soldOn: posting.header.businessDate };
}

function saleBody(posting: Posting): SalePosted {
  if (posting.kind !== 'sale.posted') throw new Error(`${posting.kind} sells nothing`);
  return posting.body;
}

/** Replays a quantity of a sale's line without units; cumulative rounding, so that all returns sum to the line. */
export function replayGoods(
  view: View,
  line: PostingCommands['returnGoods']['lines'][number],
  reason: ReturnReason,
  before: readonly Replay[],
): Replay | Refusal {
  const sale = must(line.sale, 'the sale of a line');
  const posting = view.posting(sale);
  if (posting?.kind !== 'sale.posted') return { code: 'unknownDocument', document: sale };
  const state = must(view.saleState(sale), 'the state of the sale');
  if (state.voided) return { code: 'saleVoided', sale };
  const index = line.saleLine ?? 0;
  const sold = posting.body.lines[index];
  if (!sold || sold.units.length > 0) return { code: 'quantityNotSold', sale, line: index, openE7: 0 };
  const inThis = before
    .filter(({ line: one }) => one.sale === sale && one.saleLine === index)
    .reduce((so, { line: one }) => so + one.quantityE7, 0);
  const goneE7 = (state.returnedE7.get(index) ?? 0) + inThis;
  const quantityE7 = line.quantityE7 ?? sold.quantityE7 - goneE7;
  if (quantityE7 <= 0 || goneE7 + quantityE7 > sold.quantityE7) {
    return { code: 'quantityNotSold', sale, line: index, openE7: sold.quantityE7 - goneE7 };
  }
  const returned = goodsLine(sale, index, sold, reason, goneE7, quantityE7);
  return { line: returned, unit: null, customer: posting.body.customer, soldOn: posting.header.businessDate };
}

/**
 * What was paid goes back in equal shares, and each tax by what was paid, so that its rate holds for every return; the rest
 * is net. A line given away has paid nothing and no tax.
 */
function goodsLine(
  sale: string,
  saleLine: number,
  sold: SaleLine,
  reason: ReturnReason,
  goneE7: number,
  quantityE7: number,
): ReturnLine {
  const share = (total: number): number => nextShare(total, goneE7, quantityE7, sold.quantityE7);
  const paid = sold.grossMinor;
  const goneMinor = nextShare(paid, 0, goneE7, sold.quantityE7);
  const grossMinor = share(paid);
  const taxShare = (total: number): number => (paid === 0 ? 0 : nextShare(total, goneMinor, grossMinor, paid));
  const taxes = sold.taxes.map((tax) => ({ ...tax, amountMinor: taxShare(tax.amountMinor) }));
  return {
    sale,
    saleLine,
    item: sold.item,
    stocked: sold.stocked,
    quantityE7,
    reason: reason.id,
    condition: reason.condition,
    location: reason.location,
    grossMinor,
    netMinor: grossMinor - taxes.reduce((so, tax) => so + tax.amountMinor, 0),
    taxes,
    costMinor: share(sold.costMinor),
    units: [],
  };
}
