// Sales that wait: parked ones of the branch, and open ones of this station that somebody else, or this person, left.
import { Text } from '@mantine/core';
import { t } from '../../../shared/texts/texts';
import { ChoiceList } from '../../components/ChoiceList';
import { Dialog } from '../../components/Dialog';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import type { Choice } from '../../frame/shown';
import { recallParked } from './recall';
import type { Sale } from './sale';

type Props = { readonly sale: Sale; readonly onBack: () => void };

export function RecallDialog({ sale, onBack }: Props) {
  const call = useCall();
  const parked = useAsk('parkedSales', {}).result;
  const drafts = useAsk('drafts', { kind: 'sale' }).result;
  if (!parked || !drafts) return null;
  const open = drafts.filter((draft) => draft.lines > 0);
  const choices: readonly Choice[] = [
    ...parked.map((one) => ({
      id: one.ref,
      title: one.label,
      details: [
        t('recall.parked', { number: one.docNo ?? '', user: one.userName ?? t('frame.nameless') }),
        t('recall.units', { count: one.units }),
        timeText(one.atMs),
      ],
    })),
    ...open.map((one) => ({
      id: one.id,
      title: t('recall.open', { user: one.userName ?? t('frame.nameless') }),
      details: [
        t('recall.lines', { count: one.lines }),
        t('recall.units', { count: one.units }),
        timeText(one.touchedAtMs),
      ],
    })),
  ];
  const pick = ({ id, title }: Choice): void => {
    onBack();
    const waiting = parked.find((one) => one.ref === id);
    if (waiting) sale.take(() => recallParked(call, waiting), t('recall.done', { label: title }));
    else sale.take(() => call('takeOverDraft', { draft: id }), t('recall.taken'));
  };
  return (
    <Dialog title={t('recall.title')} onClose={onBack}>
      {choices.length === 0 ? (
        <Text size="lg">{t('recall.none')}</Text>
      ) : (
        <ChoiceList label={t('recall.title')} choices={choices} onPick={pick} onDrop={onBack} />
      )}
    </Dialog>
  );
}
