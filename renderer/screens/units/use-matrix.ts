// The square symbol of a serial for the drawing of its label: the same library and size as the printer's side, loaded when a
// card is first opened, since no other screen needs it.
import { useEffect, useState } from 'react';
import { dataMatrixSide } from '../../../shared/paper/data-matrix-size';
import type { MatrixSymbol } from '../../../shared/paper/label-symbols';

/** The symbol, or null until it is there and where the text has none. */
export function useMatrix(text: string): MatrixSymbol | null {
  const [symbol, setSymbol] = useState<{ readonly text: string; readonly made: MatrixSymbol } | null>(null);
  useEffect(() => {
    const side = dataMatrixSide(text);
    let left = false;
    if (side !== null) {
      void import('bwip-js/browser').then(({ default: bwip }) => {
        const size: Readonly<Record<string, string>> = { version: `${side}x${side}` };
        const [made] = bwip.raw({ bcid: 'datamatrix', text, ...size });
        if (left || !made || !('pixs' in made)) return;
        setSymbol({ text, made: { side: made.pixx, bits: made.pixs.map((bit) => (bit ? 1 : 0)) } });
      });
    }
    return () => {
      left = true;
    };
  }, [text]);
  return symbol?.text === text ? symbol.made : null;
}
