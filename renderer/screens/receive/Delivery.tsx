// One open delivery: the next step on top, its items as bars that fill on the left, the pieces of the active item on the
// right, and below what was set aside. Keys are in use-delivery-keys.
import { useState } from 'react';
import type { DraftAnswer } from '../../../shared/contract/answers';
import { AsideList } from './AsideList';
import { DeliveryDialogs, type Asking } from './DeliveryDialogs';
import { DeliveryHead } from './DeliveryHead';
import { DeliveryLines } from './DeliveryLines';
import { DeliveryUnits } from './DeliveryUnits';
import { activeLineOf, makerLabel } from './next-step';
import styles from './receive.module.css';
import type { Twin } from './twin-question';
import { useDeliveryKeys } from './use-delivery-keys';
import type { OpenDraft } from './use-draft';

type Props = {
  readonly open: OpenDraft;
  readonly draft: DraftAnswer;
  /** The last scan, where it was refused because a piece in our hands carries the number. */
  readonly twin: Twin | null;
};

export function Delivery({ open, draft, twin }: Props) {
  const [asking, setAsking] = useState<Asking | null>(null);
  const [cursor, setCursor] = useState<string | null>(null);
  const active = activeLineOf(draft);
  const rows = active?.units.toReversed() ?? [];
  const at = cursor === null ? -1 : rows.findIndex((unit) => unit.serial === cursor);
  const moveCursor = (to: number): void => setCursor(rows[Math.min(Math.max(to, 0), rows.length - 1)]?.serial ?? null);
  useDeliveryKeys({
    open,
    draft,
    active,
    cursor: rows[at]?.serial ?? null,
    ask: setAsking,
    twin,
    move: (by) => moveCursor(at + by),
  });
  return (
    <div className={styles['delivery']}>
      <DeliveryHead draft={draft} />
      <div className={styles['columns']}>
        <DeliveryLines open={open} draft={draft} active={active} />
        <DeliveryUnits
          line={active}
          rows={rows}
          twins={draft.header.twins.filter(({ item }) => item === active?.item).map(({ text }) => text)}
          wanted={makerLabel(draft.next?.label ?? null)}
          cursor={at < 0 ? null : at}
          onCursor={moveCursor}
        />
      </div>
      <AsideList draft={draft.id} />
      {asking ? (
        <DeliveryDialogs open={open} draft={draft} active={active} asking={asking} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
}
