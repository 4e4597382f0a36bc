// The last print jobs, newest first, as screens list them.
import type { QueryResults } from '../../shared/contract/answers';
import { deskOf } from '../drafts/desk';
import { testedPrinter } from '../ledger/jobs';
import type { Door } from './door';

export function jobRows(door: Door, limit: number): QueryResults['jobs'] {
  const rows = door.core.db
    .prepare(
      'SELECT id, kind, state, units, posting, draft, error, reprint, at FROM local_print_job ORDER BY id DESC LIMIT ?',
    )
    .all(limit) as {
    id: number;
    kind: 'label' | 'slip';
    state: 'queued' | 'sent' | 'failed';
    units: string;
    posting: string | null;
    draft: string | null;
    error: string | null;
    reprint: string | null;
    at: number;
  }[];
  const { names } = deskOf(door.core);
  return rows.map(({ units, posting, draft, at, ...row }) => ({
    ...row,
    serials: JSON.parse(units) as string[],
    document: posting,
    docNo: posting === null ? null : names.docNoOf(door.core.keys.key(posting)),
    atMs: at,
    test: testedPrinter(draft),
  }));
}
