// The settings of a printer as this window knows them. What it does not know of a row is kept and sent back untouched.

export const LABEL_FORMATS = ['roll-50x25', 'roll-2x1', 'roll-40x20', 'roll-100x50', 'avery-5160', 'l7651'] as const;
/** What label printers are sold with. */
export const DPI = [203, 300, 600] as const;
const LABEL_KINDS = ['pdf_roll', 'pdf_sheet', 'zpl_tcp'] as const;
const SLIP_KINDS = ['pdf_slip'] as const;
type Kind = (typeof LABEL_KINDS)[number] | (typeof SLIP_KINDS)[number];

export type PrinterFields = Readonly<Record<string, unknown>> & {
  readonly for: 'label' | 'slip';
  readonly kind: Kind;
  readonly format: string;
  readonly dpi?: number;
  readonly folder?: string;
  readonly host?: string;
  readonly port?: number;
};

/** The kinds of printer that can print labels, or slips. */
export function kindsOf(what: PrinterFields['for']): readonly Kind[] {
  return what === 'label' ? LABEL_KINDS : SLIP_KINDS;
}

/** True for a row that this window can show; others are of a newer kind and left alone. */
export function isShown(row: Readonly<Record<string, unknown>>): row is PrinterFields {
  const known = row['for'] === 'label' || row['for'] === 'slip';
  return known && typeof row['kind'] === 'string' && typeof row['format'] === 'string';
}

const MAX_PORT = 65_535;

/** The field that cannot stand as it is, or null. */
export function wrongPrinter(row: PrinterFields): 'host' | 'port' | 'folder' | null {
  if (row.kind !== 'zpl_tcp') return (row.folder ?? '').trim() === '' ? 'folder' : null;
  if ((row.host ?? '') === '') return 'host';
  const port = row.port ?? 0;
  return Number.isInteger(port) && port > 0 && port <= MAX_PORT ? null : 'port';
}
