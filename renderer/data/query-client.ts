// The cache of answers. An answer holds until the ledger says that something changed: no polling, no guessing, and
// never an answer that is not the ledger's own.
import { QueryClient } from '@tanstack/react-query';

/** Answers that no screen shows any more are kept this long, so that going back is instant. */
const KEPT_MS = 300_000;

/** A cache for one window. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: KEPT_MS,
        retry: false,
        refetchOnWindowFocus: false,
        networkMode: 'always',
      },
    },
  });
}
