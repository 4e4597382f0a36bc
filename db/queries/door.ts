// What a query is asked of: the open ledger, its print jobs, and the fault that keeps it read-only.
import type { Fault } from '../../shared/contract/answers';
import type { LedgerCore } from '../ledger/core';
import type { Jobs } from '../ledger/jobs';

export type Door = { readonly core: LedgerCore; readonly jobs: Jobs; readonly readOnly: Fault | null };
