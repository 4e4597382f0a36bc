// A maker serial that a piece in our hands carries already: two pieces may really carry it, which somebody with the right
// says with a reason. One key asks for the reason; the most common ones are one more key.
import { t } from '../../../shared/texts/texts';
import type { Shown } from '../../frame/shown';
import type { OpenDraft } from './use-draft';

/** A scan that was refused as a twin, with the delivery and the item that it was meant for. */
export type Twin = { readonly draft: string; readonly text: string; readonly item: string };

/** Scans it again with the reason. Whoever has not the right is asked for somebody who has, on the way. */
export async function scanTwin({ call, heard }: OpenDraft, twin: Twin, reason: string): Promise<Shown | null> {
  const { draft, text, item: choose } = twin;
  return heard(text, await call('scan', { draft, text, choose, twinReason: reason }));
}

/** The question for the reason; `other` asks for one in words. */
export function twinQuestion(open: OpenDraft, twin: Twin, other: () => void): Shown {
  const reasons = [t('receive.twin.both'), t('receive.twin.lost')];
  const choices = [...reasons, t('receive.twin.other')].map((title) => ({ id: title, title, details: [] }));
  const pick = async ({ title }: { readonly title: string }): Promise<Shown | null> => {
    if (reasons.includes(title)) return scanTwin(open, twin, title);
    other();
    return null;
  };
  return { tone: 'question', words: t('receive.twin.ask', { text: twin.text }), question: { choices, pick } };
}
