// Serials that contain a part are computed; here they are compared with all serials of a station that has run past six digits.
import { describe, expect, test } from 'vitest';
import { formatSerial } from '../../../shared/serial/serial';
import { serialsWithPart } from '../../../shared/serial/serial-parts';

const PREFIX = 'K7C';
const LAST = 1_000_060;

function first(part: string, count: number, last = LAST): { found: string[]; tried: number } {
  const found: string[] = [];
  let tried = 0;
  for (const serial of serialsWithPart(part, [{ prefix: PREFIX, last }])) {
    tried += 1;
    if (serial !== null) found.push(serial);
    if (found.length >= count) break;
  }
  return { found, tried };
}

describe('serials with a part, among a million and sixty', () => {
  const all = Array.from({ length: LAST }, (_, index) => formatSerial(PREFIX, index + 1));

  // Ends, middles, beginnings; parts that only the seven-digit ones have, that only six-digit ones have, and that none has.
  test.each([
    '12345',
    'c00004',
    'k7c00',
    'k7c1000',
    '0000',
    '99999',
    '00006',
    'c10000',
    '777777',
    'k7c9',
    '1000060',
    'zz9',
  ])('%s: the same as looking through all of them', (part) => {
    const wanted = all.filter((serial) => serial.includes(part.toUpperCase()));
    expect(new Set(first(part, LAST).found)).toEqual(new Set(wanted));
  });

  test('a part of four characters with the check character in it is found too', () => {
    const end = formatSerial(PREFIX, 123_456).slice(-4);
    expect(first(end.toLowerCase(), LAST).found).toContain(formatSerial(PREFIX, 123_456));
  });
});

test('the beginning of six-digit serials is found without trying those of seven digits one by one', () => {
  // K7C0 stands in K7C099999x and below: the hundred newest of them are the first hundred tried.
  const { found, tried } = first('k7c0', 100);
  expect(found[0]).toBe(formatSerial(PREFIX, 99_999));
  expect(tried).toBe(100);
});

test('a station without units has none', () => {
  expect(first('k7c', 10, 0)).toEqual({ found: [], tried: 0 });
});

test('a text that no serial can contain is none', () => {
  expect(first('k7c-0', 10)).toEqual({ found: [], tried: 0 });
});
