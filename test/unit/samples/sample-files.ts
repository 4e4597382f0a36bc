// Reads the two sample files as they ship and gives them types, for the tests of this folder only.
// It must not know how the product loads a sample store, so that these tests judge the files alone.
import { readFileSync } from 'node:fs';

type MakerRule = {
  readonly count: number;
  readonly required: string;
  readonly check: string;
  readonly labels: readonly string[];
  readonly pattern: string | null;
};
export type Item = {
  readonly ref: string;
  readonly sku: string;
  readonly name: string;
  readonly inventoryType: string;
  readonly gtins: readonly string[];
  readonly aliases: readonly string[];
  readonly model: string;
  readonly category: string;
  readonly priceMinor: number;
  readonly priceIncludesTax: boolean;
  readonly taxCode: string;
  readonly customerWarrantyMonths: number;
  readonly vendorWarrantyMonths: number;
  readonly makerSerial: MakerRule;
  readonly weightG: number;
  readonly volumeCc: number;
  readonly vendors: readonly string[];
};
type ReceivedUnit = { readonly makers: readonly string[] };
export type DeliveryLine = {
  readonly item: string;
  readonly unitCostMinor: number;
  readonly units?: readonly ReceivedUnit[];
  readonly quantity?: number;
};
type Delivery = {
  readonly vendor: string;
  readonly date: string;
  readonly deliveryNote: string;
  readonly lines: readonly DeliveryLine[];
  readonly addOns: readonly { readonly name: string; readonly amountMinor: number; readonly by: string }[];
};
type SoldBefore = {
  readonly item: string;
  readonly makers: readonly string[];
  readonly soldOn: string;
  readonly priceMinor: number;
  readonly customer: string;
  readonly vendor: string;
  readonly costMinor: number | null;
};
type TaxComponent = { readonly name: string; readonly ratePpm: number; readonly taxable: boolean };
type Customer = {
  readonly ref: string;
  readonly number: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly address: string;
};
type Store = {
  readonly company: { readonly name: string; readonly country: string; readonly currency: string };
  readonly taxCodes: readonly { readonly ref: string; readonly components: readonly TaxComponent[] }[];
  readonly locations: readonly { readonly ref: string; readonly code: string; readonly kind: string }[];
  readonly vendors: readonly { readonly ref: string; readonly code: string; readonly name: string }[];
  readonly items: readonly Item[];
  readonly customers: readonly Customer[];
  readonly users: readonly {
    readonly ref: string;
    readonly role: string;
    readonly name: string;
    readonly pin: string;
  }[];
  readonly returnReasons: readonly { readonly id: string; readonly condition: string; readonly location: string }[];
  readonly deliveries: readonly Delivery[];
  readonly soldBefore: readonly SoldBefore[];
};

export type UnitAt = { readonly delivery: string; readonly line: number; readonly unit: number };
type SaleLine = {
  readonly item: string;
  readonly priceMinor: number;
  readonly discountMinor: number;
  readonly units?: readonly UnitAt[];
  readonly quantity?: number;
};
type Tender = { readonly kind: 'cash' | 'card'; readonly amountMinor: number; readonly reference?: string };
type Taxed = { readonly netMinor: number; readonly stateTaxMinor: number; readonly cityTaxMinor: number };
type Worked = { readonly ref: string; readonly user: string; readonly worked: readonly string[] };
type ReceiveExpected = {
  readonly totalMinor: number;
  readonly lines: readonly {
    readonly addOnMinor: number;
    readonly costMinor: number;
    readonly unitCostsMinor: readonly number[];
  }[];
};
type SaleExpected = Taxed & {
  readonly totalMinor: number;
  readonly changeMinor: number;
  readonly costMinor: number;
  readonly drawerMinor: number;
  readonly lines: readonly (Taxed & { readonly costMinor: number })[];
};
export type ReceiveStep = Worked & Delivery & { readonly kind: 'receive'; readonly expected: ReceiveExpected };
export type SellStep = Worked & {
  readonly kind: 'sell';
  readonly customer: string | null;
  readonly lines: readonly SaleLine[];
  readonly documentDiscountMinor: number;
  readonly tenders: readonly Tender[];
  readonly expected: SaleExpected;
};
export type VoidStep = Worked & {
  readonly kind: 'void';
  readonly sale: string;
  readonly expected: { readonly refundMinor: number; readonly costMinor: number; readonly drawerMinor: number };
};
export type ReturnStep = Worked & {
  readonly kind: 'return';
  readonly sale: string;
  readonly unit: UnitAt;
  readonly reason: string;
  readonly refund: Tender;
  readonly expected: Taxed & {
    readonly refundMinor: number;
    readonly costMinor: number;
    readonly drawerMinor: number;
  };
};
export type VendorReturnStep = Worked & {
  readonly kind: 'vendorReturn';
  readonly vendor: string;
  readonly units: readonly UnitAt[];
  readonly expected: { readonly costMinor: number; readonly drawerMinor: number };
};
type OpenStep = Worked & {
  readonly kind: 'openShift';
  readonly floatMinor: number;
  readonly expected: { readonly drawerMinor: number };
};
export type DayStep = OpenStep | ReceiveStep | SellStep | VoidStep | ReturnStep | VendorReturnStep;
type Margin = {
  readonly sale: string;
  readonly unit: UnitAt;
  readonly netMinor: number;
  readonly costMinor: number;
  readonly marginMinor: number;
  readonly outcome: 'sold' | 'returned' | 'voided';
};
type Day = {
  readonly floatMinor: number;
  readonly steps: readonly DayStep[];
  readonly worked: readonly string[];
  readonly expected: {
    readonly [figure: string]: unknown;
    readonly inStockByItem: readonly { readonly item: string; readonly units: number; readonly valueMinor: number }[];
    readonly pools: readonly { readonly item: string; readonly quantity: number; readonly valueMinor: number }[];
    readonly margins: readonly Margin[];
  };
};

const FOLDER = new URL('../../../assets/samples/', import.meta.url);

/** The sample store, as shipped. */
export const store = JSON.parse(readFileSync(new URL('store.json', FOLDER), 'utf8')) as Store;

/** The plan of one day in that store, as shipped; money in cents. */
export const day = JSON.parse(readFileSync(new URL('day.json', FOLDER), 'utf8')) as Day;

/** The item of a reference; throws on a reference that leads nowhere. */
export function itemOf(ref: string): Item {
  const item = store.items.find((candidate) => candidate.ref === ref);
  if (!item) throw new Error(`no item ${ref}`);
  return item;
}
