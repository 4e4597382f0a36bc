// The names of a few ids, whatever they are ids of: for sentences, which must name a customer or a vendor of a thousand
// without anybody loading all thousand. Ids are unique in the company, so that one list does for all kinds.
import type { QueryResults } from '../../shared/contract/answers';
import type { View } from '../../shared/domain/view';

/** Names with their ids; an id that names nothing, or a person who is erased, is left out. */
export function namesOf(view: View, ids: readonly string[]): QueryResults['names'] {
  const found = [
    view.items(ids),
    view.vendors(ids),
    view.customers(ids),
    view.users(ids),
    view.locations(ids),
    view.branches(ids),
    view.taxCodes(ids),
  ].flatMap((rows): (readonly [string, { readonly name: string | null }])[] => [...rows]);
  return found.flatMap(([id, { name }]) => (name === null ? [] : [{ id, name }]));
}
