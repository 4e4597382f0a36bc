// One worker thread with its open requests: sends, matches replies by number, and answers everything when it dies.
// It knows the protocol and nothing of order, retries or windows.
import { randomUUID } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { Fault } from '../../shared/contract/answers';
import type { Operation, Operations, Reply, ThreadMessage } from './protocol';

/** What came of a request: the value, or the fault that stood in the way. */
export type Outcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly fault: Fault };

export type ThreadParts = {
  readonly log: (line: string) => void;
  /** Called once, when the thread ended without being asked to; its open requests have got the fault. */
  readonly onDeath: (fault: Fault) => void;
};

export class Thread {
  readonly #worker: Worker;
  readonly #parts: ThreadParts;
  readonly #open = new Map<number, (outcome: Outcome<unknown>) => void>();
  #lastId = 0;
  #lastError: unknown = null;
  #gone: Fault | null = null;

  constructor(worker: Worker, parts: ThreadParts) {
    this.#worker = worker;
    this.#parts = parts;
    worker.on('message', (message: ThreadMessage) => this.#take(message));
    worker.on('error', (error) => (this.#lastError = error));
    worker.on('exit', (code) => this.#die(code));
  }

  /** Requests are answered in the order they are sent. Always resolves. */
  request<Op extends Operation>(op: Op, args: Operations[Op]['args']): Promise<Outcome<Operations[Op]['value']>> {
    if (this.#gone) return Promise.resolve({ ok: false, fault: this.#gone });
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve) => {
      this.#open.set(id, resolve as (outcome: Outcome<unknown>) => void);
      this.#worker.postMessage({ id, op, args });
    });
  }

  /** Ends the thread at once, in the middle of a statement if need be; open requests get `fault`. */
  async end(fault: Fault): Promise<void> {
    if (this.#gone) return;
    this.#gone = fault;
    this.#answerAll(fault);
    await this.#worker.terminate();
  }

  #take(message: ThreadMessage): void {
    if ('log' in message) this.#parts.log(message.log);
    else this.#answer(message);
  }

  #answer(reply: Reply): void {
    const resolve = this.#open.get(reply.id);
    this.#open.delete(reply.id);
    resolve?.(reply.ok ? { ok: true, value: reply.value } : { ok: false, fault: reply.fault });
  }

  #die(code: number): void {
    if (this.#gone) return;
    const reference = randomUUID().slice(0, 8);
    const error = this.#lastError;
    const why = error instanceof Error ? (error.stack ?? error.message) : `exit code ${code}`;
    this.#parts.log(`ledger thread died, reference ${reference}: ${why}`);
    // What was committed is durable and the rest was rolled back; the same command id asks which of the two it was.
    this.#gone = { code: 'bug', detail: reference, safe: true, retry: true };
    this.#answerAll(this.#gone);
    this.#parts.onDeath(this.#gone);
  }

  #answerAll(fault: Fault): void {
    for (const resolve of this.#open.values()) resolve({ ok: false, fault });
    this.#open.clear();
  }
}
