// The form of a label format: what is typed, in millimetres and dots, and the format that it makes. Pure; it must not know
// the window.
import {
  fitsPage,
  LABEL_LIMITS,
  narrowModule,
  type LabelField,
  type LabelFormat,
  type NarrowModule,
} from '../../../../shared/paper/label-format';
import { SQUARE_QUIET, type SquareKind } from '../../../../shared/paper/label-square';
import { mmText, parseMm } from '../../../../shared/texts/mm';

/** Resolutions of label printers: 8, 12 and 24 dots a millimetre. */
export const RESOLUTIONS = [203, 300, 600] as const;

const { maxSide, minWidth, minHeight, maxMargin, minBars, maxBars, minType, maxType } = LABEL_LIMITS;
/** Lengths that are typed in millimetres, each with its limits in hundredths. */
export const LENGTHS = {
  width: [minWidth, maxSide],
  height: [minHeight, maxSide],
  margin: [0, maxMargin],
  barsLow: [minBars, maxBars],
  barsHigh: [minBars, maxBars],
  nameType: [150, maxType],
  smallType: [minType, maxType],
  serialType: [150, maxType],
  pageWidth: [1_000, maxSide],
  pageHeight: [1_000, maxSide],
  left: [0, maxSide],
  top: [0, maxSide],
  stepX: [1, maxSide],
  stepY: [1, maxSide],
} as const;
export type Length = keyof typeof LENGTHS;
const SHEET_LENGTHS = ['pageWidth', 'pageHeight', 'left', 'top', 'stepX', 'stepY'] as const;

export type CountName = 'barsQuiet' | 'squareQuiet' | 'columns' | 'rows';

export type LabelForm = {
  readonly id: string;
  readonly name: string;
  readonly dpi: number;
  readonly lengths: Readonly<Record<Length, string>>;
  readonly counts: Readonly<Record<CountName, string>>;
  readonly bars: boolean;
  /** Dots a module; null for as many as fit. */
  readonly barsDots: number | null;
  readonly square: SquareKind | 'none';
  readonly squareDots: number | null;
  readonly fields: readonly LabelField[];
  readonly sheet: boolean;
  /** What the form does not show stays as it was copied: how wide a module may become. */
  readonly base: LabelFormat;
};

/** Bars where a copied format has none; a module between the least that scanners read and about twice that. */
const BARS = { minModuleHmm: 25, maxModuleHmm: 51 } as const;
const SQUARE = { minModuleHmm: 50, maxModuleHmm: 100 } as const;
const LOW_BARS_HMM = 500;
const HIGH_BARS_HMM = 800;

/** The form of a format, new or changed; `dpi` is the resolution that a shipped one is copied for. */
export function formOf(format: LabelFormat, id: string, name: string, dpi: number): LabelForm {
  const { code128, square, sheet, type } = format;
  const quiet = square?.quietModules ?? SQUARE_QUIET.dataMatrix;
  return {
    id,
    name,
    dpi,
    lengths: {
      width: mmText(format.widthHmm),
      height: mmText(format.heightHmm),
      margin: mmText(format.marginHmm),
      barsLow: mmText(code128?.minHeightHmm ?? LOW_BARS_HMM),
      barsHigh: mmText(code128?.maxHeightHmm ?? HIGH_BARS_HMM),
      nameType: mmText(type.nameHmm),
      smallType: mmText(type.smallHmm),
      serialType: mmText(type.serialHmm),
      pageWidth: mmText(sheet?.pageWidthHmm ?? 0),
      pageHeight: mmText(sheet?.pageHeightHmm ?? 0),
      left: mmText(sheet?.leftHmm ?? 0),
      top: mmText(sheet?.topHmm ?? 0),
      stepX: mmText(sheet?.stepXHmm ?? 0),
      stepY: mmText(sheet?.stepYHmm ?? 0),
    },
    counts: {
      barsQuiet: String(code128?.quietModules ?? COUNT_LIMITS.barsQuiet[0]),
      squareQuiet: String(quiet),
      columns: String(sheet?.columns ?? 1),
      rows: String(sheet?.rows ?? 1),
    },
    bars: code128 !== null,
    barsDots: code128?.moduleDots ?? null,
    square: square?.kind ?? 'none',
    squareDots: square?.moduleDots ?? null,
    fields: format.fields,
    sheet: sheet !== null,
    base: format,
  };
}

const COUNT_LIMITS = { barsQuiet: [10, 40], columns: [1, 20], rows: [1, 50] } as const;

/** The least and the most of a number; the quiet zone of a square symbol hangs on its kind. */
export function countLimits(form: LabelForm, name: CountName): readonly [number, number] {
  if (name !== 'squareQuiet') return COUNT_LIMITS[name];
  return [form.square === 'none' ? SQUARE_QUIET.dataMatrix : SQUARE_QUIET[form.square], COUNT_LIMITS.barsQuiet[1]];
}

/** True where a typed length is unclean or beyond its limits; the lengths of a sheet count only where it is one. */
export function wrongLength(form: LabelForm, name: Length): boolean {
  if (!form.sheet && SHEET_LENGTHS.some((one) => one === name)) return false;
  const value = parseMm(form.lengths[name]);
  const [from, to] = LENGTHS[name];
  return value === null || value < from || value > to;
}

export function wrongCount(form: LabelForm, name: CountName): boolean {
  const unused = {
    barsQuiet: !form.bars,
    squareQuiet: form.square === 'none',
    columns: !form.sheet,
    rows: !form.sheet,
  };
  if (unused[name]) return false;
  const [from, to] = countLimits(form, name);
  const value = /^\d{1,3}$/u.test(form.counts[name]) ? Number(form.counts[name]) : -1;
  return value < from || value > to;
}

export type FormResult =
  | { readonly kind: 'format'; readonly format: LabelFormat }
  /** Something typed is wrong beside its field already. */
  | { readonly kind: 'typed' }
  | { readonly kind: 'noSymbol' | 'offPage' | 'barsUpsideDown' | 'noName' }
  | { readonly kind: 'narrow'; readonly narrow: NarrowModule };

/** The format that the form makes, or the first reason why it makes none. */
export function formatOf(form: LabelForm): FormResult {
  const lengths = Object.keys(LENGTHS) as Length[];
  const counts: readonly CountName[] = ['barsQuiet', 'squareQuiet', 'columns', 'rows'];
  if (lengths.some((one) => wrongLength(form, one)) || counts.some((one) => wrongCount(form, one)))
    return { kind: 'typed' };
  if (form.name.trim() === '') return { kind: 'noName' };
  if (!form.bars && form.square === 'none') return { kind: 'noSymbol' };
  const format = made(form);
  if (format.code128 && format.code128.minHeightHmm > format.code128.maxHeightHmm) return { kind: 'barsUpsideDown' };
  if (!fitsPage(format)) return { kind: 'offPage' };
  const narrow = narrowModule(format);
  return narrow ? { kind: 'narrow', narrow } : { kind: 'format', format };
}

/** Only of a form whose lengths and numbers are right. */
function made(form: LabelForm): LabelFormat {
  const mm = (name: Length): number => parseMm(form.lengths[name]) ?? 0;
  const { base } = form;
  return {
    id: form.id,
    name: form.name.trim(),
    widthHmm: mm('width'),
    heightHmm: mm('height'),
    marginHmm: mm('margin'),
    dpi: [form.dpi],
    code128: form.bars
      ? {
          ...(base.code128 ?? BARS),
          moduleDots: form.barsDots,
          minHeightHmm: mm('barsLow'),
          maxHeightHmm: mm('barsHigh'),
          quietModules: Number(form.counts.barsQuiet),
        }
      : null,
    square:
      form.square === 'none'
        ? null
        : {
            ...(base.square ?? SQUARE),
            kind: form.square,
            moduleDots: form.squareDots,
            quietModules: Number(form.counts.squareQuiet),
          },
    fields: form.fields,
    type: { nameHmm: mm('nameType'), smallHmm: mm('smallType'), serialHmm: mm('serialType') },
    sheet: form.sheet
      ? {
          pageWidthHmm: mm('pageWidth'),
          pageHeightHmm: mm('pageHeight'),
          columns: Number(form.counts.columns),
          rows: Number(form.counts.rows),
          leftHmm: mm('left'),
          topHmm: mm('top'),
          stepXHmm: mm('stepX'),
          stepYHmm: mm('stepY'),
        }
      : null,
  };
}

/** Another square symbol, with the quiet zone that it needs at least. */
export function withSquare(form: LabelForm, square: LabelForm['square']): LabelForm {
  if (square === 'none') return { ...form, square };
  const quiet = Math.max(Number(form.counts.squareQuiet) || 0, SQUARE_QUIET[square]);
  return { ...form, square, counts: { ...form.counts, squareQuiet: String(quiet) } };
}

/** A field put on the label, at the end, or taken off. */
export function withField(form: LabelForm, field: LabelField, on: boolean): LabelForm {
  const others = form.fields.filter((one) => one !== field);
  return { ...form, fields: on ? [...others, field] : others };
}

/** A field one place up or down. */
export function movedField(form: LabelForm, field: LabelField, by: -1 | 1): LabelForm {
  const at = form.fields.indexOf(field);
  const other = form.fields[at + by];
  if (at < 0 || other === undefined) return form;
  return {
    ...form,
    fields: form.fields.map((one) => (one === field ? other : one === other ? field : one)),
  };
}
