// The command that a draft ends in: what stands on the draft, no more and no less.
import { describe, expect, test } from 'vitest';
import { commandOf } from '../../../shared/domain/draft/to-command';
import { emptyDraft } from './draft-store';
import { ONE } from './pure-store';

describe('the command of a draft', () => {
  test('of a sale names price, discounts and units only where they stand on the draft', () => {
    const line = {
      line: 0,
      item: 'i',
      quantityE7: ONE,
      planned: false,
      unitPriceMinor: null,
      unitCostMinor: null,
      discountPpm: 0,
      discountMinor: 0,
      reason: null,
      sale: null,
      saleLine: null,
      units: [],
    };
    const full = {
      ...line,
      line: 1,
      unitPriceMinor: 5,
      discountPpm: 6,
      discountMinor: 7,
      units: [{ serial: 's', makers: ['a', 'b'], complete: true, taken: ['b'] }],
    };
    const draft = { ...emptyDraft('sale', { docDiscountPpm: 8, docDiscountMinor: 9 }), lines: [line, full] };
    expect(commandOf(draft, {})).toEqual({
      name: 'postSale',
      args: {
        customer: null,
        docDiscountPpm: 8,
        docDiscountMinor: 9,
        tenders: [],
        onTrust: [],
        makersTaken: [{ unit: 's', makers: ['b'] }],
        lines: [
          { item: 'i', quantityE7: ONE },
          { item: 'i', quantityE7: ONE, units: ['s'], unitPriceMinor: 5, discountPpm: 6, discountMinor: 7 },
        ],
      },
    });
    expect(commandOf({ ...draft, header: emptyDraft('sale').header, lines: [] }, {}).args).toEqual({
      customer: null,
      tenders: [],
      onTrust: [],
      makersTaken: [],
      lines: [],
    });
  });

  test('of a delivery leaves out lines with nothing on them, and passes reasons on', () => {
    const line = {
      line: 0,
      item: 'i',
      quantityE7: 0,
      planned: false,
      unitPriceMinor: null,
      unitCostMinor: null,
      discountPpm: 0,
      discountMinor: 0,
      reason: null,
      sale: null,
      saleLine: null,
      units: [],
    };
    const draft = {
      ...emptyDraft('receipt'),
      lines: [
        line,
        { ...line, quantityE7: ONE, unitCostMinor: 4 },
        { ...line, quantityE7: ONE, units: [{ serial: 's', makers: ['m'], complete: true }] },
      ],
    };
    expect(commandOf(draft, { twinReason: 'because' })).toMatchObject({
      name: 'receiveUnits',
      args: {
        vendor: '',
        location: '',
        twinReason: 'because',
        lines: [
          { item: 'i', quantityE7: ONE, unitCostMinor: 4 },
          { item: 'i', units: [{ serial: 's', makers: ['m'] }] },
        ],
      },
    });
    expect(commandOf(draft, {}).args).toMatchObject({ twinReason: null });
  });

  test('of a return names units by serial and goods by their sale, with the reason of the line or of the desk', () => {
    const line = {
      line: 0,
      item: 'i',
      quantityE7: ONE,
      planned: false,
      unitPriceMinor: null,
      unitCostMinor: null,
      discountPpm: 0,
      discountMinor: 0,
      reason: null,
      sale: null,
      saleLine: null,
      units: [],
    };
    const lines = [
      { ...line, reason: 'own', units: [{ serial: 's', makers: [], complete: true }] },
      { ...line, sale: 'S:1', saleLine: 2 },
      line,
    ];
    const refunds = [{ kind: 'cash' as const, amountMinor: 5 }];
    expect(commandOf({ ...emptyDraft('return', { reason: 'desk' }), lines }, { refunds }).args).toEqual({
      customer: null,
      refunds,
      lines: [
        { unit: 's', reason: 'own' },
        { sale: 'S:1', saleLine: 2, quantityE7: ONE, reason: 'desk' },
        { sale: '', saleLine: 0, quantityE7: ONE, reason: 'desk' },
      ],
    });
    expect(commandOf({ ...emptyDraft('return'), lines: [line] }, {}).args).toEqual({
      customer: null,
      lines: [{ sale: '', saleLine: 0, quantityE7: ONE, reason: '' }],
    });
  });

  test('of a return to a vendor names its units and the reason for another vendor', () => {
    const line = {
      line: 0,
      item: 'i',
      quantityE7: ONE,
      planned: false,
      unitPriceMinor: null,
      unitCostMinor: null,
      discountPpm: 0,
      discountMinor: 0,
      reason: null,
      sale: null,
      saleLine: null,
      units: [{ serial: 's', makers: [], complete: true }],
    };
    const draft = { ...emptyDraft('vendor_return', { vendor: 'v1', deliveryNote: 'RMA-7' }), lines: [line] };
    const args = { vendor: 'v1', vendorReference: 'RMA-7', overrideReason: 'agreed', lines: [{ units: ['s'] }] };
    expect(commandOf(draft, { overrideReason: 'agreed' })).toEqual({ name: 'returnToVendor', args });
    expect(commandOf({ ...draft, header: emptyDraft('vendor_return').header }, {}).args).toEqual({
      ...args,
      vendor: '',
      vendorReference: null,
      overrideReason: null,
    });
  });
});
