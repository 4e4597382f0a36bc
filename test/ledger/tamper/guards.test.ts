// The guards of the schema: no statement changes, deletes or replaces a posting, by any key, and none gets in out of turn.
// Straight SQL on the ledger's own connection, which is what a bug of ours would do.
import { afterAll, describe, expect, test } from 'vitest';
import type { PostingRow } from '../../../db/queries/posting-reader';
import { contentOf } from '../harness/ledger-files';
import { prepareMorning } from '../harness/prepared';

const { till } = prepareMorning();
const { db } = till.ledger.core;
afterAll(() => till.close());

const last = db.prepare('SELECT * FROM ledger_posting ORDER BY arrival DESC LIMIT 1').get() as PostingRow;
const first = db.prepare('SELECT * FROM ledger_posting ORDER BY arrival LIMIT 1').get() as PostingRow;
const before = contentOf(db);

/** The posting that would be next, with some fields put wrong. */
function next(wrong: Partial<PostingRow> = {}): Readonly<Record<string, unknown>> {
  return {
    ...last,
    arrival: null,
    seq: last.seq + 1,
    doc_no: 'X-R-000009',
    command_id: 'guard-test-1',
    prev_hash: last.hash,
    ...wrong,
  };
}

function insert(verb: string, row: Readonly<Record<string, unknown>>): () => unknown {
  const names = Object.keys(row);
  return () =>
    db
      .prepare(
        `${verb} INTO ledger_posting (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')})`,
      )
      .run(row);
}

test('the row that these tests put wrong would be accepted as it is', () => {
  db.exec('BEGIN');
  expect(insert('INSERT', next())).not.toThrow();
  db.exec('ROLLBACK');
});

describe.each(['INSERT', 'INSERT OR REPLACE', 'INSERT OR IGNORE', 'REPLACE'])('%s', (verb) => {
  test.each([
    ['the number of the last posting', { seq: last.seq, prev_hash: last.prev_hash }, 'a posting takes the next number'],
    ['a number too far', { seq: last.seq + 2 }, 'a posting takes the next number'],
    ['the arrival of another posting', { arrival: first.arrival }, 'a posting takes the next arrival'],
    ['an arrival too far', { arrival: last.arrival + 2 }, 'a posting takes the next arrival'],
    ['a command id used before', { command_id: first.command_id }, 'a command is posted once'],
    ['another hash before it', { prev_hash: first.hash }, 'a posting follows the hash of the one before'],
    ['a document number used before', { doc_no: last.doc_no }, null],
    ['a hash that is too short', { hash: Buffer.alloc(31) }, null],
    ['a body of text', { body: '{}' as unknown as Buffer }, null],
  ])('with %s is refused', (_, wrong, message) => {
    const act = insert(verb, next(wrong));
    if (message !== null) expect(act).toThrow(message);
    else if (verb === 'INSERT OR IGNORE') {
      // IGNORE skips what a constraint refuses; what counts is that nothing came in and nothing went.
      try {
        act();
      } catch (error) {
        expect(String(error)).toMatch(/cannot store TEXT|constraint/u);
      }
    } else expect(act).toThrow(/constraint|never deleted|cannot store TEXT/u);
    expect(contentOf(db)).toEqual(before);
  });
});

test.each([
  'UPDATE ledger_posting SET user = NULL',
  'UPDATE ledger_posting SET body = body',
  'UPDATE OR REPLACE ledger_posting SET seq = 1 WHERE seq = 2',
  'UPDATE OR IGNORE ledger_posting SET seq = 99 WHERE seq = 2',
  'DELETE FROM ledger_posting',
  'DELETE FROM ledger_posting WHERE seq = (SELECT MAX(seq) FROM ledger_posting)',
])('%s is refused', (sql) => {
  expect(() => db.exec(sql)).toThrow(/a posting is never (changed|deleted)/u);
  expect(contentOf(db)).toEqual(before);
});

test('an upsert changes nothing either', () => {
  const row = next({ seq: last.seq, prev_hash: last.prev_hash });
  const names = Object.keys(row);
  const sql = `INSERT INTO ledger_posting (${names.join(', ')}) VALUES (${names.map((name) => `@${name}`).join(', ')}) ON CONFLICT (station, seq) DO UPDATE SET user = 'x'`;
  expect(() => db.prepare(sql).run(row)).toThrow('a posting takes the next number');
  expect(contentOf(db)).toEqual(before);
});
