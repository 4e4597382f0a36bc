// Ties the sale of the counter to this window: its queue, its words, its way of asking the ledger.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { DraftAnswer, ScanAnswer } from '../../../shared/contract/answers';
import { dateText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { makerWord } from '../../../shared/texts/words';
import { useMoney, type MoneyWords } from '../../components/Money';
import { desktop } from '../../data/desktop';
import { newActId, useCall } from '../../data/use-call';
import { useShowProblem, useShowScan } from '../../data/use-shown';
import { useBoundScanTarget, useHouse, useLine } from '../../frame/frame-context';
import { Sale, type SaleNeeds, type SaleState } from './sale';

/** The sale and its state; `cursorLine` gives the line that the cursor is on when a scan arrives. */
export function useSale(cursorLine: () => number | null): { readonly sale: Sale; readonly state: SaleState } {
  const call = useCall();
  const line = useLine();
  const money = useMoney();
  const showScan = useShowScan();
  const showProblem = useShowProblem();
  const { user } = useHouse();
  const needs = useRef<SaleNeeds | null>(null);
  needs.current = {
    call,
    line,
    newId: newActId,
    findOpen: () => findOpen(user?.id ?? ''),
    showScan: (scan, draft, pick) => showScan(scan, takenDetails(scan, draft, money), pick),
    showProblem,
    paidWords: ({ changeMinor }) => t('counter.paidWords', { change: money.figures(changeMinor) }),
    cursorLine,
  };
  const [sale] = useState(() => new Sale(() => present(needs.current)));
  useEffect(() => sale.start(), [sale]);
  useBoundScanTarget(sale.bindScan);
  const state = useSyncExternalStore(sale.subscribe, sale.state);
  return useMemo(() => ({ sale, state }), [sale, state]);
}

function present(needs: SaleNeeds | null): SaleNeeds {
  if (!needs) throw new Error('the sale was used before it was drawn');
  return needs;
}

/** The open sale of a person with something on it, the one touched last. */
async function findOpen(user: string): Promise<DraftAnswer | null> {
  const drafts = await desktop().ask('drafts', { kind: 'sale' });
  const mine = drafts.ok ? drafts.result.filter((draft) => draft.user === user && draft.lines > 0) : [];
  const [last] = mine.toSorted((a, b) => b.touchedAtMs - a.touchedAtMs);
  if (!last) return null;
  const draft = await desktop().ask('draft', { draft: last.id });
  return draft.ok ? draft.result : null;
}

/** What stands under a scan that was taken: the numbers of the piece, its price, how long it is under warranty. */
function takenDetails(scan: ScanAnswer, draft: DraftAnswer | null, money: MoneyWords): readonly string[] {
  const line = draft?.lines.find((one) => one.line === scan.line);
  if (!line) return [];
  const unit = line.units.find((one) => one.serial === scan.unit?.serial);
  const makers = (unit?.makers ?? []).map((maker, at) => `${makerWord(unit?.makerLabels[at] ?? '')} ${maker}`);
  const warranty = unit?.warrantyEnd ? [t('counter.warranty', { date: dateText(unit.warrantyEnd) })] : [];
  return [[...makers, money.full(line.amountMinor), ...warranty].join(' \u00b7 ')];
}
