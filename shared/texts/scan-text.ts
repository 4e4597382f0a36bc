// What the result of a scan says, in all four forms: taken, note, question, refused (screens: common frame).
// Codes that this version does not know are said plainly, so that a newer main process never leaves the line empty.
import type { ScanAnswer } from '../contract/answers';
import { dateText } from './formats';
import { fill } from './fill';
import type { Names } from './names';
import { refusalText } from './refusal-text';

/** What a scan says: `now` is null where there is nothing to do but go on. */
export type ScanText = { readonly what: string; readonly now: string | null };

const TAKEN: Readonly<Record<string, string>> = {
  unitAdded: 'Added: {name}',
  lineAdded: 'Added: {name}',
  itemChosen: 'Chosen: {name}',
  makerTaken: '{text} taken for {name}',
  unitComplete: 'Received: {name}',
  customerSet: 'Customer set',
  vendorSet: 'Vendor set',
};
const NOTES: Readonly<Record<string, ScanText>> = {
  warrantyOver: { what: 'Added, but its vendor warranty ended{end}: {name}.', now: 'Tell the customer before paying.' },
  belowZero: {
    what: 'Added, but the books have none left: {name}.',
    now: 'Go on if the piece is here; count the shelf later.',
  },
  notNew: {
    what: 'Added, but this piece is not new: {name}.',
    now: 'Check its condition and price with the customer.',
  },
  numberWanted: {
    what: 'Added, but it leaves only with the number of its maker: {name}.',
    now: 'Scan that number on the piece now.',
  },
  oneForSale: {
    what: 'Added. Other units carry {text} too, this one is for sale here: {name}.',
    now: 'Compare it with the piece in your hand.',
  },
  onTrust: {
    what: 'Added ahead of the books, since another station received it: {name}.',
    now: 'Go on; its cost follows when that station is heard.',
  },
  knownUnit: {
    what: 'This piece was ours before and comes in again: {name}.',
    now: 'It keeps its serial. Print a new label with F7 if the old one is gone.',
  },
};
const QUESTIONS: Readonly<Record<string, ScanText>> = {
  severalUnits: { what: 'More than one unit carries {text}. Which one is it?', now: 'Choose it with its number.' },
  severalItems: { what: 'More than one item has the code {text}. Which one is it?', now: 'Choose it with its number.' },
  foldedMatch: { what: '{text} is not known exactly. Is it this one?', now: 'Press Enter if it is, Esc if not.' },
  overQuantity: {
    what: 'This is one more than was entered. Take it all the same?',
    now: 'Press Enter to take it, Esc to leave it.',
  },
  vinWithoutFlag: {
    what: '{text} is a vehicle number with an I for import in front. Take it without the I?',
    now: 'Press Enter to take it, Esc to leave it.',
  },
  nearlyTwice: {
    what: '{text}: a piece of {name} with nearly the same number is here already. Is this another piece?',
    now: 'Compare capitals, hyphens and blanks with the piece. Press Enter if it is another one, Esc if not.',
  },
  otherItem: {
    what: '{text} does not fit {name}, but another item here. Is it that one?',
    now: 'Press Enter if it is, Esc if not.',
  },
};
const PLAIN_TAKEN = '{text} taken';
const PLAIN_NOTE: ScanText = { what: '{text} taken, but look at it.', now: 'Check the line before you go on.' };
const PLAIN_QUESTION: ScanText = { what: '{text} needs your decision.', now: 'Press Enter for yes, Esc for no.' };

export const SCAN_CODES = { taken: Object.keys(TAKEN), note: Object.keys(NOTES), question: Object.keys(QUESTIONS) };

/**
 * The sentence of a scan's answer. `names` are asked only when it was refused; `lineName` is the item of the line that
 * the scan touched, where the unit itself is not in the books yet.
 */
export function scanText(scan: ScanAnswer, names: Names, lineName: string | null = null): ScanText {
  if (scan.refusal) return refusalText(scan.refusal, names);
  const end = scan.unit?.vendorWarranty ? ` on ${dateText(scan.unit.vendorWarranty.end)}` : '';
  const name = scan.unit?.itemName ?? lineName ?? scan.itemChoices[0]?.name ?? scan.text;
  const slots = { text: scan.text, name, end };
  const said = (text: ScanText): ScanText => ({
    what: fill(text.what, slots),
    now: text.now === null ? null : fill(text.now, slots),
  });
  if (scan.result === 'note') return said(NOTES[scan.code] ?? PLAIN_NOTE);
  if (scan.result === 'question') return said(QUESTIONS[scan.code] ?? PLAIN_QUESTION);
  return said({ what: TAKEN[scan.code] ?? PLAIN_TAKEN, now: null });
}
