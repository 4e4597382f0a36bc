// Prefixes for new lives. The register is the list of stations; where it cannot be asked a free one is drawn at random,
// and two stations that drew the same are found when their postings meet (docs/decisions.md).
import { randomInt } from 'node:crypto';
import type { Station } from '../../shared/domain/model';
import { isTrainingPrefix, PREFIX_COUNT, prefixAt, prefixIndex } from '../../shared/serial/serial';

/** A prefix that no known station has: training stays training, live stays live. */
export function freePrefix(stations: readonly Station[], like: string): string {
  const taken = new Set(stations.map((station) => station.prefix));
  const training = isTrainingPrefix(like);
  const start = training ? prefixIndex('ZZA') + randomInt(32) : randomInt(PREFIX_COUNT);
  for (let step = 0; step < PREFIX_COUNT; step += 1) {
    const prefix = prefixAt((start + step) % PREFIX_COUNT);
    if (!taken.has(prefix) && isTrainingPrefix(prefix) === training) return prefix;
  }
  throw new Error('all prefixes are taken');
}

const SUFFIX = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** The id of a new life: its prefix and six characters at random, so that two lives never share an id. */
export function newStationId(prefix: string): string {
  return `${prefix}-${Array.from({ length: 6 }, () => SUFFIX[randomInt(SUFFIX.length)]).join('')}`;
}
