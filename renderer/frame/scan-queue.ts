// The one queue that every scan of the window goes through, in the order of arrival, each with the target that it was
// meant for when it came. Keys that post go through it too, so that a scan before the key is in the document and a scan
// after it is not (faults 7, 9, R3). It knows neither screens nor the ledger.
import { choiceByCode, type Choice, type Question, type Shown } from './shown';

/** More waiting scans than a person makes while a ledger is slow; the next one is refused aloud. */
export const MAX_WAITING = 500;

export type ScanHandler = (text: string, actId: string) => Promise<Shown | null>;
export type ScanTarget = {
  /** Made when the scan arrives, so that what it closes over is what the scan was meant for. */
  readonly onScan: ScanHandler;
  /** A dialog answers at once: what it waits for may be the very job that holds the queue. */
  readonly atOnce: boolean;
};

/** A scan that is kept elsewhere until it was answered: it has its own id, so that a second sending does nothing twice. */
export type ScanOrigin = { readonly actId: string; readonly onAnswered: () => void };

export type LineState = {
  readonly shown: Shown | null;
  /** Counts results, so that the same words twice are seen and heard twice. */
  readonly number: number;
  /** The number of the last result that was refused or asked: what a key pressed before it could not know. */
  readonly alarm: number;
  /** Scans and keys that came and have not had their turn yet. */
  readonly waiting: number;
  /** An open question holds all that came after it. */
  readonly question: Question | null;
};

type Needs = {
  readonly newId: () => string;
  /** Called for each result, for the sound. */
  readonly onShown: (shown: Shown) => void;
  /** What is said when a handler broke, and when the queue is full. */
  readonly broken: (error: unknown) => Shown;
  readonly full: () => Shown;
};
type Job = {
  readonly scanned: string | null;
  readonly work: () => Promise<Shown | null>;
  readonly onAnswered?: (() => void) | undefined;
};

/** The queue of one window. */
export class ScanQueue {
  readonly #needs: Needs;
  readonly #jobs: Job[] = [];
  readonly #listeners = new Set<() => void>();
  #state: LineState = { shown: null, number: 0, alarm: 0, waiting: 0, question: null };
  #running = false;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  readonly state = (): LineState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a scan for the target it is meant for. */
  readonly scan = (text: string, target: ScanTarget, origin?: ScanOrigin): void => {
    const actId = origin?.actId ?? this.#needs.newId();
    const onAnswered = origin?.onAnswered;
    const job = { scanned: text, work: () => target.onScan(text, actId), onAnswered };
    if (target.atOnce) return void this.#answerAtOnce(job);
    const { question, shown } = this.#state;
    const choice = question && choiceByCode(question, text);
    if (choice) {
      onAnswered?.();
      return this.answer(choice);
    }
    if (this.#jobs.length >= MAX_WAITING) {
      onAnswered?.();
      return this.show({ ...this.#needs.full(), scanned: text });
    }
    // An open question asks again, so that nobody scans on without hearing it.
    if (question && shown) this.#needs.onShown(shown);
    this.#add(job);
  };

  /** A key that changes the document waits for its turn like a scan. */
  readonly act = (work: () => Promise<Shown | null>): void => this.#add({ scanned: null, work });

  readonly show = (shown: Shown): void => {
    const number = this.#state.number + 1;
    const alarm = shown.tone === 'refused' || shown.tone === 'question' ? number : this.#state.alarm;
    this.#set({ shown, number, alarm, question: shown.question ?? null });
    this.#needs.onShown(shown);
  };

  /** Says that the open question comes first, and keeps it open. */
  readonly askFirst = (words: string): void => {
    const { question, shown } = this.#state;
    if (question) this.show({ tone: 'refused', words, scanned: shown?.scanned, question });
  };

  /** Answers the open question; its answer comes before everything that it held. */
  readonly answer = (choice: Choice): void => {
    const { question, shown } = this.#state;
    if (!question) return;
    this.#jobs.unshift({ scanned: shown?.scanned ?? null, work: () => question.pick(choice) });
    this.#set({ question: null });
    this.#pump();
  };

  /** Esc: takes the result away, and with it an open question. */
  readonly clear = (): void => {
    this.#set({ shown: null, question: null });
    this.#pump();
  };

  #set(change: Partial<LineState>): void {
    this.#state = { ...this.#state, ...change, waiting: this.#jobs.length };
    for (const listener of this.#listeners) listener();
  }

  #add(job: Job): void {
    this.#jobs.push(job);
    this.#set({});
    this.#pump();
  }

  #pump(): void {
    if (this.#running || this.#state.question) return;
    const job = this.#jobs.shift();
    if (!job) return;
    this.#running = true;
    this.#set({});
    void this.#run(job);
  }

  async #run({ scanned, work, onAnswered }: Job): Promise<void> {
    const shown = await this.#outcome(work);
    this.#running = false;
    onAnswered?.();
    if (shown) this.show(scanned === null ? shown : { scanned, ...shown });
    else this.#set({});
    this.#pump();
  }

  /** A dialog's word about a scan must not take an open question away. */
  async #answerAtOnce({ scanned, work, onAnswered }: Job): Promise<void> {
    const shown = await this.#outcome(work);
    onAnswered?.();
    if (shown) this.show({ scanned: scanned ?? undefined, ...shown, question: this.#state.question ?? undefined });
  }

  /** The one place in the window where a broken handler is caught: the scan is answered and the next one goes on. */
  #outcome(work: Job['work']): Promise<Shown | null> {
    return work().catch((error: unknown) => this.#needs.broken(error));
  }
}
