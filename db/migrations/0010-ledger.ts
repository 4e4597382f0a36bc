// Migration 10: the ledger with its guards, and the tables that are this station's own (DESIGN 6).
// A landed migration never changes; a test holds its hash. view_* tables are no business of migrations.

export const MIGRATION_10 = `
CREATE TABLE ledger_posting (
  arrival INTEGER PRIMARY KEY,
  station TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  kind TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  branch TEXT NOT NULL,
  shift TEXT,
  doc_no TEXT,
  at INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  hlc INTEGER NOT NULL,
  user TEXT,
  approver TEXT,
  command_id TEXT NOT NULL,
  refers_to TEXT,
  body BLOB NOT NULL,
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  signature BLOB NOT NULL CHECK (length(signature) = 64),
  UNIQUE (station, seq)
) STRICT;
CREATE UNIQUE INDEX ledger_posting_command ON ledger_posting (command_id, station);
CREATE UNIQUE INDEX ledger_posting_doc_no ON ledger_posting (doc_no, station, kind) WHERE doc_no IS NOT NULL;

CREATE TRIGGER ledger_posting_no_update BEFORE UPDATE ON ledger_posting
BEGIN SELECT RAISE(ABORT, 'a posting is never changed'); END;
CREATE TRIGGER ledger_posting_no_delete BEFORE DELETE ON ledger_posting
BEGIN SELECT RAISE(ABORT, 'a posting is never deleted'); END;
CREATE TRIGGER ledger_posting_guard BEFORE INSERT ON ledger_posting
BEGIN
  SELECT RAISE(ABORT, 'a posting takes the next number')
  WHERE NEW.seq <> COALESCE((SELECT MAX(seq) FROM ledger_posting WHERE station = NEW.station), 0) + 1;
  SELECT RAISE(ABORT, 'a posting takes the next arrival')
  WHERE NEW.arrival IS NOT NULL AND NEW.arrival <> -1 AND NEW.arrival <> COALESCE((SELECT MAX(arrival) FROM ledger_posting), 0) + 1;
  SELECT RAISE(ABORT, 'a command is posted once')
  WHERE EXISTS (SELECT 1 FROM ledger_posting WHERE command_id = NEW.command_id AND station = NEW.station);
  SELECT RAISE(ABORT, 'a posting follows the hash of the one before')
  WHERE NEW.prev_hash <> COALESCE(
    (SELECT hash FROM ledger_posting WHERE station = NEW.station ORDER BY seq DESC LIMIT 1), zeroblob(32));
END;

CREATE TABLE ledger_station (
  station TEXT PRIMARY KEY,
  prefix TEXT NOT NULL UNIQUE CHECK (length(prefix) = 3)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE local_setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE local_person_key (person TEXT PRIMARY KEY, key BLOB NOT NULL CHECK (length(key) = 32)) STRICT, WITHOUT ROWID;
CREATE TABLE local_credential (
  user TEXT PRIMARY KEY,
  salt BLOB NOT NULL,
  hash BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0,
  locked_until INTEGER NOT NULL DEFAULT 0,
  set_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE local_command (
  id TEXT PRIMARY KEY,
  digest BLOB NOT NULL,
  answer TEXT,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE local_digest (arrival INTEGER PRIMARY KEY, digest BLOB NOT NULL) STRICT;

CREATE TABLE local_draft (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'receipt', 'return', 'vendor_return')),
  user TEXT NOT NULL,
  opened_at INTEGER NOT NULL,
  touched_at INTEGER NOT NULL,
  header TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE local_draft_line (
  draft TEXT NOT NULL REFERENCES local_draft (id),
  line INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (draft, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE local_draft_unit (
  unit INTEGER PRIMARY KEY,
  draft TEXT NOT NULL REFERENCES local_draft (id)
) STRICT;
CREATE INDEX local_draft_unit_draft ON local_draft_unit (draft);
CREATE TABLE local_draft_maker (
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  draft TEXT NOT NULL REFERENCES local_draft (id),
  PRIMARY KEY (item, text)
) STRICT, WITHOUT ROWID;
CREATE INDEX local_draft_maker_draft ON local_draft_maker (draft);

CREATE TABLE local_allotment (
  unit INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('open', 'posted', 'void')),
  draft TEXT,
  user TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX local_allotment_draft ON local_allotment (draft) WHERE draft IS NOT NULL;

CREATE TABLE local_print_job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('label', 'slip')),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')),
  units TEXT NOT NULL,
  posting TEXT,
  draft TEXT,
  deadline_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  error TEXT,
  reprint TEXT,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX local_print_job_open ON local_print_job (id) WHERE state = 'queued';
CREATE INDEX local_print_job_draft ON local_print_job (draft, units) WHERE draft IS NOT NULL;

CREATE TABLE local_scan_log (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user TEXT,
  screen TEXT NOT NULL,
  text TEXT NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT
) STRICT;
`;
