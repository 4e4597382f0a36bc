// What the returns desk is in the middle of: a scan that was not taken, a piece of another vendor, a question of a key.
// Types only, so that the page, its keys and its dialogs need not know each other.
import type { Refusal } from '../../../shared/domain/refusal';
import type { Shown } from '../../frame/shown';

/** A scan that was not taken, as the page shows it until the next one. */
export type Stopped = { readonly refusal: Refusal; readonly shown: Shown };
/** A piece that was refused because it came from another vendor, and may be sent all the same. */
export type Foreign = { readonly text: string; readonly serial: string };

export type Asking = { readonly kind: 'customer' | 'slip' | 'quantity' };
export type VendorAsking = { readonly kind: 'vendor' | 'reference' | 'override' };
