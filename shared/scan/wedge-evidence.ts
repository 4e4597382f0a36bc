// What speaks for a hand beside the gaps: a finger stays on its key for 50 to 150 ms, so that fast typing overlaps, while a
// scanner lets go within its own gap; and a scanner is steady. All in milliseconds of the events' time stamps.
import type { WedgeKey } from './wedge-keys';

type Down = { readonly code: string; readonly sinceMs: number };

export type Evidence = {
  readonly gaps: number;
  readonly sumMs: number;
  readonly fastestMs: number;
  readonly slowestMs: number;
  readonly down: readonly Down[];
  readonly heldLong: number;
  /** False where releases are not told at all; then nothing follows from a key that seems to be down. */
  readonly releasesSeen: boolean;
};

/** Two keys held long are a hand; one may be a release that got lost, or a finger that rests on the keyboard. */
const HELD_BY_HAND = 2;
/** Without a suffix only the gaps tell a scan of 8 to 15 characters: fast on average, or no more uneven than polling is. */
const FAST_MEAN_MS = 18;
const STEADY_RANGE_MS = 12;
/** So many gaps within the limit in a row are beyond any typist, however uneven. */
const BEYOND_DOUBT = 15;

export function noEvidence(releasesSeen: boolean): Evidence {
  return {
    gaps: 0,
    sumMs: 0,
    fastestMs: Number.POSITIVE_INFINITY,
    slowestMs: 0,
    down: [],
    heldLong: 0,
    releasesSeen,
  };
}

/** A key of the run came, `gapMs` after what came before it, null for the first. An Alt code comes as its key goes up. */
export function pressed(evidence: Evidence, key: WedgeKey, gapMs: number | null): Evidence {
  const others = evidence.down.filter((other) => other.code !== key.code);
  const down = key.type === 'up' ? others : [...others, { code: key.code, sinceMs: key.timeStamp }];
  if (gapMs === null) return { ...evidence, down };
  return {
    ...evidence,
    gaps: evidence.gaps + 1,
    sumMs: evidence.sumMs + gapMs,
    fastestMs: Math.min(evidence.fastestMs, gapMs),
    slowestMs: Math.max(evidence.slowestMs, gapMs),
    down,
  };
}

/** A key went up. Keys that do not belong to the run only show that releases are told. */
export function released(evidence: Evidence, key: WedgeKey, maxGapMs: number): Evidence {
  const pressedKey = evidence.down.find((down) => down.code === key.code);
  if (pressedKey === undefined) return evidence.releasesSeen ? evidence : { ...evidence, releasesSeen: true };
  const long = key.timeStamp - pressedKey.sinceMs > maxGapMs ? 1 : 0;
  const down = evidence.down.filter((other) => other !== pressedKey);
  return { ...evidence, down, heldLong: evidence.heldLong + long, releasesSeen: true };
}

/** True when the keys of the run were held as only fingers hold them. */
export function typedByHand(evidence: Evidence, atMs: number, maxGapMs: number): boolean {
  if (!evidence.releasesSeen) return false;
  const stillDown = evidence.down.filter((key) => atMs - key.sinceMs > maxGapMs).length;
  return evidence.heldLong + stillDown >= HELD_BY_HAND;
}

/** True when the gaps are those of a machine. */
export function isSteady(evidence: Evidence): boolean {
  if (evidence.gaps >= BEYOND_DOUBT || evidence.gaps === 0) return true;
  return evidence.sumMs <= FAST_MEAN_MS * evidence.gaps || evidence.slowestMs - evidence.fastestMs <= STEADY_RANGE_MS;
}
