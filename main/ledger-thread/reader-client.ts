// The main process's side of the reading thread. Of one who types a search only the newest counts: an older one that still
// waits is dropped, one that runs for long is cancelled by ending its thread. Lists are all answered, in their order.
import type { Worker } from 'node:worker_threads';
import type { Fault, QueryAnswer, QueryResults } from '../../shared/contract/answers';
import type { QueryName } from '../../shared/contract/queries';
import type { Session } from '../../db/ledger/service-types';
import type { Manifest } from '../../db/ledger/backup';
import type { Report } from '../../db/ledger/verify';
import type { OpenOptions } from './protocol';
import { Thread, type Outcome } from './thread';

/** A search may run so long before a newer one ends it; starting the thread anew costs about 60 ms. */
const PATIENCE_MS = 250;
/** Without questions for so long the thread and its page cache are given back. */
const IDLE_MS = 60_000;

export type ReaderParts = { readonly start: () => Worker; readonly log: (line: string) => void };

type Question = {
  readonly asker: number;
  readonly name: QueryName;
  readonly args: unknown;
  readonly session: Session;
  readonly resolve: (answer: unknown) => void;
};

export class LedgerReader {
  readonly #options: OpenOptions;
  readonly #parts: ReaderParts;
  #thread: Thread | null = null;
  /** Threads that verify or copy, each ended when it is done. */
  readonly #chores = new Set<Thread>();
  #running: Question | null = null;
  #line: Question[] = [];
  #patience: NodeJS.Timeout | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(options: OpenOptions, parts: ReaderParts) {
    this.#options = { ...options, access: 'read' };
    this.#parts = parts;
  }

  /** `asker` is the window that asks. Always resolves; a search that a newer one replaced gets a fault. */
  query<Name extends QueryName>(
    asker: number,
    name: Name,
    args: unknown,
    session: Session,
  ): Promise<QueryAnswer<QueryResults[Name]>> {
    return new Promise((resolve) => {
      const replaces = (question: Question): boolean =>
        name === 'search' && question.name === name && question.asker === asker;
      const older = this.#line.filter(replaces);
      this.#line = this.#line.filter((question) => !older.includes(question));
      for (const question of older) question.resolve({ ok: false, fault: REPLACED });
      this.#line.push({ asker, name, args, session, resolve: resolve as (answer: unknown) => void });
      if (this.#running && replaces(this.#running)) this.#losePatience();
      this.#runNext();
    });
  }

  /** The whole verification on a thread of its own, which is ended afterwards. */
  verify(): Promise<Outcome<Report>> {
    return this.#alone((thread) => thread.request('verify', null));
  }

  /** A checked copy of the ledger in a new file, made on a thread of its own. */
  backup(file: string): Promise<Outcome<Manifest>> {
    return this.#alone((thread) => thread.request('backup', { file }));
  }

  async #alone<Value>(work: (thread: Thread) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const thread = new Thread(this.#parts.start(), { log: this.#parts.log, onDeath: () => undefined });
    this.#chores.add(thread);
    const opened = await thread.request('open', this.#options);
    const outcome = opened.ok ? await work(thread) : opened;
    await thread.end(REPLACED);
    this.#chores.delete(thread);
    return outcome;
  }

  /** Ends the threads, whatever they do. */
  async close(): Promise<void> {
    await Promise.all([...this.#chores].map((thread) => thread.end(REPLACED)));
    await this.#rest();
  }

  async #rest(): Promise<void> {
    this.#clear();
    for (const question of this.#line.splice(0)) question.resolve({ ok: false, fault: REPLACED });
    await this.#endThread();
  }

  #runNext(): void {
    if (this.#running) return;
    const question = this.#line.shift();
    if (!question) {
      this.#idle ??= setTimeout(() => void this.#rest(), IDLE_MS).unref();
      return;
    }
    this.#clear();
    this.#running = question;
    void this.#run(question);
  }

  async #run(question: Question): Promise<void> {
    const outcome = await this.#ask(question);
    question.resolve(outcome.ok ? outcome.value : { ok: false, fault: outcome.fault });
    this.#running = null;
    this.#clear();
    this.#runNext();
  }

  async #ask({ name, args, session }: Question): Promise<Outcome<unknown>> {
    if (!this.#thread) {
      const thread = new Thread(this.#parts.start(), { log: this.#parts.log, onDeath: () => (this.#thread = null) });
      this.#thread = thread;
      const opened = await thread.request('open', this.#options);
      if (!opened.ok) {
        await this.#endThread();
        return opened;
      }
    }
    return (this.#thread as Thread | null)?.request('query', { name, args, session }) ?? { ok: false, fault: REPLACED };
  }

  #losePatience(): void {
    this.#patience ??= setTimeout(() => void this.#endThread(), PATIENCE_MS);
  }

  async #endThread(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.end(REPLACED);
  }

  #clear(): void {
    if (this.#patience) clearTimeout(this.#patience);
    if (this.#idle) clearTimeout(this.#idle);
    this.#patience = null;
    this.#idle = null;
  }
}

const REPLACED: Fault = {
  code: 'busy',
  detail: 'a newer question took the place of this one',
  safe: true,
  retry: true,
};
