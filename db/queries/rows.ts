// Rows of the projection tables as the domain's nouns, and back. One place knows how a unit is stored.
import type { Period, Unit } from '../../shared/domain/model';
import type { Status } from '../../shared/domain/status';
import { serialKey, serialOfKey } from '../../shared/serial/serial';
import type { PostingKeys } from '../keys';

export type UnitRow = {
  readonly unit: number;
  readonly item: string;
  readonly status: Status;
  readonly condition: Unit['condition'];
  readonly owner: Unit['owner'];
  readonly branch: string | null;
  readonly location: string | null;
  readonly cost_minor: number | null;
  readonly lot: string | null;
  readonly vendor: string | null;
  readonly receipt: number | null;
  readonly sale: number | null;
  readonly customer: string | null;
  readonly vendor_warranty: string | null;
  readonly customer_warranty: string | null;
  readonly received_on: string | null;
  readonly last: number;
};
export type MakerRow = { readonly unit: number; readonly slot: number; readonly text: string };

/** The columns of `view_unit` in the order that `unitValues` fills. */
export const UNIT_COLUMNS =
  'unit, item, status, condition, owner, branch, location, cost_minor, lot, vendor, receipt, sale, customer, vendor_warranty, customer_warranty, received_on, last';

/** A period as stored: `start/end`, or the end alone where the start is a date that stands beside it. */
function period(text: string | null, beside: string | null): Period | null {
  if (text === null) return null;
  const [end = '', start = beside ?? ''] = text.split('/').toReversed();
  return { start, end };
}

function periodText(value: Period | null, beside: string | null): string | null {
  if (value === null) return null;
  return value.start === beside ? value.end : `${value.start}/${value.end}`;
}

/** A stored unit with its maker serials, as the domain knows it. */
export function toUnit(row: UnitRow, makers: readonly string[], keys: PostingKeys): Unit {
  return {
    serial: serialOfKey(row.unit),
    item: row.item,
    makers,
    lot: row.lot,
    condition: row.condition,
    status: row.status,
    branch: row.branch,
    location: row.location,
    owner: row.owner,
    costMinor: row.cost_minor,
    vendor: row.vendor,
    receipt: keys.refOrNull(row.receipt),
    sale: keys.refOrNull(row.sale),
    customer: row.customer,
    vendorWarranty: period(row.vendor_warranty, row.received_on),
    customerWarranty: period(row.customer_warranty, null),
    receivedOn: row.received_on,
    last: keys.ref(row.last),
  };
}

/** The values of a unit in the order of UNIT_COLUMNS. */
export function unitValues(unit: Unit, keys: PostingKeys): (string | number | null)[] {
  return [
    serialKey(unit.serial),
    unit.item,
    unit.status,
    unit.condition,
    unit.owner,
    unit.branch,
    unit.location,
    unit.costMinor,
    unit.lot,
    unit.vendor,
    keys.keyOrNull(unit.receipt),
    keys.keyOrNull(unit.sale),
    unit.customer,
    periodText(unit.vendorWarranty, unit.receivedOn),
    periodText(unit.customerWarranty, null),
    unit.receivedOn,
    keys.key(unit.last),
  ];
}
