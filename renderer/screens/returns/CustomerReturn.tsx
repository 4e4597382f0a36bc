// A customer brings something back: one scan fills the page with the piece, its story and the verdict; one key gives the
// reason, one key refunds. Whether it may come back is decided by the ledger; this shows what it answered.
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import type { Refusal } from '../../../shared/domain/refusal';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { useAsk } from '../../data/use-ask';
import { useScanTarget } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { useDraft } from '../receive/use-draft';
import type { Asking, Stopped } from './asking';
import { PiecePanel } from './PiecePanel';
import { ReturnDialogs } from './ReturnDialogs';
import { ReturnLines } from './ReturnLines';
import styles from './returns.module.css';
import { StoryPanel } from './StoryPanel';
import { useReturnKeys } from './use-return-keys';
import { VerdictPanel } from './VerdictPanel';

const ICON_PX = 72;

export function CustomerReturn({ onOther }: { readonly onOther: () => void }) {
  const [stopped, setStopped] = useState<Stopped | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const open = useDraft('return', (scan, shown) => {
    setStopped(scan.refusal ? { refusal: scan.refusal, shown } : null);
    setCursor(null);
  });
  const onScan = async (text: string, actId: string): Promise<Shown | null> => {
    const problem = open.current() === null ? await open.start({}, () => null) : null;
    return problem ?? open.scan(text, actId);
  };
  useScanTarget(onScan);
  const { draft } = open;
  const line = draft?.lines.find((one) => one.line === cursor) ?? draft?.lines.at(-1) ?? null;
  const serial = stopped ? serialOf(stopped.refusal) : (line?.units[0]?.serial ?? null);
  const card = useAsk('unit', { serial: serial ?? '' }, serial !== null).result;
  const shownCard = card && card.unit.serial === serial ? card : null;
  useReturnKeys({ open, line: stopped ? null : line, stopped, setStopped, ask: setAsking, setCursor, onOther });
  const empty = !stopped && !line;
  return (
    <div className={styles['page']}>
      <h1 className="seen-by-readers-only">{t('returns.title')}</h1>
      {empty ? (
        <EmptyState
          icon={<IconArrowBackUp size={ICON_PX} stroke={1.25} />}
          title={t('returns.start.title')}
          text={t('returns.start.text')}
        />
      ) : (
        <div className={styles['story']}>
          <PiecePanel card={shownCard} line={stopped ? null : line} text={stopped?.shown.scanned ?? null} />
          <StoryPanel card={shownCard} line={stopped ? null : line} />
          <VerdictPanel open={open} draft={draft} line={line} card={shownCard} stopped={stopped} />
          <ReturnLines draft={draft} line={line} onCursor={setCursor} />
        </div>
      )}
      {asking ? (
        <ReturnDialogs open={open} line={line} asking={asking} onClose={() => setAsking(null)} scan={onScan} />
      ) : null}
    </div>
  );
}

/** The unit that a refusal speaks of, where it speaks of one. */
function serialOf(refusal: Refusal): string | null {
  return 'status' in refusal ? refusal.serial : null;
}
