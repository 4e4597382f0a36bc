// Both sides with the same goods in them, and the acts that the benchmark times on each by turns.
import path from 'node:path';
import { itemOf } from './goods';
import { timed, type Turns } from './figures';
import { OurStore } from './our-store';
import { PlainStore, plainRows } from './plain-store';

export type Act = { readonly plain: () => void; readonly ours: () => void };

export class Pair {
  readonly plain: PlainStore;
  readonly ours: OurStore;
  private received: number;

  /** Opens or makes both sides in a folder; `received` units are in them already. */
  constructor(
    readonly folder: string,
    received = 0,
  ) {
    this.plain = new PlainStore(path.join(folder, 'plain.db'));
    this.ours = new OurStore(path.join(folder, 'ours', 'ledger'));
    this.received = received;
  }

  /** Deliveries of these sizes, made ready for both sides; they follow what was made ready before. */
  delivery(...counts: readonly number[]): Act {
    const made = counts.map((count) => {
      const before = this.received;
      this.received += count;
      const rows = plainRows(before, count, (nth) => this.ours.serial(nth));
      return { rows, command: this.ours.receipt(before, count) };
    });
    return {
      plain: () => made.forEach(({ rows }) => this.plain.receive(rows)),
      ours: () => made.forEach(({ command }) => this.ours.send(command)),
    };
  }

  /** A sale of the units with these numbers, which came in deliveries of `size` units. */
  sale(units: readonly number[], size: number): Act {
    const sold = units.map((nth) => ({ serial: this.ours.serial(nth), item: itemOf(nth, size) }));
    const command = this.ours.sale(sold);
    const serials = sold.map((unit) => unit.serial);
    return { plain: () => this.plain.sell(serials), ours: () => this.ours.send(command) };
  }

  checkpoint(): void {
    this.plain.checkpoint();
    this.ours.checkpoint();
  }

  close(): void {
    this.plain.close();
    this.ours.close();
  }
}

/** Runs an act on both sides without timing it. */
export function both({ plain, ours }: Act): void {
  plain();
  ours();
}

export type Sample = { readonly plain: number[]; readonly ours: number[] };

export function noTurns(): Sample {
  return { plain: [], ours: [] };
}

/** Times an act on both sides; which is first changes from turn to turn. */
export function timeBoth(sample: Sample, turn: number, act: Act): void {
  const sides = turn % 2 === 0 ? (['plain', 'ours'] as const) : (['ours', 'plain'] as const);
  for (const side of sides) sample[side].push(timed(act[side]));
}

/** Times acts on both sides by turns, so that a slow moment of the machine falls on both. */
export function byTurns(runs: number, make: () => Act): Turns {
  const sample = noTurns();
  for (let run = 0; run < runs; run += 1) timeBoth(sample, run, make());
  return sample;
}
