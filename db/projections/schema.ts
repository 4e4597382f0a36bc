// The projection tables: dropped and rebuilt from postings, and the same row for row (DESIGN 6).
// No autoincrement, no clock. Postings and units are integers here (see keys.ts); money in minor units, quantities in 10^-7.

export const VIEW_TABLES = `
CREATE TABLE view_company (id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE view_settings (one INTEGER PRIMARY KEY CHECK (one = 1), stamp TEXT NOT NULL, body TEXT NOT NULL) STRICT;
CREATE TABLE view_station (
  id TEXT PRIMARY KEY, prefix TEXT NOT NULL UNIQUE, branch TEXT NOT NULL, name TEXT NOT NULL, public_key TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE view_branch (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE view_location (id TEXT PRIMARY KEY, branch TEXT NOT NULL, stamp TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE view_tax_code (id TEXT PRIMARY KEY, stamp TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE view_item (
  id TEXT PRIMARY KEY, sku TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, stamp TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE view_vendor (id TEXT PRIMARY KEY, name_key TEXT NOT NULL, stamp TEXT NOT NULL, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE view_code (
  text TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('sku', 'gtin', 'alias', 'vendor')), owner TEXT NOT NULL,
  key TEXT NOT NULL, PRIMARY KEY (text, kind, owner)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_code_owner ON view_code (owner);
CREATE INDEX view_code_key ON view_code (key);
CREATE TABLE view_user (
  id TEXT PRIMARY KEY, role TEXT NOT NULL, active INTEGER NOT NULL, name TEXT, stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE view_customer (
  id TEXT PRIMARY KEY, number TEXT NOT NULL, name TEXT, name_key TEXT, phone TEXT, email TEXT, address TEXT,
  erased INTEGER NOT NULL, stamp TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX view_customer_number ON view_customer (number);

CREATE TABLE view_unit (
  unit INTEGER PRIMARY KEY,
  item TEXT NOT NULL,
  status TEXT NOT NULL,
  condition TEXT NOT NULL,
  owner TEXT NOT NULL,
  branch TEXT,
  location TEXT,
  cost_minor INTEGER,
  lot TEXT,
  vendor TEXT,
  receipt INTEGER,
  sale INTEGER,
  customer TEXT,
  vendor_warranty TEXT,
  customer_warranty TEXT,
  received_on TEXT,
  last INTEGER NOT NULL
) STRICT;
-- What can be sold, oldest first (DESIGN 4); units that left take no place here.
CREATE INDEX view_unit_stock ON view_unit (item, branch, received_on) WHERE status = 'in_stock';
CREATE INDEX view_unit_customer ON view_unit (customer) WHERE customer IS NOT NULL;
CREATE TABLE view_unit_maker (
  unit INTEGER NOT NULL, slot INTEGER NOT NULL, text TEXT NOT NULL, key TEXT NOT NULL,
  hold INTEGER NOT NULL, PRIMARY KEY (unit, slot)
) STRICT, WITHOUT ROWID;
-- hold keeps two units in our hands apart that carry the same number: 0, 1, ... by folded text. A unit that left our hands
-- keeps its hold until another needs it, then it gives way to a negative one (DESIGN 4, Uniqueness).
CREATE UNIQUE INDEX view_unit_maker_one ON view_unit_maker (key, hold);
CREATE TABLE view_unit_event (
  unit INTEGER NOT NULL, posting INTEGER NOT NULL, line INTEGER NOT NULL, event TEXT NOT NULL, after INTEGER,
  state TEXT, own TEXT NOT NULL, PRIMARY KEY (unit, posting, line)
) STRICT, WITHOUT ROWID;
-- state is null where the event is applied: nearly always.
CREATE INDEX view_unit_event_loose ON view_unit_event (unit) WHERE state IS NOT NULL;

CREATE TABLE view_document (
  posting INTEGER PRIMARY KEY, kind TEXT NOT NULL, doc_no TEXT, branch TEXT NOT NULL, shift INTEGER,
  business_date TEXT NOT NULL, at INTEGER NOT NULL, hlc INTEGER NOT NULL, user TEXT, party TEXT, total_minor INTEGER NOT NULL,
  units INTEGER NOT NULL, refers_to INTEGER
) STRICT;
CREATE INDEX view_document_parked ON view_document (hlc) WHERE kind = 'sale.parked';
-- The vendor's own numbers of receipts, folded, so that a delivery note entered twice is found.
CREATE TABLE view_delivery_note (
  vendor TEXT NOT NULL, key TEXT NOT NULL, posting INTEGER NOT NULL, PRIMARY KEY (vendor, key, posting)
) STRICT, WITHOUT ROWID;
CREATE TABLE view_document_state (
  posting INTEGER PRIMARY KEY, state TEXT NOT NULL CHECK (state IN ('voided', 'recalled'))
) STRICT;
CREATE TABLE view_line (
  posting INTEGER NOT NULL, line INTEGER NOT NULL, item TEXT NOT NULL, quantity_e7 INTEGER NOT NULL, net_minor INTEGER NOT NULL,
  gross_minor INTEGER NOT NULL, cost_minor INTEGER NOT NULL, facts TEXT NOT NULL,
  PRIMARY KEY (posting, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE view_item_total (
  item TEXT PRIMARY KEY, bought_e7 INTEGER NOT NULL, bought_minor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE view_returned (
  sale INTEGER NOT NULL, line INTEGER NOT NULL, quantity_e7 INTEGER NOT NULL, PRIMARY KEY (sale, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE view_pool (
  item TEXT NOT NULL, branch TEXT NOT NULL, quantity_e7 INTEGER NOT NULL, value_minor INTEGER NOT NULL,
  last_cost_minor INTEGER, last_quantity_e7 INTEGER, last_stamp TEXT NOT NULL, PRIMARY KEY (item, branch)
) STRICT, WITHOUT ROWID;
CREATE TABLE view_balance (
  item TEXT NOT NULL, branch TEXT NOT NULL, location TEXT NOT NULL, status TEXT NOT NULL, units INTEGER NOT NULL,
  value_minor INTEGER NOT NULL, PRIMARY KEY (item, branch, location, status)
) STRICT, WITHOUT ROWID;
-- What went back to the tenders of a sale; what they paid stands in its posting.
CREATE TABLE view_refund (
  sale INTEGER NOT NULL, kind TEXT NOT NULL, refunded_minor INTEGER NOT NULL, PRIMARY KEY (sale, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE view_drawer (
  shift INTEGER NOT NULL, kind TEXT NOT NULL, amount_minor INTEGER NOT NULL, PRIMARY KEY (shift, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE view_shift (
  posting INTEGER PRIMARY KEY, station TEXT NOT NULL, number INTEGER NOT NULL, at INTEGER NOT NULL, float_minor INTEGER NOT NULL,
  user TEXT NOT NULL, open INTEGER NOT NULL
) STRICT;
CREATE INDEX view_shift_open ON view_shift (station) WHERE open = 1;
CREATE TABLE view_attention (
  posting INTEGER NOT NULL, line INTEGER NOT NULL, kind TEXT NOT NULL, unit INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (posting, line, kind, unit)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE view_search USING fts5 (
  text, content = '', contentless_delete = 1, tokenize = 'trigram', detail = none
);
`;

/**
 * The same tables in the temp schema of a connection, where unqualified names find them before those of the file. SQLite puts
 * index and trigger beside their table; each is named all the same, so that a read-only file refuses what was forgotten.
 */
export const TEMP_VIEW_TABLES = VIEW_TABLES.replaceAll(
  /^CREATE (?:TABLE|VIRTUAL TABLE|INDEX|UNIQUE INDEX|TRIGGER) /gmu,
  '$&temp.',
);

/** Names of all projection tables, read from the schema itself so that none is forgotten. */
export function viewTableNames(): readonly string[] {
  return [...VIEW_TABLES.matchAll(/CREATE (?:VIRTUAL )?TABLE (view_\w+)/gu)].map((match) => match[1] ?? '');
}
