// How to be refused, code by code, in the order of the union: the command itself, what it names, the catalogue, amounts,
// numbers of the maker. The other half is in cases-units.ts.
import type { Refusal, RefusalCode } from '../../../shared/domain/refusal';
import { ownLabel } from '../../fixtures/own-label';
import {
  as,
  CPU_GTIN,
  ONE,
  oneCpu,
  oneDesk,
  openDraft,
  receive,
  refusedClean,
  saleOf,
  type Shop,
} from '../harness/shop';
import { PIN, Till } from '../harness/till';

/** Provokes a refusal in a fresh copy of the shop, and says what it must be. */
export type Provoked = { readonly refusal: Refusal; readonly expected: object };
export type Case = { readonly run: (shop: Shop) => Provoked } | { readonly cannot: string };
export type CaseOf<Codes extends RefusalCode> = { readonly [Code in Codes]: Case };

export type HeadCode =
  | 'commandMalformed'
  | 'commandIdReused'
  | 'notSignedIn'
  | 'wrongPin'
  | 'pinLocked'
  | 'notAllowed'
  | 'clockNeedsYes'
  | 'notFounded'
  | 'alreadyFounded'
  | 'shiftNotOpen'
  | 'shiftAlreadyOpen'
  | 'unknownItem'
  | 'unknownVendor'
  | 'unknownCustomer'
  | 'unknownLocation'
  | 'unknownTaxCode'
  | 'unknownUser'
  | 'unknownBranch'
  | 'unknownDocument'
  | 'unknownReason'
  | 'unknownPrinter'
  | 'labelFormatUnusable'
  | 'labelFormatInUse'
  | 'tooManyLabelFormats'
  | 'locationOfOtherBranch'
  | 'itemDiscontinued'
  | 'deliveryNoteUsed'
  | 'inventoryTypeLocked'
  | 'codeTaken'
  | 'codeMalformed'
  | 'customerNumberTaken'
  | 'lastOwner'
  | 'personErased'
  | 'nothingToPost'
  | 'tooManyUnits'
  | 'wholePiecesOnly'
  | 'noUnitsOfItem'
  | 'unitsMissing'
  | 'discountExceedsAmount'
  | 'amountTooLarge'
  | 'makerSerialMissing'
  | 'makerSerialTooMany'
  | 'makerSerialMalformed'
  | 'makerSerialIsCode'
  | 'makerSerialIsOurSerial'
  | 'makerSerialTwice'
  | 'makerSerialInHands';

/** A receipt with one line, from vendor A to the floor. */
export function receipt({ ids }: Shop, sku: string, line: object, more: object = {}): object {
  return { vendor: ids.vendorA, location: ids.floor, lines: [{ item: ids.item(sku), ...line }], ...more };
}

/** A document that does not exist, with a reference of the right form, of a station nobody has heard of. */
export const NO_DOCUMENT = 'AAA-AAAAAA:7';

const clean = (expected: object, provoke: (shop: Shop) => Refusal): Case => ({
  run: (shop) => ({ refusal: provoke(shop), expected }),
});

export const HEAD_CASES: CaseOf<HeadCode> = {
  commandMalformed: clean({ path: 'floatMinor', problem: 'Invalid input: expected number, received string' }, (shop) =>
    refusedClean(shop, 'openShift', { floatMinor: '100' }),
  ),
  commandIdReused: clean({}, (shop) => {
    shop.till.ok('saveCustomer', { name: 'N. Field' }, { id: 'counter-0001' });
    return refusedClean(shop, 'saveCustomer', { name: 'O. Grove' }, { id: 'counter-0001' });
  }),
  notSignedIn: clean({}, (shop) => as(shop, null, () => refusedClean(shop, 'saveCustomer', { name: 'N. Field' }))),
  // Five tries are free; the first wrong one leaves four.
  wrongPin: clean({ triesLeft: 4 }, ({ till, ids }) => {
    return till.refused('signIn', { user: ids.owner, pin: '0000' }) as unknown as Refusal;
  }),
  pinLocked: {
    run: ({ till, ids }) => {
      const tries = Array.from({ length: 5 }, () => till.refused('signIn', { user: ids.owner, pin: '0000' }));
      // The fifth wrong try locks for thirty seconds, counted from that try.
      return { refusal: tries[4] as unknown as Refusal, expected: { untilMs: till.nowMs + 30_000 } };
    },
  },
  notAllowed: clean({ right: 'void_sale' }, (shop) => {
    const sale = shop.till.ok('postSale', saleOf(shop, 'DESK', [oneDesk(shop)])).posting.ref;
    return as(shop, shop.cashier, () => refusedClean(shop, 'voidSale', { sale, reason: 'mistyped' }));
  }),
  clockNeedsYes: {
    run: (shop) => {
      const lastAtMs = shop.till.nowMs;
      // A day and a second after the last posting; the till itself adds one more second.
      shop.till.nowMs += 86_400_000;
      const refusal = refusedClean(shop, 'saveCustomer', { name: 'N. Field' });
      return { refusal, expected: { lastAtMs, nowMs: lastAtMs + 86_401_000 } };
    },
  },
  notFounded: {
    run: () => {
      const till = Till.make(false);
      try {
        return { refusal: till.refused('openShift', { floatMinor: 0 }) as unknown as Refusal, expected: {} };
      } finally {
        till.close();
      }
    },
  },
  alreadyFounded: clean({}, ({ till }) => {
    const answer = till.ledger.found({
      companyName: 'Second',
      country: 'US',
      currency: 'USD',
      currencyDigits: 2,
      branchName: 'Second',
      branchCode: 'S',
      timeZone: 'UTC',
      stationName: 'Till 1',
      ownerName: 'Z',
      pin: PIN,
      sample: false,
    });
    if (answer.ok || !('refusal' in answer)) throw new Error('it was founded twice');
    return answer.refusal;
  }),
  shiftNotOpen: {
    run: () => {
      const till = Till.make();
      try {
        const { item } = till.stockRoom([{ sku: 'FEE', name: 'Set-up', inventoryType: 'non_stocked', priceMinor: 1 }]);
        const sale = { lines: [{ item: item('FEE') }], tenders: [{ kind: 'cash', tenderedMinor: 1 }] };
        return { refusal: till.refused('postSale', sale) as unknown as Refusal, expected: {} };
      } finally {
        till.close();
      }
    },
  },
  shiftAlreadyOpen: clean({ number: 1 }, (shop) => refusedClean(shop, 'openShift', { floatMinor: 0 })),

  unknownItem: clean({ item: 'nothing' }, (shop) =>
    refusedClean(shop, 'postSale', { lines: [{ item: 'nothing' }], tenders: [] }),
  ),
  unknownVendor: clean({ vendor: 'nobody' }, (shop) =>
    refusedClean(shop, 'receiveUnits', receipt(shop, 'CABLE', { quantityE7: ONE }, { vendor: 'nobody' })),
  ),
  unknownCustomer: clean({ customer: 'nobody' }, (shop) =>
    refusedClean(shop, 'postSale', { ...saleOf(shop, 'DESK', [oneDesk(shop)]), customer: 'nobody' }),
  ),
  unknownLocation: clean({ location: 'nowhere' }, (shop) =>
    refusedClean(shop, 'receiveUnits', receipt(shop, 'CABLE', { quantityE7: ONE }, { location: 'nowhere' })),
  ),
  unknownTaxCode: clean({ taxCode: 'none' }, (shop) =>
    refusedClean(shop, 'saveCatalogue', {
      items: [{ sku: 'NEW', name: 'New', inventoryType: 'stocked', priceMinor: 1, taxCode: 'none' }],
    }),
  ),
  unknownUser: clean({ user: 'nobody' }, (shop) => refusedClean(shop, 'signIn', { user: 'nobody', pin: '0000' })),
  unknownBranch: clean({ branch: 'nowhere' }, (shop) =>
    refusedClean(shop, 'enrolStation', { stationId: 'QQ2-ABCDEF', branch: 'nowhere', name: 'X', publicKey: 'MCow' }),
  ),
  unknownDocument: clean({ document: NO_DOCUMENT }, (shop) =>
    refusedClean(shop, 'voidSale', { sale: NO_DOCUMENT, reason: 'mistyped' }),
  ),
  unknownReason: clean({ reason: 'whim' }, (shop) => {
    const serial = oneDesk(shop);
    shop.till.ok('postSale', saleOf(shop, 'DESK', [serial]));
    return refusedClean(shop, 'returnGoods', { lines: [{ unit: serial, reason: 'whim' }] });
  }),
  unknownPrinter: clean({ printer: 7 }, (shop) => refusedClean(shop, 'testPrint', { printer: 7 })),
  labelFormatUnusable: clean({ reason: 'format: a label without a symbol is no label' }, (shop) =>
    refusedClean(shop, 'saveLabelFormat', { format: ownLabel('own-bare', { square: null }) }),
  ),
  labelFormatInUse: clean({ name: 'Narrow', printer: 'dock' }, (shop) => {
    shop.till.ok('saveLabelFormat', { format: ownLabel('own-narrow') });
    const printer = { for: 'label', kind: 'zpl_tcp', format: 'own-narrow', dpi: 203, host: 'dock', port: 9_100 };
    shop.till.ok('savePrinters', { printers: [printer] });
    return refusedClean(shop, 'deleteLabelFormat', { format: 'own-narrow' });
  }),
  tooManyLabelFormats: clean({ limit: 50 }, (shop) => {
    for (let at = 0; at < 50; at += 1) shop.till.ok('saveLabelFormat', { format: ownLabel(`own-${at}`) });
    return refusedClean(shop, 'saveLabelFormat', { format: ownLabel('own-one-more') });
  }),
  locationOfOtherBranch: {
    run: (shop) => ({
      refusal: refusedClean(
        shop,
        'receiveUnits',
        receipt(shop, 'CABLE', { quantityE7: ONE }, { location: shop.westShelf }),
      ),
      expected: { location: shop.westShelf },
    }),
  },
  itemDiscontinued: {
    run: (shop) => {
      const { scan } = shop.till.ok('scan', { draft: openDraft(shop, 'sale'), text: 'OLD' }).result;
      if (!scan?.refusal) throw new Error('a discontinued item was taken');
      return { refusal: scan.refusal, expected: { item: shop.ids.item('OLD') } };
    },
  },

  deliveryNoteUsed: {
    run: (shop) => {
      const first = receipt(shop, 'CABLE', { quantityE7: ONE }, { deliveryNote: 'LS-4711' });
      const { ref } = shop.till.ok('receiveUnits', first).posting;
      // Spaced and cased otherwise it is the same paper all the same.
      const again = receipt(shop, 'CABLE', { quantityE7: ONE }, { deliveryNote: ' ls 4711' });
      const refusal = refusedClean(shop, 'receiveUnits', again);
      return { refusal, expected: { vendor: shop.ids.vendorA, deliveryNote: 'ls 4711', document: ref } };
    },
  },

  inventoryTypeLocked: clean({ sku: 'DESK', from: 'serialized', to: 'stocked' }, (shop) => {
    oneDesk(shop);
    const item = { id: shop.ids.item('DESK'), sku: 'DESK', name: 'Oak desk', priceMinor: 30_000 };
    return refusedClean(shop, 'saveCatalogue', { items: [{ ...item, inventoryType: 'stocked' }] });
  }),
  codeTaken: clean({ text: 'CPU-1', by: 'Ryzen 7' }, (shop) =>
    refusedClean(shop, 'saveCatalogue', {
      items: [{ sku: 'CPU-1', name: 'Other', inventoryType: 'stocked', priceMinor: 1 }],
    }),
  ),
  // The check digit of 400638133393 is 1, not 2.
  codeMalformed: clean({ text: '4006381333932', problem: 'gtinCheck' }, (shop) =>
    refusedClean(shop, 'saveCatalogue', {
      items: [{ sku: 'NEW', name: 'New', inventoryType: 'stocked', priceMinor: 1, gtins: ['4006381333932'] }],
    }),
  ),
  customerNumberTaken: clean({ number: '1001' }, (shop) =>
    refusedClean(shop, 'saveCustomer', { name: 'N. Field', number: '1001' }),
  ),
  lastOwner: clean({}, (shop) =>
    refusedClean(shop, 'saveUser', { id: shop.ids.owner, role: 'manager', name: 'A. Meier' }),
  ),
  personErased: {
    run: (shop) => {
      shop.till.ok('erasePerson', { person: shop.ids.customer, reason: 'asked to' });
      return {
        refusal: refusedClean(shop, 'saveCustomer', { id: shop.ids.customer, name: 'M. Ortiz' }),
        expected: { person: shop.ids.customer },
      };
    },
  },

  nothingToPost: clean({}, (shop) => refusedClean(shop, 'postSale', { lines: [], tenders: [] })),
  tooManyUnits: clean({ count: 5_001, limit: 5_000 }, (shop) =>
    refusedClean(shop, 'receiveUnits', receipt(shop, 'DESK', { quantityE7: 5_001 * ONE })),
  ),
  wholePiecesOnly: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'DESK', { quantityE7: ONE + 1 })),
      expected: { item: shop.ids.item('DESK') },
    }),
  },
  noUnitsOfItem: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'CABLE', { units: [{}] })),
      expected: { item: shop.ids.item('CABLE') },
    }),
  },
  unitsMissing: {
    run: (shop) => {
      const line = { item: shop.ids.item('DESK'), quantityE7: 2 * ONE, units: [oneDesk(shop)] };
      return {
        refusal: refusedClean(shop, 'postSale', { lines: [line], tenders: [] }),
        expected: { item: shop.ids.item('DESK'), wanted: 2, got: 1 },
      };
    },
  },
  discountExceedsAmount: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'postSale', {
        lines: [{ item: shop.ids.item('FEE'), discountMinor: 1_501 }],
        tenders: [],
      }),
      expected: { item: shop.ids.item('FEE') },
    }),
  },
  // 10,000,000,000.00 a piece is the largest price; two pieces are more than a document can hold.
  amountTooLarge: clean({}, (shop) =>
    refusedClean(
      shop,
      'receiveUnits',
      receipt(shop, 'CABLE', { quantityE7: 2 * ONE, unitCostMinor: 1_000_000_000_000 }),
    ),
  ),

  makerSerialMissing: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'CPU-1', { units: [{}] })),
      expected: { item: shop.ids.item('CPU-1'), label: 'Maker serial' },
    }),
  },
  makerSerialTooMany: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'CPU-1', { units: [{ makers: ['A1', 'A2'] }] })),
      expected: { item: shop.ids.item('CPU-1'), limit: 1 },
    }),
  },
  // 490154203237518 has a right check digit (Luhn), 490154203237517 has not.
  makerSerialMalformed: clean({ text: '490154203237517', problem: 'luhn' }, (shop) =>
    refusedClean(shop, 'receiveUnits', receipt(shop, 'PHONE', { units: [{ makers: ['490154203237517'] }] })),
  ),
  makerSerialIsCode: {
    run: (shop) => ({
      refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'OVEN', { units: [{ makers: [CPU_GTIN] }] })),
      expected: { text: CPU_GTIN, item: shop.ids.item('CPU-1') },
    }),
  },
  makerSerialIsOurSerial: {
    run: (shop) => {
      const serial = oneDesk(shop);
      return {
        refusal: refusedClean(shop, 'receiveUnits', receipt(shop, 'OVEN', { units: [{ makers: [serial] }] })),
        expected: { text: serial },
      };
    },
  },
  makerSerialTwice: clean({ text: '00003' }, (shop) =>
    refusedClean(
      shop,
      'receiveUnits',
      receipt(shop, 'CPU-1', { units: [{ makers: ['00003'] }, { makers: ['00003'] }] }),
    ),
  ),
  makerSerialInHands: {
    run: (shop) => {
      const serial = oneCpu(shop, '00003');
      const again = receipt(shop, 'CPU-1', { units: [{ makers: ['00003'] }] });
      return {
        refusal: refusedClean(shop, 'receiveUnits', again),
        expected: { text: '00003', serial, itemName: 'Ryzen 7', status: 'in_stock' },
      };
    },
  },
};

/** Two desks, for cases that need a second. */
export function twoDesks(shop: Shop): readonly [string, string] {
  const [first = '', second = ''] = receive(shop, 'DESK', 2);
  return [first, second];
}
