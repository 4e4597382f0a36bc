// What every screen gets from the frame: the scan line, the keys, the house. Screens see these hooks and nothing behind.
import { createContext, useCallback, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import type { House } from '../../shared/contract/answers';
import type { ScreenName } from '../app-state';
import type { Detours } from '../data/detours';
import type { KeyAction, KeyLayer } from './keys';
import type { Layers, Level } from './layers';
import type { ScanHandler, ScanQueue, ScanTarget } from './scan-queue';
import type { Shown } from './shown';

export type FrameParts = {
  readonly queue: ScanQueue;
  readonly targets: Layers<ScanTarget>;
  readonly keys: Layers<KeyLayer>;
  readonly detours: Detours;
  /** Brings the focus back to the scan field. */
  readonly arm: () => void;
  /** Opens a screen; a scan given along is scanned there. */
  readonly open: (screen: ScreenName, scan?: string) => void;
};

export const FrameContext = createContext<FrameParts | null>(null);
export const HouseContext = createContext<House | null>(null);

function useFrame(): FrameParts {
  const frame = useContext(FrameContext);
  if (!frame) throw new Error('this must stand inside the frame');
  return frame;
}

/** The house as the ledger last answered it: company, branch, station, user, shift. */
export function useHouse(): House {
  const house = useContext(HouseContext);
  if (!house) throw new Error('this must stand inside a founded house');
  return house;
}

export function useDetours(): Detours {
  return useFrame().detours;
}

/** The scan line: show a result, or let a key wait for its turn behind the scans that came before it. */
export function useLine(): Pick<ScanQueue, 'show' | 'act' | 'askFirst' | 'clear' | 'scan' | 'state'> {
  return useFrame().queue;
}

export function useOpenScreen(): FrameParts['open'] {
  return useFrame().open;
}

/** All parts, for the pieces of the frame itself. */
export function useFrameParts(): FrameParts {
  return useFrame();
}

/**
 * Takes the scans while the caller is on screen. `onScan` is read when a scan arrives, not when its turn comes: what it
 * closes over (the draft, the line) is what the scan was meant for. It gets the text and the id of the act, which is
 * the id of the command.
 */
export function useScanTarget(onScan: ScanHandler, level: Level = 'screen'): void {
  const latest = useLatest(onScan);
  const bind = useCallback(() => latest.current, [latest]);
  useBoundScanTarget(bind, level);
}

/**
 * As `useScanTarget`, for a screen whose document can change between two drawings: `bind` is called when a scan arrives
 * and gives the handler for that very scan.
 */
export function useBoundScanTarget(bind: () => ScanHandler, level: Level = 'screen'): void {
  const { targets } = useFrame();
  useEffect(() => targets.add(level, () => ({ onScan: bind(), atOnce: level === 'dialog' })), [targets, level, bind]);
}

/** For a dialog that has no use for scans: each is refused aloud with these words. */
export function useRefuseScans(words: string): void {
  useScanTarget((text) => Promise.resolve<Shown>({ tone: 'refused', words, scanned: text }), 'dialog');
}

/** Puts actions on the key strip while the caller is on screen. A dialog keeps all other keys out. */
export function useKeys(actions: readonly KeyAction[], level: Level = 'screen'): void {
  const { keys } = useFrame();
  const latest = useLatest(actions);
  useEffect(
    () => keys.add(level, () => ({ actions: latest.current, alone: level === 'dialog' })),
    [keys, level, latest],
  );
  // What the strip shows of the actions; their closures are read when a key is pressed.
  const drawn = actions
    .map(({ key, words, off, main, silent }) => `${key} ${words} ${!!off}${!!main}${!!silent}`)
    .join();
  useEffect(() => keys.changed(), [keys, drawn]);
}

/** A box that always holds the newest value, for listeners that live longer than a drawing. */
function useLatest<Value>(value: Value): { readonly current: Value } {
  const box = useRef(value);
  useLayoutEffect(() => {
    box.current = value;
  });
  return box;
}
