// New units of one line, written together: they share every fact but serial, maker serials and cost (DESIGN 10: no work per
// unit that can be done per document). The rows are the same that one unit at a time would give.
import type { UnitEffect } from '../../shared/domain/fold/effects';
import type { Unit } from '../../shared/domain/model';
import { foldKey } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import { UNIT_COLUMNS, unitValues } from '../queries/rows';
import type { UnitStatements } from './unit-statements';

export type Birth = { readonly key: number; readonly effect: UnitEffect };
/** What the births of a posting share. */
export type BirthFrame = { readonly posting: number; readonly hlc: number };

const COLUMNS = UNIT_COLUMNS.split(', ');

/** Writes rows, events and search entries of a line's new units; `first` is the first of them as a whole unit. */
export function writeBirths(
  statements: UnitStatements,
  keys: PostingKeys,
  frame: BirthFrame,
  first: Unit,
  births: readonly Birth[],
): void {
  const [lead] = births;
  if (!lead) return;
  const values = unitValues(first, keys);
  const bound = Object.fromEntries(COLUMNS.map((column, index) => [column, values[index]]));
  delete bound['unit'];
  delete bound['cost_minor'];
  const rows = JSON.stringify(births.map((birth) => rowOf(birth)));
  statements.births.run({ ...bound, rows });
  const { posting, hlc } = frame;
  statements.birthEvents.run({ posting, hlc, line: lead.effect.line, event: lead.effect.event, rows });
  if (births.some(({ effect }) => (effect.own.makers ?? []).length > 0)) statements.birthSearch.run({ rows });
}

function rowOf({ key, effect }: Birth): readonly [number, number | null, string, string] {
  const { own } = effect;
  return [key, own.costMinor ?? null, JSON.stringify(own), searchText(own.makers ?? [])];
}

/** What the search index holds of a unit: its folded maker serials, a line each. Parts of our own serials are computed. */
export function searchText(makers: readonly string[]): string {
  return makers.map(foldKey).join('\n');
}
