// The fields that commands and queries are built from, with their limits and the reasons for them.
// Shape only: whether a thing exists or may be done is decided in shared/domain.
import { z } from 'zod';
import { MAX_MINOR, MAX_QUANTITY_E7, ONE_PPM } from '../money/integer';
import { isWellFormed, MAX_IDENTIFIER } from '../text/fold';
import { isDate } from '../time/dates';

/** Lines of one document: above it a person has lost the overview and the posting its size limit. */
export const MAX_LINES = 500;
/** Length of names and notes: three lines on a label or slip. */
export const MAX_NAME = 200;
export const MAX_NOTE = 1_000;
/** Records in one catalogue posting: about a megabyte of items. */
export const MAX_RECORDS = 2_000;

const wellFormed = (text: string): boolean => isWellFormed(text);
export const id = z.string().min(1).max(64).refine(wellFormed, 'holds a NUL or half a character');
export const name = z.string().trim().min(1).max(MAX_NAME).refine(wellFormed, 'holds a NUL or half a character');
export const note = z.string().max(MAX_NOTE).refine(wellFormed, 'holds a NUL or half a character');
export const reason = z.string().trim().min(1).max(MAX_NAME).refine(wellFormed, 'holds a NUL or half a character');
export const identifier = z.string().min(1).max(MAX_IDENTIFIER).refine(wellFormed, 'holds a NUL or half a character');
/** What a person typed or scanned, before it is understood; one byte more than a scan may have is refused by name. */
export const scanText = z.string().max(8_192);
export const amountMinor = z.int().min(0).max(MAX_MINOR);
export const quantityE7 = z.int().min(1).max(MAX_QUANTITY_E7);
export const ratePpm = z.int().min(0).max(ONE_PPM);
export const months = z.int().min(0).max(600);
export const date = z.string().refine(isDate, 'is not a date YYYY-MM-DD');
export const pin = z.string().regex(/^\d{4,12}$/u, 'must be 4 to 12 digits');
