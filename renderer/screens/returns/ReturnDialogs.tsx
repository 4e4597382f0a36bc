// What the keys of a customer's return ask for: who brings it, the number of the slip, how many come back.
import type { DraftLineAnswer } from '../../../shared/contract/answers';
import { parseQuantity, quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { newActId } from '../../data/act-id';
import { useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { CustomerChooser } from '../receive/choosers';
import { EntryDialog } from '../receive/EntryDialog';
import { readWords } from '../receive/read-words';
import type { OpenDraft } from '../receive/use-draft';
import type { Asking } from './asking';

type Props = {
  readonly open: OpenDraft;
  readonly line: DraftLineAnswer | null;
  readonly asking: Asking;
  readonly onClose: () => void;
  readonly scan: (text: string, actId: string) => Promise<Shown | null>;
};

export function ReturnDialogs({ open, line, asking, onClose, scan }: Props) {
  const queue = useLine();
  const act = (work: () => Promise<Shown | null>): void => {
    onClose();
    queue.act(work);
  };
  switch (asking.kind) {
    case 'customer':
      return (
        <CustomerChooser
          title={t('returns.customer.ask')}
          onPick={({ id, title }) => act(() => setCustomer(open, id, title))}
          onDrop={onClose}
        />
      );
    case 'slip':
      return (
        <EntryDialog
          title={t('returns.slip.ask')}
          hint={t('returns.slip.hint')}
          start=""
          read={readWords}
          bad={t('returns.slip.bad')}
          onTake={(number) => act(() => scan(number, newActId()))}
          onDrop={onClose}
        />
      );
    case 'quantity':
      return line ? <QuantityDialog open={open} line={line} act={act} onClose={onClose} /> : null;
  }
}

async function setCustomer(open: OpenDraft, customer: string, name: string): Promise<Shown | null> {
  const said = (): Shown => ({ tone: 'taken', words: t('returns.customer.set', { name }) });
  const draft = open.current();
  return draft === null
    ? open.start({ customer }, said)
    : open.run(open.call('changeDraft', { draft, customer }), said);
}

type QuantityProps = {
  readonly open: OpenDraft;
  readonly line: DraftLineAnswer;
  readonly act: (work: () => Promise<Shown | null>) => void;
  readonly onClose: () => void;
};

function QuantityDialog({ open, line, act, onClose }: QuantityProps) {
  const { draft, run, call } = open;
  const name = line.itemName;
  if (!draft) return null;
  return (
    <EntryDialog
      title={t('returns.quantity.ask', { name })}
      hint={t('returns.quantity.hint')}
      start={quantityText(line.quantityE7)}
      numeric
      read={parseQuantity}
      bad={t('receive.ask.badQuantity')}
      onTake={(quantityE7) =>
        act(() =>
          run(call('changeDraftLine', { draft: draft.id, line: line.line, quantityE7 }), () => ({
            tone: 'taken',
            words: t('receive.quantity.set', { name, quantity: quantityText(quantityE7) }),
          })),
        )
      }
      onDrop={onClose}
    />
  );
}
