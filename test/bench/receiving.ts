// Receiving: 1,000 units as one document, 10,000 as two, in a ledger that has some and in the large one.
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { median, ms, ratio, spread, turnsNote, type Turns } from './figures';
import { both, byTurns, Pair } from './pair';
import type { Figures } from './report';

const RUNS = 15;
const WARM_UP = 10;

/** 1,000 units as one document, in a ledger that grows from 10,000 to 25,000 while it is measured. */
export function receiving(base: string): Figures {
  const one = inFresh(base, (pair) => byTurns(RUNS, () => pair.delivery(1_000)));
  const [many, few] = inFresh(base, growing);
  const growth = { plain: median(many.plain) / median(few.plain), ours: median(many.ours) / median(few.ours) };
  return {
    receive1000_ratio: { value: ratio(one), note: turnsNote(one) },
    receive_growth: {
      value: growth.ours / growth.plain,
      note: `10,000 over 1,000: plain ${growth.plain.toFixed(1)} (quartiles ${spread(many.plain)}), ours ${growth.ours.toFixed(1)}`,
    },
  };
}

/** 10,000 units as two documents and 1,000 as one by turns, so that both see the same ledger, of 10,000 to 175,000 units. */
function growing(pair: Pair): readonly [Turns, Turns] {
  const sample = [0, 0].map(() => ({ plain: [] as number[], ours: [] as number[] }));
  for (let run = 0; run < RUNS; run += 1) {
    const turns = [byTurns(1, () => pair.delivery(5_000, 5_000)), byTurns(1, () => pair.delivery(1_000))];
    turns.forEach(({ plain, ours }, at) => {
      sample[at]?.plain.push(...plain);
      sample[at]?.ours.push(...ours);
    });
  }
  const [many = { plain: [], ours: [] }, few = { plain: [], ours: [] }] = sample;
  return [many, few];
}

function inFresh<Result>(base: string, run: (pair: Pair) => Result): Result {
  const folder = mkdtempSync(path.join(base, 'receiving-'));
  const pair = new Pair(folder);
  for (let done = 0; done < WARM_UP; done += 1) both(pair.delivery(1_000));
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
