// A printer behind the print queue of the system, given bytes that no driver changes. The queue takes a job whether the
// printer is there or not, so one that is still waiting at its deadline is cancelled and said: no slip, and no drawer,
// comes minutes later. CUPS on Linux and macOS through its own programs, the spooler on Windows.
import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { failed, type SendResult } from './raw-talk';

/** How often the queue is asked whether the printer has taken the job; it tells nobody by itself. */
const LOOK_MS = 100;
/** A program of CUPS that does not end says that its scheduler hangs. */
const PROGRAM_MS = 5_000;
/** Queues of one shop; also keeps an answer within bounds. */
const MAX_QUEUES = 100;
/** Names of queues hold no blank or slash (lpadmin); a leading dash would be an option. */
const QUEUE_NAME = /^[^\s/#-][^\s/#]{0,126}$/u;

/** Hands the bytes to the queue and waits until the printer has taken them. Always resolves. */
export async function sendToQueue(queue: string, bytes: Buffer, totalMs: number): Promise<SendResult> {
  if (process.platform === 'win32') {
    const { spoolRaw } = await import('./winspool');
    return spoolRaw(queue, bytes, totalMs);
  }
  if (!QUEUE_NAME.test(queue)) return failed('unreachable', 'no print queue has that name');
  const endMs = performance.now() + totalMs;
  const given = await run('lp', ['-d', queue, '-o', 'raw', '-t', 'Unitill', '-'], bytes);
  if (given.code !== 0) return failed('unreachable', `the print queue does not take it: ${given.text}`);
  const job = /request id is (\S+-\d+)/u.exec(given.text)?.[1];
  if (job === undefined) return failed('broken', `the print queue answered ${JSON.stringify(given.text)}`);
  return (await taken(queue, job, endMs)) ? { state: 'sent', bytes: bytes.length } : cancelled(job);
}

/** True when the job has left the queue before the time is up. */
async function taken(queue: string, job: string, endMs: number): Promise<boolean> {
  for (;;) {
    const waiting = await run('lpstat', ['-W', 'not-completed', '-o', queue]);
    const listed = waiting.text.split('\n').some((line) => line.split(/\s/u)[0] === job);
    if (waiting.code === 0 && !listed) return true;
    if (performance.now() + LOOK_MS >= endMs) return false;
    await wait(LOOK_MS);
  }
}

async function cancelled(job: string): Promise<SendResult> {
  const end = await run('cancel', ['-x', job]);
  const done = 'the printer did not take it from the print queue in time, so it was cancelled there: ';
  if (end.code === 0) return failed('timeout', `${done}look for its cable, switch and paper`);
  return failed('timeout', `the printer did not take it in time and job ${job} could not be cancelled: ${end.text}`);
}

/** Names of the system's print queues, for the settings page; none where there is no print system. */
export async function queueNames(): Promise<readonly string[]> {
  if (process.platform === 'win32') {
    const { spoolerNames } = await import('./winspool');
    return spoolerNames();
  }
  const list = await run('lpstat', ['-e']);
  return list.code === 0
    ? list.text
        .split('\n')
        .filter((name) => QUEUE_NAME.test(name))
        .slice(0, MAX_QUEUES)
    : [];
}

type Ended = { readonly code: number | null; readonly text: string };

/** In English, since what it says is read here. */
function run(program: string, args: readonly string[], input?: Buffer): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C' }, timeout: PROGRAM_MS });
    let text = '';
    child.stdout.on('data', (part: Buffer) => (text += part.toString('utf8')));
    child.stderr.on('data', (part: Buffer) => (text += part.toString('utf8')));
    child.once('error', () => resolve({ code: null, text: `this computer has no ${program}` }));
    child.once('close', (code) => resolve({ code, text: text.trim() }));
    // A program that ended at once has closed its side: its own words say why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
