// What this Unitill is and where its ledger lies; the head tells two copies of a ledger apart.
import { useQuery } from '@tanstack/react-query';
import { t } from '../../../shared/texts/texts';
import { desktop } from '../../data/desktop';
import { timeText } from '../../data/time-text';
import { useAsk } from '../../data/use-ask';
import { useHouse } from '../../frame/frame-context';
import styles from './settings.module.css';

/** So many characters of a hash are read aloud and compared (DESIGN 6). */
const READ_ALOUD = 10;

function backupsText(folder: string, atMs: number | null): string {
  return atMs === null
    ? t('about.backups.none', { folder })
    : t('about.backups.text', { folder, when: timeText(atMs) });
}

export function AboutPart() {
  const { company, branchName, station, businessDate } = useHouse();
  const about = useQuery({ queryKey: ['about'], queryFn: () => desktop().about() }).data;
  const head = useAsk('head', {}).result;
  const rows: readonly (readonly [string, string])[] = [
    [t('about.version'), about?.version ?? ''],
    [t('about.runtime'), about?.runtime ?? ''],
    [t('about.folder'), about?.folder ?? ''],
    [t('about.backups'), about ? backupsText(about.backups, about.newestBackupAtMs) : ''],
    [t('about.head'), head ? t('about.head.text', { seq: head.seq, hash: head.hash.slice(0, READ_ALOUD) }) : ''],
    [
      t('about.company'),
      company
        ? t('about.company.text', { name: company.name, country: company.country, currency: company.currency })
        : '',
    ],
    [t('about.branch'), branchName ?? ''],
    [t('about.station'), station ? t('about.station.text', { name: station.name, prefix: station.prefix }) : ''],
    [t('about.date'), businessDate],
  ];
  return (
    <div className={styles['stack']}>
      <h2>{t('settings.about')}</h2>
      <dl className={styles['facts']}>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['quiet']}>{t('about.law')}</p>
    </div>
  );
}
