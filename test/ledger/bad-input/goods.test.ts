// Bad input about goods, as a cashier or a receiver gives it: each is answered with what it is, and nothing is lost or half done.
// The footprint, every row of every table, is the same before and after each refusal.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ForeignStation, receiptOf } from '../harness/foreign';
import {
  as,
  copyShop,
  CPU_GTIN,
  footprint,
  ONE,
  oneCpu,
  oneDesk,
  openDraft,
  openShop,
  park,
  receive,
  refusedClean,
  refusedScan,
  sameFootprint,
  saleOf,
  sell,
  type Shop,
} from '../harness/shop';

let base: Shop;
let shop: Shop;
beforeAll(() => {
  base = openShop();
});
beforeEach(() => {
  shop = copyShop(base);
});
afterEach(() => shop.till.close());
afterAll(() => base.till.close());

const linesOf = (draft: string): readonly unknown[] => shop.till.ask('draft', { draft }).lines;

describe('at the counter', () => {
  test('an unknown serial is refused by a sale and by a scan, and the sale keeps what it had', () => {
    const draft = openDraft(shop, 'sale');
    shop.till.ok('scan', { draft, text: oneDesk(shop) });
    expect(refusedScan(shop, draft, 'SN-404')).toEqual({ code: 'scanUnknown', text: 'SN-404' });
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', ['SN-404']))).toEqual({
      code: 'serialUnknown',
      serial: 'SN-404',
    });
    expect(linesOf(draft)).toHaveLength(1);
  });

  test('one of our labels whose unit is in no book is unknown, not a new item', () => {
    const other = new ForeignStation(shop.till, shop.west);
    expect(refusedScan(shop, openDraft(shop, 'sale'), other.serial(7))).toEqual({
      code: 'serialUnknown',
      serial: other.serial(7),
    });
  });

  test('a label with one character misread is unknown and never another unit', () => {
    const serial = oneDesk(shop);
    const last = serial.slice(-1);
    const misread = serial.slice(0, -1) + (last === 'A' ? 'B' : 'A');
    expect(refusedScan(shop, openDraft(shop, 'sale'), misread).code).toBe('scanUnknown');
  });

  test('the same unit twice in one sale is refused, and a second scan adds nothing', () => {
    const serial = oneDesk(shop);
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial, serial]))).toEqual({
      code: 'unitTwice',
      serial,
    });
    // Typed in small letters with a hyphen it is the same unit.
    const typed = `${serial.slice(0, 3)}-${serial.slice(3)}`.toLowerCase();
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial, typed]))).toEqual({
      code: 'unitTwice',
      serial,
    });
    const draft = openDraft(shop, 'sale');
    shop.till.ok('scan', { draft, text: serial });
    expect(refusedScan(shop, draft, serial)).toEqual({ code: 'unitTwice', serial });
    expect(linesOf(draft)).toHaveLength(1);
  });

  test('fault R1: a sold unit is refused with its sale, also after the till was started again', () => {
    const serial = oneDesk(shop);
    const sale = sell(shop, 'DESK', [serial]).ref;
    shop.till.reopen();
    const said = { code: 'unitAlreadySold', serial, itemName: 'Oak desk', status: 'sold', document: sale };
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial]))).toMatchObject(said);
    const scan = refusedScan(shop, openDraft(shop, 'sale'), serial);
    expect(scan).toMatchObject(said);
    // The return is offered as what can be done next.
    expect('can' in scan && scan.can).toContain('returned');
  });

  test('a list of units sold before go-live that is read in twice is refused, and sells nothing twice', () => {
    shop.till.ok('changeSettings', { goLiveDate: '2026-11-01' });
    const unit = { item: shop.ids.item('CPU-1'), makers: ['OLD-77'], soldOn: '2026-10-20', grossMinor: 44_900 };
    const { serials } = shop.till.ok('importSoldUnits', { importId: 'old-till', units: [unit] }).posting;
    // Another command, as when the script was started once more.
    expect(refusedClean(shop, 'importSoldUnits', { importId: 'old-till', units: [unit] })).toMatchObject({
      code: 'unitAlreadySold',
      serial: serials[0],
      makers: ['OLD-77'],
    });
    // Come back once, it may be sold and listed again.
    shop.till.ok('returnGoods', { lines: [{ unit: serials[0], reason: 'unopened' }] });
    shop.till.ok('importSoldUnits', { importId: 'old-till', units: [{ ...unit, makers: ['OLD-78'] }] });
  });

  test('a unit of another item is refused with both items named', () => {
    const serial = oneCpu(shop, '00003');
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial]))).toMatchObject({
      code: 'unitOfOtherItem',
      wanted: shop.ids.item('DESK'),
      item: shop.ids.item('CPU-1'),
      itemName: 'Ryzen 7',
      serial,
    });
  });

  test('a unit of another item is refused when a sale is parked, too', () => {
    const serial = oneCpu(shop, '00003');
    const args = { label: 'Blue jacket', lines: [{ item: shop.ids.item('DESK'), units: [serial] }] };
    expect(refusedClean(shop, 'parkSale', args)).toMatchObject({ code: 'unitOfOtherItem', serial });
  });

  test('a line of one item with units of another is refused by vendor return and adjustment, too', () => {
    const serial = oneCpu(shop, '00003');
    const lines = [{ item: shop.ids.item('DESK'), units: [serial] }];
    expect(refusedClean(shop, 'returnToVendor', { vendor: shop.ids.vendorA, lines })).toMatchObject({
      code: 'unitOfOtherItem',
      serial,
    });
    expect(refusedClean(shop, 'adjustStock', { type: 'missing', reason: 'count', lines })).toMatchObject({
      code: 'unitOfOtherItem',
      serial,
    });
  });

  test('a reserved unit is refused with the parked sale that holds it', () => {
    const serial = oneDesk(shop);
    const parked = park(shop, 'DESK', [serial]).ref;
    const said = { code: 'unitReserved', serial, status: 'reserved', document: parked };
    expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial]))).toMatchObject(said);
    expect(refusedScan(shop, openDraft(shop, 'sale'), serial)).toMatchObject(said);
  });

  test('a unit on another draft is refused with the draft and its user, until it is let go', () => {
    const serial = oneDesk(shop);
    const first = as(shop, shop.cashier, () => openDraft(shop, 'sale'));
    shop.till.ok('scan', { draft: first, text: serial });
    const second = openDraft(shop, 'sale');
    const said = { code: 'unitOnOtherDraft', draft: first, user: shop.cashier, serial };
    expect(refusedScan(shop, second, serial)).toMatchObject(said);
    for (const [name, args] of [
      ['postSale', saleOf(shop, 'DESK', [serial])],
      ['adjustStock', { type: 'missing', reason: 'count', lines: [{ units: [serial] }] }],
      ['returnToVendor', { vendor: shop.ids.vendorA, lines: [{ units: [serial] }] }],
      ['parkSale', { label: 'X', lines: [{ item: shop.ids.item('DESK'), units: [serial] }] }],
    ] as const)
      expect(refusedClean(shop, name, args)).toMatchObject(said);
    shop.till.ok('discardDraft', { draft: first });
    shop.till.ok('scan', { draft: second, text: serial });
    expect(linesOf(second)).toHaveLength(1);
  });

  test('a unit in quarantine is refused to a cashier with its place, and sold by a manager', () => {
    const { till, ids } = shop;
    const line = { item: ids.item('DESK'), quantityE7: ONE, unitCostMinor: 20_000 };
    const [serial = ''] = till.ok('receiveUnits', { vendor: ids.vendorA, location: ids.defect, lines: [line] }).posting
      .serials;
    const said = { code: 'unitInQuarantine', serial, location: ids.defect };
    as(shop, shop.cashier, () => {
      expect(refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial]))).toMatchObject(said);
      expect(refusedScan(shop, openDraft(shop, 'sale'), serial)).toMatchObject(said);
    });
    as(shop, shop.manager, () => sell(shop, 'DESK', [serial]));
  });

  test('a unit of another branch is refused by every command, with the branch that keeps it', () => {
    const { till, ids, west, westShelf } = shop;
    const station = new ForeignStation(till, west);
    const serial = station.serial(1);
    station.post(receiptOf(ids.item('DESK'), ids.vendorA, westShelf, [serial]));
    const said = { code: 'unitInOtherBranch', serial, branch: west, location: westShelf };
    for (const [name, args] of [
      ['postSale', saleOf(shop, 'DESK', [serial])],
      ['parkSale', { label: 'X', lines: [{ item: ids.item('DESK'), units: [serial] }] }],
      ['returnToVendor', { vendor: ids.vendorA, lines: [{ units: [serial] }] }],
      ['adjustStock', { type: 'missing', reason: 'count', lines: [{ units: [serial] }] }],
    ] as const)
      expect(refusedClean(shop, name, args)).toMatchObject(said);
    expect(refusedScan(shop, openDraft(shop, 'sale'), serial)).toMatchObject(said);
  });

  test('auto-serialized pieces of another branch are not sold here by themselves', () => {
    const { till, ids, west, westShelf } = shop;
    const station = new ForeignStation(till, west);
    station.post(receiptOf(ids.item('PEN'), ids.vendorA, westShelf, [station.serial(1)]));
    const sale = {
      lines: [{ item: ids.item('PEN'), quantityE7: ONE }],
      tenders: [{ kind: 'cash', tenderedMinor: 2_500 }],
    };
    expect(refusedClean(shop, 'postSale', sale)).toEqual({ code: 'stockTooLow', item: ids.item('PEN'), onHandE7: 0 });
  });

  test('a void serial says so, at the counter and at the dock', () => {
    const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA });
    shop.till.ok('scan', { draft, text: 'CPU-1' });
    const { draft: open } = shop.till.ok('scan', { draft, text: '00003' }).result;
    const serial = open?.lines[0]?.units[0]?.serial ?? '';
    const sale = openDraft(shop, 'sale');
    expect(refusedScan(shop, sale, serial)).toEqual({ code: 'serialOnOpenDelivery', serial, user: shop.ids.owner });
    shop.till.ok('discardDraft', { draft });
    expect(refusedScan(shop, sale, serial)).toEqual({ code: 'serialVoid', serial });
    expect(refusedScan(shop, openDraft(shop, 'receipt'), serial)).toEqual({ code: 'serialVoid', serial });
    const line = { item: shop.ids.item('DESK'), units: [{ serial }] };
    const receipt = { vendor: shop.ids.vendorA, location: shop.ids.floor, lines: [line] };
    expect(refusedClean(shop, 'receiveUnits', receipt)).toEqual({ code: 'serialVoid', serial });
  });

  test('fault 21: a number on units of two items asks, shows both, adds nothing, and takes the one that was chosen', () => {
    const cpu = oneCpu(shop, '00003');
    const oven = receive(shop, 'OVEN', 1, ['00003'])[0] ?? '';
    const draft = openDraft(shop, 'sale');
    const before = footprint(shop.till);
    const { scan } = shop.till.ok('scan', { draft, text: '00003' }).result;
    expect(scan).toMatchObject({ result: 'question', code: 'severalUnits', refusal: null });
    expect(
      scan?.choices.map(({ serial, itemName, status, vendorName, costMinor }) => ({
        serial,
        itemName,
        status,
        vendorName,
        costMinor,
      })),
    ).toEqual([
      { serial: cpu, itemName: 'Ryzen 7', status: 'in_stock', vendorName: 'Vendor A', costMinor: 20_000 },
      { serial: oven, itemName: 'Microwave 3', status: 'in_stock', vendorName: 'Vendor A', costMinor: 20_000 },
    ]);
    sameFootprint(before, footprint(shop.till));
    shop.till.ok('scan', { draft, text: '00003', choose: oven });
    expect(shop.till.ask('draft', { draft }).lines.map((line) => line.units[0]?.serial)).toEqual([oven]);
  });

  test('fault 21: where only one of them is for sale, it is taken and the choice is shown', () => {
    const cpu = oneCpu(shop, '00003');
    const oven = receive(shop, 'OVEN', 1, ['00003'])[0] ?? '';
    sell(shop, 'CPU-1', [cpu]);
    const { scan } = shop.till.ok('scan', { draft: openDraft(shop, 'sale'), text: '00003' }).result;
    expect(scan).toMatchObject({ result: 'note', code: 'oneForSale', unit: { serial: oven } });
  });

  test('the code on the box is no serial: the sale asks for the piece and adds nothing', () => {
    oneCpu(shop, '00003');
    const draft = openDraft(shop, 'sale');
    expect(refusedScan(shop, draft, CPU_GTIN)).toEqual({
      code: 'serialWanted',
      item: shop.ids.item('CPU-1'),
      text: CPU_GTIN,
    });
    expect(linesOf(draft)).toHaveLength(0);
  });
});

describe('at the dock', () => {
  test('the code on the box selects the item and is never stored as a maker serial', () => {
    const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA });
    shop.till.ok('scan', { draft, text: CPU_GTIN });
    shop.till.ok('scan', { draft, text: CPU_GTIN });
    const { lines } = shop.till.ask('draft', { draft });
    expect(lines.map((line) => line.units)).toEqual([[]]);
  });

  test.each([
    ['as GTIN-13', CPU_GTIN],
    ['as GTIN-14', `0${CPU_GTIN}`],
    ['as item code', 'CPU-1'],
    ['as vendor code', 'VEND-A'],
  ])('a code of ours given as a maker serial is refused aloud: %s', (_, text) => {
    const line = { item: shop.ids.item('OVEN'), units: [{ makers: [text] }] };
    const receipt = { vendor: shop.ids.vendorA, location: shop.ids.floor, lines: [line] };
    expect(refusedClean(shop, 'receiveUnits', receipt)).toMatchObject({ code: 'makerSerialIsCode', text });
  });

  test('a maker serial that a unit in our hands carries is refused with that unit, also with blanks round it (fault 5)', () => {
    const serial = oneCpu(shop, '00003');
    for (const text of ['00003', ' 00003', '00003\u00a0', '\u200b00003']) {
      const line = { item: shop.ids.item('CPU-1'), units: [{ makers: [text] }] };
      const receipt = { vendor: shop.ids.vendorA, location: shop.ids.floor, lines: [line] };
      expect(refusedClean(shop, 'receiveUnits', receipt)).toMatchObject({
        code: 'makerSerialInHands',
        text: '00003',
        serial,
        itemName: 'Ryzen 7',
      });
    }
    const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA });
    shop.till.ok('scan', { draft, text: 'CPU-1' });
    expect(refusedScan(shop, draft, '00003')).toMatchObject({ code: 'makerSerialInHands', serial });
  });

  test('fault R15: two open deliveries cannot hold the same number; the second says whose it is', () => {
    const [first, second] = [as(shop, shop.receiver, () => openDraft(shop, 'receipt')), openDraft(shop, 'receipt')];
    for (const draft of [first, second]) shop.till.ok('scan', { draft, text: 'CPU-1' });
    shop.till.ok('scan', { draft: first, text: '00003' });
    expect(refusedScan(shop, second, '00003')).toEqual({
      code: 'serialOnOpenDelivery',
      serial: '00003',
      user: shop.receiver,
    });
    expect(shop.till.ask('draft', { draft: second }).units).toBe(0);
  });

  test.each([
    ['a quantity that is a barcode', { quantityE7: Number(CPU_GTIN) * ONE }, 'lines.0.quantityE7'],
    ['a price below zero', { quantityE7: ONE, unitCostMinor: -1 }, 'lines.0.unitCostMinor'],
    ['half a cent', { quantityE7: ONE, unitCostMinor: 0.5 }, 'lines.0.unitCostMinor'],
  ])('%s is refused with the field named', (_, line, path) => {
    const receipt = {
      vendor: shop.ids.vendorA,
      location: shop.ids.floor,
      lines: [{ item: shop.ids.item('CABLE'), ...line }],
    };
    expect(refusedClean(shop, 'receiveUnits', receipt)).toMatchObject({ code: 'commandMalformed', path });
  });

  test('a million pieces of a serialized item are too many, said at once', () => {
    const line = { item: shop.ids.item('DESK'), quantityE7: 1_000_000 * ONE };
    const receipt = { vendor: shop.ids.vendorA, location: shop.ids.floor, lines: [line] };
    expect(refusedClean(shop, 'receiveUnits', receipt)).toEqual({
      code: 'tooManyUnits',
      count: 1_000_000,
      limit: 5_000,
    });
  });

  test('5,001 found pieces are too many for one posting, too', () => {
    const line = { item: shop.ids.item('DESK'), quantityE7: 5_001 * ONE };
    const found = { type: 'found', reason: 'count', location: shop.ids.floor, lines: [line] };
    expect(refusedClean(shop, 'adjustStock', found)).toEqual({ code: 'tooManyUnits', count: 5_001, limit: 5_000 });
  });

  test('the largest price times the largest quantity is a refusal, not a crash', () => {
    // 10^12 minor units a piece, 10^6 pieces: 10^18 is beyond the safe integers.
    const line = { item: shop.ids.item('CABLE'), quantityE7: 1_000_000 * ONE, unitCostMinor: 1_000_000_000_000 };
    const receipt = { vendor: shop.ids.vendorA, location: shop.ids.floor, lines: [line] };
    expect(refusedClean(shop, 'receiveUnits', receipt)).toEqual({ code: 'amountTooLarge' });
    const sale = {
      lines: [{ item: shop.ids.item('CABLE'), quantityE7: 1_000_000 * ONE, unitPriceMinor: 1_000_000_000_000 }],
      tenders: [],
    };
    expect(refusedClean(shop, 'postSale', sale)).toEqual({ code: 'amountTooLarge' });
  });

  test('and the same on an open document: the line keeps its price', () => {
    const draft = openDraft(shop, 'sale');
    shop.till.ok('addDraftLine', { draft, item: shop.ids.item('CABLE'), quantityE7: 1_000_000 * ONE });
    const change = { draft, line: 0, unitPriceMinor: 1_000_000_000_000 };
    expect(refusedClean(shop, 'changeDraftLine', change)).toEqual({ code: 'amountTooLarge' });
  });
});

describe('documents that are none', () => {
  // A reference typed wrong: of our own prefix, of another, of no form at all.
  test.each(['own', 'QQ9-ABCDEF:7', 'S-000001', ':', ''])('a void, return or recall of "%s" is refused', (given) => {
    const sale = given === 'own' ? `${shop.till.prefix}-ZZZZZZ:7` : given;
    if (sale === '') {
      expect(refusedClean(shop, 'voidSale', { sale, reason: 'x' })).toMatchObject({
        code: 'commandMalformed',
        path: 'sale',
      });
      return;
    }
    const said = { code: 'unknownDocument', document: sale };
    expect(refusedClean(shop, 'voidSale', { sale, reason: 'x' })).toEqual(said);
    expect(refusedClean(shop, 'recallSale', { parked: sale })).toEqual(said);
    const back = { lines: [{ sale, saleLine: 0, reason: 'unopened' }] };
    expect(refusedClean(shop, 'returnGoods', back)).toEqual(said);
  });

  test('a customer that is none cannot park a sale', () => {
    const args = { label: 'X', customer: 'nobody', lines: [{ item: shop.ids.item('DESK'), units: [oneDesk(shop)] }] };
    expect(refusedClean(shop, 'parkSale', args)).toEqual({ code: 'unknownCustomer', customer: 'nobody' });
  });

  test('a parked sale has the pieces that it says: quantity two with one unit is refused (fault R13)', () => {
    const line = { item: shop.ids.item('DESK'), units: [oneDesk(shop)], quantityE7: 2 * ONE };
    expect(refusedClean(shop, 'parkSale', { label: 'X', lines: [line] })).toEqual({
      code: 'unitsMissing',
      item: shop.ids.item('DESK'),
      wanted: 2,
      got: 1,
    });
  });
});
