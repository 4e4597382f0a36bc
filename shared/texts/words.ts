// One word or short phrase for every code that a person reads: statuses, events, kinds, tenders, rights, matches.
// Records over the closed unions, so that a new code without its word does not compile.
import type { Condition, InventoryType, Owner, Role } from '../domain/model';
import type { PostingKind, TenderKind } from '../domain/posting';
import type { Right } from '../domain/rights';
import type { Status, UnitEvent } from '../domain/status';
import type { DraftKind, JobAnswer, SearchHit, TimelineRow } from '../contract/answers';

export const STATUS_WORDS: Record<Status, string> = {
  expected: 'Expected',
  withdrawn: 'Withdrawn',
  in_stock: 'In stock',
  reserved: 'Reserved',
  in_transit: 'On its way',
  sold: 'Sold',
  return_expected: 'Return expected',
  in_repair: 'In repair',
  at_vendor: 'At the vendor',
  returned_to_vendor: 'Returned to vendor',
  consumed: 'Built in',
  scrapped: 'Written off',
  missing: 'Missing',
};

/** A timeline row: what happened to the unit. */
export const EVENT_WORDS: Record<UnitEvent, string> = {
  announced: 'Announced',
  withdrawn: 'Announcement withdrawn',
  received: 'Received',
  receiptReversed: 'Receipt reversed',
  importedSold: 'Sold before go-live',
  reserved: 'Reserved',
  released: 'Released',
  sold: 'Sold',
  voided: 'Sale voided',
  returned: 'Returned by customer',
  boughtBack: 'Bought back',
  rmaIssued: 'Return authorised',
  rmaClosed: 'Return authorisation closed',
  transferShipped: 'Sent to another branch',
  transferReceived: 'Arrived from another branch',
  transferLost: 'Lost on the way',
  repairOpened: 'Taken in for repair',
  repairClosed: 'Repair closed',
  handedOver: 'Handed back to the customer',
  sentToVendor: 'Sent to the vendor',
  backFromVendor: 'Back from the vendor',
  vendorReturned: 'Returned to the vendor',
  builtIn: 'Built into another unit',
  built: 'Built',
  tornDown: 'Taken out of another unit',
  scrapped: 'Written off',
  missing: 'Found missing',
  found: 'Found again',
};

export const KIND_WORDS: Record<PostingKind, string> = {
  'company.founded': 'Company founded',
  'station.enrolled': 'Station enrolled',
  'station.succeeded': 'Station taken over',
  'catalogue.saved': 'Catalogue change',
  'user.saved': 'User change',
  'customer.saved': 'Customer change',
  'person.erased': 'Person erased',
  'settings.changed': 'Settings change',
  'recovery.used': 'Recovery code used',
  'shift.opened': 'Shift opened',
  'receipt.posted': 'Receipt',
  'sale.posted': 'Sale',
  'sale.voided': 'Void',
  'sale.parked': 'Parked sale',
  'sale.recalled': 'Recalled sale',
  'return.posted': 'Return',
  'vendor_return.posted': 'Vendor return',
  'adjustment.posted': 'Adjustment',
  'cost.corrected': 'Cost correction',
  'units.imported': 'Import of sold units',
};

export const DRAFT_WORDS: Record<DraftKind, string> = {
  sale: 'sale',
  receipt: 'delivery',
  return: 'return',
  vendor_return: 'vendor return',
};

export const TENDER_WORDS: Record<TenderKind, string> = {
  cash: 'cash',
  card: 'card',
  cheque: 'cheque',
  voucher: 'voucher',
  account: 'account',
};

/** A tender as it is told apart on screen: 'Card \u00b7\u00b7 1234', 'Cheque 00417', 'Cash'. */
export function tenderText(kind: TenderKind, reference: string | null): string {
  const word = TENDER_WORDS[kind].slice(0, 1).toUpperCase() + TENDER_WORDS[kind].slice(1);
  if (reference === null || reference === '') return word;
  return kind === 'card' ? `${word} \u00b7\u00b7 ${reference}` : `${word} ${reference}`;
}

export const CONDITION_WORDS: Record<Condition, string> = {
  new: 'New',
  open_box: 'Open box',
  refurbished: 'Refurbished',
  defective: 'Defective',
};

export const OWNER_WORDS: Record<Owner, string> = { us: 'Ours', vendor: 'The vendor', customer: 'The customer' };

export const INVENTORY_WORDS: Record<InventoryType, string> = {
  serialized: 'Each piece by its serial',
  auto_serialized: 'Each piece, oldest first',
  stocked: 'By quantity',
  non_stocked: 'Not stocked',
};

export const ROLE_WORDS: Record<Role, string> = {
  owner: 'Owner',
  manager: 'Manager',
  cashier: 'Cashier',
  receiver: 'Receiver',
};

/** Completes "You do not have the right to ...". */
export const RIGHT_WORDS: Record<Right, string> = {
  sell: 'sell',
  discount: 'give a discount',
  price_override: 'change a price',
  sell_defective: 'sell a defective unit',
  sell_on_trust: 'sell a unit ahead of the books',
  void_sale: 'void a sale',
  return: 'take goods back',
  return_late: 'take goods back after the return window',
  return_other_customer: 'take goods back from another customer',
  take_in_before_go_live: 'take in a unit sold before go-live',
  receive: 'receive goods',
  maker_serial_twin: 'let a maker serial stand twice',
  vendor_return: 'return goods to a vendor',
  vendor_return_override: 'return a unit to a vendor it was not bought from',
  adjust: 'adjust the stock',
  open_shift: 'open a shift',
  take_over_draft: 'take over the open document of somebody else',
  catalogue: 'change the catalogue',
  customers: 'change customers',
  erase_person: 'erase a person',
  users: 'change users',
  settings: 'change settings',
  see_cost: 'see costs',
  import: 'import data',
  stations: 'enrol stations',
  restore: 'restore a backup',
};

/** Which field of a search hit matched (9.28). */
export const MATCH_WORDS: Record<SearchHit['match'], string> = {
  serial: 'Serial',
  maker_serial: 'Maker serial',
  sku: 'Item code',
  gtin: 'GTIN',
  alias: 'Other code',
  name: 'Name',
  number: 'Number',
  doc_no: 'Document',
};

export const LABEL_WORDS: Record<JobAnswer['state'], string> = {
  queued: 'Label queued',
  sent: 'Label sent',
  failed: 'Label failed',
};

/** A timeline row whose effect does not stand as posted. */
export const EFFECT_WORDS: Record<TimelineRow['state'], string> = {
  applied: 'Applied',
  conflict: 'In conflict',
  waiting: 'Waits for an earlier document',
};

/** The word of a posting kind; a kind of a newer version is shown by its own name. */
export function kindWord(kind: string): string {
  return (KIND_WORDS as Readonly<Record<string, string>>)[kind] ?? kind;
}

/** A label that says no more than "serial"; beside our own serial it must say whose it is. */
const BARE_LABEL = /^(serial( (no\.?|number))?|s\/n|)$/iu;

/** The word for a number of the maker, as its item calls it: 'IMEI 2'; 'Maker serial' where the item says no more. */
export function makerWord(label: string): string {
  return BARE_LABEL.test(label.trim()) ? 'Maker serial' : label;
}
