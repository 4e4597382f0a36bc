// What a keyboard scanner means by a key. It sends the scan codes of a US keyboard whatever the host's layout is, so the
// place of the key decides (`code`), not the character that the host would type (`key`). No timing here.
import { GS } from './characters';

/** A key event as the window saw it; `timeStamp` is the event's own, in milliseconds, never the handler's clock. */
export type WedgeKey = {
  readonly type: 'down' | 'up';
  readonly code: string;
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta?: boolean;
  readonly capsLock?: boolean;
  readonly timeStamp: number;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  /** False when the focus is where typing has no effect, so that a key is a shortcut. Taken for true when left out. */
  readonly inField?: boolean;
};

export type WedgeLayout = 'us-by-code' | 'host-by-key';

/** The characters of a US keyboard by place, without and with Shift. */
const US: Readonly<Record<string, string>> = {
  Digit1: '1!',
  Digit2: '2@',
  Digit3: '3#',
  Digit4: '4$',
  Digit5: '5%',
  Digit6: '6^',
  Digit7: '7&',
  Digit8: '8*',
  Digit9: '9(',
  Digit0: '0)',
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  IntlBackslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDivide: '//',
  NumpadMultiply: '**',
  NumpadSubtract: '--',
  NumpadAdd: '++',
  NumpadDecimal: '..',
};

/** Control codes that have no letter: Ctrl with the key that carries the sign of the code. */
const CONTROL: Readonly<Record<string, string>> = {
  BracketLeft: '\u001b',
  Backslash: '\u001c',
  BracketRight: GS,
  Digit6: '\u001e',
  Minus: '\u001f',
};
const CONTROL_BY_KEY: Readonly<Record<string, string>> = {
  '[': '\u001b',
  '\\': '\u001c',
  ']': GS,
  '^': '\u001e',
  _: '\u001f',
};

const MODIFIER = /^(?:Shift|Control|Alt|Meta|OS)(?:Left|Right)?$|^(?:AltGraph|CapsLock|NumLock|ScrollLock|Fn|FnLock)$/u;
const FUNCTION_KEY = /^F\d{1,2}$/u;

export function isModifier(key: WedgeKey): boolean {
  return MODIFIER.test(key.code) || MODIFIER.test(key.key);
}

export function isAlt(key: WedgeKey): boolean {
  return key.code.startsWith('Alt') || key.key === 'Alt';
}

export function isFunctionKey(key: WedgeKey): boolean {
  return FUNCTION_KEY.test(key.code);
}

const ENTERS = new Set(['Enter', 'NumpadEnter']);
/** CR, LF and TAB as control codes. */
const ENDING_LETTERS = new Set(['KeyM', 'KeyJ', 'KeyI']);

/** Enter and Tab, and the same as scanners send them with Ctrl: the letter of the code, or Ctrl+Enter for LF. */
export function isTerminator(key: WedgeKey): boolean {
  if (key.alt) return false;
  if (key.ctrl) return ENDING_LETTERS.has(key.code) || ENTERS.has(key.code);
  return ENTERS.has(key.code) || key.code === 'Tab';
}

/** The digit of the number pad that a code is entered with while Alt is down, or null. */
export function altDigit(key: WedgeKey): string | null {
  return key.alt && /^Numpad\d$/u.test(key.code) ? key.code.slice(6) : null;
}

/** The character that a scanner means by this key, or null for a key that stands in no scan. `gsKey` is sent for GS. */
export function scanCharacter(key: WedgeKey, layout: WedgeLayout, gsKey: string | null): string | null {
  if (key.code === gsKey) return GS;
  if (key.meta) return null;
  if (key.ctrl && !key.alt) return controlCharacter(key);
  if (layout === 'host-by-key') return hostCharacter(key);
  return key.alt ? null : usCharacter(key);
}

function controlCharacter(key: WedgeKey): string | null {
  if (/^Key[A-Z]$/u.test(key.code)) return String.fromCharCode(key.code.charCodeAt(3) - 64);
  return CONTROL[key.code] ?? CONTROL_BY_KEY[key.key] ?? null;
}

/** Caps Lock turns letters round, but a scanner does not know of it. AltGr shows as Ctrl and Alt on Windows. */
function hostCharacter(key: WedgeKey): string | null {
  if ((key.alt && !key.ctrl) || [...key.key].length !== 1) return null;
  if (!key.capsLock) return key.key;
  const upper = key.key.toUpperCase();
  return upper === key.key ? key.key.toLowerCase() : upper;
}

function usCharacter(key: WedgeKey): string | null {
  const code = key.code;
  if (code.length === 4 && code.startsWith('Key')) return key.shift ? code.charAt(3) : code.charAt(3).toLowerCase();
  if (code.length === 7 && /^Numpad\d$/u.test(code)) return isNumLocked(key) ? code.charAt(6) : null;
  const pair = US[code];
  return pair === undefined ? null : pair.charAt(key.shift ? 1 : 0);
}

/** Without Num Lock the number pad moves the caret, and `key` names the movement. */
function isNumLocked(key: WedgeKey): boolean {
  return key.key.length <= 1;
}
