// A view that remembers the house: company, settings, stations, shift, catalogue rows. Only the writer may use it: the lock makes
// it the only one that changes them, and it forgets all whenever a posting that shapes the house is folded or taken back.
import type { View } from '../../shared/domain/view';

/** Rows kept of one kind; above it the map begins anew. A large catalogue is read as it is needed. */
const MAX_KEPT = 20_000;

export type KeptView = View & { readonly forget: () => void };

/** Wraps a view; whatever is not named here is asked anew each time. */
export function keptView(view: View): KeptView {
  const clears: (() => void)[] = [];
  const once = <Value>(ask: () => Value): (() => Value) => {
    let kept: { readonly value: Value } | null = null;
    clears.push(() => {
      kept = null;
    });
    return () => (kept ??= { value: ask() }).value;
  };
  const rows = <Row>(
    ask: (ids: readonly string[]) => ReadonlyMap<string, Row>,
  ): ((ids: readonly string[]) => ReadonlyMap<string, Row>) => {
    const kept = new Map<string, Row>();
    clears.push(() => kept.clear());
    return (ids) => {
      if (kept.size > MAX_KEPT) kept.clear();
      const open = ids.filter((id) => !kept.has(id));
      if (open.length > 0) for (const [id, row] of ask(open)) kept.set(id, row);
      return new Map(ids.flatMap((id) => (kept.has(id) ? [[id, kept.get(id) as Row] as const] : [])));
    };
  };
  const shifts = new Map<string, ReturnType<View['openShift']>>();
  clears.push(() => shifts.clear());
  return {
    ...view,
    company: once(view.company),
    settings: once(view.settings),
    stations: once(view.stations),
    items: rows(view.items),
    vendors: rows(view.vendors),
    taxCodes: rows(view.taxCodes),
    locations: rows(view.locations),
    branches: rows(view.branches),
    users: rows(view.users),
    openShift: (station) => {
      const known = shifts.get(station);
      if (known !== undefined) return known;
      const shift = view.openShift(station);
      shifts.set(station, shift);
      return shift;
    },
    forget: () => {
      for (const clear of clears) clear();
    },
  };
}
