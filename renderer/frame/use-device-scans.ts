// Scans of serial and HID scanners: from the main process into the window's one queue, in the order in which they came.
import { useEffect } from 'react';
import { t } from '../../shared/texts/texts';
import { desktop } from '../data/desktop';
import { noteScan } from '../scan/scan-monitor';
import type { FrameParts } from './frame-context';
import { takeScan } from './use-input';

/** The number of the last scan that this page took. */
let newest = 0;

/**
 * Takes scans from when `ready` is true: a screen is there by then that takes them, or refuses them aloud. Until then the main
 * process keeps them, so that none is lost while the window is being loaded.
 */
export function useDeviceScans(parts: FrameParts, ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    return desktop().onScan((scan) => {
      // Sent again where the main process had not heard in time that it was taken.
      if (scan.number <= newest) return;
      newest = scan.number;
      if (scan.lostBefore > 0) {
        parts.queue.show({ tone: 'refused', words: t('frame.scan.lost', { count: scan.lostBefore }) });
      }
      noteScan(scan);
      takeScan(parts, scan.text);
      void desktop().scanTaken(scan.number);
    });
  }, [parts, ready]);
}
