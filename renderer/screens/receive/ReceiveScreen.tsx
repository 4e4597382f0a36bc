// The dock: choose the vendor, then scan. The next thing to do is one sentence on top; every piece gets its serial and its
// label as it is scanned. What a scan means is decided by the ledger.
import { useState } from 'react';
import type { ScanAnswer } from '../../../shared/contract/answers';
import type { RefusalCode } from '../../../shared/domain/refusal';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { useScanTarget } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { Delivery } from './Delivery';
import { ReceiveStart } from './ReceiveStart';
import { setAside, takeBack } from './set-aside';
import type { Twin } from './twin-question';
import { useDraft } from './use-draft';
import { useOpenDelivery } from './use-open-delivery';

/** Misreads and wrong codes: the piece is scanned again at once, so nothing lies beside the delivery because of them. */
const NO_STRANGER: ReadonlySet<RefusalCode> = new Set([
  'scanEmpty',
  'scanTooLong',
  'scanUnreadable',
  'makerSerialMalformed',
  'makerSerialIsCode',
  'makerSerialTooMany',
  'notForThisScreen',
]);

export function ReceiveScreen() {
  const [twin, setTwin] = useState<Twin | null>(null);
  const open = useDraft('receipt', (scan, shown, draft) => {
    sortOut(scan, shown, draft);
    const { refusal } = scan;
    const found =
      refusal?.code === 'makerSerialInHands' && draft !== null ? { draft, text: scan.text, item: refusal.item } : null;
    setTwin(found);
    return found ? { ...shown, help: { key: 'F1', words: t('receive.key.twin') } } : shown;
  });
  const { byText, byVendor } = useOpenDelivery(open);
  useScanTarget((text, actId) => (open.current() === null ? byText(text) : open.scan(text, actId)));
  if (open.draft) return <Delivery open={open} draft={open.draft} twin={twin?.draft === open.draft.id ? twin : null} />;
  if (open.waiting) return <EmptyState icon={null} title={t('receive.busy')} />;
  return <ReceiveStart open={open} onVendor={byVendor} />;
}

/** Strangers go beside the delivery; a number that was taken after all comes off that list. */
function sortOut(scan: ScanAnswer, { words, details }: Shown, draft: string | null): void {
  if (draft === null || scan.result === 'question') return;
  const text = scan.text.trim();
  if (!scan.refusal) takeBack(draft, text);
  else if (!NO_STRANGER.has(scan.refusal.code)) setAside(draft, { text, what: words, now: details?.[0] ?? '' });
}
