// A discount on the line in hand or on the whole sale, as a percentage or an amount; F3 again changes which.
import { SegmentedControl, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { Dialog } from '../../components/Dialog';
import { FormEnd } from '../../components/FormEnd';
import { useMoney } from '../../components/Money';
import { useCall } from '../../data/use-call';
import { parseDiscount } from './discount';
import type { Sale } from './sale';

type Props = {
  readonly sale: Sale;
  readonly draft: DraftAnswer;
  readonly line: DraftLineAnswer | null;
  readonly onBack: () => void;
};
type Scope = 'line' | 'sale';

export function DiscountDialog({ sale, line, onBack }: Props) {
  const { digits, currency } = useMoney();
  const [scope, setScope] = useState<Scope>(line ? 'line' : 'sale');
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);
  const call = useCall();
  const take = (event: FormEvent): void => {
    event.preventDefault();
    const discount = parseDiscount(text, digits);
    setBad(discount === null);
    if (!discount) return;
    onBack();
    const { ppm, amountMinor } = discount;
    sale.change(
      (draft) =>
        scope === 'line' && line
          ? call('changeDraftLine', { draft, line: line.line, discountPpm: ppm, discountMinor: amountMinor })
          : call('changeDraft', { draft, docDiscountPpm: ppm, docDiscountMinor: amountMinor }),
      scope === 'line' && line ? t('discount.done.line', { name: line.itemName }) : t('discount.done.sale'),
    );
  };
  const other = scope === 'line' ? 'sale' : 'line';
  return (
    <Dialog
      title={t('discount.title')}
      onClose={onBack}
      keys={[{ key: 'F3', words: t(`discount.${other}`), act: () => line && setScope(other), off: !line }]}
    >
      <form onSubmit={take} noValidate>
        <SegmentedControl
          fullWidth
          mb="md"
          value={scope}
          disabled={!line}
          onChange={(value) => setScope(value === 'line' ? 'line' : 'sale')}
          data={[
            { value: 'line', label: t('discount.line') },
            { value: 'sale', label: t('discount.sale') },
          ]}
        />
        <TextInput
          data-autofocus
          size="lg"
          label={
            scope === 'line' && line
              ? t('discount.hint.line', { name: line.itemName, currency })
              : t('discount.hint.sale', { currency })
          }
          value={text}
          error={bad ? t('discount.bad') : null}
          inputMode="decimal"
          autoComplete="off"
          onChange={(event) => {
            setText(event.currentTarget.value);
            setBad(false);
          }}
        />
        <FormEnd words={t('discount.take')} onBack={onBack} />
      </form>
    </Dialog>
  );
}
