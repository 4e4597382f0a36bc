// Between the ledger's jobs and pieces of paper: one job of three labels is three pieces and one end.
import { expect, test } from 'vitest';
import { faultOf } from '../../../db/ledger/fault';
import type { QueuedJob } from '../../../db/ledger/service-types';
import { LedgerJobPort, paperFolderPrinters } from '../../../main/printing-port';
import type { LabelData } from '../../../shared/paper/label-data';

const label = (serial: string): LabelData => ({
  serial,
  itemName: 'Ryzen 7 9800X3D',
  sku: 'CPU-9800X3D',
  gtin: null,
  makerSerials: [],
  makerLabels: [],
  companyName: '',
  priceText: '',
  training: false,
  reprint: false,
});
const job = (id: number, more: Partial<QueuedJob>): QueuedJob => ({
  id,
  kind: 'label',
  printer: null,
  labels: [],
  slip: null,
  deadlineAtMs: 9_000,
  reprint: false,
  drawerUntilMs: null,
  ...more,
});

/** A ledger that gives out its oldest job but for those that are out already. */
function port(queued: QueuedJob[]) {
  const settled: unknown[] = [];
  const ledger = {
    nextJob: async (handedOut: readonly number[]) => queued.find(({ id }) => !handedOut.includes(id)) ?? null,
    isJobQueued: async (id: number) => queued.some((other) => other.id === id),
    settleJob: async (id: number, state: 'sent' | 'failed', error: string | null) => {
      settled.push([id, state, error]);
      queued.splice(
        queued.findIndex((other) => other.id === id),
        1,
      );
    },
  };
  return { port: new LedgerJobPort(ledger, paperFolderPrinters('paper'), () => undefined), settled };
}

test('a job of three labels is settled once, when the third has ended', async () => {
  const { port: jobs, settled } = port([job(7, { labels: [label('A'), label('B'), label('C')] })]);
  const pieces = [await jobs.next(), await jobs.next(), await jobs.next()];
  expect(pieces.map((piece) => piece?.label?.serial)).toEqual(['A', 'B', 'C']);
  expect(await jobs.next()).toBeNull();
  await jobs.settle(pieces[0]?.id ?? -1, 'sent', null);
  await jobs.settle(pieces[1]?.id ?? -1, 'failed', 'out of labels');
  expect(settled).toEqual([]);
  await jobs.settle(pieces[2]?.id ?? -1, 'sent', null);
  expect(settled).toEqual([[7, 'failed', '1 of 3 labels: B: out of labels']]);
});

test('a slip does not wait for the labels of another job that are still out', async () => {
  const slip = { docNo: 'S1' } as QueuedJob['slip'];
  const { port: jobs } = port([job(1, { labels: [label('A')] }), job(2, { kind: 'slip', slip })]);
  expect([(await jobs.next())?.kind, (await jobs.next())?.kind, await jobs.next()]).toEqual(['label', 'slip', null]);
});

test('without a printer paper goes to the folder, a label as a label and a slip as a slip', async () => {
  const slip = { docNo: 'S1' } as QueuedJob['slip'];
  const { port: jobs } = port([job(1, { kind: 'slip', slip })]);
  expect(await jobs.next()).toMatchObject({
    kind: 'slip',
    printer: { kind: 'pdf_slip', folder: 'paper' },
    deadlineMs: 9_000,
  });
});

test('settings that make no sense fail the job and not the ones behind it', async () => {
  const { port: jobs, settled } = port([
    job(1, { printer: { kind: 'abacus' }, labels: [label('A')] }),
    job(2, { printer: { kind: 'zpl_tcp', format: 'roll-2x1', dpi: 203, host: '10.0.0.9' }, labels: [label('B')] }),
  ]);
  expect(await jobs.next()).toMatchObject({ label: { serial: 'B' }, printer: { host: '10.0.0.9', dpi: 203 } });
  expect(settled).toEqual([[1, 'failed', 'the settings of this printer make no sense']]);
});

test('an end that could not be stored is stored when it is told again', async () => {
  let broken = true;
  const settled: number[] = [];
  const ledger = {
    nextJob: async () => job(3, { labels: [label('A')] }),
    isJobQueued: async () => true,
    settleJob: async (id: number) => {
      if (broken) throw faultOf('busy', 'busy', true);
      settled.push(id);
    },
  };
  const jobs = new LedgerJobPort(ledger, paperFolderPrinters('paper'), () => undefined);
  const piece = await jobs.next();
  await expect(jobs.settle(piece?.id ?? -1, 'sent', null)).rejects.toThrow('busy');
  broken = false;
  await jobs.settle(piece?.id ?? -1, 'sent', null);
  expect(settled).toEqual([3]);
});

test('a closed ledger has no jobs, and asking it is no error', async () => {
  const closed = async (): Promise<never> => {
    throw faultOf('ledgerLocked', 'another process has it');
  };
  const jobs = new LedgerJobPort(
    { nextJob: closed, isJobQueued: closed, settleJob: closed },
    paperFolderPrinters('paper'),
    () => undefined,
  );
  expect(await jobs.next()).toBeNull();
});
