// The keyboard wedge: a scanner is told from a person, a field is as if no scan had gone through it, a person loses nothing.
import { describe, expect, test } from 'vitest';
import { stepWedge, wedgeGap, wedgeTimeout } from '../../../shared/scan/wedge';
import type { WedgeKey } from '../../../shared/scan/wedge-keys';
import { WEDGE_DEFAULTS, WEDGE_START } from '../../../shared/scan/wedge-state';
import { play, press, scanned, strokes, typed } from './keyboard';

const key = (code: string, timeStamp: number, more: Partial<WedgeKey> = {}): WedgeKey => ({
  type: 'down',
  code,
  key: code,
  shift: false,
  ctrl: false,
  alt: false,
  timeStamp,
  repeat: false,
  isComposing: false,
  ...more,
});
const alone = (code: string, atMs: number, more: Partial<WedgeKey> = {}): readonly WedgeKey[] => [
  key(code, atMs, more),
  key(code, atMs + 60, { ...more, type: 'up' }),
];

describe('a scan', () => {
  test.each([0, 1, 4, 8, 16, 20, 25, 30, 35])('at %i ms a key, the field as before', (gapMs) => {
    const outcome = play(scanned('SN-2024/01.A_b\r', 1_000, gapMs), {}, 'qty 3');
    expect(outcome).toEqual({ field: 'qty 3', scans: ['SN-2024/01.A_b'], shortcuts: [], passed: [] });
  });
  test('at 36 ms a key it is a person', () => {
    const outcome = play(scanned('ABC1234\r', 1_000, 36), {}, '');
    expect(outcome).toEqual({ field: 'ABC1234', scans: [], shortcuts: [], passed: ['Enter'] });
  });
  test.each(['\r', '\r\n', '\t', '\n', '\r\r'])('ended by %j, which presses nothing', (suffix) => {
    expect(play(scanned(`K7C000042S${suffix}`, 0, 5))).toEqual({
      field: '',
      scans: ['K7C000042S'],
      shortcuts: [],
      passed: [],
    });
  });
  test('four characters and Enter are one, three are typing', () => {
    expect(play(scanned('1234\r', 0, 5)).scans).toEqual(['1234']);
    expect(play(scanned('123\r', 0, 5))).toMatchObject({ field: '123', scans: [], passed: ['Enter'] });
  });
  test('eight characters and 80 ms of silence are one, seven are typing', () => {
    expect(play(scanned('12345678', 0, 5))).toMatchObject({ field: '', scans: ['12345678'] });
    expect(play(scanned('1234567', 0, 5))).toMatchObject({ field: '1234567', scans: [] });
  });
  test('the silence is 80 ms, no less', () => {
    let state = WEDGE_START;
    for (const event of scanned('12345678', 0, 5)) ({ state } = stepWedge(state, event, WEDGE_DEFAULTS));
    // The last of eight keys came at 35 ms.
    expect(wedgeTimeout(state, 114, WEDGE_DEFAULTS).actions).toEqual([]);
    expect(wedgeTimeout(state, 115, WEDGE_DEFAULTS).actions.map(({ kind }) => kind)).toEqual(['restore', 'scan']);
  });
  test('two back to back, 2 ms apart', () =>
    expect(play(scanned('ABC1234\rDEF5678\r', 0, 2), {}, 'x')).toMatchObject({
      field: 'x',
      scans: ['ABC1234', 'DEF5678'],
    }));
  test('behind typed text, and typed text behind it', () => {
    const events = [...typed('two', 0), ...scanned('ABC1234\r', 1_000, 4), ...typed('three', 2_000)];
    expect(play(events)).toMatchObject({ field: 'twothree', scans: ['ABC1234'] });
  });
  test('with every US character', () => {
    const all = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).join('');
    expect(play(scanned(`${all} x\r`, 0, 3)).scans).toEqual([`${all} x`]);
  });
  test('with every report of a slow scanner 15 ms apart: Shift down, key down, key up, Shift up', () => {
    const reports = strokes('ABCD').flatMap(({ code, key: letter }, place) => {
      const atMs = place * 60;
      const shift = { key: 'Shift', shift: true };
      return [
        key('ShiftLeft', atMs, shift),
        key(code, atMs + 15, { key: letter, shift: true }),
        key(code, atMs + 30, { key: letter, shift: true, type: 'up' }),
        key('ShiftLeft', atMs + 45, { ...shift, shift: false, type: 'up' }),
      ];
    });
    expect(play([...reports, key('Enter', 240)])).toMatchObject({ field: '', scans: ['ABCD'], passed: [] });
  });
  test('control codes: GS, RS, EOT, and Ctrl with any letter', () => {
    expect(play(scanned('[)>\u001e06\u001d1PA\u001e\u0004\r', 0, 4)).scans).toEqual([
      '[)>\u001e06\u001d1PA\u001e\u0004',
    ]);
    const chord = (code: string): WedgeKey => key(code, 15, { ctrl: true, key: '?' });
    const cases = {
      BracketRight: 29,
      Backslash: 28,
      Digit6: 30,
      Minus: 31,
      BracketLeft: 27,
      KeyA: 1,
      KeyW: 23,
      KeyZ: 26,
    };
    for (const [code, value] of Object.entries(cases)) {
      const events = [...scanned('ABC', 0, 5), chord(code), ...scanned('DEF\r', 20, 5)];
      expect(play(events)).toEqual({
        field: '',
        scans: [`ABC${String.fromCharCode(value)}DEF`],
        shortcuts: [],
        passed: [],
      });
    }
  });
  test('the time of its end is the time stamp of the suffix, or of the last key', () => {
    const end = (text: string): unknown => {
      let state = WEDGE_START;
      let found: unknown = null;
      for (const event of scanned(text, 100, 5)) {
        const step = stepWedge(state, event, WEDGE_DEFAULTS);
        ({ state } = step);
        found = step.actions.find(({ kind }) => kind === 'scan') ?? found;
      }
      return found ?? wedgeTimeout(state, 10_000, WEDGE_DEFAULTS).actions.find(({ kind }) => kind === 'scan');
    };
    expect(end('12345678\r')).toEqual({
      kind: 'scan',
      text: '12345678',
      endedAtMs: 140,
      slowestGapMs: 5,
      endedBy: 'enter',
    });
    expect(end('12345678\t')).toMatchObject({ kind: 'scan', text: '12345678', endedBy: 'tab' });
    expect(end('12345678')).toEqual({
      kind: 'scan',
      text: '12345678',
      endedAtMs: 135,
      slowestGapMs: 5,
      endedBy: 'silence',
    });
  });
  test('longer than any symbol holds is handed on, so that it can be refused by its length', () => {
    const [scan] = play(scanned(`${'A'.repeat(5_000)}\r`, 0, 0)).scans;
    expect(scan).toHaveLength(4_097);
  });
});

describe('the layout of the host', () => {
  const onGerman = (events: readonly WedgeKey[]): readonly WedgeKey[] =>
    events.map((event) => ({
      ...event,
      key: { KeyY: 'z', KeyZ: 'y', Minus: 'ß', Slash: '-' }[event.code] ?? event.key,
    }));
  test('a scanner set to US is read right on any host', () => {
    expect(play(onGerman(scanned('yz-_/:1\r', 0, 4))).scans).toEqual(['yz-_/:1']);
  });
  test('a person gets back what the host types, not what a scanner would mean', () => {
    // The third key within the gap waits for its verdict and is given back.
    expect(play(onGerman(scanned('xyz', 0, 20)))).toMatchObject({ field: 'xzy', scans: [] });
  });
  test('Caps Lock does not matter', () => {
    const locked = scanned('SnAb12\r', 0, 4).map((event) => ({ ...event, capsLock: true, key: swapCase(event.key) }));
    expect(play(locked).scans).toEqual(['SnAb12']);
    expect(play(locked, { layout: 'host-by-key' }).scans).toEqual(['SnAb12']);
  });
  test('a scanner set to the host layout is read by what the host types', () => {
    const german = onGerman(scanned('zy1234\r', 0, 4));
    expect(play(german, { layout: 'host-by-key' }).scans).toEqual(['yz1234']);
    const altGraph = [
      ...scanned('AB1', 0, 4),
      key('Digit9', 12, { key: ']', ctrl: true, alt: true }),
      ...scanned('2\r', 16, 4),
    ];
    expect(play(altGraph, { layout: 'host-by-key' }).scans).toEqual(['AB1]2']);
  });
  test('the number pad, with and without Num Lock', () => {
    const pad = (name: string): readonly WedgeKey[] =>
      ['1', '2', '3', '4'].map((digit, at) => key(`Numpad${digit}`, at * 4, { key: name === '' ? digit : name }));
    expect(play([...pad(''), key('NumpadEnter', 16)]).scans).toEqual(['1234']);
    expect(play([...pad('ArrowLeft'), key('NumpadEnter', 16)]).scans).toEqual([]);
  });
});

function swapCase(text: string): string {
  if (text.length !== 1) return text;
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}

describe('ways to send GS', () => {
  const DATA = ['01095060001343521727123110LOT42A', '21SN1'] as const;
  const expected = DATA.join('\u001d');
  test('Ctrl+]', () => expect(play(scanned(`${expected}\r`, 0, 4)).scans).toEqual([expected]));
  test('F8, in the middle and as the very first key', () => {
    const [one, two] = DATA;
    const events = [...scanned(one, 0, 4), ...alone('F8', 128), ...scanned(`${two}\r`, 132, 4)];
    expect(play(events)).toEqual({ field: '', scans: [expected], shortcuts: [], passed: [] });
    expect(play([...alone('F8', 0), ...scanned('21SN1\r', 4, 4)])).toEqual({
      field: '',
      scans: ['\u001d21SN1'],
      shortcuts: [],
      passed: [],
    });
  });
  test('another key when the scanner is set so; then F8 is a shortcut', () => {
    const [one, two] = DATA;
    const events = [...scanned(one, 0, 4), ...alone('F9', 128), ...scanned(`${two}\r`, 132, 4)];
    expect(play(events, { gsKey: 'F9' }).scans).toEqual([expected]);
    expect(play(alone('F8', 0), { gsKey: null })).toEqual({ field: '', scans: [], shortcuts: ['F8'], passed: ['F8'] });
  });
  test.each(['29', '029', '0029'])('Alt and %s on the number pad', (digits) => {
    const [one, two] = DATA;
    const alt = Array.from(digits, (digit, at) => key(`Numpad${digit}`, 130 + at, { key: digit, alt: true }));
    const events = [
      ...scanned(one, 0, 4),
      key('AltLeft', 129, { key: 'Alt', alt: true }),
      ...alt,
      key('AltLeft', 136, { key: 'Alt', type: 'up' }),
      ...scanned(`${two}\r`, 140, 4),
    ];
    expect(play(events)).toEqual({ field: '', scans: [expected], shortcuts: [], passed: [] });
  });
  test('Alt codes are bytes: two of them make one letter of UTF-8, one alone is Windows-1252', () => {
    const code = (value: string, atMs: number): readonly WedgeKey[] => [
      key('AltLeft', atMs, { key: 'Alt', alt: true }),
      ...Array.from(value, (digit, at) => key(`Numpad${digit}`, atMs + at, { key: digit, alt: true })),
      key('AltLeft', atMs + 5, { key: 'Alt', type: 'up' }),
    ];
    // ä is C3 A4 in UTF-8, which is 195 164, and E4 in Windows-1252, which is 228.
    const utf8 = [...scanned('K12', 0, 4), ...code('0195', 12), ...code('0164', 20), ...scanned('se\r', 28, 4)];
    const latin = [...scanned('K12', 0, 4), ...code('0228', 12), ...scanned('se\r', 20, 4)];
    expect(play(utf8).scans).toEqual(['K12äse']);
    expect(play(latin).scans).toEqual(['K12äse']);
  });
  test('CR as an Alt code ends the scan', () => {
    const events = [
      ...scanned('ABC123', 0, 4),
      key('AltLeft', 24, { key: 'Alt', alt: true }),
      key('Numpad1', 25, { key: '1', alt: true }),
      key('Numpad3', 26, { key: '3', alt: true }),
      key('AltLeft', 27, { key: 'Alt', type: 'up' }),
    ];
    expect(play(events).scans).toEqual(['ABC123']);
  });
  test('a substitute is read as GS where the data are GS1, and as itself elsewhere', () => {
    const settings = { substitute: '/' };
    expect(play(scanned(']C10109506000134352' + '10A/21B\r', 0, 4), settings).scans).toEqual([
      ']C1010950600013435210A\u001d21B',
    ]);
    expect(play(scanned('010950600013435210A/21B\r', 0, 4), settings).scans).toEqual(['010950600013435210A\u001d21B']);
    expect(play(scanned('SN-2024/01\r', 0, 4), settings).scans).toEqual(['SN-2024/01']);
    expect(play(scanned(']C0SN-2024/01\r', 0, 4), settings).scans).toEqual([']C0SN-2024/01']);
    expect(play(scanned('/21SN1/10A\r', 0, 4), settings).scans).toEqual(['\u001d21SN1\u001d10A']);
  });
});

describe('a prefix', () => {
  test('makes the first key decisive: nothing reaches the field, and no length is needed', () => {
    const first = stepWedge(WEDGE_START, key('KeyB', 0, { ctrl: true, key: 'b' }), {
      ...WEDGE_DEFAULTS,
      prefix: '\u0002',
    });
    expect(first.actions.map(({ kind }) => kind)).toEqual(['keep', 'swallow']);
    expect(play(scanned('\u0002A1\r', 0, 10), { prefix: '\u0002' })).toMatchObject({ field: '', scans: ['A1'] });
    expect(play(scanned('\u0002A1', 0, 10), { prefix: '\u0002' })).toMatchObject({ field: '', scans: ['A1'] });
  });
  test('a control code as prefix begins a scan even within the gap behind a typed key', () => {
    const events = [...typed('x', 0), ...scanned('\u0002ABC12\r', 20, 4)];
    expect(play(events, { prefix: '\u0002' })).toMatchObject({ field: 'x', scans: ['ABC12'] });
  });
  test('the AIM identifier as prefix stays in the scan', () => {
    expect(play(scanned(']C0AB\r', 0, 10), { prefix: ']' })).toMatchObject({ field: '', scans: [']C0AB'] });
  });
  test('typed by a person it is given back', () => {
    expect(play(typed(']a', 0), { prefix: ']' })).toMatchObject({ field: ']a', scans: [] });
    expect(play(alone('KeyB', 0, { ctrl: true, key: 'b' }), { prefix: '\u0002' })).toMatchObject({
      shortcuts: ['KeyB'],
    });
  });
  test('scans without it are found by their pace all the same', () => {
    expect(play(scanned('ABC123\r', 0, 4), { prefix: '\u0002' }).scans).toEqual(['ABC123']);
  });
});

describe('a person', () => {
  test('loses no key, whatever the pace', () => {
    for (const gapMs of [5, 20, 36, 60, 120]) {
      const events = press(strokes('The quick brown fox, 42!'), { startMs: 0, gapMs: () => gapMs, holdMs: () => 80 });
      expect(play(events)).toEqual({ field: 'The quick brown fox, 42!', scans: [], shortcuts: [], passed: [] });
    }
  });
  test('who rolls over five keys into Enter is told from a scanner by the held keys', () => {
    const events = press(strokes('hello\r'), { startMs: 0, gapMs: () => 25, holdMs: () => 90 });
    expect(play(events)).toEqual({ field: 'hello', scans: [], shortcuts: [], passed: ['Enter'] });
  });
  test('Enter, Tab and shortcuts with Ctrl or Alt go through at once', () => {
    for (const code of ['Enter', 'Tab', 'NumpadEnter', 'Escape', 'ArrowDown', 'Backspace']) {
      expect(play(alone(code, 0))).toEqual({ field: '', scans: [], shortcuts: [], passed: [code] });
    }
    expect(play(alone('KeyS', 0, { ctrl: true, key: 's' }))).toMatchObject({ passed: ['KeyS'], shortcuts: [] });
    expect(play(alone('KeyS', 0, { alt: true, key: 's' }))).toMatchObject({ passed: ['KeyS'], shortcuts: [] });
    expect(play(alone('KeyS', 0, { meta: true, key: 's' }))).toMatchObject({ passed: ['KeyS'], shortcuts: [] });
  });
  test('a function key runs at once, F8 after the verdict', () => {
    expect(play(alone('F2', 0))).toEqual({ field: '', scans: [], shortcuts: ['F2'], passed: ['F2'] });
    expect(play(alone('F8', 0))).toEqual({ field: '', scans: [], shortcuts: ['F8'], passed: [] });
    const early = stepWedge(WEDGE_START, key('F8', 0), WEDGE_DEFAULTS);
    expect(early.actions.map(({ kind }) => kind)).toEqual(['keep', 'swallow']);
    expect(early.deadlineMs).toBe(80);
  });
  test('a slash where nothing is typed is a shortcut after the verdict, in a field it is a character', () => {
    const slash = { key: '/' };
    expect(play(alone('Slash', 0, { ...slash, inField: false }))).toMatchObject({ field: '', shortcuts: ['Slash'] });
    expect(play(alone('Slash', 0, slash))).toMatchObject({ field: '/', shortcuts: [] });
    const scan = press(strokes('/AB12\r'), { startMs: 0, gapMs: () => 4, holdMs: () => 1, inField: false });
    expect(play(scan)).toMatchObject({ scans: ['/AB12'], shortcuts: [] });
  });
  test('the next key brings the verdict before the silence does', () => {
    const first = stepWedge(WEDGE_START, key('Slash', 0, { key: '/', inField: false }), WEDGE_DEFAULTS);
    expect(wedgeGap(first.state, 35, WEDGE_DEFAULTS).actions).toEqual([]);
    expect(wedgeGap(first.state, 36, WEDGE_DEFAULTS).actions).toEqual([
      { kind: 'shortcut', shortcut: { code: 'Slash', key: '/', shift: false, ctrl: false, alt: false }, atOnce: false },
    ]);
  });
  test('a key held down repeats, and composing text is left alone', () => {
    const held = [
      key('KeyA', 0, { key: 'a' }),
      key('KeyA', 30, { key: 'a', repeat: true }),
      key('KeyA', 60, { key: 'a', repeat: true }),
    ];
    expect(play(held)).toMatchObject({ field: 'aaa', scans: [] });
    const composing = ['n', 'i', 'h', 'a', 'o'].map((letter, at) =>
      key('KeyN', at * 10, { key: letter, isComposing: true }),
    );
    expect(play([...composing, key('Enter', 50)])).toMatchObject({ field: 'nihao', scans: [], passed: ['Enter'] });
  });
  test('a chord that waited inside fast typing is given back as a shortcut, in order', () => {
    const events = [...scanned('abc', 0, 10), key('KeyS', 30, { ctrl: true, key: 's' })];
    expect(play(events)).toMatchObject({ field: 'abc', shortcuts: ['KeyS'] });
  });
  test('an Alt code typed slowly is none of ours', () => {
    const events = [
      key('AltLeft', 0, { key: 'Alt', alt: true }),
      key('Numpad2', 200, { key: '2', alt: true }),
      key('Numpad9', 400, { key: '9', alt: true }),
      key('AltLeft', 600, { key: 'Alt', type: 'up' }),
    ];
    expect(play(events)).toEqual({ field: '', scans: [], shortcuts: [], passed: ['Numpad2', 'Numpad9'] });
  });
});

describe('releases', () => {
  test('of a swallowed key are swallowed, so that no button is pressed by them', () => {
    const answers: string[] = [];
    let state = WEDGE_START;
    for (const event of scanned('AB 1\r', 0, 4)) {
      const step = stepWedge(state, event, WEDGE_DEFAULTS);
      ({ state } = step);
      answers.push(`${event.code} ${event.type} ${step.actions.at(-1)?.kind}`);
    }
    expect(answers).toEqual([
      ...['KeyA down pass', 'KeyA up pass', 'KeyB down pass', 'KeyB up pass'],
      ...['Space down swallow', 'Space up swallow', 'Digit1 down swallow', 'Digit1 up swallow'],
      ...['Enter down swallow', 'Enter up swallow'],
    ]);
  });
  test('that got lost do not swallow those of later keys', () => {
    let state = WEDGE_START;
    for (const event of scanned('AB12', 0, 4).filter(({ type }) => type === 'down')) {
      ({ state } = stepWedge(state, event, WEDGE_DEFAULTS));
    }
    ({ state } = stepWedge(state, key('Digit2', 1_000, { key: '2' }), WEDGE_DEFAULTS));
    const up = stepWedge(state, key('Digit2', 1_060, { key: '2', type: 'up' }), WEDGE_DEFAULTS);
    expect(up.actions.at(-1)).toEqual({ kind: 'pass' });
  });
  test('need not be told at all', () => {
    const downs = scanned('SN-2024/01.A_b\r', 0, 12).filter(({ type }) => type === 'down');
    expect(play(downs).scans).toEqual(['SN-2024/01.A_b']);
  });
});

describe('a stalled window', () => {
  test('changes nothing: only the time stamps of the events count', () => {
    // Twenty characters at 5 ms a key; the handler is late for all from the ninth on, so its own timer would be due.
    const events = scanned('ABCDEFGHIJKLMNOPQRST\r', 0, 5);
    expect(play(events).scans).toEqual(['ABCDEFGHIJKLMNOPQRST']);
  });
  test('a scan without suffix is closed by the next key, if the window never came to its timer', () => {
    let state = WEDGE_START;
    const found: string[] = [];
    // Both are in the queue when the window wakes: no call for the silence of 465 ms between them.
    for (const event of [...scanned('ABCDEFGH', 0, 5), ...scanned('IJKLMNOP', 500, 5)]) {
      const step = stepWedge(state, event, WEDGE_DEFAULTS);
      ({ state } = step);
      for (const action of step.actions) if (action.kind === 'scan') found.push(action.text);
    }
    expect(found).toEqual(['ABCDEFGH']);
    expect(wedgeTimeout(state, 615, WEDGE_DEFAULTS).actions.at(-1)).toMatchObject({ kind: 'scan', text: 'IJKLMNOP' });
  });
});
