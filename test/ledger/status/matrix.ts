// Reads test/fixtures/status/matrix.csv, which was written by hand from the design's table of statuses, not from the code.
// A cell is the new status, or the refusal. `a/b` is: by the table a, by the command of today b, because that command names
// a document (a sale to void, a parked sale) or is not the one that the unit was promised to.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { UnitEvent } from '../../../shared/domain/status';

const FILE = path.join(import.meta.dirname, '..', '..', 'fixtures', 'status', 'matrix.csv');

/** The event that each column is about, in the words of the status table. */
export const EVENT_OF_COLUMN: Readonly<Record<string, UnitEvent>> = {
  receiveUnits: 'received',
  postSale: 'sold',
  voidSale: 'voided',
  parkSale: 'reserved',
  recallSale: 'released',
  returnGoods: 'returned',
  returnToVendor: 'vendorReturned',
  write_off: 'scrapped',
  missing: 'missing',
  found: 'found',
  importSoldUnits: 'importedSold',
  announce: 'announced',
  withdraw: 'withdrawn',
  reverseReceipt: 'receiptReversed',
  buyBack: 'boughtBack',
  transferShip: 'transferShipped',
  transferReceive: 'transferReceived',
  transferLost: 'transferLost',
  rmaIssue: 'rmaIssued',
  rmaClose: 'rmaClosed',
  repairOpen: 'repairOpened',
  repairClose: 'repairClosed',
  handOver: 'handedOver',
  sendToVendor: 'sentToVendor',
  backFromVendor: 'backFromVendor',
  build: 'builtIn',
  buildResult: 'built',
  teardown: 'tornDown',
};

export type Cell = {
  readonly status: string;
  readonly column: string;
  readonly byTable: string;
  readonly byCommand: string;
};

function cellsOf(line: string, columns: readonly string[]): Cell[] {
  const [status = '', ...texts] = line.split(',');
  return texts.map((text, index) => {
    const [byTable = '', byCommand = byTable] = text.split('/');
    return { status, column: columns[index] ?? '', byTable, byCommand };
  });
}

const [head = '', ...lines] = readFileSync(FILE, 'utf8').trim().split('\n');
export const COLUMNS: readonly string[] = head.split(',').slice(1);
export const ROWS: readonly string[] = lines.map((line) => line.split(',')[0] ?? '');
export const CELLS: readonly Cell[] = lines.flatMap((line) => cellsOf(line, COLUMNS));

/** What the file lets happen to a unit of a status: the events of the cells that are no refusal. */
export function allowedFrom(status: string): readonly UnitEvent[] {
  return CELLS.filter((cell) => cell.status === status && ROWS.includes(cell.byTable)).map(
    ({ column }) => EVENT_OF_COLUMN[column] as UnitEvent,
  );
}
