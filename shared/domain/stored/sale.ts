// The stored body of a sale from version 2 on: what lines and units have in common is written once, and what equals its
// default is left out (DESIGN 10, bytes). Nothing is worked out anew: every figure left out stands elsewhere in the same body.
import { ONE_E7 } from '../../money/integer';
import type { Period } from '../model';
import type { SaleLine, SalePosted, SoldUnit, Tender } from '../posting-bodies';
import { must } from '../must';

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
  readonly taxMinor?: number;
  readonly tenders: readonly PackedTender[];
  readonly terms: readonly Terms[];
};

/** Packs a sale for the ledger; `unpackSale` gives back the same sale, field for field. */
export function packSale(sale: SalePosted): PackedSale {
  const { customer, docDiscountMinor, grossMinor, netMinor, taxMinor, lines, tenders, ...rest } = sale;
  const book = new TermsBook();
  const packed: Writable<PackedSale> = {
    ...rest,
    grossMinor,
    netMinor,
    lines: lines.map((line) => packLine(line, book)),
    tenders: tenders.map(packTender),
    terms: book.all,
  };
  if (customer !== null) packed.customer = customer;
  if (docDiscountMinor !== 0) packed.docDiscountMinor = docDiscountMinor;
  if (taxMinor !== grossMinor - netMinor) packed.taxMinor = taxMinor;
  return packed;
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

/** The terms of a sale's lines, each kept once. Sales have few, so they are compared one by one. */
class TermsBook {
  readonly all: Terms[] = [];

  place(terms: Terms): number {
    const known = this.all.findIndex((one) => sameTerms(one, terms));
    return known >= 0 ? known : this.all.push(terms) - 1;
  }
}

function sameTerms(a: Terms, b: Terms): boolean {
  return (
    a.customerWarranty?.start === b.customerWarranty?.start &&
    a.customerWarranty?.end === b.customerWarranty?.end &&
    a.location === b.location &&
    a.priceIncludesTax === b.priceIncludesTax &&
    a.stocked === b.stocked &&
    a.taxCode === b.taxCode &&
    sameTaxes(a.taxes ?? [], b.taxes ?? [])
  );
}

function sameTaxes(a: readonly TaxTerm[], b: readonly TaxTerm[]): boolean {
  const same = (one: TaxTerm, other?: TaxTerm): boolean =>
    one.component === other?.component && one.ratePpm === other.ratePpm;
  return a.length === b.length && a.every((one, index) => same(one, b[index]));
}

type Writable<Row> = { -readonly [Field in keyof Row]: Row[Field] };

// Packing is on the line from scan to commit, so the fields are set one by one: spreading takes four times as long.
function termsOf(line: SaleLine, location: string | null): Terms {
  const { customerWarranty, priceIncludesTax, stocked, taxCode, taxes } = line;
  const terms: Writable<Terms> = {};
  if (customerWarranty !== null) terms.customerWarranty = customerWarranty;
  if (location !== null) terms.location = location;
  if (priceIncludesTax) terms.priceIncludesTax = true;
  if (stocked) terms.stocked = true;
  if (taxCode !== null) terms.taxCode = taxCode;
  if (taxes.length > 0) terms.taxes = taxes.map(({ component, ratePpm }) => ({ component, ratePpm }));
  return terms;
}

function packLine(line: SaleLine, book: TermsBook): PackedLine {
  const { item, costMinor, discountMinor, netDiscountMinor, quantityE7, grossMinor, netMinor, taxes, units } = line;
  const location = units[0]?.location ?? null;
  const terms = book.place(termsOf(line, location));
  const packed: Writable<PackedLine> = { item, grossMinor, netMinor };
  if (costMinor !== 0) packed.costMinor = costMinor;
  if (discountMinor !== 0) packed.discountMinor = discountMinor;
  if (netDiscountMinor !== 0) packed.netDiscountMinor = netDiscountMinor;
  if (quantityE7 !== wholePieces(units)) packed.quantityE7 = quantityE7;
  if (line.unitPriceMinor !== quoted(line)) packed.unitPriceMinor = line.unitPriceMinor;
  if (!isAllTax(line)) packed.taxesMinor = taxes.map((tax) => tax.amountMinor);
  if (terms !== 0) packed.terms = terms;
  if (units.length > 0) packed.units = units.map((unit) => packUnit(unit, location, alone(line)));
  return packed;
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
    taxes: taxes.map((tax, index) => ({ ...tax, amountMinor: must(taxesMinor[index], 'an amount of tax') })),
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
  const packed: Writable<PackedUnit> = rest;
  if (after !== null) packed.after = after;
  if (place !== location) packed.location = place;
  if (costMinor !== share?.costMinor) packed.costMinor = costMinor;
  if (grossMinor !== share?.grossMinor) packed.grossMinor = grossMinor;
  if (netMinor !== share?.netMinor) packed.netMinor = netMinor;
  if (share === null || !sameAmounts(taxesMinor, share.taxesMinor)) packed.taxesMinor = taxesMinor;
  return packed;
}

function sameAmounts(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((amount, index) => amount === b[index]);
}

function packTender(tender: Tender): PackedTender {
  const { changeMinor, reference, tenderedMinor, ...rest } = tender;
  const packed: Writable<PackedTender> = rest;
  if (changeMinor !== 0) packed.changeMinor = changeMinor;
  if (reference !== null) packed.reference = reference;
  if (tenderedMinor !== tender.amountMinor + changeMinor) packed.tenderedMinor = tenderedMinor;
  return packed;
}

/** The quantity of a line whose units are counted. */
function wholePieces(units: readonly unknown[]): number {
  return units.length * ONE_E7;
}

/** The unit price of a line of one piece: what was charged, as the price is quoted, and the discount. */
function quoted(line: Pick<SaleLine, 'priceIncludesTax' | 'grossMinor' | 'netMinor' | 'discountMinor'>): number {
  return (line.priceIncludesTax ? line.grossMinor : line.netMinor) + line.discountMinor;
}
