// Orders in which postings of several stations can arrive, and what two ledgers must agree on whatever the order was.
import type { OpenedLedger } from '../../../db/ledger/ledger';
import { viewTableNames } from '../../../db/projections/schema';
import type { PostingRow } from '../../../db/queries/posting-reader';
import type { Random } from './random';

/** All postings in an order that respects each station's own, but mixes the stations at random. */
export function mixed(rows: readonly PostingRow[], random: Random): PostingRow[] {
  const enrolled = rows.findIndex((row) => row.kind === 'station.enrolled');
  const first = rows.slice(0, enrolled + 1);
  const rest = rows.slice(enrolled + 1);
  const stations = [...new Set(rest.map((row) => row.station))];
  const queues = stations.map((station) => rest.filter((row) => row.station === station));
  const order = [...first];
  for (
    let left = queues.filter((queue) => queue.length > 0);
    left.length > 0;
    left = left.filter((queue) => queue.length > 0)
  ) {
    const queue = random.pick(left);
    for (let count = 1 + random.int(6); count > 0 && queue.length > 0; count -= 1)
      order.push(queue.shift() as PostingRow);
  }
  return order;
}

/** Tables that may differ: who found a conflict, how the search index merged, which of two twins was first to come. */
const BY_ARRIVAL: ReadonlySet<string> = new Set(['view_attention', 'view_search', 'view_unit_maker', 'view_balance']);

/** What two ledgers must agree on, whatever the order in which they heard of it: every other projection, row by row. */
export function state(ledger: OpenedLedger): Record<string, readonly string[]> {
  const rows = (sql: string): string[] =>
    ledger.core.db
      .prepare(sql)
      .raw()
      .all()
      .map((row) => JSON.stringify(row))
      .toSorted();
  const tables = viewTableNames().filter((name) => !BY_ARRIVAL.has(name));
  return {
    ...Object.fromEntries(tables.map((name) => [name, rows(`SELECT * FROM ${name}`)])),
    view_unit_maker: rows('SELECT unit, slot, text FROM view_unit_maker'),
    view_balance: rows('SELECT * FROM view_balance WHERE units <> 0 OR value_minor <> 0'),
  };
}
