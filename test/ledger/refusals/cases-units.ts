// How to be refused, code by code, in the order of the union: units, sales and what follows, stations, drafts and scans.
import { expect } from 'vitest';
import type { RefusalCode } from '../../../shared/domain/refusal';
import {
  as,
  CPU_GTIN,
  ONE,
  oneCpu,
  oneDesk,
  openDraft,
  park,
  refusedClean,
  refusedScan,
  saleOf,
  sell,
  type Shop,
} from '../harness/shop';
import { ForeignStation, receiptOf, serviceSale } from '../harness/foreign';
import { receipt, twoDesks, type Case, type CaseOf, type HeadCode, type Provoked } from './cases-head';

const LATER = 'no command of today brings a unit into this status';

function facts(shop: Shop, serial: string, status: string, itemName = 'Oak desk'): object {
  const { record } = shop.till.ask('unit', { serial });
  return { serial, itemName, status, document: record.last, branch: record.branch, location: record.location };
}

/** Sells a desk that is in some status, and says what the refusal must tell of it. */
function sellRefused(shop: Shop, serial: string, status: string, more: object = {}): Provoked {
  return {
    refusal: refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial])),
    expected: { ...facts(shop, serial, status), ...more },
  };
}

function adjusted(shop: Shop, type: string): string {
  const serial = oneDesk(shop);
  shop.till.ok('adjustStock', { type, reason: 'count', lines: [{ units: [serial] }] });
  return serial;
}

/** A sold desk that came back for a reason: defective ones stand in quarantine. */
function returned(shop: Shop, reason: string): string {
  const serial = oneDesk(shop);
  sell(shop, 'DESK', [serial]);
  shop.till.ok('returnGoods', { lines: [{ unit: serial, reason }] });
  return serial;
}

const scanned = (kind: string, text: string, expected: object): Case => ({
  run: (shop) => ({ refusal: refusedScan(shop, openDraft(shop, kind), text), expected }),
});

/** Days after which a clock needs a yes; the till is moved and the yes given with each command. */
const daysLater = (shop: Shop, days: number): void => {
  shop.till.nowMs += days * 86_400_000;
};

export const UNIT_CASES: CaseOf<Exclude<RefusalCode, HeadCode>> = {
  serialUnknown: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'postSale', saleOf(shop, 'DESK', ['NO-SUCH-UNIT'])),
      expected: { serial: 'NO-SUCH-UNIT' },
    }),
  },
  serialVoid: {
    run: (shop) => {
      const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA });
      shop.till.ok('scan', { draft, text: 'CPU-1' });
      const serial = shop.till.ok('scan', { draft, text: '00003' }).result.draft?.lines[0]?.units[0]?.serial ?? '';
      shop.till.ok('discardDraft', { draft });
      return { refusal: refusedClean(shop, 'postSale', saleOf(shop, 'CPU-1', [serial])), expected: { serial } };
    },
  },
  serialOnOpenDelivery: {
    run: (shop) => {
      const draft = openDraft(shop, 'receipt', { vendor: shop.ids.vendorA });
      shop.till.ok('scan', { draft, text: 'CPU-1' });
      const serial = shop.till.ok('scan', { draft, text: '00003' }).result.draft?.lines[0]?.units[0]?.serial ?? '';
      return {
        refusal: refusedClean(shop, 'postSale', saleOf(shop, 'CPU-1', [serial])),
        expected: { serial, user: shop.ids.owner },
      };
    },
  },
  serialNotAllotted: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'DESK', { units: [{ serial: 'K7C999999X' }] })),
      expected: { serial: 'K7C999999X' },
    }),
  },
  unitTwice: {
    run: (shop) => {
      const serial = oneDesk(shop);
      return { refusal: refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial, serial])), expected: { serial } };
    },
  },
  unitOfOtherItem: {
    run: (shop) => {
      const serial = oneCpu(shop, '00003');
      return {
        refusal: refusedClean(shop, 'postSale', saleOf(shop, 'DESK', [serial])),
        expected: { ...facts(shop, serial, 'in_stock', 'Ryzen 7'), wanted: shop.ids.item('DESK') },
      };
    },
  },

  unitExpected: { cannot: LATER },
  unitWithdrawn: { cannot: LATER },
  unitInStock: {
    run: (shop) => {
      const serial = oneDesk(shop);
      return {
        refusal: refusedClean(shop, 'returnGoods', { lines: [{ unit: serial, reason: 'unopened' }] }),
        expected: facts(shop, serial, 'in_stock'),
      };
    },
  },
  unitReserved: {
    run: (shop) => {
      const serial = oneDesk(shop);
      park(shop, 'DESK', [serial]);
      return sellRefused(shop, serial, 'reserved', { can: ['released', 'sold', 'builtIn'] });
    },
  },
  unitInTransit: { cannot: LATER },
  unitAlreadySold: {
    run: (shop) => {
      const serial = oneDesk(shop);
      const sale = sell(shop, 'DESK', [serial]).ref;
      return sellRefused(shop, serial, 'sold', { document: sale });
    },
  },
  unitReturnExpected: { cannot: LATER },
  unitInRepair: { cannot: LATER },
  unitAtVendor: { cannot: LATER },
  unitReturnedToVendor: {
    run: (shop) => {
      const serial = oneDesk(shop);
      shop.till.ok('returnToVendor', { vendor: shop.ids.vendorA, lines: [{ units: [serial] }] });
      return sellRefused(shop, serial, 'returned_to_vendor');
    },
  },
  unitConsumed: { cannot: LATER },
  unitScrapped: { run: (shop) => sellRefused(shop, adjusted(shop, 'write_off'), 'scrapped') },
  unitMissing: { run: (shop) => sellRefused(shop, adjusted(shop, 'missing'), 'missing') },

  unitInOtherBranch: {
    run: (shop) => {
      const station = new ForeignStation(shop.till, shop.west);
      const serial = station.serial(1);
      station.post(receiptOf(shop.ids.item('DESK'), shop.ids.vendorA, shop.westShelf, [serial]));
      return sellRefused(shop, serial, 'in_stock', { branch: shop.west, location: shop.westShelf });
    },
  },
  unitOnOtherDraft: {
    run: (shop) => {
      const serial = oneDesk(shop);
      const draft = as(shop, shop.cashier, () => openDraft(shop, 'sale'));
      shop.till.ok('scan', { draft, text: serial });
      return sellRefused(shop, serial, 'in_stock', { draft, user: shop.cashier });
    },
  },
  unitInQuarantine: {
    run: (shop) => {
      const { ids, till } = shop;
      const into = receipt(shop, 'DESK', { quantityE7: ONE }, { location: ids.defect });
      const [serial = ''] = till.ok('receiveUnits', into).posting.serials;
      return as(shop, shop.cashier, () => sellRefused(shop, serial, 'in_stock', { location: ids.defect }));
    },
  },
  unitDefective: {
    run: (shop) => {
      const serial = returned(shop, 'defective');
      return as(shop, shop.cashier, () => sellRefused(shop, serial, 'in_stock', { location: shop.ids.defect }));
    },
  },
  unitNotOurs: {
    cannot: 'units of customers and vendors come into our hands by repair and consignment, which later commands bring',
  },
  costPending: { cannot: 'a pending cost is only known for goods ahead of the books; no rule refuses it yet' },

  // 300.00 are due; 299.99 are one cent short.
  paymentShort: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'postSale', {
        ...saleOf(shop, 'DESK', [oneDesk(shop)]),
        tenders: [{ kind: 'cash', tenderedMinor: 29_999 }],
      }),
      expected: { dueMinor: 30_000, gotMinor: 29_999 },
    }),
  },
  accountNeedsCustomer: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'postSale', {
        ...saleOf(shop, 'DESK', [oneDesk(shop)]),
        tenders: [{ kind: 'account', tenderedMinor: 30_000 }],
      }),
      expected: {},
    }),
  },
  paymentOver: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'postSale', {
        ...saleOf(shop, 'DESK', [oneDesk(shop)]),
        tenders: [{ kind: 'card', tenderedMinor: 30_001 }],
      }),
      expected: { kind: 'card', dueMinor: 30_000, gotMinor: 30_001 },
    }),
  },
  // A shift is closed by a later command, so today the sale of another shift is one of another station.
  saleOfOtherShift: {
    run: (shop) => {
      const sale = new ForeignStation(shop.till, shop.branch).post(serviceSale(shop.ids.item('FEE')), {
        docNo: 'QQ2-S-000001',
      });
      return { refusal: refusedClean(shop, 'voidSale', { sale, reason: 'mistyped' }), expected: { sale } };
    },
  },
  saleVoided: {
    run: (shop) => {
      const sale = sell(shop, 'DESK', [oneDesk(shop)]).ref;
      shop.till.ok('voidSale', { sale, reason: 'mistyped' });
      return { refusal: refusedClean(shop, 'voidSale', { sale, reason: 'again' }), expected: { sale } };
    },
  },
  saleHasReturns: {
    run: (shop) => {
      const [first, second] = twoDesks(shop);
      const sale = sell(shop, 'DESK', [first, second]).ref;
      shop.till.ok('returnGoods', { lines: [{ unit: first, reason: 'unopened' }] });
      return { refusal: refusedClean(shop, 'voidSale', { sale, reason: 'mistyped' }), expected: { sale } };
    },
  },
  parkedSaleGone: {
    run: (shop) => {
      const parked = park(shop, 'DESK', [oneDesk(shop)]).ref;
      shop.till.ok('recallSale', { parked });
      return { refusal: refusedClean(shop, 'recallSale', { parked }), expected: { parked } };
    },
  },
  notSoldByUs: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'returnGoods', { lines: [{ unit: 'NOT-OURS-1', reason: 'unopened' }] }),
      expected: { text: 'NOT-OURS-1' },
    }),
  },
  soldToOtherCustomer: {
    run: (shop) => {
      const { till, ids } = shop;
      const serial = oneDesk(shop);
      till.ok('postSale', { ...saleOf(shop, 'DESK', [serial]), customer: ids.customer });
      const [other = ''] = till.ok('saveCustomer', { name: 'N. Field', number: '1002' }).posting.ids;
      const back = { customer: other, lines: [{ unit: serial, reason: 'unopened' }] };
      return as(shop, shop.cashier, () => ({
        refusal: refusedClean(shop, 'returnGoods', back),
        expected: { ...facts(shop, serial, 'sold'), given: other, customer: ids.customer },
      }));
    },
  },
  // Sold on 25 November; 26 December is day 31 of a window of 30.
  returnWindowOver: {
    run: (shop) => {
      const serial = oneDesk(shop);
      sell(shop, 'DESK', [serial]);
      daysLater(shop, 31);
      const back = { lines: [{ unit: serial, reason: 'unopened' }] };
      return as(shop, shop.cashier, () => ({
        refusal: refusedClean(shop, 'returnGoods', back, { clockConfirmed: true }),
        expected: { ...facts(shop, serial, 'sold'), soldOn: '2026-11-25', days: 31, limit: 30 },
      }));
    },
  },
  // Two cables were sold, one came back: one is open.
  quantityNotSold: {
    run: (shop) => {
      const { till, ids } = shop;
      till.ok('receiveUnits', receipt(shop, 'CABLE', { quantityE7: 5 * ONE, unitCostMinor: 300 }));
      const sold = {
        lines: [{ item: ids.item('CABLE'), quantityE7: 2 * ONE }],
        tenders: [{ kind: 'cash', tenderedMinor: 1_980 }],
      };
      const sale = till.ok('postSale', sold).posting.ref;
      till.ok('returnGoods', { lines: [{ sale, saleLine: 0, quantityE7: ONE, reason: 'unopened' }] });
      const back = { lines: [{ sale, saleLine: 0, quantityE7: 2 * ONE, reason: 'unopened' }] };
      return { refusal: refusedClean(shop, 'returnGoods', back), expected: { sale, line: 0, openE7: ONE } };
    },
  },
  refundNotTheShare: {
    run: (shop) => {
      const serial = oneDesk(shop);
      sell(shop, 'DESK', [serial]);
      const back = { lines: [{ unit: serial, reason: 'unopened' }], refunds: [{ kind: 'cash', amountMinor: 29_000 }] };
      return { refusal: refusedClean(shop, 'returnGoods', back), expected: { shareMinor: 30_000, gotMinor: 29_000 } };
    },
  },
  refundExceedsPaid: {
    run: (shop) => {
      const serial = oneDesk(shop);
      sell(shop, 'DESK', [serial]);
      const back = { lines: [{ unit: serial, reason: 'unopened' }], refunds: [{ kind: 'card', amountMinor: 30_000 }] };
      return {
        refusal: refusedClean(shop, 'returnGoods', back),
        expected: { kind: 'card', maxMinor: 0, gotMinor: 30_000 },
      };
    },
  },
  soldAfterGoLive: {
    run: (shop) => {
      shop.till.ok('changeSettings', { goLiveDate: '2026-09-01' });
      const unit = { item: shop.ids.item('DESK'), soldOn: '2026-09-01', grossMinor: 30_000 };
      return {
        refusal: refusedClean(shop, 'importSoldUnits', { importId: 'old-till', units: [unit] }),
        expected: { soldOn: '2026-09-01', goLiveDate: '2026-09-01' },
      };
    },
  },
  unitFromOtherVendor: {
    run: (shop) => {
      const serial = oneDesk(shop);
      const { vendorA, vendorB } = shop.ids;
      const receiptRef = shop.till.ask('unit', { serial }).record.receipt;
      return {
        refusal: refusedClean(shop, 'returnToVendor', { vendor: vendorB, lines: [{ units: [serial] }] }),
        expected: {
          ...facts(shop, serial, 'in_stock'),
          vendor: vendorA,
          receipt: receiptRef,
          receivedOn: '2026-11-25',
          costMinor: 20_000,
        },
      };
    },
  },
  stockTooLow: {
    run: (shop) => {
      const item = shop.ids.item('CABLE');
      shop.till.ok('receiveUnits', receipt(shop, 'CABLE', { quantityE7: 2 * ONE, unitCostMinor: 300 }));
      const back = { vendor: shop.ids.vendorA, lines: [{ item, quantityE7: 3 * ONE }] };
      return { refusal: refusedClean(shop, 'returnToVendor', back), expected: { item, onHandE7: 2 * ONE } };
    },
  },

  prefixTaken: {
    run: (shop) => {
      const { prefix } = shop.till;
      const twin = { stationId: 'QQ2-ABCDEF', branch: shop.branch, name: 'Till 2', publicKey: 'MCow', prefix };
      return { refusal: refusedClean(shop, 'enrolStation', twin), expected: { prefix } };
    },
  },
  // 1,400 items with twenty aliases of eighty characters are more than 2,240,000 bytes.
  postingTooLarge: {
    run: (shop) => {
      const alias = (item: number, index: number): string => `${item}-${index}-`.padEnd(80, 'x');
      const items = Array.from({ length: 1_400 }, (_, item) => ({
        sku: `S${item}`,
        name: 'Many names',
        inventoryType: 'stocked',
        priceMinor: 1,
        aliases: Array.from({ length: 20 }, (__, index) => alias(item, index)),
      }));
      return { refusal: refusedClean(shop, 'saveCatalogue', { items }), expected: { limit: 2_097_152 } };
    },
  },

  unknownDraft: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'scan', { draft: 'no-such-draft', text: 'CPU-1' }),
      expected: { draft: 'no-such-draft' },
    }),
  },
  draftOfOtherKind: {
    run: (shop) => {
      const draft = openDraft(shop, 'receipt');
      return { refusal: refusedClean(shop, 'parkDraft', { draft, label: 'X' }), expected: { draft, kind: 'receipt' } };
    },
  },
  tendersTaken: {
    run: (shop) => {
      const draft = openDraft(shop, 'sale');
      shop.till.ok('changeDraft', { draft, tenders: [{ kind: 'card', tenderedMinor: 1_500 }] });
      expect(refusedClean(shop, 'discardDraft', { draft })).toMatchObject({ code: 'tendersTaken' });
      return { refusal: refusedClean(shop, 'parkDraft', { draft, label: 'X' }), expected: { takenMinor: 1_500 } };
    },
  },
  unknownLine: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'changeDraftLine', { draft: openDraft(shop, 'sale'), line: 3, quantityE7: ONE }),
      expected: { line: 3 },
    }),
  },
  scanEmpty: scanned('sale', ' \r\n', {}),
  scanTooLong: scanned('sale', 'A'.repeat(4_097), { limit: 4_096 }),
  // 4006381333932: the check digit should be 1.
  scanUnreadable: scanned('sale', '4006381333932', { problem: 'check-digit', text: '4006381333932' }),
  scanUnknown: scanned('sale', 'NOBODY-KNOWS-ME', { text: 'NOBODY-KNOWS-ME' }),
  serialWanted: {
    run: (shop) => ({
      refusal: refusedScan(shop, openDraft(shop, 'sale'), CPU_GTIN),
      expected: { item: shop.ids.item('CPU-1'), text: CPU_GTIN },
    }),
  },
  itemWanted: scanned('receipt', 'SN-0001', { text: 'SN-0001' }),
  notForThisScreen: scanned('sale', 'VEND-A', { what: 'vendor', text: 'VEND-A' }),
};
