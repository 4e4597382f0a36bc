// The GS1 application identifiers: length, characters, check digit and date of each field, and which need no separator
// (GS1 General Specifications, section 3 and figure 7.8.5-2). One line of data a group; the parser knows how to read it.
import { mod10Valid } from './check-digit';
import { dateOf } from './gs1-date';
import type { ScanError } from './scan';

/** N digits, X the 82 characters of GS1, Y the 39 of part numbers, Z those of base64url. */
type CharacterSet = 'N' | 'X' | 'Y' | 'Z';
type Check = 'gtin' | 'sscc' | 'key' | 'date' | 'date0';
type Part = {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly optional: boolean;
  readonly check: Check | null;
};
/** `fixed` is the whole length of a field that ends without a separator, 0 for one that needs it. */
export type Field = { readonly parts: readonly Part[]; readonly fixed: number };

// `*` needs no separator; `X..20` is 1 to 20; brackets are optional; `:` names the check of that part.
const TABLE = `
*00 N18:sscc
*01-03 N14:gtin
10 21-22 254 X..20
*11-13 15-17 N6:date0
*20 N2
235 X..28
240-241 250-251 400 403 X..30
242 N..6
243 X..20
253 N13:key [X..17]
255 N13:key [N..12]
30 37 N..8
*3100-3105 3110-3115 3120-3125 3130-3135 3140-3145 3150-3155 3160-3165 N6
*3200-3205 3210-3215 3220-3225 3230-3235 3240-3245 3250-3255 3260-3265 3270-3275 3280-3285 3290-3295 N6
*3300-3305 3310-3315 3320-3325 3330-3335 3340-3345 3350-3355 3360-3365 3370-3375 N6
*3400-3405 3410-3415 3420-3425 3430-3435 3440-3445 3450-3455 3460-3465 3470-3475 3480-3485 3490-3495 N6
*3500-3505 3510-3515 3520-3525 3530-3535 3540-3545 3550-3555 3560-3565 3570-3575 N6
*3600-3605 3610-3615 3620-3625 3630-3635 3640-3645 3650-3655 3660-3665 3670-3675 3680-3685 3690-3695 N6
3900-3909 3920-3929 N..15
3910-3919 3930-3939 N3 N..15
3940-3943 N4
3950-3955 N6
401 X..30
402 N17:key
*410-417 N13:key
420 X..20
421 N3 X..9
422 424 426 N3
423 425 N3 [N3] [N3] [N3] [N3]
427 X..3
4300-4301 4310-4311 4320 X..35
4302-4306 4312-4316 X..70
4307 4317 X2
4308 4319 X..30
4309 N20
4318 X..20
4321-4323 N1
4324-4325 N6:date0 N4
4326 N6:date
4330-4333 N6 [X1]
7001 N13
7002 X..30
7003 N6:date N4
7004 N..4
7005 X..12
7006 N6:date
7007 N6:date [N6:date]
7008 X..3
7009 X..10
7010 X..2
7011 N6:date [N4]
7020-7022 X..20
7023 X..30
7030-7039 N3 X..27
7040 N1 X3
7041 X..4
710-717 X..20
7230-7239 X2 X..28
7240 X..20
7241 N2
7242 X..25
7250 N8
7251 N12
7252 N1
7253-7254 7259 X..40
7255 X..10
7256 X..90
7257 X..70
7258 X3
8001 N14
8002 8012 X..20
8003 N14:key [X..16]
8004 X..30
8005 N6
8006 8026 N14:gtin N4
8007 X..34
8008 N8 [N2] [N2]
8009 X..50
8010 Y..30
8011 N..12
8013-8014 8020 X..25
8017-8018 N18:key
8019 N..10
8030 Z..90
8040-8041 N15
8042 N32
8043 N18 [N..2]
8110 8112 8200 X..70
8111 N4
90 X..30
91-99 X..90
`;

const PART = /^\[?([NXYZ])(\.\.)?(\d+)(?::(\w+))?\]?$/u;

function partOf(text: string): Part {
  const [, set = 'N', upTo, length = '0', check] = PART.exec(text) ?? [];
  const max = Number(length);
  const optional = text.startsWith('[');
  return { set: set as CharacterSet, min: upTo ? 1 : max, max, optional, check: (check as Check | undefined) ?? null };
}

function identifiersOf(range: string): readonly string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, at) => String(Number(first) + at).padStart(first.length, '0'));
}

function linesOf(line: string): readonly (readonly [string, Field])[] {
  const words = line.replace('*', '').split(' ');
  const parts = words.filter((word) => PART.test(word)).map(partOf);
  const fixed = line.startsWith('*') ? parts.reduce((sum, part) => sum + part.max, 0) : 0;
  const ranges = words.filter((word) => !PART.test(word));
  return ranges.flatMap(identifiersOf).map((identifier) => [identifier, { parts, fixed }] as const);
}

const FIELDS: ReadonlyMap<string, Field> = new Map(TABLE.trim().split('\n').flatMap(linesOf));

/** The length of an identifier by its first two digits, which all identifiers of one start share; 0 for none. */
const LENGTHS: readonly number[] = Array.from({ length: 100 }, (_, start) => {
  const prefix = String(start).padStart(2, '0');
  return [...FIELDS.keys()].find((identifier) => identifier.startsWith(prefix))?.length ?? 0;
});

/** The field of an identifier, or null when there is none of that name. */
export function fieldOf(identifier: string): Field | null {
  return FIELDS.get(identifier) ?? null;
}

/** All identifiers known. */
export function identifiers(): readonly string[] {
  return [...FIELDS.keys()];
}

/** The identifier that starts at a place in a text, or null when none does. */
export function identifierAt(text: string, at: number): string | null {
  const start = (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
  const length = LENGTHS[start] ?? 0;
  const identifier = length === 0 ? '' : text.slice(at, at + length);
  return FIELDS.has(identifier) ? identifier : null;
}

/** Bit by bit, which sets a character of ASCII belongs to. */
const BITS: Readonly<Record<CharacterSet, number>> = { N: 1, X: 2, Y: 4, Z: 8 };
const CHARACTERS: Readonly<Record<CharacterSet, RegExp>> = {
  N: /\d/u,
  X: /[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]/u,
  Y: /[#/0-9A-Z-]/u,
  Z: /[0-9A-Z_a-z=-]/u,
};
const SETS: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  Object.entries(CHARACTERS).reduce(
    (bits, [set, pattern]) => bits | (pattern.test(String.fromCharCode(code)) ? BITS[set as CharacterSet] : 0),
    0,
  ),
);

function allIn(set: CharacterSet, text: string, from: number, to: number): boolean {
  const bit = BITS[set];
  for (let at = from; at < to; at += 1) if (((SETS[text.charCodeAt(at)] ?? 0) & bit) === 0) return false;
  return true;
}

/** All years that a century rule can give are leap years every fourth year, so any such year serves for the check. */
const CHECKED_YEAR = 2_026;

function checkError(check: Check, text: string): ScanError | null {
  switch (check) {
    case 'gtin':
      return mod10Valid(text) ? null : 'gtin-check-digit';
    case 'sscc':
      return mod10Valid(text) ? null : 'sscc-check-digit';
    case 'key':
      return mod10Valid(text) ? null : 'key-check-digit';
    case 'date0':
      return dateOf(text, CHECKED_YEAR) === null ? 'invalid-date' : null;
    case 'date':
      return dateOf(text, CHECKED_YEAR) === null || text.endsWith('00') ? 'invalid-date' : null;
  }
}

/** What is wrong with the value of a field, or null. The first fault in reading order is told. */
export function valueError(field: Field, value: string): ScanError | null {
  let at = 0;
  for (const part of field.parts) {
    const left = value.length - at;
    if (left === 0 && part.optional) return null;
    if (left < part.min) return 'ai-length';
    const end = at + Math.min(left, part.max);
    if (!allIn(part.set, value, at, end)) return 'ai-characters';
    const error = part.check === null ? null : checkError(part.check, value.slice(at, end));
    if (error !== null) return error;
    at = end;
  }
  return at === value.length ? null : 'ai-length';
}
