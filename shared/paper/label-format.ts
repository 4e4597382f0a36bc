// A label format as data: size of the label, its symbols with their limits, type sizes, and the sheet if it is one.
// Formats are files in assets/labels; this holds their shape and what makes one unusable. It must not know files.
import { z } from 'zod';

/** Lengths are hundredths of a millimetre (`Hmm`), so that 66.675 mm and 0.25 mm are whole numbers or nearly so. */
const hmm = (min: number, max: number) => z.int().min(min).max(max);
/** The largest label any of our printers takes: A4. */
const MAX_SIDE_HMM = 30_000;
/** Below 0.25 mm hand scanners stop reading linear codes (fault 19); no format may go lower. */
const MIN_LINEAR_HMM = 25;
/** Below 0.4 mm a Data Matrix needs a scanner made for small parts. */
const MIN_MATRIX_HMM = 40;

const module = (min: number) =>
  z
    .object({ minModuleHmm: hmm(min, 200), maxModuleHmm: hmm(min, 200) })
    .refine((symbol) => symbol.minModuleHmm <= symbol.maxModuleHmm, 'smallest module is above the largest');

const sheet = z
  .object({
    pageWidthHmm: hmm(1_000, MAX_SIDE_HMM),
    pageHeightHmm: hmm(1_000, MAX_SIDE_HMM),
    columns: z.int().min(1).max(20),
    rows: z.int().min(1).max(50),
    leftHmm: hmm(0, MAX_SIDE_HMM),
    topHmm: hmm(0, MAX_SIDE_HMM),
    stepXHmm: hmm(1, MAX_SIDE_HMM),
    stepYHmm: hmm(1, MAX_SIDE_HMM),
  })
  .readonly();

const labelFormatSchema = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,40}$/u),
    name: z.string().min(1).max(60),
    widthHmm: hmm(1_000, MAX_SIDE_HMM),
    heightHmm: hmm(500, MAX_SIDE_HMM),
    marginHmm: hmm(0, 1_000),
    /** Resolutions that the format was read back at. */
    dpi: z.array(z.int().min(150).max(1_200)).min(1).max(6).readonly(),
    code128: module(MIN_LINEAR_HMM)
      .and(z.object({ minHeightHmm: hmm(400, 5_000), maxHeightHmm: hmm(400, 5_000) }))
      .nullable(),
    dataMatrix: module(MIN_MATRIX_HMM).nullable(),
    type: z.object({ nameHmm: hmm(150, 2_000), smallHmm: hmm(120, 2_000), serialHmm: hmm(150, 2_000) }).readonly(),
    sheet: sheet.nullable(),
  })
  .refine((format) => format.code128 !== null || format.dataMatrix !== null, 'a label without a symbol is no label')
  .refine((format) => format.sheet === null || fitsPage(format), 'the labels do not fit on the page or overlap')
  .readonly();

export type LabelFormat = z.infer<typeof labelFormatSchema>;
export type SheetGeometry = z.infer<typeof sheet>;

export type FormatCheck =
  | { readonly kind: 'format'; readonly format: LabelFormat }
  | { readonly kind: 'unusable'; readonly reasons: readonly string[] };

/** Checks a format that came from a file or a designer; the reasons are sentences for the person who made it. */
export function checkLabelFormat(value: unknown): FormatCheck {
  const parsed = labelFormatSchema.safeParse(value);
  if (parsed.success) return { kind: 'format', format: parsed.data };
  return { kind: 'unusable', reasons: parsed.error.issues.map((i) => `${i.path.join('.') || 'format'}: ${i.message}`) };
}

type Placed = { readonly widthHmm: number; readonly heightHmm: number; readonly sheet: SheetGeometry | null };

function fitsPage({ widthHmm, heightHmm, sheet }: Placed): boolean {
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
