// The hands of a person at the till, with a counter: the price of a job in actions is a figure of the design (DESIGN 8).
// A scan is one action, a key is one, an amount is one however many digits it has.
import { longestGapMs, pressKey, SCANNER_GAP_MS, silence, typeScan } from './keys';
import type { Till } from './launch';
import { Frame } from './pages';

/** The keys came later than any scanner sends them: a busy computer's fault, not the window's. */
export class LateKeys extends Error {}

/** Does a job again from its beginning when keys came late, and only then. */
export async function inTime(job: () => Promise<void>): Promise<void> {
  const MOST_TRIES = 4;
  for (let tries = 1; ; tries += 1) {
    try {
      return await job();
    } catch (error) {
      if (!(error instanceof LateKeys) || tries === MOST_TRIES) throw error;
    }
  }
}

export class Hands {
  readonly #till: Till;
  readonly #frame: Frame;
  readonly #done: string[] = [];

  constructor(till: Till) {
    this.#till = till;
    this.#frame = new Frame(till.page);
  }

  /** What was done since the start or the last count, and forgets it. */
  count(): readonly string[] {
    return this.#done.splice(0);
  }

  /** One scan; waits until its result stands on screen. */
  async scan(text: string): Promise<void> {
    this.#done.push('scan');
    await this.#answered(async () => {
      await longestGapMs(this.#till.page);
      await typeScan(text, { gapMs: 2 });
      if ((await longestGapMs(this.#till.page)) > SCANNER_GAP_MS) throw new LateKeys('this computer is too busy');
    });
  }

  /** One key that does something; waits until its result stands on screen. */
  async key(name: string): Promise<void> {
    this.#done.push(name);
    await this.#answered(() => pressKey(name));
  }

  /** A key whose effect is not a result but something that the test waits for itself. */
  async bareKey(name: string): Promise<void> {
    this.#done.push(name);
    await silence(this.#till.page);
    await pressKey(name);
  }

  /** An amount, typed by a person into what has the focus. */
  async amount(digits: string): Promise<void> {
    this.#done.push('amount');
    await silence(this.#till.page);
    await this.#till.page.keyboard.type(digits, { delay: 60 });
    await silence(this.#till.page);
  }

  /** The place of the result is drawn anew for every result, even when the words are the same. */
  async #answered(act: () => Promise<void>): Promise<void> {
    await silence(this.#till.page);
    const before = await this.#frame.result.elementHandle();
    await act();
    await before?.waitForElementState('hidden');
    await this.#frame.result.waitFor();
  }
}
