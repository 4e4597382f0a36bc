// The plan of the day as assets/samples/day.json holds it, and the store that it is played in. Read only: every figure that
// the test asserts is worked out by hand there, step by step.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SampleStore } from '../../../db/ledger/sample-types';
import { ROOT } from '../harness/launch';

export type UnitAt = { readonly delivery: string; readonly line: number; readonly unit: number };
export type Figures = Readonly<Record<string, number>>;

export type ReceiveLine = {
  readonly item: string;
  readonly unitCostMinor: number;
  readonly quantity?: number;
  readonly units?: readonly { readonly makers: readonly string[] }[];
};
export type SaleLine = {
  readonly item: string;
  readonly units?: readonly UnitAt[];
  readonly quantity?: number;
  readonly discountMinor: number;
};
export type Receive = {
  readonly kind: 'receive';
  readonly ref: string;
  readonly vendor: string;
  readonly lines: readonly ReceiveLine[];
  readonly addOns: readonly { readonly name: string; readonly amountMinor: number }[];
  readonly expected: {
    readonly totalMinor: number;
    readonly lines: readonly { readonly unitCostsMinor: readonly number[] }[];
  };
};
export type Sell = {
  readonly kind: 'sell';
  readonly ref: string;
  readonly customer: string | null;
  readonly lines: readonly SaleLine[];
  readonly documentDiscountMinor: number;
  readonly tenders: readonly { readonly kind: 'cash' | 'card'; readonly amountMinor: number }[];
  readonly expected: Figures;
};
export type VoidSale = {
  readonly kind: 'void';
  readonly ref: string;
  readonly sale: string;
  readonly reason: string;
  readonly expected: Figures;
};
export type Return = {
  readonly kind: 'return';
  readonly ref: string;
  readonly unit: UnitAt;
  readonly reason: string;
  readonly expected: Figures;
};
export type VendorReturn = {
  readonly kind: 'vendorReturn';
  readonly ref: string;
  readonly vendor: string;
  readonly units: readonly UnitAt[];
  readonly expected: Figures;
};
type OpenShift = { readonly kind: 'openShift'; readonly floatMinor: number; readonly expected: Figures };
export type Step = OpenShift | Receive | Sell | VoidSale | Return | VendorReturn;

export type Margin = {
  readonly sale: string;
  readonly unit: UnitAt;
  readonly netMinor: number;
  readonly costMinor: number;
  readonly marginMinor: number;
  readonly outcome: 'sold' | 'returned' | 'voided';
};
export type DayEnd = Figures & {
  readonly inStockByItem: readonly { readonly item: string; readonly units: number; readonly valueMinor: number }[];
  readonly pools: readonly { readonly item: string; readonly quantity: number; readonly valueMinor: number }[];
  readonly margins: readonly Margin[];
};

const sample = (name: string): unknown => JSON.parse(readFileSync(path.join(ROOT, 'assets', 'samples', name), 'utf8'));
const day = sample('day.json') as { readonly steps: readonly Step[]; readonly expected: unknown };
export const dayEnd = day.expected as DayEnd;
export const store = sample('store.json') as SampleStore;

/** The steps of one kind, in their order. */
export function stepsOf<Kind extends Step['kind']>(kind: Kind): readonly Extract<Step, { kind: Kind }>[] {
  return day.steps.filter((step): step is Extract<Step, { kind: Kind }> => step.kind === kind);
}

export type ItemRow = {
  readonly sku: string;
  readonly name: string;
  /** The digits of the EAN-13 or UPC on the box, or null for a service. */
  readonly ean: string | null;
};

/** An item of the store by its name in the plan. */
export function itemOf(ref: string): ItemRow {
  const row = store.items.find((item) => item.ref === ref);
  if (!row) throw new Error(`the store has no item ${ref}`);
  const [gtin] = row['gtins'] as readonly string[];
  return { sku: String(row['sku']), name: String(row['name']), ean: gtin === undefined ? null : gtin.slice(1) };
}

export function vendorOf(ref: string): { readonly code: string; readonly name: string } {
  const row = store.vendors.find((vendor) => vendor.ref === ref);
  return { code: String(row?.['code']), name: String(row?.['name']) };
}

export function customerOf(ref: string): { readonly number: string; readonly name: string } {
  const row = store.customers.find((customer) => customer.ref === ref);
  return { number: String(row?.['number']), name: String(row?.['name']) };
}

export type UserRef = 'owner' | 'manager' | 'cashier1' | 'receiver';
export function userOf(ref: UserRef): { readonly name: string; readonly pin: string } {
  const row = store.users.find((user) => user.ref === ref);
  return { name: String(row?.name), pin: String(row?.pin) };
}

/** An amount in cents as a person reads and types it: 131885 is 1,318.85. Whole digits only, so nothing is rounded. */
export function amountText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  const whole = digits.slice(0, -2).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',');
  return `${minor < 0 ? '\u2212' : ''}${whole}.${digits.slice(-2)}`;
}

/** The same as it is typed, without the separators of thousands. */
export function typedAmount(minor: number): string {
  return amountText(minor).replaceAll(',', '');
}
