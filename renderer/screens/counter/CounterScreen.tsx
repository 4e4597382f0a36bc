// The counter: scans come in, lines and totals stand, one key takes exact cash and one opens the payment.
// Which dialog is open is one union; what is sold is in `sale.ts`, what it costs is the ledger's to say.
import { useState } from 'react';
import { parseMinor } from '../../../shared/money/format';
import { t } from '../../../shared/texts/texts';
import { useMoney } from '../../components/Money';
import { useCustomerDisplay } from '../../data/customer-display';
import { useAsk } from '../../data/use-ask';
import { useFrameParts, useHouse, useKeys, useLine, useOpenScreen } from '../../frame/frame-context';
import { takeScanText } from '../../frame/scan-field';
import type { Shown } from '../../frame/shown';
import { counterKeys, type Mode } from './counter-keys';
import { CounterDialogs } from './CounterDialogs';
import styles from './counter.module.css';
import { OpenShift } from './OpenShift';
import { PayPanel } from './PayPanel';
import { tendersOf } from './pay-state';
import type { Sale, Tenders } from './sale';
import { SaleLines } from './SaleLines';
import { Totals } from './Totals';
import { useCursor, useCursorLine } from './use-cursor';
import { useSale } from './use-sale';

export function CounterScreen() {
  const { shift } = useHouse();
  const line = useLine();
  const { arm } = useFrameParts();
  const openScreen = useOpenScreen();
  const others = useOthers();
  const [mode, setMode] = useState<Mode>({ kind: 'selling' });
  const cursorLine = useCursorLine();
  const { sale, state } = useSale(cursorLine.read);
  const { draft, paid, touched } = state;
  const cursor = useCursor(draft, cursorLine);
  useCustomerDisplay(state);
  const exactCash = useExactCash(sale);
  const back = (): void => {
    setMode({ kind: 'selling' });
    arm();
  };
  const pay = (): void => {
    const typed = takeScanText();
    sale.look(() => setMode({ kind: 'paying', typed }));
  };
  useKeys(
    counterKeys({
      hasLines: cursor.rows.length > 0,
      hasShift: shift !== null,
      inHand: cursor.inHand,
      exactCash,
      pay,
      open: (kind) => setMode({ kind }),
      move: cursor.move,
      toReturns: () => openScreen('returns', soldScan(line.state().shown)),
    }),
  );
  const post = (tenders: Tenders): void => {
    back();
    sale.post(() => tenders);
  };
  return (
    <div className={styles['counter']}>
      <h1 className="seen-by-readers-only">{t('frame.tab.counter')}</h1>
      <SaleLines
        rows={cursor.rows}
        cursor={cursor.at}
        onCursor={cursor.goTo}
        newest={cursor.newest}
        touched={touched}
      />
      {shift === null ? (
        <OpenShift />
      ) : mode.kind === 'paying' && draft ? (
        <PayPanel
          draft={draft}
          typed={mode.typed}
          onBack={back}
          onKeep={(tenders, done) => sale.keepTenders(tenders, done)}
          onPost={post}
        />
      ) : (
        <Totals draft={draft} paid={paid} others={others} />
      )}
      <CounterDialogs mode={mode} sale={sale} draft={draft} inHand={cursor.inHand} onBack={back} onMode={setMode} />
    </div>
  );
}

/** How many sales of others are open on this till. */
function useOthers(): number {
  const { user } = useHouse();
  const drafts = useAsk('drafts', { kind: 'sale' }).result ?? [];
  return drafts.filter((one) => one.user !== user?.id && one.lines > 0).length;
}

/** One key takes exact cash; an amount typed into the scan field before it is what was handed over. */
function useExactCash(sale: Sale): () => void {
  const { digits } = useMoney();
  return () => {
    const typed = takeScanText();
    sale.post((open) => {
      const cashMinor = typed === '' ? open.grossMinor : parseMinor(typed, digits);
      return cashMinor === null || cashMinor < 0 ? notAmount(typed) : tendersOf([], cashMinor);
    });
  };
}

function notAmount(typed: string): Shown {
  return { tone: 'refused', words: t('counter.notAmount', { text: typed }) };
}

/** The scan that was refused because the unit is sold goes along to Returns. */
function soldScan(shown: Shown | null): string | undefined {
  return shown?.code === 'unitAlreadySold' ? shown.scanned : undefined;
}
