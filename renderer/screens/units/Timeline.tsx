// All that happened to a unit, newest first: date, what, document, who and where.
import type { TimelineRow } from '../../../shared/contract/answers';
import { dateText } from '../../../shared/texts/formats';
import { t } from '../../../shared/texts/texts';
import { EFFECT_WORDS, EVENT_WORDS, kindWord } from '../../../shared/texts/words';
import { Money } from '../../components/Money';
import { timeText } from '../../data/time-text';
import styles from './units.module.css';

export function Timeline({ rows }: { readonly rows: readonly TimelineRow[] }) {
  return (
    <section className={styles['timeline']} aria-label={t('units.timeline')}>
      <h2 className={styles['heading']}>{t('units.timeline')}</h2>
      {rows.length === 0 ? (
        <p className={styles['quiet']}>{t('units.timeline.none')}</p>
      ) : (
        <ol>
          {rows.map((row) => (
            <Event key={`${row.ref} ${row.event}`} row={row} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Event({ row }: { readonly row: TimelineRow }) {
  const where = [row.partyName, row.locationName].filter((word) => word !== null).join(' \u00b7 ');
  const who =
    row.userName === null
      ? t('units.timeline.station', { station: row.station })
      : t('units.timeline.by', { user: row.userName, station: row.station });
  return (
    <li className={styles['event']} data-state={row.state}>
      <time dateTime={new Date(row.atMs).toISOString()} title={timeText(row.atMs)}>
        {dateText(row.businessDate)}
      </time>
      <span className={styles['eventWhat']}>
        {EVENT_WORDS[row.event]}
        {row.state === 'applied' ? null : <span className={styles['eventState']}>{EFFECT_WORDS[row.state]}</span>}
      </span>
      <span>{`${kindWord(row.kind)} ${row.docNo ?? ''}`.trim()}</span>
      <span className={styles['eventWhere']}>
        {where}
        <span className={styles['quiet']}>{who}</span>
      </span>
      <span className={styles['eventMoney']}>
        {row.amountMinor === null ? null : <Money minor={row.amountMinor} />}
      </span>
    </li>
  );
}
