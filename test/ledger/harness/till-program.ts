// A till as a process of its own, for tests that kill it, lock it out or run it as another user: opens a ledger as told by
// one JSON argument, does what it says, and prints one answer a line. Bundled at test time; it holds no rules.
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { faultFromError } from '../../../db/ledger/fault';
import { restoreLedger, type RestoreRequest } from '../../../db/ledger/restore';
import type { CommandEnvelope } from '../../../shared/contract/commands';
import type { FoundRequest } from '../../../shared/contract/desktop';
import type { QueryName } from '../../../shared/contract/queries';

type Step =
  | { readonly kind: 'command'; readonly envelope: CommandEnvelope }
  | { readonly kind: 'query'; readonly name: QueryName; readonly args: unknown }
  | { readonly kind: 'found'; readonly request: FoundRequest }
  /** Sends these commands in turn, with fresh ids, until its standard input is closed or one is not accepted. */
  | { readonly kind: 'loop'; readonly envelopes: readonly CommandEnvelope[] }
  /** Says "waiting" and stays until its standard input is closed. */
  | { readonly kind: 'wait' };
export type Plan = {
  readonly folder: string;
  readonly keyFolder: string;
  readonly access: 'write' | 'read';
  readonly nowMs: number;
  readonly user: string | null;
  /** Count from the opening of the file on, instead of from the first step on. */
  readonly countOpening?: boolean;
  /** Refuses every write from the opening on, as a file system does that turned read-only. */
  readonly queryOnly?: boolean;
  /** Restores instead of opening. */
  readonly restore?: RestoreRequest;
  readonly steps: readonly Step[];
};

type Counter = {
  readonly arm: () => void;
  readonly disarm: () => { readonly count: number; readonly commitAt: number };
};
const counter = (globalThis as { statementCounter?: Counter }).statementCounter;

const say = (answer: unknown): boolean => process.stdout.write(`${JSON.stringify(answer)}\n`);

async function loop(ledger: OpenedLedger, envelopes: readonly CommandEnvelope[], user: string | null): Promise<void> {
  let ended = false;
  process.stdin.on('end', () => (ended = true)).resume();
  for (let count = 0, refused: unknown = null; ; count += 1) {
    if (count === envelopes.length) say({ looping: true });
    if (ended || refused !== null) {
      say({ count, refused });
      return;
    }
    const envelope = envelopes[count % envelopes.length] as CommandEnvelope;
    const answer = ledger.command({ ...envelope, id: `${envelope.id}-${count}` }, { user });
    if (!answer.ok) refused = answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function run(plan: Plan): Promise<void> {
  if (plan.countOpening === true || plan.restore) counter?.arm();
  if (plan.restore) {
    say(restoreLedger(plan.restore));
    say({ points: counter?.disarm() ?? null });
    return;
  }
  const { folder, keyFolder, access, user } = plan;
  const ledger = openLedger({ folder, keyFolder, access, now: () => plan.nowMs });
  say({ opened: true, readOnly: ledger.readOnly?.code ?? null });
  if (plan.queryOnly === true) ledger.core.db.pragma('query_only = ON');
  if (plan.countOpening !== true) counter?.arm();
  for (const step of plan.steps) {
    if (step.kind === 'command') say(ledger.command(step.envelope, { user }));
    else if (step.kind === 'query') say(ledger.query(step.name, step.args, { user }));
    else if (step.kind === 'found') say(ledger.found(step.request));
    else if (step.kind === 'loop') await loop(ledger, step.envelopes, user);
    else {
      say({ waiting: true, pid: process.pid });
      await new Promise((resolve) => process.stdin.on('end', resolve).resume());
    }
  }
  say({ points: counter?.disarm() ?? null });
  ledger.close();
}

run(JSON.parse(process.argv[2] ?? '') as Plan).catch((error: unknown) => {
  const fault = faultFromError(error);
  say(fault ? { ok: false, fault } : { ok: false, bug: String(error instanceof Error ? error.stack : error) });
  process.exitCode = 2;
});
