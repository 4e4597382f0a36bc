// The question before a return is thrown away, for both directions: nothing has been refunded or sent yet.
import { t } from '../../../shared/texts/texts';
import type { Shown } from '../../frame/shown';
import type { OpenDraft } from '../receive/use-draft';
import { yesNo } from '../receive/yes-no';

/** The question before a return is thrown away, for both directions. */
export function discardQuestion({ draft, run, call }: OpenDraft): Shown {
  const discard = (): Promise<Shown | null> =>
    draft
      ? run(call('discardDraft', { draft: draft.id }), () => ({ tone: 'taken', words: t('returns.discarded') }))
      : Promise.resolve(null);
  return yesNo(t('returns.discard.ask'), t('returns.discard.yes'), t('returns.keep'), discard);
}
