// The stored body of a receipt from version 2 on: a new unit is its serial, its maker serials and, where it differs from
// that of the line's last unit, its cost (DESIGN 10, bytes). Nothing is worked out anew.
import type { ReceiptLine, ReceiptPosted, ReceiptUnit } from '../posting-bodies';

type PackedUnit = Pick<ReceiptUnit, 'serial'> & Partial<Omit<ReceiptUnit, 'serial'>>;
type PackedLine = Omit<ReceiptLine, 'units'> & {
  /** The cost of every unit of the line that names none of its own. */
  readonly unitCostMinor?: number;
  readonly units?: readonly PackedUnit[];
};
export type PackedReceipt = Omit<ReceiptPosted, 'lines'> & { readonly lines: readonly PackedLine[] };

/** Packs a receipt for the ledger; `unpackReceipt` gives back the same receipt, field for field. */
export function packReceipt(receipt: ReceiptPosted): PackedReceipt {
  return { ...receipt, lines: receipt.lines.map(packLine) };
}

/** The receipt that was packed. */
export function unpackReceipt(packed: PackedReceipt): ReceiptPosted {
  return { ...packed, lines: packed.lines.map(unpackLine) };
}

function packLine({ units, ...line }: ReceiptLine): PackedLine {
  const last = units.at(-1);
  if (!last) return line;
  const unitCostMinor = last.costMinor;
  return { ...line, unitCostMinor, units: units.map((unit) => packUnit(unit, unitCostMinor)) };
}

function packUnit(unit: ReceiptUnit, unitCostMinor: number): PackedUnit {
  const { after, costMinor, makers, serial, ...rest } = unit;
  // The common case is written without a detour: a delivery has thousands of these (DESIGN 10).
  if (after === null && costMinor === unitCostMinor && makers.length > 0) return { makers, serial, ...rest };
  return {
    ...rest,
    ...(after === null ? {} : { after }),
    ...(costMinor === unitCostMinor ? {} : { costMinor }),
    ...(makers.length === 0 ? {} : { makers }),
    serial,
  };
}

function unpackLine({ unitCostMinor = 0, units = [], ...line }: PackedLine): ReceiptLine {
  return { ...line, units: units.map((unit) => ({ after: null, costMinor: unitCostMinor, makers: [], ...unit })) };
}
