// The faults of the field table that meet the ledger itself: double payment, a serial sold twice, two receipts of one number,
// a hash over something computed. Each goes through commands, with the figures of its row.
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { contentOf, problemsOf } from '../harness/ledger-files';
import { bundleTill, linesOf, runTill, startTill } from '../harness/processes';
import { Till, type Ids } from '../harness/till';
import type { Plan } from '../harness/till-program';

const PHONE = {
  sku: 'PHONE',
  name: 'Phone',
  inventoryType: 'serialized',
  priceMinor: 12_950,
  makerSerial: { count: 1, required: 'receipt' },
};

let till: Till;
let ids: Ids;
let program = '';
beforeAll(async () => {
  program = await bundleTill();
});
afterEach(() => till.close());

function store(): void {
  till = Till.make();
  ids = till.stockRoom([PHONE]);
}

function receive(makers: readonly string[]): readonly string[] {
  return till.ok('receiveUnits', {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: ids.item('PHONE'), unitCostMinor: 9_000, units: makers.map((maker) => ({ makers: [maker] })) }],
  }).posting.serials;
}

const count = (kind: string): number =>
  (contentOf(till.ledger.core.db)['ledger_posting'] ?? []).filter((row) => row.includes(`"kind":"${kind}"`)).length;

describe('fault 33', () => {
  test('fault 33: the same pay command twice within 20 ms is one payment, one sale, one number', () => {
    store();
    const [serial = ''] = receive(['PAY-1']);
    till.ok('openShift', { floatMinor: 10_000 });
    const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    till.ok('scan', { draft, text: serial });
    // 129.50 paid with 200.00: 70.50 back.
    const envelope = {
      id: 'pay-pressed-once',
      name: 'postDraft',
      args: { draft, tenders: [{ kind: 'cash', tenderedMinor: 20_000 }] },
    } as const;
    const from = performance.now();
    const first = till.ledger.command(envelope, { user: till.user });
    const between = performance.now() - from;
    const second = till.ledger.command(envelope, { user: till.user });
    const third = till.ledger.command(envelope, { user: till.user });
    expect(between).toBeLessThan(20);
    expect(first).toMatchObject({ ok: true, repeat: false });
    expect(second).toMatchObject({ ok: true, repeat: true });
    if (!first.ok || !second.ok || !third.ok) throw new Error('not accepted');
    expect(second.postings).toEqual(first.postings);
    expect(third.postings).toEqual(first.postings);
    expect(first.postings[0]).toMatchObject({
      docNo: `${till.prefix}-S-000001`,
      totalMinor: 12_950,
      changeMinor: 7_050,
    });
    expect(count('sale.posted')).toBe(1);
    // Float 100.00 and one payment of 129.50.
    expect(till.ask('shift')?.cashMinor).toBe(22_950);
    expect(till.ask('jobs').filter((job) => job.kind === 'slip')).toHaveLength(1);
  });

  test('fault 33: a second press with an id of its own finds the draft gone and takes no money', () => {
    store();
    const [serial = ''] = receive(['PAY-1']);
    till.ok('openShift', { floatMinor: 10_000 });
    const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    till.ok('scan', { draft, text: serial });
    const args = { draft, tenders: [{ kind: 'cash', tenderedMinor: 12_950 }] };
    till.ok('postDraft', args);
    expect(till.refused('postDraft', args)).toEqual({ code: 'unknownDraft', draft });
    expect(count('sale.posted')).toBe(1);
    expect(till.ask('shift')?.cashMinor).toBe(22_950);
  });

  test('the same id with another amount is refused, and the first sale stands', () => {
    store();
    const [serial = ''] = receive(['PAY-1']);
    till.ok('openShift', { floatMinor: 0 });
    const pay = (tenderedMinor: number): unknown => ({
      lines: [{ item: ids.item('PHONE'), units: [serial] }],
      tenders: [{ kind: 'cash', tenderedMinor }],
    });
    till.ok('postSale', pay(12_950), { id: 'pay-pressed-once' });
    expect(till.refused('postSale', pay(13_000), { id: 'pay-pressed-once' })).toEqual({ code: 'commandIdReused' });
    expect(count('sale.posted')).toBe(1);
  });

  test('a scan that is delivered twice adds one line', () => {
    store();
    const [serial = ''] = receive(['PAY-1']);
    const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    const first = till.ok('scan', { draft, text: serial }, { id: 'scan-pressed-once' });
    const second = till.ok('scan', { draft, text: serial }, { id: 'scan-pressed-once' });
    expect(second).toMatchObject({ repeat: true });
    expect(second.result).toEqual(first.result);
    expect(till.ask('draft', { draft })).toMatchObject({ units: 1, lines: [{ units: [{ serial }] }] });
  });
});

describe('fault R1', () => {
  test('fault R1: ABC00010 is sold, the till is started anew, and selling it again is refused', () => {
    store();
    const [serial = ''] = receive(['ABC00010']);
    till.ok('openShift', { floatMinor: 0 });
    const sell = (): string => {
      const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
      return till.ok('scan', { draft, text: 'ABC00010' }).result.scan?.code ?? '';
    };
    const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    expect(till.ok('scan', { draft, text: 'ABC00010' }).result.scan).toMatchObject({
      result: 'taken',
      code: 'unitAdded',
    });
    const tenders = [{ kind: 'cash', tenderedMinor: 12_950 }];
    const sale = till.ok('postDraft', { draft, tenders }).posting;
    till.reopen();
    expect(sell()).toBe('unitAlreadySold');
    const lines = [{ item: ids.item('PHONE'), units: [serial] }];
    expect(till.refused('postSale', { lines, tenders })).toMatchObject({
      code: 'unitAlreadySold',
      serial,
      makers: ['ABC00010'],
      document: sale.ref,
    });
    expect(count('sale.posted')).toBe(1);
  });

  test('a unit on an open sale stays on it over a crash, and no other sale of the station takes it', () => {
    store();
    const [serial = ''] = receive(['ABC00010']);
    const draft = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    till.ok('scan', { draft, text: 'ABC00010' });
    till.reopen();
    const other = till.ok('openDraft', { kind: 'sale' }).result.draft?.id ?? '';
    expect(till.ok('scan', { draft: other, text: serial }).result.scan?.refusal).toMatchObject({
      code: 'unitOnOtherDraft',
      draft,
    });
  });
});

describe('fault R15', () => {
  test('fault R15: two open deliveries take the same number of the maker: the second scan is refused and says whose', () => {
    store();
    const open = (): string =>
      till.ok('openDraft', { kind: 'receipt', header: { vendor: ids.vendorA } }).result.draft?.id ?? '';
    const [first, second] = [open(), open()];
    for (const draft of [first, second]) till.ok('scan', { draft, text: 'PHONE' });
    expect(till.ok('scan', { draft: first, text: 'SAME-1' }).result.scan).toMatchObject({ code: 'unitComplete' });
    expect(till.ok('scan', { draft: second, text: 'SAME-1' }).result.scan?.refusal).toEqual({
      code: 'serialOnOpenDelivery',
      serial: 'SAME-1',
      user: ids.owner,
    });
    till.ok('postDraft', { draft: first });
    expect(till.ok('scan', { draft: second, text: 'SAME-1' }).result.scan?.refusal).toMatchObject({
      code: 'makerSerialInHands',
    });
  });

  test('fault R15: two receipts of the same number, one after the other, are one unit and one refusal', () => {
    store();
    receive(['SAME-1']);
    const args = {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: ids.item('PHONE'), unitCostMinor: 9_000, units: [{ makers: ['SAME-1'] }] }],
    };
    expect(till.refused('receiveUnits', args)).toMatchObject({ code: 'makerSerialInHands', text: 'SAME-1' });
    expect(count('receipt.posted')).toBe(1);
  });

  test('fault R15: two processes with the same receipt: one is locked out while the other posts, then refused', async () => {
    store();
    till.ledger.close();
    const { folder, keyFolder, nowMs, user } = till;
    const args = {
      vendor: ids.vendorA,
      location: ids.floor,
      lines: [{ item: ids.item('PHONE'), unitCostMinor: 9_000, units: [{ makers: ['SAME-1'] }] }],
    };
    const planOf = (id: string, wait: boolean): Plan => ({
      folder,
      keyFolder,
      access: 'write',
      nowMs,
      user,
      steps: [
        { kind: 'command', envelope: { id, name: 'receiveUnits', args } },
        ...(wait ? [{ kind: 'wait' } as const] : []),
      ],
    });
    const holder = startTill(program, planOf('process-a-1', true));
    const lines = linesOf(holder);
    const answers = [];
    for await (const line of lines) {
      answers.push(line);
      if ('waiting' in line) break;
    }
    expect(answers[1]).toMatchObject({ ok: true, repeat: false });
    expect((await runTill(program, planOf('process-b-1', false))).answers[0]).toMatchObject({
      fault: { code: 'ledgerLocked' },
    });
    const ended = new Promise((resolve) => holder.on('close', resolve));
    holder.stdin.end();
    await ended;
    const late = await runTill(program, planOf('process-b-1', false));
    expect(late.answers[1]).toMatchObject({ ok: false, refusal: { code: 'makerSerialInHands', text: 'SAME-1' } });
    till.start();
    expect(count('receipt.posted')).toBe(1);
  });

  test('fault R15: the table itself refuses two units in our hands with one number, whatever the rules above it say', () => {
    store();
    receive(['SAME-1', 'OTHER-1']);
    const { db } = till.ledger.core;
    expect(() =>
      db.exec(
        "UPDATE view_unit_maker SET text = 'SAME-1', key = (SELECT key FROM view_unit_maker WHERE text = 'SAME-1')",
      ),
    ).toThrow(/UNIQUE constraint failed: .*view_unit_maker/u);
  });
});

describe('fault R9', () => {
  test('fault R9: a tax setting changed after the sale leaves the old sale unaltered: verify is green and the figures stand', () => {
    store();
    till.ok('saveCatalogue', {
      items: [{ id: ids.item('PHONE'), ...PHONE, taxCode: ids.tax10 }],
    });
    const [first = '', second = ''] = receive(['TAX-1', 'TAX-2']);
    till.ok('openShift', { floatMinor: 0 });
    const sell = (serial: string): string =>
      till.ok('postSale', {
        lines: [{ item: ids.item('PHONE'), units: [serial] }],
        tenders: [{ kind: 'card', tenderedMinor: 14_245 }],
      }).posting.ref;
    const old = sell(first);
    const body = till.ask('document', { document: old }).body;
    // 129.50 net, 10 % is 12.95, together 142.45.
    expect(body).toMatchObject({ netMinor: 12_950, taxMinor: 1_295, grossMinor: 14_245 });
    till.ok('saveCatalogue', {
      taxCodes: [{ id: ids.tax10, name: 'Tax 20', components: [{ id: 't', name: 'Tax', ratePpm: 200_000 }] }],
    });
    till.ok('changeSettings', { returnWindowDays: 7, labelAt: 'posting' });
    till.ok('saveCatalogue', {
      items: [{ id: ids.item('PHONE'), ...PHONE, name: 'Phone 2', priceMinor: 1, taxCode: ids.tax10 }],
    });
    expect(problemsOf(till.ledger.core.db)).toEqual([]);
    expect(till.ask('document', { document: old }).body).toEqual(body);
    // A return replays the old share, not the new rate.
    expect(till.ok('returnGoods', { lines: [{ unit: first, reason: 'unopened' }] }).posting.totalMinor).toBe(14_245);
    // The new sale of 0.01 with 20 % is 0.01.
    const fresh = till.ok('postSale', {
      lines: [{ item: ids.item('PHONE'), units: [second] }],
      tenders: [{ kind: 'cash', tenderedMinor: 1 }],
    });
    expect(fresh.posting.totalMinor).toBe(1);
    expect(problemsOf(till.ledger.core.db)).toEqual([]);
  });
});
