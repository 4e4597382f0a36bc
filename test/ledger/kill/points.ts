// The points to kill a process at, and what was measured of them: all in the full run, a sample in the short one.
import { FULL, tellMeasured } from '../../fixtures/measured';
import type { Run } from '../harness/processes';

/** Runs at a time: one a core of a small machine. */
const AT_ONCE = 2;
/** The short run takes this share of the points, in every third run the one before the commit, and always the one after it. */
const STRIDE = 48;

/** How many points a run has, and before which of them it commits last. */
export type Counted = { readonly count: number; readonly commitAt: number };

/** Reads the count from a run that came to its end. */
export function countedIn(run: Run): Counted {
  const line = run.answers.find((answer) => 'points' in answer);
  if (!line) throw new Error(`the run did not end: ${JSON.stringify(run)}`);
  return line['points'] as Counted;
}

/** The points of a run, in the short run a sample that differs by `salt`. */
export function pointsOf({ count, commitAt }: Counted, salt: number): readonly string[] {
  const all = Array.from({ length: count }, (_, index) => index + 1);
  const wanted = (point: number): boolean =>
    FULL || point % STRIDE === salt % STRIDE || (point === commitAt && salt % 3 === 0);
  return [...all.filter(wanted).map(String), 'after-commit'];
}

/** True when a process killed at this point had committed. */
export function isCommitted(point: string, { commitAt }: Counted): boolean {
  return point === 'after-commit' || Number(point) > commitAt;
}

/** Works through items, some at a time. */
export async function each<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Says and stores how many points were killed. */
export function tell(what: string, killed: number, known: number): void {
  const size = FULL ? 'every point' : `every ${STRIDE}th point and around the commit`;
  tellMeasured({ what, size, seed: null, result: `${killed} of ${known} kill points recovered` });
}
