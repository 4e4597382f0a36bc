// The layout of a label as the printer would draw it, with its square symbol once that is made.
import type { LabelData } from '../../shared/paper/label-data';
import type { LabelFormat } from '../../shared/paper/label-format';
import { layoutLabel, type LabelLayout } from '../../shared/paper/label-layout';
import { squareContent } from '../../shared/paper/label-square';
import { useSquareBits } from './use-square-bits';

export function useLabelLayout(label: LabelData, format: LabelFormat, dpi: number): LabelLayout {
  const content = format.square ? squareContent(format.square.kind, label) : null;
  const bitsOf = useSquareBits(content && 'side' in content ? content : null);
  return layoutLabel(label, format, dpi, bitsOf);
}
