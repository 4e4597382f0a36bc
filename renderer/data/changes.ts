// Which answers a change of the ledger makes old. The table is the whole rule; screens never invalidate by hand.
import type { LedgerEvent } from '../../shared/contract/desktop';
import type { QueryName } from '../../shared/contract/queries';

type Change = LedgerEvent['what'][number];

const TOUCHES: Record<Change, readonly QueryName[]> = {
  draft: ['drafts', 'draft', 'resolve', 'parkedSales', 'scanLog'],
  units: ['unit', 'search', 'resolve', 'stock', 'items', 'attention', 'draft'],
  documents: ['documents', 'document', 'shift', 'parkedSales', 'house', 'stock', 'unit', 'head'],
  catalogue: [
    'names',
    'item',
    'items',
    'vendors',
    'customers',
    'locations',
    'taxCodes',
    'search',
    'resolve',
    'draft',
    'stock',
  ],
  jobs: ['jobs', 'house', 'draft', 'printers'],
  session: ['house', 'users', 'drafts', 'draft', 'unit', 'stock', 'shift'],
  house: ['names', 'house', 'users', 'settings', 'printers', 'labelFormats', 'locations', 'shift', 'attention', 'head'],
};

/** The queries to ask again after an event, each once. */
export function touchedBy(event: LedgerEvent): ReadonlySet<QueryName> {
  return new Set(event.what.flatMap((change) => TOUCHES[change]));
}
