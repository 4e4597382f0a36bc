// The stored body of a sale from version 2 on: what lines and units have in common is written once, and what equals its
// default is left out (DESIGN 10, bytes). Nothing is worked out anew: every figure left out stands elsewhere in the same body.
import { ONE_E7 } from '../../money/integer';
import type { Period } from '../model';
import type { SaleLine, SalePosted, SoldUnit, Tender } from '../posting-bodies';
import { unless } from './unless';

type TaxTerm = Omit<SaleLine['taxes'][number], 'amountMinor'>;

/** What lines of one sale mostly share; a line names its terms by their place in the list, the first by nothing. */
type Terms = {
  readonly customerWarranty?: Period;
  readonly location?: string;
  readonly priceIncludesTax?: true;
  readonly stocked?: true;
  readonly taxCode?: string;
  readonly taxes?: readonly TaxTerm[];
};

type PackedUnit = Pick<SoldUnit, 'serial'> & Partial<Omit<SoldUnit, 'serial'>>;
type PackedLine = Pick<SaleLine, 'item' | 'grossMinor' | 'netMinor'> & {
  readonly costMinor?: number;
  readonly discountMinor?: number;
  readonly netDiscountMinor?: number;
  readonly quantityE7?: number;
  readonly taxesMinor?: readonly number[];
  readonly terms?: number;
  readonly unitPriceMinor?: number;
  readonly units?: readonly PackedUnit[];
};
type PackedTender = Pick<Tender, 'kind' | 'amountMinor'> & Partial<Omit<Tender, 'kind' | 'amountMinor'>>;
export type PackedSale = {
  readonly customer?: string;
  readonly docDiscountMinor?: number;
  readonly grossMinor: number;
  readonly lines: readonly PackedLine[];
  readonly netMinor: number;
  readonly tenders: readonly PackedTender[];
  readonly terms: readonly Terms[];
};

/** Packs a sale for the ledger; `unpackSale` gives back the same sale, field for field. */
export function packSale(sale: SalePosted): PackedSale {
  const { customer, docDiscountMinor, grossMinor, netMinor, taxMinor, lines, tenders, ...rest } = sale;
  const book = new TermsBook();
  const packed = lines.map((line) => packLine(line, book));
  return {
    ...rest,
    ...(customer === null ? {} : { customer }),
    ...unless(0, { docDiscountMinor }),
    ...unless(grossMinor - netMinor, { taxMinor }),
    grossMinor,
    netMinor,
    lines: packed,
    tenders: tenders.map(packTender),
    terms: book.all,
  };
}

/** The sale that was packed. */
export function unpackSale(packed: PackedSale): SalePosted {
  const { terms, lines, tenders, ...rest } = packed;
  return {
    customer: null,
    docDiscountMinor: 0,
    taxMinor: packed.grossMinor - packed.netMinor,
    ...rest,
    lines: lines.map((line) => unpackLine(line, terms)),
    tenders: tenders.map((tender) => {
      const changeMinor = tender.changeMinor ?? 0;
      return { reference: null, changeMinor, tenderedMinor: tender.amountMinor + changeMinor, ...tender };
    }),
  };
}

class TermsBook {
  readonly all: Terms[] = [];
  private readonly places = new Map<string, number>();

  place(terms: Terms): number {
    const key = JSON.stringify(terms);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.all.length);
    return this.all.push(terms) - 1;
  }
}

function packLine(line: SaleLine, book: TermsBook): PackedLine {
  const { customerWarranty, priceIncludesTax, stocked, taxCode, taxes, units, ...more } = line;
  const { costMinor, discountMinor, netDiscountMinor, quantityE7, unitPriceMinor, ...rest } = more;
  const location = units[0]?.location ?? null;
  const terms = book.place({
    ...(customerWarranty === null ? {} : { customerWarranty }),
    ...(location === null ? {} : { location }),
    ...(priceIncludesTax ? { priceIncludesTax } : {}),
    ...(stocked ? { stocked } : {}),
    ...(taxCode === null ? {} : { taxCode }),
    ...(taxes.length === 0 ? {} : { taxes: taxes.map(({ amountMinor: _, ...term }) => term) }),
  });
  return {
    ...rest,
    ...unless(0, { costMinor }),
    ...unless(0, { discountMinor }),
    ...unless(0, { netDiscountMinor }),
    ...unless(wholePieces(units), { quantityE7 }),
    ...unless(quoted(line), { unitPriceMinor }),
    ...(isAllTax(line) ? {} : { taxesMinor: taxes.map((tax) => tax.amountMinor) }),
    ...unless(0, { terms }),
    ...(units.length === 0 ? {} : { units: units.map((unit) => packUnit(unit, location, alone(line))) }),
  };
}

function unpackLine(packed: PackedLine, all: readonly Terms[]): SaleLine {
  const { terms: place = 0, taxesMinor = [packed.grossMinor - packed.netMinor], units = [], ...rest } = packed;
  const terms = all[place];
  if (!terms) throw new RangeError(`a packed line names terms ${place} of ${all.length}`);
  const { location = null, taxes = [], ...shared } = terms;
  const line = {
    customerWarranty: null,
    priceIncludesTax: false,
    stocked: false,
    taxCode: null,
    costMinor: 0,
    discountMinor: 0,
    netDiscountMinor: 0,
    quantityE7: wholePieces(units),
    ...shared,
    ...rest,
    taxes: taxes.map((tax, index) => ({ ...tax, amountMinor: taxesMinor[index] ?? 0 })),
  };
  const priced = { ...line, unitPriceMinor: packed.unitPriceMinor ?? quoted(line) };
  const share = alone({ ...priced, units });
  return { ...priced, units: units.map((unit) => ({ after: null, location, ...share, ...unit }) as SoldUnit) };
}

/** A line without tax, or whose one component is all that gross and net differ by, needs no amounts of tax. */
function isAllTax({ taxes, grossMinor, netMinor }: SaleLine): boolean {
  return taxes.length === 0 || (taxes.length === 1 && taxes[0]?.amountMinor === grossMinor - netMinor);
}

type Share = Pick<SoldUnit, 'costMinor' | 'grossMinor' | 'netMinor' | 'taxesMinor'>;

/** The share of the only unit of a line is the line itself. */
function alone(line: Pick<SaleLine, 'costMinor' | 'grossMinor' | 'netMinor' | 'taxes'> & Counted): Share | null {
  if (line.units.length !== 1) return null;
  const { costMinor, grossMinor, netMinor, taxes } = line;
  return { costMinor, grossMinor, netMinor, taxesMinor: taxes.map((tax) => tax.amountMinor) };
}
type Counted = { readonly units: readonly unknown[] };

function packUnit(unit: SoldUnit, location: string | null, share: Share | null): PackedUnit {
  const { after, costMinor, grossMinor, netMinor, taxesMinor, location: place, ...rest } = unit;
  const same = share !== null && share.taxesMinor.every((amount, index) => amount === taxesMinor[index]);
  return {
    ...rest,
    ...unless(null, { after }),
    ...unless(location, { location: place }),
    ...unless(share?.costMinor, { costMinor }),
    ...unless(share?.grossMinor, { grossMinor }),
    ...unless(share?.netMinor, { netMinor }),
    ...(same && share.taxesMinor.length === taxesMinor.length ? {} : { taxesMinor }),
  };
}

function packTender(tender: Tender): PackedTender {
  const { changeMinor, reference, tenderedMinor, ...rest } = tender;
  return {
    ...rest,
    ...unless(0, { changeMinor }),
    ...unless(null, { reference }),
    ...unless(tender.amountMinor + changeMinor, { tenderedMinor }),
  };
}

/** The quantity of a line whose units are counted. */
function wholePieces(units: readonly unknown[]): number {
  return units.length * ONE_E7;
}

/** The unit price of a line of one piece: what was charged, as the price is quoted, and the discount. */
function quoted(line: Pick<SaleLine, 'priceIncludesTax' | 'grossMinor' | 'netMinor' | 'discountMinor'>): number {
  return (line.priceIncludesTax ? line.grossMinor : line.netMinor) + line.discountMinor;
}
