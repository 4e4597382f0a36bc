// The catalogue holds together: no key twice over the areas, no open slot, faults and scans speak in all their codes.
import { describe, expect, it } from 'vitest';
import type { Fault, ScanAnswer } from '../../../shared/contract/answers';
import { faultText } from '../../../shared/texts/fault-text';
import { fill } from '../../../shared/texts/fill';
import { dateText, parseQuantity, quantityText } from '../../../shared/texts/formats';
import { noNames } from '../../../shared/texts/names';
import { SCAN_CODES, scanText } from '../../../shared/texts/scan-text';
import { FRAME_TEXTS } from '../../../shared/texts/screens-frame';
import { LABEL_TEXTS } from '../../../shared/texts/screens-labels';
import { RECEIVE_TEXTS } from '../../../shared/texts/screens-receive';
import { RETURN_TEXTS } from '../../../shared/texts/screens-returns';
import { UNIT_TEXTS } from '../../../shared/texts/screens-units';
import { CUSTOMER_TEXTS } from '../../../shared/texts/screens-customer';
import { TEXTS } from '../../../shared/texts/texts';
import * as words from '../../../shared/texts/words';

const names = noNames(String, String);
const CODES = [
  'ledgerLocked',
  'ledgerFromFuture',
  'ledgerDamaged',
  'ledgerMissing',
  'ledgerReadOnly',
  'ledgerOfOtherComputer',
  'ledgerInSyncedFolder',
  'diskFull',
  'busy',
  'keyMissing',
  'chainForked',
  'ioError',
  'bug',
] as const satisfies readonly Fault['code'][];

describe('catalogue', () => {
  it('has no key twice', () => {
    const areas = [FRAME_TEXTS, LABEL_TEXTS, RECEIVE_TEXTS, RETURN_TEXTS, UNIT_TEXTS, CUSTOMER_TEXTS];
    expect(Object.keys(TEXTS)).toHaveLength(areas.reduce((count, area) => count + Object.keys(area).length, 0));
  });

  it.each(Object.entries(TEXTS))('%s is a sentence with well-formed slots', (_, text) => {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text.replace(/\{[a-zA-Z]+(?:#[^|}]*\|[^}]*)?\}/gu, '')).not.toMatch(/[{}]/u);
  });

  it('says whose serial a bare label means', () => {
    expect(words.makerWord('IMEI 2')).toBe('IMEI 2');
    for (const label of ['', 'Serial', 'serial number', 'S/N']) expect(words.makerWord(label)).toBe('Maker serial');
  });

  it('has a word for every code', () => {
    const tables = Object.values(words).filter((table) => typeof table === 'object');
    for (const table of tables) for (const word of Object.values(table)) expect(word).not.toBe('');
    expect(words.kindWord('sale.posted')).toBe('Sale');
    expect(words.kindWord('loan.posted')).toBe('loan.posted');
  });
});

describe('slots', () => {
  it('choose the word that fits a number', () => {
    expect(fill('{count#unit|units} in {place}', { count: 1, place: 'BACK' })).toBe('1 unit in BACK');
    expect(fill('{count#unit|units} in {place}', { count: 40, place: 'BACK' })).toBe('40 units in BACK');
  });
});

describe.each(CODES)('fault %s', (code) => {
  it.each([
    [true, true],
    [true, false],
    [false, false],
  ])('says whether the sale is safe (%s) and whether to try again (%s)', (safe, retry) => {
    const { what, now } = faultText({ code, safe, retry });
    expect(what).toContain(safe ? 'is safe' : 'not certain');
    expect(now.includes('try again.')).toBe(safe && retry);
    expect(what).not.toBe(now);
  });
});

const answer = (result: ScanAnswer['result'], code: string): ScanAnswer => ({
  result,
  code,
  text: '9JY0418Q-77',
  refusal: null,
  choices: [],
  itemChoices: [],
  line: null,
  unit: null,
});

describe('results of a scan', () => {
  const rows = (['taken', 'note', 'question'] as const).flatMap((result) =>
    [...SCAN_CODES[result], 'aCodeOfTomorrow'].map((code) => ({ result, code })),
  );
  it.each(rows)('$result $code speaks', ({ result, code }) => {
    const { what, now } = scanText(answer(result, code), names);
    expect(`${what}${now ?? ''}`).not.toMatch(/[{}]|undefined/u);
    expect(now === null).toBe(result === 'taken');
  });

  it('says a refusal in its own words', () => {
    const scan: ScanAnswer = { ...answer('refused', 'scanEmpty'), refusal: { code: 'scanEmpty' } };
    expect(scanText(scan, names)).toEqual({ what: 'The scanner sent nothing.', now: 'Scan again.' });
  });
});

describe('figures', () => {
  it('write a date with the month in letters', () => {
    expect(dateText('2026-11-24')).toBe('24 Nov 2026');
  });

  it('write and read quantities of seven decimals', () => {
    expect(quantityText(15_000_000)).toBe('1.5');
    expect(quantityText(20_000_000)).toBe('2');
    expect(quantityText(-1)).toBe('-0.0000001');
    expect(parseQuantity('1.5')).toBe(15_000_000);
    expect(parseQuantity(' 2 ')).toBe(20_000_000);
    expect(parseQuantity('0')).toBeNull();
    expect(parseQuantity('1,5')).toBeNull();
    expect(parseQuantity('1000001')).toBeNull();
    expect(parseQuantity('')).toBeNull();
  });
});
