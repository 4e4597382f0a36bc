// The verdict in one large sentence with its colour, the reasons by number, and what goes back in the largest type.
import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { DraftAnswer, DraftLineAnswer, UnitCard } from '../../../shared/contract/answers';
import { t } from '../../../shared/texts/texts';
import { returnVerdict, type Verdict } from '../../../shared/texts/verdict';
import { useMoney } from '../../components/Money';
import { useAsk } from '../../data/use-ask';
import { useHouse } from '../../frame/frame-context';
import type { Stopped } from './asking';
import type { OpenDraft } from '../receive/use-draft';
import { ReasonList } from './ReasonList';
import { reasonOf } from './reasons';
import { RefundTotal } from './RefundTotal';
import styles from './returns.module.css';

const ICON_PX = 44;
const ICONS = { taken: IconCircleCheck, note: IconAlertTriangle, refused: IconCircleX };

type Props = {
  readonly open: OpenDraft;
  readonly draft: DraftAnswer | null;
  readonly line: DraftLineAnswer | null;
  readonly card: UnitCard | null;
  readonly stopped: Stopped | null;
};

export function VerdictPanel({ open, draft, line, card, stopped }: Props) {
  const verdict = useVerdict(draft, line, card);
  return (
    <section className={styles['verdictPanel']} aria-label={t('returns.verdict')}>
      {stopped ? (
        <VerdictText tone="refused" what={stopped.shown.words} now={stopped.shown.details?.[0] ?? ''} />
      ) : verdict ? (
        <VerdictText {...verdict} />
      ) : null}
      {draft && line && !stopped ? <ReasonList open={open} draft={draft} line={line} /> : null}
      {draft && draft.lines.length > 0 ? <RefundTotal draft={draft} /> : null}
    </section>
  );
}

type TextProps = { readonly tone: 'taken' | 'note' | 'refused'; readonly what: string; readonly now: string };

function VerdictText({ tone, what, now }: TextProps) {
  const Icon = ICONS[tone];
  return (
    <div className={styles['verdict']} data-tone={tone} data-testid="verdict">
      <Icon size={ICON_PX} aria-hidden="true" />
      <p className={styles['verdictWhat']}>{what}</p>
      <p className={styles['verdictNow']}>{now}</p>
    </div>
  );
}

function useVerdict(draft: DraftAnswer | null, line: DraftLineAnswer | null, card: UnitCard | null): Verdict | null {
  const { user, businessDate } = useHouse();
  const settings = useAsk('settings', {}).result;
  const money = useMoney();
  if (!draft || !line?.sold || !settings) return null;
  const { customer, customerName } = draft.header;
  const buyer = card?.record.customer ?? null;
  const other =
    customer !== null && buyer !== null && customer !== buyer ? (customerName ?? t('frame.nameless')) : null;
  return returnVerdict({
    sold: line.sold,
    amount: money.full(line.grossMinor),
    warrantyEnd: line.units[0]?.warrantyEnd ?? null,
    isUnit: line.units.length > 0,
    today: businessDate,
    windowDays: settings.returnWindowDays,
    otherCustomer: other,
    reasonKnown: reasonOf(draft, line) !== null,
    allowed: user?.rights.includes(other === null ? 'return_late' : 'return_other_customer') ?? false,
  });
}
