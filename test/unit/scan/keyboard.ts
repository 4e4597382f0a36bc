// A keyboard and a window for the wedge's tests: keys as a scanner or a person sends them, and a text field that does what
// the machine asks. Time is only what the events say.
import { stepWedge, wedgeTimeout } from '../../../shared/scan/wedge';
import type { WedgeKey } from '../../../shared/scan/wedge-keys';
import {
  WEDGE_DEFAULTS,
  WEDGE_START,
  type WedgeSettings,
  type WedgeState,
  type WedgeStep,
} from '../../../shared/scan/wedge-state';

const ROWS = [
  ...Array.from('1234567890', (digit, at) => [`Digit${digit}`, digit, '!@#$%^&*()'.charAt(at)] as const),
  ...Array.from(
    'abcdefghijklmnopqrstuvwxyz',
    (letter) => [`Key${letter.toUpperCase()}`, letter, letter.toUpperCase()] as const,
  ),
  ...(
    [
      ['Minus', '-_'],
      ['Equal', '=+'],
      ['BracketLeft', '[{'],
      ['BracketRight', ']}'],
      ['Backslash', '\\|'],
      ['Semicolon', ';:'],
      ['Quote', '\'"'],
      ['Backquote', '`~'],
      ['Comma', ',<'],
      ['Period', '.>'],
      ['Slash', '/?'],
      ['Space', '  '],
    ] as const
  ).map(([code, pair]) => [code, pair.charAt(0), pair.charAt(1)] as const),
];

type Stroke = Pick<WedgeKey, 'code' | 'key' | 'shift' | 'ctrl' | 'alt'>;
const CONTROLS: Readonly<Record<string, Stroke>> = {
  '\r': { code: 'Enter', key: 'Enter', shift: false, ctrl: false, alt: false },
  '\t': { code: 'Tab', key: 'Tab', shift: false, ctrl: false, alt: false },
  '\n': { code: 'KeyJ', key: 'j', shift: false, ctrl: true, alt: false },
  '\u001d': { code: 'BracketRight', key: ']', shift: false, ctrl: true, alt: false },
  '\u001e': { code: 'Digit6', key: '6', shift: false, ctrl: true, alt: false },
  '\u0002': { code: 'KeyB', key: 'b', shift: false, ctrl: true, alt: false },
  '\u0004': { code: 'KeyD', key: 'd', shift: false, ctrl: true, alt: false },
};

/** The keys of a US keyboard for a text. */
export function strokes(text: string): readonly Stroke[] {
  return Array.from(text, (character) => {
    const control = CONTROLS[character];
    if (control) return control;
    const row = ROWS.find(([, plain, shifted]) => plain === character || shifted === character);
    if (!row) throw new Error(`no key for ${JSON.stringify(character)}`);
    return { code: row[0], key: character, shift: row[1] !== character, ctrl: false, alt: false };
  });
}

export type Hand = {
  readonly startMs: number;
  /** Time from one key to the next. */
  readonly gapMs: (place: number) => number;
  /** How long a key stays down. */
  readonly holdMs: (place: number) => number;
  readonly inField?: boolean;
};

/** Key events in order of time: each key down, and up when it is let go, the next one down meanwhile or not. */
export function press(keys: readonly Stroke[], hand: Hand): readonly WedgeKey[] {
  let atMs = hand.startMs;
  const events = keys.flatMap((stroke, place) => {
    if (place > 0) atMs += hand.gapMs(place);
    const down: WedgeKey = {
      ...stroke,
      type: 'down',
      timeStamp: atMs,
      repeat: false,
      isComposing: false,
      inField: hand.inField ?? true,
    };
    return [down, { ...down, type: 'up', timeStamp: atMs + hand.holdMs(place) } satisfies WedgeKey];
  });
  return events.toSorted((one, other) => one.timeStamp - other.timeStamp);
}

/** A scanner lets go of each key at once. */
export function scanned(
  text: string,
  startMs: number,
  gapMs: number | ((place: number) => number),
): readonly WedgeKey[] {
  const gap = typeof gapMs === 'number' ? () => gapMs : gapMs;
  return press(strokes(text), { startMs, gapMs: gap, holdMs: (place) => Math.min(1, gap(place + 1)) });
}

/** A person at an even pace, one finger. */
export function typed(text: string, startMs: number, gapMs = 120): readonly WedgeKey[] {
  return press(strokes(text), { startMs, gapMs: () => gapMs, holdMs: () => 70 });
}

export type Outcome = {
  readonly field: string;
  readonly scans: readonly string[];
  /** Codes of the shortcuts, in order. */
  readonly shortcuts: readonly string[];
  /** What was pressed through to the window beside characters. */
  readonly passed: readonly string[];
};

/** Plays events into the wedge over a text field that holds `before`, the caret at its end; silence follows. */
export function play(events: readonly WedgeKey[], given: Partial<WedgeSettings> = {}, before = ''): Outcome {
  const settings = { ...WEDGE_DEFAULTS, ...given };
  let state: WedgeState = WEDGE_START;
  let deadlineMs: number | null = null;
  let field = before;
  let kept = before;
  const scans: string[] = [];
  const shortcuts: string[] = [];
  const passed: string[] = [];
  const take = (step: WedgeStep, event: WedgeKey | null): void => {
    ({ state, deadlineMs } = step);
    for (const action of step.actions) {
      if (action.kind === 'keep') kept = field;
      else if (action.kind === 'restore') field = kept;
      else if (action.kind === 'giveBack') field += action.text;
      else if (action.kind === 'scan') scans.push(action.text);
      else if (action.kind === 'shortcut') shortcuts.push(action.shortcut.code);
      else if (action.kind === 'pass' && event?.type === 'down') through(event);
    }
  };
  const through = (event: WedgeKey): void => {
    const chord = event.ctrl || event.alt || event.meta === true;
    const types = event.key.length === 1 && !chord && event.inField !== false;
    if (types) field += event.key;
    else if (!/^(?:Shift|Control|Alt)/u.test(event.code)) passed.push(event.code);
  };
  for (const event of events) {
    if (deadlineMs !== null && deadlineMs < event.timeStamp) take(wedgeTimeout(state, deadlineMs, settings), null);
    take(stepWedge(state, event, settings), event);
  }
  if (deadlineMs !== null) take(wedgeTimeout(state, deadlineMs, settings), null);
  return { field, scans, shortcuts, passed };
}
