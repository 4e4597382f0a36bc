// @vitest-environment happy-dom
// The wedge at a window: real listeners and fields of a document, events with their own time stamps, timers turned by hand.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startWedge, type Wedge } from '../../../renderer/scan/wedge-listener';
import type { WedgeKey } from '../../../shared/scan/wedge-keys';
import { WEDGE_DEFAULTS } from '../../../shared/scan/wedge-state';
import { press, scanned, strokes, typed } from './keyboard';

let scans: string[] = [];
let shortcuts: string[] = [];
let wedge: Wedge | null = null;
let useful = false;

beforeEach(() => {
  vi.useFakeTimers();
  scans = [];
  shortcuts = [];
  useful = false;
  document.body.innerHTML =
    '<input id="a"><input id="b" type="checkbox"><textarea id="c"></textarea><button id="pay"></button>';
  wedge = startWedge({
    settings: WEDGE_DEFAULTS,
    onScan: ({ text }) => scans.push(text),
    onShortcut: ({ code }) => {
      shortcuts.push(code);
      return useful;
    },
  });
});

afterEach(() => {
  wedge?.stop();
  vi.useRealTimers();
});

const field = (id: string): HTMLInputElement => {
  const element = document.querySelector<HTMLInputElement>(`#${id}`);
  if (!element) throw new Error(`no ${id}`);
  return element;
};

/** Sends a key to what has the focus, and does what a browser would do by default. True when it went through. */
function send(key: WedgeKey): boolean {
  const target = document.activeElement ?? document.body;
  const { code, shift: shiftKey, ctrl: ctrlKey, alt: altKey, repeat, isComposing } = key;
  const event = new KeyboardEvent(key.type === 'up' ? 'keyup' : 'keydown', {
    ...{ key: key.key, code, shiftKey, ctrlKey, altKey, repeat, isComposing, bubbles: true, cancelable: true },
  });
  Object.defineProperty(event, 'timeStamp', { value: key.timeStamp });
  const through = target.dispatchEvent(event);
  // As browsers do, the character goes to what has the focus now.
  const place = document.activeElement;
  const types = through && key.type === 'down' && key.key.length === 1 && !key.ctrl && !key.alt;
  if (types && (place instanceof HTMLTextAreaElement || (place instanceof HTMLInputElement && place.type === 'text'))) {
    const caret = place.selectionStart ?? place.value.length;
    place.value = place.value.slice(0, caret) + key.key + place.value.slice(place.selectionEnd ?? caret);
    place.setSelectionRange(caret + 1, caret + 1);
  }
  return through;
}

const sendAll = (keys: readonly WedgeKey[]): readonly boolean[] => keys.map(send);

describe('the wedge at a window', () => {
  test('a scan leaves the focused field as it was, caret and all, and tells a controlled field so', () => {
    field('a').value = 'qty 3';
    field('a').focus();
    field('a').setSelectionRange(1, 3);
    const heard: string[] = [];
    field('a').addEventListener('input', () => heard.push(field('a').value));
    sendAll(scanned('K7C000042S\r', 1_000, 5));
    expect(scans).toEqual(['K7C000042S']);
    expect(field('a').value).toBe('qty 3');
    expect([field('a').selectionStart, field('a').selectionEnd]).toEqual([1, 3]);
    expect(heard).toEqual(['qty 3']);
  });
  test('a scan whose first key moved the focus to a field leaves that field as it was, too', () => {
    field('a').value = 'qty ';
    const arm = (): void => field('a').focus();
    window.addEventListener('keydown', arm);
    sendAll(scanned('K7C000042S\r', 0, 5));
    window.removeEventListener('keydown', arm);
    expect(scans).toEqual(['K7C000042S']);
    expect(field('a').value).toBe('qty ');
  });
  test('Enter of a scan presses no button and submits no form', () => {
    field('pay').focus();
    const reached: string[] = [];
    field('pay').addEventListener('keydown', (event) => reached.push(event.code));
    const through = sendAll(scanned('K7C000042S\r', 0, 5));
    expect(scans).toEqual(['K7C000042S']);
    expect(through.at(-2)).toBe(false);
    expect(reached).toEqual(['KeyK']);
  });
  test('a scan without suffix is closed by the timer', () => {
    field('c').focus();
    sendAll(scanned('12345678', 0, 5));
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(79);
    expect(scans).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(scans).toEqual(['12345678']);
    expect(field('c').value).toBe('');
  });
  test('the timer waits for keys that are still in the queue of a stalled window', () => {
    const queue = { pending: true };
    Object.defineProperty(navigator, 'scheduling', {
      configurable: true,
      value: { isInputPending: () => queue.pending },
    });
    field('a').focus();
    const keys = scanned('ABCDEFGHIJKLMNOPQRST', 0, 5);
    // Eight keys, then the handler is 1,500 ms late; the timer is long due when the other twelve are told.
    sendAll(keys.slice(0, 16));
    vi.advanceTimersByTime(1_500);
    sendAll(keys.slice(16));
    queue.pending = false;
    vi.advanceTimersByTime(80);
    Reflect.deleteProperty(navigator, 'scheduling');
    expect(scans).toEqual(['ABCDEFGHIJKLMNOPQRST']);
    expect(field('a').value).toBe('');
  });
  test('a person gets every key, those that waited in their place', () => {
    field('a').focus();
    sendAll(press(strokes('hello'), { startMs: 0, gapMs: () => 25, holdMs: () => 90 }));
    expect(field('a').value).toBe('he');
    vi.advanceTimersByTime(80);
    expect(field('a').value).toBe('hello');
    field('a').setSelectionRange(1, 1);
    sendAll(press(strokes('xyz'), { startMs: 1_000, gapMs: () => 30, holdMs: () => 90 }));
    vi.advanceTimersByTime(80);
    expect(field('a').value).toBe('hxyzello');
    expect(field('a').selectionStart).toBe(4);
    expect(scans).toEqual([]);
  });
  test('a slash outside a field is a shortcut; the next key goes where the shortcut moved the focus', () => {
    wedge?.stop();
    wedge = startWedge({
      settings: WEDGE_DEFAULTS,
      onScan: ({ text }) => scans.push(text),
      onShortcut: ({ code }) => {
        shortcuts.push(code);
        field('a').focus();
        return true;
      },
    });
    sendAll(typed('/ab', 0));
    vi.advanceTimersByTime(100);
    expect(shortcuts).toEqual(['Slash']);
    expect(field('a').value).toBe('ab');
  });
  test('a function key that is of use goes no further, F8 waits for its verdict', () => {
    const [down] = typed('a', 0);
    if (!down) throw new Error('no key');
    const functionKey = (code: string, timeStamp: number): WedgeKey => ({ ...down, code, key: code, timeStamp });
    expect(send(functionKey('F2', 0))).toBe(true);
    useful = true;
    expect(send(functionKey('F2', 1_000))).toBe(false);
    expect(send(functionKey('F8', 2_000))).toBe(false);
    expect(shortcuts).toEqual(['F2', 'F2']);
    vi.advanceTimersByTime(80);
    expect(shortcuts).toEqual(['F2', 'F2', 'F8']);
  });
  test('a checkbox, a button and a locked field are no place to type', () => {
    field('a').readOnly = true;
    for (const id of ['a', 'b', 'pay']) {
      shortcuts = [];
      field(id).focus();
      sendAll(typed('/', 0));
      vi.advanceTimersByTime(80);
      expect(shortcuts).toEqual(['Slash']);
    }
  });
  test('other settings hold from the next key on', () => {
    wedge?.use({ ...WEDGE_DEFAULTS, minLengthWithEnd: 12 });
    sendAll(scanned('K7C000042S\r', 0, 5));
    expect(scans).toEqual([]);
  });
  test('one window has one wedge, and none after it is stopped', () => {
    const options = { settings: WEDGE_DEFAULTS, onScan: () => {}, onShortcut: () => false };
    expect(() => startWedge(options)).toThrow('already');
    wedge?.stop();
    sendAll(scanned('K7C000042S\r', 0, 5));
    expect(scans).toEqual([]);
  });
});
