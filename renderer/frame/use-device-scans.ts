// Scans of serial and HID scanners: from the main process into the window's one queue, in the order in which they came.
import { useEffect } from 'react';
import { t } from '../../shared/texts/texts';
import { desktop } from '../data/desktop';
import { noteScan } from '../scan/scan-monitor';
import type { FrameParts } from './frame-context';
import { takeScan } from './use-input';

/** Scans that this page has: one may be sent again before the main process hears that it was answered. */
const taken = new Set<string>();

/**
 * Takes scans from when `ready` is true: a screen is there by then that takes them, or refuses them aloud. Until then, and until
 * each is answered, the main process keeps them, so that none is lost while the window is loaded anew.
 */
export function useDeviceScans(parts: FrameParts, ready: boolean): void {
  useEffect(() => {
    if (!ready) return undefined;
    return desktop().onScan((scan) => {
      if (taken.has(scan.id)) return;
      taken.add(scan.id);
      if (scan.lostBefore > 0) {
        parts.queue.show({ tone: 'refused', words: t('frame.scan.lost', { count: scan.lostBefore }) });
      }
      noteScan(scan);
      takeScan(parts, scan.text, { actId: scan.id, onAnswered: () => void desktop().scanAnswered(scan.id) });
    });
  }, [parts, ready]);
}
