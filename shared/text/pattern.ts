// Patterns of makers' serials as the owner writes them: regular expressions over the whole text.

/** True for a text that is a regular expression; the one thing that only trying can tell. */
export function isPattern(text: string): boolean {
  try {
    new RegExp(`^(?:${text})$`, 'u').test('');
    return true;
  } catch {
    return false;
  }
}
