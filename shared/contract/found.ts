// The shape of a founding: what a first run must know, with its limits.
import { z } from 'zod';
import { name, pin } from './fields';

export const FOUND = z.strictObject({
  companyName: name,
  country: z.string().regex(/^[A-Z]{2}$/u, 'must be two letters, as in ISO 3166'),
  currency: z.string().regex(/^[A-Z]{3}$/u, 'must be three letters, as in ISO 4217'),
  currencyDigits: z.int().min(0).max(4),
  branchName: name,
  branchCode: z.string().trim().min(1).max(20),
  timeZone: z.string().min(1).max(64).refine(isTimeZone, 'is no time zone, such as Europe/Berlin'),
  stationName: name,
  ownerName: name,
  pin,
  sample: z.boolean(),
});

/** True for a zone that this computer knows; only asking can tell. */
function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
