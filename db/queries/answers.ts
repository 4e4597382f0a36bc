// Answers queries: shape checked, read-only, one function a name (DESIGN 2 and 11). Names and costs by the rights of who asks.
import { QUERIES, type Queries, type QueryName } from '../../shared/contract/queries';
import type { QueryAnswer, QueryResults } from '../../shared/contract/answers';
import type { Refusal } from '../../shared/domain/refusal';
import { draftAnswer } from '../drafts/answer';
import { deskOf } from '../drafts/desk';
import { faultFromError } from '../ledger/fault';
import { issuePath } from '../ledger/issue-path';
import { ownFormats } from '../ledger/label-formats';
import { makeContext } from '../ledger/run';
import type { Session } from '../ledger/service-types';
import { documentAnswer, documentRows, parkedSales, shiftAnswer } from './documents';
import { houseAnswer } from './house';
import { jobRows } from './job-rows';
import { listItems, listNamed, stockAnswer } from './lists';
import { resolutionOf } from './resolution';
import { search } from './search';
import { attentionRows } from './attention';
import { namesOf } from './names-by-id';
import type { Door } from './door';
import { unitCard } from './unit-card';

type Asked<Name extends QueryName> = { readonly door: Door; readonly args: Queries[Name]; readonly session: Session };
type Outcome<Name extends QueryName> = QueryResults[Name] | { readonly refused: Refusal };
type Answerer<Name extends QueryName> = (asked: Asked<Name>) => Outcome<Name>;

/** Answers a query; a ledger that is not founded answers `house` only. */
export function answerQuery<Name extends QueryName>(
  door: Door,
  name: Name,
  given: unknown,
  session: Session,
): QueryAnswer<QueryResults[Name]> {
  if (!Object.hasOwn(QUERIES, name))
    return {
      ok: false,
      refusal: { code: 'commandMalformed', path: 'name', problem: `there is no query ${String(name)}` },
    };
  const parsed = QUERIES[name].safeParse(given ?? {});
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      ok: false,
      refusal: {
        code: 'commandMalformed',
        path: issuePath(issue),
        problem: issue?.message ?? 'has a wrong shape',
      },
    };
  }
  if (name !== 'house' && !door.core.station()) return { ok: false, refusal: { code: 'notFounded' } };
  try {
    const answer = ANSWERERS[name] as Answerer<Name>;
    const outcome = answer({ door, args: parsed.data as Queries[Name], session });
    if (outcome !== null && typeof outcome === 'object' && 'refused' in outcome)
      return { ok: false, refusal: outcome.refused };
    return { ok: true, result: outcome as QueryResults[Name] };
  } catch (error) {
    const fault = faultFromError(error) ?? {
      code: 'bug' as const,
      detail: String(error instanceof Error ? error.stack : error),
      safe: true,
      retry: false,
    };
    return { ok: false, fault };
  }
}

function userOf({
  door,
  session,
}: {
  readonly door: Door;
  readonly session: Session;
}): ReturnType<typeof makeContext>['user'] {
  return session.user === null ? null : (door.core.view.users([session.user]).get(session.user) ?? null);
}

/** What names people or documents is told to somebody who is signed in, and to nobody else (DESIGN 9). */
function forSomebody<Name extends QueryName>(
  { door, session }: Asked<Name>,
  answer: () => QueryResults[Name],
): Outcome<Name> {
  return userOf({ door, session })?.active ? answer() : { refused: { code: 'notSignedIn' } };
}

const ANSWERERS: { readonly [Name in QueryName]: Answerer<Name> } = {
  house: ({ door, session }) => houseAnswer(door, session),
  drafts: ({ door, args }) => {
    const drafts = deskOf(door.core).store.list();
    return args.kind === undefined ? drafts : drafts.filter((draft) => draft.kind === args.kind);
  },
  draft: ({ door, args, session }) => {
    const { store, db, names, core } = deskOf(door.core);
    const draft = store.load(args.draft);
    if (!draft) return { refused: { code: 'unknownDraft', draft: args.draft } };
    return draftAnswer(
      { db, view: core.view, names, context: makeContext(core, session, null, draft.id) },
      draft,
      null,
    );
  },
  resolve: ({ door, args, session }) => resolutionOf(door, args.text, userOf({ door, session })),
  unit: ({ door, args, session }) => unitCard(door, args.serial, userOf({ door, session })),
  names: ({ door, args }) => namesOf(door.core.view, args.ids),
  search: (asked) => forSomebody(asked, () => search(asked.door.core, asked.args.text, asked.args.limit)),
  item: ({ door, args }) =>
    door.core.view.items([args.item]).get(args.item) ?? { refused: { code: 'unknownItem', item: args.item } },
  items: ({ door, args }) => listItems(door.core, args.text, args.limit),
  vendors: ({ door, args }) => listNamed(door.core, 'vendors', args.text, args.limit),
  customers: (asked) =>
    forSomebody(asked, () => listNamed(asked.door.core, 'customers', asked.args.text, asked.args.limit)),
  locations: ({ door }) => listNamed(door.core, 'locations', '', 1_000),
  taxCodes: ({ door }) => listNamed(door.core, 'taxCodes', '', 1_000),
  users: ({ door }) => listNamed(door.core, 'users', '', 1_000),
  settings: ({ door }) => door.core.view.settings(),
  stock: ({ door, args, session }) => stockAnswer(door.core, args.item, userOf({ door, session })),
  documents: (asked) => forSomebody(asked, () => documentRows(asked.door.core, asked.args, userOf(asked))),
  document: ({ door, args, session }) => documentAnswer(door.core, args.document, userOf({ door, session })),
  shift: ({ door }) => shiftAnswer(door.core),
  parkedSales: ({ door }) => parkedSales(door.core),
  jobs: ({ door, args }) => jobRows(door, args.limit),
  attention: ({ door, args }) => attentionRows(door.core, args.limit, null),
  scanLog: (asked) =>
    forSomebody(
      asked,
      () =>
        asked.door.core.db
          .prepare('SELECT at AS atMs, user, screen, text, outcome, code FROM local_scan_log ORDER BY id DESC LIMIT ?')
          .all(asked.args.limit) as QueryResults['scanLog'],
    ),
  labelFormats: ({ door }) => ownFormats(door.core),
  printers: ({ door }) => door.core.local.setting<QueryResults['printers']>('printers') ?? [],
  head: ({ door }) => ({
    station: door.core.station()?.id ?? '',
    seq: door.core.chain.seq,
    hash: door.core.chain.hash.toString('hex').slice(0, 10),
  }),
};
