// A posting that a newer Unitill made: it is kept, chained and passed on, its units are shown as needing a newer Unitill, and
// nothing else is touched (DESIGN 6).
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportPostings } from '../../../db/ledger/exchange';
import { viewFingerprint } from '../../../db/ledger/migrate';
import { rebuildViews } from '../../../db/ledger/rebuild';
import type { PostingDraft } from '../../../shared/domain/posting';
import { ForeignStation } from '../harness/foreign';
import { problemsOf } from '../harness/ledger-files';
import { Till, type Ids } from '../harness/till';

const ONE = 10_000_000;
let till: Till;
let ids: Ids;
let serial: string;

beforeEach(() => {
  till = Till.make();
  ids = till.stockRoom([{ sku: 'CAM', name: 'Camera', inventoryType: 'serialized', priceMinor: 10_000 }]);
  till.ok('openShift', { floatMinor: 0 });
  const lines = [{ item: ids.item('CAM'), quantityE7: ONE, unitCostMinor: 4_000 }];
  serial = till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.floor, lines }).posting.serials[0] ?? '';
});
afterEach(() => till.close());

const foreign = (): ForeignStation => new ForeignStation(till, till.ledger.core.station()?.branch ?? '');
const lent = (body: object): PostingDraft => ({ kind: 'unit.lent', body, refersTo: null }) as unknown as PostingDraft;

describe('a posting of a kind that is not known here', () => {
  test('puts each unit that it names on Attention and on its card, and moves none', () => {
    const ref = foreign().post(lent({ lines: [{ to: 'a neighbour', units: [{ serial }] }] }));
    expect(till.ask('attention', { limit: 10 })).toEqual([
      { ref, line: 0, kind: 'newer', serial, body: { kind: 'unit.lent', version: 1 } },
    ]);
    const card = till.ask('unit', { serial });
    expect(card.attention).toMatchObject([{ kind: 'newer', ref }]);
    expect(card.unit.status).toBe('in_stock');
  });

  test('that names no unit is on Attention by itself', () => {
    const ref = foreign().post(lent({ note: 'K7C is no serial, and this text is none either' }));
    expect(till.ask('attention', { limit: 10 })).toMatchObject([{ ref, kind: 'newer', serial: null }]);
  });

  test('is passed on, verifies, and is told the same way after a rebuild', () => {
    const station = foreign();
    const ref = station.post(lent({ units: [serial] }));
    const { core } = till.ledger;
    expect(exportPostings(core.db).map((line) => line.kind)).toContain('unit.lent');
    expect(problemsOf(core.db)).toEqual([]);
    // What follows it in its own chain is folded.
    station.post({ kind: 'shift.opened', body: { number: 1, floatMinor: 0 }, refersTo: null });
    core.db.transaction(() => rebuildViews(core.db, core.keys))();
    expect(till.ask('attention', { limit: 10 })).toMatchObject([{ ref, kind: 'newer', serial }]);
  });
});

test('a newer version of a known kind is not folded either', () => {
  const ref = foreign().post(
    { kind: 'shift.opened', body: { number: 1, floatMinor: 0 }, refersTo: null },
    { version: 9 },
  );
  expect(till.ask('attention', { limit: 10 })).toMatchObject([{ ref, kind: 'newer', serial: null }]);
});

test('a Unitill that has learned a kind or a version builds its tables anew', () => {
  const today = viewFingerprint('tables', { 'shift.opened': 1 });
  expect(viewFingerprint('tables', { 'shift.opened': 1 })).toBe(today);
  expect(viewFingerprint('tables', { 'shift.opened': 2 })).not.toBe(today);
  expect(viewFingerprint('tables', { 'shift.opened': 1, 'unit.lent': 1 })).not.toBe(today);
});
