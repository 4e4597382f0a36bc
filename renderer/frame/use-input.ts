// The two ways in from the keyboard: scans from the wedge listener, and keys that are actions. Everything that the
// person types elsewhere is left alone.
import { useEffect } from 'react';
import { t } from '../../shared/texts/texts';
import { noteScan } from '../scan/scan-monitor';
import { onScannerSettings, wedgeSettings } from '../scan/scanner-settings';
import { startWedge } from '../scan/wedge-listener';
import { armScanField, takeScanText } from './scan-field';
import type { FrameParts } from './frame-context';
import type { ScanOrigin } from './scan-queue';
import { actionFor, chord, isTyping, keyName } from './keys';

/** Gives a scan to what lies on top at this moment. With nothing there it is refused aloud. */
export function takeScan(parts: FrameParts, text: string, origin?: ScanOrigin): void {
  const target = parts.targets.topDown()[0]?.content;
  if (target) return parts.queue.scan(text, target, origin);
  parts.queue.show({ tone: 'refused', words: t('frame.scan.nobody'), scanned: text });
  origin?.onAnswered();
}

/** Presses a key: the open question first, then the topmost layer that knows the key. True when it meant something. */
export function pressKey(parts: FrameParts, key: string, typing: boolean): boolean {
  const action = actionFor(parts.keys, key, typing);
  if (action) {
    action.act();
    return true;
  }
  if (key !== 'Escape') return false;
  // Half of a scan that a slow scanner broke off may stand in the field: it must not become the next amount.
  const typed = takeScanText();
  if (typed === '' && parts.queue.state().shown === null) return false;
  parts.queue.clear();
  armScanField();
  return true;
}

/** Listens for scans and keys as long as the window lives. */
export function useInput(parts: FrameParts): void {
  useEffect(() => {
    const wedge = startWedge({
      settings: wedgeSettings(),
      onScan: (scan) => {
        noteScan(scan);
        takeScan(parts, scan.text);
      },
      // Function keys, and characters pressed where typing has no effect: nothing that a scanner sent.
      onShortcut: ({ key, ctrl, alt }) => pressKey(parts, chord(key, ctrl, alt), isTyping(document.activeElement)),
    });
    const forget = onScannerSettings(wedge.use);
    return () => {
      forget();
      wedge.stop();
    };
  }, [parts]);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const name = keyName(event);
      // A key that is held down acts once; only a cursor may run.
      if (event.repeat && !name.startsWith('Arrow')) return;
      // A lone character may be the first of a scan: the wedge listener says when it is not.
      if (name.length === 1) return startTyping(event);
      if (!pressesItself(name, event.target) && pressKey(parts, name, isTyping(event.target))) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [parts]);
}

/** Enter on a button is the button's. */
function pressesItself(name: string, target: EventTarget | null): boolean {
  return (
    name === 'Enter' && target instanceof HTMLElement && target.matches('button, a, [role="button"], [role="tab"]')
  );
}

/** Typing with the focus nowhere, or on a list that somebody clicked, goes to the scan field: it is always armed. */
function startTyping(event: KeyboardEvent): void {
  const { target } = event;
  const nowhere = target === document.body || target === document.documentElement;
  if (nowhere || (target instanceof HTMLElement && target.dataset['list'] !== undefined)) armScanField();
}
