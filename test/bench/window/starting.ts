// From the start of the process to a window that takes keys, and what it holds in memory when it is idle.
// Ours and the empty window by turns, each the real program in the real Electron, started cold of its own process.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { t } from '../../../shared/texts/texts';
import { median, ms, spread } from '../figures';
import type { Figures } from '../report';
import { argumentsFor, electronExecutable, environmentFor, type Program } from './electron';

const RUNS = 15;
/** Memory is weighed in so many of the runs: settling takes seconds. */
const WEIGHED = 5;
const HOOK = path.resolve('test', 'bench', 'window', 'hook.cjs');
/** A window that takes longer is broken. */
const PATIENCE_MS = 60_000;

type Step = { readonly name: string; readonly selector: string; readonly next?: string };
type Side = { readonly program: Program; readonly steps: readonly Step[] };
type Started = { readonly usableMs: number; readonly pssMiB: number | null };

/** Signs in by the API that the page has; the person's typing of a PIN is no part of the program. */
export function signInScript(user: string, pin: string): string {
  return `window.unitill.call(${JSON.stringify({ id: 'bench-sign-in', name: 'signIn', args: { user, pin } })})`;
}

export const COUNTER = `section[aria-label="${t('counter.lines')}"]`;

/** `user` and `pin` sign in to our program; both programs have their folders made ready. */
export async function starting(
  ours: Program,
  empty: Program,
  who: { readonly user: string; readonly pin: string },
): Promise<Figures> {
  const sides: Readonly<Record<'ours' | 'empty', Side>> = {
    ours: {
      program: ours,
      steps: [
        { name: 'usable', selector: 'input[data-pin]', next: signInScript(who.user, who.pin) },
        { name: 'idle', selector: COUNTER },
      ],
    },
    empty: {
      program: empty,
      steps: [
        { name: 'usable', selector: 'button' },
        { name: 'idle', selector: 'button' },
      ],
    },
  };
  // Once each without counting: profiles are made and files are read into the system's cache.
  for (const side of Object.values(sides)) await start(side, false);
  const found = { ours: [] as Started[], empty: [] as Started[] };
  for (let run = 0; run < RUNS; run += 1) {
    for (const name of ['ours', 'empty'] as const) found[name].push(await start(sides[name], run < WEIGHED));
  }
  return figuresOf(found);
}

function figuresOf(found: { readonly ours: readonly Started[]; readonly empty: readonly Started[] }): Figures {
  const [oursMs, emptyMs] = [found.ours, found.empty].map((side) => side.map((run) => run.usableMs));
  const [oursMiB, emptyMiB] = [found.ours, found.empty].map((side) => side.flatMap((run) => run.pssMiB ?? []));
  if (!oursMs || !emptyMs || !oursMiB || !emptyMiB) throw new Error('nothing was started');
  return {
    start_ratio: {
      value: median(oursMs) / median(emptyMs),
      note: `ours ${ms(median(oursMs))} (quartiles ${spread(oursMs)}), empty ${ms(median(emptyMs))} (${spread(emptyMs)}), ${RUNS} starts`,
    },
    memory_ratio: {
      value: median(oursMiB) / median(emptyMiB),
      note: `ours ${median(oursMiB).toFixed(0)} MiB, empty ${median(emptyMiB).toFixed(0)} MiB, ${WEIGHED} runs`,
    },
  };
}

async function start({ program, steps }: Side, weigh: boolean): Promise<Started> {
  const env = { ...environmentFor(program), UNITILL_BENCH_PLAN: JSON.stringify({ steps }) };
  const startedAt = Date.now();
  const child = spawn(electronExecutable(), argumentsFor(program, ['-r', HOOK]), {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  try {
    const times = await stepTimes(child, steps.length);
    const usableMs = (times.get('usable') ?? NaN) - startedAt;
    return { usableMs, pssMiB: weigh && process.platform === 'linux' ? await settledPss(child) : null };
  } finally {
    await ended(child);
  }
}

/** The times that the hook says, one a step, in milliseconds since 1970. */
function stepTimes(child: ChildProcess, count: number): Promise<Map<string, number>> {
  return new Promise((resolve, reject) => {
    const times = new Map<string, number>();
    const lines = createInterface({ input: child.stdout ?? process.stdin });
    const limit = setTimeout(
      () => reject(new Error(`only ${[...times.keys()].join() || 'nothing'} was seen`)),
      PATIENCE_MS,
    );
    lines.on('line', (line) => {
      const [name = '', at] = line.split(' ');
      if (/^[a-z]+ \d+(\.\d+)?$/u.test(line)) times.set(name, Number(at));
      if (times.size < count) return;
      clearTimeout(limit);
      resolve(times);
    });
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}`)));
  });
}

/** Ends the program as its last window would, and by force if it does not. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  const limit = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS / 6);
  await gone;
  clearTimeout(limit);
}

/** Weighed once a second until three weights in a row lie within this share of each other. */
const SETTLED = 0.01;
const WEIGHTS = 20;

async function settledPss(child: ChildProcess): Promise<number> {
  const weights: number[] = [];
  while (weights.length < WEIGHTS) {
    await pause(1_000);
    weights.push(pssMiB(child.pid ?? 0));
    const last = weights.slice(-3);
    if (last.length === 3 && Math.max(...last) - Math.min(...last) < SETTLED * Math.max(...last)) break;
  }
  return weights.at(-1) ?? NaN;
}

/** The proportional memory of a process and all its children, in MiB. */
function pssMiB(root: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = rows.map((row) => row.trim().split(/\s+/u).map(Number));
  const tree = [root];
  for (const parent of tree) tree.push(...pairs.filter((pair) => pair[1] === parent).map((pair) => pair[0] ?? 0));
  return tree.reduce((so, pid) => so + pssOf(pid), 0) / 1_024;
}

/** KiB; zero for a process that has just ended. */
function pssOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
