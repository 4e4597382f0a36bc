// Starts tills as processes of their own: bundles the program once a test file, runs it with a plan, reads its answers.
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import type { Plan } from './till-program';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const preload = path.join(import.meta.dirname, 'statement-counter.cjs');

export type Run = {
  readonly answers: readonly Readonly<Record<string, unknown>>[];
  readonly signal: string | null;
  readonly code: number | null;
  readonly errors: string;
};
export type RunOptions = {
  /** The point before which the process kills itself: a number, or `after-commit`. */
  readonly killAt?: string;
  /** A program and arguments that start node, such as setpriv. */
  readonly through?: readonly string[];
};

/** Bundles the till program; gives the file. It lies inside node_modules, so that the addon is found beside it. */
export async function bundleTill(): Promise<string> {
  const folder = path.join(root, 'node_modules', '.cache', 'till-program');
  mkdirSync(folder, { recursive: true });
  const outfile = path.join(folder, `till-${process.pid}-${Date.now()}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [path.join(import.meta.dirname, 'till-program.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: ['better-sqlite3'],
    logLevel: 'warning',
  });
  return outfile;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Starts a till; its answers come as lines. */
export function startTill(program: string, plan: Plan, options: RunOptions = {}): Child {
  const words = [...(options.through ?? []), process.execPath];
  const counted = options.killAt === undefined ? [] : ['--require', preload];
  const env = { ...process.env, KILL_AT: options.killAt ?? '' };
  return spawn(words[0] ?? process.execPath, [...words.slice(1), ...counted, program, JSON.stringify(plan)], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** Runs a till to its end, however that comes. */
export async function runTill(program: string, plan: Plan, options: RunOptions = {}): Promise<Run> {
  const child = startTill(program, plan, options);
  child.stdin.end();
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (...end) => resolve(end));
  });
  const answers = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  return { answers, signal, code, errors };
}

/** The lines of a running till, one by one. */
export async function* linesOf(child: Child): AsyncGenerator<Readonly<Record<string, unknown>>> {
  for await (const line of createInterface({ input: child.stdout }))
    yield JSON.parse(line) as Readonly<Record<string, unknown>>;
}
