// The sale at the counter as it lives in the window: which draft scans are meant for, what the ledger last said of it,
// what was paid. It holds no rule and no price: every change is a command, every figure the ledger's.
//
// The id of a draft is the id of the command that opens it, so the next sale has its id the moment the last one is paid:
// a scan behind the key that posts belongs to the next customer, however slow the ledger is.
import type { CommandAnswer, DraftAnswer, ScanAnswer } from '../../../shared/contract/answers';
import type { PostingCommands } from '../../../shared/contract/commands';
import { t } from '../../../shared/texts/texts';
import type { Call } from '../../data/use-call';
import type { PickScan } from '../../data/use-shown';
import type { ScanHandler, ScanQueue } from '../../frame/scan-queue';
import type { Shown } from '../../frame/shown';

export type Tenders = PostingCommands['postSale']['tenders'];
export type Paid = {
  readonly totalMinor: number;
  readonly changeMinor: number;
  readonly docNo: string | null;
  readonly ref: string;
};
export type SaleState = {
  /** Null until something is on it. */
  readonly draft: DraftAnswer | null;
  readonly ready: boolean;
  /** The sale that was posted last, until the next one begins. */
  readonly paid: Paid | null;
  /** Counts answers, so that the same line touched twice is brought into view twice. */
  readonly touched: number;
};

export type SaleNeeds = {
  readonly call: Call;
  readonly line: Pick<ScanQueue, 'act' | 'askFirst' | 'state'>;
  readonly newId: () => string;
  /** The open sale of this person, or null. */
  readonly findOpen: () => Promise<DraftAnswer | null>;
  readonly showScan: (scan: ScanAnswer, draft: DraftAnswer | null, pick: PickScan) => Promise<Shown>;
  readonly showProblem: (answer: CommandAnswer) => Promise<Shown | null>;
  readonly paidWords: (paid: Paid) => string;
  /** The line that the operator has put the cursor on, or null. */
  readonly cursorLine: () => number | null;
};

/** One draft of the till, from before the ledger knows it until it is posted or put away. */
type Slot = {
  id: string;
  opened: boolean;
  draft: DraftAnswer | null;
  /** Why the sale before it did not post, so that nothing may come onto this one; null while all is well. */
  undone: string | null;
  /** The sale that this one was to follow. */
  before: Slot | null;
};
type ScanArgs = { readonly text: string; readonly line?: number; readonly choose?: string; readonly confirm?: string };
type Send = (draft: string) => Promise<CommandAnswer>;
/** What came of putting a draft away: words, or words and the draft stays. */
type Ending = { readonly stays: true; readonly shown: Shown } | { readonly stays: false; readonly shown: Shown | null };

export class Sale {
  readonly #needs: () => SaleNeeds;
  readonly #listeners = new Set<() => void>();
  #state: SaleState = { draft: null, ready: false, paid: null, touched: 0 };
  /** What scans and keys are meant for now. */
  #current: Slot;
  /** What is on screen: a sale that is being posted stays until it is. */
  #view: Slot;

  /** `needs` is read at each use, since what it gives changes with each drawing. */
  constructor(needs: () => SaleNeeds) {
    this.#needs = needs;
    this.#current = this.#next(null);
    this.#view = this.#current;
  }

  readonly state = (): SaleState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Finds the sale that was open. In the queue: after what the screen before began, before the first scan here. */
  start(): void {
    const slot = this.#current;
    this.#needs().line.act(async () => {
      const draft = await this.#needs().findOpen();
      if (draft && !slot.opened) this.#hold(slot, draft);
      this.#set({ ready: true });
      return null;
    });
  }

  /** The handler for a scan that arrives now. */
  readonly bindScan = (): ScanHandler => {
    const slot = this.#current;
    const line = this.#needs().cursorLine();
    return (text, actId) => this.#scan(slot, actId, { text, ...(line === null ? {} : { line }) });
  };

  /** Sends a command about the draft; `words` are shown when it was done. */
  change(send: Send, words: string | null): void {
    const slot = this.#current;
    this.#needs().line.act(async () => {
      const problem = await this.#open(slot);
      if (problem) return problem;
      const answer = await send(slot.id);
      if (!answer.ok) return this.#problem(slot, answer);
      this.#took(slot, answer.result.draft);
      return words === null ? null : { tone: 'taken', words };
    });
  }

  /** Puts what was taken so far into the draft; `done` is told when it is there, or that it is not. */
  keepTenders(tenders: Tenders, done: (kept: boolean) => void): void {
    const slot = this.#current;
    this.#needs().line.act(async () => {
      const answer = await this.#needs().call('changeDraft', { draft: slot.id, tenders: [...tenders] });
      if (answer.ok) this.#took(slot, answer.result.draft);
      done(answer.ok);
      return answer.ok ? null : this.#problem(slot, answer);
    });
  }

  /** Posts the sale with the tenders that `tenders` makes of it; words instead of tenders say why not. */
  post(tenders: (draft: DraftAnswer) => Tenders | Shown): void {
    this.#letGo(async (slot, draft) => {
      const given = tenders(draft);
      if ('tone' in given) return { stays: true, shown: given };
      const answer = await this.#needs().call('postDraft', { draft: slot.id, tenders: [...given] });
      const posted = answer.ok ? answer.postings[0] : undefined;
      if (!posted) return { stays: true, shown: (await this.#problem(slot, answer)) ?? nothing() };
      const { totalMinor, changeMinor, docNo, ref } = posted;
      const paid = { totalMinor, changeMinor, docNo, ref };
      this.#set({ paid });
      const details = docNo === null ? [] : [docNo];
      return { stays: false, shown: { tone: 'taken', words: this.#needs().paidWords(paid), details } };
    });
  }

  /** Calls `look` once all that came before has been answered, if there is something to pay and nothing was missed. */
  look(look: () => void): void {
    const { line } = this.#needs();
    const { number, question } = line.state();
    if (question) return line.askFirst(t('counter.answerFirst'));
    line.act(async () => {
      const { alarm, shown } = this.#needs().line.state();
      if (alarm > number) return missed(shown);
      const { draft } = this.#state;
      if (!draft || draft.lines.length === 0) return nothing();
      // Nobody takes money for what will be refused afterwards.
      if (draft.blocked && UNFINISHED.has(draft.blocked.code)) {
        return this.#needs().showProblem({ ok: false, refusal: draft.blocked });
      }
      look();
      return null;
    });
  }

  /** Puts the draft away by `send`; the next scan begins a new sale. */
  leave(send: Send, words: string): void {
    this.#letGo(async (slot) => {
      const answer = await send(slot.id);
      const problem = answer.ok ? null : await this.#problem(slot, answer);
      return problem ? { stays: true, shown: problem } : { stays: false, shown: { tone: 'taken', words } };
    });
  }

  /** Goes on with another draft, which `open` gets; `words` are shown when it is here. The present one stays open. */
  take(open: () => Promise<CommandAnswer>, words: string): void {
    const next = this.#next(this.#current);
    this.#current = next;
    this.#needs().line.act(async () => {
      const answer = await open();
      const draft = answer.ok ? answer.result.draft : null;
      const problem = draft ? null : ((await this.#needs().showProblem(answer)) ?? nothing());
      if (draft) {
        Object.assign(next, { id: draft.id, opened: true, draft });
        this.#set({ paid: null });
      }
      this.#settle(next, problem);
      return problem ?? { tone: 'taken', words };
    });
  }

  async #scan(slot: Slot, actId: string, args: ScanArgs): Promise<Shown | null> {
    const problem = await this.#open(slot);
    if (problem) return problem;
    const answer = await this.#needs().call('scan', { draft: slot.id, ...args }, actId);
    if (!answer.ok) return this.#problem(slot, answer);
    this.#took(slot, answer.result.draft);
    const { scan, draft } = answer.result;
    if (!scan) return null;
    return this.#needs().showScan(scan, draft ?? null, (choose, confirm) =>
      this.#scan(slot, this.#needs().newId(), { ...args, confirm, ...(choose === null ? {} : { choose }) }),
    );
  }

  /** Opens the draft with the first thing that comes onto it. */
  async #open(slot: Slot): Promise<Shown | null> {
    if (slot.undone !== null) return { tone: 'refused', words: t('counter.scan.undone'), details: [slot.undone] };
    if (slot.opened) return null;
    const answer = await this.#needs().call('openDraft', { kind: 'sale' }, slot.id);
    slot.opened = answer.ok;
    return this.#needs().showProblem(answer);
  }

  /** A draft that is gone (taken over, discarded elsewhere) gives way to a new one; the words say what happened. */
  #problem(slot: Slot, answer: CommandAnswer): Promise<Shown | null> {
    if ('refusal' in answer && answer.refusal.code === 'unknownDraft' && slot === this.#current) {
      this.#current = this.#next(null);
      this.#view = this.#current;
      this.#set({});
    }
    return this.#needs().showProblem(answer);
  }

  /** Lets go of the draft at this very moment; what cannot be let go is on screen again, with the reason. */
  #letGo(work: (slot: Slot, draft: DraftAnswer) => Promise<Ending>): void {
    const { line } = this.#needs();
    const slot = this.#current;
    const { number, question } = line.state();
    if (question) return line.askFirst(t('counter.answerFirst'));
    const next = this.#next(slot);
    this.#current = next;
    line.act(async () => {
      const ending = await this.#end(slot, number, work);
      this.#settle(next, ending.stays ? ending.shown : null);
      return ending.shown;
    });
  }

  async #end(slot: Slot, seen: number, work: (slot: Slot, draft: DraftAnswer) => Promise<Ending>): Promise<Ending> {
    const { alarm, shown } = this.#needs().line.state();
    if (alarm > seen) return { stays: true, shown: missed(shown) };
    if (slot.draft && slot.draft.lines.length > 0) return work(slot, slot.draft);
    // The key pressed twice: one empty sale gives way to another, and the words about the paid one stay.
    if (slot.opened) return { stays: true, shown: nothing() };
    return { stays: false, shown: this.#state.paid ? null : nothing() };
  }

  /** The next sale has its turn, or, with a problem, nothing may come onto it and the one before is back. */
  #settle(next: Slot, problem: Shown | null): void {
    next.undone = problem === null ? null : problem.words;
    if (problem === null) {
      this.#view = next;
      next.before = null;
    }
    this.#current = alive(this.#current);
    this.#set({});
  }

  #took(slot: Slot, draft: DraftAnswer | null | undefined): void {
    if (draft === undefined) return;
    slot.draft = draft;
    this.#set(slot === this.#view ? { paid: null } : {});
  }

  #hold(slot: Slot, draft: DraftAnswer): void {
    Object.assign(slot, { id: draft.id, opened: true, draft });
    this.#set({});
  }

  #next(before: Slot | null): Slot {
    return { id: this.#needs().newId(), opened: false, draft: null, undone: null, before };
  }

  #set(change: Partial<SaleState>): void {
    const { draft } = this.#view;
    this.#state = { ...this.#state, ...change, draft, touched: this.#state.touched + 1 };
    for (const listener of this.#listeners) listener();
  }
}

/** What is in the way of posting, and can be mended before any money is taken. */
const UNFINISHED: ReadonlySet<string> = new Set(['unitsMissing', 'makerSerialMissing']);

function nothing(): Shown {
  return { tone: 'refused', words: t('counter.nothing') };
}

/** A scan before the key was refused or asked something, and the cashier could not know. */
function missed(shown: Shown | null): Shown {
  return { tone: 'refused', words: t('counter.lookFirst'), details: [shown?.words ?? ''] };
}

/** The youngest sale that may still be scanned onto. */
function alive(slot: Slot): Slot {
  return slot.undone !== null && slot.before ? alive(slot.before) : slot;
}
