// What the catalogue can say at once about a pattern; the ledger, which has the engine, says the last word.

/** Look-around and references, which the ledger's engine does not know. */
const FOREIGN = /\(\?<?[=!]|\\[1-9k]/u;

/** True for a text that looks like a pattern: a regular expression without look-around and references. */
export function looksLikePattern(text: string): boolean {
  try {
    new RegExp(text, 'u').test('');
    return !FOREIGN.test(text);
  } catch {
    return false;
  }
}
