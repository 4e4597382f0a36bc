// Before a delivery is open: what to scan first, and the deliveries that somebody left open.
import { IconTruckDelivery } from '@tabler/icons-react';
import { useState } from 'react';
import type { DraftSummary } from '../../../shared/contract/answers';
import type { Vendor } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useHouse, useKeys, useLine } from '../../frame/frame-context';
import type { Shown } from '../../frame/shown';
import { VendorChooser } from './choosers';
import styles from './receive.module.css';
import type { OpenDraft } from './use-draft';

const ICON_PX = 72;

type Props = {
  readonly open: OpenDraft;
  readonly onVendor: (vendor: Pick<Vendor, 'id' | 'name'>) => Promise<Shown | null>;
};

export function ReceiveStart({ open, onVendor }: Props) {
  const [choosing, setChoosing] = useState(false);
  const { user } = useHouse();
  const line = useLine();
  const drafts = (useAsk('drafts', { kind: 'receipt' }).result ?? []).filter((draft) => draft.kind === 'receipt');
  useKeys([{ key: 'F2', words: t('receive.key.vendor'), act: () => setChoosing(true), main: true }]);
  const goOn = ({ id, user: owner }: DraftSummary): void => {
    if (owner === user?.id) return open.goOn(id);
    line.act(() => open.run(open.call('takeOverDraft', { draft: id }), () => null));
  };
  return (
    <div className={styles['start']}>
      <h1 className="seen-by-readers-only">{t('frame.tab.receive')}</h1>
      <EmptyState
        icon={<IconTruckDelivery size={ICON_PX} stroke={1.25} />}
        title={t('receive.start.title')}
        text={t('receive.start.text')}
      >
        {drafts.length === 0 ? null : <OpenDeliveries drafts={drafts} mine={user?.id ?? ''} onOpen={goOn} />}
      </EmptyState>
      {choosing ? (
        <VendorChooser
          title={t('receive.ask.vendor')}
          onPick={({ id, title }) => {
            setChoosing(false);
            line.act(() => onVendor({ id, name: title }));
          }}
          onDrop={() => setChoosing(false)}
        />
      ) : null}
    </div>
  );
}

type OpenProps = {
  readonly drafts: readonly DraftSummary[];
  readonly mine: string;
  readonly onOpen: (draft: DraftSummary) => void;
};

function OpenDeliveries({ drafts, mine, onOpen }: OpenProps) {
  return (
    <section className={styles['openList']} aria-label={t('receive.start.open')}>
      <h2 className={styles['heading']}>{t('receive.start.open')}</h2>
      {drafts.map((draft) => (
        <button key={draft.id} type="button" className={styles['openRow']} onClick={() => onOpen(draft)}>
          <strong>
            {draft.user === mine
              ? t('receive.start.mine')
              : t('receive.start.take', { name: draft.userName ?? t('frame.nameless') })}
          </strong>
          <span className={styles['quiet']}>
            {t('receive.start.row', { count: draft.units, lines: draft.lines, time: timeText(draft.touchedAtMs) })}
          </span>
        </button>
      ))}
    </section>
  );
}
