// Where am I, who am I, what waits for me: one line on top of every screen.
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBell, IconLogout, IconPrinter, IconUser } from '@tabler/icons-react';
import type { House } from '../../shared/contract/answers';
import { t } from '../../shared/texts/texts';
import type { ScreenName } from '../app-state';
import { LongName } from '../components/LongName';
import styles from './frame.module.css';

type Props = {
  readonly house: House;
  readonly tabs: readonly ScreenName[];
  readonly screen: ScreenName;
  readonly onOpen: (screen: ScreenName) => void;
  readonly onSignOut: () => void;
};

const SMALL_ICON_PX = 20;

export function TopBar({ house, tabs, screen, onOpen, onSignOut }: Props) {
  return (
    <section className={styles['top']} aria-label={t('frame.station')}>
      <div className={styles['where']}>
        <strong className={styles['brand']}>{t('frame.brand')}</strong>
        <LongName lines={1} text={placeName(house)} />
        {house.training ? <span className={styles['training']}>{t('frame.training')}</span> : null}
      </div>
      <nav className={styles['tabs']} aria-label={t('frame.screens')}>
        {tabs.map((name, at) => (
          <button
            key={name}
            type="button"
            className={styles['tab']}
            aria-current={name === screen ? 'page' : undefined}
            aria-keyshortcuts={`Alt+${at + 1}`}
            title={t('frame.tab.key', { number: at + 1 })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpen(name)}
          >
            {t(`frame.tab.${name}`)}
            {name === 'attention' && house.attention > 0 ? (
              <span className={styles['badge']}>{house.attention}</span>
            ) : null}
          </button>
        ))}
      </nav>
      <div className={styles['who']}>
        <PrintState house={house} onOpen={() => onOpen('settings')} />
        <span className={styles['person']}>
          <IconUser size={SMALL_ICON_PX} aria-hidden="true" />
          <LongName lines={1} text={house.user?.name ?? t('frame.nameless')} />
        </span>
        <Tooltip label={t('frame.signOut')}>
          <ActionIcon variant="subtle" color="gray" aria-label={t('frame.signOut')} onClick={onSignOut}>
            <IconLogout size={SMALL_ICON_PX} aria-hidden="true" />
          </ActionIcon>
        </Tooltip>
      </div>
    </section>
  );
}

function placeName(house: House): string {
  return t('frame.place', { branch: house.branchName ?? '', station: house.station?.name ?? '' });
}

/** The print queue: quiet while nothing waits, with an icon and words when something does. */
function PrintState({ house, onOpen }: { readonly house: House; readonly onOpen: () => void }) {
  const { jobsQueued, jobsFailed } = house;
  const failed = jobsFailed > 0;
  if (!failed && jobsQueued === 0) return null;
  const words = failed
    ? t('frame.print.failed', { count: jobsFailed })
    : t('frame.print.queued', { count: jobsQueued });
  return (
    <button type="button" className={styles['state']} data-bad={failed || undefined} onClick={onOpen}>
      {failed ? (
        <IconBell size={SMALL_ICON_PX} aria-hidden="true" />
      ) : (
        <IconPrinter size={SMALL_ICON_PX} aria-hidden="true" />
      )}
      {words}
    </button>
  );
}
