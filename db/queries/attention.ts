// Rows of Attention, of one unit or of all.
import type { AttentionRow, QueryResults } from '../../shared/contract/answers';
import { serialOfKey } from '../../shared/serial/serial';
import type { LedgerCore } from '../ledger/core';
import { NO_UNIT } from '../projections/newer';

/** Rows of Attention, of one unit or of all. */
export function attentionRows(core: LedgerCore, limit: number, unit: number | null): QueryResults['attention'] {
  const rows = core.db
    .prepare(
      'SELECT posting, line, kind, unit, body FROM view_attention WHERE :a IS NULL OR unit = :a ORDER BY posting DESC, line LIMIT :b',
    )
    .all({ a: unit, b: limit }) as {
    posting: number;
    line: number;
    kind: AttentionRow['kind'];
    unit: number;
    body: string;
  }[];
  return rows.map((row) => ({
    ref: core.keys.ref(row.posting),
    line: row.line,
    kind: row.kind,
    serial: row.unit === NO_UNIT ? null : serialOfKey(row.unit),
    body: JSON.parse(row.body) as unknown,
  }));
}
