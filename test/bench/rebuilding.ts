// Rebuilding: the projections of the large ledger are said to be of an older form, and opening it folds everything anew.
import { timed } from './figures';
import type { Pair } from './pair';
import type { Figures } from './report';

export function rebuilding({ ours }: Pair, units: number): Figures {
  ours.ledger.core.local.setMeta('view_schema', 'of an older Unitill');
  const seconds = timed(() => ours.reopen()) / 1_000;
  return {
    rebuild1m_s: { value: seconds, note: `${units} units, by opening a ledger with projections of an older form` },
  };
}
