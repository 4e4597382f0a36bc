// What the round trip prints: every shipped format at each of its resolutions, as ZPL and as PDF, as shipped and with each
// symbol alone; and serials from every character that a symbol may carry, from a printed seed.
import { layoutLabel } from '../../../shared/paper/label-layout';
import type { LabelData } from '../../../shared/paper/label-data';
import type { LabelFormat } from '../../../shared/paper/label-format';
import type { SymbolKind } from '../../../shared/paper/label-symbols';
import { formatSerial, prefixAt, PREFIX_COUNT } from '../../../shared/serial/serial';
import { labelFormats } from '../../../main/printing/paper-assets';
import { generator } from './label-samples';

type Symbols = SymbolKind | 'shipped';
export type RoundTripCase = {
  readonly format: LabelFormat;
  readonly dpi: number;
  readonly symbols: Symbols;
  readonly out: 'zpl' | 'pdf';
};

const SYMBOLS: readonly SymbolKind[] = ['code128', 'dataMatrix', 'gs1DataMatrix', 'qr'];
const BARS = { minModuleHmm: 25, maxModuleHmm: 36, moduleDots: null, quietModules: 10 } as const;
const SQUARE = { minModuleHmm: 50, maxModuleHmm: 76, moduleDots: null } as const;
const HEIGHTS = { minHeightHmm: 500, maxHeightHmm: 800 } as const;

/** A format with one symbol and no other, as a designer would set it. Sheets lie on rolls here: places on a page are tested elsewhere. */
export function withSymbol(format: LabelFormat, symbols: Symbols): LabelFormat {
  const roll = { ...format, sheet: null };
  if (symbols === 'shipped') return roll;
  if (symbols === 'code128') return { ...roll, square: null, code128: { ...BARS, ...HEIGHTS } };
  return { ...roll, code128: null, square: { ...SQUARE, kind: symbols, quietModules: symbols === 'qr' ? 4 : 1 } };
}

/** Every case; sheets are never sent to a label printer. */
export function roundTripCases(): readonly RoundTripCase[] {
  return [...labelFormats().values()].flatMap((format) =>
    format.dpi.flatMap((dpi) =>
      (['shipped', ...SYMBOLS] as const).flatMap((symbols) =>
        (format.sheet ? (['pdf'] as const) : (['zpl', 'pdf'] as const)).map((out) => ({
          format: withSymbol(format, symbols),
          dpi,
          symbols,
          out,
        })),
      ),
    ),
  );
}

/** Printable ASCII, and the 82 characters of GS1 (General Specifications, figure 7.11-1). */
const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(0x20 + at)).join('');
const CSET82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;
const GTINS = ['04006381333931', '00012345678905', '10614141000415'];
const LONGEST = 20;

export type Serials = {
  readonly next: (one: RoundTripCase) => LabelData;
  /** Serials that were too large for their label and were refused on the way. */
  readonly refused: () => number;
  readonly characters: () => ReadonlySet<string>;
};

/** Labels for the cases: every third with a serial of ours, the others with 1 to 20 characters of all that may be. */
export function serialsFor(seed: number): Serials {
  const random = generator(seed);
  const seen = new Set<string>();
  let refused = 0;
  let count = 0;
  const anySerial = (gs1: boolean): string => {
    const from = gs1 ? CSET82 : ASCII;
    return Array.from({ length: 1 + random(LONGEST) }, () => from[random(from.length)] ?? '').join('');
  };
  const ours = (): string => formatSerial(prefixAt(random(PREFIX_COUNT)), random(1_000_000));
  const next = (one: RoundTripCase): LabelData => {
    count += 1;
    for (let ownOnes = count % 3 === 0; ; ownOnes = false) {
      const gs1 = one.format.square?.kind === 'gs1DataMatrix';
      const label = around(ownOnes ? ours() : anySerial(gs1), GTINS[random(GTINS.length)] ?? null);
      if (layoutLabel(label, one.format, one.dpi, () => null).kind === 'drawing') {
        for (const character of label.serial) seen.add(character);
        return label;
      }
      refused += 1;
    }
  };
  return { next, refused: () => refused, characters: () => seen };
}

function around(serial: string, gtin: string | null): LabelData {
  return {
    serial,
    gtin,
    itemName: 'Café crème ^FS^XZ ~JR \\ 100 %',
    sku: 'A/B^C~D\\',
    makerSerials: ['SN-^~\\é'],
    makerLabels: ['Maker'],
    companyName: 'Fernweh & Söhne',
    priceText: '1,449.00 EUR',
    training: false,
    reprint: false,
  };
}
