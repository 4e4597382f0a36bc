// The command line in this process: arguments in, exit status and answers out; and the same as a program of its own.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { runCommandLine } from '../../../main/command-line/run';
import { PIN } from './till';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

export type Answer = { readonly ok?: boolean } & Readonly<Record<string, unknown>>;
export type Outcome = { readonly status: number | null; readonly answers: readonly Answer[]; readonly errors: string };

/** A place for one ledger: its folder, its keys, and the file with the owner's PIN. */
export type Desk = {
  readonly base: string;
  readonly ledger: string;
  readonly pinFile: string;
  readonly wrongPin: string;
};

export function makeDesk(from?: Desk): Desk {
  const base = mkdtempSync(path.join(tmpdir(), 'unitill-desk-'));
  if (from) cpSync(from.base, base, { recursive: true });
  const desk = {
    base,
    ledger: path.join(base, 'ledger'),
    pinFile: path.join(base, 'pin'),
    wrongPin: path.join(base, 'wrong-pin'),
  };
  writeFileSync(desk.pinFile, `${PIN}\n`);
  writeFileSync(desk.wrongPin, '0000\n');
  return desk;
}

export function dropDesk(desk: Desk): void {
  rmSync(desk.base, { recursive: true, force: true });
}

function surroundings(desk: Desk): Readonly<Record<string, string>> {
  return { UNITILL_KEYS: path.join(desk.base, 'keys'), UNITILL_LEDGER: desk.ledger };
}

/** Runs the command line in this process. */
export async function run(desk: Desk, list: readonly string[], input = ''): Promise<Outcome> {
  const answers: Answer[] = [];
  const status = await runCommandLine(list, {
    env: surroundings(desk),
    input: Readable.from([input]),
    write: (line) => answers.push(JSON.parse(line) as Answer),
  });
  return { status, answers, errors: '' };
}

/** Runs the bundled command line as a program of its own; `more` is added to its environment. */
export async function spawnRun(
  desk: Desk,
  list: readonly string[],
  input = '',
  more: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const child = spawn(process.execPath, [path.join(root, 'build', 'cli.mjs'), ...list], {
    cwd: desk.base,
    env: { ...process.env, ...surroundings(desk), ...more },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  let output = '';
  let errors = '';
  child.stdout.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  const answers = output
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Answer);
  return { status, answers, errors };
}
