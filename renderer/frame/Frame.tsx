// The common frame of every screen at work: top bar, scan line, the screen, key strip (spec/screens).
import { useEffect, useMemo, useRef, type ReactNode } from 'react';
import type { House } from '../../shared/contract/answers';
import { faultText } from '../../shared/texts/fault-text';
import { t } from '../../shared/texts/texts';
import type { ScreenName } from '../app-state';
import { useKeys, useOpenScreen } from './frame-context';
import styles from './frame.module.css';
import { armScanField } from './scan-field';
import { ScanLine } from './ScanLine';
import { screensFor } from './screen-tabs';
import { Strip } from './Strip';
import { TopBar } from './TopBar';

type Props = {
  readonly house: House;
  readonly screen: ScreenName;
  readonly onSignOut: () => void;
  readonly children: ReactNode;
};

export function Frame({ house, screen, onSignOut, children }: Props) {
  const open = useOpenScreen();
  const tabs = useMemo(() => screensFor(house), [house]);
  useKeys(
    tabs.map((name, at) => ({
      key: `Alt+${at + 1}`,
      words: t(`frame.tab.${name}`),
      act: () => open(name),
      silent: true,
    })),
    'frame',
  );
  const content = useRef<HTMLElement>(null);
  useEffect(() => {
    // A field of the screen that asked for the focus keeps it.
    if (!content.current?.contains(document.activeElement)) armScanField();
  }, [screen]);
  return (
    <div className={styles['frame']}>
      <TopBar house={house} tabs={tabs} screen={screen} onOpen={open} onSignOut={onSignOut} />
      {house.readOnlyReason ? (
        <div className={styles['banner']} role="status">
          {faultText(house.readOnlyReason).what}
        </div>
      ) : null}
      <ScanLine />
      <main ref={content} className={styles['content']} aria-label={t(`frame.tab.${screen}`)}>
        {children}
      </main>
      <Strip />
    </div>
  );
}
