// The papers of a delivery on memory alone: a vendor's number used twice, and a maker serial let stand twice at the scan.
import { describe, expect, test } from 'vitest';
import { commandOf } from '../../../shared/domain/draft/to-command';
import type { Draft, ScanOutcome } from '../../../shared/domain/draft/draft';
import { scanIntoReceipt } from '../../../shared/domain/draft/scan-receipt';
import { emptyDraft, itemOf, scanOf, told, unknown } from './draft-store';
import { ONE, PureStore, type More } from './pure-store';

function dock() {
  const store = new PureStore();
  const rope = store.item('ROPE', 'stocked');
  const cpu = store.item('CPU', 'serialized', { makerSerial: { count: 1, required: 'receipt' } });
  const receipt = (more: object) => ({
    vendor: 'v1',
    location: 'floor',
    lines: [{ item: rope, quantityE7: ONE }],
    ...more,
  });
  const held = (text: string) => receipt({ lines: [{ item: cpu, units: [{ makers: [text] }] }] });
  let sequence = 100;
  const scan = (draft: Draft, text: string, twinReason: string | null, by: More = {}): ScanOutcome =>
    scanIntoReceipt(
      store.memory,
      // On the ledger each scan finds the next serial; here they are counted.
      { ...store.context({ draft: draft.id, ...by }), firstSequence: (sequence += 1) },
      draft,
      scanOf(unknown(text), text, { twinReason }),
    );
  const chosen = scanIntoReceipt(
    store.memory,
    store.context({ draft: 'draft-1' }),
    emptyDraft('receipt', { vendor: 'v1', location: 'floor' }),
    scanOf({ kind: 'item', item: itemOf(store, cpu), makerText: null }, 'CPU'),
  ).draft;
  return { store, cpu, receipt, held, scan, chosen };
}

describe('the number of the delivery note', () => {
  test('is asked about when the vendor used it, newest receipt first, and never when there is none', () => {
    const { store, receipt } = dock();
    store.ok('receiveUnits', receipt({}));
    store.ok('receiveUnits', receipt({ deliveryNote: '  ' }));
    store.ok('receiveUnits', receipt({ deliveryNote: 'LS-7' }));
    const again = receipt({ deliveryNote: 'ls7' });
    expect(store.refused('receiveUnits', again)).toMatchObject({ code: 'deliveryNoteUsed', deliveryNote: 'ls7' });
    store.ok('receiveUnits', { ...again, deliveryNoteAgain: true });
    store.ok('receiveUnits', { ...again, vendor: 'v2' });
    const refs = store.memory.receiptsByNote('v1', 'LS 7');
    expect(refs).toHaveLength(2);
    expect(store.refused('receiveUnits', again)).toMatchObject({ document: refs[0] });
  });
});

describe('a maker serial that a piece in our hands carries', () => {
  const twin = 'Both pieces are here';

  test('is let by right with a reason, and the reason is on the draft', () => {
    const { store, cpu, held, scan, chosen } = dock();
    store.ok('receiveUnits', held('A-1'));
    expect(told(scan(chosen, 'A-1', null))).toBe('refused makerSerialInHands');
    const taken = scan(chosen, 'A-1', twin);
    expect(told(taken)).toBe('taken unitComplete');
    expect(taken.draft.header.twins).toEqual([{ item: cpu, text: 'A-1', reason: twin, approver: null }]);
    // Whoever has the right needs nobody, even where somebody stood by.
    expect(scan(chosen, 'A-1', twin, { approver: 'manager' }).draft.header.twins).toMatchObject([{ approver: null }]);
  });

  test('is refused to a receiver alone, and let with an approver, who is on the draft', () => {
    const { store, held, scan, chosen } = dock();
    store.ok('receiveUnits', held('A-1'));
    const alone = scan(chosen, 'A-1', twin, { user: 'receiver' });
    expect(alone.refusal).toEqual({ code: 'notAllowed', right: 'maker_serial_twin' });
    const approved = scan(chosen, 'A-1', twin, { user: 'receiver', approver: 'manager' });
    expect(approved.draft.header.twins).toMatchObject([{ text: 'A-1', approver: 'manager' }]);
  });

  test('said again keeps the last reason, and reasons of several numbers go to the posting together', () => {
    const { store, cpu, held, scan, chosen } = dock();
    store.ok('receiveUnits', held('A-1'));
    store.ok('receiveUnits', held('A-2'));
    const one = scan(chosen, 'A-1', twin).draft;
    const line = one.lines[0];
    const off = { ...one, lines: line ? [{ ...line, units: [] }] : [] };
    expect(commandOf(off, {}).args).toMatchObject({ twinReason: null });
    expect(commandOf(off, {}).args).not.toHaveProperty('twins');
    const again = scan(off, 'A-1', 'Printed twice by the maker').draft;
    const both = scan(again, 'A-2', 'The other is lost').draft;
    expect(both.header.twins.map(({ item, text }) => [item, text])).toEqual([
      [cpu, 'A-1'],
      [cpu, 'A-2'],
    ]);
    expect(commandOf(both, {}).args).toMatchObject({
      twinReason: 'Printed twice by the maker; The other is lost',
      twins: ['A-1', 'A-2'],
    });
    // Two long reasons do not fit into one: the first stands whole.
    const long = both.header.twins.map((one, at) => ({ ...one, reason: String(at).repeat(150) }));
    const wordy = { ...both, header: { ...both.header, twins: long } };
    expect(commandOf(wordy, {}).args).toMatchObject({ twinReason: '0'.repeat(150) });
    expect(commandOf(both, { twinReason: 'All of them' }).args).not.toHaveProperty('twins');
  });
});
