// A dialog of the house: it takes the focus and gives it back, Esc closes it, and a scan meanwhile is taken by it or
// refused in its terms.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '../../shared/texts/texts';
import { useKeys, useScanTarget } from '../frame/frame-context';
import type { KeyAction } from '../frame/keys';
import type { Shown } from '../frame/shown';
import { useFocusHome } from '../frame/use-focus-home';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Keys beside Esc. */
  readonly keys?: readonly KeyAction[];
  readonly size?: string;
  /** Takes a scan; without it every scan is refused aloud. */
  readonly onScan?: (text: string) => Shown | null;
};

export function Dialog({ title, onClose, children, keys = [], size, onScan }: Props) {
  useFocusHome();
  useScanTarget((scanned) => {
    const refused: Shown = { tone: 'refused', words: t('frame.scan.dialog', { title }), scanned };
    return Promise.resolve(onScan ? onScan(scanned) : refused);
  }, 'dialog');
  useKeys([{ key: 'Escape', words: t('frame.key.back'), act: onClose }, ...keys], 'dialog');
  return (
    <Modal opened onClose={onClose} title={title} size={size} closeButtonProps={{ 'aria-label': t('frame.key.back') }}>
      {children}
    </Modal>
  );
}
