// One label as most are: an item with a GTIN and one number of the maker.
import type { LabelData } from '../../../shared/paper/label-data';

export const plainLabel: LabelData = {
  serial: 'K7C000042S',
  itemName: 'Ryzen 7 9800X3D',
  sku: 'RYZ-9800X3D',
  gtin: '04006381333931',
  makerSerials: ['9JY0418Q-77'],
  makerLabels: ['Maker'],
  companyName: 'Fernweh Electronics',
  priceText: '449.00 EUR',
  training: false,
  reprint: false,
};
