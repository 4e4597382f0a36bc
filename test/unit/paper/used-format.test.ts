// Which label a preview shows: that of the printer of labels, as its jobs print it.
import { expect, test } from 'vitest';
import { paperFolderPrinters } from '../../../main/printing-port';
import { labelFormats } from '../../../main/printing/paper-assets';
import { checkOwnFormat } from '../../../shared/paper/own-format';
import { usedFormat } from '../../../shared/paper/used-format';
import { ownLabel } from '../../fixtures/own-label';

const own = checkOwnFormat(ownLabel('own-narrow'));
if (own.kind !== 'format') throw new Error('the own format is none');
const formats = [...labelFormats().values(), own.format];
const slips = { for: 'slip', kind: 'pdf_slip', format: '', dpi: 203 };
const labels = { for: 'label', kind: 'zpl_tcp', format: 'roll-2x1', dpi: 203 };

const seen = (...printers: readonly Readonly<Record<string, unknown>>[]): unknown => {
  const used = usedFormat(printers, formats);
  return used && [used.format.id, used.dpi];
};

test('the format of the label printer in its resolution, or in that of the format where it has not that of the printer', () => {
  expect(seen(slips, labels)).toEqual(['roll-2x1', 203]);
  expect(seen({ ...labels, format: 'own-narrow' })).toEqual(['own-narrow', 300]);
  expect(seen({ ...labels, format: 'avery-5160' })).toEqual(['avery-5160', 300]);
});

test('without a label printer that of the files beside the ledger; of a format that is gone nothing', () => {
  const { format, dpi } = paperFolderPrinters('paper').label;
  expect(seen(slips)).toEqual([format, dpi]);
  expect(seen({ ...labels, format: 'own-gone' })).toBeNull();
});
