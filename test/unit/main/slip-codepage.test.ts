// What a code page may be sent: nothing in a name becomes a command of the printer.
import { expect, test } from 'vitest';
import { missingCharacters } from '../../../main/printing/slip-codepage';

test('a sign that the page holds where commands are is lacking: the arrow is ESC there, and ESC p opens the drawer', () => {
  expect(missingCharacters('A\u2190p', 'cp858')).toEqual(['\u2190']);
  expect(missingCharacters('\u20ac \u00e9?', 'cp858')).toEqual([]);
});
