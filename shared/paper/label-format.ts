// A label format as data: size of the label, its symbols with their limits, fields, type sizes, and the sheet if it is
// one. Shipped formats are files in assets/labels, own ones are settings; this holds the shape of both and what makes one
// unusable. It must not know files.
import { z } from 'zod';
import { CODE128_QUIET } from './code128';
import { HMM_PER_INCH } from './drawing';
import { SQUARE_KINDS, SQUARE_QUIET } from './label-square';

/** Lengths are hundredths of a millimetre (`Hmm`), so that 66.675 mm and 0.25 mm are whole numbers or nearly so. */
const hmm = (min: number, max: number) => z.int().min(min).max(max);

/** The limits that a format keeps, in hundredths of a millimetre; a designer shows them. */
export const LABEL_LIMITS = {
  /** The largest label any of our printers takes: A4. */
  maxSide: 30_000,
  minWidth: 1_000,
  minHeight: 500,
  maxMargin: 1_000,
  /** Below 0.25 mm hand scanners stop reading linear codes (fault 19); no format may go lower. */
  minLinear: 25,
  /** Below 0.4 mm a square symbol needs a scanner made for small parts. */
  minSquare: 40,
  maxModule: 200,
  /** Bars under 4 mm are missed by a hand that aims. */
  minBars: 400,
  maxBars: 5_000,
  minType: 120,
  maxType: 2_000,
} as const;
/** A module of one dot comes out by half too wide or too narrow: heat and paper move an edge by about one (fault 19). */
const LEAST_DOTS = 2;
const MAX_DOTS = 50;
/** Wider quiet zones than that leave no room on any label. */
const MAX_QUIET = 40;

const moduleLimits = (min: number) => ({
  minModuleHmm: hmm(min, LABEL_LIMITS.maxModule),
  maxModuleHmm: hmm(min, LABEL_LIMITS.maxModule),
  /** Exactly so many dots a module; null for as many as fit between the limits. Only in formats for one resolution. */
  moduleDots: z.int().min(1).max(MAX_DOTS).nullable().default(null),
});
const inOrder = (symbol: { readonly minModuleHmm: number; readonly maxModuleHmm: number }): boolean =>
  symbol.minModuleHmm <= symbol.maxModuleHmm;
const NOT_IN_ORDER = 'smallest module is above the largest';
const bars = hmm(LABEL_LIMITS.minBars, LABEL_LIMITS.maxBars);

const code128 = z
  .object({
    ...moduleLimits(LABEL_LIMITS.minLinear),
    minHeightHmm: bars,
    maxHeightHmm: bars,
    quietModules: z.int().min(CODE128_QUIET).max(MAX_QUIET).default(CODE128_QUIET),
  })
  .refine(inOrder, NOT_IN_ORDER)
  .refine((symbol) => symbol.minHeightHmm <= symbol.maxHeightHmm, 'smallest height is above the largest')
  .readonly();

const square = z
  .object({
    kind: z.enum(SQUARE_KINDS),
    ...moduleLimits(LABEL_LIMITS.minSquare),
    quietModules: z.int().min(1).max(MAX_QUIET).optional(),
  })
  .refine(inOrder, NOT_IN_ORDER)
  .transform((symbol) => ({ ...symbol, quietModules: symbol.quietModules ?? SQUARE_QUIET[symbol.kind] }))
  .refine((symbol) => symbol.quietModules >= SQUARE_QUIET[symbol.kind], 'quiet zone is below what readers need')
  .readonly();

const sheet = z
  .object({
    pageWidthHmm: hmm(1_000, LABEL_LIMITS.maxSide),
    pageHeightHmm: hmm(1_000, LABEL_LIMITS.maxSide),
    columns: z.int().min(1).max(20),
    rows: z.int().min(1).max(50),
    leftHmm: hmm(0, LABEL_LIMITS.maxSide),
    topHmm: hmm(0, LABEL_LIMITS.maxSide),
    stepXHmm: hmm(1, LABEL_LIMITS.maxSide),
    stepYHmm: hmm(1, LABEL_LIMITS.maxSide),
  })
  .readonly();

/** Company, name, maker serials and price stand at the top in the order given, item code and serial at the foot. */
export const LABEL_FIELDS = ['company', 'name', 'makers', 'price', 'serial', 'sku'] as const;
export type LabelField = (typeof LABEL_FIELDS)[number];
const fields = z
  .array(z.enum(LABEL_FIELDS))
  .max(LABEL_FIELDS.length)
  .refine((list) => new Set(list).size === list.length, 'a field stands twice')
  .readonly();

const type = hmm(150, LABEL_LIMITS.maxType);
const formatShape = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/u),
    name: z.string().min(1).max(60),
    widthHmm: hmm(LABEL_LIMITS.minWidth, LABEL_LIMITS.maxSide),
    heightHmm: hmm(LABEL_LIMITS.minHeight, LABEL_LIMITS.maxSide),
    marginHmm: hmm(0, LABEL_LIMITS.maxMargin),
    /** Resolutions that the format was read back at. */
    dpi: z.array(z.int().min(150).max(1_200)).min(1).max(6).readonly(),
    code128: code128.nullable(),
    square: square.nullable(),
    fields: fields.default(['name', 'makers', 'serial', 'sku']),
    type: z
      .object({ nameHmm: type, smallHmm: hmm(LABEL_LIMITS.minType, LABEL_LIMITS.maxType), serialHmm: type })
      .readonly(),
    sheet: sheet.nullable(),
  })
  .refine((format) => format.code128 !== null || format.square !== null, 'a label without a symbol is no label')
  .refine((format) => format.sheet === null || fitsPage(format), 'the labels do not fit on the page or overlap')
  .refine(
    (format) => format.dpi.length === 1 || [format.code128, format.square].every((one) => !one?.moduleDots),
    'a module in dots needs one resolution',
  )
  .refine((format) => narrowModule(format) === null, 'a module is narrower than scanners read')
  .readonly();

/** Files of before square symbols other than Data Matrix had `dataMatrix` where `square` is now. */
const labelFormatSchema = z.preprocess((value) => {
  if (typeof value !== 'object' || value === null || !('dataMatrix' in value) || 'square' in value) return value;
  const { dataMatrix, ...rest } = value;
  const known = typeof dataMatrix === 'object' && dataMatrix !== null;
  return { ...rest, square: known ? { ...dataMatrix, kind: 'dataMatrix' } : dataMatrix };
}, formatShape);

export type LabelFormat = z.infer<typeof formatShape>;
export type SheetGeometry = z.infer<typeof sheet>;
export type BarsLimits = z.infer<typeof code128>;
export type SquareLimits = z.infer<typeof square>;

export type FormatCheck =
  | { readonly kind: 'format'; readonly format: LabelFormat }
  | { readonly kind: 'unusable'; readonly reasons: readonly string[] };

/** Checks a format that came from a file or a designer; the reasons are sentences for the person who made it. */
export function checkLabelFormat(value: unknown): FormatCheck {
  const parsed = labelFormatSchema.safeParse(value);
  if (parsed.success) return { kind: 'format', format: parsed.data };
  return { kind: 'unusable', reasons: parsed.error.issues.map((i) => `${i.path.join('.') || 'format'}: ${i.message}`) };
}

export type NarrowModule = {
  readonly symbol: 'code128' | 'square';
  readonly moduleDots: number;
  readonly moduleHmm: number;
  readonly leastDots: number;
  readonly leastHmm: number;
};

type WithModules = {
  readonly dpi: readonly number[];
  readonly code128: BarsLimits | null;
  readonly square: SquareLimits | null;
};

/** The first symbol whose module is set to fewer dots than scanners read at the format's resolution, or null (fault 19). */
export function narrowModule({ dpi: [dpi = 1], code128, square }: WithModules): NarrowModule | null {
  const symbols = [
    ['code128', code128?.moduleDots ?? null, LABEL_LIMITS.minLinear],
    ['square', square?.moduleDots ?? null, LABEL_LIMITS.minSquare],
  ] as const;
  for (const [symbol, moduleDots, leastHmm] of symbols) {
    const leastDots = leastModuleDots(leastHmm, dpi);
    if (moduleDots !== null && moduleDots < leastDots) {
      return { symbol, moduleDots, moduleHmm: Math.round((moduleDots * HMM_PER_INCH) / dpi), leastDots, leastHmm };
    }
  }
  return null;
}

/** The fewest whole dots that are at least so wide, and never one alone. */
export function leastModuleDots(leastHmm: number, dpi: number): number {
  return Math.max(LEAST_DOTS, Math.ceil((leastHmm * dpi) / HMM_PER_INCH));
}

type Placed = { readonly widthHmm: number; readonly heightHmm: number; readonly sheet: SheetGeometry | null };

/** True when all labels of a sheet lie on its page and none lies over another. */
export function fitsPage({ widthHmm, heightHmm, sheet }: Placed): boolean {
  if (!sheet) return true;
  const right = sheet.leftHmm + (sheet.columns - 1) * sheet.stepXHmm + widthHmm;
  const bottom = sheet.topHmm + (sheet.rows - 1) * sheet.stepYHmm + heightHmm;
  return (
    right <= sheet.pageWidthHmm &&
    bottom <= sheet.pageHeightHmm &&
    (sheet.columns === 1 || sheet.stepXHmm >= widthHmm) &&
    (sheet.rows === 1 || sheet.stepYHmm >= heightHmm)
  );
}
