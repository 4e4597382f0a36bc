// A new item as it is typed, and how it becomes a record of the catalogue. Pure.
import type { InventoryType, MakerSerialRule } from '../../../shared/domain/model';
import { parseMinor } from '../../../shared/money/format';

export type ItemFields = {
  readonly sku: string;
  readonly name: string;
  readonly inventoryType: InventoryType;
  readonly price: string;
  readonly priceIncludesTax: boolean;
  readonly taxCode: string | null;
  readonly gtins: string;
  readonly aliases: string;
  readonly category: string;
  readonly customerWarrantyMonths: string;
  readonly vendorWarrantyMonths: string;
  readonly makerLabels: string;
  readonly makerRequired: MakerSerialRule['required'];
  readonly makerCheck: MakerSerialRule['check'];
};
export type WrongField =
  'sku' | 'name' | 'price' | 'gtins' | 'customerWarrantyMonths' | 'vendorWarrantyMonths' | 'makerLabels';

export const NEW_ITEM: ItemFields = {
  sku: '',
  name: '',
  inventoryType: 'serialized',
  price: '',
  priceIncludesTax: false,
  taxCode: null,
  gtins: '',
  aliases: '',
  category: '',
  customerWarrantyMonths: '24',
  vendorWarrantyMonths: '24',
  makerLabels: 'Serial',
  makerRequired: 'receipt',
  makerCheck: 'none',
};

const MONTHS = /^\d{0,3}$/u;
const GTIN = /^\d{8,14}$/u;
/** Three numbers of the maker at most (DESIGN 4). */
const MAX_MAKERS = 3;

/** Words parted by commas or blanks, empty ones left out. */
function parts(text: string): readonly string[] {
  return text
    .split(/[,\n;]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');
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
  };
  return (Object.keys(wrong) as WrongField[]).filter((field) => wrong[field]);
}

/** The record to save; call it only when no field is wrong. */
export function itemRecord(fields: ItemFields, digits: number) {
  const labels =
    fields.inventoryType === 'serialized' || fields.inventoryType === 'auto_serialized'
      ? parts(fields.makerLabels)
      : [];
  return {
    sku: fields.sku.trim(),
    name: fields.name.trim(),
    inventoryType: fields.inventoryType,
    priceMinor: parseMinor(fields.price, digits) ?? 0,
    priceIncludesTax: fields.priceIncludesTax,
    taxCode: fields.taxCode,
    gtins: [...parts(fields.gtins)],
    aliases: [...parts(fields.aliases)],
    category: fields.category.trim() === '' ? null : fields.category.trim(),
    customerWarrantyMonths: Number(fields.customerWarrantyMonths),
    vendorWarrantyMonths: Number(fields.vendorWarrantyMonths),
    makerSerial: {
      count: labels.length,
      labels: [...labels],
      required: fields.makerRequired,
      check: fields.makerCheck,
    },
  };
}
