// All migrations in their order; numbers go in tens. A file with a higher number comes from a newer Unitill and is refused.
import { MIGRATION_10 } from './0010-ledger';

export const MIGRATIONS: readonly { readonly number: number; readonly sql: string }[] = [
  { number: 10, sql: MIGRATION_10 },
];
export const NEWEST_SCHEMA = 10;
