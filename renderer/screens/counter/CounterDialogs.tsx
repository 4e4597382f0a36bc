// The dialogs of the counter, one for each mode. Each ends in a command about the sale, or in nothing.
import type { DraftAnswer } from '../../../shared/contract/answers';
import { formatMinor, parseMinor } from '../../../shared/money/format';
import { parseQuantity, quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { useMoney } from '../../components/Money';
import { useCall } from '../../data/use-call';
import { EntryDialog } from '../receive/EntryDialog';
import type { Mode } from './counter-keys';
import { CustomerDialog, NewCustomerDialog } from './CustomerDialogs';
import { DiscountDialog } from './DiscountDialog';
import type { LineRow } from './lines';
import { RecallDialog } from './RecallDialog';
import { RemoveDialog } from './RemoveDialog';
import type { Sale } from './sale';
import { VoidDialog } from './VoidDialog';

type Props = {
  readonly mode: Mode;
  readonly sale: Sale;
  readonly draft: DraftAnswer | null;
  readonly inHand: LineRow | null;
  readonly onBack: () => void;
  readonly onMode: (mode: Mode) => void;
};

export function CounterDialogs({ mode, sale, draft, inHand, onBack, onMode }: Props) {
  switch (mode.kind) {
    case 'customer':
      return <CustomerDialog sale={sale} onBack={onBack} onNew={() => onMode({ kind: 'newCustomer' })} />;
    case 'newCustomer':
      return <NewCustomerDialog sale={sale} onBack={onBack} />;
    case 'discount':
      return draft ? <DiscountDialog sale={sale} draft={draft} line={inHand?.line ?? null} onBack={onBack} /> : null;
    case 'park':
      return <ParkDialog sale={sale} draft={draft} onBack={onBack} />;
    case 'recall':
      return <RecallDialog sale={sale} onBack={onBack} />;
    case 'quantity':
      return inHand ? <QuantityDialog sale={sale} row={inHand} onBack={onBack} /> : null;
    case 'price':
      return inHand ? <PriceDialog sale={sale} row={inHand} onBack={onBack} /> : null;
    case 'remove':
      return inHand ? <RemoveDialog sale={sale} row={inHand} onBack={onBack} /> : null;
    case 'void':
      return <VoidDialog onBack={onBack} />;
    case 'selling':
    case 'paying':
      return null;
  }
}

type RowProps = { readonly sale: Sale; readonly row: LineRow; readonly onBack: () => void };

function PriceDialog({ sale, row, onBack }: RowProps) {
  const { digits, currency } = useMoney();
  const call = useCall();
  const { line, itemName, unitPriceMinor } = row.line;
  return (
    <EntryDialog
      title={t('counter.price.title', { name: itemName })}
      hint={t('counter.price.hint', { currency })}
      start={unitPriceMinor === null ? '' : formatMinor(unitPriceMinor, digits)}
      read={(text) => positive(parseMinor(text, digits))}
      bad={t('pay.notAmount')}
      numeric
      onDrop={onBack}
      onTake={(unitPrice) => {
        onBack();
        sale.change(
          (draft) => call('changeDraftLine', { draft, line, unitPriceMinor: unitPrice }),
          t('counter.price.done', { name: itemName }),
        );
      }}
    />
  );
}

function QuantityDialog({ sale, row, onBack }: RowProps) {
  const call = useCall();
  const { line, itemName, quantityE7 } = row.line;
  return (
    <EntryDialog
      title={t('counter.quantity.title', { name: itemName })}
      hint={t('counter.quantity.hint')}
      start={quantityText(quantityE7)}
      read={parseQuantity}
      bad={t('counter.quantity.bad')}
      numeric
      onDrop={onBack}
      onTake={(quantity) => {
        onBack();
        sale.change(
          (draft) => call('changeDraftLine', { draft, line, quantityE7: quantity }),
          t('counter.quantity.done', { name: itemName, quantity: quantityText(quantity) }),
        );
      }}
    />
  );
}

type ParkProps = { readonly sale: Sale; readonly draft: DraftAnswer | null; readonly onBack: () => void };

function ParkDialog({ sale, draft, onBack }: ParkProps) {
  const call = useCall();
  return (
    <EntryDialog
      title={t('counter.park.title')}
      hint={t('counter.park.hint')}
      start={draft?.header.customerName ?? ''}
      read={(text) => (text.trim() === '' ? null : text.trim())}
      bad={t('counter.park.bad')}
      onDrop={onBack}
      onTake={(label) => {
        onBack();
        sale.leave((id) => call('parkDraft', { draft: id, label }), t('counter.park.done', { label }));
      }}
    />
  );
}

function positive(amountMinor: number | null): number | null {
  return amountMinor === null || amountMinor < 0 ? null : amountMinor;
}
