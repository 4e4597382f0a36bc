// What stands on a delivery beside its goods: the vendor's number of it, and the reason why a maker serial stands twice.
// Decided through commands on a real ledger, and the same after a rebuild.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { problemsOf } from '../harness/ledger-files';
import { as, copyShop, oneCpu, openDraft, openShop, refusedClean, refusedScan, type Shop } from '../harness/shop';
import { PIN } from '../harness/till';

let shop: Shop;
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(() => shop.till.close());
const base = openShop();

/** An open delivery of vendor A with one cable on it. */
function delivery(header: Readonly<Record<string, unknown>> = {}): string {
  const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA, location: shop.ids.floor, ...header });
  shop.till.ok('scan', { draft, text: 'CABLE' });
  return draft;
}

const post = (draft: string) => shop.till.ok('postDraft', { draft }).posting;
const bodyOf = (document: string) => shop.till.ask('document', { document }).body as Record<string, unknown>;

describe('the delivery note number', () => {
  test('is kept on the draft, trimmed, posted, and shown with the units that came', () => {
    const draft = delivery();
    const { header } = shop.till.ok('changeDraft', { draft, deliveryNote: ' LS-4711 ' }).result.draft ?? {};
    expect(header).toMatchObject({ deliveryNote: 'LS-4711', deliveryNoteAgain: false });
    shop.till.reopen();
    shop.till.ok('scan', { draft, text: 'DESK' });
    shop.till.ok('scan', { draft, text: 'DESK' });
    const posting = post(draft);
    expect(bodyOf(posting.ref)).toMatchObject({ deliveryNote: 'LS-4711' });
    expect(bodyOf(posting.ref)).not.toHaveProperty('deliveryNoteAgain');
    expect(shop.till.ask('unit', { serial: posting.serials[0] ?? '' })).toMatchObject({ deliveryNote: 'LS-4711' });
  });

  test('that this vendor used before asks, however it is spaced and cased; another vendor may use it', () => {
    const first = delivery({ deliveryNote: 'LS-4711' });
    const { ref } = post(first);
    const draft = delivery();
    expect(refusedClean(shop, 'changeDraft', { draft, deliveryNote: 'ls 4711' })).toEqual({
      code: 'deliveryNoteUsed',
      vendor: shop.ids.vendorA,
      deliveryNote: 'ls 4711',
      document: ref,
    });
    shop.till.ok('changeDraft', { draft, vendor: shop.ids.vendorB, deliveryNote: 'ls 4711' });
    // And back to the first vendor with the number on it: the same question.
    expect(refusedClean(shop, 'changeDraft', { draft, vendor: shop.ids.vendorA })).toMatchObject({
      code: 'deliveryNoteUsed',
    });
    shop.till.ok('changeDraft', { draft, deliveryNote: null });
    expect(shop.till.ask('draft', { draft }).header.deliveryNote).toBeNull();
  });

  test('said to be a second delivery is taken, and the posting says so', () => {
    post(delivery({ deliveryNote: 'LS-4711' }));
    const draft = delivery();
    shop.till.ok('changeDraft', { draft, deliveryNote: 'LS-4711', deliveryNoteAgain: true });
    expect(bodyOf(post(draft).ref)).toMatchObject({ deliveryNote: 'LS-4711', deliveryNoteAgain: true });
    expect(problemsOf(shop.till.ledger.core.db)).toEqual([]);
    expect(shop.till.ledger.core.view.receiptsByNote(shop.ids.vendorA, 'ls4711')).toHaveLength(2);
  });

  test('used meanwhile is met at posting, and a yes alone is enough then', () => {
    const draft = delivery({ deliveryNote: 'LS-4711' });
    post(delivery({ deliveryNote: 'LS-4711' }));
    expect(refusedClean(shop, 'postDraft', { draft })).toMatchObject({ code: 'deliveryNoteUsed' });
    shop.till.ok('changeDraft', { draft, deliveryNoteAgain: true });
    expect(bodyOf(post(draft).ref)).toMatchObject({ deliveryNoteAgain: true });
  });

  test('a yes to a number that nobody used is not written down', () => {
    const draft = delivery();
    shop.till.ok('changeDraft', { draft, deliveryNote: 'LS-1', deliveryNoteAgain: true });
    expect(bodyOf(post(draft).ref)).not.toHaveProperty('deliveryNoteAgain');
  });
});

describe('a maker serial on two pieces', () => {
  const reason = 'Both pieces are here';
  const approver = () => ({ user: shop.ids.owner, pin: PIN });

  function processors(): string {
    const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA, location: shop.ids.floor });
    shop.till.ok('scan', { draft, text: 'CPU-1' });
    return draft;
  }

  test('is refused without a reason, taken with one by right, and goes on Attention when posted', () => {
    const held = oneCpu(shop, 'SN-1');
    const draft = processors();
    expect(refusedScan(shop, draft, 'SN-1')).toMatchObject({ code: 'makerSerialInHands', serial: held });
    const { scan } = shop.till.ok('scan', {
      draft,
      text: 'SN-1',
      choose: shop.ids.item('CPU-1'),
      twinReason: reason,
    }).result;
    expect(scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
    shop.till.reopen();
    const item = shop.ids.item('CPU-1');
    expect(shop.till.ask('draft', { draft }).header.twins).toEqual([{ item, text: 'SN-1', reason, approver: null }]);
    const { ref, serials } = post(draft);
    expect(bodyOf(ref)).toMatchObject({ twinReason: reason });
    expect(shop.till.ask('attention')).toMatchObject([{ kind: 'twin', serial: serials[0] }]);
    // The check rebuilds every table and compares.
    expect(problemsOf(shop.till.ledger.core.db)).toEqual([]);
  });

  test('in a GS1 code whose item is not on the delivery yet: refused, it leaves no line behind', () => {
    oneCpu(shop, 'SN-1');
    const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA, location: shop.ids.floor });
    const text = ']C1010400638133393121SN-1';
    expect(refusedScan(shop, draft, text)).toMatchObject({ code: 'makerSerialInHands' });
    expect(shop.till.ask('draft', { draft }).lines).toEqual([]);
    const { scan } = shop.till.ok('scan', { draft, text, choose: shop.ids.item('CPU-1'), twinReason: reason }).result;
    expect(scan).toMatchObject({ result: 'taken', code: 'unitComplete' });
  });

  test('needs somebody with the right, who then stands in the posting', () => {
    oneCpu(shop, 'SN-1');
    as(shop, shop.receiver, () => {
      const draft = processors();
      const args = { draft, text: 'SN-1', twinReason: reason };
      expect(refusedClean(shop, 'scan', args)).toEqual({ code: 'notAllowed', right: 'maker_serial_twin' });
      shop.till.ok('scan', args, { approver: approver() });
      const { ref } = post(draft);
      expect(shop.till.ledger.core.view.posting(ref)?.header).toMatchObject({
        user: shop.receiver,
        approver: shop.ids.owner,
      });
    });
  });

  test('covers that number alone: another one that came into the house meanwhile is still refused', () => {
    oneCpu(shop, 'SN-1');
    const draft = processors();
    shop.till.ok('scan', { draft, text: 'SN-1', twinReason: reason });
    shop.till.ok('scan', { draft, text: 'SN-2' });
    oneCpu(shop, 'SN-2');
    expect(refusedClean(shop, 'postDraft', { draft })).toMatchObject({ code: 'makerSerialInHands', text: 'SN-2' });
  });

  test('taken off the delivery is forgotten: the reason does not reach the posting', () => {
    oneCpu(shop, 'SN-1');
    const draft = processors();
    const { draft: answer } = shop.till.ok('scan', { draft, text: 'SN-1', twinReason: reason }).result;
    const line = answer?.lines[0];
    shop.till.ok('scan', { draft, text: 'SN-3' });
    shop.till.ok('removeDraftLine', { draft, line: line?.line, unit: line?.units[0]?.serial });
    expect(bodyOf(post(draft).ref)).toMatchObject({ twinReason: null });
    expect(shop.till.ask('attention')).toEqual([]);
  });

  test('a reason for a number that nobody has is not kept', () => {
    const draft = processors();
    shop.till.ok('scan', { draft, text: 'SN-9', twinReason: reason });
    expect(shop.till.ask('draft', { draft }).header.twins).toEqual([]);
  });
});
