// Check digits by published examples, each worked out in a comment.
import { describe, expect, test } from 'vitest';
import {
  gtin14,
  luhnDigit,
  luhnValid,
  mod10Valid,
  mod3736Check,
  mod43Check,
  vinValid,
} from '../../../shared/scan/check-digit';

describe('GS1 mod 10', () => {
  // 400638133393: weights from the right 3,1: 3*3+9+3*3+3+3*3+1+8*3+3+6*3+0+0*3+4 = 89, and 1 makes 90.
  test.each(['4006381333931', '1234567890128', '725272730706', '0725272730706', '00725272730706', '96385074'])(
    '%s is right',
    (text) => expect(gtin14(text)).toBe(text.padStart(14, '0')),
  );
  test.each(['1234567890120', '4311501062448', '725272730707', '', '12345', '123456789', '12345678901a', '１2345670'])(
    '%j is none',
    (text) => expect(gtin14(text)).toBeNull(),
  );
  test('holds for keys of other lengths', () => {
    // 18 digits: 395060001343520018, weights 3,1 from the left over 17: 3*(3+5+6+0+1+4+5+0+1)+9+0+0+0+3+3+2+0 = 75+17 = 92, 8.
    expect(mod10Valid('395060001343520018')).toBe(true);
    expect(mod10Valid('395060001343520017')).toBe(false);
  });
});

describe('Luhn', () => {
  test('the IMEI of fault list R23, with and without check digit', () => {
    // 49015420323751: doubling every second from the right: 2,5,14>5,3,4,3,0,2,8,5,2,0,18>9,4 sums to 52, so 8.
    expect(luhnValid('490154203237518')).toBe(true);
    expect(luhnValid('490154203237517')).toBe(false);
    expect(luhnDigit('49015420323751')).toBe('8');
  });
  test('nothing but digits', () => expect(luhnValid('49015420323751x')).toBe(false));
});

describe('VIN', () => {
  test.each(['5FNRL38488B411196', 'JHLRD77874C026456', '1M8GDM9AXKP042788', '11111111111111111'])(
    '%s is right',
    (text) => expect(vinValid(text)).toBe(true),
  );
  test.each(['5FNRL38487B411196', 'IJHLRD77874C02645', '1M8GDM9AXKP04278', 'WVWZZZ1JZ3W386752'])('%s is not', (text) =>
    expect(vinValid(text)).toBe(false),
  );
});

describe('ISO/IEC 7064 MOD 37,36', () => {
  // K7C000042: product 36; K=20: (36+20)%36=20, 40%37=3; 7: 10, 20; C=12: 32, 64%37=27; 0: 27, 54%37=17; 0: 17, 34;
  // 0: 34, 68%37=31; 0: 31, 62%37=25; 4: 29, 58%37=21; 2: 23, 46%37=9. 37-9 = 28 = S.
  test('K7C000042 ends in S', () => expect(mod3736Check('K7C000042')).toBe('S'));
  test('finds every change of one character and every swap of neighbours', () => {
    const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    const body = 'K7C000042';
    for (let at = 0; at < body.length; at += 1) {
      for (const other of alphabet) {
        const changed = body.slice(0, at) + other + body.slice(at + 1);
        if (other !== body[at]) expect(mod3736Check(changed)).not.toBe('S');
      }
    }
    expect(mod3736Check('7KC000042')).not.toBe('S');
    expect(mod3736Check('K7C000024')).not.toBe('S');
  });
  test('a character without value is refused, not counted', () =>
    expect(() => mod3736Check('k7c000042')).toThrow(RangeError));
});

test('HIBC mod 43', () => {
  // +=41 A=10 1 2 3 B=11 J=19 C=12 5 D=13 6 E=14 7 1: 145, less 3 x 43 is 16 = G.
  expect(mod43Check('+A123BJC5D6E71')).toBe('G');
  expect(mod43Check('+a')).toBeNull();
});
