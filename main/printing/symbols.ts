// Square symbols by bwip-js, as modules only: drawing them in whole dots is the layout's work.
// Code 128 needs no library (shared/paper/code128). Results are kept, since a reprint or a preview asks again.
import bwip from 'bwip-js/node';
import type { SquareContent } from '../../shared/paper/label-square';
import type { MatrixSymbol } from '../../shared/paper/label-symbols';
import { squareRecipe } from '../../shared/paper/square-recipe';

/** Symbols kept: a delivery of 1,000 units and its preview, about 400 bytes each. */
const MAX_KEPT = 2_000;
const kept = new Map<string, MatrixSymbol>();

/** The modules of a label's square symbol, row by row, in the size that was laid out. */
export function squareBits(content: SquareContent): readonly number[] {
  const { bcid, text, options } = squareRecipe(content);
  const { side, bits } = remembered(bcid, text, options);
  if (!bits || side !== content.side) throw new Error(`${bcid} of ${side} modules where ${content.side} were laid out`);
  return bits;
}

/** The QR code of a text at error level M; throws where bwip-js cannot encode it. */
export function qrCode(text: string): MatrixSymbol {
  return remembered('qrcode', text, { eclevel: 'M' });
}

function remembered(kind: string, text: string, options: Readonly<Record<string, string>>): MatrixSymbol {
  const key = JSON.stringify([kind, options, text]);
  const known = kept.get(key);
  if (known) return known;
  const symbol = make(kind, text, options);
  const oldest = kept.size >= MAX_KEPT ? kept.keys().next().value : undefined;
  if (oldest !== undefined) kept.delete(oldest);
  kept.set(key, symbol);
  return symbol;
}

/**
 * `raw` of the default export gives one number a module, row by row, without a quiet zone. The export named `raw` is
 * something else, a symbology of that name.
 */
function make(bcid: string, text: string, options: Readonly<Record<string, string>>): MatrixSymbol {
  const [symbol] = bwip.raw({ bcid, text, ...options });
  if (!symbol || !('pixs' in symbol) || symbol.pixx !== symbol.pixy) throw new Error(`${bcid} is not square`);
  return { side: symbol.pixx, bits: symbol.pixs.map((bit) => (bit ? 1 : 0)) };
}
