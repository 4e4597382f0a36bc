// From the terminator of a scan to its line on the screen: real X keys into the real window, on the large ledger.
// Sales of ten lines, each ended by exact cash, alone and while verify, lists and searches run.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { pressKey, silence, typeScan } from '../../e2e/harness/keys';
import { median, ms, percentile } from '../figures';
import { picker } from '../goods';
import type { Figure, Figures } from '../report';
import { argumentsFor, electronExecutable, environmentFor, type Program } from './electron';
import { METER, type Meter } from './meter';
import { COUNTER, signInScript } from './starting';

const SALES = 30;
const LINES = 10;
/** Lines before the clock counts. */
const WARM_UP = 2;
/** A line that is not there after this long never comes. */
const PATIENCE_MS = 3_000;
/** Scans that the X server may break up, on a machine that is busy with other things. */
const MAX_BROKEN = 60;

export type Counter = { readonly app: ElectronApplication; readonly page: Page; readonly nextSerial: () => string };

/** Serials for scanning: scattered units of the ledger, none twice. */
export function scattered(units: number, serialOf: (nth: number) => string): () => string {
  const pick = picker(17, units);
  const used = new Set<number>();
  return () => {
    let nth = pick();
    while (used.has(nth)) nth = pick();
    used.add(nth);
    return serialOf(nth);
  };
}

export async function painting(
  program: Program,
  who: { readonly user: string; readonly pin: string },
  nextSerial: () => string,
): Promise<Figures> {
  const app = await _electron.launch({
    executablePath: electronExecutable(),
    args: argumentsFor(program),
    env: environmentFor(program),
    chromiumSandbox: !process.env['UNITILL_NO_SANDBOX'],
  });
  try {
    const page = await app.firstWindow();
    // The meter listens before the program does: the program takes a scanner's keys away from everybody after it.
    await page.addInitScript(METER);
    await page.reload();
    await page.waitForSelector('input[data-pin]');
    await page.evaluate(signInScript(who.user, who.pin));
    await page.waitForSelector(COUNTER);
    focus(app);
    const counter = { app, page, nextSerial };
    await sell(counter, WARM_UP);
    const calm = await sell(counter, SALES);
    const busy = await whileBusy(page, program, () => sell(counter, SALES)).catch((error: unknown) => String(error));
    return figuresOf(calm, busy);
  } finally {
    await app.close();
  }
}

/** `busy` is a text where that part could not be measured: the reason. */
function figuresOf({ samples: calm, broken }: Sold, busy: Sold | string): Figures {
  const note = `${calm.length} scans, ${LINES} a sale, by X keys (${broken} more were broken up by the X server)`;
  return {
    paint_p50_ms: { value: median(calm), note },
    paint_p99_ms: { value: percentile(calm, 0.99), note: `longest ${ms(Math.max(...calm))}` },
    paint_p99_busy_ms: typeof busy === 'string' ? { value: null, note: busy } : busyFigure(busy),
  };
}

function busyFigure({ samples, broken }: Sold): Figure {
  const note = `p50 ${ms(median(samples))} of ${samples.length} (${broken} broken up), while verify, document lists and searches run`;
  return { value: percentile(samples, 0.99), note };
}

/** With no window manager nobody gives the window the keyboard. */
function focus(app: ElectronApplication): void {
  if (process.platform !== 'linux') return;
  const search = ['search', '--onlyvisible', '--pid', String(app.process().pid), '--name', '^Unitill$'];
  const window = execFileSync('xdotool', search).toString().trim().split('\n').at(-1) ?? '';
  execFileSync('xdotool', ['windowfocus', '--sync', window]);
}

type Sold = { readonly samples: readonly number[]; readonly broken: number };

/** Sells so many times and gives the milliseconds of every line. */
async function sell({ page, nextSerial }: Counter, sales: number): Promise<Sold> {
  await page.evaluate('window.benchMeter.reset()');
  let broken = 0;
  for (let sale = 0; sale < sales; sale += 1) {
    for (let line = 1; line <= LINES; line += 1) {
      while (!(await scanned(page, nextSerial(), line))) broken += 1;
      if (broken > MAX_BROKEN) throw new Error(`scans do not arrive; the screen shows: ${await shown(page)}`);
    }
    await pressKey('F10');
    if (!(await within(page, 'window.benchMeter.atRows(0)'))) throw new Error(`no sale: ${await shown(page)}`);
  }
  const samples = await page.evaluate(() => [...(window as unknown as { benchMeter: Meter }).benchMeter.samples]);
  return { samples, broken };
}

/** False where the X server took so long over the keys that no scanner would: the line never comes. It is taken back. */
async function scanned(page: Page, serial: string, line: number): Promise<boolean> {
  await silence(page);
  await typeScan(serial);
  if (await within(page, `window.benchMeter.atRows(${line})`)) return true;
  await pressKey('Escape');
  return false;
}

/** Waits for a promise in the page; false where it does not come. */
function within(page: Page, promise: string): Promise<boolean> {
  const late = `new Promise((resolve) => setTimeout(() => resolve(false), ${PATIENCE_MS}))`;
  return page.evaluate<boolean>(`Promise.race([${promise}.then(() => true), ${late}])`);
}

function shown(page: Page): Promise<string> {
  return page.evaluate(() => document.body.innerText.replaceAll(/\s+/gu, ' ').slice(0, 300));
}

/** Verify in a process of its own, lists and searches by this very window, one after the other without a pause. */
async function whileBusy(page: Page, { folder }: Program, run: () => Promise<Sold>): Promise<Sold> {
  const verify = verifying(folder);
  await page.evaluate('window.benchMeter.load()');
  try {
    return await run();
  } finally {
    await page.evaluate('window.benchMeter.rest()');
    verify.stop();
  }
}

/** Verifies the ledger again and again until it is stopped; `stop` throws where verify did not say that all is well. */
function verifying(folder: string): { readonly stop: () => void } {
  const args = [path.join('dist', 'cli', 'index.js'), 'verify', '--ledger', path.join(folder, 'ours', 'ledger')];
  // No window: the same engine as this run, if it is one that can have windows.
  const env = { ...process.env, UNITILL_KEYS: path.join(folder, 'ours', 'keys') };
  let stopped = false;
  let problem = '';
  let child: ChildProcess;
  const start = (): void => {
    child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
    let said = '';
    child.stdout?.on('data', (data: Buffer) => (said += String(data)));
    child.on('close', (code) => {
      if (code !== 0 && !stopped) problem = said.slice(0, 200);
      else if (!stopped) start();
    });
  };
  start();
  return {
    stop: () => {
      stopped = true;
      child.kill();
      if (problem !== '') throw new Error(`verify ended: ${problem}`);
    },
  };
}
