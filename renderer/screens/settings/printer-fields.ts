// The settings of a printer as this window knows them. What it does not know of a row is kept and sent back untouched.
import { DRAWER_PINS, ROLL_WIDTHS_MM, SLIP_CODEPAGES } from '../../../shared/paper/slip-printer';
import type { DrawerPin, RollWidthMm, SlipCodepage } from '../../../shared/paper/slip-printer';

export const LABEL_FORMATS = ['roll-50x25', 'roll-2x1', 'roll-40x20', 'roll-100x50', 'avery-5160', 'l7651'] as const;
/** What label printers are sold with. */
export const DPI = [203, 300, 600] as const;
const LABEL_KINDS = ['pdf_roll', 'pdf_sheet', 'zpl_tcp', 'zpl_queue', 'zpl_serial', 'zpl_device'] as const;
const SLIP_KINDS = ['pdf_slip', 'escpos_tcp', 'escpos_queue', 'escpos_serial', 'escpos_device'] as const;
type Kind = (typeof LABEL_KINDS)[number] | (typeof SLIP_KINDS)[number];
/** Where the paper goes. */
type Way = 'folder' | 'tcp' | 'queue' | 'serial' | 'device';

export type PrinterFields = Readonly<Record<string, unknown>> & {
  readonly for: 'label' | 'slip';
  readonly kind: Kind;
  readonly format: string;
  readonly dpi?: number;
  readonly folder?: string;
  readonly host?: string;
  readonly port?: number;
  readonly device?: string;
  readonly baudRate?: number;
  readonly queue?: string;
  readonly widthMm?: RollWidthMm;
  readonly codepage?: SlipCodepage;
  readonly drawer?: DrawerPin;
};

/** The kinds of printer that can print labels, or slips. */
export function kindsOf(what: PrinterFields['for']): readonly Kind[] {
  return what === 'label' ? LABEL_KINDS : SLIP_KINDS;
}

export function wayOf({ kind }: PrinterFields): Way {
  if (kind.startsWith('pdf')) return 'folder';
  if (kind.endsWith('_tcp')) return 'tcp';
  if (kind.endsWith('_queue')) return 'queue';
  return kind.endsWith('_serial') ? 'serial' : 'device';
}

/** True for a printer that speaks ESC/POS, and so has a roll, a code page and perhaps a drawer. */
export function isSlipPrinter({ kind }: PrinterFields): boolean {
  return kind.startsWith('escpos');
}

/** What a slip printer is until somebody says otherwise; every choice of the page shows one of these lists. */
export const USUAL = { widthMm: 80, codepage: 'cp858', drawer: 'none', baudRate: 9_600, port: 9_100 } as const;
export const CHOICES = {
  widthMm: ROLL_WIDTHS_MM,
  codepage: SLIP_CODEPAGES,
  drawer: DRAWER_PINS,
  baudRate: [9_600, 19_200, 38_400, 57_600, 115_200],
} as const;

/** The row as another kind of printer, with the usual port where it has none yet. */
export function asKind(row: PrinterFields, kind: Kind): Partial<PrinterFields> {
  return kind.endsWith('_tcp') && row.port === undefined ? { kind, port: USUAL.port } : { kind };
}

/** True for a row that this window can show; others are of a newer kind and left alone. */
export function isShown(row: Readonly<Record<string, unknown>>): row is PrinterFields {
  const { for: what, kind, format } = row;
  if (what !== 'label' && what !== 'slip') return false;
  return kindsOf(what).some((known) => known === kind) && typeof format === 'string';
}

const MAX_PORT = 65_535;

/** The field that cannot stand as it is, or null. */
export function wrongPrinter(row: PrinterFields): 'host' | 'port' | 'folder' | 'queue' | 'device' | null {
  const way = wayOf(row);
  if (way === 'folder') return isEmpty(row.folder) ? 'folder' : null;
  if (way === 'queue') return isEmpty(row.queue) ? 'queue' : null;
  if (way !== 'tcp') return isEmpty(row.device) ? 'device' : null;
  if (isEmpty(row.host)) return 'host';
  const port = row.port ?? 0;
  return Number.isInteger(port) && port > 0 && port <= MAX_PORT ? null : 'port';
}

function isEmpty(text: string | undefined): boolean {
  return (text ?? '').trim() === '';
}
