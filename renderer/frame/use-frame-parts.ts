// Makes the moving parts of the frame once for a window: the queue, the stacks, the questions that a command may ask.
import { useMemo, useRef, useState } from 'react';
import { t } from '../../shared/texts/texts';
import type { ScreenName } from '../app-state';
import type { Approver, ClockDoubt, Detours } from '../data/detours';
import { newActId } from '../data/act-id';
import { faultShown } from '../data/fault-shown';
import type { CommandAnswer } from '../../shared/contract/answers';
import type { Right } from '../../shared/domain/rights';
import { playTone } from '../sound/sounds';
import type { FrameParts } from './frame-context';
import type { KeyLayer } from './keys';
import { makeLayers } from './layers';
import { armScanField } from './scan-field';
import { ScanQueue, type ScanTarget } from './scan-queue';

/** A question of a command that waits for a person. */
export type Asking =
  | {
      readonly kind: 'approve';
      readonly right: Right;
      readonly failed: CommandAnswer | null;
      readonly done: (approver: Approver | null) => void;
    }
  | { readonly kind: 'clock'; readonly doubt: ClockDoubt; readonly done: (yes: boolean) => void };

export type Frame = { readonly parts: FrameParts; readonly asking: Asking | null };

/** `go` changes the screen; a scan that travels with it waits until that screen takes scans. */
export function useFrameMaking(go: (screen: ScreenName) => void): Frame {
  const [asking, setAsking] = useState<Asking | null>(null);
  const latestGo = useRef(go);
  latestGo.current = go;
  const parts = useMemo(() => makeParts(setAsking, (screen) => latestGo.current(screen)), []);
  return { parts, asking };
}

function makeParts(setAsking: (asking: Asking | null) => void, go: (screen: ScreenName) => void): FrameParts {
  const targets = makeLayers<ScanTarget>();
  const queue = new ScanQueue({
    newId: newActId,
    onShown: (shown) => playTone(shown.tone),
    broken: (error) => faultShown({ code: 'bug', detail: String(error), safe: true, retry: false }),
    full: () => ({ tone: 'refused', words: t('frame.scan.full') }),
  });
  return {
    queue,
    targets,
    keys: makeLayers<KeyLayer>(),
    detours: makeDetours(setAsking),
    arm: armScanField,
    open: (screen, scan) => {
      // A result belongs to the screen that it came on, and so does a question.
      queue.clear();
      if (scan !== undefined) scanOnNextScreen(targets, queue.scan, scan);
      go(screen);
    },
  };
}

function makeDetours(setAsking: (asking: Asking | null) => void): Detours {
  return {
    approve: (right, failed) =>
      new Promise((resolve) => {
        const done = (approver: Approver | null): void => {
          setAsking(null);
          armScanField();
          resolve(approver);
        };
        setAsking({ kind: 'approve', right, failed, done });
      }),
    clock: (doubt) =>
      new Promise((resolve) => {
        const done = (yes: boolean): void => {
          setAsking(null);
          armScanField();
          resolve(yes);
        };
        setAsking({ kind: 'clock', doubt, done });
      }),
  };
}

/** Hands a scan to the screen that opens next: it is taken when that screen's target lies on top. */
function scanOnNextScreen(
  targets: FrameParts['targets'],
  scan: (text: string, target: ScanTarget) => void,
  text: string,
): void {
  const before = targets.version();
  const stop = targets.subscribe(() => {
    const top = targets.topDown().find(({ level }) => level === 'screen');
    if (targets.version() === before || !top) return;
    stop();
    scan(text, top.content);
  });
}
