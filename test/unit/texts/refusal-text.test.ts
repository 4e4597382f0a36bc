// Every refusal speaks: both parts, non-empty, different, no slot left open, no id shown where a name is unknown.
import { describe, expect, it } from 'vitest';
import type { Refusal, RefusalCode, StatusRefusalCode, UnitFacts } from '../../../shared/domain/refusal';
import { noNames, type Names } from '../../../shared/texts/names';
import { refusalText } from '../../../shared/texts/refusal-text';

const FACTS: UnitFacts = {
  serial: 'K7C000042S',
  item: 'id-item',
  itemName: 'Ryzen 7 9800X3D',
  makers: ['9JY0418Q-77'],
  status: 'in_stock',
  branch: 'id-branch',
  location: 'id-location',
  customer: 'id-customer',
  document: 'id-station:7',
  can: ['sold'],
};
/** The same unit with nothing known beside it. */
const BARE: UnitFacts = { ...FACTS, makers: [], branch: null, location: null, customer: null };

/** The refusals by status share one member of the union, so each of their codes is taken out by hand. */
type Sample<Code extends RefusalCode> = Code extends StatusRefusalCode
  ? { readonly code: Code } & UnitFacts
  : Extract<Refusal, { readonly code: Code }>;

/** One or more samples of every code; the type makes a code without a sample a compile error. */
const SAMPLES: { readonly [Code in RefusalCode]: readonly Sample<Code>[] } = {
  commandMalformed: [{ code: 'commandMalformed', path: 'lines.0.item', problem: 'is missing' }],
  commandIdReused: [{ code: 'commandIdReused' }],
  notSignedIn: [{ code: 'notSignedIn' }],
  wrongPin: [{ code: 'wrongPin', triesLeft: 2 }],
  pinLocked: [{ code: 'pinLocked', untilMs: 1_795_600_000_000 }],
  notAllowed: [{ code: 'notAllowed', right: 'void_sale' }],
  clockNeedsYes: [{ code: 'clockNeedsYes', lastAtMs: 1_795_600_000_000, nowMs: 1_795_000_000_000 }],
  notFounded: [{ code: 'notFounded' }],
  alreadyFounded: [{ code: 'alreadyFounded' }],
  shiftNotOpen: [{ code: 'shiftNotOpen' }],
  shiftAlreadyOpen: [{ code: 'shiftAlreadyOpen', number: 12 }],
  unknownItem: [{ code: 'unknownItem', item: 'CPU-1' }],
  unknownVendor: [{ code: 'unknownVendor', vendor: 'HARBOR' }],
  unknownCustomer: [{ code: 'unknownCustomer', customer: 'C-17' }],
  unknownLocation: [{ code: 'unknownLocation', location: 'BACK' }],
  unknownTaxCode: [{ code: 'unknownTaxCode', taxCode: 'std' }],
  unknownUser: [{ code: 'unknownUser', user: 'meier' }],
  unknownBranch: [{ code: 'unknownBranch', branch: 'HQ' }],
  unknownDocument: [{ code: 'unknownDocument', document: 'K7C-S-9' }],
  unknownReason: [{ code: 'unknownReason', reason: 'wrong-size' }],
  unknownPrinter: [{ code: 'unknownPrinter', printer: 7 }],
  labelFormatUnusable: [{ code: 'labelFormatUnusable', reason: 'format: a label without a symbol is no label' }],
  labelFormatInUse: [{ code: 'labelFormatInUse', name: 'Narrow', printer: 'dock' }],
  tooManyLabelFormats: [{ code: 'tooManyLabelFormats', limit: 50 }],
  locationOfOtherBranch: [{ code: 'locationOfOtherBranch', location: 'id-location' }],
  itemDiscontinued: [{ code: 'itemDiscontinued', item: 'id-item' }],
  deliveryNoteUsed: [
    { code: 'deliveryNoteUsed', vendor: 'id-vendor', deliveryNote: 'LS 4711', document: 'id-station:7' },
  ],
  inventoryTypeLocked: [{ code: 'inventoryTypeLocked', sku: 'CPU-1', from: 'serialized', to: 'stocked' }],
  codeTaken: [{ code: 'codeTaken', text: 'CPU-1', by: 'Ryzen 7' }],
  codeMalformed: (['gtinCheck', 'characters', 'ourSerial'] as const).map((problem) => ({
    code: 'codeMalformed',
    text: '4311501062448',
    problem,
  })),
  customerNumberTaken: [{ code: 'customerNumberTaken', number: '17' }],
  lastOwner: [{ code: 'lastOwner' }],
  personErased: [{ code: 'personErased', person: 'id-person' }],
  nothingToPost: [{ code: 'nothingToPost' }],
  tooManyUnits: [{ code: 'tooManyUnits', count: 5_001, limit: 5_000 }],
  wholePiecesOnly: [{ code: 'wholePiecesOnly', item: 'id-item' }],
  noUnitsOfItem: [{ code: 'noUnitsOfItem', item: 'id-item' }],
  unitsMissing: [{ code: 'unitsMissing', item: 'id-item', wanted: 2, got: 1 }],
  discountExceedsAmount: [{ code: 'discountExceedsAmount', item: 'id-item' }],
  amountTooLarge: [{ code: 'amountTooLarge' }],
  makerSerialMissing: [
    { code: 'makerSerialMissing', item: 'id-item', label: 'IMEI 2' },
    { code: 'makerSerialMissing', item: 'id-item', label: '' },
  ],
  makerSerialTooMany: [{ code: 'makerSerialTooMany', item: 'id-item', limit: 2 }],
  makerSerialMalformed: (['characters', 'length', 'luhn', 'vin', 'pattern'] as const).map((problem) => ({
    code: 'makerSerialMalformed',
    text: '356938035643808',
    problem,
  })),
  makerSerialIsCode: [{ code: 'makerSerialIsCode', text: '4006381333931', item: 'id-item' }],
  makerSerialIsOurSerial: [{ code: 'makerSerialIsOurSerial', text: 'K7C000042S' }],
  makerSerialTwice: [{ code: 'makerSerialTwice', text: '00003' }],
  makerSerialInHands: [
    { code: 'makerSerialInHands', text: '00003', ...FACTS },
    { code: 'makerSerialInHands', text: '00003', ...BARE },
  ],
  serialUnknown: [{ code: 'serialUnknown', serial: 'K7C000042S' }],
  serialVoid: [{ code: 'serialVoid', serial: 'K7C000042S' }],
  serialOnOpenDelivery: [{ code: 'serialOnOpenDelivery', serial: 'K7C000042S', user: 'id-user' }],
  serialNotAllotted: [{ code: 'serialNotAllotted', serial: 'K7C000042S' }],
  unitTwice: [{ code: 'unitTwice', serial: 'K7C000042S' }],
  unitOfOtherItem: [{ code: 'unitOfOtherItem', wanted: 'id-item', ...FACTS }],
  unitExpected: [{ code: 'unitExpected', ...FACTS }],
  unitWithdrawn: [{ code: 'unitWithdrawn', ...FACTS }],
  unitInStock: [
    { code: 'unitInStock', ...FACTS },
    { code: 'unitInStock', ...BARE },
  ],
  unitReserved: [{ code: 'unitReserved', ...FACTS }],
  unitInTransit: [{ code: 'unitInTransit', ...FACTS }],
  unitAlreadySold: [
    { code: 'unitAlreadySold', ...FACTS },
    { code: 'unitAlreadySold', ...BARE },
  ],
  unitReturnExpected: [{ code: 'unitReturnExpected', ...FACTS }],
  unitInRepair: [{ code: 'unitInRepair', ...FACTS }],
  unitAtVendor: [{ code: 'unitAtVendor', ...FACTS }],
  unitReturnedToVendor: [{ code: 'unitReturnedToVendor', ...FACTS }],
  unitConsumed: [{ code: 'unitConsumed', ...FACTS }],
  unitScrapped: [{ code: 'unitScrapped', ...FACTS }],
  unitMissing: [{ code: 'unitMissing', ...FACTS }],
  unitInOtherBranch: [
    { code: 'unitInOtherBranch', ...FACTS },
    { code: 'unitInOtherBranch', ...BARE },
  ],
  unitOnOtherDraft: [{ code: 'unitOnOtherDraft', draft: 'id-draft', user: 'id-user', ...FACTS }],
  unitInQuarantine: [{ code: 'unitInQuarantine', ...FACTS }],
  unitDefective: [{ code: 'unitDefective', ...FACTS }],
  unitNotOurs: [{ code: 'unitNotOurs', ...FACTS }],
  costPending: [{ code: 'costPending', ...FACTS }],
  paymentShort: [{ code: 'paymentShort', dueMinor: 1_000, gotMinor: 900 }],
  paymentOver: [{ code: 'paymentOver', kind: 'card', dueMinor: 1_000, gotMinor: 1_100 }],
  accountNeedsCustomer: [{ code: 'accountNeedsCustomer' }],
  tendersTaken: [{ code: 'tendersTaken', takenMinor: 1_500 }],
  saleOfOtherShift: [{ code: 'saleOfOtherShift', sale: 'id-station:7' }],
  saleVoided: [{ code: 'saleVoided', sale: 'id-station:7' }],
  saleHasReturns: [{ code: 'saleHasReturns', sale: 'id-station:7' }],
  parkedSaleGone: [{ code: 'parkedSaleGone', parked: 'id-station:7' }],
  notSoldByUs: [{ code: 'notSoldByUs', text: 'NEVER-SOLD-1' }],
  soldToOtherCustomer: [
    { code: 'soldToOtherCustomer', given: 'id-customer', ...FACTS },
    { code: 'soldToOtherCustomer', given: null, ...BARE },
  ],
  returnWindowOver: [{ code: 'returnWindowOver', soldOn: '2026-10-01', days: 55, limit: 30, ...FACTS }],
  quantityNotSold: [{ code: 'quantityNotSold', sale: 'id-station:7', line: 0, openE7: 15_000_000 }],
  refundNotTheShare: [{ code: 'refundNotTheShare', shareMinor: 5_975, gotMinor: 5_976 }],
  refundExceedsPaid: [{ code: 'refundExceedsPaid', kind: 'card', maxMinor: 500, gotMinor: 600 }],
  soldAfterGoLive: [
    { code: 'soldAfterGoLive', soldOn: '2026-10-01', goLiveDate: '2026-09-01' },
    { code: 'soldAfterGoLive', soldOn: '2026-10-01', goLiveDate: null },
  ],
  unitFromOtherVendor: [
    {
      code: 'unitFromOtherVendor',
      vendor: 'id-vendor',
      receipt: 'id-station:3',
      receivedOn: '2026-09-01',
      costMinor: 31_000,
      ...FACTS,
    },
    { code: 'unitFromOtherVendor', vendor: null, receipt: null, receivedOn: null, costMinor: null, ...BARE },
  ],
  stockTooLow: [{ code: 'stockTooLow', item: 'id-item', onHandE7: 30_000_000 }],
  prefixTaken: [{ code: 'prefixTaken', prefix: 'K7C' }],
  postingTooLarge: [{ code: 'postingTooLarge', bytes: 3_000_000, limit: 2_097_152 }],
  unknownDraft: [{ code: 'unknownDraft', draft: 'id-draft' }],
  draftOfOtherKind: [{ code: 'draftOfOtherKind', draft: 'id-draft', kind: 'vendor_return' }],
  unknownLine: [{ code: 'unknownLine', line: 4 }],
  scanEmpty: [{ code: 'scanEmpty' }],
  scanTooLong: [{ code: 'scanTooLong', limit: 4_096 }],
  scanUnreadable: ['gtin-check-digit', 'possible-lost-separator', 'nul-character', 'unknown-ai'].map((problem) => ({
    code: 'scanUnreadable',
    problem,
    text: '4311501062448',
  })),
  scanUnknown: [{ code: 'scanUnknown', text: 'XYZ' }],
  serialWanted: [{ code: 'serialWanted', item: 'id-item', text: '4006381333931' }],
  itemWanted: [{ code: 'itemWanted', text: '9JY0418Q-77' }],
  notForThisScreen: [{ code: 'notForThisScreen', what: 'customer', text: 'C-17' }],
};

const money = (amountMinor: number): string => `EUR ${amountMinor}`;
const time = (atMs: number): string => `moment ${atMs}`;
const BLIND = noNames(money, time);
const KNOWING: Names = {
  ...BLIND,
  item: () => 'Ryzen 7 9800X3D',
  vendor: () => 'Harbor Components',
  customer: () => 'M. Ortiz',
  user: () => 'A. Meier',
  location: () => 'Back room',
  branch: () => 'Main Street',
  document: () => 'receipt R-3 of 1 Sep 2026',
};

describe.each(
  Object.entries(SAMPLES).flatMap(([code, samples]) => samples.map((sample, at) => ({ code, at, sample }))),
)('refusal $code, sample $at', ({ sample }) => {
  it.each([
    ['with names', KNOWING],
    ['without names', BLIND],
  ])('says what and what now, %s', (_, names) => {
    const { what, now } = refusalText(sample, names);
    expect(what.length).toBeGreaterThan(10);
    expect(now.length).toBeGreaterThan(5);
    expect(what).not.toBe(now);
    expect(`${what} ${now}`).not.toMatch(/[{}]|undefined|null|NaN|\bid-|  /u);
    expect(what).toMatch(/[.]$/u);
    expect(now).toMatch(/[.]$/u);
  });
});

describe('refusals help', () => {
  const text = (refusal: Refusal): string => Object.values(refusalText(refusal, KNOWING)).join(' ');

  it('offers the return of a sold unit as one key', () => {
    expect(text({ code: 'unitAlreadySold', ...FACTS })).toBe(
      'Ryzen 7 9800X3D K7C000042S was sold to M. Ortiz with receipt R-3 of 1 Sep 2026. To take it back, press F6 Return.',
    );
  });

  it('names vendor, document, date and cost of a unit from another vendor', () => {
    const refusal = SAMPLES.unitFromOtherVendor[0];
    expect(refusal && text(refusal)).toContain(
      'bought from Harbor Components with receipt R-3 of 1 Sep 2026 for EUR 31000',
    );
  });

  it('tells a wrong check digit from an unknown code', () => {
    const misread = text({ code: 'scanUnreadable', problem: 'gtin-check-digit', text: '4311501062448' });
    expect(misread).toContain('Scan it again');
    expect(misread).not.toBe(text({ code: 'scanUnknown', text: '4311501062448' }));
  });

  it('cuts a long name, so that the fact behind it stays on the line', () => {
    const itemName = 'Professional 27-inch colour-accurate display with height-adjustable stand and matte glass';
    expect(refusalText({ code: 'unitAlreadySold', ...FACTS, itemName }, KNOWING).what).toBe(
      'Professional 27-inch colour-accurate display\u2026 K7C000042S was sold to M. Ortiz with receipt R-3 of 1 Sep 2026.',
    );
  });

  it('shows control characters of a scan as dots and cuts what is too long for a line', () => {
    const { what } = refusalText({ code: 'scanUnknown', text: `A\u001dB${'x'.repeat(200)}` }, BLIND);
    expect(what).toContain('A\u00b7Bxxx');
    expect(what.length).toBeLessThan(130);
  });
});
