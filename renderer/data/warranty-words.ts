// How a unit stands with our warranty, as one sentence: what every customer asks who brings a piece.
import { dateText } from '../../shared/texts/formats';
import { t } from '../../shared/texts/texts';

/** 'In warranty to 24 Nov 2028.'; `end` is null where no warranty of ours is recorded. */
export function warrantyWords(end: string | null, today: string): string {
  if (end === null) return t('units.warranty.none');
  const date = dateText(end);
  return end >= today ? t('units.warranty.to', { date }) : t('units.warranty.over', { date });
}
