// The vendor's own number of a delivery: a delivery entered twice from one paper brings goods that never came, so a number
// that the vendor's goods came in under already needs a person's yes. Two deliveries under one number do happen.
import { trimIdentifier } from '../../text/fold';
import type { Refusal } from '../refusal';
import type { View } from '../view';

type Noted = { readonly vendor: string; readonly deliveryNote: string | null };

/** The vendor's number of the delivery, outer white space trimmed; null where there is none. */
export function noteOf({ deliveryNote }: Noted): string | null {
  return deliveryNote === null || trimIdentifier(deliveryNote) === '' ? null : trimIdentifier(deliveryNote);
}

/** The refusal of a number that this vendor's goods came in under already: the same paper may have been entered twice. */
export function usedNote(view: View, noted: Noted): Refusal | null {
  const deliveryNote = noteOf(noted);
  const [document] = deliveryNote === null ? [] : view.receiptsByNote(noted.vendor, deliveryNote);
  if (deliveryNote === null || document === undefined) return null;
  return { code: 'deliveryNoteUsed', vendor: noted.vendor, deliveryNote, document };
}
