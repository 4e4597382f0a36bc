// Fits the symbols of a serial onto a label in whole dots, or says why they do not fit and what would (fault 19).
// Knows modules, dots and a format's limits; it must not know where on the label a symbol stands.
import { CODE128_QUIET, code128Bits } from './code128';
import { DATA_MATRIX_QUIET, dataMatrixSide } from './data-matrix-size';
import { dotsOf, HMM_PER_INCH, hmmOf } from './drawing';
import type { LabelFormat } from './label-format';

/** A square symbol as the maker of symbols gives it; `bits` is null where the printer makes it from the text. */
export type MatrixSymbol = { readonly side: number; readonly bits: readonly number[] | null };

type SymbolName = 'Code 128' | 'Data Matrix';

export type LabelRefusal =
  | { readonly kind: 'serialNotPrintable'; readonly serial: string }
  | {
      readonly kind: 'symbolTooLarge';
      readonly symbol: SymbolName;
      /** Modules across, without quiet zones. */
      readonly modules: number;
      /** With quiet zones, at the smallest module that is allowed. */
      readonly neededHmm: number;
      readonly roomHmm: number;
      /** The symbol that this label could carry instead, for the designer's offer. */
      readonly fits: SymbolName | null;
    };

/** The module of a Data Matrix offered in place of bars on a format that has none of its own. */
const OFFERED_MATRIX_HMM = 50;

export type Area = {
  readonly format: LabelFormat;
  readonly dpi: number;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly gap: number;
  /** Height of the line with the serial for people, at the foot. */
  readonly foot: number;
};

export type Bars = {
  readonly kind: 'bars';
  readonly bits: readonly number[];
  readonly moduleDots: number;
  readonly widthDots: number;
};

/** Space between the parts of a label. */
const GAP_HMM = 70;

/** The measures of a format in dots. */
export function areaOf(format: LabelFormat, dpi: number): Area {
  const dots = (hmm: number): number => dotsOf(hmm, dpi);
  return {
    format,
    dpi,
    width: dots(format.widthHmm),
    height: dots(format.heightHmm),
    margin: dots(format.marginHmm),
    gap: dots(GAP_HMM),
    foot: dots(format.type.serialHmm),
  };
}

/** The widest bars that the width and the format allow, quiet zones inside the label, or the refusal. */
export function fitBars(serial: string, area: Area, limits: NonNullable<LabelFormat['code128']>): Bars | LabelRefusal {
  const bits = code128Bits(serial);
  const modules = bits.length + 2 * CODE128_QUIET;
  // No format may go below 0.25 mm or 150 dpi, so this is two dots or more: heat and paper move an edge by about one.
  const least = dotsAtLeast(limits.minModuleHmm, area.dpi);
  const most = Math.max(least, dotsAtMost(limits.maxModuleHmm, area.dpi));
  const moduleDots = Math.min(most, Math.floor(area.width / modules));
  if (moduleDots >= least) return { kind: 'bars', bits, moduleDots, widthDots: bits.length * moduleDots };
  const side = dataMatrixSide(serial);
  return {
    kind: 'symbolTooLarge',
    symbol: 'Code 128',
    modules: bits.length,
    neededHmm: hmmOf(modules * least, area.dpi),
    roomHmm: area.format.widthHmm,
    fits: side !== null && matrixNeed(area, side) <= matrixRoom(area) ? 'Data Matrix' : null,
  };
}

/** The largest module in dots for a Data Matrix in a square of `room` dots, quiet zones included, or the refusal. */
export function fitMatrix(area: Area, matrix: MatrixSymbol, room: number): number | LabelRefusal {
  const need = matrixNeed(area, matrix.side);
  const space = Math.min(room, matrixRoom(area));
  if (need > space) {
    return {
      kind: 'symbolTooLarge',
      symbol: 'Data Matrix',
      modules: matrix.side,
      neededHmm: hmmOf(need, area.dpi),
      roomHmm: hmmOf(Math.max(space, 0), area.dpi),
      fits: null,
    };
  }
  const most = dotsAtMost(area.format.dataMatrix?.maxModuleHmm ?? OFFERED_MATRIX_HMM, area.dpi);
  const across = matrix.side + 2 * DATA_MATRIX_QUIET;
  return Math.max(need / across, Math.min(most, Math.floor(space / across)));
}

/** The refusal as one sentence for the operator and the job list. */
export function labelRefusalText(refusal: LabelRefusal): string {
  if (refusal.kind === 'serialNotPrintable')
    return `"${refusal.serial}" holds characters that no label symbol carries.`;
  const mm = (hmm: number): string => `${Math.floor(hmm / 100)}.${Math.floor((hmm % 100) / 10)} mm`;
  const offer = refusal.fits ? `Use a format with ${refusal.fits}, which fits.` : 'Use a larger label.';
  return `${refusal.symbol} needs ${mm(refusal.neededHmm)} and the label has ${mm(refusal.roomHmm)}. ${offer}`;
}

/** Side of the Data Matrix with its quiet zones at the smallest module, in dots. */
function matrixNeed(area: Area, side: number): number {
  const leastHmm = area.format.dataMatrix?.minModuleHmm ?? OFFERED_MATRIX_HMM;
  return (side + 2 * DATA_MATRIX_QUIET) * dotsAtLeast(leastHmm, area.dpi);
}

/** What a label without bars leaves for a Data Matrix above its foot line. */
function matrixRoom(area: Area): number {
  return Math.min(area.width - 2 * area.margin, area.height - 2 * area.margin - area.foot);
}

/** The smallest whole number of dots that is at least a length. */
function dotsAtLeast(hmm: number, dpi: number): number {
  return Math.ceil((hmm * dpi) / HMM_PER_INCH);
}

function dotsAtMost(hmm: number, dpi: number): number {
  return Math.floor((hmm * dpi) / HMM_PER_INCH);
}
