// Millimetres as people read and type them, for lengths kept in hundredths of a millimetre (`Hmm`): 6668 is '66.68'.

/** At least one decimal, so that 40.0 is seen to be measured; a second one where it is not zero. */
export function mmText(hmm: number): string {
  const whole = Math.floor(hmm / 100);
  const rest = String(hmm % 100).padStart(2, '0');
  return `${whole}.${rest.endsWith('0') ? rest.slice(0, 1) : rest}`;
}

/** Reads typed millimetres with at most two decimals, point or comma: '38.1' is 3810. Null for anything unclean. */
export function parseMm(text: string): number | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,2}))?$/u.exec(text.trim());
  if (!match) return null;
  const [, whole = '', decimals = ''] = match;
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
