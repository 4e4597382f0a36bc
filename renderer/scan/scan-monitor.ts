// What the wedge heard of a scan beside its text, for the page that shows it. Nothing is kept while nobody looks: a scan may
// be a badge.
import type { DeviceScan } from '../../shared/contract/scanners';
import type { WedgeScan } from './wedge-listener';

export type Heard = WedgeScan | DeviceScan;

/** Scans that wait for their turn at the page; more than that come only from a scanner that is stuck. */
const MOST_WAITING = 50;

let watching = 0;
let heard: readonly Heard[] = [];

/** Called for every scan of a scanner, before it goes to its target. */
export function noteScan(scan: Heard): void {
  if (watching > 0) heard = [...heard, scan].slice(-MOST_WAITING);
}

/** How a text came that a page was given; null where no scanner sent it, or not as fast as one. */
export function takeHeard(text: string): Heard | null {
  const at = heard.findIndex((scan) => scan.text === text);
  const scan = heard[at] ?? null;
  if (scan) heard = heard.slice(at + 1);
  return scan;
}

/** Notes scans until the function that it gives is called. */
export function watchScans(): () => void {
  watching += 1;
  return () => {
    watching -= 1;
    if (watching === 0) heard = [];
  };
}
