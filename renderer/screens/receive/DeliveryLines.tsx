// The items of a delivery as bars that fill with each piece; the one that scans go to is large.
import type { DraftAnswer, DraftLineAnswer } from '../../../shared/contract/answers';
import { ONE_E7 } from '../../../shared/money/integer';
import { quantityText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { EmptyState } from '../../components/EmptyState';
import { LongName } from '../../components/LongName';
import { useMoney } from '../../components/Money';
import { UnitList } from '../../components/UnitList';
import { useLine } from '../../frame/frame-context';
import { expectedOf, hasUnits } from './next-step';
import styles from './receive.module.css';
import { useSetAside } from './set-aside';
import type { OpenDraft } from './use-draft';

type Props = { readonly open: OpenDraft; readonly draft: DraftAnswer; readonly active: DraftLineAnswer | null };

export function DeliveryLines({ open, draft, active }: Props) {
  const line = useLine();
  // What is set aside takes room from this list: the active item is brought into view again.
  const aside = useSetAside(draft.id).length;
  const at = draft.lines.findIndex((one) => one.line === active?.line);
  const choose = (index: number): void => {
    const item = draft.lines[index]?.item;
    if (item === undefined) return;
    line.act(() => open.run(open.call('changeDraft', { draft: draft.id, item }), () => null));
  };
  return (
    <section className={styles['panel']} aria-label={t('receive.lines')}>
      <h2 className={styles['heading']}>
        {t('receive.lines')}
        <kbd className={styles['hint']}>{t('receive.lines.keys')}</kbd>
      </h2>
      {draft.lines.length === 0 ? (
        <EmptyState icon={null} title={t('receive.lines.none')} text={t('receive.lines.noneText')} />
      ) : (
        <UnitList
          label={t('receive.lines')}
          rows={draft.lines}
          keyOf={(row) => String(row.line)}
          cursor={at < 0 ? null : at}
          onCursor={choose}
          marked={at < 0 ? null : at}
          newest={`${active?.line} ${active?.units.length} ${active?.quantityE7} ${aside}`}
        >
          {(row) => <LineRow line={row} active={row.line === active?.line} />}
        </UnitList>
      )}
    </section>
  );
}

/** How much of a line is there: complete pieces of those expected, or of those begun where nobody said how many. */
function filled(line: DraftLineAnswer): { readonly done: string; readonly of: string | null; readonly share: number } {
  if (!hasUnits(line)) return { done: quantityText(line.quantityE7), of: null, share: 1 };
  const complete = line.units.filter((unit) => unit.complete).length;
  const expected = expectedOf(line);
  const whole = expected ?? Math.max(line.units.length, line.quantityE7 / ONE_E7);
  return {
    done: String(complete),
    of: expected === null ? null : String(expected),
    share: whole === 0 ? 0 : Math.min(complete / whole, 1),
  };
}

function LineRow({ line, active }: { readonly line: DraftLineAnswer; readonly active: boolean }) {
  const money = useMoney();
  const { done, of, share } = filled(line);
  return (
    <div className={styles['line']} data-active={active || undefined}>
      <span className={styles['lineName']}>
        <LongName text={line.itemName} />
        <span className={styles['quiet']}>
          {line.sku}
          {' \u00b7 '}
          {line.unitCostMinor === null ? (
            <span className={styles['waits']}>{t('receive.line.noCost')}</span>
          ) : (
            t('receive.line.cost', { cost: money.figures(line.unitCostMinor) })
          )}
        </span>
      </span>
      <span className={styles['lineCount']}>
        {done}
        {of === null ? null : <span className={styles['lineOf']}>{t('receive.line.of', { quantity: of })}</span>}
      </span>
      <span className={styles['bar']} aria-hidden="true">
        <span style={{ width: `${Math.round(share * 100)}%` }} data-full={(of !== null && share === 1) || undefined} />
      </span>
    </div>
  );
}
