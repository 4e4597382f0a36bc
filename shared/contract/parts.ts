// Parts that several commands are built from.
import { z } from 'zod';
import { amountMinor, name } from './fields';

export const addOn = z.strictObject({
  name,
  amountMinor,
  by: z.enum(['value', 'weight', 'volume', 'quantity']).default('value'),
});
export const tenderKind = z.enum(['cash', 'card', 'cheque', 'voucher', 'account']);
export const tender = z.strictObject({
  kind: tenderKind,
  tenderedMinor: amountMinor,
  reference: z.string().max(40).nullable().default(null),
});
