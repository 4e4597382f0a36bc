// What a test prints: a label and a slip like any other, but of nothing that exists, and marked so that nobody sticks it on a
// piece or takes it for a sale.
import { englishPaper } from '../../shared/paper/paper-words';
import type { LabelData } from '../../shared/paper/label-data';
import type { SlipData } from '../../shared/paper/slip-data';
import { formatSerial } from '../../shared/serial/serial';
import type { LedgerCore } from '../ledger/core';

/** A training prefix (ZZ*) that no station has: a scan of the label says that it is unknown. */
const TEST_PREFIX = 'ZZT';
const TEST_NUMBER = 'TEST';
/** So many characters of a hash are read aloud and compared (DESIGN 6). */
const HEAD_CHARACTERS = 10;

export function testLabel(atText: string): LabelData {
  return {
    serial: formatSerial(TEST_PREFIX, 1),
    itemName: `${englishPaper.titles.test} ${atText}`,
    sku: TEST_NUMBER,
    gtin: null,
    makerSerials: [],
    makerLabels: [],
    companyName: '',
    priceText: '',
    training: true,
    reprint: false,
  };
}

/** Null before the company is founded. */
export function testSlip(core: LedgerCore, atText: string): SlipData | null {
  const company = core.view.company();
  const station = core.station();
  if (!company || !station) return null;
  const branch = core.view.branches([station.branch]).get(station.branch);
  return {
    kind: 'test',
    storeName: company.name,
    branchName: branch?.name ?? '',
    stationName: station.name,
    docNo: TEST_NUMBER,
    businessDate: core.businessDate(branch, core.now()),
    atText,
    cashier: '',
    customerName: null,
    currency: { code: company.currency, digits: company.currencyDigits },
    lines: [
      {
        name: englishPaper.testItem,
        quantityText: '1',
        unitPriceMinor: 0,
        discountMinor: 0,
        grossMinor: 0,
        units: [{ serial: formatSerial(TEST_PREFIX, 1), makers: [], warrantyEnd: null }],
      },
    ],
    taxes: [],
    totalMinor: 0,
    tenders: [],
    training: true,
    reprint: false,
    head: `${core.chain.seq} ${core.chain.hash.toString('hex').slice(0, HEAD_CHARACTERS)}`,
    footer: [],
  };
}
