// Why a label cannot be kept as it stands in the form, as one sentence; what is typed wrong says so beside its field.
import type { House } from '../../../../shared/contract/answers';
import { layoutLabel } from '../../../../shared/paper/label-layout';
import { labelRefusalText } from '../../../../shared/texts/label-refusal-text';
import { mmText } from '../../../../shared/texts/mm';
import { t } from '../../../../shared/texts/texts';
import type { FormResult } from './label-form';
import { sampleLabel, WIDEST_SERIAL } from './sample-label';

/** Null where the label can be kept: it holds the widest serial of ours, printed first and printed again. */
export function problemOf(result: FormResult, house: House): string | null {
  switch (result.kind) {
    case 'typed':
    case 'noName':
    case 'noSymbol':
    case 'offPage':
    case 'barsUpsideDown':
      return t(`labels.wrong.${result.kind}`);
    case 'narrow': {
      const { symbol, moduleDots, moduleHmm, leastDots, leastHmm } = result.narrow;
      const slots = { dots: moduleDots, mm: mmText(moduleHmm), leastDots, leastMm: mmText(leastHmm) };
      return t(`labels.wrong.narrow.${symbol}`, slots);
    }
    case 'format': {
      const { format } = result;
      const again = { ...sampleLabel(house, WIDEST_SERIAL), reprint: true };
      const layout = layoutLabel(again, format, format.dpi[0] ?? 0, () => null);
      return layout.kind === 'drawing' ? null : labelRefusalText(layout);
    }
  }
}
