// The View of the rules on SQLite: every answer one prepared statement, lists in, maps out (DESIGN 2).
import type { Database } from 'better-sqlite3';
import type {
  Branch,
  Company,
  Customer,
  Item,
  Location,
  Pool,
  Settings,
  Shift,
  Station,
  TaxCode,
  User,
  Vendor,
} from '../../shared/domain/model';
import type { Posting } from '../../shared/domain/posting';
import type { Allotment, CodeOwner, DraftClaim, SaleState, TenderState, View } from '../../shared/domain/view';
import { DEFAULT_SETTINGS } from '../../shared/domain/settings';
import { parseSerial, serialKey, serialOfKey } from '../../shared/serial/serial';
import { foldKey } from '../../shared/text/fold';
import type { PostingKeys } from '../keys';
import { PostingReader } from './posting-reader';
import type { UnitReader } from './unit-reader';

type BodyRow = { readonly id: string; readonly body: string };

/** Makes the view of an open ledger. The statements are prepared once. */
export function sqliteView(db: Database, keys: PostingKeys, units: UnitReader): View {
  const postings = new PostingReader(db);
  return {
    ...houseQueries(db),
    ...catalogueQueries(db),
    ...documentQueries(db, keys, postings),
    ...draftQueries(db),
    units: (serials) => units.bySerials(serials),
    unitsByMaker: (pairs) => units.byMakers(pairs),
    unitsByFoldedMaker: (texts) => units.byFoldedMakers(texts),
    oldestInStock: (item, branch, count, except) => units.oldestInStock(item, branch, count, except),
    posting: (ref) => postings.posting(ref),
  };
}

function bodies<Row>(db: Database, table: string): (ids: readonly string[]) => Map<string, Row> {
  const statement = db.prepare(`SELECT id, body FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`);
  return (ids) => {
    if (ids.length === 0) return new Map();
    const rows = statement.all(JSON.stringify(ids)) as BodyRow[];
    return new Map(rows.map((row) => [row.id, JSON.parse(row.body) as Row]));
  };
}

type House = Pick<
  View,
  'company' | 'settings' | 'stations' | 'openShift' | 'branches' | 'locations' | 'users' | 'activeOwners'
>;

function houseQueries(db: Database): House {
  const company = db.prepare('SELECT body FROM view_company');
  const settings = db.prepare('SELECT body FROM view_settings');
  const stations = db.prepare('SELECT id, prefix, branch, name, public_key AS publicKey FROM view_station ORDER BY id');
  const shift = db.prepare('SELECT * FROM view_shift WHERE station = ? AND open = 1 ORDER BY posting DESC LIMIT 1');
  const users = db.prepare('SELECT id, role, active, name FROM view_user WHERE id IN (SELECT value FROM json_each(?))');
  const owners = db.prepare("SELECT COUNT(*) AS count FROM view_user WHERE role = 'owner' AND active = 1");
  return {
    company: () => parseBody<Company>(company.get()),
    settings: () => parseBody<Settings>(settings.get()) ?? DEFAULT_SETTINGS,
    stations: () => stations.all() as Station[],
    openShift: (station) => {
      const row = shift.get(station) as
        { posting: number; number: number; at: number; float_minor: number; user: string } | undefined;
      return row ? shiftOf(row, station) : null;
    },
    branches: bodies<Branch>(db, 'view_branch'),
    locations: bodies<Location>(db, 'view_location'),
    users: (ids) => {
      const rows = users.all(JSON.stringify(ids)) as {
        id: string;
        role: User['role'];
        active: number;
        name: string | null;
      }[];
      return new Map(rows.map((row) => [row.id, { ...row, active: row.active === 1 }]));
    },
    activeOwners: () => (owners.get() as { count: number }).count,
  };
}

function shiftOf(
  row: { posting: number; number: number; at: number; float_minor: number; user: string },
  station: string,
): Shift {
  // The seq of a posting is its key within the span of its station's prefix.
  const ref = `${station}:${row.posting % 10_000_000_000}`;
  return { ref, station, number: row.number, openedAtMs: row.at, floatMinor: row.float_minor, user: row.user };
}

function parseBody<Body>(row: unknown): Body | null {
  return row === undefined ? null : (JSON.parse((row as { body: string }).body) as Body);
}

type Catalogue = Pick<
  View,
  'items' | 'usedItems' | 'codeOwners' | 'vendors' | 'taxCodes' | 'customers' | 'customerByNumber' | 'pools'
>;

function catalogueQueries(db: Database): Catalogue {
  const used = db.prepare('SELECT item FROM view_item_total WHERE item IN (SELECT value FROM json_each(?))');
  const codes = db.prepare(
    `SELECT c.text, c.kind, c.owner AS id, COALESCE(i.name, json_extract(v.body, '$.name')) AS name
     FROM json_each(?) j CROSS JOIN view_code c ON c.text = j.value
     LEFT JOIN view_item i ON i.id = c.owner LEFT JOIN view_vendor v ON v.id = c.owner ORDER BY c.text, c.kind, c.owner`,
  );
  const customers = db.prepare(
    'SELECT id, number, name, phone, email, address, erased FROM view_customer WHERE id IN (SELECT value FROM json_each(?))',
  );
  const byNumber = db.prepare('SELECT id FROM view_customer WHERE number = ? ORDER BY id LIMIT 1');
  const pools = db.prepare('SELECT * FROM view_pool WHERE branch = ? AND item IN (SELECT value FROM json_each(?))');
  return {
    items: bodies<Item>(db, 'view_item'),
    vendors: bodies<Vendor>(db, 'view_vendor'),
    taxCodes: bodies<TaxCode>(db, 'view_tax_code'),
    usedItems: (ids) => {
      const rows = used.all(JSON.stringify(ids)) as { item: string }[];
      return new Set(rows.map((row) => row.item));
    },
    codeOwners: (texts) =>
      groupCodes(texts.length === 0 ? [] : (codes.all(JSON.stringify([...new Set(texts)])) as CodeRow[])),
    customers: (ids) => {
      const rows =
        ids.length === 0
          ? []
          : (customers.all(JSON.stringify(ids)) as (Omit<Customer, 'erased'> & { erased: number })[]);
      return new Map(rows.map((row) => [row.id, { ...row, erased: row.erased === 1 }]));
    },
    customerByNumber: (number) => (byNumber.get(number) as { id: string } | undefined)?.id ?? null,
    pools: (items, branch) => {
      const rows = items.length === 0 ? [] : (pools.all(branch, JSON.stringify(items)) as PoolRow[]);
      return new Map(rows.map((row) => [row.item, poolOf(row)]));
    },
  };
}

type CodeRow = { readonly text: string } & CodeOwner;

function groupCodes(rows: readonly CodeRow[]): Map<string, CodeOwner[]> {
  const owners = new Map<string, CodeOwner[]>();
  for (const { text, ...owner } of rows) owners.set(text, [...(owners.get(text) ?? []), owner]);
  return owners;
}

export type PoolRow = {
  readonly item: string;
  readonly branch: string;
  readonly quantity_e7: number;
  readonly value_minor: number;
  readonly last_cost_minor: number | null;
  readonly last_quantity_e7: number | null;
};

export function poolOf(row: PoolRow): Pool {
  return {
    item: row.item,
    branch: row.branch,
    quantityE7: row.quantity_e7,
    valueMinor: row.value_minor,
    lastCostMinor: row.last_cost_minor,
    lastQuantityE7: row.last_quantity_e7,
  };
}

function documentQueries(
  db: Database,
  keys: PostingKeys,
  postings: PostingReader,
): Pick<View, 'saleState' | 'isParked' | 'receiptsByNote'> {
  const state = db.prepare(
    'SELECT d.kind, s.state FROM view_document d LEFT JOIN view_document_state s ON s.posting = d.posting WHERE d.posting = ?',
  );
  const returned = db.prepare('SELECT line, quantity_e7 AS returned_e7 FROM view_returned WHERE sale = ?');
  const refunds = db.prepare('SELECT kind, refunded_minor AS refundedMinor FROM view_refund WHERE sale = ?');
  const byNote = db.prepare(
    `SELECT n.posting FROM view_delivery_note n JOIN view_document d ON d.posting = n.posting
     WHERE n.vendor = ? AND n.key = ? ORDER BY d.hlc DESC, n.posting DESC`,
  );
  return {
    receiptsByNote: (vendor, note) =>
      (byNote.all(vendor, foldKey(note)) as { posting: number }[]).map(({ posting }) => keys.ref(posting)),
    saleState: (sale): SaleState | null => {
      const at = keys.find(sale);
      const row = at === null ? undefined : (state.get(at) as { kind: string; state: string | null } | undefined);
      if (at === null || row?.kind !== 'sale.posted') return null;
      const lines = returned.all(at) as { line: number; returned_e7: number }[];
      return {
        voided: row.state === 'voided',
        returnedE7: new Map(lines.map((line) => [line.line, line.returned_e7])),
        tenders: tendersOf(postings.posting(sale), refunds.all(at) as Refunded[]),
      };
    },
    isParked: (parked) => {
      const at = keys.find(parked);
      const row = at === null ? undefined : (state.get(at) as { kind: string; state: string | null } | undefined);
      return row?.kind === 'sale.parked' && row.state === null;
    },
  };
}

type Refunded = Pick<TenderState, 'kind' | 'refundedMinor'>;

/** What each tender of a sale took, by its posting, and gave back, in the order of their names. */
function tendersOf(sale: Posting | null, refunds: readonly Refunded[]): TenderState[] {
  const paid = new Map<TenderState['kind'], number>(refunds.map(({ kind }) => [kind, 0]));
  const tenders = sale?.kind === 'sale.posted' ? sale.body.tenders : [];
  for (const { kind, amountMinor } of tenders) paid.set(kind, (paid.get(kind) ?? 0) + amountMinor);
  const back = new Map(refunds.map(({ kind, refundedMinor }) => [kind, refundedMinor]));
  return [...paid]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, paidMinor]) => ({ kind, paidMinor, refundedMinor: back.get(kind) ?? 0 }));
}

function draftQueries(db: Database): Pick<View, 'allotments' | 'draftClaims'> {
  const allotments = db.prepare(
    'SELECT unit, state, draft, user FROM local_allotment WHERE unit IN (SELECT value FROM json_each(?))',
  );
  const claims = db.prepare(
    `SELECT u.unit, u.draft, d.user FROM local_draft_unit u JOIN local_draft d ON d.id = u.draft
     WHERE u.unit IN (SELECT value FROM json_each(?)) AND u.draft IS NOT ?`,
  );
  const numbers = (serials: readonly string[]): string =>
    JSON.stringify(serials.filter((serial) => parseSerial(serial)).map(serialKey));
  return {
    allotments: (serials) => {
      const rows = serials.length === 0 ? [] : (allotments.all(numbers(serials)) as ({ unit: number } & Allotment)[]);
      return new Map(rows.map(({ unit, state, draft, user }) => [serialOfKey(unit), { state, draft, user }]));
    },
    draftClaims: (serials, exceptDraft) => {
      const rows =
        serials.length === 0 ? [] : (claims.all(numbers(serials), exceptDraft) as ({ unit: number } & DraftClaim)[]);
      return new Map(rows.map(({ unit, draft, user }) => [serialOfKey(unit), { draft, user }]));
    },
  };
}
