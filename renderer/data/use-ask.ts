// Asking the ledger: one hook for every query of the contract, and one that listens for changes.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Fault, QueryResults } from '../../shared/contract/answers';
import type { Queries, QueryName } from '../../shared/contract/queries';
import type { Refusal } from '../../shared/domain/refusal';
import { touchedBy } from './changes';
import { desktop } from './desktop';

export type Asked<Result> = {
  /** The last answer; it stays while a newer one is on its way. */
  readonly result: Result | undefined;
  readonly refusal: Refusal | null;
  readonly fault: Fault | null;
  readonly waiting: boolean;
};

/** What a broken bridge looks like: nothing was done, and asking again may help. */
function bridgeFault(error: Error): Fault {
  return { code: 'bug', detail: error.message, safe: true, retry: true };
}

/**
 * Asks one query and asks again when the ledger says that it changed. `on` false waits, for a query whose arguments are
 * not there yet.
 */
export function useAsk<Name extends QueryName>(
  name: Name,
  args: Partial<Queries[Name]>,
  on = true,
): Asked<QueryResults[Name]> {
  const { data, error, isPending } = useQuery({
    queryKey: [name, args],
    queryFn: () => desktop().ask(name, args),
    enabled: on,
    // The old rows stay while new ones are fetched: a list that blinks at every key is not read.
    placeholderData: (before) => before,
  });
  return {
    result: data?.ok ? data.result : undefined,
    refusal: data && 'refusal' in data ? data.refusal : null,
    fault: error ? bridgeFault(error) : data && 'fault' in data ? data.fault : null,
    waiting: on && isPending,
  };
}

/** Keeps every answer in the window true: one listener for the whole app. */
export function useLedgerEvents(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      desktop().onEvent((event) => {
        const touched = touchedBy(event);
        void client.invalidateQueries({ predicate: ({ queryKey }) => touched.has(queryKey[0] as QueryName) });
      }),
    [client],
  );
}
