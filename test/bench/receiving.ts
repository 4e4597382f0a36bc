// Receiving: 1,000 units as one document, 10,000 as two, in a ledger that has some and in the large one.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { median, ms, ratio, spread, turnsNote } from './figures';
import { both, byTurns, noTurns, Pair, timeBoth, type Sample } from './pair';
import type { Figures } from './report';

const RUNS = 15;
/** Units that are there already: a store of some months. */
const BEFORE = 10_000;
/** Growth is measured in so many ledgers one after the other, so that none grows much larger than the first figure's. */
const LEDGERS = 3;

export function receiving(base: string): Figures {
  const one = inFresh(base, (pair) => byTurns(RUNS, () => pair.delivery(1_000)));
  const few = noTurns();
  const many = noTurns();
  for (let ledger = 0; ledger < LEDGERS; ledger += 1) inFresh(base, (pair) => growing(pair, few, many));
  const growth = { plain: median(many.plain) / median(few.plain), ours: median(many.ours) / median(few.ours) };
  return {
    receive1000_ratio: { value: ratio(one), note: turnsNote(one) },
    receive_growth: {
      value: growth.ours / growth.plain,
      note: `10,000 over 1,000: plain ${growth.plain.toFixed(1)} (quartiles ${spread(many.plain)}), ours ${growth.ours.toFixed(1)} (${spread(many.ours)})`,
    },
  };
}

/** 1,000 units as one document and 10,000 as two by turns, so that both meet the same ledger. */
function growing(pair: Pair, few: Sample, many: Sample): void {
  for (let run = 0; run < RUNS / LEDGERS; run += 1) {
    timeBoth(few, run, pair.delivery(1_000));
    timeBoth(many, run, pair.delivery(5_000, 5_000));
  }
}

function inFresh<Result>(base: string, run: (pair: Pair) => Result): Result {
  const folder = mkdtempSync(path.join(base, 'receiving-'));
  const pair = new Pair(folder);
  for (let done = 0; done < BEFORE; done += 1_000) both(pair.delivery(1_000));
  const result = run(pair);
  pair.close();
  rmSync(folder, { recursive: true });
  return result;
}

/** The same document in the large ledger; said beside the table, since no key asks for it. */
export function receivingInLarge(pair: Pair): string {
  const sample = byTurns(RUNS, () => pair.delivery(1_000));
  return `receive 1,000 into the large ledger: ratio ${ratio(sample).toFixed(2)}, ${turnsNote(sample)}`;
}

/** How long the disk takes to make an empty change durable, as plain sees it. */
export function commitNote(pair: Pair): string {
  const sample = byTurns(100, () => ({ plain: () => pair.plain.touch(), ours: () => undefined })).plain;
  return `an empty durable commit of plain: ${ms(median(sample))} (quartiles ${spread(sample)})`;
}
