// Runs one call of the command line, or many from standard input, against a ledger folder.
import { createInterface } from 'node:readline';
import type { CommandEnvelope } from '../../shared/contract/commands';
import { QUERIES } from '../../shared/contract/queries';
import { faultFromError } from '../../db/ledger/fault';
import type { OpenedLedger } from '../../db/ledger/ledger';
import { readArguments, type Arguments } from './arguments';
import { callLedger, credentials, malformed, openFor, type Answer, type Surroundings } from './call';
import { describeContract } from './describe';
import { UsageError } from './usage';
import { LEDGER_COMMANDS, OFFLINE_COMMANDS, vectorLines } from './table';

/** Runs the command line and gives its exit status. */
export async function runCommandLine(list: readonly string[], around: Surroundings): Promise<number> {
  const args = readArguments(list);
  const [name = 'help'] = args.words;
  const say = (answer: Answer): number => {
    around.write(JSON.stringify(answer));
    return statusOf(answer);
  };
  try {
    if (name === 'describe') return say({ ok: true, ...describeContract() });
    const vectors = args.options.get('vectors');
    if (name === 'scan' && vectors !== undefined) {
      for (const line of vectorLines(vectors)) around.write(JSON.stringify(line));
      return 0;
    }
    const offline = Object.hasOwn(OFFLINE_COMMANDS, name) ? OFFLINE_COMMANDS[name] : undefined;
    if (offline) return say(await offline(args, around));
    if (name === 'call' && args.words.length === 1) return await runLines(args, around, say);
    return say(await runOne(args, around));
  } catch (error) {
    if (error instanceof UsageError) return say(malformed(error.where, error.problem));
    const fault = faultFromError(error);
    if (!fault)
      around.write(
        JSON.stringify({ ok: false, fault: { code: 'bug', detail: String(error), safe: true, retry: false } }),
      );
    else around.write(JSON.stringify({ ok: false, fault }));
    return 2;
  }
}

function statusOf(answer: Answer): number {
  if (answer.ok) return 0;
  return 'fault' in answer ? 2 : 1;
}

async function runOne(args: Arguments, around: Surroundings): Promise<Answer> {
  const [name = ''] = args.words;
  const run = Object.hasOwn(LEDGER_COMMANDS, name) ? LEDGER_COMMANDS[name] : undefined;
  if (!run) return malformed('command', `there is no command ${name}; try describe`);
  const ledger = openFor(args, around, run.access(args));
  try {
    return await run.run(ledger, args, around);
  } finally {
    ledger.close();
  }
}

/** `call` without a name: one JSON object a line, `{name, args, id?, user?, pin?}`, one answer a line, in one process. */
async function runLines(args: Arguments, around: Surroundings, say: (answer: Answer) => number): Promise<number> {
  const ledger = new LinesLedger(args, around);
  let worst = 0;
  try {
    for await (const line of createInterface({ input: around.input, crlfDelay: Infinity })) {
      if (line.trim() === '') continue;
      worst = Math.max(worst, say(answerLine(ledger, args, line)));
    }
    return worst;
  } finally {
    ledger.close();
  }
}

/** The ledger of many calls: open for reading until the first command, since queries need no lock (DESIGN 11). */
class LinesLedger {
  #open: OpenedLedger;
  #access: 'read' | 'write' = 'read';

  constructor(
    private readonly args: Arguments,
    private readonly around: Surroundings,
  ) {
    this.#open = openFor(args, around, 'read');
  }

  for(name: unknown): OpenedLedger {
    if (this.#access === 'write' || (typeof name === 'string' && Object.hasOwn(QUERIES, name))) return this.#open;
    const writing = openFor(this.args, this.around, 'write');
    this.#open.close();
    this.#open = writing;
    this.#access = 'write';
    return writing;
  }

  close(): void {
    this.#open.close();
  }
}

/** A command that meets a locked ledger gets that as its answer; the next line is tried anew. */
function answerLine(ledger: LinesLedger, args: Arguments, line: string): Answer {
  try {
    return runLine(ledger, args, line);
  } catch (error) {
    const fault = faultFromError(error);
    if (fault?.code !== 'ledgerLocked') throw error;
    return { ok: false, fault };
  }
}

function runLine(ledger: LinesLedger, args: Arguments, line: string): Answer {
  let call: unknown;
  try {
    call = JSON.parse(line);
  } catch {
    return malformed('line', 'is not JSON');
  }
  if (typeof call !== 'object' || call === null || Array.isArray(call))
    return malformed('line', 'must be an object with name and args');
  const { name, args: given, user, pin, ...rest } = call as Record<string, unknown>;
  if ((user === undefined) !== (pin === undefined))
    return malformed(pin === undefined ? 'pin' : 'user', 'a line names a user and the PIN, or neither');
  for (const [where, value] of Object.entries({ user: user ?? '', pin: pin ?? '', name }))
    if (typeof value !== 'string') return malformed(where, 'must be text');
  const who = typeof user === 'string' && typeof pin === 'string' ? { user, pin } : credentials(args);
  return callLedger(ledger.for(name), String(name), given ?? {}, who, rest as Partial<CommandEnvelope>);
}
