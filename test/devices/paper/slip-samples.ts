// One sale as a slip shows it: two serialized units and a cable, paid in cash with change.
import type { SlipData } from '../../../shared/paper/slip-data';

export const sampleSlip: SlipData = {
  kind: 'sale',
  storeName: 'Fernweh Electronics',
  branchName: 'Branch K7, Hauptstraße 12, 10115 Berlin',
  stationName: 'Till 2',
  docNo: 'K7C-S-000042',
  businessDate: '2026-11-24',
  atText: '2026-11-24 14:03',
  cashier: 'A. Meier',
  customerName: 'M. Ortiz',
  currency: { code: 'EUR', digits: 2 },
  lines: [
    {
      name: 'Ryzen 7 9800X3D',
      quantityText: '1',
      unitPriceMinor: 44_900,
      discountMinor: 0,
      grossMinor: 44_900,
      units: [{ serial: 'K7C000042S', makers: [{ label: 'Maker', text: '9JY0418Q-77' }], warrantyEnd: '2028-11-24' }],
    },
    { name: 'USB-C cable 2 m', quantityText: '2', unitPriceMinor: 990, discountMinor: 0, grossMinor: 1_980, units: [] },
    {
      name: 'Galaxy S26 128 GB',
      quantityText: '1',
      unitPriceMinor: 89_900,
      discountMinor: 5_000,
      grossMinor: 84_900,
      units: [
        {
          serial: 'K7C000051J',
          makers: [
            { label: 'IMEI 1', text: '356938035643809' },
            { label: 'IMEI 2', text: '356938035643817' },
          ],
          warrantyEnd: '2028-11-30',
        },
      ],
    },
  ],
  taxes: [{ name: 'VAT', rateText: '19 %', netMinor: 110_739, taxMinor: 21_041 }],
  totalMinor: 131_780,
  tenders: [{ name: 'Cash', amountMinor: 131_780, tenderedMinor: 135_000, changeMinor: 3_220 }],
  training: false,
  reprint: false,
  head: '1042 a1b2c3d4e5',
  footer: ['Thank you. Keep this slip for your warranty.'],
};
