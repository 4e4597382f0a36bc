// A tax code as it is typed: its parts, each with a rate in percent. Pure. A part keeps its id, since sales name it.
import type { TaxCode } from '../../../shared/domain/model';
import type { TaxComponent } from '../../../shared/money/price-line';
import { parseMinor } from '../../../shared/money/format';

export type TaxRow = {
  /** Null for a part that is new. */
  readonly id: string | null;
  readonly name: string;
  readonly percent: string;
  /** The parts after it are charged on it too. */
  readonly onTax: boolean;
};

/** A percentage with four decimals is a rate in parts per million. */
const PERCENT_DECIMALS = 4;
const ALL_PPM = 1_000_000;

/** The rate of a row in parts per million, or null where it is none. */
export function rateOf(row: TaxRow): number | null {
  const ratePpm = parseMinor(row.percent, PERCENT_DECIMALS);
  return ratePpm === null || ratePpm < 0 || ratePpm > ALL_PPM ? null : ratePpm;
}

/** A rate as people write it: 190000 gives '19', 62500 '6.25'. */
export function percentText(ratePpm: number): string {
  const digits = String(ratePpm).padStart(PERCENT_DECIMALS + 1, '0');
  const decimals = digits.slice(-PERCENT_DECIMALS).replace(/0+$/u, '');
  return `${digits.slice(0, -PERCENT_DECIMALS)}${decimals === '' ? '' : `.${decimals}`}`;
}

/** The parts of a stored code as its form shows them. */
export function rowsOf(code: TaxCode | null): readonly TaxRow[] {
  return (code?.components ?? []).map(({ id, name, ratePpm, taxable }) => ({
    id,
    name,
    percent: percentText(ratePpm),
    onTax: taxable,
  }));
}

/** The parts to save: a stored part with what was typed over it, a new one with an id that no part has had. */
export function componentsOf(rows: readonly TaxRow[], stored: TaxCode | null): TaxComponent[] {
  const known = new Map((stored?.components ?? []).map((component) => [component.id, component]));
  const taken = new Set(known.keys());
  return rows.map((row) => {
    const id = row.id ?? freeId(taken);
    taken.add(id);
    return { ...known.get(id), id, name: row.name.trim(), ratePpm: rateOf(row) ?? 0, taxable: row.onTax };
  });
}

function freeId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`t${number}`)) number += 1;
  return `t${number}`;
}
