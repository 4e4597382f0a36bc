// The commands of the contract: everything that an operator can want of the ledger, as plain data with a JSON Schema.
// Windows, command line and tests all come through here; an unknown field is refused (DESIGN 2 and 11).
import { z } from 'zod';
import { isPattern } from '../text/pattern';
import type { LOCAL_COMMANDS } from './local-commands';
import { addOn, tender, tenderKind } from './parts';

import {
  amountMinor,
  date,
  id,
  identifier,
  MAX_LINES,
  MAX_RECORDS,
  months,
  name,
  note,
  quantityE7,
  ratePpm,
  reason,
} from './fields';

const unitRow = z.strictObject({
  /** A serial allotted on the receiving draft; absent where the number is made at posting. */
  serial: identifier.optional(),
  makers: z.array(identifier).max(3).default([]),
});
const receiptLine = z.strictObject({
  item: id,
  quantityE7: quantityE7.optional(),
  units: z.array(unitRow).max(5_001).optional(),
  unitCostMinor: amountMinor.optional(),
  amountMinor: amountMinor.optional(),
  discountMinor: amountMinor.default(0),
  /** Tax that is not recovered and so is part of the cost. */
  taxMinor: amountMinor.default(0),
  lot: identifier.nullable().default(null),
});
const saleLine = z.strictObject({
  item: id,
  units: z.array(identifier).max(5_001).optional(),
  quantityE7: quantityE7.optional(),
  unitPriceMinor: amountMinor.optional(),
  discountPpm: ratePpm.optional(),
  discountMinor: amountMinor.optional(),
});
const returnLine = z
  .strictObject({
    unit: identifier.optional(),
    sale: id.optional(),
    saleLine: z.int().min(0).max(MAX_LINES).optional(),
    quantityE7: quantityE7.optional(),
    reason: id,
  })
  .refine((line) => line.unit !== undefined || line.sale !== undefined, {
    path: ['unit'],
    message: 'name a unit, or a sale and its line',
  });
const UNITS_OR_ITEM = { path: ['units'], message: 'name units, or an item and its quantity' };
type UnitsOrItem = { readonly units?: unknown; readonly item?: unknown; readonly quantityE7?: unknown };
const namesGoods = (line: UnitsOrItem): boolean =>
  line.units !== undefined || (line.item !== undefined && line.quantityE7 !== undefined);
const personFields = z.strictObject({
  name,
  phone: z.string().max(40).nullable().default(null),
  email: z.string().max(120).nullable().default(null),
  address: note.nullable().default(null),
});
const makerRule = z.strictObject({
  count: z.int().min(0).max(3).default(1),
  required: z.enum(['receipt', 'sale', 'optional']).default('optional'),
  check: z.enum(['none', 'luhn', 'vin']).default('none'),
  labels: z.array(name).max(3).default([]),
  pattern: z
    .string()
    .max(200)
    .refine(isPattern, 'is not a regular expression (RE2 syntax: no look-around, no references)')
    .nullable()
    .default(null),
});
const item = z.strictObject({
  id: id.optional(),
  sku: identifier,
  name,
  inventoryType: z.enum(['serialized', 'auto_serialized', 'stocked', 'non_stocked']),
  gtins: z
    .array(z.string().regex(/^\d{8,14}$/u))
    .max(20)
    .default([]),
  aliases: z.array(identifier).max(20).default([]),
  model: identifier.nullable().default(null),
  category: name.nullable().default(null),
  priceMinor: amountMinor,
  priceIncludesTax: z.boolean().default(false),
  taxCode: id.nullable().default(null),
  customerWarrantyMonths: months.default(0),
  vendorWarrantyMonths: months.default(0),
  makerSerial: makerRule.prefault({}),
  weightG: z.int().min(0).max(1_000_000_000).default(0),
  volumeCc: z.int().min(0).max(1_000_000_000).default(0),
  discontinued: z.boolean().default(false),
});
const vendor = z.strictObject({ id: id.optional(), code: identifier, name });
const taxComponent = z.strictObject({ id, name, ratePpm, taxable: z.boolean().default(false) });
const taxCode = z.strictObject({ id: id.optional(), name, components: z.array(taxComponent).max(8) });
const location = z.strictObject({
  id: id.optional(),
  branch: id.optional(),
  code: identifier,
  name,
  kind: z.enum(['stock', 'quarantine']).default('stock'),
});
const branch = z.strictObject({ id: id.optional(), code: identifier, name, timeZone: z.string().min(1).max(64) });
const returnReason = z.strictObject({
  id,
  name,
  condition: z.enum(['new', 'open_box', 'refurbished', 'defective']),
  location: id,
});

export const POSTING_COMMANDS = {
  openShift: z.strictObject({ floatMinor: amountMinor }),
  saveCatalogue: z.strictObject({
    items: z.array(item).max(MAX_RECORDS).default([]),
    vendors: z.array(vendor).max(MAX_RECORDS).default([]),
    taxCodes: z.array(taxCode).max(MAX_RECORDS).default([]),
    locations: z.array(location).max(MAX_RECORDS).default([]),
    branches: z.array(branch).max(MAX_RECORDS).default([]),
  }),
  saveCustomer: z.strictObject({ id: id.optional(), number: identifier.optional(), ...personFields.shape }),
  saveUser: z.strictObject({
    id: id.optional(),
    role: z.enum(['owner', 'manager', 'cashier', 'receiver']),
    active: z.boolean().default(true),
    name,
  }),
  erasePerson: z.strictObject({ person: id, reason }),
  changeSettings: z.strictObject({
    returnWindowDays: z.int().min(0).max(3_650).optional(),
    goLiveDate: date.nullable().optional(),
    labelAt: z.enum(['scan', 'posting']).optional(),
    returnReasons: z.array(returnReason).max(40).optional(),
    receivingLocation: id.nullable().optional(),
  }),
  receiveUnits: z.strictObject({
    vendor: id,
    location: id,
    deliveryNote: identifier.nullable().default(null),
    /** A person has said that this vendor's number stands on two deliveries. */
    deliveryNoteAgain: z.boolean().optional(),
    lines: z.array(receiptLine).max(MAX_LINES),
    addOns: z.array(addOn).max(20).default([]),
    /** Given where the right `maker_serial_twin` lets a maker serial stand twice (DESIGN 4, Uniqueness). */
    twinReason: reason.nullable().default(null),
    /** The maker serials that the reason covers; absent, all of this delivery. */
    twins: z.array(identifier).max(MAX_LINES).optional(),
  }),
  postSale: z.strictObject({
    customer: id.nullable().default(null),
    lines: z.array(saleLine).max(MAX_LINES),
    docDiscountPpm: ratePpm.optional(),
    docDiscountMinor: amountMinor.optional(),
    tenders: z.array(tender).max(20),
    /** Serials of units that another station received and this ledger has not heard of, with their item (DESIGN 6). */
    onTrust: z.array(identifier).max(100).default([]),
    /** Numbers of the maker read at the sale, for pieces that came in without them. */
    makersTaken: z
      .array(z.strictObject({ unit: identifier, makers: z.array(identifier).min(1).max(3) }))
      .max(5_001)
      .default([]),
  }),
  voidSale: z.strictObject({ sale: id, reason }),
  parkSale: z.strictObject({
    label: name,
    customer: id.nullable().default(null),
    lines: z.array(saleLine).max(MAX_LINES),
    docDiscountPpm: ratePpm.default(0),
    docDiscountMinor: amountMinor.default(0),
  }),
  recallSale: z.strictObject({ parked: id }),
  returnGoods: z.strictObject({
    customer: id.nullable().default(null),
    lines: z.array(returnLine).max(MAX_LINES),
    /** Where the money goes; absent, it goes back to the tenders that paid, in their order. */
    refunds: z
      .array(z.strictObject({ kind: tenderKind, amountMinor }))
      .max(20)
      .optional(),
  }),
  returnToVendor: z.strictObject({
    vendor: id,
    vendorReference: identifier.nullable().default(null),
    overrideReason: reason.nullable().default(null),
    lines: z
      .array(
        z
          .strictObject({
            item: id.optional(),
            units: z.array(identifier).max(5_001).optional(),
            quantityE7: quantityE7.optional(),
            creditMinor: amountMinor.optional(),
          })
          .refine(namesGoods, UNITS_OR_ITEM),
      )
      .max(MAX_LINES),
  }),
  adjustStock: z.strictObject({
    type: z.enum(['write_off', 'missing', 'found']),
    reason,
    location: id.optional(),
    lines: z
      .array(
        z
          .strictObject({
            item: id.optional(),
            units: z.array(identifier).max(5_001).optional(),
            quantityE7: quantityE7.optional(),
            /** Found goods that we have no cost for: their value, and the maker serials of a new unit. */
            costMinor: amountMinor.optional(),
            makers: z.array(identifier).max(3).optional(),
          })
          .refine(namesGoods, UNITS_OR_ITEM),
      )
      .max(MAX_LINES),
  }),
  importSoldUnits: z.strictObject({
    importId: id,
    units: z
      .array(
        z.strictObject({
          item: id,
          makers: z.array(identifier).max(3).default([]),
          soldOn: date,
          grossMinor: amountMinor,
          costMinor: amountMinor.nullable().default(null),
          customer: id.nullable().default(null),
          vendor: id.nullable().default(null),
        }),
      )
      .max(5_001),
  }),
  enrolStation: z.strictObject({
    stationId: id,
    branch: id,
    name,
    publicKey: z.string().min(1).max(200),
    prefix: z.string().length(3).optional(),
  }),
} as const;

export { LOCAL_COMMANDS } from './local-commands';

export type PostingCommands = { [Name in keyof typeof POSTING_COMMANDS]: z.infer<(typeof POSTING_COMMANDS)[Name]> };
export type PostingCommandName = keyof PostingCommands;
export type LocalCommands = { [Name in keyof typeof LOCAL_COMMANDS]: z.infer<(typeof LOCAL_COMMANDS)[Name]> };
export type LocalCommandName = keyof LocalCommands;

/** How a command arrives: its name, its arguments, and an id made at the moment of acting (STYLE 7). */
export type CommandEnvelope = {
  readonly id: string;
  readonly name: PostingCommandName | LocalCommandName;
  readonly args: unknown;
  /** A person said yes to a clock that looks wrong. */
  readonly clockConfirmed?: boolean;
  /** The supervisor who approves this one action, and the PIN. */
  readonly approver?: { readonly user: string; readonly pin: string };
};
