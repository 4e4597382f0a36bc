// The sale at the counter: units leave at their own cost, the customer pays exact shares (DESIGN 4 and 5).
// Rows 9.01 to 9.03, 9.25, X-12, 9.37; faults 31, 33, R1, R13.
import { ONE_E7, sum } from '../../money/integer';
import { unitShares } from '../../money/price-line';
import type { PostingCommands } from '../../contract/commands';
import type { SaleLine, SalePosted, SoldUnit, Tender } from '../posting';
import type { Refusal } from '../refusal';
import type { View } from '../view';
import { accept, needRight, refuse, type Context, type Decision } from './context';
import { PoolBook } from './pool';
import { warranty } from './receive';
import { priceDocument, type Priced } from './sale-price';
import { saleMakers, type SaleMakers } from './sale-makers';
import { saleUnits, type SaleLineUnits } from './sale-units';
import { firstRefusal } from './units';
import { must } from '../must';

type Command = PostingCommands['postSale'];

/** Decides `postSale`. Amounts in minor units, quantities in ten-millionths; cash gives change, other tenders never do. */
export function postSale(view: View, command: Command, context: Context): Decision {
  const head = checkHead(view, command, context);
  if (head) return refuse(head);
  const lines = saleUnits(view, command, context);
  if ('code' in lines) return refuse(lines);
  const makers = saleMakers(view, command.makersTaken, lines);
  if ('code' in makers) return refuse(makers);
  const taxCodes = view.taxCodes(lines.map(({ item }) => item.taxCode).filter((code) => code !== null));
  const requests = lines.map(({ line, item, quantityE7 }) => ({ ...line, item, quantityE7 }));
  const priced = priceDocument(requests, command, taxCodes);
  if ('code' in priced) return refuse(priced);
  const grossMinor = sum(priced.lines.map((line) => line.grossMinor));
  const tenders = settle(command.tenders, grossMinor);
  if ('code' in tenders) return refuse(tenders);
  // From here it must succeed.
  const stocked = lines.filter(({ item }) => item.inventoryType === 'stocked').map(({ item }) => item.id);
  const pools = new PoolBook(view.pools(stocked, context.station.branch));
  const saleLines = lines.map((line, index) =>
    saleLine(line, must(priced.lines[index], 'a price'), { pools, makers, context }),
  );
  const netMinor = sum(priced.lines.map((line) => line.netMinor));
  const { customer } = command;
  const { docDiscountMinor } = priced;
  const body: SalePosted = {
    customer,
    lines: saleLines,
    docDiscountMinor,
    netMinor,
    taxMinor: grossMinor - netMinor,
    grossMinor,
    tenders,
  };
  return accept([{ kind: 'sale.posted', body, refersTo: null }, ...pools.corrections()]);
}

function checkHead(view: View, command: Command, context: Context): Refusal | null {
  const discounts = [command, ...command.lines].some(
    (one) => ('discountPpm' in one && one.discountPpm) || ('discountMinor' in one && one.discountMinor),
  );
  const docDiscount = (command.docDiscountPpm ?? 0) > 0 || (command.docDiscountMinor ?? 0) > 0;
  const customer = command.customer === null ? undefined : view.customers([command.customer]).get(command.customer);
  return firstRefusal([
    () => needRight(context, 'sell'),
    () => (context.shift === null ? { code: 'shiftNotOpen' } : null),
    () => (command.customer !== null && !customer ? { code: 'unknownCustomer', customer: command.customer } : null),
    () => (customer?.erased ? { code: 'personErased', person: customer.id } : null),
    () => (command.lines.length === 0 ? { code: 'nothingToPost' } : null),
    // A walk-in has no account (2.44).
    () =>
      command.customer === null && command.tenders.some((tender) => tender.kind === 'account')
        ? { code: 'accountNeedsCustomer' }
        : null,
    () => (discounts || docDiscount ? needRight(context, 'discount') : null),
    () =>
      command.lines.some((line) => line.unitPriceMinor !== undefined) ? needRight(context, 'price_override') : null,
  ]);
}

/** Settles the tenders: cash gives the change, anything else may not exceed what is due (9.25, 10.32, 10.33). */
export function settle(given: Command['tenders'], dueMinor: number): readonly Tender[] | Refusal {
  const gotMinor = given.reduce((so, tender) => so + tender.tenderedMinor, 0);
  const otherMinor = given
    .filter((tender) => tender.kind !== 'cash')
    .reduce((so, tender) => so + tender.tenderedMinor, 0);
  const over = given.find((tender) => tender.kind !== 'cash');
  if (over && otherMinor > dueMinor) return { code: 'paymentOver', kind: over.kind, dueMinor, gotMinor };
  if (gotMinor < dueMinor) return { code: 'paymentShort', dueMinor, gotMinor };
  let changeMinor = gotMinor - dueMinor;
  const tenders: Tender[] = [];
  for (const tender of [...given].reverse()) {
    const change = tender.kind === 'cash' ? Math.min(changeMinor, tender.tenderedMinor) : 0;
    changeMinor -= change;
    tenders.unshift({ ...tender, amountMinor: tender.tenderedMinor - change, changeMinor: change });
  }
  return tenders;
}

type Books = { readonly pools: PoolBook; readonly makers: SaleMakers; readonly context: Context };

function saleLine(open: SaleLineUnits, priced: Priced, { pools, makers, context }: Books): SaleLine {
  const { item, quantityE7 } = open;
  const units = soldUnits(open, priced, makers);
  const stocked = item.inventoryType === 'stocked';
  const stockedCost = stocked ? pools.issue(item.id, quantityE7) : 0;
  return {
    item: item.id,
    stocked,
    quantityE7,
    unitPriceMinor: priced.unitPriceMinor,
    priceIncludesTax: item.priceIncludesTax,
    discountMinor: priced.discountMinor,
    netDiscountMinor: priced.netDiscountMinor,
    grossMinor: priced.grossMinor,
    netMinor: priced.netMinor,
    taxCode: item.taxCode,
    taxes: priced.taxes,
    costMinor: stockedCost + sum(units.map((unit) => unit.costMinor ?? 0)),
    customerWarranty: warranty(context.businessDate, item.customerWarrantyMonths),
    units,
  };
}

function soldUnits(open: SaleLineUnits, priced: Priced, makers: SaleMakers): SoldUnit[] {
  if (open.units.length === 0) return [];
  const shares = unitShares(priced, open.quantityE7 / ONE_E7);
  return open.units.map(({ serial, unit }, index) => {
    const numbers = makers.get(serial);
    return {
      serial,
      after: unit?.last ?? null,
      location: unit?.location ?? null,
      costMinor: unit?.costMinor ?? null,
      ...must(shares[index], 'a share'),
      ...(numbers ? { makers: numbers } : {}),
    };
  });
}
