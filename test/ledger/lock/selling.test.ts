// Verify of a ledger that another process sells from: it sees one moment of it, holds up no commit, and says that all is well.
import { beforeAll, expect, test } from 'vitest';
import { openLedger } from '../../../db/ledger/ledger';
import { verifyLedger, type Report } from '../../../db/ledger/verify';
import { prepareDay } from '../harness/prepared';
import { bundleTill, linesOf, startTill } from '../harness/processes';

const TIMES = 6;

let program = '';
beforeAll(async () => {
  program = await bundleTill();
});

/** What verify says, and how many postings were committed while it ran. */
function verified(folder: string, keyFolder: string): { readonly report: Report; readonly meanwhile: number } {
  const ledger = openLedger({ folder, keyFolder, access: 'read', now: () => Date.now() });
  try {
    const report = verifyLedger(ledger.core.db.name, null);
    const count = ledger.core.db.prepare('SELECT COUNT(*) FROM ledger_posting').pluck().get() as number;
    return { report, meanwhile: count - report.postings };
  } finally {
    ledger.close();
  }
}

test('a ledger that is being sold from verifies, again and again', async () => {
  const { till, ids } = prepareDay();
  till.ledger.close();
  const { folder, keyFolder, nowMs, user } = till;
  const receipt = {
    vendor: ids.vendorA,
    location: ids.floor,
    lines: [{ item: ids.item('PEN'), quantityE7: 20_000_000, unitCostMinor: 1_000 }],
  };
  const sale = {
    lines: [
      { item: ids.item('PEN'), quantityE7: 10_000_000 },
      { item: ids.item('CABLE'), quantityE7: 10_000_000 },
    ],
    tenders: [{ kind: 'cash', tenderedMinor: 10_000 }],
  };
  const envelopes = [
    { id: 'loop-receipt', name: 'receiveUnits', args: receipt },
    { id: 'loop-sale', name: 'postSale', args: sale },
  ] as const;
  const child = startTill(program, {
    folder,
    keyFolder,
    access: 'write',
    nowMs,
    user,
    steps: [{ kind: 'loop', envelopes }],
  });
  const ended: unknown[] = [];
  const lines = linesOf(child);
  expect((await lines.next()).value).toMatchObject({ opened: true });
  expect((await lines.next()).value).toMatchObject({ looping: true });
  const times = Array.from({ length: TIMES }, () => verified(folder, keyFolder));
  child.stdin.end();
  for await (const line of lines) ended.push(line);
  expect(ended[0]).toMatchObject({ refused: null });
  expect(times.flatMap(({ report }) => report.problems)).toEqual([]);
  const counts = times.map(({ report }) => report.postings);
  // None saw less than the one before, and it was being sold from: how fast is the computer's affair.
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(new Set(counts).size).toBeGreaterThan(1);
  // And it was sold from while the transaction of a verify was open.
  expect(Math.max(...times.map(({ meanwhile }) => meanwhile))).toBeGreaterThan(0);
  till.drop();
});
