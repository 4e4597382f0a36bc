// Scans on their way to the window: kept until the page has them, in order, and what could not be kept is said.
import { expect, test } from 'vitest';
import { ScanOutbox } from '../../../main/devices/scan-outbox';
import type { DeviceScan } from '../../../shared/contract/scanners';

const told = (scans: readonly DeviceScan[]): readonly string[] => scans.map(({ text }) => text);

test('what came before the page listened comes first, then everything at once', () => {
  const outbox = new ScanOutbox();
  const heard: DeviceScan[] = [];
  outbox.put('A', 'serial');
  outbox.put('B', 'hidpos');
  outbox.open((scan) => heard.push(scan));
  outbox.put('C', 'serial');
  expect(heard.map(({ id: _, ...scan }) => scan)).toEqual([
    { text: 'A', via: 'serial', lostBefore: 0 },
    { text: 'B', via: 'hidpos', lostBefore: 0 },
    { text: 'C', via: 'serial', lostBefore: 0 },
  ]);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(3);
});

test('a page that is loaded anew gets what the one before it had not answered, and nothing else', () => {
  const outbox = new ScanOutbox();
  const before: DeviceScan[] = [];
  outbox.open((scan) => before.push(scan));
  for (const text of ['A', 'B', 'C']) outbox.put(text, 'serial');
  for (const { id } of before.slice(0, 2)) outbox.answered(id);
  outbox.close();
  outbox.put('D', 'serial');
  const heard: DeviceScan[] = [];
  outbox.open((scan) => heard.push(scan));
  expect(told(heard)).toEqual(['C', 'D']);
});

test('of 503 scans that nobody takes the first 500 are kept, and the next one says that 3 were lost', () => {
  const outbox = new ScanOutbox();
  for (let number = 1; number <= 503; number += 1) outbox.put(`S${number}`, 'serial');
  const heard: DeviceScan[] = [];
  outbox.open((scan) => heard.push(scan));
  expect(told(heard)).toEqual(Array.from({ length: 500 }, (_, index) => `S${index + 1}`));
  for (const { id } of heard) outbox.answered(id);
  outbox.put('NEXT', 'serial');
  expect(heard.at(-1)).toMatchObject({ text: 'NEXT', lostBefore: 3 });
});

test('how a scan came is known by the id of its command, until it was answered', () => {
  const outbox = new ScanOutbox();
  const heard: DeviceScan[] = [];
  outbox.open((scan) => heard.push(scan));
  outbox.put('A', 'serial');
  outbox.put('B', 'hidpos');
  expect(heard.map(({ id }) => outbox.viaOf(id))).toEqual(['serial', 'hidpos']);
  outbox.answered(heard[0]?.id ?? '');
  expect(heard.map(({ id }) => outbox.viaOf(id))).toEqual([null, 'hidpos']);
});
