// Reads a few typed words: numbers of documents, reasons. Outer blanks do not count (fault 5).
import { MAX_NAME } from '../../../shared/contract/fields';
import { trimIdentifier } from '../../../shared/text/fold';

/** The words, or null where there are none or more than the contract takes. */
export function readWords(text: string): string | null {
  const words = trimIdentifier(text);
  return words === '' || words.length > MAX_NAME ? null : words;
}
