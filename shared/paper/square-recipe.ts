// How bwip-js is asked for a square symbol, the same in the printing process and in the window, so that the preview shows
// the very modules that are printed. It must not know the library itself.
import { qrVersion } from './qr-size';
import type { SquareContent } from './label-square';

export type SquareRecipe = {
  readonly bcid: string;
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
};

/** What is fixed in length ahead of the serial: 01, 14 digits, 21. */
const GTIN_FROM = 2;
const GTIN_TO = 16;
const SERIAL_FROM = 18;

export function squareRecipe({ kind, text, side }: SquareContent): SquareRecipe {
  const version = `${side}x${side}`;
  switch (kind) {
    case 'dataMatrix':
      return { bcid: 'datamatrix', text, options: { version } };
    case 'gs1DataMatrix': {
      const bracketed = `(01)${text.slice(GTIN_FROM, GTIN_TO)}(21)${escaped(text.slice(SERIAL_FROM))}`;
      return { bcid: 'gs1datamatrix', text: bracketed, options: { version, parse: 'true' } };
    }
    case 'qr':
      return { bcid: 'qrcode', text, options: { eclevel: 'M', version: String(qrVersion(side)) } };
  }
}

/** A bracket in a serial would begin the next field, so it goes by its code: ^040. */
function escaped(serial: string): string {
  return serial.replace(/[()]/gu, (character) => `^${String(character.charCodeAt(0)).padStart(3, '0')}`);
}
