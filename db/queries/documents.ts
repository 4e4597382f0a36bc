// Documents as screens list and open them, the open shift with its drawer, and the sales that wait.
import type {
  DocumentAnswer,
  DocumentSummary,
  ParkedSale,
  QueryResults,
  ShiftAnswer,
} from '../../shared/contract/answers';
import type { Queries } from '../../shared/contract/queries';
import type { PostingRef, User } from '../../shared/domain/model';
import type { TenderKind } from '../../shared/domain/posting';
import type { Refusal } from '../../shared/domain/refusal';
import { holds } from '../../shared/domain/rights';
import { deskOf } from '../drafts/desk';
import type { LedgerCore } from '../ledger/core';

type Row = {
  readonly posting: number;
  readonly kind: string;
  readonly doc_no: string | null;
  readonly business_date: string;
  readonly at: number;
  readonly user: string | null;
  readonly party: string | null;
  readonly hlc: number;
  readonly total_minor: number;
  readonly units: number;
  readonly state: string | null;
};

/** Documents with what became of them; a parked sale without a state is still open. */
const DOCUMENTS = `SELECT d.*, COALESCE(s.state, CASE WHEN d.kind = 'sale.parked' THEN 'parked' END) AS state
  FROM view_document d LEFT JOIN view_document_state s ON s.posting = d.posting`;

function summaries(core: LedgerCore, rows: readonly Row[], costs: boolean): DocumentSummary[] {
  const parties = rows.flatMap((row) => row.party ?? []);
  const customers = core.view.customers(parties);
  const vendors = core.view.vendors(parties);
  const { names } = deskOf(core);
  return rows.map((row) => ({
    ref: core.keys.ref(row.posting),
    kind: row.kind,
    docNo: row.doc_no,
    businessDate: row.business_date,
    atMs: row.at,
    userName: names.userNameOf(row.user),
    partyName: customers.get(row.party ?? '')?.name ?? vendors.get(row.party ?? '')?.name ?? null,
    totalMinor: costs || !COST_KINDS.has(row.kind) ? row.total_minor : null,
    units: row.units,
    state: row.state,
  }));
}

export function documentRows(core: LedgerCore, args: Queries['documents'], user: User | null): DocumentSummary[] {
  // A shift that is not known has no documents; those of a known one stand after it in its station's own order.
  const shift = args.shift === undefined ? null : (core.keys.find(args.shift) ?? 0);
  const select = core.db.prepare(
    `${DOCUMENTS} WHERE d.posting BETWEEN MAX(:low, COALESCE(:shift, :low)) AND :high
       AND (:kind IS NULL OR d.kind = :kind) AND (:shift IS NULL OR d.shift = :shift) ORDER BY d.posting DESC LIMIT :limit`,
  );
  // Within a station the order of numbers is that of time; a walk back from each one's newest needs no sorting of all.
  const rows = core.keys
    .ranges()
    .flatMap(([low, high]) => select.all({ low, high, shift, kind: args.kind ?? null, limit: args.limit }) as Row[]);
  const newest = rows.toSorted((a, b) => b.hlc - a.hlc).slice(0, args.limit);
  return summaries(core, newest, holds(user, 'see_cost'));
}

/** One document as lists show it, or null. */
export function documentSummary(core: LedgerCore, ref: PostingRef, user: User | null): DocumentSummary | null {
  const row = core.db.prepare(`${DOCUMENTS} WHERE d.posting = ?`).get(core.keys.key(ref)) as Row | undefined;
  return (row && summaries(core, [row], holds(user, 'see_cost'))[0]) ?? null;
}

/** Kinds all of whose amounts are what goods cost us. */
const COST_KINDS: ReadonlySet<string> = new Set([
  'receipt.posted',
  'vendor_return.posted',
  'adjustment.posted',
  'cost.corrected',
]);
const COSTS: ReadonlySet<string> = new Set(['costMinor', 'unitCostMinor', 'creditMinor']);

/** A body without what goods cost us, for people without that right (DESIGN 9): such fields are left out, not set to nothing. */
function withoutCosts(kind: string, body: unknown): unknown {
  const hidden = (field: string): boolean => COSTS.has(field) || (COST_KINDS.has(kind) && field.endsWith('Minor'));
  if (Array.isArray(body)) return body.map((one: unknown) => withoutCosts(kind, one));
  if (body === null || typeof body !== 'object') return body;
  const open = Object.entries(body).filter(([field]) => !hidden(field));
  return Object.fromEntries(open.map(([field, value]: [string, unknown]) => [field, withoutCosts(kind, value)]));
}

/** The document of a reference or number, with its posting's body and the names of its items. */
export function documentAnswer(
  core: LedgerCore,
  wanted: string,
  user: User | null,
): DocumentAnswer | { readonly refused: Refusal } {
  if (!user?.active) return { refused: { code: 'notSignedIn' } };
  const byNumber = core.db
    .prepare("SELECT station || ':' || seq AS ref FROM ledger_posting WHERE doc_no = ?")
    .get(wanted) as { ref: string } | undefined;
  const posting = core.view.posting(byNumber?.ref ?? wanted);
  const ref = posting && `${posting.header.station}:${posting.header.seq}`;
  const summary = ref && documentSummary(core, ref, user);
  if (!posting || !ref || !summary) return { refused: { code: 'unknownDocument', document: wanted } };
  const lines = core.db
    .prepare(
      `SELECT l.line, l.item, COALESCE(r.quantity_e7, 0) AS returned_e7 FROM view_line l
       LEFT JOIN view_returned r ON r.sale = l.posting AND r.line = l.line WHERE l.posting = ?`,
    )
    .all(core.keys.key(ref)) as {
    line: number;
    item: string;
    returned_e7: number;
  }[];
  const items = core.view.items(lines.map((line) => line.item));
  return {
    ...summary,
    body: holds(user, 'see_cost') ? posting.body : withoutCosts(posting.kind, posting.body),
    itemNames: Object.fromEntries([...items.values()].map((item) => [item.id, item.name])),
    returnedE7: Object.fromEntries(
      lines.filter((line) => line.returned_e7 > 0).map((line) => [String(line.line), line.returned_e7]),
    ),
  };
}

export function shiftAnswer(core: LedgerCore): ShiftAnswer {
  const station = core.station();
  const shift = station && core.view.openShift(station.id);
  if (!shift) return null;
  const drawer = core.db
    .prepare('SELECT kind, amount_minor AS amountMinor FROM view_drawer WHERE shift = ? ORDER BY kind')
    .all(core.keys.key(shift.ref)) as { kind: TenderKind; amountMinor: number }[];
  const cash = drawer.find((row) => row.kind === 'cash')?.amountMinor ?? 0;
  const { ref, number, openedAtMs, floatMinor } = shift;
  return { ref, number, openedAtMs, floatMinor, drawer, cashMinor: floatMinor + cash };
}

export function parkedSales(core: LedgerCore): QueryResults['parkedSales'] {
  const rows = core.db
    .prepare(`${DOCUMENTS} WHERE kind = 'sale.parked' AND s.state IS NULL ORDER BY hlc DESC LIMIT 1000`)
    .all() as Row[];
  const { names } = deskOf(core);
  return rows.map((row): ParkedSale => {
    const ref = core.keys.ref(row.posting);
    const posting = core.view.posting(ref);
    const label = posting?.kind === 'sale.parked' ? posting.body.label : '';
    return { ref, docNo: row.doc_no, label, atMs: row.at, units: row.units, userName: names.userNameOf(row.user) };
  });
}
