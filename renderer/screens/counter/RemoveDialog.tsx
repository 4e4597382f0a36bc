// Takes a piece, a line or the whole sale off again. What is taken off is free for the next scan at once.
import { t } from '../../../shared/texts/texts';
import { ChoiceList } from '../../components/ChoiceList';
import { Dialog } from '../../components/Dialog';
import { useCall } from '../../data/use-call';
import type { Choice } from '../../frame/shown';
import type { LineRow } from './lines';
import type { Sale } from './sale';

type Props = { readonly sale: Sale; readonly row: LineRow; readonly onBack: () => void };

export function RemoveDialog({ sale, row, onBack }: Props) {
  const call = useCall();
  const { line, unit } = row;
  const onePiece = unit !== null && line.units.length > 1;
  const choices: readonly Choice[] = [
    ...(onePiece
      ? [{ id: 'unit', title: t('remove.unit', { name: line.itemName }), serial: unit.serial, details: [] }]
      : []),
    {
      id: 'line',
      title: t('remove.line', { name: line.itemName }),
      details: [],
      ...(unit && !onePiece ? { serial: unit.serial } : {}),
    },
    { id: 'sale', title: t('remove.sale'), details: [t('remove.sale.text')] },
  ];
  const pick = ({ id }: Choice): void => {
    onBack();
    if (id === 'sale') return sale.leave((draft) => call('discardDraft', { draft }), t('remove.sale.done'));
    const which = id === 'unit' && unit ? { unit: unit.serial } : {};
    sale.change(
      (draft) => call('removeDraftLine', { draft, line: line.line, ...which }),
      t('remove.done', { name: line.itemName }),
    );
  };
  return (
    <Dialog title={t('remove.title')} onClose={onBack}>
      <ChoiceList label={t('remove.title')} choices={choices} onPick={pick} onDrop={onBack} />
    </Dialog>
  );
}
