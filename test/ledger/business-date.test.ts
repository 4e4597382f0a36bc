// The day and the shift of a sale are fixed when it is posted, by the branch's own calendar and never by UTC. The Z that will count a
// shift by its sales comes with the closing of shifts; what it needs stands in every sale from the first.
import { expect, test } from 'vitest';
import { Till } from './harness/till';

test('a sale at 18:30 six hours behind UTC is of that day, and a shift over midnight holds all of its sales', () => {
  const till = Till.make(false);
  try {
    // 12:00 UTC on 1 September 2014 is 06:00 in the shop.
    till.nowMs = Date.UTC(2014, 8, 1, 12, 0, 0);
    till.found();
    const branch = { id: `${till.prefix}1.1`, code: 'HQ', name: 'Main street', timeZone: 'Etc/GMT+6' };
    till.ok('saveCatalogue', { branches: [branch] });
    const [item = ''] = till.ok('saveCatalogue', {
      items: [{ sku: 'FEE', name: 'Fee', inventoryType: 'non_stocked', priceMinor: 1_000 }],
    }).posting.ids;
    const shift = till.ok('openShift', { floatMinor: 0 }).posting.ref;
    const sellAt = (utcMs: number) => {
      till.nowMs = utcMs;
      const tenders = [{ kind: 'cash', tenderedMinor: 1_000 }];
      const { businessDate, shift: of } = till.ok('postSale', { lines: [{ item }], tenders }).posting;
      return [businessDate, of];
    };
    // 18:30 in the shop is 00:30 UTC of the next day; 23:50 and 01:30 are on both sides of the shop's own midnight.
    expect(sellAt(Date.UTC(2014, 8, 2, 0, 30))).toEqual(['2014-09-01', shift]);
    expect(sellAt(Date.UTC(2014, 8, 2, 5, 50))).toEqual(['2014-09-01', shift]);
    expect(sellAt(Date.UTC(2014, 8, 2, 7, 30))).toEqual(['2014-09-02', shift]);
    expect(till.ask('documents', { kind: 'sale.posted', shift })).toHaveLength(3);
    expect(till.ask('shift')?.cashMinor).toBe(3_000);
  } finally {
    till.close();
  }
});
