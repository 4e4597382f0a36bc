// The printers of this station, a setting that stays on it. A new station prints into PDF files beside its ledger,
// never inside the ledger folder: slips name customers, and an erased name may lie in no file there (DESIGN 9).
import path from 'node:path';

export type PrinterRow = Readonly<Record<string, unknown>> & { readonly for: 'label' | 'slip' };

/** The folder that printed PDF files go to: beside the ledger folder. */
export function paperFolder(ledgerFolder: string): string {
  return `${path.resolve(ledgerFolder)}-paper`;
}

/** Labels on a PDF roll, slips as PDF. */
export function defaultPrinters(ledgerFolder: string): readonly PrinterRow[] {
  const folder = paperFolder(ledgerFolder);
  return [
    { for: 'label', kind: 'pdf_roll', format: 'roll-50x25', dpi: 203, folder },
    { for: 'slip', kind: 'pdf_slip', format: '', dpi: 203, folder },
  ];
}
