// How a serial is cut into groups for reading. Only the eye sees groups: what is copied has none.
import { parseSerial } from '../../shared/serial/serial';

const SHORT = 6; // what is read at one glance needs no groups
const GROUP = 4;
const IMEI_DIGITS = 15;

/** The groups of a serial: ours as prefix, sequence, check; an IMEI as on its box; others by fours. Joined, the text. */
export function serialGroups(text: string): readonly string[] {
  if (parseSerial(text) && !/[\s-]/u.test(text)) return [text.slice(0, 3), text.slice(3, -1), text.slice(-1)];
  if (/^\d+$/u.test(text) && text.length === IMEI_DIGITS) {
    return [text.slice(0, 2), text.slice(2, 8), text.slice(8, 14), text.slice(14)];
  }
  // A text that carries its own blanks or hyphens is grouped already.
  if (text.length <= SHORT || /[\s\-/.]/u.test(text)) return [text];
  return text.match(new RegExp(`.{1,${GROUP}}`, 'gu')) ?? [text];
}
