// The main process's side of the ledger thread: writes go in order, a busy file is tried again within a limit and said
// aloud, and a thread that dies is started again, never silently. It must not know windows or what a command means.
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { CommandAnswer, Fault, QueryAnswer, QueryResults } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import type { FoundRequest } from '../../shared/contract/desktop';
import type { QueryName } from '../../shared/contract/queries';
import { LedgerFault } from '../../db/ledger/fault';
import type { QueuedJob, Session } from '../../db/ledger/service-types';
import type { LabelData } from '../../shared/paper/label-data';
import type { SlipData } from '../../shared/paper/slip-data';
import type { OpenOptions, Operation, Operations } from './protocol';
import { Thread, type Outcome } from './thread';

export type ClientLimits = {
  /** How long a busy file is tried again: a person waits half a minute, then wants to know. */
  readonly busyMs: number;
  /** Between two tries; each has waited 250 ms inside SQLite already. */
  readonly busyPauseMs: number;
  /** Between two tries to open a ledger that another process holds. */
  readonly reopenPauseMs: number;
  /** Deaths within one run of the program after which it stays closed: the next start does not help either. */
  readonly restarts: number;
  /** Writes in line, far more than one person and one scanner make; above it the screen is told to slow down. */
  readonly waiting: number;
};
export const CLIENT_LIMITS: ClientLimits = {
  busyMs: 30_000,
  busyPauseMs: 50,
  reopenPauseMs: 2_000,
  restarts: 3,
  waiting: 1_000,
};

export type LedgerState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly readOnly: Fault | null }
  | { readonly kind: 'closed'; readonly fault: Fault };

export type ClientParts = {
  readonly start: () => Worker;
  readonly log: (line: string) => void;
  /** The state changed, a write began or ceased to wait, or the thread died and was started again. */
  readonly onChange: (what: 'state' | 'waiting' | 'died') => void;
  readonly limits?: Partial<ClientLimits>;
};

export class LedgerClient {
  readonly #parts: ClientParts;
  readonly #limits: ClientLimits;
  readonly #options: OpenOptions;
  #thread: Thread;
  #state: LedgerState = { kind: 'opening' };
  #ready: Promise<void>;
  #tail: Promise<unknown> = Promise.resolve();
  #inLine = 0;
  /** The request that waits for a busy file, and why; others that wait behind it need no word of their own. */
  readonly #waiting = new Map<symbol, Fault>();
  #found: Fault | null = null;
  #died: Fault | null = null;
  #deaths = 0;
  #closing = false;

  constructor(options: OpenOptions, parts: ClientParts) {
    this.#options = options;
    this.#parts = parts;
    this.#limits = { ...CLIENT_LIMITS, ...parts.limits };
    this.#thread = this.#startThread();
    this.#ready = this.#open();
  }

  get state(): LedgerState {
    return this.#state;
  }

  /** What the screen has to say beside the state: why a write waits, what verify found, that the thread died. */
  get trouble(): Fault | null {
    return [...this.#waiting.values()][0] ?? this.#found ?? this.#died;
  }

  /** Verification found this, or no longer finds anything. */
  note(fault: Fault | null): void {
    this.#found = fault;
    this.#parts.onChange('state');
  }

  /** Somebody signed in after the thread had died: the notice has done its work. */
  acknowledge(): void {
    this.#died = null;
  }

  found(request: FoundRequest): Promise<CommandAnswer> {
    return this.#answerOf(this.#write('found', request));
  }

  command(envelope: CommandEnvelope, session: Session): Promise<CommandAnswer> {
    return this.#answerOf(this.#write('command', { envelope, session }));
  }

  query<Name extends QueryName>(name: Name, args: unknown, session: Session): Promise<QueryAnswer<QueryResults[Name]>> {
    const answer = this.#read('query', { name, args, session }) as Promise<Outcome<QueryAnswer<QueryResults[Name]>>>;
    return this.#answerOf(answer);
  }

  /** The following reject with a LedgerFault, since no person waits for them. */
  async nextJob(handedOut: readonly number[]): Promise<QueuedJob | null> {
    return valueOf(await this.#write('nextJob', handedOut));
  }

  async isJobQueued(job: number): Promise<boolean> {
    return valueOf(await this.#read('isJobQueued', job));
  }

  async settleJob(job: number, state: 'sent' | 'failed', error: string | null): Promise<void> {
    valueOf(await this.#write('settleJob', { job, state, error }));
  }

  async labelOf(serial: string): Promise<LabelData | null> {
    return valueOf(await this.#read('labelOf', serial));
  }

  async slipOf(document: string): Promise<SlipData | null> {
    return valueOf(await this.#read('slipOf', document));
  }

  /** Lets what is in line end, closes the file and ends the thread. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#ready;
    await this.#tail;
    await this.#thread.request('close', null);
    await this.#thread.end(CLOSED);
    this.#state = { kind: 'closed', fault: CLOSED };
  }

  #startThread(): Thread {
    return new Thread(this.#parts.start(), { log: this.#parts.log, onDeath: (fault) => this.#restart(fault) });
  }

  async #open(): Promise<void> {
    const outcome = await this.#thread.request('open', this.#options);
    this.#setState(
      outcome.ok ? { kind: 'open', readOnly: outcome.value.readOnly } : { kind: 'closed', fault: outcome.fault },
    );
    if (!outcome.ok && outcome.fault.retry) void this.#openLater(this.#thread);
  }

  /** A ledger that another process holds is opened as soon as that lets go; the screen says so meanwhile. */
  async #openLater(thread: Thread): Promise<void> {
    await pause(this.#limits.reopenPauseMs, undefined, { ref: false });
    if (this.#closing || thread !== this.#thread) return;
    this.#ready = this.#open();
  }

  #restart(fault: Fault): void {
    if (this.#closing) return;
    this.#deaths += 1;
    this.#died = fault;
    this.#setState({ kind: 'closed', fault });
    this.#parts.onChange('died');
    if (this.#deaths > this.#limits.restarts) return;
    this.#thread = this.#startThread();
    this.#ready = this.#open();
  }

  #setState(state: LedgerState): void {
    const before = JSON.stringify(this.#state);
    this.#state = state;
    if (JSON.stringify(state) !== before) this.#parts.onChange('state');
  }

  #write<Op extends Operation>(op: Op, args: Operations[Op]['args']): Promise<Outcome<Operations[Op]['value']>> {
    if (this.#inLine >= this.#limits.waiting) return Promise.resolve({ ok: false, fault: CROWDED });
    this.#inLine += 1;
    const done = this.#tail.then(() => this.#read(op, args));
    this.#tail = done.finally(() => (this.#inLine -= 1));
    return done;
  }

  /** Sends at once, outside the line of writes; a reader of a WAL file does not wait for its writer. */
  async #read<Op extends Operation>(op: Op, args: Operations[Op]['args']): Promise<Outcome<Operations[Op]['value']>> {
    await this.#ready;
    const until = performance.now() + this.#limits.busyMs;
    const waiting = Symbol(op);
    try {
      for (;;) {
        if (this.#state.kind === 'closed') return { ok: false, fault: this.#state.fault };
        const outcome = await this.#thread.request(op, args);
        const busy = busyFaultOf(outcome);
        if (busy === null || performance.now() >= until) return outcome;
        if (this.#waiting.size === 0) this.#setWaiting(() => this.#waiting.set(waiting, busy));
        await pause(this.#limits.busyPauseMs);
      }
    } finally {
      if (this.#waiting.has(waiting)) this.#setWaiting(() => this.#waiting.delete(waiting));
    }
  }

  #setWaiting(change: () => void): void {
    change();
    this.#parts.onChange('waiting');
  }

  async #answerOf<Answer>(
    outcome: Promise<Outcome<Answer>>,
  ): Promise<Answer | { readonly ok: false; readonly fault: Fault }> {
    const done = await outcome;
    return done.ok ? done.value : { ok: false, fault: done.fault };
  }
}

const CLOSED: Fault = { code: 'ledgerMissing', detail: 'the ledger was closed', safe: true, retry: false };
const CROWDED: Fault = { code: 'busy', detail: 'too much is waiting for the ledger', safe: true, retry: true };

/** A busy file shows as the thread's fault, or as the fault inside an answer. */
function busyFaultOf(outcome: Outcome<unknown>): Fault | null {
  const fault = outcome.ok ? (outcome.value as { readonly fault?: Fault } | null | undefined)?.fault : outcome.fault;
  return fault?.code === 'busy' ? fault : null;
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value;
  throw new LedgerFault(outcome.fault);
}
