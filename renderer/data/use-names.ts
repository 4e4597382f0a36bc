// Names for the sentences of refusals. What the window already knows is given at once; documents, items and customers
// that a refusal names are asked for before its sentence is said, so that a cashier reads a name and never an id.
import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { DocumentSummary, QueryResults } from '../../shared/contract/answers';
import type { Queries, QueryName } from '../../shared/contract/queries';
import type { Refusal } from '../../shared/domain/refusal';
import { dateText } from '../../shared/texts/formats';
import { noNames, type Names } from '../../shared/texts/names';
import { refusalText } from '../../shared/texts/refusal-text';
import { t } from '../../shared/texts/texts';
import { kindWord } from '../../shared/texts/words';
import { moneyWords } from '../components/Money';
import { useHouse } from '../frame/frame-context';
import { desktop } from './desktop';
import { timeText } from './time-text';
import { useAsk } from './use-ask';
import { warrantyWords } from './warranty-words';

export type Said = { readonly what: string; readonly now: string };

/** Names that need no asking: users, locations, vendors, tax codes, and how money and time are written. */
export function usePlainNames(): Names {
  const { company, users, branchName, station } = useHouse();
  const locations = useAsk('locations', {}).result;
  return useMemo(() => {
    const money = moneyWords(company?.currency ?? '', company?.currencyDigits ?? 2);
    return {
      ...noNames(money.full, timeText),
      user: (id) => users.find((user) => user.id === id)?.name ?? null,
      location: (id) => locations?.find((location) => location.id === id)?.name ?? null,
      branch: (id) => (station?.branch === id ? branchName : null),
    };
  }, [company, users, branchName, station, locations]);
}

/** The names that a refusal needs; asks only for what it names. Null needs none. */
export function useNamesFor(): (refusal: Refusal | null) => Promise<Names> {
  const plain = usePlainNames();
  const client = useQueryClient();
  return useCallback(async (refusal) => (refusal ? namesFor(refusal, plain, client) : plain), [plain, client]);
}

/** Says a refusal in full. */
export function useSayRefusal(): (refusal: Refusal) => Promise<Said> {
  const namesOf = useNamesFor();
  return useCallback(async (refusal) => refusalText(refusal, await namesOf(refusal)), [namesOf]);
}

/** The warranty of a unit that was refused as sold: whose it is stands in the refusal, this is what is asked with it. */
export function useSoldWarranty(): (refusal: Refusal | null) => Promise<string | null> {
  const client = useQueryClient();
  const { businessDate } = useHouse();
  return useCallback(
    async (refusal) => {
      if (refusal?.code !== 'unitAlreadySold') return null;
      const card = await ask(client, 'unit', { serial: refusal.serial });
      return card && warrantyWords(card.unit.customerWarranty?.end ?? null, businessDate);
    },
    [client, businessDate],
  );
}

const DOCUMENT_FIELDS = ['document', 'sale', 'parked', 'receipt'] as const;
/** Parameters of refusals that are ids of what has a name. */
const NAMED_FIELDS = [
  'item',
  'wanted',
  'vendor',
  'customer',
  'given',
  'user',
  'location',
  'branch',
  'taxCode',
] as const;

async function namesFor(refusal: Refusal, plain: Names, client: QueryClient): Promise<Names> {
  const fields: Readonly<Record<string, unknown>> = refusal;
  const texts = (names: readonly string[]): string[] =>
    names.map((field) => fields[field]).filter((value) => typeof value === 'string' && value !== '') as string[];
  const ids = texts(NAMED_FIELDS);
  const [documents, names] = await Promise.all([
    Promise.all(texts(DOCUMENT_FIELDS).map((document) => ask(client, 'document', { document }))),
    ids.length === 0 ? null : ask(client, 'names', { ids }),
  ]);
  const byRef = new Map(documents.flatMap((one) => (one ? [[one.ref, documentName(one)] as const] : [])));
  const byId = new Map((names ?? []).map(({ id, name }) => [id, name]));
  const named = (id: string): string | null => byId.get(id) ?? null;
  return {
    ...plain,
    item: named,
    vendor: named,
    customer: named,
    taxCode: named,
    user: (id) => named(id) ?? plain.user(id),
    location: (id) => named(id) ?? plain.location(id),
    branch: (id) => named(id) ?? plain.branch(id),
    document: (ref) => byRef.get(ref) ?? null,
  };
}

/** 'sale HQ1-S-12 of 24 Nov 2026' */
function documentName(document: DocumentSummary): string {
  const kind = kindWord(document.kind).toLowerCase();
  return t('frame.document', { kind, number: document.docNo ?? '', date: dateText(document.businessDate) });
}

/** One answer by way of the cache, or null: a name that cannot be had must not stand in the way of the sentence. */
async function ask<Name extends QueryName>(
  client: QueryClient,
  name: Name,
  args: Partial<Queries[Name]>,
): Promise<QueryResults[Name] | null> {
  const answer = await client
    .fetchQuery({ queryKey: [name, args], queryFn: () => desktop().ask(name, args) })
    .catch(() => null);
  return answer?.ok ? answer.result : null;
}
