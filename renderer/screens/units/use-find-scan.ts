// What a scan does on Units: a unit opens its card, several ask which, anything else becomes the search.
import { useCallback } from 'react';
import type { ItemSummary, Resolution, UnitSummary } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { STATUS_WORDS } from '../../../shared/texts/words';
import { desktop } from '../../data/desktop';
import { faultShown } from '../../data/fault-shown';
import { unitChoice, useShowRefusal } from '../../data/use-shown';
import type { Choice, Shown } from '../../frame/shown';

type Needs = {
  readonly onUnit: (serial: string) => void;
  readonly onItem: (item: string) => void;
  readonly onSearch: (text: string) => void;
};

export function useFindScan({ onUnit, onItem, onSearch }: Needs): (text: string) => Promise<Shown | null> {
  const showRefusal = useShowRefusal();
  return useCallback(
    async (text) => {
      const answer = await desktop().ask('resolve', { text, screen: 'units' });
      if ('fault' in answer) return faultShown(answer.fault);
      if ('refusal' in answer) return showRefusal(answer.refusal);
      const { result } = answer;
      const units = unitsOf(result);
      const [only] = units;
      if (only && units.length === 1 && result.kind === 'unit') return opened(only, onUnit);
      if (units.length > 0) return which(text, units, onUnit);
      if (result.kind === 'item') return found(result.item, onItem);
      if (result.kind !== 'nothing') return searched(text.trim(), onSearch);
      // Part of a number is no known code: it is searched, unless the scan itself was broken.
      const partial = result.refusal.code === 'scanUnknown' || result.refusal.code === 'serialUnknown';
      const hits = partial ? await searched(text.trim(), onSearch) : null;
      return hits ?? showRefusal(result.refusal);
    },
    [onUnit, onItem, onSearch, showRefusal],
  );
}

function unitsOf(result: Resolution): readonly UnitSummary[] {
  if (result.kind === 'unit') return [result.unit];
  return result.kind === 'several' ? result.units : [];
}

function opened(unit: UnitSummary, onUnit: Needs['onUnit']): Shown {
  onUnit(unit.serial);
  const { itemName: name, serial } = unit;
  return { tone: 'taken', words: t('units.opened', { name, serial, status: STATUS_WORDS[unit.status] }) };
}

function which(text: string, units: readonly UnitSummary[], onUnit: Needs['onUnit']): Shown {
  const pick = (choice: Choice): Promise<Shown | null> => {
    const unit = units.find(({ serial }) => serial === choice.id);
    return Promise.resolve(unit ? opened(unit, onUnit) : null);
  };
  return { tone: 'question', words: t('units.which', { text }), question: { choices: units.map(unitChoice), pick } };
}

function found({ id, name, inStock }: ItemSummary, onItem: Needs['onItem']): Shown {
  onItem(id);
  return { tone: 'taken', words: t('units.itemFound', { name, count: inStock }) };
}

/** Searches, and says how many were found; null where nothing was. */
async function searched(text: string, onSearch: Needs['onSearch']): Promise<Shown | null> {
  const answer = await desktop().ask('search', { text, limit: 200 });
  onSearch(text);
  const count = answer.ok ? answer.result.length : 0;
  return count === 0 ? null : { tone: 'taken', words: t('units.found', { count, text }) };
}
