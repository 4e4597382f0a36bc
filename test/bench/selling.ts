// Selling three units at the counter, and what a unit that came and went leaves on the disk.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { ms, percentile, ratio, turnsNote } from './figures';
import { picker } from './goods';
import { FILL } from './million';
import { both, byTurns, Pair } from './pair';
import type { Figures } from './report';

/** Enough that the worst hundredth is several sales. */
const SALES = 1_000;
const UNITS_A_SALE = 3;
/** Sales of the morning, before the clock counts: code is compiled and pages are read. */
const WARM_UP = 1_000;

/** Sales of three scattered units, for cash, in the large ledger. */
export function selling(pair: Pair, units: number): Figures {
  const pick = picker(7, units);
  const sold = new Set<number>();
  const three = (): number[] => {
    const chosen: number[] = [];
    while (chosen.length < UNITS_A_SALE) {
      const nth = pick();
      if (sold.has(nth)) continue;
      sold.add(nth);
      chosen.push(nth);
    }
    return chosen;
  };
  byTurns(WARM_UP, () => pair.sale(three(), FILL));
  const sample = byTurns(SALES, () => pair.sale(three(), FILL));
  const [plain, ours] = [sample.plain, sample.ours].map((side) => percentile(side, 0.99));
  return {
    sale3_ratio: { value: ratio(sample), note: turnsNote(sample) },
    sale3_p99_ms: { value: ours ?? null, note: `plain's own p99 ${ms(plain ?? NaN)}` },
  };
}

const RECEIVED = 60_000;
const A_DELIVERY = 1_000;

/** Bytes of the files after a checkpoint, with every unit received and sold. */
export function bytes(base: string, scale: number): Figures {
  const folder = mkdtempSync(path.join(base, 'bytes-'));
  const pair = new Pair(folder);
  const units = Math.max(A_DELIVERY, Math.floor((RECEIVED * scale) / A_DELIVERY) * A_DELIVERY);
  for (let done = 0; done < units; done += A_DELIVERY) both(pair.delivery(A_DELIVERY));
  for (let nth = 0; nth + UNITS_A_SALE <= units; nth += UNITS_A_SALE)
    both(pair.sale([nth, nth + 1, nth + 2], A_DELIVERY));
  pair.checkpoint();
  const [plain = 0, ours = 0] = [pair.plain.file, pair.ours.file].map((file) => statSync(file).size / units);
  pair.close();
  rmSync(folder, { recursive: true });
  const note = `plain ${plain.toFixed(0)}, ours ${ours.toFixed(0)} bytes a unit, ${units} units, catalogue of 1,000 items included`;
  return { bytes_ratio: { value: ours / plain, note } };
}
