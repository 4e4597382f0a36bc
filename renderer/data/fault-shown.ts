// A fault as the result line shows it: whether all is safe, what to do, and the detail for support.
import type { Fault } from '../../shared/contract/answers';
import { faultText } from '../../shared/texts/fault-text';
import type { Shown } from '../frame/shown';

/** Shows a fault. */
export function faultShown(fault: Fault): Shown {
  const { what, now } = faultText(fault);
  return { tone: 'refused', code: fault.code, words: what, details: [now, fault.detail] };
}
