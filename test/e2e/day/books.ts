// The books as the product's own command line reads them: read-only, beside the window that has the ledger open.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { QueryResults } from '../../../shared/contract/answers';
import type { Queries, QueryName } from '../../../shared/contract/queries';
import { runCommandLine } from '../../../main/command-line/run';
import { itemOf } from './plan';

export class Books {
  readonly #ledger: string;
  readonly #env: Readonly<Record<string, string>>;
  readonly #pinFile: string;
  #reader: string | null = null;

  /** `folder` is the folder of a launch: ledger and keys lie in it. */
  constructor(private readonly folder: string) {
    this.#ledger = path.join(folder, 'ledger');
    this.#env = { UNITILL_KEYS: path.join(folder, 'keys') };
    this.#pinFile = path.join(folder, 'pin.txt');
  }

  /** `demo --stock no`: the catalogue and people of the sample store in a new training ledger, and nothing on the shelves. */
  async foundEmptyStore(): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const answers = await this.#run(['demo', '--stock', 'no']);
    if (answers[0]?.['ok'] !== true) throw new Error(`demo: ${JSON.stringify(answers)}`);
  }

  /** From here on questions are asked by this person, by name and PIN. */
  async readAs({ name, pin }: { readonly name: string; readonly pin: string }): Promise<void> {
    writeFileSync(this.#pinFile, pin);
    const { users } = await this.ask('house', {});
    this.#reader = users.find((user) => user.name === name)?.id ?? null;
  }

  async ask<Name extends QueryName>(name: Name, args: Partial<Queries[Name]>): Promise<QueryResults[Name]> {
    const who = this.#reader === null ? [] : ['--user', this.#reader, '--pin-file', this.#pinFile];
    const [answer] = await this.#run(['call', name, JSON.stringify(args), ...who]);
    if (answer?.['ok'] !== true) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer['result'] as QueryResults[Name];
  }

  /** Where the ledger itself is sound: chain, signatures, and every table rebuilt from the postings and compared. */
  async verified(): Promise<boolean> {
    const [answer] = await this.#run(['verify']);
    if (answer?.['ok'] !== true) throw new Error(`verify: ${JSON.stringify(answer)}`);
    return true;
  }

  /** What of an item of the plan is in stock, and at what value. */
  async stockOf(ref: string): Promise<QueryResults['stock']> {
    const { sku } = itemOf(ref);
    const items = await this.ask('items', { text: sku });
    return this.ask('stock', { item: items.find((item) => item.sku === sku)?.id ?? '' });
  }

  async #run(words: readonly string[]): Promise<readonly Record<string, unknown>[]> {
    const lines: string[] = [];
    await runCommandLine([...words, '--ledger', this.#ledger], {
      env: this.#env,
      input: Readable.from([]),
      write: (line) => lines.push(line),
    });
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
