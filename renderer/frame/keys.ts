// Keys of the frame, of screens and of dialogs: which action a key press means, and whether it may mean one here.
// F8 is never ours: scanners send it for the group separator (DESIGN 7).
import type { Layers } from './layers';

export type KeyAction = {
  /** As in KeyboardEvent.key: 'F2', 'Escape', 'ArrowDown', 'Enter', '/'; with 'Alt+' before it for a chord. */
  readonly key: string;
  readonly words: string;
  readonly act: () => void;
  readonly off?: boolean;
  /** The likely one: largest, at the right of the strip. */
  readonly main?: boolean;
  /** Works, but does not stand on the strip: cursor keys and the like. */
  readonly silent?: boolean;
};
export type KeyLayer = {
  readonly actions: readonly KeyAction[];
  /** A dialog keeps all keys to itself. */ readonly alone: boolean;
};

/** Keys that a person types with; in a field of its own they belong to the field. */
const TYPING = /^(.|Enter|Backspace|Delete|Home|End|Page(Up|Down)|Arrow(Up|Down|Left|Right)|Tab| )$/u;

/** The action that `key` means now, or null. `typing` is true while the focus is in a field other than the scan field. */
export function actionFor(layers: Layers<KeyLayer>, key: string, typing: boolean): KeyAction | null {
  if (key === 'F8' || (typing && TYPING.test(key))) return null;
  for (const { content } of layers.topDown()) {
    const action = content.actions.find((one) => one.key === key);
    if (action) return action.off ? null : action;
    if (content.alone) return null;
  }
  return null;
}

/** The actions that stand on the strip: those of the topmost level that has any, in the order they were put there. */
export function stripOf(layers: Layers<KeyLayer>): readonly KeyAction[] {
  const all = layers.topDown().map(({ level, content }) => ({
    level,
    alone: content.alone,
    seen: content.actions.filter((action) => !action.silent),
  }));
  const top = all.find(({ alone, seen }) => alone || seen.length > 0);
  if (!top) return [];
  if (top.alone) return top.seen;
  return all
    .filter(({ level }) => level === top.level)
    .toReversed()
    .flatMap(({ seen }) => seen);
}

/** The name of a pressed key as actions write it; the digits by their place, since Alt changes what they type. */
export function keyName(event: KeyboardEvent): string {
  const plain = event.altKey && /^Digit\d$/u.test(event.code) ? event.code.slice(5) : event.key;
  return chord(plain, event.ctrlKey || event.metaKey, event.altKey);
}

/** 'Alt+1', 'Ctrl+F', 'F2' */
export function chord(key: string, ctrl: boolean, alt: boolean): string {
  return `${ctrl ? 'Ctrl+' : ''}${alt ? 'Alt+' : ''}${key}`;
}

/** True while the focus is in something that takes typing, the scan field not counted. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // The scan field and a PIN field have no use for arrows, and take their own digits and Enter.
  if (target.dataset['scanField'] !== undefined || target.dataset['pin'] !== undefined) return false;
  return target.matches('input, textarea, select, [contenteditable], [role="combobox"]');
}
