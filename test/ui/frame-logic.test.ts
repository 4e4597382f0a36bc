// The moving parts of the frame on their own: the queue, the stack of layers, keys, detours, the state of the window.
import { describe, expect, test } from 'vitest';
import { appReducer, OPENING, type AppState } from '../../renderer/app-state';
import { withDetours, type Approver } from '../../renderer/data/detours';
import { touchedBy } from '../../renderer/data/changes';
import { actionFor, stripOf, type KeyAction, type KeyLayer } from '../../renderer/frame/keys';
import { makeLayers } from '../../renderer/frame/layers';
import { MAX_WAITING, ScanQueue, type ScanTarget } from '../../renderer/frame/scan-queue';
import type { Shown } from '../../renderer/frame/shown';
import { serialGroups } from '../../renderer/components/serial-groups';
import { currencyDigits, demandsFiscalDevice, likelyCountry } from '../../renderer/screens/first-run/countries';
import type { CommandAnswer, House } from '../../shared/contract/answers';
import type { CommandEnvelope } from '../../shared/contract/commands';
import { QUERIES } from '../../shared/contract/queries';

const taken = (words: string): Shown => ({ tone: 'taken', words });

function makeQueue() {
  const heard: string[] = [];
  let ids = 0;
  const queue = new ScanQueue({
    newId: () => `act-${(ids += 1)}`,
    onShown: (shown) => heard.push(`${shown.tone}: ${shown.words}`),
    broken: (error) => ({ tone: 'refused', words: String(error) }),
    full: () => ({ tone: 'refused', words: 'full' }),
  });
  return { queue, heard };
}
function keep(list: string[], text: string): null {
  list.push(text);
  return null;
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the scan queue', () => {
  test('each scan has the id of its act, made when it came', async () => {
    const { queue } = makeQueue();
    const acts: string[] = [];
    const target: ScanTarget = { atOnce: false, onScan: async (text, id) => keep(acts, `${text} ${id}`) };
    for (const text of ['SN1', 'SN2', 'SN3']) queue.scan(text, target);
    await settled();
    expect(acts).toEqual(['SN1 act-1', 'SN2 act-2', 'SN3 act-3']);
  });

  test('a handler that breaks is answered, and the next scan goes on', async () => {
    const { queue, heard } = makeQueue();
    queue.scan('A', { atOnce: false, onScan: () => Promise.reject(new Error('broke')) });
    queue.scan('B', { atOnce: false, onScan: async () => taken('B in') });
    await settled();
    expect(heard).toEqual(['refused: Error: broke', 'taken: B in']);
    expect(queue.state()).toMatchObject({ waiting: 0, shown: { scanned: 'B' } });
  });

  test('a dialog answers while a slow job runs', async () => {
    const { queue, heard } = makeQueue();
    let finish = (_shown: Shown): void => undefined;
    queue.act(() => new Promise<Shown>((resolve) => (finish = resolve)));
    queue.scan('X', { atOnce: true, onScan: async () => ({ tone: 'refused', words: 'a dialog is open' }) });
    await settled();
    expect(heard).toEqual(['refused: a dialog is open']);
    finish(taken('done'));
    await settled();
    expect(heard).toEqual(['refused: a dialog is open', 'taken: done']);
  });

  test('a scan too many is refused aloud, none is dropped in silence', async () => {
    const { queue, heard } = makeQueue();
    const handled: string[] = [];
    let finish = (): void => undefined;
    queue.act(() => new Promise<null>((resolve) => (finish = () => resolve(null))));
    const target: ScanTarget = { atOnce: false, onScan: async (text) => keep(handled, text) };
    for (let count = 0; count <= MAX_WAITING; count += 1) queue.scan(`S${count}`, target);
    expect(heard).toEqual(['refused: full']);
    expect(queue.state().shown?.scanned).toBe(`S${MAX_WAITING}`);
    finish();
    await settled();
    expect(handled).toHaveLength(MAX_WAITING);
  });

  test('a question asks again at each scan behind it', async () => {
    const { queue, heard } = makeQueue();
    const question = { choices: [{ id: '1', title: 'one', details: [] }], pick: async () => taken('picked') };
    queue.scan('Q', { atOnce: false, onScan: async () => ({ tone: 'question', words: 'which', question }) });
    await settled();
    queue.scan('B', { atOnce: false, onScan: async () => taken('B in') });
    expect(heard).toEqual(['question: which', 'question: which']);
    queue.answer(question.choices[0] ?? { id: '', title: '', details: [] });
    await settled();
    expect(heard.slice(2)).toEqual(['taken: picked', 'taken: B in']);
  });
});

describe('keys', () => {
  const action = (key: string, more: Partial<KeyAction> = {}): KeyAction => ({
    key,
    words: key,
    act: () => undefined,
    ...more,
  });
  const layers = (...contents: readonly [level: 'frame' | 'screen' | 'dialog', actions: readonly KeyAction[]][]) => {
    const made = makeLayers<KeyLayer>();
    for (const [level, actions] of contents) made.add(level, () => ({ actions, alone: level === 'dialog' }));
    return made;
  };

  test('what lies on top has the key, and a dialog keeps the others out', () => {
    const stack = layers(
      ['dialog', [action('Escape')]],
      ['screen', [action('F10'), action('Escape', { words: 'screen' })]],
    );
    expect(actionFor(stack, 'Escape', false)?.words).toBe('Escape');
    expect(actionFor(stack, 'F10', false)).toBeNull();
    expect(stripOf(stack).map(({ key }) => key)).toEqual(['Escape']);
  });

  test('F8 is left to scanners', () => {
    expect(actionFor(layers(['screen', [action('F8')]]), 'F8', false)).toBeNull();
  });

  test('typing keys belong to the field that has the focus, function keys do not', () => {
    const stack = layers(['screen', [action('Enter'), action('ArrowDown'), action('F7')]]);
    expect(actionFor(stack, 'Enter', true)).toBeNull();
    expect(actionFor(stack, 'ArrowDown', true)).toBeNull();
    expect(actionFor(stack, 'F7', true)?.key).toBe('F7');
  });

  test('a key that is off does nothing and does not fall through', () => {
    const stack = layers(['frame', [action('F7', { words: 'frame' })]], ['screen', [action('F7', { off: true })]]);
    expect(actionFor(stack, 'F7', false)).toBeNull();
  });
});

describe('detours of a command', () => {
  const envelope: CommandEnvelope = { id: 'one', name: 'changeDraft', args: {} };
  const done: CommandAnswer = { ok: true, repeat: false, postings: [], result: {} };
  const run = async (answers: readonly CommandAnswer[], approvers: readonly (Approver | null)[], yes = true) => {
    const sent: CommandEnvelope[] = [];
    const send = async (one: CommandEnvelope) => answers[sent.push(one) - 1] ?? done;
    const people = [...approvers];
    const answer = await withDetours(send, envelope, {
      approve: async () => people.shift() ?? null,
      clock: async () => yes,
    });
    return { answer, sent };
  };

  test('approval sends the very same command again, with the approver', async () => {
    const approver = { user: 'm', pin: '1234' };
    const { sent } = await run([{ ok: false, refusal: { code: 'notAllowed', right: 'discount' } }], [approver]);
    expect(sent).toEqual([envelope, { ...envelope, approver }]);
  });

  test('a wrong PIN asks again; stepping back gives the refusal', async () => {
    const wrong: CommandAnswer = { ok: false, refusal: { code: 'wrongPin', triesLeft: 4 } };
    const { answer, sent } = await run(
      [{ ok: false, refusal: { code: 'notAllowed', right: 'discount' } }, wrong],
      [{ user: 'm', pin: '1' }, null],
    );
    expect(sent).toHaveLength(2);
    expect(answer).toBe(wrong);
  });

  test('a wrong PIN at sign-in is no detour', async () => {
    const { sent } = await run([{ ok: false, refusal: { code: 'wrongPin', triesLeft: 4 } }], [{ user: 'm', pin: '1' }]);
    expect(sent).toHaveLength(1);
  });

  test('a yes to the clock is said once', async () => {
    const doubt: CommandAnswer = { ok: false, refusal: { code: 'clockNeedsYes', lastAtMs: 2, nowMs: 1 } };
    const { answer, sent } = await run([doubt, doubt], []);
    expect(sent).toEqual([envelope, { ...envelope, clockConfirmed: true }]);
    expect(answer).toBe(doubt);
  });
});

describe('the state of the window', () => {
  const house = (more: Partial<House>): House => ({ state: 'ready', user: null, ...more }) as House;
  const user = { id: 'u', name: 'A', role: 'cashier', rights: ['sell'] } as const;

  test('follows the ledger, and stays on the screen while the person stays', () => {
    const signIn = appReducer(OPENING, { kind: 'house', house: house({}) });
    expect(signIn.kind).toBe('signIn');
    const counter = appReducer(signIn, { kind: 'house', house: house({ user }) });
    expect(counter).toMatchObject({ kind: 'work', screen: 'counter' });
    const units = appReducer(counter, { kind: 'open', screen: 'units' });
    expect(appReducer(units, { kind: 'house', house: house({ user }) })).toMatchObject({ screen: 'units' });
    const other = { ...user, id: 'v', rights: ['receive'] } as const;
    expect(appReducer(units, { kind: 'house', house: house({ user: other }) })).toMatchObject({ screen: 'receive' });
  });

  test('keeps the recovery code on screen until it is written down', () => {
    const shown: AppState = appReducer({ kind: 'firstRun' }, { kind: 'founded', recoveryCode: 'ABCD' });
    expect(appReducer(shown, { kind: 'house', house: house({}) })).toEqual({ kind: 'recovery', code: 'ABCD' });
    expect(appReducer(shown, { kind: 'codeWritten' })).toEqual(OPENING);
  });
});

test.each([
  ['K7C000042S', ['K7C', '000042', 'S']],
  ['356938035643809', ['35', '693803', '564380', '9']],
  ['9JY0418Q77', ['9JY0', '418Q', '77']],
  ['SN-2024/01.A_b', ['SN-2024/01.A_b']],
  ['AB12', ['AB12']],
])('%s is read in groups and copied whole', (text, groups) => {
  expect(serialGroups(text)).toEqual(groups);
  expect(groups.join('')).toBe(text);
});

test('every change of the ledger names queries that exist', () => {
  const all = touchedBy({
    kind: 'changed',
    what: ['draft', 'units', 'documents', 'catalogue', 'jobs', 'session', 'house'],
  });
  expect([...all].filter((name) => !(name in QUERIES))).toEqual([]);
  expect(all.has('draft')).toBe(true);
});

test('countries, their currencies and their law', () => {
  expect(likelyCountry(['C', 'de-AT'])).toBe('AT');
  expect(likelyCountry(['en-US@posix'])).toBe('US');
  expect(likelyCountry([])).toBe('US');
  expect([currencyDigits('JPY'), currencyDigits('KWD'), currencyDigits('EUR')]).toEqual([0, 3, 2]);
  for (const code of ['DE', 'AT', 'FR', 'IT', 'ES', 'PT', 'PL', 'HU']) expect(demandsFiscalDevice(code)).toBe(true);
  expect(demandsFiscalDevice('US')).toBe(false);
});
