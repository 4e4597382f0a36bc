// The keys of the counter. F8 is left to scanners. A key that cannot do anything now is shown, but off.
import { t } from '../../../shared/texts/texts';
import type { KeyAction } from '../../frame/keys';
import type { LineRow } from './lines';

/** What lies over the counter now. */
export type Mode =
  | { readonly kind: 'selling' }
  | { readonly kind: 'paying'; readonly typed: string }
  | { readonly kind: 'customer' }
  | { readonly kind: 'newCustomer' }
  | { readonly kind: 'discount' }
  | { readonly kind: 'park' }
  | { readonly kind: 'recall' }
  | { readonly kind: 'quantity' }
  | { readonly kind: 'price' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'void' };

type Needs = {
  readonly hasLines: boolean;
  readonly hasShift: boolean;
  readonly inHand: LineRow | null;
  readonly exactCash: () => void;
  readonly pay: () => void;
  readonly open: (kind: Exclude<Mode['kind'], 'paying'>) => void;
  readonly move: (by: number) => void;
  readonly toReturns: () => void;
};

/** The actions of the counter as it stands. */
export function counterKeys(needs: Needs): readonly KeyAction[] {
  const { hasLines, hasShift, inHand, open, move } = needs;
  return [
    { key: 'F2', words: t('counter.key.customer'), act: () => open('customer') },
    { key: 'F3', words: t('counter.key.discount'), act: () => open('discount'), off: !hasLines },
    hasLines
      ? { key: 'F4', words: t('counter.key.park'), act: () => open('park') }
      : { key: 'F4', words: t('counter.key.recall'), act: () => open('recall') },
    { key: 'F5', words: t('counter.key.quantity'), act: () => open('quantity'), off: !inHand },
    { key: 'F6', words: t('counter.key.return'), act: needs.toReturns },
    { key: 'F7', words: t('counter.key.price'), act: () => open('price'), off: !inHand },
    hasLines
      ? { key: 'F9', words: t('counter.key.remove'), act: () => open('remove') }
      : { key: 'F9', words: t('counter.key.void'), act: () => open('void'), off: !hasShift },
    { key: 'Delete', words: t('counter.key.remove'), act: () => open('remove'), off: !hasLines, silent: true },
    { key: 'ArrowDown', words: t('counter.key.down'), act: () => move(1), silent: true },
    { key: 'ArrowUp', words: t('counter.key.up'), act: () => move(-1), silent: true },
    { key: 'F10', words: t('counter.key.exact'), act: needs.exactCash, off: !hasShift, main: true },
    { key: 'F12', words: t('counter.key.pay'), act: needs.pay, off: !hasShift, main: true },
  ];
}
