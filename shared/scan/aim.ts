// AIM symbology identifiers (ISO/IEC 15424): three characters that a scanner may put before the data.
// What the data mean is decided elsewhere; here stands only which symbol they were read from.

const AIM_ID = /^\][A-Za-z][0-9A-Za-z]/u;

/** By code letter. `E` is left out: which retail symbol it was follows from the number of digits. */
const SYMBOLOGIES: Readonly<Record<string, string>> = {
  A: 'code-39',
  B: 'telepen',
  C: 'code-128',
  D: 'code-one',
  F: 'codabar',
  G: 'code-93',
  H: 'code-11',
  I: 'itf',
  J: 'dotcode',
  K: 'code-16k',
  L: 'pdf417',
  M: 'msi',
  N: 'anker',
  O: 'codablock',
  P: 'plessey',
  Q: 'qr',
  R: 'straight-2-of-5',
  S: 'straight-2-of-5',
  T: 'code-49',
  U: 'maxicode',
  c: 'channel-code',
  d: 'data-matrix',
  e: 'gs1-composite',
  g: 'grid-matrix',
  h: 'han-xin',
  o: 'ocr',
  p: 'posicode',
  s: 'super-code',
  z: 'aztec',
};

/** The identifiers that say FNC1 in first position: the data are a GS1 element string. */
const GS1_SYMBOLOGIES: Readonly<Record<string, string>> = {
  ']C1': 'gs1-128',
  ']e0': 'gs1-databar',
  ']e1': 'gs1-composite',
  ']d2': 'gs1-data-matrix',
  ']d5': 'gs1-data-matrix',
  ']Q3': 'gs1-qr',
  ']Q4': 'gs1-qr',
  ']J1': 'gs1-dotcode',
};

/** The AIM identifier at the start of a text, or null. */
export function aimOf(text: string): string | null {
  return text.charCodeAt(0) === 93 && AIM_ID.test(text) ? text.slice(0, 3) : null;
}

/** True when the identifier announces a GS1 element string. */
export function isGs1Aim(aim: string | null): boolean {
  return aim !== null && aim in GS1_SYMBOLOGIES;
}

/** The symbology that an identifier names; null when there is none, or when it names no one symbology (]E, ]X, ]Z). */
export function symbologyOf(aim: string | null): string | null {
  if (aim === null) return null;
  return GS1_SYMBOLOGIES[aim] ?? SYMBOLOGIES[aim.charAt(1)] ?? null;
}
