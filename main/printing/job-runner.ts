// Runs the queued print jobs: takes them from their port, one at a time for each printer, and stores how each ended.
// A printer that hangs holds up only itself. It must not know how paper is made or where jobs are kept.
import type { JobEnd, JobPort, PrinterSettings, PrintJob } from './print-job';

/** Jobs in hand at once: a delivery labelled at posting, while a printer is slow. The rest waits in the ledger file. */
const MAX_HELD = 500;

export type RunnerParts = {
  readonly port: JobPort;
  /** Prints jobs that go out as one, all for the same printer, within the time given. */
  readonly print: (jobs: readonly PrintJob[], remainingMs: number) => Promise<JobEnd>;
  /** How many of the waiting jobs of a printer go out as one. */
  readonly together: (jobs: readonly PrintJob[]) => number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Told of what should not happen: the port failed, or a renderer threw. Printing goes on. */
  readonly onFault: (error: unknown) => void;
};

type Lane = { readonly waiting: PrintJob[]; running: boolean };

export class JobRunner {
  readonly #parts: RunnerParts;
  readonly #lanes = new Map<string, Lane>();
  readonly #held = new Set<number>();
  /** Ends that the port could not store: the paper is out, so such a job is settled again, never printed again. */
  readonly #unstored = new Map<number, JobEnd>();
  #pulling = false;
  #pullAgain = false;
  #stopped = false;
  #whenIdle: (() => void)[] = [];

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** Looks for queued jobs: called at start and after every commit. Never waits and never throws. */
  wake(): void {
    if (this.#stopped) return;
    this.#pullAgain = true;
    if (this.#pulling) return;
    this.#pulling = true;
    void this.#pull();
  }

  /** Resolves when no job is in hand and none was queued at the last look. */
  idle(): Promise<void> {
    if (this.#isIdle()) return Promise.resolve();
    return new Promise((resolve) => this.#whenIdle.push(resolve));
  }

  /** Takes no further job, lets the ones that are printing end, and leaves the others queued. */
  stop(): Promise<void> {
    this.#stopped = true;
    for (const lane of this.#lanes.values()) {
      for (const job of lane.waiting.splice(0)) this.#held.delete(job.id);
    }
    this.#tellIdle();
    return this.idle();
  }

  async #pull(): Promise<void> {
    try {
      while (this.#pullAgain && !this.#stopped) {
        this.#pullAgain = false;
        for (const [id, end] of [...this.#unstored]) await this.#settle(id, end);
        await this.#takeAll().finally(() => this.#startLanes());
      }
    } catch (error) {
      this.#parts.onFault(error);
    } finally {
      this.#pulling = false;
      this.#tellIdle();
    }
  }

  /** All queued jobs at once, so that labels for one sheet are together before the first is printed. */
  async #takeAll(): Promise<void> {
    while (this.#held.size < MAX_HELD) {
      const job = await this.#parts.port.next();
      // A job that is still in hand comes again only from a port that has nothing new.
      if (!job || this.#stopped || this.#held.has(job.id)) return;
      this.#held.add(job.id);
      const key = laneOf(job.printer);
      const lane = this.#lanes.get(key) ?? { waiting: [], running: false };
      this.#lanes.set(key, lane);
      lane.waiting.push(job);
    }
  }

  #startLanes(): void {
    for (const [key, lane] of this.#lanes) {
      if (!lane.running) void this.#runLane(key, lane);
    }
  }

  async #runLane(key: string, lane: Lane): Promise<void> {
    lane.running = true;
    while (lane.waiting.length > 0) {
      await this.#runNext(lane);
      this.wake();
    }
    this.#lanes.delete(key);
    this.#tellIdle();
  }

  async #runNext(lane: Lane): Promise<void> {
    const jobs = lane.waiting.splice(0, Math.max(1, this.#parts.together(lane.waiting)));
    const now = this.#parts.now();
    const inTime = jobs.filter((job) => now < job.deadlineMs);
    const late = jobs.filter((job) => now >= job.deadlineMs);
    for (const job of late) await this.#settle(job.id, { state: 'failed', error: LATE });
    const wanted = await this.#dropCancelled(inTime);
    if (wanted.length === 0) return;
    const end = await this.#print(wanted, Math.min(...wanted.map((job) => job.deadlineMs)) - now);
    for (const job of wanted) await this.#settle(job.id, end);
  }

  /** A job that waited behind a slow printer may have been cancelled meanwhile: it must not come out, nor open a drawer. */
  async #dropCancelled(jobs: readonly PrintJob[]): Promise<readonly PrintJob[]> {
    const wanted: PrintJob[] = [];
    for (const job of jobs) {
      if (await this.#isWanted(job.id)) wanted.push(job);
      else await this.#settle(job.id, { state: 'failed', error: 'cancelled' });
    }
    return wanted;
  }

  /** Where the ledger does not answer, the job is as it was when it was handed out. */
  async #isWanted(id: number): Promise<boolean> {
    try {
      return await this.#parts.port.isWanted(id);
    } catch (error) {
      this.#parts.onFault(error);
      return true;
    }
  }

  async #print(jobs: readonly PrintJob[], remainingMs: number): Promise<JobEnd> {
    try {
      return await this.#parts.print(jobs, remainingMs);
    } catch (error) {
      this.#parts.onFault(error);
      return { state: 'failed', error: `this paper could not be made: ${String(error)}` };
    }
  }

  async #settle(id: number, end: JobEnd): Promise<void> {
    try {
      await this.#parts.port.settle(id, end.state, end.state === 'failed' ? end.error : (end.note ?? null));
      this.#unstored.delete(id);
      this.#held.delete(id);
    } catch (error) {
      this.#unstored.set(id, end);
      this.#parts.onFault(error);
    }
  }

  #isIdle(): boolean {
    return !this.#pulling && this.#lanes.size === 0;
  }

  #tellIdle(): void {
    if (!this.#isIdle()) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }
}

const LATE = 'too late: the deadline passed before the printer was free, print it again if it is still needed';

/** Jobs for one device or folder never overlap, whatever else their settings say. */
function laneOf({ kind, host, port, device, queue, folder, format }: PrinterSettings): string {
  if (kind.startsWith('pdf')) return `pdf ${folder} ${format}`;
  if (kind.endsWith('_tcp')) return `tcp ${host} ${port}`;
  return kind.endsWith('_queue') ? `queue ${queue}` : `device ${device}`;
}
