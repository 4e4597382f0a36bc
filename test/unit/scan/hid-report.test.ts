// HID POS reports, byte by byte. The layouts are those of the makers' tables; the long ones are written out here.
import { describe, expect, test } from 'vitest';
import {
  HID_START,
  hidTimeout,
  NEWLAND_PROFILE,
  profileOfVendor,
  STANDARD_PROFILE,
  stepHid,
  type HidDrop,
  type HidProfile,
} from '../../../shared/scan/hid-report';

type Part = { readonly aim?: string; readonly data: string; readonly continued?: boolean; readonly length?: number };

/** A report of the standard layout. */
function report({ aim = ']C0', data, continued = false, length = data.length }: Part): Uint8Array {
  const bytes = new Uint8Array(64);
  bytes.set([2, length, ...codes(aim.padEnd(3, '\0')), ...codes(data)]);
  bytes[62] = 0x6a;
  bytes[63] = continued ? 1 : 0;
  return bytes;
}

const codes = (text: string): readonly number[] => Array.from(text, (character) => character.charCodeAt(0));

type Fed = { readonly scans: readonly string[]; readonly dropped: readonly HidDrop[] };

/** Feeds reports, each with the milliseconds since the one before. */
function feed(reports: readonly (readonly [Uint8Array, number])[], profile: HidProfile = STANDARD_PROFILE): Fed {
  let state = HID_START;
  let atMs = 0;
  const scans: string[] = [];
  const dropped: HidDrop[] = [];
  for (const [bytes, gapMs] of reports) {
    atMs += gapMs;
    const step = stepHid(state, bytes, atMs, profile);
    ({ state } = step);
    if (step.scan) scans.push(String.fromCharCode(...step.scan));
    dropped.push(...step.dropped);
  }
  return { scans, dropped };
}

const FULL = 'X'.repeat(56);

describe('reports of the standard layout', () => {
  test('one report is one scan, its identifier in front', () => {
    expect(feed([[report({ data: 'NEXT-1' }), 0]])).toEqual({ scans: [']C0NEXT-1'], dropped: [] });
  });
  test('data are cut at the length, never at the first NUL', () => {
    expect(feed([[report({ data: 'A\0B' }), 0]]).scans).toEqual([']C0A\0B']);
    expect(feed([[report({ data: 'ABCDEF', length: 3 }), 0]]).scans).toEqual([']C0ABC']);
  });
  test('three zero bytes are no identifier', () => {
    expect(feed([[report({ aim: '', data: 'ABC' }), 0]]).scans).toEqual(['ABC']);
  });
  test('a full report is a scan of its own unless the flag says that it goes on', () => {
    expect(feed([[report({ data: FULL }), 0]]).scans).toEqual([`]C0${FULL}`]);
    const two: readonly (readonly [Uint8Array, number])[] = [
      [report({ data: FULL, continued: true }), 0],
      [report({ data: 'END' }), 8],
    ];
    expect(feed(two)).toEqual({ scans: [`]C0${FULL}END`], dropped: [] });
  });
  test('56 bytes are taken, 57 reject the report', () => {
    expect(feed([[report({ data: FULL, length: 57 }), 0]])).toEqual({ scans: [], dropped: ['length'] });
    expect(feed([[report({ data: 'BAD', length: 255 }), 0]])).toEqual({ scans: [], dropped: ['length'] });
  });
  test('a rejected report takes with it the scan that it belonged to', () => {
    const fed = feed([
      [report({ data: FULL, continued: true }), 0],
      [report({ data: 'BAD', length: 200, continued: true }), 8],
      [report({ data: 'NEXT-1' }), 8],
    ]);
    expect(fed).toEqual({ scans: [']C0NEXT-1'], dropped: ['unfinished', 'length'] });
  });
  test('an unfinished scan is dropped after 500 ms, not before', () => {
    const open = report({ data: FULL, continued: true });
    expect(
      feed([
        [open, 0],
        [report({ data: 'END' }), 500],
      ]).scans,
    ).toEqual([`]C0${FULL}END`]);
    expect(
      feed([
        [open, 0],
        [report({ data: 'NEXT' }), 501],
      ]),
    ).toEqual({ scans: [']C0NEXT'], dropped: ['unfinished'] });
    const { state } = stepHid(HID_START, open, 0, STANDARD_PROFILE);
    expect(hidTimeout(state, 500)).toEqual({ state, scan: null, dropped: [] });
    expect(hidTimeout(state, 501)).toEqual({ state: HID_START, scan: null, dropped: ['unfinished'] });
  });
  test('and when the identifier changes', () => {
    const fed = feed([
      [report({ aim: ']Q1', data: FULL, continued: true }), 0],
      [report({ aim: ']C0', data: 'NEXT' }), 8],
    ]);
    expect(fed).toEqual({ scans: [']C0NEXT'], dropped: ['unfinished'] });
  });
  test('a scan that never ends stays within what the decoder refuses', () => {
    const endless = Array.from({ length: 100 }, () => [report({ data: FULL, continued: true }), 8] as const);
    // 100 x 56 = 5,600 bytes come in, 4,097 and the identifier go on.
    expect(feed([...endless, [report({ data: '' }), 8]]).scans[0]).toHaveLength(4_100);
  });
  test('answers to commands and empty reports are no scans', () => {
    expect(feed([[report({ aim: ']X0', data: 'OK' }), 0]])).toEqual({ scans: [], dropped: ['command-answer'] });
    expect(feed([[report({ aim: ']Z6', data: 'OK' }), 0]])).toEqual({ scans: [], dropped: ['command-answer'] });
    expect(feed([[report({ aim: '', data: '' }), 0]])).toEqual({ scans: [], dropped: [] });
  });
});

describe('other layouts', () => {
  test('the report id may be stripped', () => {
    expect(feed([[report({ data: 'ABC' }).subarray(1), 0]]).scans).toEqual([']C0ABC']);
  });
  test('another report, or one of another size, is none of ours', () => {
    const other = report({ data: 'ABC' });
    other[0] = 4;
    expect(
      feed([
        [other, 0],
        [new Uint8Array(8), 0],
        [new Uint8Array(), 0],
      ]),
    ).toEqual({
      scans: [],
      dropped: ['other-report', 'other-report', 'other-report'],
    });
  });
  test('no identifier and data at once: chosen by the maker', () => {
    const bytes = new Uint8Array(64);
    bytes.set([2, 7, ...codes('NL-0001')]);
    expect(profileOfVendor(0x1eab)).toBe(NEWLAND_PROFILE);
    expect(profileOfVendor(0x0c2e)).toBe(STANDARD_PROFILE);
    expect(feed([[bytes, 0]], NEWLAND_PROFILE)).toEqual({ scans: ['NL-0001'], dropped: [] });
    expect(feed([[bytes, 0]], STANDARD_PROFILE)).toEqual({ scans: [], dropped: ['layout'] });
  });
  test('an identifier one byte later is found', () => {
    const bytes = new Uint8Array(64);
    bytes.set([2, 3, 0x41, ...codes(']C0'), ...codes('ABC')]);
    expect(feed([[bytes, 0]]).scans).toEqual([']C0ABC']);
  });
});
