// The scanner's page without its window: what is said of a scan, and what is kept of the settings.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noteScan, takeHeard, watchScans } from '../../renderer/scan/scan-monitor';
import {
  gapFor,
  onScannerSettings,
  resetScanner,
  scannerSettings,
  setScanner,
  wedgeSettings,
} from '../../renderer/scan/scanner-settings';
import { rawPieces, scanReport } from '../../renderer/screens/settings/scan-report';
import { WEDGE_DEFAULTS } from '../../shared/scan/wedge-state';

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

describe('the settings', () => {
  test('are those of every wedge until somebody sets them, and come back after a restart', () => {
    expect(wedgeSettings()).toEqual(WEDGE_DEFAULTS);
    const heard: number[] = [];
    const stop = onScannerSettings(({ maxGapMs }) => heard.push(maxGapMs));
    const mine = { maxGapMs: 60, prefix: '\u0002', gsKey: null, substitute: '&' };
    setScanner(mine);
    expect(scannerSettings()).toEqual(mine);
    expect(wedgeSettings()).toEqual({ ...WEDGE_DEFAULTS, ...mine });
    resetScanner();
    expect(wedgeSettings()).toEqual(WEDGE_DEFAULTS);
    stop();
    setScanner(mine);
    expect(heard).toEqual([60, 35]);
  });

  test.each([
    '',
    'maxGapMs=19',
    'maxGapMs=81',
    'maxGapMs=33.5',
    'maxGapMs=x&prefix=ab&substitute=ab',
    '{"maxGapMs":50}',
    '%',
  ])('as %j are as they were at first', (kept) => {
    localStorage.setItem('unitill.scanner', kept);
    expect(scannerSettings()).toEqual({ maxGapMs: 35, prefix: null, gsKey: 'F8', substitute: null });
  });

  test('three times the measured gap, but never beyond what tells a scanner from a person', () => {
    expect([1, 12, 12.2, 40].map(gapFor)).toEqual([20, 36, 37, 80]);
  });
});

describe('the monitor', () => {
  const scan = (text: string) => ({ text, endedAtMs: 1, slowestGapMs: 4, endedBy: 'enter' as const });

  test('keeps nothing while nobody looks, since a scan may be a badge', () => {
    noteScan(scan('A'));
    const stop = watchScans();
    expect(takeHeard('A')).toBeNull();
    noteScan(scan('B'));
    noteScan(scan('C'));
    expect(takeHeard('typed')).toBeNull();
    expect(takeHeard('C')).toEqual(scan('C'));
    noteScan(scan('D'));
    stop();
    const again = watchScans();
    expect(takeHeard('D')).toBeNull();
    again();
  });
});

describe('the report of a scan', () => {
  const heard = (text: string, endedBy: 'enter' | 'tab' | 'silence' = 'enter') => ({
    text,
    endedAtMs: 1,
    slowestGapMs: 4.4,
    endedBy,
  });
  const report = (text: string) => scanReport(1, text, heard(text), 35, 2026);

  test('names what cannot be seen', () => {
    const told = (text: string) => rawPieces(text).map((piece) => (piece.named ? `[${piece.text}]` : piece.text));
    expect(told('  A B\u001dC\u007f ')).toEqual(['[SP]', '[SP]', 'A B', '[GS]', 'C', '[DEL]', '[SP]']);
    expect(told('\u0000\t\r\n\u001f')).toEqual(['[NUL]', '[TAB]', '[CR]', '[LF]', '[US]']);
    expect(told(' ')).toEqual(['[SP]']);
    expect(told('')).toEqual([]);
  });

  test('of a GS1 code says item, serial and lot, and how it came', () => {
    expect(report(']C1010400638133393121SN-1\u001d10L-7')).toEqual({
      number: 1,
      raw: [
        { text: ']C1010400638133393121SN-1', named: false },
        { text: 'GS', named: true },
        { text: '10L-7', named: false },
      ],
      kind: 'GS1 code',
      fields: ['Item (GTIN) 04006381333931', 'Serial SN-1', 'Lot L-7', 'AIM ]C1'],
      wrong: [],
      doubtful: [],
      timing: '31 characters \u00b7 slowest gap 4 ms of 35 ms \u00b7 ended by Enter',
      slowestGapMs: 4.4,
    });
  });

  test('of a number with a wrong check digit says so', () => {
    expect(report(']E04006381333932').wrong).toEqual(['The check digit is wrong']);
    expect(report('4006381333932')).toMatchObject({
      kind: 'Plain text',
      wrong: [],
      doubtful: ['The check digit is wrong'],
    });
  });

  test('without an end key says what that costs; with none at all, that it was taken as typed', () => {
    expect(scanReport(1, 'ABCDEFGH', heard('ABCDEFGH', 'silence'), 35, 2026).timing).toMatch(/taken 80 ms later$/u);
    expect(scanReport(1, 'ABCDEFGH', null, 35, 2026)).toMatchObject({
      timing: '8 characters \u00b7 Taken as typed, since its keys came slower than 35 ms or it was typed',
      slowestGapMs: null,
    });
  });
});
