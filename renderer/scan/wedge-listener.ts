// The keyboard wedge at the window: hands key events to the state machine and does what it answers. First on the line in
// the renderer. It must not know what a scan means, nor measure a gap: the events carry their own time.
import { stepWedge, wedgeGap, wedgeTimeout } from '../../shared/scan/wedge';
import type { WedgeKey } from '../../shared/scan/wedge-keys';
import {
  WEDGE_START,
  type WedgeAction,
  type WedgeSettings,
  type WedgeShortcut,
  type WedgeStep,
} from '../../shared/scan/wedge-state';
import { insertText, isTypingField, keepField, restoreField, type KeptField } from './wedge-field';

export type WedgeScan = Omit<Extract<WedgeAction, { kind: 'scan' }>, 'kind'>;

export type WedgeOptions = {
  readonly settings: WedgeSettings;
  /** Called once a scan, in order. Keep it short: queue the work. */
  readonly onScan: (scan: WedgeScan) => void;
  /** Called with a function key, or a key pressed by a person where typing has no effect. True when it was of use. */
  readonly onShortcut: (shortcut: WedgeShortcut) => boolean;
};

export type Wedge = {
  /** Takes other settings from the next key on. */
  readonly use: (settings: WedgeSettings) => void;
  readonly stop: () => void;
};

/** Set while a wedge listens: two of them would each take the other's keys. */
let installed = false;

/**
 * Listens to all keys of this window, before anything else does: call it once, first of all, when the window starts.
 * Throws when the window has a wedge already.
 */
export function startWedge(options: WedgeOptions): Wedge {
  if (installed) throw new Error('This window has a keyboard wedge already.');
  installed = true;
  let { settings } = options;
  let state = WEDGE_START;
  let kept: KeptField[] = [];
  let open = false;
  let timer = 0;

  const perform = (action: WedgeAction, event: KeyboardEvent | null): void => {
    if (action.kind === 'keep') kept = fieldsAt(document.activeElement);
    else if (action.kind === 'restore') kept.forEach(restoreField);
    else if (action.kind === 'giveBack') insertText(document.activeElement, action.text);
    else if (action.kind === 'scan') options.onScan(action);
    else if (action.kind === 'shortcut' && options.onShortcut(action.shortcut) && action.atOnce) suppress(event);
  };

  const settle = (step: WedgeStep, event: KeyboardEvent | null): void => {
    state = step.state;
    window.clearTimeout(timer);
    const { deadlineMs } = step;
    open = deadlineMs !== null;
    if (deadlineMs !== null) timer = window.setTimeout(() => onSilence(deadlineMs), settings.idleMs);
    // Before all else: whatever a callback does, this key must not reach the page.
    if (step.actions.some(({ kind }) => kind === 'swallow')) suppress(event);
    for (const action of step.actions) perform(action, event);
  };

  /** A window that was busy may find the timer due before it has seen the keys that came meanwhile: they go first. */
  const onSilence = (deadlineMs: number): void => {
    if (isInputPending()) timer = window.setTimeout(() => onSilence(deadlineMs));
    else settle(wedgeTimeout(state, deadlineMs, settings), null);
  };

  const onKey = (event: KeyboardEvent): void => {
    // A verdict on earlier keys may run a shortcut that moves the focus; this key then belongs to the new place.
    if (event.type === 'keydown') settle(wedgeGap(state, event.timeStamp, settings), null);
    settle(stepWedge(state, wedgeKey(event), settings), event);
  };

  /** The first key of a scan may itself move the focus to a field, and is then typed there. */
  const onFocus = (event: FocusEvent): void => {
    if (!open || !(event.target instanceof Element)) return;
    kept.push(...fieldsAt(event.target).filter(({ field }) => kept.every((other) => other.field !== field)));
  };

  window.addEventListener('keydown', onKey, true);
  window.addEventListener('keyup', onKey, true);
  window.addEventListener('focusin', onFocus, true);
  return {
    use: (next) => {
      settings = next;
    },
    stop: () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('keyup', onKey, true);
      window.removeEventListener('focusin', onFocus, true);
      window.clearTimeout(timer);
      installed = false;
    },
  };
}

function fieldsAt(element: Element | null): KeptField[] {
  const field = keepField(element);
  return field === null ? [] : [field];
}

function suppress(event: KeyboardEvent | null): void {
  event?.preventDefault();
  event?.stopImmediatePropagation();
}

function wedgeKey(event: KeyboardEvent): WedgeKey {
  return {
    type: event.type === 'keyup' ? 'up' : 'down',
    code: event.code,
    key: event.key,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    capsLock: event.getModifierState('CapsLock'),
    timeStamp: event.timeStamp,
    repeat: event.repeat,
    isComposing: event.isComposing,
    inField: isTypingField(document.activeElement),
  };
}

type Scheduling = { readonly scheduling?: { readonly isInputPending?: () => boolean } };

function isInputPending(): boolean {
  return (navigator as Navigator & Scheduling).scheduling?.isInputPending?.() ?? false;
}
