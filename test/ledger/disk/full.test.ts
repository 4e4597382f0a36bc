// A disk that fills up while goods are received: a fault that says the ledger is safe, no half receipt, and the same command
// is accepted once when there is space again. A real file system of a few megabytes, filled to the last byte.
import { appendFileSync, cpSync, mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openLedger, type OpenedLedger } from '../../../db/ledger/ledger';
import { contentOf, problemsOf } from '../harness/ledger-files';
import { mountMemory, type Mount } from '../harness/mounts';
import { ITEMS } from '../harness/prepared';
import { Till } from '../harness/till';

const MIB = 1024 * 1024;
const BLOCK = 4_096;

let disk: Mount | null = null;
let till: Till | null = null;
let ledger: OpenedLedger | null = null;
afterEach(() => {
  ledger?.close();
  ledger = null;
  till?.drop();
  till = null;
  disk?.drop();
  disk = null;
});

/** Fills the disk to its last block, then gives `free` bytes back. */
function fill(folder: string, free: number): void {
  rmSync(path.join(folder, 'spare'), { force: true });
  const room = (): number => statfsSync(folder).bavail * BLOCK;
  writeFileSync(path.join(folder, 'spare'), Buffer.alloc(Math.min(free, room())));
  while (room() > 0) appendFileSync(path.join(folder, 'filler'), Buffer.alloc(Math.min(room(), MIB / 4)));
  rmSync(path.join(folder, 'spare'));
}

function freeAll(folder: string): void {
  rmSync(path.join(folder, 'filler'), { force: true });
}

// From nothing to most of a receipt of 200 units: the disk is full at the first frame, in the middle, and at the commit.
test.each([0, 4 * BLOCK, 8 * BLOCK, 16 * BLOCK, 24 * BLOCK, 32 * BLOCK])(
  'with %i bytes left, a receipt of 200 units is a fault, safe, and is taken once when there is space',
  (free) => {
    till = Till.make();
    const ids = till.stockRoom(ITEMS);
    till.ledger.close();
    disk = mountMemory(6 * MIB);
    const folder = path.join(disk.folder, 'ledger');
    mkdirSync(folder);
    cpSync(till.folder, folder, { recursive: true });
    const nowMs = till.nowMs + 1_000;
    ledger = openLedger({ folder, keyFolder: till.keyFolder, access: 'write', now: () => nowMs });
    const before = contentOf(ledger.core.db);
    const units = Array.from({ length: 200 }, (_, index) => ({ makers: [`FULL-${String(index).padStart(4, '0')}`] }));
    const envelope = {
      id: 'full-disk-1',
      name: 'receiveUnits',
      args: {
        vendor: ids.vendorA,
        location: ids.floor,
        lines: [{ item: ids.item('CPU-1'), unitCostMinor: 38_900, units }],
      },
    } as const;
    fill(disk.folder, free);
    const full = ledger.command(envelope, { user: till.user });
    expect(full).toMatchObject({ ok: false, fault: { code: 'diskFull', safe: true, retry: true } });
    expect(contentOf(ledger.core.db)).toEqual(before);
    expect(problemsOf(ledger.core.db)).toEqual([]);
    freeAll(disk.folder);
    const taken = ledger.command(envelope, { user: till.user });
    if (!taken.ok) throw new Error(JSON.stringify(taken));
    expect(taken).toMatchObject({ repeat: false });
    expect(taken.postings[0]?.serials).toHaveLength(200);
    expect(ledger.command(envelope, { user: till.user })).toMatchObject({ ok: true, repeat: true });
    expect(ledger.query('search', { text: 'FULL-0199' }, { user: till.user })).toMatchObject({ ok: true });
    expect(contentOf(ledger.core.db)['ledger_posting']).toHaveLength((before['ledger_posting']?.length ?? 0) + 1);
    expect(problemsOf(ledger.core.db)).toEqual([]);
  },
);

test('a disk without a byte to spare cannot be founded on, and says diskFull', () => {
  disk = mountMemory(MIB);
  const folder = path.join(disk.folder, 'ledger');
  mkdirSync(folder);
  fill(disk.folder, 0);
  const keyFolder = path.join(disk.folder, 'keys');
  const open = (): OpenedLedger => openLedger({ folder, keyFolder, access: 'write', now: () => 0 });
  expect(open).toThrow(/^diskFull/u);
});
