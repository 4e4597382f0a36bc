// Parts that several commands are built from.
import { z } from 'zod';
import { amountMinor, name } from './fields';

export const addOn = z.strictObject({
  name,
  amountMinor,
  by: z.enum(['value', 'weight', 'volume', 'quantity']).default('value'),
});
export const tenderKind = z.enum(['cash', 'card', 'cheque', 'voucher', 'account']);
/** Of a card no more than four digits may be kept (DESIGN 9). */
const CARD_DIGITS = 4;
export const tender = z
  .strictObject({
    kind: tenderKind,
    tenderedMinor: amountMinor,
    reference: z.string().max(40).nullable().default(null),
  })
  .refine(({ kind, reference }) => kind !== 'card' || (reference ?? '').replace(/\D/gu, '').length <= CARD_DIGITS, {
    path: ['reference'],
    message: 'of a card at most the last four digits may be kept',
  });
