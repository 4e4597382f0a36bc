// The one catalogue of sentences on screen: `t('key', {slot: value})`, with keys and slots checked by the compiler.
// Each area has its file; another language is another set of files of the same shape. Words for codes are in words.ts.
import { fill, type SlotNames, type TextValue } from './fill';
import { LABEL_TEXTS } from './screens-labels';
import { RECEIVE_TEXTS } from './screens-receive';
import { RETURN_TEXTS } from './screens-returns';
import { UNIT_TEXTS } from './screens-units';
import { FRAME_TEXTS } from './screens-frame';
import { CUSTOMER_TEXTS } from './screens-customer';

export const TEXTS = {
  ...FRAME_TEXTS,
  ...LABEL_TEXTS,
  ...RECEIVE_TEXTS,
  ...RETURN_TEXTS,
  ...UNIT_TEXTS,
  ...CUSTOMER_TEXTS,
} as const;
export type TextKey = keyof typeof TEXTS;
export type TextSlots<Key extends TextKey> = SlotNames<(typeof TEXTS)[Key]>;
type Values<Key extends TextKey> = Readonly<Record<TextSlots<Key>, TextValue>>;
type Arguments<Key extends TextKey> = [TextSlots<Key>] extends [never] ? [] : [values: Values<Key>];

/** The sentence of a key with its slots filled. A number in a slot {count#one|many} chooses the word after it. */
export function t<Key extends TextKey>(key: Key, ...values: Arguments<Key>): string {
  return fill(TEXTS[key], values[0] ?? {});
}
