// The keyboard wedge: tells a scanner from a person by the events' own time stamps alone, so that a stalled window changes
// nothing (fault 9). A pure state machine between keys and decoder; it must not know the DOM, only what to do to it.
import { aimOf, isGs1Aim } from './aim';
import { decodeBytes, GS, MAX_SCAN_BYTES } from './characters';
import { recogniseElementString } from './gs1';
import { isSteady, noEvidence, pressed, released, typedByHand } from './wedge-evidence';
import { altDigit, isAlt, isFunctionKey, isModifier, isTerminator, scanCharacter, type WedgeKey } from './wedge-keys';
import type { RunKey, WedgeAction, WedgeEnd, WedgeSettings, WedgeShortcut, WedgeState, WedgeStep } from './wedge-state';

const PASS: WedgeAction = { kind: 'pass' };
const SWALLOW: WedgeAction = { kind: 'swallow' };
/** Keys 1 and 2 pass, since most keys are a person's; two of them within the gap and a third are hardly ever one. */
const PASSED_KEYS = 2;
/** A control code as prefix, and one character behind it. */
const PREFIX_AND_ONE = 2;
/** Characters of an Alt code: `29` or `029`; a single digit is a person's shortcut. */
const MIN_ALT_DIGITS = 2;
const BYTE = 0xff;

type Work = { readonly state: WedgeState; readonly actions: readonly WedgeAction[] };

/** Takes one key event and answers what to do with it, and what else has been decided by it. */
export function stepWedge(state: WedgeState, key: WedgeKey, settings: WedgeSettings): WedgeStep {
  return settle(key.type === 'up' ? keyUp(state, key, settings) : keyDown(state, key, settings), settings);
}

/** Takes the silence: nothing has come until `atMs`, in the events' time. */
export function wedgeTimeout(state: WedgeState, atMs: number, settings: WedgeSettings): WedgeStep {
  const over = state.run.length > 0 && atMs - state.lastMs >= settings.idleMs;
  return settle(over ? silence(state, settings) : { state, actions: [] }, settings);
}

/**
 * Decides what is open when a key comes after a gap. `stepWedge` does so too; a window calls this first where the verdict
 * may move the focus, and asks only then where the focus is.
 */
export function wedgeGap(state: WedgeState, atMs: number, settings: WedgeSettings): WedgeStep {
  return settle(afterGap(state, atMs, settings), settings);
}

/** A stalled window may see the next key before its own timer: the silence between counts all the same. */
function afterGap(state: WedgeState, atMs: number, settings: WedgeSettings): Work {
  const gapMs = atMs - state.lastMs;
  if (state.run.length === 0 || gapMs <= settings.maxGapMs) return { state, actions: [] };
  return gapMs >= settings.idleMs ? silence(state, settings) : person(state);
}

function silence(state: WedgeState, settings: WedgeSettings): Work {
  const steady = state.sure || isSteady(state.evidence);
  const scanned = steady && isLong(state, settings.minLengthNoEnd, settings) && !byHand(state, state.lastMs, settings);
  return scanned ? scan(state, state.lastMs, 'silence', settings) : person(state);
}

function settle({ state, actions }: Work, settings: WedgeSettings): WedgeStep {
  return { state, actions, deadlineMs: state.run.length === 0 ? null : state.lastMs + settings.idleMs };
}

/** Behind a prefix a suffix is not needed to be sure, and behind a control code as prefix no length either. */
function isLong(state: WedgeState, least: number, settings: WedgeSettings): boolean {
  if (!state.sure) return state.run.length >= least;
  return state.run.length >= ((settings.prefix ?? '') < ' ' ? PREFIX_AND_ONE : settings.minLengthWithEnd);
}

function byHand(state: WedgeState, atMs: number, settings: WedgeSettings): boolean {
  return typedByHand(state.evidence, atMs, settings.maxGapMs);
}

function keyDown(before: WedgeState, key: WedgeKey, settings: WedgeSettings): Work {
  const state = key.repeat ? before : { ...before, swallowedDown: without(before.swallowedDown, key.code) };
  const late = key.timeStamp - state.lastMs > settings.maxGapMs;
  const open = afterGap(state, key.timeStamp, settings);
  if (isModifier(key)) return modifierDown(open, key, late);
  if (key.repeat || key.isComposing) return then(ended(open), PASS);
  const digit = open.state.alt === null ? null : altDigit(key);
  if (digit !== null) return altDigitDown(open, key, digit, late);
  if (isTerminator(key)) return terminator(open, key, settings);
  const text = scanCharacter(key, settings.layout, settings.gsKey);
  return text === null ? otherKey(open, key) : character(open, key, text, settings);
}

/** A modifier within the gap keeps the run alive: slow scanners send Shift as a report of its own. */
function modifierDown(work: Work, key: WedgeKey, late: boolean): Work {
  const inRun = work.state.run.length > 0 && !late;
  const alt = isAlt(key) && !key.repeat ? '' : work.state.alt;
  const lastMs = inRun || isAlt(key) ? key.timeStamp : work.state.lastMs;
  const state = { ...work.state, alt, lastMs };
  // Alt alone would take the focus to a menu bar.
  return inRun && isAlt(key) ? swallow({ ...work, state }, key) : then({ ...work, state }, PASS);
}

function altDigitDown(work: Work, key: WedgeKey, digit: string, late: boolean): Work {
  if (late) return then({ ...work, state: { ...work.state, alt: null } }, PASS);
  const state = { ...work.state, alt: `${work.state.alt ?? ''}${digit}`, lastMs: key.timeStamp };
  return state.run.length > 0 ? swallow({ ...work, state }, key) : then({ ...work, state }, PASS);
}

/** Enter or Tab: the end of a scan, the second half of CR LF, or a person's key. */
function terminator(work: Work, key: WedgeKey, settings: WedgeSettings): Work {
  const { state } = work;
  if (state.run.length === 0) return follows(state, key, settings) ? swallowedEnd(work, key) : then(work, PASS);
  const enough = isLong(state, settings.minLengthWithEnd, settings);
  if (!enough || byHand(state, key.timeStamp, settings)) return then(ended(work), PASS);
  const done = scan(state, key.timeStamp, key.code === 'Tab' ? 'tab' : 'enter', settings);
  return swallow({ state: done.state, actions: [...work.actions, ...done.actions] }, key);
}

/** True within the gap behind a scan. */
function follows(state: WedgeState, key: WedgeKey, settings: WedgeSettings): boolean {
  return key.timeStamp - state.scanEndMs <= settings.maxGapMs;
}

function swallowedEnd(work: Work, key: WedgeKey): Work {
  return swallow({ ...work, state: { ...work.state, scanEndMs: key.timeStamp } }, key);
}

/** A key that stands in no scan: an arrow, Escape, a function key. What was open before it is decided. */
function otherKey(work: Work, key: WedgeKey): Work {
  const done = ended(work);
  const plain = isFunctionKey(key) && !key.ctrl && !key.alt && !key.meta;
  return plain
    ? then(then(done, { kind: 'shortcut', shortcut: shortcutOf(key), atOnce: true }), PASS)
    : then(done, PASS);
}

/** A character of a scan or of a person: kept in the run until the next keys tell which. */
function character(open: Work, key: WedgeKey, text: string, settings: WedgeSettings): Work {
  const isPrefix = settings.prefix !== null && text === settings.prefix.charAt(0);
  // A control code as prefix stands in no data, so that it begins a scan even behind typed keys.
  const work = isPrefix && text < ' ' && !open.state.sure ? ended(open) : open;
  const first = work.state.run.length === 0;
  const sure = first ? isPrefix : work.state.sure;
  const held = sure || (first && follows(work.state, key, settings)) || isHeld(work.state.run, key);
  const evidence = first ? noEvidence(work.state.evidence.releasesSeen) : work.state.evidence;
  const state: WedgeState = {
    ...work.state,
    run: appended(work.state.run, runKey(key, text, held)),
    sure,
    bytes: !first && work.state.bytes,
    lastMs: key.timeStamp,
    evidence: pressed(evidence, key, first ? null : key.timeStamp - work.state.lastMs),
  };
  const kept: Work = { state, actions: first ? [...work.actions, { kind: 'keep' }] : work.actions };
  return held ? swallow(kept, key) : then(kept, PASS);
}

/** Past the limit of a scan characters are only counted off: the decoder refuses it by its length. */
function appended(run: readonly RunKey[], key: RunKey): readonly RunKey[] {
  return run.length > MAX_SCAN_BYTES ? run : [...run, key];
}

/** True for a key that waits for the verdict. A function key has no other use for a scanner; a lone one is a shortcut. */
function isHeld(run: readonly RunKey[], key: WedgeKey): boolean {
  if (run.length >= PASSED_KEYS || isFunctionKey(key)) return true;
  if (run.length === 0) return false;
  return run[0]?.swallowed === true || key.ctrl || key.inField === false;
}

function shortcutOf({ code, key, shift, ctrl, alt }: WedgeKey): WedgeShortcut {
  return { code, key, shift, ctrl, alt };
}

/** Typed text is owed to the field it was kept from; any other key is owed its meaning, unless it went through at once. */
function runKey(key: WedgeKey, text: string, swallowed: boolean): RunKey {
  const types = [...key.key].length === 1 && key.key >= ' ' && (!key.ctrl || key.alt);
  if (types && key.inField !== false) return { text, owed: swallowed ? key.key : '', shortcut: null, swallowed };
  const shortcut = swallowed || types ? shortcutOf(key) : null;
  return { text, owed: '', shortcut, swallowed };
}

function without(codes: readonly string[], code: string): readonly string[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : codes;
}

function keyUp(state: WedgeState, key: WedgeKey, settings: WedgeSettings): Work {
  const evidence = released(state.evidence, key, settings.maxGapMs);
  const wasSwallowed = state.swallowedDown.includes(key.code);
  const swallowedDown = without(state.swallowedDown, key.code);
  const gapMs = key.timeStamp - state.lastMs;
  // As with a modifier going down: a slow scanner takes four reports for a capital letter.
  const lastMs = isModifier(key) && gapMs <= settings.maxGapMs ? key.timeStamp : state.lastMs;
  const work: Work = { state: { ...state, lastMs, evidence, swallowedDown }, actions: [] };
  const done = isAlt(key) && state.alt !== null ? altUp(work, key, state.alt, settings) : work;
  return then(done, wasSwallowed ? SWALLOW : PASS);
}

/** Alt goes up: the digits name a byte. CR, LF and TAB end the scan here too. */
function altUp(open: Work, key: WedgeKey, digits: string, settings: WedgeSettings): Work {
  const work: Work = { ...open, state: { ...open.state, alt: null } };
  const late = key.timeStamp - work.state.lastMs > settings.maxGapMs;
  if (late || digits.length < MIN_ALT_DIGITS || Number(digits) > BYTE) return work;
  const text = String.fromCharCode(Number(digits));
  const typed = { ...key, key: text, alt: false };
  const ends = text === '\r' || text === '\n' || text === '\t';
  const done = ends ? terminator(work, typed, settings) : character(work, typed, text, settings);
  const bytes = done.state.run.length > 0 && (done.state.bytes || Number(digits) > 0x7f);
  // The key itself goes up and is answered by the caller; only what was decided beside it is taken over.
  const actions = done.actions.filter(({ kind }) => kind !== 'pass' && kind !== 'swallow');
  return { state: { ...done.state, bytes, swallowedDown: work.state.swallowedDown }, actions };
}

/** The verdict is a scan. */
function scan(state: WedgeState, endedAtMs: number, endedBy: WedgeEnd, settings: WedgeSettings): Work {
  const text = scannedText(state, settings);
  const action: WedgeAction = { kind: 'scan', text, endedAtMs, slowestGapMs: state.evidence.slowestMs, endedBy };
  return { state: { ...emptied(state), scanEndMs: endedAtMs }, actions: [{ kind: 'restore' }, action] };
}

function scannedText(state: WedgeState, settings: WedgeSettings): string {
  const whole = state.run.map((key) => key.text).join('');
  const prefixed = state.sure && whole < ' ' ? whole.slice(1) : whole;
  const text = state.bytes ? bytesAsText(prefixed) : prefixed;
  return settings.substitute === null ? text : withSeparators(text, settings.substitute);
}

/** Alt codes carry bytes one by one; together they may be UTF-8. */
function bytesAsText(text: string): string {
  const codes = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  return codes.some((code) => code > BYTE) ? text : decodeBytes(Uint8Array.from(codes));
}

/** The substitute stands for GS where the data are GS1, by their identifier or by their form; elsewhere it is itself. */
function withSeparators(text: string, substitute: string): string {
  const separated = text.replaceAll(substitute, GS);
  const aim = aimOf(text);
  if (aim !== null) return isGs1Aim(aim) ? separated : text;
  // Any year serves: only whether the fields are right is asked.
  return separated !== text && recogniseElementString(separated, 'wedge', 0, false) !== null ? separated : text;
}

/** The verdict is a person: what was kept from the window is given back, in order. */
function person(state: WedgeState): Work {
  const actions: WedgeAction[] = [];
  let text = '';
  for (const key of state.run) {
    text += key.owed;
    if (key.shortcut === null) continue;
    if (text !== '') actions.push({ kind: 'giveBack', text });
    text = '';
    actions.push({ kind: 'shortcut', shortcut: key.shortcut, atOnce: false });
  }
  if (text !== '') actions.push({ kind: 'giveBack', text });
  return { state: emptied(state), actions };
}

function ended(work: Work): Work {
  if (work.state.run.length === 0) return work;
  const verdict = person(work.state);
  return { state: verdict.state, actions: [...work.actions, ...verdict.actions] };
}

function emptied(state: WedgeState): WedgeState {
  return { ...state, run: [], sure: false, bytes: false, evidence: noEvidence(state.evidence.releasesSeen) };
}

function then(work: Work, action: WedgeAction): Work {
  return { state: work.state, actions: [...work.actions, action] };
}

/** Keeps a key from the window, its release included. */
function swallow(work: Work, key: WedgeKey): Work {
  const swallowedDown = key.type === 'up' ? work.state.swallowedDown : [...work.state.swallowedDown, key.code];
  return then({ ...work, state: { ...work.state, swallowedDown } }, SWALLOW);
}
