// Goes on with a parked sale: one command frees its units and puts its lines on a draft as they stood.
import type { CommandAnswer, ParkedSale } from '../../../shared/contract/answers';
import type { Call } from '../../data/use-call';

/** Recalls a parked sale. The answer carries the draft; refused, the sale stays parked. */
export function recallParked(call: Call, parked: ParkedSale): Promise<CommandAnswer> {
  return call('recallDraft', { parked: parked.ref });
}
