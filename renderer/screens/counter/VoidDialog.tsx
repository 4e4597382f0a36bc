// Takes back a sale of this shift as a whole: which one, and why. Everything goes back where it was, by a posting.
import { Text } from '@mantine/core';
import { useState } from 'react';
import type { DocumentSummary } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { ChoiceList } from '../../components/ChoiceList';
import { Dialog } from '../../components/Dialog';
import { useMoney } from '../../components/Money';
import { refundWords } from '../../components/refund-words';
import { hourText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useCall } from '../../data/use-call';
import { useShowProblem } from '../../data/use-shown';
import { useHouse, useLine } from '../../frame/frame-context';
import { EntryDialog } from '../receive/EntryDialog';

/** The last sales of the shift: whoever comes back does so soon. */
const LAST = 30;

export function VoidDialog({ onBack }: { readonly onBack: () => void }) {
  const { shift } = useHouse();
  const money = useMoney();
  const [sale, setSale] = useState<DocumentSummary | null>(null);
  const call = useCall();
  const line = useLine();
  const showProblem = useShowProblem();
  const found = useAsk('documents', {
    kind: 'sale.posted',
    limit: LAST,
    ...(shift ? { shift: shift.ref } : {}),
  }).result;
  const sales = (found ?? []).filter((one) => one.state !== 'voided');
  if (!sale) {
    return (
      <Dialog title={t('void.title')} onClose={onBack}>
        {sales.length === 0 ? (
          <Text size="lg">{t('void.none')}</Text>
        ) : (
          <ChoiceList
            label={t('void.title')}
            choices={sales.map((one) => ({
              id: one.ref,
              title: t('void.sale', { number: one.docNo ?? '', amount: money.full(one.totalMinor ?? 0) }),
              details: [hourText(one.atMs), one.userName ?? t('frame.nameless'), one.partyName ?? t('counter.walkIn')],
            }))}
            onPick={({ id }) => setSale(sales.find((one) => one.ref === id) ?? null)}
            onDrop={onBack}
          />
        )}
      </Dialog>
    );
  }
  return (
    <EntryDialog
      title={t('void.sale', { number: sale.docNo ?? '', amount: money.full(sale.totalMinor ?? 0) })}
      hint={t('void.reason')}
      start=""
      read={(text) => (text.trim() === '' ? null : text.trim())}
      bad={t('void.reason.bad')}
      onDrop={() => setSale(null)}
      onTake={(reason) => {
        onBack();
        line.act(async () => {
          const answer = await call('voidSale', { sale: sale.ref, reason });
          const problem = await showProblem(answer);
          const refunds = answer.ok ? (answer.postings[0]?.refunds ?? []) : [];
          return (
            problem ?? {
              tone: 'taken',
              words: t('void.done', { number: sale.docNo ?? '', amount: money.full(sale.totalMinor ?? 0) }),
              details: refundWords(refunds, money.full),
            }
          );
        });
      }}
    />
  );
}
