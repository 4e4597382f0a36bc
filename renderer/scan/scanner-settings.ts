// How the scanner of this computer is set, kept on this computer like the volume: a scanner hangs on a cable, not on a
// company. Read before anybody has signed in, since the first scan may be the first thing that happens.
import { WEDGE_DEFAULTS, type WedgeSettings } from '../../shared/scan/wedge-state';

/** What a person may set; everything else about the wedge follows from how keyboards work. */
export type ScannerSettings = Pick<WedgeSettings, 'maxGapMs' | 'prefix' | 'gsKey' | 'substitute'>;

const KEPT_AS = 'unitill.scanner';
/** What a scanner can be told to send for the separator: one character that a keyboard types. */
const PRINTABLE = /^[!-~]$/u;
/** Below, a USB keyboard itself is slower; above, fast typists are. */
export const GAP_LIMITS = { least: 20, most: 80 } as const;
/** The longest gap allowed for one that was measured: a scanner on a busy computer takes three times its own. */
const TIMES_MEASURED = 3;
/** ']' begins an AIM identifier, which says what symbol was read; STX is what serial scanners send. */
export const PREFIXES = [']', '\u0002'] as const;

const FIRST: ScannerSettings = {
  maxGapMs: WEDGE_DEFAULTS.maxGapMs,
  prefix: WEDGE_DEFAULTS.prefix,
  gsKey: WEDGE_DEFAULTS.gsKey,
  substitute: WEDGE_DEFAULTS.substitute,
};
const listeners = new Set<(settings: WedgeSettings) => void>();

/** The settings as they were last made here; what cannot be is as it was at first. */
export function scannerSettings(): ScannerSettings {
  // The form of a web address's search: reading it never fails, whatever stands there.
  const kept = new URLSearchParams(localStorage.getItem(KEPT_AS) ?? '');
  const gap = Number(kept.get('maxGapMs'));
  const inLimits = Number.isInteger(gap) && gap >= GAP_LIMITS.least && gap <= GAP_LIMITS.most;
  const substitute = kept.get('substitute') ?? '';
  return {
    maxGapMs: inLimits ? gap : FIRST.maxGapMs,
    prefix: PREFIXES.find((one) => one === kept.get('prefix')) ?? null,
    gsKey: kept.get('gsKey') === '' ? null : FIRST.gsKey,
    substitute: PRINTABLE.test(substitute) ? substitute : null,
  };
}

/** The same with all that nobody sets, as the wedge takes them. */
export function wedgeSettings(): WedgeSettings {
  return { ...WEDGE_DEFAULTS, ...scannerSettings() };
}

/** Keeps the settings; they hold from the next key on. */
export function setScanner(settings: ScannerSettings): void {
  const { maxGapMs, prefix, gsKey, substitute } = settings;
  const kept = { maxGapMs: String(maxGapMs), prefix: prefix ?? '', gsKey: gsKey ?? '', substitute: substitute ?? '' };
  localStorage.setItem(KEPT_AS, new URLSearchParams(kept).toString());
  for (const listener of listeners) listener(wedgeSettings());
}

export function resetScanner(): void {
  setScanner(FIRST);
}

export function onScannerSettings(listener: (settings: WedgeSettings) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The limit for a scanner whose slowest gap was measured. */
export function gapFor(slowestGapMs: number): number {
  const wanted = Math.ceil(slowestGapMs * TIMES_MEASURED);
  return Math.min(Math.max(wanted, GAP_LIMITS.least), GAP_LIMITS.most);
}
