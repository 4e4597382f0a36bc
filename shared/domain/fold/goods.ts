// Effects of the postings that move goods and money: what happens to units, pools, tenders and the drawer.
import type { Bodies, Posting, PostingHeader, Refund } from '../posting';
import type { Period, PostingRef } from '../model';
import type { UnitEvent } from '../status';
import { sum } from '../../money/integer';
import type { DrawerEffect, Effects, KeptFacts, LineEffect, PoolEffect, UnitEffect, UnitFactSet } from './effect-types';

type Goods = Partial<Effects>;

/** The effects of a posting that moves goods, or null for any other kind. */
export function goodsEffects(posting: Posting, ref: PostingRef): Goods | null {
  switch (posting.kind) {
    case 'receipt.posted':
      return receipt(posting.body, posting.header, ref);
    case 'sale.posted':
      return sale(posting.body, posting.header, ref);
    case 'sale.voided':
      return voided(posting.body, posting.header);
    case 'return.posted':
      return returned(posting.body, posting.header);
    case 'vendor_return.posted':
      return vendorReturn(posting.body);
    case 'adjustment.posted':
      return adjustment(posting.body, posting.header);
    case 'cost.corrected':
      return {
        totalMinor: posting.body.amountMinor,
        pools: [{ item: posting.body.item, quantityE7: 0, valueMinor: posting.body.amountMinor, fresh: false }],
      };
    case 'units.imported':
      return imported(posting.body, ref);
    case 'sale.parked':
      return parked(posting.body);
    case 'sale.recalled':
      return {
        recalled: posting.body.parked,
        units: posting.body.units.map((unit) => ({ ...unit, line: 0, event: 'released', own: {} })),
      };
    default:
      return null;
  }
}

type AnyLine = {
  readonly item: string;
  readonly quantityE7: number;
  readonly costMinor: number;
  readonly netMinor?: number;
  readonly grossMinor?: number;
};

function lineEffect(line: AnyLine, index: number, facts: UnitFactSet, kept: KeptFacts = facts): LineEffect {
  const { item, quantityE7, costMinor, netMinor = 0, grossMinor = 0 } = line;
  return { line: index, item, quantityE7, netMinor, grossMinor, costMinor, facts, kept };
}

/** What is known of a line without its posting's body. */
export type LineFrame = {
  readonly ref: PostingRef;
  readonly businessDate: string;
  readonly party: string | null;
  readonly item: string;
};

/** The facts of a line, from what the tables keep of it: a sale says of all its units where they went. */
export function lineFacts(event: UnitEvent, frame: LineFrame, kept: KeptFacts): UnitFactSet {
  const { warrantyEnd, ...facts } = kept;
  if (event !== 'sold') return facts;
  const { ref, party, item } = frame;
  const customerWarranty = warrantyEnd === undefined ? null : { start: frame.businessDate, end: warrantyEnd };
  const gone = { item, branch: null, location: null, owner: 'customer', sale: ref, customer: party } as const;
  return { ...gone, customerWarranty, ...facts };
}

function keptWarranty(customerWarranty: Period | null, businessDate: string): KeptFacts {
  if (customerWarranty === null) return {};
  return customerWarranty.start === businessDate ? { warrantyEnd: customerWarranty.end } : { customerWarranty };
}

function poolIn(lines: readonly (AnyLine & { readonly stocked: boolean })[], fresh: boolean): PoolEffect[] {
  return lines
    .filter((line) => line.stocked)
    .map(({ item, quantityE7, costMinor }) => ({ item, quantityE7, valueMinor: costMinor, fresh }));
}

function poolOut(lines: readonly AnyLine[]): PoolEffect[] {
  return lines.map(({ item, quantityE7, costMinor }) => ({
    item,
    quantityE7: 0 - quantityE7,
    valueMinor: 0 - costMinor,
    fresh: false,
  }));
}

function refundsOut(refunds: readonly Refund[]): DrawerEffect[] {
  return refunds.map(({ kind, amountMinor }) => ({ kind, amountMinor: 0 - amountMinor }));
}

function receipt(body: Bodies['receipt.posted'], header: PostingHeader, ref: PostingRef): Goods {
  const units: UnitEffect[] = body.lines.flatMap((line, index) =>
    line.units.map(({ serial, after, makers, costMinor }) => ({
      serial,
      line: index,
      event: 'received',
      after,
      own: { makers, costMinor },
    })),
  );
  const lines = body.lines.map((line, index) =>
    lineEffect(line, index, {
      item: line.item,
      lot: line.lot,
      condition: 'new',
      branch: header.branch,
      location: body.location,
      owner: 'us',
      vendor: body.vendor,
      receipt: ref,
      receivedOn: header.businessDate,
      vendorWarranty: line.vendorWarranty,
      sale: null,
      customer: null,
      customerWarranty: null,
    }),
  );
  const { vendor: party, totalMinor, deliveryNote } = body;
  return { party, totalMinor, deliveryNote, lines, units, pools: poolIn(body.lines, true) };
}

function sale(body: Bodies['sale.posted'], { businessDate }: PostingHeader, ref: PostingRef): Goods {
  const lines = body.lines.map((line, index) => {
    const frame = { ref, businessDate, party: body.customer, item: line.item };
    const kept = keptWarranty(line.customerWarranty, businessDate);
    return lineEffect(line, index, lineFacts('sold', frame, kept), kept);
  });
  const units: UnitEffect[] = body.lines.flatMap((line, index) =>
    line.units.map(({ serial, after, makers }) => ({
      serial,
      line: index,
      event: 'sold',
      after,
      own: makers === undefined ? {} : { makers },
    })),
  );
  const tenders = body.tenders.map(({ kind, amountMinor }) => ({
    sale: ref,
    kind,
    paidMinor: amountMinor,
    refundedMinor: 0,
  }));
  const drawer = body.tenders.map(({ kind, amountMinor }) => ({ kind, amountMinor }));
  const pools = poolOut(body.lines.filter((line) => line.stocked));
  return { party: body.customer, totalMinor: body.grossMinor, lines, units, pools, tenders, drawer };
}

function voided(body: Bodies['sale.voided'], header: PostingHeader): Goods {
  const back = { branch: header.branch, owner: 'us', sale: null, customer: null, customerWarranty: null } as const;
  const units: UnitEffect[] = body.lines.flatMap((line, index) =>
    line.units.map(({ serial, after, location }) => ({
      serial,
      line: index,
      event: 'voided',
      after,
      own: { location },
    })),
  );
  return {
    totalMinor: 0 - body.grossMinor,
    lines: body.lines.map((line, index) => lineEffect(line, index, back)),
    units,
    pools: poolIn(body.lines, false),
    tenders: body.refunds.map(({ kind, amountMinor }) => ({
      sale: body.sale,
      kind,
      paidMinor: 0,
      refundedMinor: amountMinor,
    })),
    drawer: refundsOut(body.refunds),
    voided: body.sale,
  };
}

function returned(body: Bodies['return.posted'], header: PostingHeader): Goods {
  const lines = body.lines.map((line, index) =>
    lineEffect(line, index, {
      branch: header.branch,
      location: line.location,
      condition: line.condition,
      owner: 'us',
      sale: null,
      customer: null,
      customerWarranty: null,
    }),
  );
  const units: UnitEffect[] = body.lines.flatMap((line, index) =>
    line.units.map(({ serial, after, costMinor }) => ({
      serial,
      line: index,
      event: 'returned',
      after,
      // A cost that was pending stays the unit's own, for the receipt that brings it later.
      own: costMinor === null ? {} : { costMinor },
    })),
  );
  return {
    party: body.customer,
    totalMinor: 0 - body.grossMinor,
    lines,
    units,
    pools: poolIn(body.lines, false),
    tenders: body.refunds.map(({ sale: ref, kind, amountMinor }) => ({
      sale: ref,
      kind,
      paidMinor: 0,
      refundedMinor: amountMinor,
    })),
    drawer: refundsOut(body.refunds),
    returned: body.lines.map(({ sale: ref, saleLine, quantityE7 }) => ({ sale: ref, line: saleLine, quantityE7 })),
  };
}

function vendorReturn(body: Bodies['vendor_return.posted']): Goods {
  const units: UnitEffect[] = body.lines.flatMap((line, index) =>
    line.units.map(({ serial, after }) => ({ serial, line: index, event: 'vendorReturned', after, own: {} })),
  );
  return {
    party: body.vendor,
    totalMinor: body.creditMinor,
    lines: body.lines.map((line, index) => lineEffect(line, index, { branch: null, location: null, owner: 'vendor' })),
    units,
    pools: poolOut(body.lines.filter((line) => line.units.length === 0)),
  };
}

function adjustment(body: Bodies['adjustment.posted'], header: PostingHeader): Goods {
  const found = body.type === 'found';
  const event = found ? 'found' : body.type === 'missing' ? 'missing' : 'scrapped';
  const facts: UnitFactSet = found
    ? { branch: header.branch, location: body.location, owner: 'us' }
    : { branch: null, location: null };
  const units: UnitEffect[] = body.lines.flatMap((line, index) =>
    line.units.map(({ serial, after, costMinor, makers }) => {
      const fresh = { item: line.item, makers, costMinor, receivedOn: header.businessDate };
      return { serial, line: index, event, after, own: found && after === null ? fresh : {} };
    }),
  );
  const goods = body.lines.filter((line) => line.units.length === 0);
  return {
    totalMinor: sum(body.lines.map((line) => line.costMinor)),
    lines: body.lines.map((line, index) => lineEffect(line, index, facts)),
    units,
    pools: found
      ? goods.map(({ item, quantityE7, costMinor }) => ({ item, quantityE7, valueMinor: costMinor, fresh: false }))
      : poolOut(goods),
  };
}

/** The same period with its fields in one order, so that a rebuild writes the same text as the first fold. */
function ordered(period: Period | null): Period | null {
  return period && { start: period.start, end: period.end };
}

function imported(body: Bodies['units.imported'], ref: PostingRef): Goods {
  const units: UnitEffect[] = body.units.map(
    ({ serial, item, makers, costMinor, customer, vendor, customerWarranty }, line) => ({
      serial,
      line,
      event: 'importedSold',
      after: null,
      own: {
        item,
        makers,
        costMinor,
        customer,
        vendor,
        customerWarranty: ordered(customerWarranty),
        owner: 'customer',
        sale: ref,
      },
    }),
  );
  return { units, totalMinor: 0 };
}

function parked(body: Bodies['sale.parked']): Goods {
  const units: UnitEffect[] = body.units.map(({ serial, after, line }) => ({
    serial,
    line,
    event: 'reserved',
    after,
    own: {},
  }));
  return { party: body.customer, units };
}
