// Properties of decoding and framing: what is written is read again, and no bytes at all end in a throw.
// The seed is printed; set UNITILL_SEED to run one again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes } from '../../shared/scan/characters';
import { gtin14, mod10Valid, mod43Check } from '../../shared/scan/check-digit';
import { decodeScan } from '../../shared/scan/decode';
import { separatorReadings } from '../../shared/scan/gs1-readings';
import { HID_START, STANDARD_PROFILE, stepHid } from '../../shared/scan/hid-report';
import type { Scan, ScanSource } from '../../shared/scan/scan';
import { FRAMER_START, stepFramer } from '../../shared/scan/serial-framer';
import { testSeed } from '../fixtures/seed';

const seed = testSeed('scan');
const check = <T>(property: fc.IProperty<T>, numRuns = 1_000): void => fc.assert(property, { seed, numRuns });

const YEAR = 2_026;
const GS = '\u001d';
const CSET82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const source = fc.constantFrom<ScanSource>('wedge', 'hidpos', 'serial', 'typed');
const value = (max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...CSET82), minLength: 1, maxLength: max });
const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

/** Digits and their check digit, found by trying. */
const withCheck = (body: string): string => body + [...'0123456789'].find((digit) => mod10Valid(body + digit));
const gtin = digits(13).map(withCheck);
/** Dates that two digits of year can name from 2026: 1977 to 2076. */
const date = fc.date({ min: new Date('1977-01-01'), max: new Date('2076-12-31'), noInvalidDate: true });
const iso = (day: Date): string => day.toISOString().slice(0, 10);
const yymmdd = (day: Date): string => iso(day).slice(2).replaceAll('-', '');

/** What holds for every scan. */
function expectSound(scan: Scan): void {
  if (scan.gtin14 !== null) expect(gtin14(scan.gtin14)).toBe(scan.gtin14);
  if (scan.expiry !== null) expect(scan.expiry).toMatch(/^\d{4}-\d\d-\d\d$/u);
  expect(scan.text).not.toMatch(/^\s|\s$|\0|\p{Surrogate}/u);
  expect(scan.text === '' && !scan.errors.includes('too-long')).toBe(scan.errors.includes('empty'));
  expect(scan.aim ?? ']a0').toMatch(/^\][A-Za-z][0-9A-Za-z]$/u);
  expect(JSON.parse(JSON.stringify(scan))).toEqual(scan);
}

describe('no input throws', () => {
  const head = fc.constantFrom(
    '',
    ']C1',
    ']d2',
    ']Q3',
    ']E0',
    ']E3',
    ']E4',
    ']I1',
    ']Q1',
    '+',
    '[)>\u001e06\u001d',
    '(01)',
  );
  test('any bytes', () =>
    check(
      fc.property(fc.uint8Array({ maxLength: 200 }), source, (bytes, from) =>
        expectSound(decodeScan(bytes, from, YEAR)),
      ),
    ));
  test('any text behind any opening', () =>
    check(
      fc.property(head, fc.string({ unit: 'binary', maxLength: 80 }), source, (start, rest, from) =>
        expectSound(decodeScan(start + rest, from, YEAR)),
      ),
    ));
  test('any web address', () =>
    check(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) =>
        expectSound(decodeScan(url, 'hidpos', YEAR)),
      ),
    ));
  test('digits and separators, which go deepest', () =>
    check(
      fc.property(
        head,
        fc.string({ unit: fc.constantFrom(...'0011223789', GS, 'A'), maxLength: 60 }),
        source,
        (start, rest, from) => {
          expectSound(decodeScan(start + rest, from, YEAR));
          expect(separatorReadings(rest).length).toBeLessThanOrEqual(32);
        },
      ),
    ));
  test('UTF-16 with lone surrogates', () =>
    check(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }), (units) =>
        expectSound(decodeScan(String.fromCharCode(...units), 'typed', YEAR)),
      ),
    ));
});

describe('bytes', () => {
  test('are UTF-8 exactly when the platform says so', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const platform = (bytes: Uint8Array): string | null => {
      try {
        return strict.decode(bytes);
      } catch {
        return null;
      }
    };
    const text = fc.string({ unit: 'binary', maxLength: 40 }).map((whole) => new TextEncoder().encode(whole));
    const edge = [0x41, 0x7f, 0x80, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xdf, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xf5, 0xff];
    const edges = fc.array(fc.constantFrom(...edge), { maxLength: 12 }).map((list) => Uint8Array.from(list));
    const expectSame = (bytes: Uint8Array): void => {
      const expected = platform(bytes);
      // Otherwise one character a byte: Windows-1252, whose table is checked by hand elsewhere.
      if (expected === null) expect(decodeBytes(bytes)).toHaveLength(bytes.length);
      else expect(decodeBytes(bytes)).toBe(expected);
    };
    check(fc.property(text, expectSame));
    check(fc.property(edges, expectSame));
  });
});

describe('what is written is read again', () => {
  const fields = fc.record({ gtin, serial: value(20), lot: value(20), more: value(30), day: date });
  const aim = fc.constantFrom(']C1', ']d2', ']Q3', ']e0', '');

  test('element strings, their fields in any order', () =>
    check(
      fc.property(
        fields,
        aim,
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        source,
        (given, id, order, from) => {
          const parts = [
            `10${given.lot}${GS}`,
            `21${given.serial}${GS}`,
            `240${given.more}${GS}`,
            `17${yymmdd(given.day)}`,
          ];
          const data = `01${given.gtin}${order.map((place) => parts[place]).join('')}`;
          const scan = decodeScan(id + data, from, YEAR);
          const { serial, lot } = given;
          expect(scan).toMatchObject({
            kind: 'gs1',
            gtin14: given.gtin,
            serial,
            lot,
            expiry: iso(given.day),
            errors: [],
          });
          expect(scan.warnings).toEqual([]);
          expect(scan.text).toBe(data);
        },
      ),
    ));

  test('a string whose separators were dropped is read as it stands with a warning, or has no other reading', () =>
    check(
      fc.property(gtin, value(10), value(10), (item, lot, serial) => {
        const scan = decodeScan(`]C101${item}10${lot}21${serial}`, 'wedge', YEAR);
        expect(scan.serial).toBeNull();
        expect(scan.warnings).toEqual(['possible-lost-separator']);
        const tails = separatorReadings(scan.text).map((reading) => reading.slice(1).flat());
        expect(
          tails.length === 32 || tails.some((tail) => tail.join('|') === ['10', lot, '21', serial].join('|')),
        ).toBe(true);
      }),
    ));

  test('brackets', () => {
    const plain = (max: number): fc.Arbitrary<string> => value(max).map((text) => text.replaceAll('(', '.'));
    check(
      fc.property(gtin, plain(20), plain(20), date, (item, serial, lot, day) => {
        const scan = decodeScan(`(01)${item}(17)${yymmdd(day)}(10)${lot}(21)${serial}`, 'typed', YEAR);
        expect(scan).toMatchObject({ kind: 'gs1', gtin14: item, serial, lot, expiry: iso(day), errors: [] });
      }),
    );
  });

  test('Digital Links', () => {
    const encoded = (text: string): string =>
      text.replace(/[^A-Za-z0-9\-._~]/gu, (character) => `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`);
    check(
      fc.property(fields, fc.constantFrom('https://id.gs1.org', 'http://a.example/b'), (given, host) => {
        const { serial, lot, more, day } = given;
        const path = `01/${given.gtin}/10/${encoded(lot)}/21/${encoded(serial)}`;
        const link = `${host}/${path}?17=${yymmdd(day)}&240=${encoded(more)}&x=1`;
        const scan = decodeScan(`]Q1${link}`, 'hidpos', YEAR);
        expect(scan).toMatchObject({ kind: 'gs1-dl', gtin14: given.gtin, serial, lot, expiry: iso(day), errors: [] });
        expect(scan.elements).toContainEqual(['240', more]);
      }),
    );
  });

  test('HIBC', () => {
    const code = (max: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 1, maxLength: max });
    check(
      fc.property(code(18), digits(1), code(18), code(18), date, (product, unit, lot, serial, day) => {
        const body = `+A123${product}${unit}/$$3${yymmdd(day)}${lot}/S${serial}`;
        const last = mod43Check(body) ?? '';
        // A blank is trimmed off; it has its own test.
        fc.pre(last !== ' ');
        const scan = decodeScan(body + last, 'hidpos', YEAR);
        expect(scan).toMatchObject({ kind: 'hibc', lot, serial, expiry: iso(day), errors: [] });
      }),
    );
  });

  test('the spellings of one article', () =>
    check(
      fc.property(digits(11), (body) => {
        const upc = withCheck(body);
        fc.pre(Number(upc) > 0);
        for (const text of [upc, `0${upc}`, `00${upc}`, `]E0${upc}`, `]E00${upc}`]) {
          expect(decodeScan(text, 'hidpos', YEAR)).toMatchObject({ kind: 'gtin', gtin14: `00${upc}`, errors: [] });
        }
      }),
    ));

  test('one wrong digit is never an article', () =>
    check(
      fc.property(digits(12).map(withCheck), fc.nat(12), fc.integer({ min: 1, max: 9 }), (right, place, more) => {
        const digit = (Number(right.charAt(place)) + more) % 10;
        const wrong = `${right.slice(0, place)}${digit}${right.slice(place + 1)}`;
        expect(decodeScan(`]E0${wrong}`, 'hidpos', YEAR)).toMatchObject({ gtin14: null, errors: ['gtin-check-digit'] });
      }),
    ));

  test('any other text, to the last character', () =>
    check(
      fc.property(fc.string({ unit: fc.constantFrom(...'0aZ -./_#ä'), minLength: 1, maxLength: 40 }), (text) => {
        const trimmed = text.trim();
        fc.pre(trimmed !== '');
        expect(decodeScan(`${text}\r\n`, 'serial', YEAR).text).toBe(trimmed);
      }),
    ));
});

describe('framing', () => {
  test('serial frames are the same, however the port cuts the stream', () => {
    const frame = fc.string({ unit: fc.constantFrom(...'AB12', GS, ' '), minLength: 1, maxLength: 20 });
    const ended = fc.tuple(frame, fc.constantFrom('\r', '\n', '\r\n', '\t', '\u0003'));
    check(
      fc.property(
        fc.array(ended, { maxLength: 6 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        (list, cuts) => {
          const bytes = new TextEncoder().encode(list.map((pair) => pair.join('')).join(''));
          const frames: string[] = [];
          let state = FRAMER_START;
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = cuts[turn % cuts.length] ?? 1;
            const step = stepFramer(state, bytes.subarray(at, at + size), turn * 20);
            ({ state } = step);
            frames.push(...step.frames.map((one) => new TextDecoder().decode(one)));
            at += size;
          }
          expect(frames).toEqual(list.map(([text]) => text));
        },
      ),
    );
  });

  test('HID reports join to what was put in, and any reports do no harm', () => {
    check(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 400 }), (data) => {
        let state = HID_START;
        const scans: Uint8Array[] = [];
        for (let at = 0; at < data.length; at += 56) {
          const part = data.subarray(at, at + 56);
          const report = new Uint8Array(64);
          report.set([2, part.length, 0x5d, 0x51, 0x31, ...part]);
          report[63] = at + 56 < data.length ? 1 : 0;
          const step = stepHid(state, report, at, STANDARD_PROFILE);
          ({ state } = step);
          if (step.scan) scans.push(step.scan);
        }
        expect(scans).toEqual([Uint8Array.of(0x5d, 0x51, 0x31, ...data)]);
      }),
    );
    check(
      fc.property(fc.array(fc.uint8Array({ minLength: 60, maxLength: 66 })), (reports) => {
        let state = HID_START;
        for (const report of reports) ({ state } = stepHid(state, report, 0, STANDARD_PROFILE));
      }),
      300,
    );
  });
});
