// A drawing: what goes onto paper, in whole printer dots, the same for PDF, ZPL and the preview on screen.
// Whole dots keep every bar as wide as it was meant (fault 19). It must not know printers, files or fonts' files.

export type Weight = 'regular' | 'bold';

export type Primitive =
  /** A linear symbol: one bit a module, 1 is a bar. `text` is what a scanner must read. */
  | {
      readonly kind: 'bars';
      readonly x: number;
      readonly y: number;
      readonly heightDots: number;
      readonly moduleDots: number;
      readonly bits: readonly number[];
      readonly text: string;
    }
  /**
   * A square symbol, row by row; `bits` is null where the printer makes the symbol itself. Of a GS1 code `text` leaves out
   * the leading FNC1, which `symbol` stands for.
   */
  | {
      readonly kind: 'matrix';
      /** Absent where nobody but the bits says what it is: the code at the foot of a slip. */
      readonly symbol?: 'dataMatrix' | 'gs1DataMatrix' | 'qr';
      readonly x: number;
      readonly y: number;
      readonly moduleDots: number;
      readonly side: number;
      readonly bits: readonly number[] | null;
      readonly text: string;
    }
  /** One line of text in a box; `sizeDots` is the em, `baseline` where the letters stand. */
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly baseline: number;
      readonly widthDots: number;
      readonly sizeDots: number;
      readonly weight: Weight;
      readonly inverse: boolean;
      readonly text: string;
    }
  | {
      readonly kind: 'fill';
      readonly x: number;
      readonly y: number;
      readonly widthDots: number;
      readonly heightDots: number;
    };

export type Drawing = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly dpi: number;
  readonly primitives: readonly Primitive[];
};

/** Hundredths of a millimetre in an inch. */
export const HMM_PER_INCH = 2_540;

/** A length in hundredths of a millimetre as the nearest whole number of dots. */
export function dotsOf(hmm: number, dpi: number): number {
  return Math.round((hmm * dpi) / HMM_PER_INCH);
}

/** Dots as hundredths of a millimetre, for messages. */
export function hmmOf(dots: number, dpi: number): number {
  return Math.round((dots * HMM_PER_INCH) / dpi);
}

/** The runs of ones in a row of bits, as [start, length]: a device draws a bar once, not module by module. */
export function runsOf(bits: readonly number[], from = 0, to = bits.length): (readonly [number, number])[] {
  const runs: (readonly [number, number])[] = [];
  let start = -1;
  for (let at = from; at <= to; at += 1) {
    const dark = at < to && bits[at] === 1;
    if (dark && start < 0) start = at;
    if (!dark && start >= 0) {
      runs.push([start - from, at - start]);
      start = -1;
    }
  }
  return runs;
}
