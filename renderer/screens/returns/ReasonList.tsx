// The reasons for a return, each with its number; a reason implies condition and place. The list takes the focus when a
// piece is waiting for its reason, so that a digit is an answer and not the beginning of a typed code.
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import type { ReturnReason } from '../../../shared/domain/model';
import { t } from '../../../shared/texts/texts';
import { CONDITION_WORDS } from '../../../shared/texts/words';
import { usePlainNames } from '../../data/use-names';
import { useAsk } from '../../data/use-ask';
import { useFrameParts } from '../../frame/frame-context';
import type { OpenDraft } from '../receive/use-draft';
import { NUMBERED, REASONS_ID, reasonOf } from './reasons';
import { useReasonChange } from './use-reason-change';
import styles from './returns.module.css';

type Props = { readonly open: OpenDraft; readonly draft: DraftAnswer; readonly line: DraftLineAnswer };

export function ReasonList({ open, draft, line }: Props) {
  const reasons = useAsk('settings', {}).result?.returnReasons ?? [];
  const chosen = reasonOf(draft, line);
  const [at, setAt] = useState(0);
  const place = useRef<HTMLUListElement>(null);
  const { arm } = useFrameParts();
  const choose = useReasonChange(open, draft, line);
  useEffect(() => {
    if (chosen === null) place.current?.focus();
    else if (document.activeElement === place.current) arm();
  }, [chosen, line.line, arm]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const reason = reasons[at];
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, reasons.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Escape') arm();
    else if (event.key !== 'Enter' || !reason) return;
    else choose(reason);
    event.preventDefault();
    event.stopPropagation();
  };
  if (reasons.length === 0) return <p className={styles['noReasons']}>{t('returns.reasons.none')}</p>;
  return (
    <ul
      ref={place}
      id={REASONS_ID}
      className={styles['reasons']}
      role="listbox"
      aria-label={t('returns.reasons')}
      aria-activedescendant={`reason-${at}`}
      tabIndex={0}
      data-scan-field=""
      onKeyDown={onKeyDown}
    >
      {reasons.map((reason, index) => (
        <ReasonRow
          key={reason.id}
          reason={reason}
          index={index}
          marked={index === at}
          chosen={reason.id === chosen}
          onChoose={choose}
        />
      ))}
    </ul>
  );
}

type RowProps = {
  readonly reason: ReturnReason;
  readonly index: number;
  readonly marked: boolean;
  readonly chosen: boolean;
  readonly onChoose: (reason: ReturnReason) => void;
};

function ReasonRow({ reason, index, marked, chosen, onChoose }: RowProps) {
  const names = usePlainNames();
  const at = { condition: CONDITION_WORDS[reason.condition], place: names.location(reason.location) ?? '' };
  return (
    <li
      id={`reason-${index}`}
      role="option"
      aria-selected={chosen}
      data-marked={marked || undefined}
      className={styles['reason']}
      onClick={() => onChoose(reason)}
    >
      <span className={styles['reasonNumber']}>{index < NUMBERED ? index + 1 : null}</span>
      <span>{reason.name}</span>
      <span className={styles['quiet']}>{t('returns.reason.place', at)}</span>
    </li>
  );
}
