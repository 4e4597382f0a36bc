// What the square symbol of a label holds and how many modules that takes, before anything draws it.
// A GS1 code is (01) GTIN and (21) serial; an item without a GTIN gets a plain Data Matrix of the serial instead.
import { DATA_MATRIX_QUIET, dataMatrixSide } from './data-matrix-size';
import type { LabelData } from './label-data';
import { QR_QUIET, qrSide } from './qr-size';

export const SQUARE_KINDS = ['dataMatrix', 'gs1DataMatrix', 'qr'] as const;
export type SquareKind = (typeof SQUARE_KINDS)[number];

export type SquareContent = {
  readonly kind: SquareKind;
  /** What a scanner must read; of a GS1 code the element string without the leading FNC1, which `kind` stands for. */
  readonly text: string;
  readonly side: number;
};

/** Light margin that a reader needs around each kind, in modules. */
export const SQUARE_QUIET: Readonly<Record<SquareKind, number>> = {
  dataMatrix: DATA_MATRIX_QUIET,
  gs1DataMatrix: DATA_MATRIX_QUIET,
  qr: QR_QUIET,
};

/** A serial in AI (21) has at most 20 of these 82 characters (GS1 General Specifications, figure 7.11-1). */
const GS1_SERIAL = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]{1,20}$/u;
const FNC1_WORDS = 1;

export type NoContent = { readonly kind: 'serialNotPrintable' | 'serialNotGs1'; readonly serial: string };

/** The content of a kind of symbol for one unit, or why it has none. */
export function squareContent(
  kind: SquareKind,
  { serial, gtin }: Pick<LabelData, 'serial' | 'gtin'>,
): SquareContent | NoContent {
  if (kind !== 'gs1DataMatrix' || gtin === null) {
    const side = kind === 'qr' ? qrSide(serial) : dataMatrixSide(serial);
    if (side === null) return { kind: 'serialNotPrintable', serial };
    return { kind: kind === 'qr' ? 'qr' : 'dataMatrix', text: serial, side };
  }
  if (!GS1_SERIAL.test(serial)) return { kind: 'serialNotGs1', serial };
  // (01) has a fixed length, so no separator stands between the two.
  const text = `01${gtin}21${serial}`;
  const side = dataMatrixSide(text, FNC1_WORDS);
  return side === null ? { kind: 'serialNotPrintable', serial } : { kind, text, side };
}
