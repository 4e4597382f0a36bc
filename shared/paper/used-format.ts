// In which format and resolution labels are printed here, from the settings of the printers: what a preview must show.
import type { LabelFormat } from './label-format';

export type UsedFormat = { readonly format: LabelFormat; readonly dpi: number };

/** What labels are printed in while no printer for them is set up: files beside the ledger. */
export const NO_PRINTER = { format: 'roll-50x25', dpi: 300 } as const;

/** Null where the printer names a format that is gone or of a newer Unitill; an own format has one resolution. */
export function usedFormat(
  printers: readonly Readonly<Record<string, unknown>>[],
  formats: readonly LabelFormat[],
): UsedFormat | null {
  const printer = printers.find((one) => one['for'] === 'label') ?? NO_PRINTER;
  const format = formats.find(({ id }) => id === printer['format']);
  const dpi = format?.dpi.find((one) => one === printer['dpi']) ?? format?.dpi[0];
  return format && dpi !== undefined ? { format, dpi } : null;
}
