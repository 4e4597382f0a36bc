// Check digits of the field: GS1 mod 10, Luhn, VIN, HIBC mod 43, and ISO/IEC 7064 MOD 37,36 for our own serials.
// Text in, answer out: nothing here knows where a text came from or what it names.

const ZERO = 48;
const NINE = 57;

/** True for one or more characters 0-9 and nothing else. */
export function isDigits(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < ZERO || code > NINE) return false;
  }
  return text.length > 0;
}

/**
 * True when the digits end in their GS1 check digit: weights 3, 1, 3 ... from the right (GS1 General Specifications 7.9).
 * Holds for every length, so for GTIN, SSCC, GLN and the other keys alike.
 */
export function mod10Valid(digits: string): boolean {
  if (digits.length < 2 || !isDigits(digits)) return false;
  let sum = 0;
  for (let at = digits.length - 1, weight = 1; at >= 0; at -= 1, weight = 4 - weight) {
    sum += (digits.charCodeAt(at) - ZERO) * weight;
  }
  return sum % 10 === 0;
}

/** The GTIN as 14 digits when it has 8, 12, 13 or 14 digits and the right check digit, else null. */
export function gtin14(text: string): string | null {
  const length = text.length;
  if (length !== 8 && (length < 12 || length > 14)) return null;
  return mod10Valid(text) ? text.padStart(14, '0') : null;
}

/** True when the digits end in their Luhn check digit (IMEI: 3GPP TS 23.003 annex B; ISO/IEC 7812). */
export function luhnValid(text: string): boolean {
  if (text.length < 2 || !isDigits(text)) return false;
  let sum = 0;
  for (let at = text.length - 1, twice = false; at >= 0; at -= 1, twice = !twice) {
    const value = (text.charCodeAt(at) - ZERO) * (twice ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** The Luhn check digit for a text of digits. */
export function luhnDigit(digits: string): string {
  for (const digit of '0123456789') if (luhnValid(digits + digit)) return digit;
  throw new RangeError(`${digits} is not a text of digits`);
}

const VIN_LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';
const VIN_VALUES = '12345678123457923456789';
const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VIN_TEXT = /^[A-HJ-NPR-Z0-9]{17}$/u;

/** True for 17 characters without I, O and Q whose ninth is the check digit (49 CFR 565, as used in North America). */
export function vinValid(text: string): boolean {
  if (!VIN_TEXT.test(text)) return false;
  let sum = 0;
  VIN_WEIGHTS.forEach((weight, at) => {
    const letter = VIN_LETTERS.indexOf(text.charAt(at));
    sum += weight * Number(letter < 0 ? text.charAt(at) : VIN_VALUES.charAt(letter));
  });
  const rest = sum % 11;
  return text[8] === (rest === 10 ? 'X' : String(rest));
}

const MOD36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The check character of ISO/IEC 7064 MOD 37,36 for a text of digits and upper-case letters; others throw. */
export function mod3736Check(text: string): string {
  let product = 36;
  for (const character of text) {
    const value = MOD36.indexOf(character);
    if (value < 0) throw new RangeError(`${character} has no value in MOD 37,36`);
    const sum = (product + value) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return MOD36[(37 - product) % 36] ?? '';
}

const MOD43 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%';

/** The check character of HIBC (sum of the Code 39 values modulo 43), or null when a character has no value there. */
export function mod43Check(text: string): string | null {
  let sum = 0;
  for (const character of text) {
    const value = MOD43.indexOf(character);
    if (value < 0) return null;
    sum += value;
  }
  return MOD43[sum % 43] ?? null;
}
