// Reads a few typed words: numbers of documents, reasons. Outer blanks do not count (fault 5).
import { MAX_NAME } from '../../../shared/contract/fields';
import { MAX_IDENTIFIER, trimIdentifier } from '../../../shared/text/fold';

/** The words, or null where there are none or more than the contract takes. */
export function readWords(text: string): string | null {
  const words = trimIdentifier(text);
  return words === '' || words.length > MAX_NAME ? null : words;
}

/** A number of a document, as one that may be taken away again: `number` is null where nothing is typed. */
export function readNumber(text: string): { readonly number: string | null } | null {
  const number = trimIdentifier(text);
  if (number.length > MAX_IDENTIFIER) return null;
  return { number: number === '' ? null : number };
}
