// The label formats that come with the program, as the window knows them: the same files that print jobs read; and the one
// that the label printer of this station uses.
import avery5160 from '../../assets/labels/avery-5160.json';
import l7651 from '../../assets/labels/l7651.json';
import roll100x50 from '../../assets/labels/roll-100x50.json';
import roll2x1 from '../../assets/labels/roll-2x1.json';
import roll40x20 from '../../assets/labels/roll-40x20.json';
import roll50x25 from '../../assets/labels/roll-50x25.json';
import { checkLabelFormat, type LabelFormat } from '../../shared/paper/label-format';
import { usedFormat, type UsedFormat } from '../../shared/paper/used-format';
import { useAsk } from './use-ask';

export const SHIPPED_FORMATS: readonly LabelFormat[] = [
  roll50x25,
  roll2x1,
  roll40x20,
  roll100x50,
  avery5160,
  l7651,
].map((file) => {
  const check = checkLabelFormat(file);
  if (check.kind === 'unusable') throw new Error(`a label format of this program: ${check.reasons.join('; ')}`);
  return check.format;
});

/** What labels are printed in here, or null until the printers are known. */
export function useLabelFormat(): UsedFormat | null {
  const printers = useAsk('printers', {}).result;
  const own = useAsk('labelFormats', {}).result;
  return printers && own ? usedFormat(printers, [...SHIPPED_FORMATS, ...own]) : null;
}
