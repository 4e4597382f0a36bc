// The measures of a label format in whole dots. It must not know symbols or texts.
import { dotsOf } from './drawing';
import type { LabelFormat } from './label-format';

export type Area = {
  readonly format: LabelFormat;
  readonly dpi: number;
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  readonly gap: number;
  /** Height of the line at the foot, for the serial or the item code; 0 without it. */
  readonly foot: number;
  readonly small: number;
  readonly large: number;
};

/** Space between the parts of a label. */
const GAP_HMM = 70;

export function areaOf(format: LabelFormat, dpi: number): Area {
  const dots = (hmm: number): number => dotsOf(hmm, dpi);
  const { fields, type } = format;
  const footHmm = fields.includes('serial') ? type.serialHmm : fields.includes('sku') ? type.smallHmm : 0;
  return {
    format,
    dpi,
    width: dots(format.widthHmm),
    height: dots(format.heightHmm),
    margin: dots(format.marginHmm),
    gap: dots(GAP_HMM),
    foot: dots(footHmm),
    small: dots(type.smallHmm),
    large: dots(type.nameHmm),
  };
}

export function footTop(area: Area): number {
  return area.height - area.margin - area.foot;
}

export function barsBottom(area: Area): number {
  return footTop(area) - Math.ceil(area.gap / 2);
}

/** What stands above the bars at their least height, or above the foot: bars shrink so far before any text is given up. */
export function topRoom(area: Area): number {
  const limits = area.format.code128;
  if (!limits) return footTop(area) - area.margin;
  return barsBottom(area) - area.margin - area.gap - dotsOf(limits.minHeightHmm, area.dpi);
}

/** What a label without bars leaves for a square symbol above its foot line. */
export function squareRoom(area: Area): number {
  return Math.min(area.width - 2 * area.margin, footTop(area) - area.margin);
}
