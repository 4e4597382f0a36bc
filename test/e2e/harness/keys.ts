// A keyboard-wedge scanner made of real X keys: it presses the keys of a US keyboard by their place, whatever layout the
// computer has, as scanners do. The X server cannot tell them from a device.
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

const run = promisify(execFile);
/** A scanner does not wait for the computer that it is plugged into: real-time priority, where we may have it. */
const PROMPT = spawnSync('chrt', ['-f', '10', 'true']).status === 0 ? ['chrt', '-f', '10'] : [];
if (PROMPT.length > 0) hurryDisplay();

/** The virtual display stamps the keys with the time that it gets round to them. A real one is left alone. */
function hurryDisplay(): void {
  const number = /^:(\d+)/u.exec(process.env['DISPLAY'] ?? '')?.[1];
  const lock = `/tmp/.X${number}-lock`;
  if (number === undefined || !existsSync(lock)) return;
  const pid = readFileSync(lock, 'utf8').trim();
  if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'Xvfb') spawnSync('chrt', ['-f', '-p', '5', pid]);
}

/** X key codes of a PC keyboard, each with what a US scanner means by it, plain and with Shift. */
const ROWS: readonly (readonly [number, string, string])[] = [
  [10, '1234567890-=', '!@#$%^&*()_+'],
  [24, 'qwertyuiop[]', 'QWERTYUIOP{}'],
  [38, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [51, '\\zxcvbnm,./', '|ZXCVBNM<>?'],
];
const SHIFT = '50';
const CONTROL = '37';
const CLOSING_BRACKET = '35';
const F8 = '74';

/** The longest time between two keys of a scanner; the wedge detector's limit is 35 ms. */
export const SCANNER_GAP_MS = 34;

type Stroke = { readonly key: string; readonly with: string | null };

const STROKES: ReadonlyMap<string, Stroke> = new Map([
  ...ROWS.flatMap(([first, plain, shifted]) =>
    [...plain].flatMap((character, place): [string, Stroke][] => [
      [character, { key: String(first + place), with: null }],
      [shifted[place] ?? '', { key: String(first + place), with: SHIFT }],
    ]),
  ),
  ['\r', { key: '36', with: null }],
  ['\t', { key: '23', with: null }],
  [' ', { key: '65', with: null }],
]);

export type ScanOptions = {
  /** From one key to the next; scanners are set to 0 to 30. */
  readonly gapMs?: number;
  readonly terminator?: string;
  /** How the scanner sends the group separator: as Ctrl+] or as the F8 that shops often set. */
  readonly gs?: 'control' | 'f8';
};

/** Types one code as a scanner does; resolves when the last key has been sent. */
export function typeScan(text: string, options: ScanOptions = {}): Promise<void> {
  return typeScans([text], options);
}

/** Several codes without a pause between them. */
export async function typeScans(texts: readonly string[], options: ScanOptions = {}): Promise<void> {
  const { gapMs = 0, terminator = '\r', gs = 'control' } = options;
  const pause = gapMs === 0 ? [] : ['sleep', String(gapMs / 1_000)];
  const line = [...texts.map((text) => `${text}${terminator}`).join('')];
  const commands = line.flatMap((character) => [...press(strokeOf(character, gs)), ...pause]);
  const [program = 'xdotool', ...rest] = [...PROMPT, 'xdotool', ...commands];
  await run(program, rest);
}

type Watched = { keysAtMs?: number[] };

/** Notes the time of every key that reaches the page from its next load on, before the page's own listeners see it: load it anew. */
export async function watchKeys(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const times: number[] = [];
    (window as Watched).keysAtMs = times;
    addEventListener('keydown', ({ timeStamp }) => times.push(timeStamp), true);
  });
}

/** The longest time between two keys since the last call: what the X server really delivered. */
export async function longestGapMs(page: Page): Promise<number> {
  const times = await page.evaluate(() => (window as Watched).keysAtMs?.splice(0) ?? null);
  if (times === null) throw new Error('the keys of this page are not watched: watchKeys, then load it anew');
  return Math.max(0, ...times.slice(1).map((time, at) => time - (times[at] ?? time)));
}

/** Waits until no key has come for longer than any scanner's gap: what comes next is a run of its own. */
export async function silence(page: Page): Promise<void> {
  const sinceMs = await page.evaluate(() => performance.now());
  await page.waitForFunction((since) => performance.now() - since > 100, sinceMs);
}

/** A modifier goes down and up around its key with no pause of its own. */
function press({ key, with: modifier }: Stroke): string[] {
  const alone = ['key', '--delay', '0', key];
  return modifier === null ? alone : ['keydown', '--delay', '0', modifier, ...alone, 'keyup', '--delay', '0', modifier];
}

/** Presses one named key as a person does, such as `F8`, `Escape` or `ctrl+a`. */
export async function pressKey(name: string): Promise<void> {
  await run('xdotool', ['key', name]);
}

/** Sets the layout of the computer: `us`, `de`, `fr`. The scanner's own stays US. */
export function setLayout(layout: string): void {
  execFileSync('setxkbmap', [layout]);
}

function strokeOf(character: string, gs: 'control' | 'f8'): Stroke {
  if (character === '\x1d') return gs === 'f8' ? { key: F8, with: null } : { key: CLOSING_BRACKET, with: CONTROL };
  const stroke = STROKES.get(character);
  if (!stroke) throw new Error(`a US scanner has no key for ${JSON.stringify(character)}`);
  return stroke;
}
