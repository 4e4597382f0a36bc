// The measures that need a window: start, memory and the time from scan to screen, on a copy of the large ledger.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { copyOf, type Large } from '../million';
import { formatSerial } from '../../../shared/serial/serial';
import type { Figures, Key } from '../report';
import { PIN } from '../our-store';
import { ourProgram, whyNoWindow } from './electron';
import { emptyProgram } from './empty-window';
import { painting, scattered } from './painting';
import { starting } from './starting';

type Parts = {
  readonly large: Large;
  readonly work: string;
  readonly measure: (name: string, keys: readonly Key[], run: () => Promise<Figures>) => Promise<void>;
};

const START: readonly Key[] = ['start_ratio', 'memory_ratio'];
const PAINT: readonly Key[] = ['paint_p50_ms', 'paint_p99_ms', 'paint_p99_busy_ms'];

export async function windowMeasures({ large, work, measure }: Parts): Promise<void> {
  const reason = whyNoWindow();
  if (reason !== null) {
    const fail = (): Promise<Figures> => Promise.reject(new Error(reason));
    await measure('window', START, fail);
    await measure('paint', PAINT, fail);
    return;
  }
  const folder = path.join(work, 'window');
  const { user, prefix } = readyLedger(large, folder);
  const who = { user, pin: PIN };
  await measure('window', START, async () => {
    const emptyFolder = path.join(work, 'empty');
    mkdirSync(emptyFolder);
    return starting(ourProgram(folder), await emptyProgram(emptyFolder), who);
  });
  const serials = scattered(large.units, (nth) => formatSerial(prefix, nth + 1));
  await measure('paint', PAINT, () => painting(ourProgram(folder), who, serials));
}

/** A copy that a window can sell from today: the benchmark's clock has stood elsewhere. */
function readyLedger(large: Large, folder: string): { readonly user: string; readonly prefix: string } {
  const pair = copyOf(large, folder);
  pair.ours.catchUp(Date.now());
  pair.ours.printHere();
  const { user, prefix } = pair.ours;
  pair.checkpoint();
  pair.close();
  rmSync(pair.plain.file);
  return { user, prefix };
}
