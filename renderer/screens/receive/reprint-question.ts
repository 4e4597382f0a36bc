// Why a label is printed again: asked every time, since a second label of one serial is how two pieces get one identity.
import { t } from '../../../shared/texts/texts';
import type { Shown } from '../../frame/shown';
import type { OpenDraft } from './use-draft';

/** The question for one serial; its answer queues the label with that reason. */
export function reprintQuestion({ run, call }: Pick<OpenDraft, 'run' | 'call'>, serial: string | null): Shown {
  if (serial === null) return { tone: 'refused', words: t('receive.reprint.none') };
  const reasons = [t('receive.reprint.missing'), t('receive.reprint.damaged'), t('receive.reprint.lost')];
  const choices = reasons.map((title) => ({ id: title, title, details: [] }));
  const pick = ({ title }: { readonly title: string }): Promise<Shown | null> =>
    run(call('reprint', { unit: serial, reason: title }), () => ({
      tone: 'taken',
      words: t('receive.reprint.done', { serial }),
    }));
  return { tone: 'question', words: t('receive.reprint.ask', { serial }), question: { choices, pick } };
}
