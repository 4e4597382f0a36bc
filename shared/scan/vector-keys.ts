// Plays recorded keys into the wedge as a window would see them: modifiers down and up, releases, Caps Lock, silence.
// Key names are those of the vectors: a code, with `Shift+`, `Control+` or `Alt+` in front; `Alt(down)` and `Alt(up)`.
import { stepWedge, wedgeTimeout } from './wedge';
import { scanCharacter, type WedgeKey } from './wedge-keys';
import { WEDGE_START, type WedgeSettings, type WedgeState, type WedgeStep } from './wedge-state';

export type RecordedKeys = {
  readonly keys: readonly string[];
  /** The silence before each key. */
  readonly gapsMs: readonly number[];
  readonly capsLock: boolean;
  /** The silence behind the last key; null when nothing more comes. */
  readonly thenIdleMs: number | null;
};

const CODES: Readonly<Record<string, string>> = { Shift: 'ShiftLeft', Control: 'ControlLeft', Alt: 'AltLeft' };
type Modifier = 'Shift' | 'Control' | 'Alt';

/** Answers the texts that the wedge takes for scans. */
export function replayWedge(recorded: RecordedKeys, settings: WedgeSettings): readonly string[] {
  const events = eventsOf(recorded);
  const scans: string[] = [];
  let state: WedgeState = WEDGE_START;
  let deadlineMs: number | null = null;
  const take = (step: WedgeStep): void => {
    ({ state, deadlineMs } = step);
    for (const action of step.actions) if (action.kind === 'scan') scans.push(action.text);
  };
  for (const event of events) {
    if (deadlineMs !== null && deadlineMs < event.timeStamp) take(wedgeTimeout(state, deadlineMs, settings));
    take(stepWedge(state, event, settings));
  }
  const lastMs = events.at(-1)?.timeStamp ?? 0;
  const idleMs = recorded.thenIdleMs ?? Number.POSITIVE_INFINITY;
  if (deadlineMs !== null && deadlineMs <= lastMs + idleMs) take(wedgeTimeout(state, deadlineMs, settings));
  return scans;
}

function eventsOf({ keys, gapsMs, capsLock }: RecordedKeys): readonly WedgeKey[] {
  const events: WedgeKey[] = [];
  let altHeld = false;
  let atMs = 0;
  keys.forEach((name, place) => {
    atMs += gapsMs[place] ?? 0;
    const press = pressOf(name, atMs, capsLock);
    const wantsAlt = press.modifiers.includes('Alt');
    if (name === 'Alt(down)' || name === 'Alt(up)') {
      altHeld = name === 'Alt(down)';
      return events.push(modifierEvent('Alt', altHeld ? 'down' : 'up', atMs));
    }
    // A recording may leave out that Alt stays down over the digits of one code.
    if (wantsAlt !== altHeld) events.push(modifierEvent('Alt', wantsAlt ? 'down' : 'up', atMs));
    altHeld = wantsAlt;
    return events.push(...press.events);
  });
  if (altHeld) events.push(modifierEvent('Alt', 'up', atMs));
  return events;
}

type Press = { readonly modifiers: readonly string[]; readonly events: readonly WedgeKey[] };

/** A key with its modifiers: all within one report of the keyboard, so all at one time. Alt is held by the caller. */
function pressOf(name: string, atMs: number, capsLock: boolean): Press {
  const parts = name.split('+');
  const code = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  const held = modifiers.filter((part): part is Modifier => part === 'Shift' || part === 'Control');
  const key: WedgeKey = {
    type: 'down',
    code,
    key: '',
    shift: modifiers.includes('Shift'),
    ctrl: modifiers.includes('Control'),
    alt: modifiers.includes('Alt'),
    capsLock,
    timeStamp: atMs,
    repeat: false,
    isComposing: false,
  };
  const typed = { ...key, key: typedOn(key) };
  const downs = held.map((modifier) => modifierEvent(modifier, 'down', atMs));
  const ups = held.map((modifier) => modifierEvent(modifier, 'up', atMs));
  return { modifiers, events: [...downs, typed, { ...typed, type: 'up' }, ...ups] };
}

/** What a host with a US layout would type. */
function typedOn(key: WedgeKey): string {
  const character = scanCharacter({ ...key, ctrl: false, alt: false }, 'us-by-code', null) ?? key.code;
  if (!key.capsLock || character.length > 1) return character;
  const upper = character.toUpperCase();
  return upper === character ? character.toLowerCase() : upper;
}

function modifierEvent(modifier: Modifier, type: 'down' | 'up', atMs: number): WedgeKey {
  const down = type === 'down';
  return {
    type,
    code: CODES[modifier] ?? '',
    key: modifier,
    shift: down && modifier === 'Shift',
    ctrl: down && modifier === 'Control',
    alt: down && modifier === 'Alt',
    timeStamp: atMs,
    repeat: false,
    isComposing: false,
  };
}
