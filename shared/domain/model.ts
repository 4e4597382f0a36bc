// The nouns of the house, as views answer them and postings name them (DESIGN 3 and 4).
// Plain data only: how they are stored is the business of db/, what may happen to them that of decide/.
import type { TaxComponent } from '../money/price-line';
import type { Status } from './status';

/** Names one posting: `<station id>:<seq>`. */
export type PostingRef = string;

export type InventoryType = 'serialized' | 'auto_serialized' | 'stocked' | 'non_stocked';
export type Condition = 'new' | 'open_box' | 'refurbished' | 'defective';
export type Owner = 'us' | 'vendor' | 'customer';
export type Period = { readonly start: string; readonly end: string };

/** How the numbers of the maker are captured: how many, when, and how they are checked. */
export type MakerSerialRule = {
  readonly count: number;
  readonly required: 'receipt' | 'sale' | 'optional';
  readonly check: 'none' | 'luhn' | 'vin';
  readonly labels: readonly string[];
  readonly pattern: string | null;
};

export type Item = {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly inventoryType: InventoryType;
  readonly gtins: readonly string[];
  readonly aliases: readonly string[];
  readonly model: string | null;
  readonly category: string | null;
  readonly priceMinor: number;
  readonly priceIncludesTax: boolean;
  readonly taxCode: string | null;
  readonly customerWarrantyMonths: number;
  readonly vendorWarrantyMonths: number;
  readonly makerSerial: MakerSerialRule;
  readonly weightG: number;
  readonly volumeCc: number;
  readonly discontinued: boolean;
};

export type Vendor = { readonly id: string; readonly code: string; readonly name: string };
export type TaxCode = { readonly id: string; readonly name: string; readonly components: readonly TaxComponent[] };
export type Branch = { readonly id: string; readonly code: string; readonly name: string; readonly timeZone: string };
/** Goods in a quarantine location are ours but not for sale: defectives, goods to inspect. */
export type Location = {
  readonly id: string;
  readonly branch: string;
  readonly code: string;
  readonly name: string;
  readonly kind: 'stock' | 'quarantine';
};

export type Role = 'owner' | 'manager' | 'cashier' | 'receiver';
export type User = { readonly id: string; readonly role: Role; readonly active: boolean; readonly name: string | null };
export type Customer = {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
  readonly erased: boolean;
};

export type Station = {
  readonly id: string;
  readonly prefix: string;
  readonly branch: string;
  readonly name: string;
  readonly publicKey: string;
};

export type Company = {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly currency: string;
  readonly currencyDigits: number;
};

export type ReturnReason = {
  readonly id: string;
  readonly name: string;
  readonly condition: Condition;
  readonly location: string;
};

export type Settings = {
  readonly returnWindowDays: number;
  /** Units sold before this date may be taken in as "sold before go-live"; null allows none. */
  readonly goLiveDate: string | null;
  readonly labelAt: 'scan' | 'posting';
  readonly returnReasons: readonly ReturnReason[];
  readonly receivingLocation: string | null;
};

export type Unit = {
  readonly serial: string;
  readonly item: string;
  readonly makers: readonly string[];
  readonly lot: string | null;
  readonly condition: Condition;
  readonly status: Status;
  readonly branch: string | null;
  readonly location: string | null;
  readonly owner: Owner;
  /** Landed cost in minor units; null while it is pending. */
  readonly costMinor: number | null;
  readonly vendor: string | null;
  readonly receipt: PostingRef | null;
  readonly sale: PostingRef | null;
  readonly customer: string | null;
  readonly vendorWarranty: Period | null;
  readonly customerWarranty: Period | null;
  readonly receivedOn: string | null;
  /** The posting that last moved the unit; the next effect names it as its `after`. */
  readonly last: PostingRef;
};

/** Quantity and value of a stocked item in a branch: plain sums over postings, so order of arrival cannot change them. */
export type Pool = {
  readonly item: string;
  readonly branch: string;
  readonly quantityE7: number;
  readonly valueMinor: number;
  /** Cost and quantity of the last goods in, the price of an issue at or below zero; null before the first. */
  readonly lastCostMinor: number | null;
  readonly lastQuantityE7: number | null;
};

export type Shift = {
  readonly ref: PostingRef;
  readonly station: string;
  readonly number: number;
  readonly openedAtMs: number;
  readonly floatMinor: number;
  readonly user: string;
};
