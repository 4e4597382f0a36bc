// The words for a delivery that was posted: its number, its pieces, its vendor.
import { t } from '../../../shared/texts/texts';
import { kindWord } from '../../../shared/texts/words';
import type { Done } from './use-draft';

/** Gives the sentence for a posted delivery. */
export function postedWords(done: Done, vendor: string, count: number): string {
  const [posting] = done.postings;
  const document = `${kindWord(posting?.kind ?? '')} ${posting?.docNo ?? ''}`.trim();
  if (count === 0) return t('receive.posted.goods', { document, vendor });
  return t('receive.posted', { document, count, vendor });
}
