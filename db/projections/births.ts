// New units of one line, written together: they share every fact but serial, maker serials and cost (DESIGN 10: no work per
// unit that can be done per document). The rows are the same that one unit at a time would give.
import type { UnitEffect } from '../../shared/domain/fold/effects';
import type { Unit } from '../../shared/domain/model';
import { foldKey } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import { UNIT_COLUMNS, unitValues } from '../queries/rows';
import type { UnitStatements } from './unit-statements';

export type Birth = { readonly key: number; readonly effect: UnitEffect };

const COLUMNS = UNIT_COLUMNS.split(', ');

/** Writes rows and events of a line's new units; `first` is the first of them as a whole unit. */
export function writeBirths(
  statements: UnitStatements,
  keys: PostingKeys,
  posting: number,
  first: Unit,
  births: readonly Birth[],
): void {
  const [lead] = births;
  if (!lead) return;
  const values = unitValues(first, keys);
  const bound = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index]]));
  delete bound['unit'];
  delete bound['cost_minor'];
  const { line, event } = lead.effect;
  for (const run of inSequence(births)) {
    const from = run[0]?.key ?? 0;
    statements.births.run({
      ...bound,
      first: from,
      costs: JSON.stringify(run.map(({ effect }) => effect.own.costMinor ?? null)),
    });
    // Objects in the list, whose text SQLite gives back as it stands: written once, not as text within text.
    const owns = JSON.stringify(run.map(({ effect }) => effect.own));
    statements.birthEvents.run({ posting, line, event, first: from, owns });
  }
}

/** A number whose search key is the number in small letters, as SQLite writes it too: ASCII without blanks or hyphens. */
const PLAIN = /^[0-9A-Za-z]+$/u;

/**
 * Writes the maker serials of new units in our hands that have one plain number each, in one statement a run, and gives the
 * births that are left: those with other numbers, and those whose number another unit carries already.
 */
export function writePlainMakers(statements: UnitStatements, births: readonly Birth[]): readonly Birth[] {
  const isPlain = ({ effect }: Birth): boolean =>
    effect.own.makers?.length === 1 && PLAIN.test(effect.own.makers[0] ?? '');
  const left = births.filter((birth) => !isPlain(birth));
  for (const run of inSequence(births.filter(isPlain))) {
    const [first, last] = [run[0]?.key ?? 0, run.at(-1)?.key ?? 0];
    const texts = JSON.stringify(run.map(({ effect }) => effect.own.makers?.[0]));
    if (statements.birthMakers.run({ first, texts }).changes === run.length) continue;
    const written = new Set(statements.makersIn.all(first, last) as number[]);
    left.push(...run.filter(({ key }) => !written.has(key)));
  }
  return left;
}

/** Births in runs of serials that follow each other; a cancelled serial in between begins a new run. */
function inSequence(births: readonly Birth[]): Birth[][] {
  const runs: Birth[][] = [];
  let next = -1;
  for (const birth of births) {
    if (birth.key === next) runs.at(-1)?.push(birth);
    else runs.push([birth]);
    next = birth.key + 1;
  }
  return runs;
}

/** What the search index holds of a unit: its folded maker serials, a line each. Parts of our own serials are computed. */
export function searchText(makers: readonly string[]): string {
  return makers.length === 1 ? foldKey(makers[0] ?? '') : makers.map(foldKey).join('\n');
}
