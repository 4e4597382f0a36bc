// The strangers: scans that were not taken into this delivery, each with its reason, above the key that posts.
import { IconAlertOctagon } from '@tabler/icons-react';
import { t } from '../../../shared/texts/texts';
import { SerialText } from '../../components/SerialText';
import styles from './receive.module.css';
import { useSetAside } from './set-aside';

const ICON_PX = 24;
/** A scan is quoted this far; the scan log keeps the whole. */
const MAX_QUOTED = 40;

export function AsideList({ draft }: { readonly draft: string }) {
  const rows = useSetAside(draft);
  if (rows.length === 0) return null;
  return (
    <section className={styles['aside']} aria-labelledby="aside-title">
      <h2 id="aside-title" className={styles['asideTitle']}>
        <IconAlertOctagon size={ICON_PX} aria-hidden="true" />
        {t('receive.aside')}
        <span className={styles['asideCount']}>{rows.length}</span>
      </h2>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <ul className={styles['asideRows']} tabIndex={0} aria-labelledby="aside-title">
        {rows.map(({ text, what, now, times }) => (
          <li key={text} className={styles['asideRow']}>
            <SerialText text={text.slice(0, MAX_QUOTED)} strong />
            <span>
              {what} <span className={styles['quiet']}>{now}</span>
            </span>
            {times > 1 ? <span className={styles['quiet']}>{t('receive.aside.again', { count: times })}</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
