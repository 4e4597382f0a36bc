// Replays what a unit or a quantity took of its sale: gross, net, tax and cost as they were fixed then (fault 31).
// Nothing here knows today's prices or rates.
import { nextShare } from '../../money/allocate';
import { ONE_E7 } from '../../money/integer';
import type { TaxAmount } from '../../money/price-line';
import type { PostingCommands } from '../../contract/commands';
import type { ReturnReason, Unit } from '../model';
import { must } from '../must';
import type { Posting, ReturnedUnit, ReturnLine, SaleLine } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';

export type Replay = {
  readonly line: ReturnLine;
  readonly unit: string | null;
  readonly customer: string | null;
  readonly soldOn: string;
};

/** The tax amounts of a line with a unit's own shares in place of the line's. */
function taxesOf(taxes: readonly TaxAmount[], amounts: readonly number[]): TaxAmount[] {
  return taxes.map((tax, index) => ({ ...tax, amountMinor: must(amounts[index], 'the share of a tax') }));
}

/** Replays one unit from the posting that sold it: a sale, or the import of units sold before go-live. */
export function replayUnit(view: View, unit: Unit, reason: ReturnReason): Replay | Refusal {
  const posting = unit.sale === null ? null : view.posting(unit.sale);
  const found = posting && soldShare(posting, unit.serial);
  if (!found || unit.sale === null) return { code: 'notSoldByUs', text: unit.serial };
  const { share, taxes, saleLine } = found;
  const returned: ReturnedUnit = { ...share, serial: unit.serial, after: unit.last };
  const line: ReturnLine = {
    sale: unit.sale,
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
  return { line, unit: unit.serial, customer: unit.customer, soldOn: found.soldOn };
}

type Share = Omit<ReturnedUnit, 'serial' | 'after'>;
type Found = {
  readonly share: Share;
  readonly taxes: readonly TaxAmount[];
  readonly saleLine: number;
  readonly soldOn: string;
};

function soldShare(posting: Posting, serial: string): Found | null {
  if (posting.kind === 'units.imported') {
    const index = posting.body.units.findIndex((unit) => unit.serial === serial);
    const unit = posting.body.units[index];
    if (!unit) return null;
    const { grossMinor, netMinor, costMinor, taxes, soldOn } = unit;
    const share = { grossMinor, netMinor, costMinor, taxesMinor: taxes.map((tax) => tax.amountMinor) };
    return { share, taxes, saleLine: index, soldOn };
  }
  if (posting.kind !== 'sale.posted') return null;
  for (const [saleLine, line] of posting.body.lines.entries()) {
    const unit = line.units.find((one) => one.serial === serial);
    if (!unit) continue;
    const { grossMinor, netMinor, taxesMinor, costMinor } = unit;
    return {
      share: { grossMinor, netMinor, taxesMinor, costMinor },
      taxes: line.taxes,
      saleLine,
      soldOn: posting.header.businessDate,
    };
  }
  return null;
}

/** Replays a quantity of a sale's line without units; cumulative rounding, so that all returns sum to the line. */
export function replayGoods(
  view: View,
  line: PostingCommands['returnGoods']['lines'][number],
  reason: ReturnReason,
  before: readonly Replay[],
): Replay | Refusal {
  const sale = must(line.sale, 'the sale of a line without a unit');
  const posting = view.posting(sale);
  const state = view.saleState(sale);
  if (posting?.kind !== 'sale.posted' || !state) return { code: 'unknownDocument', document: sale };
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

function goodsLine(
  sale: string,
  saleLine: number,
  sold: SaleLine,
  reason: ReturnReason,
  goneE7: number,
  quantityE7: number,
): ReturnLine {
  const share = (total: number): number => nextShare(total, goneE7, quantityE7, sold.quantityE7);
  const taxes = sold.taxes.map((tax) => ({ ...tax, amountMinor: share(tax.amountMinor) }));
  const netMinor = share(sold.netMinor);
  return {
    sale,
    saleLine,
    item: sold.item,
    stocked: sold.stocked,
    quantityE7,
    reason: reason.id,
    condition: reason.condition,
    location: reason.location,
    grossMinor: netMinor + taxes.reduce((so, tax) => so + tax.amountMinor, 0),
    netMinor,
    taxes,
    costMinor: share(sold.costMinor),
    units: [],
  };
}
