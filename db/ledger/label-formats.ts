// The label formats that this station made itself, a setting beside its printers: what fits a label hangs on the printer
// that stands here. What a newer Unitill wrote and this one cannot read is kept and not shown.
import type { LabelFormat } from '../../shared/paper/label-format';
import { checkOwnFormat, isOwnFormat } from '../../shared/paper/own-format';
import type { LedgerCore } from './core';
import type { PrinterRow } from './printers';

type Kept = Readonly<Record<string, unknown>>;
const SETTING = 'labelFormats';

/** Every own format as it is stored, oldest first. */
export function keptFormats(core: LedgerCore): readonly Kept[] {
  return core.local.setting<readonly Kept[]>(SETTING) ?? [];
}

export function keepFormats(core: LedgerCore, formats: readonly Kept[]): void {
  core.local.setSetting(SETTING, formats);
}

/** The own formats that can be used, oldest first. */
export function ownFormats(core: LedgerCore): readonly LabelFormat[] {
  return keptFormats(core).flatMap((kept) => {
    const check = checkOwnFormat(kept);
    return check.kind === 'format' ? [check.format] : [];
  });
}

/**
 * The printer with the own format that it prints. Files are drawn in the format's resolution; a label printer has its own,
 * and where the format is made for another its job fails, since narrower bars would come out (fault 19).
 */
export function printerWithFormat(
  core: LedgerCore,
  printer: PrinterRow | null,
): { readonly printer: PrinterRow | null; readonly format: LabelFormat | null } {
  const id = printer?.['format'];
  if (printer === null || typeof id !== 'string' || !isOwnFormat(id)) return { printer, format: null };
  const format = ownFormats(core).find((own) => own.id === id) ?? null;
  const file = printer['kind'] !== 'zpl_tcp';
  return { printer: format && file ? { ...printer, dpi: format.dpi[0] } : printer, format };
}
