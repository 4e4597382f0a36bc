// The recorded scans through framing and decoding. The expectations are in the file, typed by hand by its makers.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { hexBytes, runVectors } from '../../../shared/scan/vectors';

type Vector = { readonly id: number; readonly name: string; readonly expected: { readonly scans: readonly object[] } };
const path = new URL('../../fixtures/scan/scan-vectors.json', import.meta.url);
const file = JSON.parse(readFileSync(path, 'utf8')) as { readonly vectors: readonly Vector[] };
const results = runVectors(file);

describe('the recorded scans', () => {
  test.each(file.vectors.map((vector, place) => [vector.id, vector.name, place] as const))('%i %s', (id, _, place) => {
    // Text for text: the names and their order too, since other programs read this line.
    expect(JSON.stringify(results[place])).toBe(JSON.stringify({ id, scans: file.vectors[place]?.expected.scans }));
  });
});

/** One vector, run alone: the scans as [kind, text]. */
function run(vector: object): readonly (readonly [string, string])[] {
  return (runVectors({ vectors: [{ id: 1, ...vector }] })[0]?.scans ?? []).map((scan) => [scan.kind, scan.text]);
}

const typed = (text: string): readonly string[] =>
  Array.from(text, (character) => (/\d/u.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`));
const hid = (aim: string, data: string, flag: number): string =>
  `02${data.length.toString(16).padStart(2, '0')}${hex(aim)}${hex(data).padEnd(116, '0')}0${flag}`;
const hex = (text: string): string =>
  Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(2, '0')).join('');

describe('kinds beside the recorded ones', () => {
  test('a person who types 13 digits and Enter is no scan', () =>
    expect(run({ transport: 'wedge', keys: [...typed('9506000134352'), 'Enter'], gap_ms: 110 })).toEqual([]));
  test('gaps one by one: 35 ms is a scanner, 36 ms is a person', () => {
    const keys = [...typed('ab123456'), 'Enter'];
    const gaps = [0, 35, 35, 35, 35, 35, 35, 35, 35];
    expect(run({ transport: 'wedge', keys, gaps_ms: gaps })).toEqual([['text', 'ab123456']]);
    expect(run({ transport: 'wedge', keys, gaps_ms: gaps.with(8, 36) })).toEqual([]);
  });
  test('GS as Alt and 0 2 9 on the number pad, written out or short', () => {
    const before = [...typed('0109506000134352'), ...typed('10'), 'KeyA'];
    const after = [...typed('21'), 'KeyB', 'Enter'];
    const long = ['Alt(down)', 'Alt+Numpad0', 'Alt+Numpad2', 'Alt+Numpad9', 'Alt(up)'];
    const short = ['Alt+Numpad0', 'Alt+Numpad2', 'Alt+Numpad9'];
    for (const keys of [long, short]) {
      const text = '010950600013435210a\u001d21b';
      expect(run({ transport: 'wedge', keys: [...before, ...keys, ...after], gap_ms: 4 })).toEqual([['gs1', text]]);
    }
  });
  test('CR LF over a wedge ends one scan', () => {
    const keys = [...typed('abcd1'), 'Enter', 'Control+KeyJ', ...typed('abcd2'), 'Enter', 'Enter'];
    expect(run({ transport: 'wedge', keys, gap_ms: 4 }).map(([, text]) => text)).toEqual(['abcd1', 'abcd2']);
  });
  test('seven characters and silence are not enough, eight are', () => {
    expect(run({ transport: 'wedge', keys: typed('ab12345'), gap_ms: 4, then_idle_ms: 200 })).toEqual([]);
    expect(run({ transport: 'wedge', keys: typed('ab123456'), gap_ms: 4, then_idle_ms: 200 })).toHaveLength(1);
  });
  test('a code of 70 bytes over two reports', () => {
    // 56 bytes with the flag, 14 without.
    const data = 'X'.repeat(56) + '0123456789ABCD';
    const reports = [hid(']Q1', data.slice(0, 56), 1), hid(']Q1', data.slice(56), 0)].map((line) => spaced(line));
    expect(run({ transport: 'hidpos', reports_hex: reports })).toEqual([['text', data]]);
  });
  test('a continued report followed by one with another identifier is dropped', () => {
    const reports = [hid(']Q1', 'X'.repeat(56), 1), hid(']C0', 'NEXT-2', 0)].map((line) => spaced(line));
    expect(run({ transport: 'hidpos', reports_hex: reports, gaps_ms: [0, 20] })).toEqual([['text', 'NEXT-2']]);
  });
  test('two scans in one serial chunk, and blanks that are none', () => {
    expect(run({ transport: 'serial', chunks_hex: [hex('AAA\rBBB\r \r')] })).toEqual([
      ['text', 'AAA'],
      ['text', 'BBB'],
    ]);
  });
});

/** Fills a report to 64 bytes: the flag is its last digit. */
function spaced(report: string): string {
  const flag = report.at(-1) ?? '0';
  return report.slice(0, -2).padEnd(126, '0') + `0${flag}`;
}

describe('a file of another form', () => {
  test.each([[null], [[]], [{}], [{ vectors: [1] }], [{ vectors: [{ id: 1 }] }]])('%j is refused', (bad) =>
    expect(() => runVectors(bad)).toThrow(TypeError),
  );
  test('a transport without its data is named', () =>
    expect(() => runVectors({ vectors: [{ id: 7, transport: 'serial' }] })).toThrow(
      'vector 7 has no list "chunks_hex"',
    ));
  test('bytes are pairs of digits', () => {
    expect(hexBytes('02 0d')).toEqual(Uint8Array.of(2, 13));
    expect(() => hexBytes('02 0')).toThrow(TypeError);
    expect(() => hexBytes('zz')).toThrow(TypeError);
  });
});
