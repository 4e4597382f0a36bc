// An item as it is typed, and how it becomes a record of the catalogue. Pure. A change sends the stored record back with
// only the typed fields different: what this form does not show, or nobody touched, stays as it is.
import type { InventoryType, Item, MakerSerialRule } from '../../../shared/domain/model';
import { formatMinor, parseMinor } from '../../../shared/money/format';
import type { Inputs } from '../../data/use-call';
import { looksLikePattern } from './maker-pattern';

export type ItemFields = {
  readonly sku: string;
  readonly name: string;
  readonly inventoryType: InventoryType;
  readonly price: string;
  readonly priceIncludesTax: boolean;
  readonly taxCode: string | null;
  readonly gtins: string;
  readonly aliases: string;
  readonly model: string;
  readonly category: string;
  readonly customerWarrantyMonths: string;
  readonly vendorWarrantyMonths: string;
  readonly makerLabels: string;
  readonly makerRequired: MakerSerialRule['required'];
  readonly makerCheck: MakerSerialRule['check'];
  readonly makerPattern: string;
  readonly weightG: string;
  readonly volumeCc: string;
  readonly discontinued: boolean;
};
export type WrongField =
  | 'sku'
  | 'name'
  | 'price'
  | 'gtins'
  | 'customerWarrantyMonths'
  | 'vendorWarrantyMonths'
  | 'makerLabels'
  | 'makerPattern'
  | 'weightG'
  | 'volumeCc';
type ItemRecord = NonNullable<Inputs['saveCatalogue']['items']>[number];

export const NEW_ITEM: ItemFields = {
  sku: '',
  name: '',
  inventoryType: 'serialized',
  price: '',
  priceIncludesTax: false,
  taxCode: null,
  gtins: '',
  aliases: '',
  model: '',
  category: '',
  customerWarrantyMonths: '24',
  vendorWarrantyMonths: '24',
  makerLabels: 'Serial',
  makerRequired: 'receipt',
  makerCheck: 'none',
  makerPattern: '',
  weightG: '',
  volumeCc: '',
  discontinued: false,
};

/** A stored item as its form shows it. */
export function fieldsOf(item: Item, digits: number): ItemFields {
  const { makerSerial } = item;
  return {
    sku: item.sku,
    name: item.name,
    inventoryType: item.inventoryType,
    price: formatMinor(item.priceMinor, digits),
    priceIncludesTax: item.priceIncludesTax,
    taxCode: item.taxCode,
    gtins: item.gtins.join(', '),
    aliases: item.aliases.join(', '),
    model: item.model ?? '',
    category: item.category ?? '',
    customerWarrantyMonths: String(item.customerWarrantyMonths),
    vendorWarrantyMonths: String(item.vendorWarrantyMonths),
    makerLabels: makerSerial.labels.join(', '),
    makerRequired: makerSerial.required,
    makerCheck: makerSerial.check,
    makerPattern: makerSerial.pattern ?? '',
    weightG: numberText(item.weightG),
    volumeCc: numberText(item.volumeCc),
    discontinued: item.discontinued,
  };
}

/** Zero is "not measured" and shows nothing. */
function numberText(amount: number): string {
  return amount === 0 ? '' : String(amount);
}

const MONTHS = /^\d{0,3}$/u;
const MEASURE = /^\d{0,9}$/u;
const GTIN = /^\d{8,14}$/u;
/** Three numbers of the maker at most (DESIGN 4). */
const MAX_MAKERS = 3;

/** Words parted by commas or semicolons, empty ones left out. */
function parts(text: string): readonly string[] {
  return text
    .split(/[,\n;]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** A code that was scanned while the form is open: a barcode goes to the barcodes, anything else to the other codes. */
export function withCode(fields: ItemFields, text: string): ItemFields {
  const field = GTIN.test(text) ? 'gtins' : 'aliases';
  const known = parts(fields[field]);
  return known.includes(text) ? fields : { ...fields, [field]: [...known, text].join(', ') };
}

/** The fields that cannot stand as they are. */
export function wrongFields(fields: ItemFields, digits: number): readonly WrongField[] {
  const price = parseMinor(fields.price, digits);
  const wrong: Record<WrongField, boolean> = {
    sku: fields.sku.trim() === '',
    name: fields.name.trim() === '',
    price: price === null || price < 0,
    gtins: parts(fields.gtins).some((gtin) => !GTIN.test(gtin)),
    customerWarrantyMonths: !MONTHS.test(fields.customerWarrantyMonths.trim()),
    vendorWarrantyMonths: !MONTHS.test(fields.vendorWarrantyMonths.trim()),
    makerLabels: parts(fields.makerLabels).length > MAX_MAKERS,
    makerPattern: !looksLikePattern(fields.makerPattern),
    weightG: !MEASURE.test(fields.weightG.trim()),
    volumeCc: !MEASURE.test(fields.volumeCc.trim()),
  };
  return (Object.keys(wrong) as WrongField[]).filter((field) => wrong[field]);
}

/** The record of a new item; call it only when no field is wrong. */
export function newItem(fields: ItemFields, digits: number): ItemRecord {
  const units = fields.inventoryType === 'serialized' || fields.inventoryType === 'auto_serialized';
  return typedItem(units ? fields : { ...fields, makerLabels: '' }, digits);
}

/**
 * The stored item with what was changed in the form since `start`. `stored` is as the ledger has it now, so that a change
 * from another station to another field is kept.
 */
export function changedItem(fields: ItemFields, start: ItemFields, stored: Item, digits: number): ItemRecord {
  const typed = typedItem(fields, digits);
  const { makerSerial } = typed;
  const changed = (field: keyof ItemFields): boolean => fields[field] !== start[field];
  const plain = (Object.keys(PLAIN) as (keyof typeof PLAIN)[]).filter(changed).map((field) => PLAIN[field]);
  const rule = {
    ...(changed('makerLabels') ? { labels: makerSerial.labels, count: makerSerial.count } : {}),
    ...(changed('makerRequired') ? { required: makerSerial.required } : {}),
    ...(changed('makerCheck') ? { check: makerSerial.check } : {}),
    ...(changed('makerPattern') ? { pattern: makerSerial.pattern } : {}),
  };
  const record = {
    ...stored,
    ...Object.fromEntries(plain.map((field) => [field, typed[field]])),
    makerSerial: { ...stored.makerSerial, ...rule },
  };
  return record as unknown as ItemRecord;
}

/** The fields of the form that stand for one field of the record each. */
const PLAIN = {
  sku: 'sku',
  name: 'name',
  inventoryType: 'inventoryType',
  price: 'priceMinor',
  priceIncludesTax: 'priceIncludesTax',
  taxCode: 'taxCode',
  gtins: 'gtins',
  aliases: 'aliases',
  model: 'model',
  category: 'category',
  customerWarrantyMonths: 'customerWarrantyMonths',
  vendorWarrantyMonths: 'vendorWarrantyMonths',
  weightG: 'weightG',
  volumeCc: 'volumeCc',
  discontinued: 'discontinued',
} as const;

function typedItem(fields: ItemFields, digits: number) {
  const labels = parts(fields.makerLabels);
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  return {
    sku: fields.sku.trim(),
    name: fields.name.trim(),
    inventoryType: fields.inventoryType,
    priceMinor: parseMinor(fields.price, digits) ?? 0,
    priceIncludesTax: fields.priceIncludesTax,
    taxCode: fields.taxCode,
    gtins: [...parts(fields.gtins)],
    aliases: [...parts(fields.aliases)],
    model: orNull(fields.model),
    category: orNull(fields.category),
    customerWarrantyMonths: Number(fields.customerWarrantyMonths),
    vendorWarrantyMonths: Number(fields.vendorWarrantyMonths),
    makerSerial: {
      count: labels.length,
      labels: [...labels],
      required: fields.makerRequired,
      check: fields.makerCheck,
      // A pattern is taken as typed: a blank in it means a blank.
      pattern: fields.makerPattern === '' ? null : fields.makerPattern,
    },
    weightG: Number(fields.weightG),
    volumeCc: Number(fields.volumeCc),
    discontinued: fields.discontinued,
  };
}
