// Which printer prints which label. Pure; what this window does not know of a printer goes back as it came.
import type { LabelFormat } from '../../../../shared/paper/label-format';

export type Printers = readonly Readonly<Record<string, unknown>>[];

/** True where the printer of labels uses this format. */
export function usedBy(printers: Printers, format: string): boolean {
  return printers.some((printer) => printer['for'] === 'label' && printer['format'] === format);
}

/** The resolution of a label printer that has this format and cannot print it, since it is made for another; else null. */
export function otherResolution(printers: Printers, { id, dpi }: LabelFormat): number | null {
  const printer = printers.find((one) => one['for'] === 'label' && one['format'] === id && one['kind'] === 'zpl_tcp');
  const has = printer?.['dpi'];
  return typeof has === 'number' && !dpi.includes(has) ? has : null;
}

/**
 * The printers with this format on the one that prints labels, or null where it cannot print it: sheets are for files. A
 * PDF printer prints rolls or sheets as the format has it.
 */
export function printersWith(printers: Printers, { id, dpi, sheet }: LabelFormat): Record<string, unknown>[] | null {
  const at = printers.findIndex((printer) => printer['for'] === 'label');
  const printer = printers[at];
  if (!printer) return null;
  const pdf = printer['kind'] === 'pdf_roll' || printer['kind'] === 'pdf_sheet';
  if (sheet && !pdf) return null;
  const changed = {
    ...printer,
    format: id,
    dpi: dpi.find((one) => one === printer['dpi']) ?? dpi[0],
    ...(pdf ? { kind: sheet ? 'pdf_sheet' : 'pdf_roll' } : {}),
  };
  return printers.map((one, index) => (index === at ? changed : { ...one }));
}
