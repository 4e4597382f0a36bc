// Scans of devices on their way to the window, in their order: each is kept until the page says that it was answered, so that a
// page that is loaded anew loses none. It must not know devices or windows.
import { randomUUID } from 'node:crypto';
import type { DeviceScan, ScannerKind } from '../../shared/contract/scanners';

/** More than a person scans while a page loads. */
const MOST_WAITING = 500;

export class ScanOutbox {
  #waiting: DeviceScan[] = [];
  #lost = 0;
  #send: ((scan: DeviceScan) => void) | null = null;

  /** A page listens: it gets what waits, and from now on everything at once. */
  open(send: (scan: DeviceScan) => void): void {
    this.#send = send;
    for (const scan of [...this.#waiting]) send(scan);
  }

  /** The page is gone or being loaded anew. */
  close(): void {
    this.#send = null;
  }

  put(text: string, via: ScannerKind): void {
    if (this.#waiting.length >= MOST_WAITING) {
      this.#lost += 1;
      return;
    }
    const scan = { id: randomUUID(), text, via, lostBefore: this.#lost };
    this.#lost = 0;
    this.#waiting.push(scan);
    this.#send?.(scan);
  }

  /** How the scan of this command came; null where it is no scan of a device, or was answered. */
  viaOf(id: string): ScannerKind | null {
    return this.#waiting.find((scan) => scan.id === id)?.via ?? null;
  }

  /** This scan was answered, whatever the answer was. */
  answered(id: string): void {
    this.#waiting = this.#waiting.filter((scan) => scan.id !== id);
  }
}
