// Finding: what a scan means among a million units and among ten thousand, and a search by any part of a number or name.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { median, ms, percentile, timed } from './figures';
import { itemName, ITEMS, makerSerial, picker } from './goods';
import type { OurStore } from './our-store';
import { both, Pair } from './pair';
import type { Figures } from './report';

const SMALL = 10_000;
const SCANS = 4_000;
const WARM_UP = 200;

/** Random serials and maker serials, half of each, in both ledgers by turns. */
export function resolving(base: string, large: Pair, units: number): Figures {
  const folder = mkdtempSync(path.join(base, 'resolving-'));
  const small = new Pair(folder);
  for (let done = 0; done < SMALL; done += 1_000) both(small.delivery(1_000));
  const scans = [scanner(small.ours, SMALL), scanner(large.ours, units)] as const;
  for (let run = 0; run < WARM_UP; run += 1) scans.forEach((scan) => scan());
  const [few, many] = [[] as number[], [] as number[]];
  for (let run = 0; run < SCANS; run += 1) {
    few.push(scans[0]());
    many.push(scans[1]());
  }
  small.close();
  rmSync(folder, { recursive: true });
  const note = `p50 ${ms(median(many))} among ${units}, ${ms(median(few))} among ${SMALL}; ${SCANS} scans each`;
  return {
    resolve1m_p99_ms: { value: percentile(many, 0.99), note },
    resolve1m_over_10k: { value: median(many) / median(few), note: `p99 among ${SMALL}: ${ms(percentile(few, 0.99))}` },
  };
}

/** Gives a function that resolves one random scan and says how long that took; it throws where the unit is not found. */
function scanner(store: OurStore, units: number): () => number {
  const pick = picker(11, units);
  let turn = 0;
  return () => {
    const nth = pick();
    turn += 1;
    const text = turn % 2 === 0 ? store.serial(nth) : makerSerial(nth);
    let kind = '';
    const took = timed(() => {
      kind = store.ask('resolve', { text }).kind;
    });
    if (kind !== 'unit') throw new Error(`${text} resolved to ${kind}`);
    return took;
  };
}

const SEARCHES_A_KIND = 60;

/** What people type: the end of a label, the middle of a maker's number, a word of a name, and what nothing has. */
const PARTS: readonly (readonly [string, (serial: string, maker: string, turn: number) => string])[] = [
  ['4 digits of a serial', (serial) => serial.slice(5, 9)],
  ['6 digits of a serial', (serial) => serial.slice(3, 9)],
  ['end of a serial', (serial) => serial.slice(-4)],
  ['prefix of all serials', (serial) => serial.slice(0, 4)],
  ['3 of a maker serial', (_, maker) => maker.slice(6, 9)],
  ['6 of a maker serial', (_, maker) => maker.slice(5, 11)],
  ['end of a maker serial', (_, maker) => maker.slice(-5)],
  ['word of every name', () => 'series'],
  ['part of one name', (_, __, turn) => itemName(turn % ITEMS).slice(0, 12)],
  ['nothing has it', (_, __, turn) => `zq${turn}x`],
];

/** Searches with the contract's own limit of rows; the value is p99 over all of them together. */
export function searching(store: OurStore, units: number): Figures {
  const pick = picker(13, units);
  const took = new Map<string, number[]>(PARTS.map(([name]) => [name, []]));
  for (let turn = 0; turn < SEARCHES_A_KIND; turn += 1) {
    const nth = pick();
    for (const [name, part] of PARTS) {
      const text = part(store.serial(nth), makerSerial(nth), turn);
      took.get(name)?.push(timed(() => store.ask('search', { text })));
    }
  }
  const all = [...took.values()].flat();
  const [slowest, sample] = [...took].sort(([, a], [, b]) => median(b) - median(a))[0] ?? ['', []];
  const note = `p50 ${ms(median(all))} of ${all.length}; slowest kind "${slowest}": p50 ${ms(median(sample))}`;
  return { search1m_p99_ms: { value: percentile(all, 0.99), note } };
}
