// What the keys of a delivery ask for: cost, quantity, vendor, location, delivery note, add-on costs. Each changes the draft at once.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import type { CommandAnswer } from '../../../shared/contract/answers';
import { formatMinor, parseMinor } from '../../../shared/money/format';
import { parseQuantity, quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { useMoney } from '../../components/Money';
import { useHouse, useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { AddOnDialog } from './AddOnDialog';
import { LocationChooser, VendorChooser } from './choosers';
import { EntryDialog } from './EntryDialog';
import { hasUnits } from './next-step';
import { NoteDialog, TwinDialog } from './PaperDialogs';
import type { Twin } from './twin-question';
import type { OpenDraft } from './use-draft';
import { useChange } from './use-change';

export type Asking =
  | { readonly kind: 'cost' | 'quantity' | 'vendor' | 'location' | 'addOns' | 'note' }
  | { readonly kind: 'twin'; readonly twin: Twin };

type Props = {
  readonly open: OpenDraft;
  readonly draft: DraftAnswer;
  readonly active: DraftLineAnswer | null;
  readonly asking: Asking;
  readonly onClose: () => void;
};
/** Closes the dialog, sends the command in its turn and says the words when it was done. */
type Send = (answer: () => Promise<CommandAnswer>, words: string) => void;

export function DeliveryDialogs({ open, draft, active, asking, onClose }: Props) {
  const line = useLine();
  const { station } = useHouse();
  const change = useChange(open, draft.id, onClose);
  const send: Send = (answer, words) => {
    onClose();
    line.act(() => open.run(answer(), (): Shown => ({ tone: 'taken', words })));
  };
  switch (asking.kind) {
    case 'vendor':
      return (
        <VendorChooser
          title={t('receive.ask.vendor')}
          onPick={({ id, title }) => change({ vendor: id }, t('receive.vendor.set', { name: title }))}
          onDrop={onClose}
        />
      );
    case 'location':
      return (
        <LocationChooser
          branch={station?.branch ?? null}
          title={t('receive.ask.location')}
          onPick={({ id, title }) => change({ location: id }, t('receive.location.set', { name: title }))}
          onDrop={onClose}
        />
      );
    case 'addOns':
      return (
        <AddOnDialog
          addOns={draft.header.addOns}
          onTake={(addOns) => change({ addOns }, t('receive.addOns.set'))}
          onDrop={onClose}
        />
      );
    case 'note':
      return <NoteDialog start={draft.header.deliveryNote ?? ''} change={change} onDrop={onClose} />;
    case 'twin':
      return <TwinDialog open={open} twin={asking.twin} onDone={onClose} />;
    case 'cost':
      return active ? <CostDialog open={open} draft={draft} line={active} send={send} onDrop={onClose} /> : null;
    case 'quantity':
      return active ? <QuantityDialog open={open} draft={draft} line={active} send={send} onDrop={onClose} /> : null;
  }
}

type LineProps = {
  readonly open: OpenDraft;
  readonly draft: DraftAnswer;
  readonly line: DraftLineAnswer;
  readonly send: Send;
  readonly onDrop: () => void;
};

function CostDialog({ open, draft, line, send, onDrop }: LineProps) {
  const money = useMoney();
  const name = line.itemName;
  return (
    <EntryDialog
      title={t('receive.ask.cost', { name })}
      hint={t('receive.ask.cost.hint')}
      start={line.unitCostMinor === null ? '' : formatMinor(line.unitCostMinor, money.digits)}
      numeric
      read={(text) => positive(parseMinor(text, money.digits))}
      bad={t('receive.ask.badAmount')}
      onTake={(unitCostMinor) =>
        send(
          () => open.call('changeDraftLine', { draft: draft.id, line: line.line, unitCostMinor }),
          t('receive.cost.set', { name, cost: money.full(unitCostMinor) }),
        )
      }
      onDrop={onDrop}
    />
  );
}

/** A cost is never below nothing. */
function positive(amountMinor: number | null): number | null {
  return amountMinor === null || amountMinor < 0 ? null : amountMinor;
}

function QuantityDialog({ open, draft, line, send, onDrop }: LineProps) {
  const name = line.itemName;
  const units = hasUnits(line);
  return (
    <EntryDialog
      title={units ? t('receive.ask.expected', { name }) : t('receive.ask.quantity', { name })}
      hint={units ? t('receive.ask.expected.hint') : t('receive.ask.quantity.hint')}
      start={line.quantityE7 === 0 ? '' : quantityText(line.quantityE7)}
      numeric
      read={parseQuantity}
      bad={t('receive.ask.badQuantity')}
      onTake={(quantityE7) =>
        send(
          () => open.call('changeDraftLine', { draft: draft.id, line: line.line, quantityE7 }),
          t(units ? 'receive.expected.set' : 'receive.quantity.set', { name, quantity: quantityText(quantityE7) }),
        )
      }
      onDrop={onDrop}
    />
  );
}
