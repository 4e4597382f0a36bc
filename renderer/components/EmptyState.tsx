// What an empty list says: what to do first, with the key or button that does it.
import type { ReactNode } from 'react';
import styles from './components.module.css';

type Props = {
  readonly icon: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly children?: ReactNode;
};

export function EmptyState({ icon, title, text, children }: Props) {
  return (
    <div className={styles['empty']}>
      <div aria-hidden="true" className={styles['emptyIcon']}>
        {icon}
      </div>
      <p className={styles['emptyTitle']}>{title}</p>
      {text === undefined ? null : <p className={styles['emptyText']}>{text}</p>}
      {children}
    </div>
  );
}
