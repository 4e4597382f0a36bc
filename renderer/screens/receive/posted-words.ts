// The words for a delivery that was posted: its number, its pieces, its vendor.
import type { DraftAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { kindWord } from '../../../shared/texts/words';
import type { Done } from './use-draft';

/** Gives the sentence for a posted delivery, as its draft stood. */
export function postedWords(done: Done, { header, units: count }: DraftAnswer): string {
  const [posting] = done.postings;
  const document = `${kindWord(posting?.kind ?? '')} ${posting?.docNo ?? ''}`.trim();
  const name = header.vendorName ?? '';
  const vendor = header.deliveryNote === null ? name : t('receive.posted.note', { name, note: header.deliveryNote });
  if (count === 0) return t('receive.posted.goods', { document, vendor });
  return t('receive.posted', { document, count, vendor });
}
