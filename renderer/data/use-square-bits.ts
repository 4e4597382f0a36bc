// The modules of a label's square symbol for its drawing in the window: the same library and recipe as the printing
// process, loaded when a label is first shown, since no other screen needs it.
import { useEffect, useState } from 'react';
import type { BitsOf } from '../../shared/paper/label-layout';
import type { SquareContent } from '../../shared/paper/label-square';
import { squareRecipe } from '../../shared/paper/square-recipe';

type Made = { readonly key: string; readonly bits: readonly number[] };

/** Gives the modules of this content to a layout; null until they are made, and where there is no content. */
export function useSquareBits(content: SquareContent | null): BitsOf {
  const [made, setMade] = useState<Made | null>(null);
  const wanted = content === null ? null : keyOf(content);
  useEffect(() => {
    let left = false;
    if (wanted !== null) {
      void import('bwip-js/browser').then(({ default: bwip }) => {
        const { bcid, text, options } = squareRecipe(JSON.parse(wanted) as SquareContent);
        const [symbol] = bwip.raw({ bcid, text, ...options });
        if (left || !symbol || !('pixs' in symbol)) return;
        setMade({ key: wanted, bits: symbol.pixs.map((bit) => (bit ? 1 : 0)) });
      });
    }
    return () => {
      left = true;
    };
  }, [wanted]);
  return (asked) => (made?.key === keyOf(asked) ? made.bits : null);
}

function keyOf({ kind, text, side }: SquareContent): string {
  return JSON.stringify({ kind, text, side });
}
