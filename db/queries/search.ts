// Search by any part of a serial, maker serial, name, code or number; each hit says what matched (U4, 9.28).
// Units are found through the trigram index; candidates are compared with the folded text before they count.
import type { SearchHit } from '../../shared/contract/answers';
import { serialKey } from '../../shared/serial/serial';
import { serialsWithPart } from '../../shared/serial/serial-parts';
import { foldKey } from '../../shared/text/fold';
import { deskOf } from '../drafts/desk';
import type { LedgerCore } from '../ledger/core';
import { likePart } from './lists';

/** Trigrams need three characters; shorter texts are looked up as codes and names only. */
const TRIGRAM = 3;
/** Candidates of the index that one search looks at, and how many at a time: it may offer units whose pieces stand apart. */
const CANDIDATES = 10_000;
const A_BATCH = 250;
/** Serials tried for one search: about 20 ms, most of it look-ups where most of them do not exist. */
const SERIALS_TRIED = 10_000;

export function search(core: LedgerCore, text: string, limit: number): SearchHit[] {
  const hits = [
    ...itemHits(core, text, limit),
    ...unitHits(core, text, limit),
    ...peopleHits(core, text, limit),
    ...documentHits(core, text, limit),
  ];
  return hits.slice(0, limit);
}

function itemHits(core: LedgerCore, text: string, limit: number): SearchHit[] {
  const rows = core.db
    .prepare(
      `SELECT i.id, i.name, i.sku, c.kind, c.text FROM view_code c JOIN view_item i ON i.id = c.owner WHERE c.key LIKE :a ESCAPE '!'
       UNION ALL SELECT id, name, sku, 'name', name FROM view_item WHERE name_key LIKE :a ESCAPE '!' ORDER BY 2, 4 LIMIT :b`,
    )
    .all({ a: likePart(text), b: limit }) as {
    id: string;
    name: string;
    sku: string;
    kind: 'sku' | 'gtin' | 'alias' | 'name';
    text: string;
  }[];
  const seen = new Set<string>();
  return rows
    .filter((row) => !seen.has(row.id) && seen.add(row.id))
    .map((row) => ({ kind: 'item', match: row.kind, id: row.id, text: row.text, title: row.name, status: null }));
}

function unitHits(core: LedgerCore, text: string, limit: number): SearchHit[] {
  const key = foldKey(text);
  const { names } = deskOf(core);
  const keys = new Set([...serialCandidates(core, key, limit), ...makerCandidates(core, key, limit)]);
  const units = names.unitsByKeys([...keys].slice(0, limit));
  const items = core.view.items([...new Set(units.map((unit) => unit.item))]);
  return units.map((unit): SearchHit => {
    const serial = foldKey(unit.serial).includes(key);
    return {
      kind: 'unit',
      match: serial ? 'serial' : 'maker_serial',
      id: unit.serial,
      text: serial ? unit.serial : (unit.makers.find((one) => foldKey(one).includes(key)) ?? ''),
      title: items.get(unit.item)?.name ?? unit.item,
      status: unit.status,
    };
  });
}

/** Units whose own serial contains the text: computed from the grammar of serials, and looked up by key. */
function serialCandidates(core: LedgerCore, key: string, limit: number): number[] {
  if (key.length < TRIGRAM) return [];
  const stations = core.view.stations().map(({ prefix }) => ({ prefix, last: core.nextSequence(prefix) - 1 }));
  const found = core.db.prepare('SELECT 1 FROM view_unit WHERE unit = ?').pluck();
  const keys: number[] = [];
  let tried = 0;
  for (const serial of serialsWithPart(key, stations)) {
    const number = serial === null ? null : serialKey(serial);
    if (number !== null && found.get(number) !== undefined) keys.push(number);
    tried += 1;
    if (keys.length >= limit || tried >= SERIALS_TRIED) break;
  }
  return keys;
}

/** Units with a maker serial that contains the text: exact ones first, then those of the trigram index, newest serial first. */
function makerCandidates(core: LedgerCore, key: string, limit: number): number[] {
  const exact = core.db
    .prepare('SELECT unit FROM view_unit_maker WHERE key = ? LIMIT ?')
    .pluck()
    .all(key, limit) as number[];
  const parts = trigrams(key);
  if (parts.length === 0) return exact;
  const query = parts.map((part) => `"${part.replaceAll('"', '""')}"`).join(' AND ');
  // The index knows which pieces a number has, not in which order; the number itself decides.
  const holds = core.db
    .prepare(
      'SELECT DISTINCT unit FROM view_unit_maker WHERE unit IN (SELECT value FROM json_each(?)) AND instr(key, ?) > 0 ORDER BY unit DESC',
    )
    .pluck();
  const offered = core.db
    .prepare('SELECT rowid FROM view_search WHERE view_search MATCH ? ORDER BY rowid DESC LIMIT ?')
    .pluck();
  const found = exact;
  let batch: number[] = [];
  const settle = (): void => {
    found.push(...(holds.all(JSON.stringify(batch), key) as number[]));
    batch = [];
  };
  for (const unit of offered.iterate(query, CANDIDATES) as IterableIterator<number>) {
    if (batch.push(unit) >= A_BATCH) settle();
    if (found.length >= limit) break;
  }
  if (batch.length > 0) settle();
  return found;
}

/** Overlapping pieces of three characters; the index keeps pieces of three, so longer texts are joined by AND. */
function trigrams(text: string): string[] {
  const characters = [...text];
  if (characters.length < TRIGRAM) return [];
  return [
    ...new Set(
      characters.slice(0, characters.length - TRIGRAM + 1).map((_, at) => characters.slice(at, at + TRIGRAM).join('')),
    ),
  ];
}

function peopleHits(core: LedgerCore, text: string, limit: number): SearchHit[] {
  const customers = core.db
    .prepare(
      "SELECT id, number, name FROM view_customer WHERE erased = 0 AND (name_key LIKE :a ESCAPE '!' OR number LIKE :b) ORDER BY name_key LIMIT :c",
    )
    .all({ a: likePart(text), b: `%${text.trim()}%`, c: limit }) as {
    id: string;
    number: string;
    name: string | null;
  }[];
  const vendors = core.db
    .prepare(
      "SELECT id, json_extract(body, '$.name') AS name FROM view_vendor WHERE name_key LIKE :a ESCAPE '!' ORDER BY name_key LIMIT :b",
    )
    .all({ a: likePart(text), b: limit }) as { id: string; name: string }[];
  return [
    ...customers.map((row) => ({
      kind: 'customer' as const,
      match: row.number.includes(text.trim()) ? ('number' as const) : ('name' as const),
      id: row.id,
      text: row.number,
      title: row.name ?? '',
      status: null,
    })),
    ...vendors.map((row) => ({
      kind: 'vendor' as const,
      match: 'name' as const,
      id: row.id,
      text: row.name,
      title: row.name,
      status: null,
    })),
  ];
}

function documentHits(core: LedgerCore, text: string, limit: number): SearchHit[] {
  const rows = core.db
    .prepare(
      "SELECT station || ':' || seq AS ref, kind, doc_no FROM ledger_posting WHERE doc_no BETWEEN :a AND :a || '~' ORDER BY doc_no DESC LIMIT :b",
    )
    .all({ a: text.trim().toUpperCase(), b: limit }) as { ref: string; kind: string; doc_no: string }[];
  return rows.map((row) => ({
    kind: 'document',
    match: 'doc_no',
    id: row.ref,
    text: row.doc_no,
    title: row.kind,
    status: null,
  }));
}
